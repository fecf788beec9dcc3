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

/**
 * The `wanted` modes of highest index. The modes above each shift are counted, so that none is missed. The shift follows the modes
 * found, from `guess` or from the highest index of the materials.
 *
 * @throws ConvergenceError if they do not settle.
 * @internal
 */
export function highestModes(
  problem: VectorProblem,
  { highest, guess = highest, wanted, tolerance }: { highest: number; guess?: number; wanted: number; tolerance: number },
): DiscreteModes {
  // At the permittivity of a material itself its elements are singular.
  let above = 1.02 * highest ** 2;
  let shift = Math.min(above, 1.02 * guess ** 2);
  let spent = 0;
  let start: readonly Float64Array[] | undefined;
  let residual = Infinity;
  for (let attempt = 0; attempt < 30; attempt++) {
    const { factor, at } = factorNear(problem, shift);
    const passed = factor.negative - problem.longitudinal;
    if (passed > wanted) {
      shift = above - at < 1e-6 ? above : (at + above) / 2;
      continue;
    }
    if (passed === 0) above = Math.min(above, at);
    const limits = { block: wanted + 1, wanted, tolerance, iterations: attempt < 20 ? 3 : 30 };
    const pairs = iterate(problem, factor, start === undefined ? limits : { ...limits, start });
    spent += pairs.iterations;
    const found = byIndex(at, pairs, wanted, spent);
    const agree = countsAgree(found.indexSquared, at, passed);
    if (pairs.settled && agree && (wanted === 1 || complete(problem, found))) return found;
    residual = Math.max(...found.residuals);
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
  const pairs = iterate(problem, factor, { block: wanted + (wanted > 1 ? 2 : 1), wanted, tolerance, iterations: 40 });
  const found = byIndex(at, pairs, wanted, pairs.iterations);
  if (pairs.settled && countsAgree(found.indexSquared, at, factor.negative - problem.longitudinal - higher)) return found;
  const all = highestModes(problem, { highest, guess: Math.sqrt(first), wanted: higher + wanted, tolerance });
  return {
    indexSquared: all.indexSquared.slice(higher),
    vectors: all.vectors.slice(higher),
    residuals: all.residuals.slice(higher),
    iterations: pairs.iterations + all.iterations,
  };
}

/** Whether no other mode lies above the last one found. */
function complete(problem: VectorProblem, found: DiscreteModes): boolean {
  const count = found.indexSquared.length;
  return modesAbove(problem, found.indexSquared[count - 1]! * (1 - 1e-7)) === count;
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
