import type { RingModulator } from '../../devices/ringModulator.ts';
import { digits, inRange } from '../../errors.ts';
import { leastAssignment } from '../../numerics/leastAssignment.ts';
import { resonancePlace } from './resonancePlace.ts';
import { nm, um } from '../../units.ts';
import { beyondLimits, beyondText, type RingHeaters } from './ringHeaters.ts';

/** Rings that are to be brought to the wavelengths of their lanes. */
export interface RingTuning {
  /** Vacuum wavelength of each lane, m; as many as rings. */
  readonly wavelengths: readonly number[];
  /** Laser minus resonance at `bias` that each ring is to have, Hz. */
  readonly detuning: number;
  /** Mean drive voltage, V. */
  readonly bias: number;
  /** Temperature of the cores without their heaters, K: one for all, or one a ring. */
  readonly temperature: number | readonly number[];
  /** `fixed`: ring i takes lane i. `free`: any ring may take any lane. */
  readonly assignment: 'fixed' | 'free';
}

/** One ring where it has been brought. */
export interface TunedRing {
  /** Number of its lane, from 0. */
  readonly lane: number;
  /** Order of the resonance that was taken. */
  readonly order: number;
  /** That resonance without heaters, m. */
  readonly coldResonance: number;
  /** How far it is shifted, m. */
  readonly shift: number;
  /** Power of its heater, W. */
  readonly power: number;
}

/** Rings at the wavelengths of their lanes. */
export interface TunedRings {
  /** By ring. */
  readonly rings: readonly TunedRing[];
  /** Of all heaters, W. */
  readonly totalPower: number;
}

const who = 'tuneRings';

/**
 * The resonance of each ring, and under `free` the lane, that need the least heat: by the shortest red shifts to be had, weighted with
 * what a shift costs in the whole array; a ring that its neighbors warm past its place takes its next resonance. Exact without
 * crosstalk, and for a fixed assignment where heat spreads so that a warmer ring never asks more of another's heater. Under `free` with
 * crosstalk, lanes then change places two by two as long as that saves power: no exchange of two is better.
 *
 * @throws RangeError for values out of range, and with rings, orders and powers where the heaters do not reach.
 */
