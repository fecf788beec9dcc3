import { ConvergenceError } from '../../errors.ts';
import { multiply } from '../../numerics/elementMesh.ts';
import type { Factorization } from '../../numerics/multifrontal.ts';
import { shiftedPairs, type IterationLimits, type ShiftedPairs } from '../../numerics/shiftedIteration.ts';
import { shifted, type VectorProblem } from './vectorProblem.ts';

/** Discrete modes of one problem, index squared falling. @internal */
export interface DiscreteModes {
  readonly indexSquared: readonly number[];
  readonly vectors: readonly Float64Array[];
  /** Relative to the term it is a part of. */
  readonly residuals: readonly number[];
  readonly iterations: number;
}

/**
 * How many modes have an index squared above a number: above all of them K has as many negative eigenvalues as there are
 * longitudinal unknowns, and one more for each mode passed.
 *
 * @internal
 */
export function modesAbove(problem: VectorProblem, indexSquared: number): number {
  return factorNear(problem, indexSquared).factor.negative - problem.longitudinal;
}

/** Which of the highest modes, and how closely. @internal */
export interface ModeQuest {
  /** Index of the materials that none passes, and one that most wanted modes lie above. */
  readonly highest: number;
  readonly lowest: number;
  /** Where the first is expected. */
  readonly guess?: number;
  readonly wanted: number;
  readonly tolerance: number;
}

/**
 * The `wanted` modes of highest index, at most the `highest` index of the materials. The modes above each shift are counted, so that none
 * is missed.
 *
 * @throws ConvergenceError if they do not settle.
 * @internal
 */
export function highestModes(problem: VectorProblem, quest: ModeQuest): DiscreteModes {
  return quest.wanted === 1 ? highestMode(problem, quest) : slicedModes(problem, quest);
}

/** The shift follows the mode found, from a guess or from a place where first modes often lie. */
function highestMode(problem: VectorProblem, { highest, lowest, guess, tolerance }: ModeQuest): DiscreteModes {
  // At the permittivity of a material itself its elements are singular.
  let above = 1.02 * highest ** 2;
  let shift = guess === undefined ? lowest ** 2 + 0.3 * (above - lowest ** 2) : Math.min(above, 1.02 * guess ** 2);
  let asked: number | undefined;
  let near: ReturnType<typeof factorNear> | undefined;
  let spent = 0;
  let start: readonly Float64Array[] | undefined;
  let residual = Infinity;
  for (let attempt = 0; attempt < 30; attempt++) {
    if (shift !== asked) near = factorNear(problem, shift);
    asked = shift;
    const { factor, at } = near!;
    const passed = factor.negative - problem.longitudinal;
    if (passed > 1) {
      shift = above - at < 1e-6 ? above : (at + above) / 2;
      continue;
    }
    if (passed === 0) above = Math.min(above, at);
    const limits = { block: 2, wanted: 1, tolerance, iterations: attempt < 20 ? 3 : 30 };
    const pairs = iterate(problem, factor, start === undefined ? limits : { ...limits, start });
    spent += pairs.iterations;
    const found = byIndex(at, pairs, 1, spent);
    const agree = countsAgree(found.indexSquared, at, passed);
    if (pairs.settled && agree) return found;
    residual = found.residuals[0]!;
    // What settled elsewhere has lost its part in the modes that were missed.
    start = pairs.settled ? undefined : pairs.vectors;
    const values = Array.from(pairs.values, (value) => at - value).sort((a, b) => b - a);
    if (!agree || pairs.settled) {
      shift = above - at < 1e-3 ? above : (at + above) / 2;
      continue;
    }
    const spread = values[0]! - values[values.length - 1]!;
    shift = Math.min(above, values[0]! + Math.max(1e-4, 0.1 * spread));
  }
  throw new ConvergenceError('solveModes', { iterations: spent, residual });
}

/** An interval of index squared, and how many modes lie above its ends. */
interface Slice {
  readonly low: number;
  readonly belowHigh: number;
  readonly high: number;
  readonly aboveHigh: number;
  /** Where a mode is about to settle. */
  readonly aim?: number;
}

/** Intervals are halved until each holds one mode, or several of about one index, the highest first. [Parlett1998, ch. 3] */
function slicedModes(problem: VectorProblem, { highest, lowest, wanted, tolerance }: ModeQuest): DiscreteModes {
  const high = 1.02 * highest ** 2;
  let low = lowest ** 2 + 1e-5;
  let belowHigh = modesAbove(problem, low);
  for (let step = 0.1 * high; belowHigh < wanted && step < 1e9; step *= 2) belowHigh = modesAbove(problem, (low -= step));
  const slices: Slice[] = [{ low, belowHigh, high, aboveHigh: 0 }];
  const found: { squared: number; vector: Float64Array; residual: number }[] = [];
  let spent = 0;
  for (let attempt = 0; attempt < 40 + 12 * wanted; attempt++) {
    const slice = slices.pop();
    if (slice === undefined || found.length >= wanted) break;
    const count = slice.belowHigh - slice.aboveHigh;
    if (count === 0) continue;
    const { factor, at } = factorNear(problem, slice.aim ?? (slice.low + slice.high) / 2);
    const passed = factor.negative - problem.longitudinal;
    const length = slice.high - slice.low;
    const narrow = length < 1e-6;
    let settling: number | undefined;
    if (count === 1 || (count < 5 && length < 0.02)) {
      const pairs = iterate(problem, factor, { block: count + 1, wanted: count, tolerance, iterations: narrow ? 40 : 6 });
      spent += pairs.iterations;
      const modes = byIndex(at, pairs, count, spent);
      const within = modes.indexSquared.every((squared) => squared > slice.low - 1e-9 && squared < slice.high + 1e-9);
      if (pairs.settled && within && countsAgree(modes.indexSquared, at, passed - slice.aboveHigh)) {
        modes.indexSquared.forEach((squared, i) => found.push({ squared, vector: modes.vectors[i]!, residual: modes.residuals[i]! }));
        continue;
      }
      if (narrow) break;
      settling = modes.indexSquared[0]! + 1e-3 * length;
    }
    const { low: from, high: to, belowHigh: all, aboveHigh: none } = slice;
    for (const half of [
      { low: from, belowHigh: all, high: at, aboveHigh: passed },
      { low: at, belowHigh: passed, high: to, aboveHigh: none },
    ]) {
      const aimed = settling !== undefined && settling > half.low && settling < half.high;
      slices.push(aimed ? { ...half, aim: settling! } : half);
    }
  }
  if (found.length < wanted) throw new ConvergenceError('solveModes', { iterations: spent, residual: Infinity });
  const kept = found.slice(0, wanted);
  return {
    indexSquared: kept.map(({ squared }) => squared),
    vectors: kept.map(({ vector }) => vector),
    residuals: kept.map(({ residual }) => residual),
    iterations: spent,
  };
}

