import { check } from '../../../design.ts';
import { digits, inRange } from '../../../errors.ts';
import type { Field, InTime, Waveform } from '../../../light.ts';
import { ringOperationTable, type RingOperation, type RingPort } from '../table.ts';
import type { Turn } from '../turn.ts';

/** How a ring is driven in time. */
export interface RingTimeDrive extends Omit<RingOperation, 'voltage'> {
  /** Voltage of the driver before its bandwidth and the resistances, V; linear between samples. */
  readonly voltage: Waveform;
  /** Bandwidth of the driver at −3 dB, Hz: one pole. None if absent. */
  readonly driverBandwidth?: number;
  /** Resistance of the driver, ohm; 0 if absent. */
  readonly sourceResistance?: number;
}

/** Which output of a ring in time, and which model of it. */
export interface RingTimeOptions extends RingPort {
  /** `coupledModes`, if absent, from a finesse of 20 on; `roundTrip` at any. */
  readonly method?: 'coupledModes' | 'roundTrip';
}

/**
 * A ring while its voltage moves, as a stage: the field at its output, sample by sample. Before the first sample ring and driver have stood for
 * long as that sample has them. Throws a `RangeError` for a field that has another sample rate than the voltage or more samples, a step
 * longer than half the lifetime of the amplitude (1/(2π linewidth)), and for coupled modes a finesse below 20.
 */
export interface RingInTime extends InTime<Field, Field> {
  /** What `ringEnergy` looks into. @internal */
  readonly model: RingTimeModel;
}

/** A ring in time by its parts. @internal */
export interface RingTimeModel {
  readonly turn: Turn;
  readonly absorbedFraction: number;
  readonly drive: CheckedDrive;
  readonly method: 'coupledModes' | 'roundTrip';
}

/** A checked drive. @internal */
export interface CheckedDrive {
  readonly operation: RingOperation;
  readonly voltage: Waveform;
  /** Extremes of the voltage, V. */
  readonly extremes: readonly [number, number];
  /** Time constant of the driver, s. */
  readonly driverTime: number;
  readonly sourceResistance: number;
}

const who = 'ringModulator';

/** @internal */
export function checkedDrive(turn: Turn, drive: RingTimeDrive): CheckedDrive {
  const { voltage, driverBandwidth, sourceResistance = 0, temperature, heaterPower } = drive;
  const { samples, sampleRate } = voltage;
  inRange(who, 'voltage.sampleRate', sampleRate, 'Hz', 1, 1e18);
  inRange(who, 'voltage.samples.length', samples.length, '1', 1, 2 ** 40);
  inRange(who, 'sourceResistance', sourceResistance, 'ohm', 0, 1e5);
  if (driverBandwidth !== undefined) inRange(who, 'driverBandwidth', driverBandwidth, 'Hz', 1, 1e15);
  const [least, most] = turn.guide.voltageRange;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    if (!(sample >= least && sample <= most)) {
      throw new RangeError(`${who}: voltage is ${digits(sample)} V at sample ${i}, outside ${digits(least)} to ${digits(most)} V of the junction`);
    }
    low = Math.min(low, sample);
    high = Math.max(high, sample);
  }
  const held = { voltage: (low + high) / 2, temperature };
  return {
    operation: check(who, ringOperationTable, heaterPower === undefined ? held : { ...held, heaterPower }),
    voltage,
    extremes: [low, high],
    driverTime: driverBandwidth === undefined ? 0 : 1 / (2 * Math.PI * driverBandwidth),
    sourceResistance,
  };
}
