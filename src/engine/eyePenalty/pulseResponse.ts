import { steadyFiber } from '../../devices/fiber.ts';
import { besselThomsonResponse } from '../../link/besselThomson.ts';
import { fft, powerOfTwoFrom } from '../../numerics/fft.ts';
import type { EngineDesign } from '../engineTable.ts';
import { type Complex, times } from './complex.ts';
import type { LaneElectronics } from './electronics.ts';
import type { LaneAtWork } from './laneAtWork.ts';
import { behindDispersion, sidebandsOf } from './modulatorResponse.ts';
import { diodeResponse, filterBandwidth } from './receiver.ts';

/** Samples of a unit interval, at the least. */
const leastPerSymbol = 32;
/** Unit intervals that a pulse may take. @internal */
export const span = 64;
/** Unit intervals at its end in which it must have died. */
const rest = 4;
/** Unit intervals in front of the middle of the symbol. @internal */
export const before = 8;

/** What one symbol becomes. Sample i stands at (i/perSymbol − before) unit intervals after the middle of the symbol. @internal */
export interface PulseResponse {
  /** Samples of a unit interval. */
  readonly perSymbol: number;
  /** Of the photocurrent. */
  readonly current: Float64Array;
  /** Of the current behind the filter of the receiver. */
  readonly received: Float64Array;
  /** What the edge in front of the symbol leaves there for a delay of 1 unit interval, were it small: the step response's slope. */
  readonly edge: Float64Array;
  /** Impulse response of that filter from its time 0 on, for each sample. */
  readonly filter: Float64Array;
}

/** Pulse of one symbol, on the scale of its standing level, in a small drive; `null` for one that lasts longer than the time there is. @internal */
export function pulseResponse(engine: EngineDesign, chain: LaneElectronics, lane: LaneAtWork): PulseResponse | null {
  const { symbolRate, receiver, channel } = engine;
  const { wavelength } = lane;
  const sidebands = sidebandsOf(engine, chain, lane);
  const accumulatedDispersion = steadyFiber(channel.fiber).accumulatedDispersion({ wavelength });
  const bandwidth = filterBandwidth(receiver);
  const filter = (frequency: number): Complex => besselThomsonResponse(frequency, { bandwidth });
  const behindDriver = (spectrum: number, frequency: number, delay: number): Complex => {
    const power = behindDispersion(sidebands(frequency), { wavelength, accumulatedDispersion, frequency });
    const angle = 2 * Math.PI * (frequency / symbolRate) * delay;
    return times(times(power, diodeResponse(receiver, frequency)), { re: spectrum * Math.cos(angle), im: -spectrum * Math.sin(angle) });
  };
  const current = (frequency: number): Complex => behindDriver(symbolSpectrum(frequency / symbolRate, chain.rise), frequency, before);
  const edge = (frequency: number): Complex => behindDriver(edgeSpectrum(frequency / symbolRate, chain.rise), frequency, before - 0.5);
  // Half the sample rate is four times the bandwidth of the filter or more.
  const perSymbol = powerOfTwoFrom(Math.max(leastPerSymbol, (8 * bandwidth) / symbolRate));
  const inTime = (response: (frequency: number) => Complex): Float64Array => transformed(perSymbol, symbolRate, response);
  const received = inTime((frequency) => times(current(frequency), filter(frequency)));
  if (!dies(received, perSymbol)) return null;
  return {
    perSymbol,
    current: inTime(current),
    received,
    edge: inTime((frequency) => times(edge(frequency), filter(frequency))),
    filter: inTime(filter).map((x) => x / perSymbol),
  };
}

/** Spectrum of a flat symbol with edges of half a cosine, over its unit interval; `ratio` is frequency over symbol rate. @internal */
export function symbolSpectrum(ratio: number, rise: number): number {
  const sinc = ratio === 0 ? 1 : Math.sin(Math.PI * ratio) / (Math.PI * ratio);
  return sinc * edgeSpectrum(ratio, rise);
}

/** Spectrum of the slope of one edge. */
function edgeSpectrum(ratio: number, rise: number): number {
  const across = 2 * ratio * rise;
  return Math.abs(across - 1) < 1e-9 ? Math.PI / 4 : Math.cos((Math.PI / 2) * across) / (1 - across * across);
}

/** ∫H exp(j2πft) df in units of the symbol rate, at perSymbol samples a unit interval. */
function transformed(perSymbol: number, symbolRate: number, response: (frequency: number) => Complex): Float64Array {
  const size = span * perSymbol;
  const spectrum = new Float64Array(2 * size);
  for (let k = 0; k <= size / 2; k++) {
    const { re, im } = response((k / span) * symbolRate);
    // The highest frequency is its own conjugate.
    const top = k === size / 2;
    spectrum[2 * k] = re * perSymbol;
    spectrum[2 * k + 1] = top || k === 0 ? 0 : im * perSymbol;
    if (k === 0 || top) continue;
    spectrum[2 * (size - k)] = re * perSymbol;
    spectrum[2 * (size - k) + 1] = -im * perSymbol;
  }
  const out = new Float64Array(2 * size);
  fft(size).inverse(out, spectrum);
  return Float64Array.from({ length: size }, (_, i) => out[2 * i]!);
}

/** Whether the end holds less than a hundredth of the peak. */
function dies(pulse: Float64Array, perSymbol: number): boolean {
  const size = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return size(pulse.subarray(pulse.length - rest * perSymbol)) < 0.01 * size(pulse);
}