export function tuneRings(rings: readonly RingModulator[], heaters: RingHeaters, task: RingTuning): TunedRings {
  const size = heaters.heaters.length;
  const { wavelengths, detuning, bias, temperature, assignment } = task;
  inRange(who, 'rings.length', rings.length, '1', size, size);
  inRange(who, 'wavelengths.length', wavelengths.length, '1', size, size);
  wavelengths.forEach((wavelength, i) => inRange(who, `wavelengths.${i}`, wavelength, 'm', 100 * nm, 100 * um));
  inRange(who, 'detuning', detuning, 'Hz', -1e13, 1e13);
  if (typeof temperature === 'object') inRange(who, 'temperature.length', temperature.length, '1', size, size);
  // All that all heaters can do to one ring.
  const reach = heaters.heaters.reduce((sum, { maximumShift }) => sum + maximumShift, 0);
  const known = new Map<number, number[]>();
  const candidates = (ring: number, lane: number): number[] => {
    const place = ring * size + lane;
    const already = known.get(place);
    if (already !== undefined) return already;
    const kelvin = typeof temperature === 'number' ? temperature : temperature[ring]!;
    const target = wavelengths[lane]! + resonancePlace(wavelengths[lane]!, detuning);
    // No further than a guide's own range of wavelengths.
    const band = { from: Math.max(target - reach, 0.91 * target), to: target };
    const found = rings[ring]!.resonances(band, { voltage: bias, temperature: kelvin });
    const shifts = found.map((resonance) => target - resonance).toReversed();
    known.set(place, shifts);
    return shifts;
  };
  const weights = transposedOnes(heaters);
  const shiftsOf = (lanes: ArrayLike<number>): number[][] =>
    rings.map((_, ring) => {
      const found = candidates(ring, lanes[ring]!);
      if (found.length > 0) return found;
      throw new RangeError(`${who}: ring ${ring} has no resonance within ${digits(reach)} m below lane ${lanes[ring]!}`);
    });
  const lanes = assignment === 'fixed' ? Int32Array.from(rings, (_, i) => i) : exchanged(leastAssignment(costs(), size), powerOf);
  const shifts = shiftsOf(lanes);
  const taken = leastShifts(heaters, shifts);
  const { powers } = taken;
  const laneOf = (i: number): number => lanes[i]!;
  const resonance = (i: number): number => wavelengths[laneOf(i)]! + resonancePlace(wavelengths[laneOf(i)]!, detuning) - taken.shifts[i]!;
  const orderOf = (i: number): number => {
    const kelvin = typeof temperature === 'number' ? temperature : temperature[i]!;
    return Math.round(rings[i]!.order({ wavelength: resonance(i), voltage: bias, temperature: kelvin }));
  };
  const beyond = beyondLimits(powers, heaters.heaters);
  if (beyond.length > 0) {
    const each = beyond.map((i) => beyondText(`ring ${i} on lane ${laneOf(i)}, order ${orderOf(i)},`, powers[i]!, heaters.heaters[i]!));
    throw new RangeError(`${who}: ${each.join('; ')}`);
  }
  const tuned = rings.map((_, i) => ({
    lane: laneOf(i),
    order: orderOf(i),
    coldResonance: resonance(i),
    shift: taken.shifts[i]!,
    power: Math.max(0, powers[i]!),
  }));
  return { rings: tuned, totalPower: tuned.reduce((sum, { power }) => sum + power, 0) };

  /** Power of all heaters, Infinity where lanes are out of reach. */
  function powerOf(order: Int32Array): number {
    const found = rings.map((_, ring) => candidates(ring, order[ring]!));
    if (found.some(({ length }) => length === 0)) return Infinity;
    const { powers } = leastShifts(heaters, found);
    return beyondLimits(powers, heaters.heaters).length > 0 ? Infinity : powers.reduce((sum, power) => sum + Math.max(0, power), 0);
  }

  function costs(): Float64Array {
    const cost = new Float64Array(size * size);
    for (let ring = 0; ring < size; ring++) {
      for (let lane = 0; lane < size; lane++) {
        const [least] = candidates(ring, lane);
        // A lane out of reach is taken last.
        cost[ring * size + lane] = (least ?? 1e6 * reach) * weights[ring]!;
      }
    }
    return cost;
  }
}

/** The order after exchanges of two places, each of which makes it cheaper by more than rounding, until none does. */
function exchanged(order: Int32Array, costOf: (order: Int32Array) => number): Int32Array {
  let best = order;
  let least = costOf(best);
  for (let found = true; found; ) {
    found = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = 0; j < i; j++) {
        const other = Int32Array.from(best);
        other[i] = best[j]!;
        other[j] = best[i]!;
        const cost = costOf(other);
        if (!(cost < least * (1 - 1e-9))) continue;
        [best, least, found] = [other, cost, true];
      }
    }
  }
  return best;
}

/** What a shift of each ring costs in power of all heaters, W/m. */
function transposedOnes(heaters: RingHeaters): number[] {
  return heaters.heaters.map((_, ring) => {
    const shift = new Float64Array(heaters.heaters.length);
    shift[ring] = 1e-9;
    return Math.max(0, heaters.demand(shift).reduce((sum, power) => sum + power, 0)) / 1e-9;
  });
}

/**
 * The least of each ring's shifts, rising, for which no heater would have to cool. Where it is the shifts that end first, those with
 * negative powers remain.
 *
 * @internal
 */
export function leastShifts(
  heaters: RingHeaters,
  shifts: readonly (readonly number[])[],
): { readonly shifts: Float64Array; readonly powers: Float64Array } {
  const place = new Int32Array(shifts.length);
  const taken = Float64Array.from(shifts, ([least]) => least!);
  for (;;) {
    const powers = heaters.demand(taken);
    let moved = false;
    heaters.heaters.forEach(({ design: { maximumPower } }, i) => {
      if (powers[i]! >= -1e-12 * maximumPower || place[i]! + 1 >= shifts[i]!.length) return;
      taken[i] = shifts[i]![++place[i]!]!;
      moved = true;
    });
    if (!moved) return { shifts: taken, powers };
  }
}
