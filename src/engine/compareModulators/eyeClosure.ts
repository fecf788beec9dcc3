import { digits } from '../../errors.ts';
import type { Waveform } from '../../light.ts';
import { besselThomson } from '../../link/besselThomson.ts';
import { pattern } from '../../link/pattern.ts';
import { type SymbolPattern, symbolsOf } from '../../link/patternedWaveform.ts';
import { pulseShape } from '../../link/pulseShape.ts';
import { type Tdecq, tdecq } from '../../link/tdecq.ts';
import type { ComparisonLink } from './table.ts';
import { levelCount, type Transmitter } from './transmitter.ts';

/** How a modulator's waveform is taken. */
export interface ComparisonOptions {
  /** Samples of a symbol, a whole number, 8 to 1024. Default 16, or more where the line of the ring asks for it. */
  readonly samplesPerSymbol?: number;
  /** Symbols of one period: of four levels with the runs that TDECQ needs, PRBS13Q if absent; of two levels 0 and 1, PRBS9 if absent. */
  readonly pattern?: SymbolPattern;
}

/**
 * How far an eye is closed, in dB of optical power, and the outer modulation amplitude that this is measured by, W; or why there is no eye.
 */
export type EyeClosure =
  | { readonly finite: true; readonly closureDb: number; readonly omaOuter: number }
  | { readonly finite: false; readonly reason: string };

/** Symbols before the first one that is looked at: what the modulator remembers has died. */
const lead = 64;

/** Power behind a modulator over one period of a pattern, W. @internal */
export function powerWaveform(modulator: Transmitter, link: ComparisonLink, symbols: Uint8Array, samplesPerSymbol: number): Waveform {
  const { symbolRate, driver, wavelength, power } = link;
  const all = new Uint8Array(lead + symbols.length);
  for (let i = 0; i < lead; i++) all[lead - 1 - i] = symbols[symbols.length - 1 - (i % symbols.length)]!;
  all.set(symbols, lead);
  const shape = pulseShape({ symbolRate, samplesPerSymbol, levels: modulator.voltages, pulse: { kind: 'flat', rise: driver.rise } });
  const voltage = shape(all);
  const { sampleRate } = voltage;
  const count = voltage.samples.length;
  const re = new Float64Array(count).fill(Math.sqrt(power));
  const out = modulator.during(voltage)({ sampleRate, wavelength, re, im: new Float64Array(count) });
  const from = lead * samplesPerSymbol;
  const samples = new Float64Array(count - from);
  for (let i = 0; i < samples.length; i++) samples[i] = out.re[from + i]! ** 2 + out.im[from + i]! ** 2;
  return { sampleRate, samples };
}

/** TDECQ of four levels and closure of the eye of any. @internal */
export function eyeOf(
  modulator: Transmitter,
  link: ComparisonLink,
  options: ComparisonOptions,
): { tdecq: Tdecq | null; eyeClosure: EyeClosure } {
  const { samplesPerSymbol = Math.max(16, Math.ceil(modulator.leastSampleRate / link.symbolRate)) } = options;
  if (!(Number.isInteger(samplesPerSymbol) && samplesPerSymbol >= 8 && samplesPerSymbol <= 1024)) {
    throw new RangeError(`compareModulators: samplesPerSymbol is ${digits(samplesPerSymbol)}, must be a whole number from 8 to 1024`);
  }
  const levels = levelCount(link);
  const usual = options.pattern === undefined && levels === 2;
  const symbols = usual ? pattern('PRBS9') : symbolsOf('compareModulators', options.pattern ?? 'PRBS13Q');
  const waveform = powerWaveform(modulator, link, symbols, samplesPerSymbol);
  if (levels === 2) {
    const omaOuter = link.power * (modulator.transmissions[1]! - modulator.transmissions[0]!);
    return { tdecq: null, eyeClosure: verticalClosure(waveform, symbols, link.symbolRate, omaOuter) };
  }
  const measured = tdecq(waveform, { ...link.reference, symbolRate: link.symbolRate, pattern: symbols });
  const { finite } = measured;
  return { tdecq: measured, eyeClosure: finite ? { finite, closureDb: measured.tdecqDb, omaOuter: measured.omaOuter } : measured };
}

/**
 * Vertical eye closure of two levels behind the Bessel-Thomson filter of three quarters of the symbol rate: amplitude over the distance of
 * the lowest one from the highest zero, at the best instant. [IEEE802.3, 52.9]
 */
function verticalClosure(waveform: Waveform, symbols: Uint8Array, symbolRate: number, omaOuter: number): EyeClosure {
  const { samples, sampleRate } = besselThomson(waveform, { bandwidth: 0.75 * symbolRate });
  const per = Math.round(sampleRate / symbolRate);
  let opening = -Infinity;
  // Drivers and electrodes of some use delay by less than eight symbols.
  for (let delay = 0; delay < 8 * per; delay++) {
    let least = Infinity;
    let most = -Infinity;
    for (let n = 0; n < symbols.length; n++) {
      const sample = samples[(n * per + delay) % samples.length]!;
      if (symbols[n] === 0) most = Math.max(most, sample);
      else least = Math.min(least, sample);
    }
    opening = Math.max(opening, least - most);
  }
  if (!(opening > 0 && opening < Infinity)) {
    return { finite: false, reason: 'the eye of two levels is closed, or its pattern has one level only' };
  }
  return { finite: true, closureDb: 10 * Math.log10(omaOuter / opening), omaOuter };
}
