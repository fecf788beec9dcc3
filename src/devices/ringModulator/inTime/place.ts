import { speedOfLight } from '../../../constants.ts';
import { digits } from '../../../errors.ts';
import type { RingOperation } from '../table.ts';
import type { Turn } from '../turn.ts';
import type { HeatInTime } from './drive.ts';

/**
 * A resonance beside a laser while the voltage moves. Its *place* is a number in which nepers and phase of a turn are linear: the voltage, where
 * these are linear in it, else the phase; both less the middle of the drive. @internal
 */
export interface MovingResonance {
  /** Time of one turn at the middle of the drive, s. */
  readonly turnTime: number;
  /** Even orders leave the drop bus with the other sign than odd ones. */
  readonly sign: 1 | -1;
  /** Nepers of amplitude that a turn takes at place 0, couplers' crossing apart, and their slope with the place. */
  readonly nepers: readonly [number, number];
  /** Phase of a turn less whole turns at place 0, rad, and its slope. */
  readonly phase: readonly [number, number];
  /** Whether nepers, phase and capacitance are those of a linear junction: the place is then the voltage less the middle of the drive. */
  readonly linear: boolean;
  readonly place: (voltage: number) => number;
  /** Places at the extremes of the drive. */
  readonly reach: readonly [number, number];
  /** What heat that changes adds to the phase of a turn at a sample, rad, and the most that is. */
  readonly warmth: (sample: number) => number;
  readonly mostWarmth: number;
}

/** The resonance nearest to a wavelength at the middle of the extremes of a drive, V. @internal */
export function movingResonance(
  turn: Turn,
  operation: RingOperation,
  wavelength: number,
  [low, high]: readonly [number, number],
  heat: readonly HeatInTime[],
): MovingResonance {
  const point = { ...operation, wavelength, voltage: (low + high) / 2 };
  const middle = point.voltage;
  const order = Math.round(turn.order(point));
  const phaseAt = (voltage: number): number => {
    point.voltage = voltage;
    return 2 * Math.PI * turn.ordersBeyond(point, order);
  };
  const nepersAt = (voltage: number): number => {
    point.voltage = voltage;
    return -Math.log(turn.amplitude(point));
  };
  const warm = { ...point };
  const warmPhase = (valueOf: (of: HeatInTime) => number): number => {
    for (const of of heat) warm[of.name] = valueOf(of);
    return 2 * Math.PI * turn.ordersBeyond(warm, order) - phase;
  };
  const turnTime = (turn.groupIndex(point) * turn.circumference) / speedOfLight;
  const phase = phaseAt(middle);
  const nepers = nepersAt(middle);
  if (!(nepers < Infinity)) throw new RangeError(`ringModulator: loss of a turn is ${digits(nepers)} Np, must be finite`);
  const span = high - low;
  const phaseSpan = phaseAt(high) - phaseAt(low);
  const nepersSpan = nepersAt(high) - nepersAt(low);
  const straight = (middle: number, ends: number, change: number): boolean => Math.abs(ends / 2 - middle) <= 1e-9 * Math.abs(change) + 1e-13;
  const linear =
    straight(phase, phaseAt(low) + phaseAt(high), phaseSpan) &&
    straight(nepers, nepersAt(low) + nepersAt(high), nepersSpan) &&
    turn.guide.capacitance(low) === turn.guide.capacitance(high);
  const byVoltage = linear || phaseSpan === 0;
  const place = byVoltage ? (voltage: number): number => voltage - middle : (voltage: number): number => phaseAt(voltage) - phase;
  const across = byVoltage ? span : phaseSpan;
  const slope = (change: number): number => (across === 0 ? 0 : change / across);
  return {
    turnTime,
    sign: order % 2 === 0 ? 1 : -1,
    nepers: [nepers, slope(nepersSpan)],
    phase: [phase, slope(phaseSpan)],
    linear,
    place,
    reach: [Math.min(place(low), place(high)), Math.max(place(low), place(high))],
    warmth: (sample) => warmPhase(({ samples }) => samples[sample]!),
    mostWarmth: Math.max(...[0, 1].map((end) => Math.abs(warmPhase(({ extremes }) => extremes[end]!)))),
  };
}
