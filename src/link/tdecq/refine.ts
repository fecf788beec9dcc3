import { decided, type Decision, type Tolerance, toleranceIn } from './decision.ts';
import { pushTable } from './densities.ts';
import { choleskyOf, type Moments, solved, toeplitz } from './leastSquares.ts';
import { marginOf } from './room.ts';
import { noiseEnhancementOf, type Setting, type Sides, sidesAt, type Task } from './task.ts';

/** What is carried from one middle of the eye to the next. @internal */
export interface Refining {
  readonly setting: Setting;
  /** Noise behind the equalizer, a guess. */
  readonly noise: number;
  /** Inverse curvature along the taps other than the main one; changed in place. */
  readonly inverse: Float64Array[];
}

/** Begins with the curvature of least squares. @internal */
export function refiningFrom(task: Task, setting: Setting, moments: Moments, noise: number): Refining {
  const others = othersOf(setting);
  return { setting, noise, inverse: inverseOf(curvature(moments, noise, task.correlation, others, setting.main), others.length) };
}

/**
 * Taps that tolerate the most added noise at a fixed offset, from a setting nearby: quasi-Newton steps on the logarithm of that noise,
 * beginning with the curvature of least squares. Both windows count by the mean of their error ratios. The main tap follows from the others.
 *
 * @internal
 */
export function refinedTaps(task: Task, { setting, noise, inverse }: Refining): { refining: Refining; tolerance: Tolerance } {
  const { correlation } = task;
  const { main, offset } = setting;
  const others = othersOf(setting);
  const sides = sidesAt(task, offset, 1);
  const at = (taps: Float64Array, guess: number): Here => {
    const decision = decided(task, sides, taps, main, guess);
    return { taps, decision, value: Math.log(noiseEnhancementOf(taps, correlation)) - Math.log(decision.noise) };
  };
  let here = at(setting.taps, noise);
  const rounds = others.length > 0 && here.decision.noise > 0 ? 12 : 0;
  let slope = rounds > 0 ? slopeOf(task, sides, here, main, others) : undefined;
  for (let round = 0; round < rounds && slope !== undefined; round++) {
    const step = times(inverse, slope).map((value) => -value);
    const expected = dotOf(step, slope);
    if (expected > -1e-5) break;
    let share = 1;
    let next = at(moved(here.taps, others, main, step, share), here.decision.noise);
    while (!(next.value <= here.value + 1e-4 * share * expected) && share > 1e-3) {
      share /= 3;
      next = at(moved(here.taps, others, main, step, share), here.decision.noise);
    }
    if (!(next.value < here.value)) break;
    const steeper = slopeOf(task, sides, next, main, others);
    updateInverse(
      inverse,
      step.map((value) => value * share),
      steeper.map((value, k) => value - slope![k]!),
    );
    here = next;
    slope = steeper;
  }
  const refining = { setting: { taps: here.taps, main, offset }, noise: here.decision.noise, inverse };
  return { refining, tolerance: toleranceIn(task, here.decision) };
}

interface Here {
  readonly taps: Float64Array;
  readonly decision: Decision;
  readonly value: number;
}

/** The taps other than the main one. @internal */
export function othersOf({ taps, main }: Setting): number[] {
  return Array.from(taps.keys()).filter((k) => k !== main);
}

/** Derivatives of ln(noise enhancement/tolerated noise) with respect to the taps other than the main one. The room of the task as `decided` leaves it. */
function slopeOf(
  task: Task,
  sides: Sides,
  { taps, decision }: Here,
  main: number,
  others: readonly number[],
): Float64Array {
  const { symbols, correlation } = task;
  const { places, weights } = task.selection;
  const { kernels, equalized, table } = task.room;
  const { noise, slope, shifts } = decision;
  const along = new Float64Array(taps.length);
  pushTable(table, noise, shifts);
  for (const which of [0, 1] as const) {
    kernels.push(equalized[which], table, symbols, places, weights);
    kernels.accumulate(along, equalized[which], sides[which][0]!, marginOf(task.taps), places, main);
  }
  const enhancement = noiseEnhancementOf(taps, correlation);
  const weight = perRoot / (2 * noise * slope);
  const full = along.map((value, k) => {
    let own = 0;
    for (let j = 0; j < taps.length; j++) own += taps[j]! * correlation[Math.abs(j - k)]!;
    return own / (enhancement * enhancement) + value * weight;
  });
  return Float64Array.from(others, (k) => full[k]! - full[main]!);
}

const perRoot = 1 / Math.sqrt(2 * Math.PI);

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