/**
 * The modes whose index squared is near the `targets` (falling): all that lie between the first and the last. `higher` modes are
 * known to lie above them; where the count does not bear that out, the modes are searched for anew.
 *
 * @throws ConvergenceError if they do not settle.
 * @internal
 */
export function modesNear(
  problem: VectorProblem,
  targets: readonly number[],
  { higher, highest, tolerance }: { higher: number; highest: number; tolerance: number },
): DiscreteModes {
  const first = targets[0]!;
  const wanted = targets.length;
  const { factor, at } = factorNear(problem, (first + targets[wanted - 1]!) / 2 + 1e-4 * first);
  // One vector settles in a few steps, or has a neighbor and is searched for with it.
  const limits = wanted > 1 ? { block: wanted + 2, iterations: 12 } : { block: 1, iterations: 8 };
  const pairs = iterate(problem, factor, { ...limits, wanted, tolerance });
  const found = byIndex(at, pairs, wanted, pairs.iterations);
  if (pairs.settled && countsAgree(found.indexSquared, at, factor.negative - problem.longitudinal - higher)) return found;
  const all = highestModes(problem, { highest, lowest: 0, guess: Math.sqrt(first), wanted: higher + wanted, tolerance });
  return {
    indexSquared: all.indexSquared.slice(higher),
    vectors: all.vectors.slice(higher),
    residuals: all.residuals.slice(higher),
    iterations: pairs.iterations + all.iterations,
  };
}

/**
 * The mode nearest to a target among those that `fit`, the nearest of all if none does: where light leaks, modes of the window lie between and
 * ranks tell nothing.
 *
 * @internal
 */
export function modeLike(
  problem: VectorProblem,
  target: number,
  fit: (vector: Float64Array, index: number) => boolean,
): DiscreteModes {
  const { factor, at } = factorNear(problem, target * (1 + 1e-6));
  const pairs = iterate(problem, factor, { block: 6, wanted: 3, tolerance: 1e-7, iterations: 8 });
  const { indexSquared, vectors, residuals, iterations } = byIndex(at, pairs, 4, pairs.iterations);
  const nearest = indexSquared.map((_, i) => i).sort((i, j) => Math.abs(indexSquared[i]! - target) - Math.abs(indexSquared[j]! - target));
  const best = nearest.find((i) => indexSquared[i]! > 0 && fit(vectors[i]!, Math.sqrt(indexSquared[i]!))) ?? nearest[0]!;
  return { indexSquared: [indexSquared[best]!], vectors: [vectors[best]!], residuals: [residuals[best]!], iterations };
}

/** Whether `passed` of the values lie above the shift; one that meets it to rounding may count either way. */
function countsAgree(values: readonly number[], shift: number, passed: number): boolean {
  const slack = 1e-11 * shift;
  const surely = values.filter((value) => value > shift + slack).length;
  const perhaps = values.filter((value) => value > shift - slack).length;
  return surely <= passed && passed <= perhaps;
}

function factorNear(problem: VectorProblem, shift: number): { factor: Factorization; at: number } {
  for (let i = 0; i < 8; i++) {
    const at = shift * (1 + i * 1e-7);
    const factor = shifted(problem, at);
    if (factor !== undefined) return { factor, at };
  }
  throw new ConvergenceError('solveModes', { iterations: 0, residual: Infinity });
}

function iterate(problem: VectorProblem, factor: Factorization, limits: IterationLimits): ShiftedPairs {
  return shiftedPairs(
    { size: problem.mesh.size, solve: factor.solve, multiply: (x, y) => multiply(problem.massMesh, problem.mass, x, y) },
    limits,
  );
}

function byIndex(shift: number, pairs: ShiftedPairs, wanted: number, iterations: number): DiscreteModes {
  const count = Math.min(wanted, pairs.vectors.length);
  const order = Array.from({ length: count }, (_, i) => i).sort((i, j) => pairs.values[i]! - pairs.values[j]!);
  return {
    indexSquared: order.map((i) => shift - pairs.values[i]!),
    vectors: order.map((i) => pairs.vectors[i]!),
    residuals: order.map((i) => pairs.residuals[i]! / shift),
    iterations,
  };
}
