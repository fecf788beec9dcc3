import { findMinimum } from '../../numerics/minimize.ts';
import { countDistances, crossingRatio, type Crossings, crossingsOf, type Distances, noDistances, toleratedNoise } from './histogram.ts';
import { choleskyOf, leastSquareTaps, momentsOf, type Moments, solved, toeplitz } from './leastSquares.ts';
import { type Phases, valuesAt } from './phases.ts';

/** What an equalizer is sought for. Amplitudes in units of the outer modulation amplitude, about the average. @internal */
export interface Task {
  readonly phases: Phases;
  /** Symbols of all periods, the first in the middle at `center`, samples. */
  readonly symbols: Uint8Array;
  readonly center: number;
  readonly taps: number;
  /** Taps before the main one, at most. */
  readonly mostMain: number;
  /** Correlation of the added noise at whole symbols. */
  readonly correlation: Float64Array;
  readonly target: number;
  /** By how much each threshold may move. */
  readonly adjustment: number;
  /** Every how many symbols one is looked at. */
  readonly step: number;
}

/** Where an equalizer decides, and how. @internal */
export interface Setting {
  readonly taps: Float64Array;
  readonly main: number;
  /** Middle of the eye, samples from the middle of the symbol. */
  readonly offset: number;
}

/** What a setting tolerates. @internal */
export interface Tolerance {
  /** Noise rms behind the equalizer, left and right. */
  readonly sides: readonly [number, number];
  /** The same for the mean of both error ratios. */
  readonly mean: number;
  readonly shifts: readonly number[];
}

/** The samples at both sides of the middle of the eye: `points` in each window, 0.04 UI wide, 0.05 UI from the middle. @internal */
export function sidesAt(task: Task, offset: number, points: 1 | 2): readonly [Float64Array[], Float64Array[]] {
  const { phases, symbols, center, taps } = task;
  const perSymbol = phases.rows.length;
  // Two points by Gauss's rule: exact where the error ratio is a cubic over the window.
  const within = points === 1 ? [0] : [-0.02 / Math.sqrt(3), 0.02 / Math.sqrt(3)];
  const side = (middle: number): Float64Array[] =>
    within.map((away) =>
      valuesAt(new Float64Array(symbols.length + 2 * taps), phases, center + offset + (middle + away) * perSymbol, taps),
    );
  return [side(-0.05), side(0.05)];
}

/** Noise that a setting tolerates, from `points` in each window. @internal */
export function toleranceOf(task: Task, { taps, main, offset }: Setting, points: 1 | 2): Tolerance {
  return toleranceWith(task, sidesAt(task, offset, points), taps, main);
}

function toleranceWith(task: Task, sides: readonly [Float64Array[], Float64Array[]], taps: Float64Array, main: number): Tolerance {
  const { symbols, target, adjustment, step } = task;
  const distances = sides.map((values) => {
    const counted = noDistances();
    countDistances(counted, values, task.taps, symbols, taps, main, step);
    return counted;
  });
  const both = listed(
    distances[0]!.map((value, i) => 0.5 * (value + distances[1]![i]!)),
    adjustment,
  );
  let shifts = [0, 0, 0];
  let mean = toleratedNoise(both, shifts, target);
  // The best thresholds hardly depend on the noise.
  const rounds = adjustment > 0 && mean > 0 ? 2 : 0;
  for (let round = 0; round < rounds; round++) {
    shifts = bestShifts(both, mean, adjustment);
    mean = toleratedNoise(both, shifts, target);
  }
  const side = (which: 0 | 1): number => toleratedNoise(listed(distances[which]!, adjustment), shifts, target);
  return { sides: [side(0), side(1)], mean, shifts };
}

/** Thresholds that cannot move may be taken as one. */
function listed(distances: Distances, adjustment: number): Crossings[] {
  return adjustment > 0 ? [crossingsOf(distances, 0), crossingsOf(distances, 1), crossingsOf(distances, 2)] : [crossingsOf(distances, 'all')];
}

function bestShifts(crossings: readonly Crossings[], noise: number, most: number): number[] {
  return crossings.map((each) => {
    const errors = (shift: number): number => crossingRatio(each, shift, noise);
    const { at, value } = findMinimum(errors, -most, most, { tolerance: 1e-4 * most });
    const candidates = [{ at, value }, ...[-most, most].map((end) => ({ at: end, value: errors(end) }))];
    return candidates.reduce((best, other) => (other.value < best.value ? other : best)).at;
  });
}

/** The taps of least squares at an offset, of the main tap that errs least. @internal */
export function leastSquaresAt(task: Task, offset: number, noise: number): Setting & { readonly error: number; readonly moments: Moments } {
  const { phases, symbols, center, taps, mostMain, correlation, step } = task;
  const values = valuesAt(new Float64Array(symbols.length + 2 * taps), phases, center + offset, taps);
  const moments = momentsOf(
    values,
    Float64Array.from(symbols, (symbol) => symbol / 3 - 0.5),
    taps,
    step,
  );
  let best: (Setting & { error: number; moments: Moments }) | undefined;
  for (let main = 0; main <= mostMain; main++) {
    const found = leastSquareTaps(moments, { correlation, noise: noise * noise, main });
    if (best === undefined || found.error < best.error) best = { taps: found.taps, main, offset, error: found.error, moments };
  }
  return best!;
}

/** Noise enhancement of taps, an amplitude: the root of Σ w_i w_j ρ_|i−j|. @internal */
export function noiseEnhancementOf(taps: Float64Array, correlation: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < taps.length; i++) {
    for (let j = 0; j < taps.length; j++) sum += taps[i]! * taps[j]! * correlation[Math.abs(i - j)]!;
  }
  return Math.sqrt(sum);
}

