import { ConvergenceError } from '../../errors.ts';
import { arnoldi } from '../../numerics/arnoldi.ts';
import { complexMultiply } from '../../numerics/complexMesh.ts';
import { complexQuotient, complexRoot, complexZeros, type Complex, type ComplexVector } from '../../numerics/complexVector.ts';
import { rayleighQuotient, stretchedSolver, type StretchedProblem } from './stretchedProblem.ts';

/** A discrete mode with complex index. @internal */
export interface LeakyPair {
  readonly indexSquared: Complex;
  /** With xᵀ B x = 1, not conjugated. */
  readonly vector: ComplexVector;
  /** Relative to the term it is a part of. */
  readonly residual: number;
  readonly iterations: number;
}

/** How many pairs, and how closely. @internal */
export interface LeakySearch {
  readonly wanted: number;
  /** Largest residual of a vector. */
  readonly tolerance: number;
  /** How many suffice if the others settle slowly. */
  readonly least?: number;
  readonly start?: ComplexVector;
  /** Default 60. */
  readonly iterations?: number;
}

/**
 * The pairs whose squared index lies nearest to a target, nearest first: those `wanted`, and more that settled with them.
 *
 * @throws ConvergenceError if they do not settle.
 * @internal
 */
export function pairsNear(problem: StretchedProblem, target: Complex, search: LeakySearch): LeakyPair[] {
  const { size } = problem.mesh;
  const solve = solverNear(problem, target);
  const image = complexZeros(size);
  const apply = (x: ComplexVector): void => {
    complexMultiply(problem.mesh, problem.mass, x, image);
    x.re.set(image.re);
    x.im.set(image.im);
    solve(x);
  };
  const found = arnoldi(size, apply, { iterations: 60, ...search });
  return found.vectors.map((vector): LeakyPair => {
    const { value, norm, residual } = rayleighQuotient(problem, vector);
    const scale = complexQuotient({ re: 1, im: 0 }, complexRoot(norm));
    for (let i = 0; i < size; i++) {
      const re = vector.re[i]!;
      const im = vector.im[i]!;
      vector.re[i] = re * scale.re - im * scale.im;
      vector.im[i] = re * scale.im + im * scale.re;
    }
    return { indexSquared: value, vector, residual, iterations: found.iterations };
  });
}

function solverNear(problem: StretchedProblem, target: Complex): (x: ComplexVector) => void {
  for (let i = 0; i < 8; i++) {
    // At the permittivity of a material itself its elements are singular.
    const solve = stretchedSolver(problem, { re: target.re * (1 + i * 1e-7), im: target.im });
    if (solve !== undefined) return solve;
  }
  throw new ConvergenceError('solveModes', { iterations: 0, residual: Infinity });
}
