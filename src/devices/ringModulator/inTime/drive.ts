import { check } from '../../../design.ts';
import { digits, inRange } from '../../../errors.ts';
import type { Field, InTime, Waveform } from '../../../light.ts';
import { ringOperationTable, type RingOperation, type RingPort } from '../table.ts';
import type { Turn } from '../turn.ts';

/** How a ring is driven in time. */
export interface RingTimeDrive {
  /** Voltage of the driver before its bandwidth and the resistances, V; linear between samples. */
  readonly voltage: Waveform;
  /** Temperature of the core, K; as a waveform on the samples of the voltage, linear between them. */
  readonly temperature: number | Waveform;
  /** Power of the heater, W; as a waveform the heater's heat as it reaches the core, on the samples of the voltage. None if absent. */
  readonly heaterPower?: number | Waveform;
  /** Bandwidth of the driver at −3 dB, Hz: one pole. None if absent. */
  readonly driverBandwidth?: number;
  /** Resistance of the driver, ohm; 0 if absent. */
  readonly sourceResistance?: number;
}

/** How a ring is driven by a voltage that comes with the light, of which only the range is known. */
export interface RingRangeDrive extends Omit<RingTimeDrive, 'voltage' | 'temperature' | 'heaterPower'> {
  /** Lowest and highest voltage of the driver, V, in either order, to a rounding of 1e-9 of their difference. */
  readonly voltageRange: readonly [number, number];
  /** Temperature of the core, K. */
  readonly temperature: number;
  /** Power of the heater, W; none if absent. */
  readonly heaterPower?: number;
}

/** Light and the voltage of the driver at the same time, sample for sample. */
export interface DrivenField {
  readonly field: Field;
  /** V; linear between samples. */
  readonly voltage: Waveform;
}

/**
 * A ring whose voltage comes with the light, so that neither is known beforehand: the samples of a `RingInTime` whose voltages reach as far. Throws a `RangeError` as that does, for a voltage out of the range (the run
 * stays as it was before that block), and where voltage and field differ in sample rate or length.
 */
export interface RingDriven extends InTime<DrivenField, Field> {}

/** Which output of a ring in time, and which model of it. */
export interface RingTimeOptions extends RingPort {
  /** `coupledModes`, if absent, from a finesse of 20 on; `roundTrip` at any. */
  readonly method?: 'coupledModes' | 'roundTrip';
  /** Memory for what comes out, as long as the longest block: overwritten by each block and given back. It may be that of the field. New memory costs a sixth of the work or more. */
  readonly into?: Pick<Field, 're' | 'im'>;
}

/**
 * A ring while its voltage moves, as a stage: the field at its output, sample by sample. Before the first sample ring and driver have stood for
 * long as that sample has them. Heat that changes moves the resonance by as much as at the middle of the voltage; losses stay those of its middle. Throws a `RangeError` for a field that has another sample rate than the voltage or more samples, a step
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
export interface CheckedDrive extends CheckedOperation {
  readonly voltage: Waveform;
}

/** What a run needs to know beforehand. @internal */
export interface CheckedOperation {
  /** At the middle of the extremes. */
  readonly operation: RingOperation;
  /** Extremes of the voltage, V. */
  readonly extremes: readonly [number, number];
  /** Temperature or heater power where they change. */
  readonly heat: readonly HeatInTime[];
  /** Time constant of the driver, s. */
  readonly driverTime: number;
  readonly sourceResistance: number;
}

/** Temperature or heater power that changes. @internal */
export interface HeatInTime {
  readonly name: 'temperature' | 'heaterPower';
  readonly samples: Float64Array;
  readonly extremes: readonly [number, number];
}

const who = 'ringModulator';

/** @internal */
export function checkedDrive(turn: Turn, drive: RingTimeDrive): CheckedDrive {
  const { samples, sampleRate } = drive.voltage;
  inRange(who, 'voltage.sampleRate', sampleRate, 'Hz', 1, 1e18);
  inRange(who, 'voltage.samples.length', samples.length, '1', 1, 2 ** 40);
  const voltages = extremesOf('voltage', samples, ['V', ' of the junction'], turn.guide.voltageRange);
  const heat: HeatInTime[] = [];
  const held: { -readonly [name in keyof RingOperation]: RingOperation[name] } = { voltage: (voltages[0] + voltages[1]) / 2, temperature: NaN };
  for (const name of ['temperature', 'heaterPower'] as const) {
    const value = drive[name];
    if (typeof value === 'object') {
      if (value.sampleRate !== sampleRate || value.samples.length !== samples.length) {
        throw new RangeError(`${who}: ${name} has other samples than the voltage, must have as many at the same rate`);
      }
      const { unit, range } = ringOperationTable[name];
      const extremes = extremesOf(name, value.samples, [unit, ''], range);
      heat.push({ name, samples: value.samples, extremes });
      held[name] = (extremes[0] + extremes[1]) / 2;
    } else if (value !== undefined) held[name] = value;
  }
  return { ...checkedOperation(held, drive, voltages), voltage: drive.voltage, heat };
}

/** @internal */
export function checkedOperation(
  held: RingOperation,
  { driverBandwidth, sourceResistance = 0 }: Pick<RingTimeDrive, 'driverBandwidth' | 'sourceResistance'>,
  extremes: readonly [number, number],
): CheckedOperation {
  inRange(who, 'sourceResistance', sourceResistance, 'ohm', 0, 1e5);
  if (driverBandwidth !== undefined) inRange(who, 'driverBandwidth', driverBandwidth, 'Hz', 1, 1e15);
  return {
    operation: check(who, ringOperationTable, held),
    extremes,
    heat: [],
    driverTime: driverBandwidth === undefined ? 0 : 1 / (2 * Math.PI * driverBandwidth),
    sourceResistance,
  };
}

/** The least and the largest of some samples, each of which must be in a range. @internal */
export function extremesOf(
  name: string,
  samples: ArrayLike<number>,
  [unit, whose]: readonly [string, string],
  [least, most]: readonly [number, number],
  taken = 0,
): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    if (!(sample >= least && sample <= most)) {
      throw new RangeError(
        `${who}: ${name} is ${digits(sample)} ${unit} at sample ${taken + i}, outside ${digits(least)} to ${digits(most)} ${unit}${whose}`,
      );
    }
    if (sample < low) low = sample;
    if (sample > high) high = sample;
  }
  return [low, high];
}