/**
 * Taps that tolerate the most added noise at a fixed offset, from a setting nearby: quasi-Newton steps on the logarithm of that noise,
 * beginning with the curvature of least squares. Both windows count by the mean of their error ratios. The main tap follows from the others.
 *
 * @internal
 */
export function refinedTaps(task: Task, setting: Setting, moments: Moments): Setting {
  const { correlation } = task;
  const { main } = setting;
  const others = Array.from(setting.taps.keys()).filter((k) => k !== main);
  if (others.length === 0) return setting;
  const sides = sidesAt(task, setting.offset, 1);
  const at = (taps: Float64Array): { taps: Float64Array; value: number; noise: number; shifts: readonly number[] } => {
    const { mean, shifts } = toleranceWith(task, sides, taps, main);
    return { taps, value: Math.log(noiseEnhancementOf(taps, correlation)) - Math.log(mean), noise: mean, shifts };
  };
  let here = at(setting.taps);
  if (here.noise === 0) return setting;
  let slope = slopeOf(task, sides, here.taps, main, here.noise, here.shifts, others);
  const inverse = inverseOf(curvature(moments, here.noise, correlation, others, main), others.length);
  for (let round = 0; round < 12; round++) {
    const step = times(inverse, slope).map((value) => -value);
    const expected = dotOf(step, slope);
    if (expected > -1e-5) break;
    let share = 1;
    let next = at(moved(here.taps, others, main, step, share));
    while (!(next.value <= here.value + 1e-4 * share * expected) && share > 1e-3) {
      share /= 3;
      next = at(moved(here.taps, others, main, step, share));
    }
    if (!(next.value < here.value)) break;
    const steeper = slopeOf(task, sides, next.taps, main, next.noise, next.shifts, others);
    updateInverse(
      inverse,
      step.map((value) => value * share),
      steeper.map((value, k) => value - slope[k]!),
    );
    here = next;
    slope = steeper;
  }
  return { taps: here.taps, main, offset: setting.offset };
}

/** Derivatives of ln(noise enhancement/tolerated noise) with respect to the taps other than the main one. */
function slopeOf(
  task: Task,
  sides: readonly [Float64Array[], Float64Array[]],
  taps: Float64Array,
  main: number,
  noise: number,
  shifts: readonly number[],
  others: readonly number[],
): Float64Array {
  const { symbols, correlation, step } = task;
  const count = taps.length;
  const along = new Float64Array(count);
  let byNoise = 0;
  for (const values of sides.flat()) {
    for (let n = 0, from = count + main; n < symbols.length; n += step, from += step) {
      let y = 0;
      for (let k = 0; k < count; k++) y += taps[k]! * values[from - k]!;
      const symbol = symbols[n]!;
      const above = symbol > 0 ? (y - (symbol - 2) / 3 - shifts[symbol - 1]!) / noise : Infinity;
      const below = symbol < 3 ? ((symbol - 1) / 3 + shifts[symbol]! - y) / noise : Infinity;
      const densityAbove = above < 6.5 ? Math.exp(-0.5 * above * above) : 0;
      const densityBelow = below < 6.5 ? Math.exp(-0.5 * below * below) : 0;
      const push = densityBelow - densityAbove;
      if (densityAbove > 0) byNoise += densityAbove * above;
      if (densityBelow > 0) byNoise += densityBelow * below;
      if (push !== 0) for (let k = 0; k < count; k++) along[k]! += push * values[from - k]!;
    }
  }
  const enhancement = noiseEnhancementOf(taps, correlation);
  const full = along.map((value, k) => {
    let own = 0;
    for (let j = 0; j < count; j++) own += taps[j]! * correlation[Math.abs(j - k)]!;
    return own / (enhancement * enhancement) + value / (noise * byNoise);
  });
  return Float64Array.from(others, (k) => full[k]! - full[main]!);
}

/** Noise and interference of least squares as a curvature: each in units of the noise. */
function curvature({ own }: Moments, noise: number, correlation: Float64Array, others: readonly number[], main: number): Float64Array {
  const count = own.length;
  const matrix = toeplitz(count, (k) => own[k]! / (noise * noise) + correlation[k]!);
  const entry = (i: number, j: number): number => matrix[i * count + j]!;
  return Float64Array.from(
    others.flatMap((i) => others.map((j) => entry(i, j) - entry(i, main) - entry(main, j) + entry(main, main))),
  );
}

function inverseOf(matrix: Float64Array, size: number): Float64Array[] {
  const factor = choleskyOf(matrix, size);
  return Array.from({ length: size }, (_, i) => solved(factor, Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))));
}

function moved(taps: Float64Array, others: readonly number[], main: number, step: Float64Array, share: number): Float64Array {
  const result = Float64Array.from(taps);
  let rest = 1;
  others.forEach((k, i) => {
    result[k]! += share * step[i]!;
    rest -= result[k]!;
  });
  result[main] = rest;
  return result;
}

/** The inverse curvature after a step and the change of slope along it. [Nocedal2006, eq. 6.17] */
function updateInverse(inverse: Float64Array[], step: Float64Array, change: Float64Array): void {
  const along = dotOf(step, change);
  if (!(along > 0)) return;
  const carried = times(inverse, change);
  const scale = (1 + dotOf(change, carried) / along) / along;
  for (let i = 0; i < step.length; i++) {
    for (let j = 0; j < step.length; j++) {
      inverse[i]![j]! += scale * step[i]! * step[j]! - (carried[i]! * step[j]! + step[i]! * carried[j]!) / along;
    }
  }
}

function times(matrix: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => dotOf(row, vector));
}

function dotOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
