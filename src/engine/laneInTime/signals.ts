import { fiber } from '../../devices/fiber.ts';
import { machZehnderModulator } from '../../devices/machZehnderModulator.ts';
import { photodiode } from '../../devices/photodiode.ts';
import { ringModulator } from '../../devices/ringModulator.ts';
import { digits, inRange } from '../../errors.ts';
import type { Field, Waveform } from '../../light.ts';
import { besselThomsonInTime } from '../../link/filterInTime.ts';
import { pulseShape } from '../../link/pulseShape.ts';
import type { EngineDesign } from '../engineTable.ts';
import type { LaneElectronics } from '../eyePenalty/electronics.ts';
import { type LaneAtWork, symbolVoltages } from '../eyePenalty/laneAtWork.ts';
import { filterBandwidth } from '../eyePenalty/receiver.ts';

/** How a lane is run in time. */
export interface LaneRun {
  /** Number of the lane, from 0. */
  readonly lane: number;
  /** PAM4 symbols 0 to 3, in the order of rising power. */
  readonly symbols: Uint8Array;
  /** Samples of a unit interval, 4 to 1024, a whole number. */
  readonly samplesPerSymbol: number;
  /** Of the jitter, a whole number; 0 unless told. */
  readonly seed?: number;
}

/** The signals of a lane, without noise, in step: sample i of one belongs to sample i of the other. */
export interface LaneSignals {
  /** Light on the photodiode. */
  readonly light: Field;
  /** Its current, dark current included, A. */
  readonly current: Waveform;
  /** The current behind the filter of the receiver, A. */
  readonly received: Waveform;
  /** The sample in the middle of the first symbol at the driver. */
  readonly middle: number;
}

/** @internal */
export function checkRun(who: string, { symbols, samplesPerSymbol }: LaneRun): void {
  inRange(who, 'samplesPerSymbol', samplesPerSymbol, '1', 4, 1024);
  if (!Number.isInteger(samplesPerSymbol)) throw new RangeError(`${who}: samplesPerSymbol is ${digits(samplesPerSymbol)}, must be a whole number`);
  inRange(who, 'symbols.length', symbols.length, '1', 1, 2 ** 22);
  for (let i = 0; i < symbols.length; i++) inRange(who, `symbols.${i}`, symbols[i]!, '1', 0, 3);
}

/** A checked run of a lane at its set point. @internal */
export function signalsOf(engine: EngineDesign, chain: LaneElectronics, lane: LaneAtWork, run: Omit<LaneRun, 'lane'>): LaneSignals {
  const { symbols, samplesPerSymbol, seed = 0 } = run;
  const { symbolRate } = engine;
  const modulator = modulatorOf(engine, chain, lane);
  const jitter = { random: chain.jitter, seed, sinusoidal: 0, frequency: 0 };
  const pulse = { kind: 'flat', rise: chain.rise, ...(chain.jitter > 0 && { jitter }) } as const;
  const shape = pulseShape({ symbolRate, samplesPerSymbol, levels: modulator.voltages, pulse });
  const voltage = shape(symbols);
  const line = fiber(engine.channel.fiber);
  const amplitude = Math.sqrt((lane.busPower * lane.transmission) / line.transmission());
  const steady: Field = {
    sampleRate: voltage.sampleRate,
    wavelength: lane.wavelength,
    re: new Float64Array(voltage.samples.length).fill(amplitude),
    im: new Float64Array(voltage.samples.length),
  };
  const light = line.during()(modulator.during(voltage)(steady));
  const current = photodiode(engine.receiver.photodiode).during({ noise: 'none' })(light);
  const received = besselThomsonInTime({ bandwidth: filterBandwidth(engine.receiver) })(current);
  return { light, current, received, middle: shape.middle };
}

/** Coupled modes hold from a finesse of 20 on, at any voltage of the drive. */
const coupledFinesse = 22;

interface InDrive {
  readonly voltages: readonly number[];
  readonly during: (voltage: Waveform) => (field: Field) => Field;
}

function modulatorOf({ modulator, chipTemperature: temperature, ...rest }: EngineDesign, { driverBandwidth }: LaneElectronics, lane: LaneAtWork): InDrive {
  const { wavelength } = lane;
  if (modulator.kind === 'ring') {
    const ring = ringModulator(modulator.device);
    const { coreTemperature, heaterPower } = lane.ring!;
    const { sourceResistance } = modulator;
    const held = { temperature: coreTemperature, heaterPower };
    const method = ring.finesse({ wavelength, voltage: modulator.bias, ...held }) < coupledFinesse ? 'roundTrip' : 'coupledModes';
    return {
      voltages: symbolVoltages({ ...rest, chipTemperature: temperature, modulator }, (voltage) => ring.transmission({ wavelength, voltage, ...held })),
      during: (voltage) => ring.during({ voltage, ...held, driverBandwidth, sourceResistance }, { method }),
    };
  }
  const machZehnder = machZehnderModulator(modulator.device);
  const { bias, junctionBias } = modulator;
  const held = { temperature, trimTemperature: temperature, bias, junctionBias };
  return {
    voltages: symbolVoltages({ ...rest, chipTemperature: temperature, modulator }, (voltage) => machZehnder.transmission({ wavelength, voltage, ...held })),
    during: (voltage) => machZehnder.during({ voltage, ...held, driverBandwidth }),
  };
}
