import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { ConvergenceError } from '../errors.ts';

/** A model with parameters, as the residuals that a fit makes small. @internal */
export interface FitModel {
  /** Number of residuals. */
  readonly count: number;
  /** Writes the residuals, data less model in units of the data's standard deviation, at `parameters`. */
  residuals(parameters: readonly number[], out: Float64Array): void;
  /** Writes their derivatives, row-major: a row of parameters for each residual. */
  jacobian(parameters: readonly number[], out: Float64Array): void;
}

/** How far a fit goes. @internal */
export interface FitOptions {
  /** Least and most of each parameter; none if absent. */
  readonly bounds?: readonly (readonly [low: number, high: number])[];
  /** Falls of the sum of squares by a smaller part than this end the fit; 1e-9 if absent. */
  readonly tolerance?: number;
  /** Most steps; 100 if absent. */
  readonly iterations?: number;
}

/** Parameters at the least sum of squares. @internal */
export interface Fit {
  readonly parameters: readonly number[];
  /** Sum of the squares of the residuals there. */
  readonly squares: number;
  /** Covariance of the parameters for residuals of standard deviation 1, row-major. */
  readonly covariance: Float64Array;
  readonly iterations: number;
}

/**
 * Least squares with Levenberg-Marquardt steps. The step is that of ml-levenberg-marquardt; scaling of the parameters, return from a
 * step that made things worse, the end and the covariance are ours. [Marquardt1963]
 *
 * @throws ConvergenceError after `iterations` steps; RangeError where a residual at the start is not finite.
 * @internal
 */
export function leastSquares(model: FitModel, start: readonly number[], options: FitOptions = {}): Fit {
  const { bounds, tolerance = 1e-9, iterations = 100 } = options;
  const size = start.length;
  const { count } = model;
  const rows = { x: Float64Array.from({ length: count }, (_, i) => i), y: new Float64Array(count) };
  const slopes = new Float64Array(count * size);
  const scale = new Array<number>(size).fill(1);
  const held = new Array<boolean>(size).fill(false);
  const within = bounds ?? scale.map(() => [-Number.MAX_VALUE, Number.MAX_VALUE] as const);
  const legal = (value: number, k: number): number => Math.min(Math.max(value, within[k]![0]), within[k]![1]);
  const real = (scaled: readonly number[]): number[] => scaled.map((value, k) => legal(value * scale[k]!, k));

  let best: readonly number[] = start.map(legal);
  const residuals = new Float64Array(count);
  const squaresAt = (parameters: readonly number[]): number => {
    model.residuals(parameters, residuals);
    return residuals.reduce((sum, residual) => sum + residual * residual, 0);
  };
  let squares = squaresAt(best);
  if (!Number.isFinite(squares)) throw new RangeError('leastSquares: the residuals at the start are not finite');

  // The library damps every parameter alike: they are scaled so that each moves the residuals alike. A parameter that would leave its
  // bounds is held there, since a step cut short at a bound would spoil those of the others.
  const rescale = (): void => {
    model.residuals(best, residuals);
    model.jacobian(best, slopes);
    for (let k = 0; k < size; k++) {
      let norm = 0;
      let rise = 0;
      for (let i = 0; i < count; i++) {
        norm += slopes[i * size + k]! ** 2;
        rise += slopes[i * size + k]! * residuals[i]!;
      }
      scale[k] = norm > 0 ? 1 / Math.sqrt(norm) : 1;
      const [low, high] = within[k]!;
      held[k] = (best[k]! <= low && rise > 0) || (best[k]! >= high && rise < 0);
    }
  };
  // A step asks for the values twice where it starts, which are there, and then where it ends.
  let asked = 0;
  const values = new Float64Array(count);
  const valuesOf = (scaled: number[]): ((i: number) => number) => {
    if (++asked <= 2) return (i) => -residuals[i]!;
    model.residuals(real(scaled), values);
    return (i) => -values[i]!;
  };
  // One step asks for the slopes at its start alone, which are there.
  const row = new Array<number>(size);
  const slopesOf = () => (i: number): number[] => {
    for (let k = 0; k < size; k++) row[k] = held[k] ? 0 : -slopes[i * size + k]! * scale[k]!;
    return row;
  };

  let damping = 1e-3;
  for (let iteration = 1; iteration <= iterations; iteration++) {
    rescale();
    asked = 0;
    const step = levenbergMarquardt(rows, valuesOf, {
      initialValues: best.map((value, k) => value / scale[k]!),
      jacobianFunction: slopesOf,
      minValues: within.map(([low], k) => Math.max(low / scale[k]!, -Number.MAX_VALUE)),
      maxValues: within.map(([, high], k) => Math.min(high / scale[k]!, Number.MAX_VALUE)),
      damping,
      maxIterations: 1,
      errorTolerance: 0,
    });
    const next = real(step.parameterValues);
    const fall = squares - step.parameterError;
    if (fall > 0) {
      best = next;
      squares -= fall;
    }
    const done = fall > 0 ? fall <= tolerance * squares : damping >= 1e4;
    if (done || squares === 0) {
      return { parameters: best, squares, covariance: covarianceOf(model, best), iterations: iteration };
    }
    damping = fall > 0 ? Math.max(damping / 10, 1e-6) : damping * 10;
  }
  throw new ConvergenceError('leastSquares', { iterations, residual: squares });
}

/** The inverse of JᵀJ; of a parameter on which nothing depends, 0. */
function covarianceOf(model: FitModel, parameters: readonly number[]): Float64Array {
  const size = parameters.length;
  const slopes = new Float64Array(model.count * size);
  model.jacobian(parameters, slopes);
  const product = new Matrix(size, size);
  for (let j = 0; j < size; j++) {
    for (let k = j; k < size; k++) {
      let sum = 0;
      for (let i = 0; i < model.count; i++) sum += slopes[i * size + j]! * slopes[i * size + k]!;
      product.set(j, k, sum);
      product.set(k, j, sum);
    }
  }
  const scale = Array.from({ length: size }, (_, k) => Math.sqrt(product.get(k, k)));
  const correlation = new Matrix(size, size);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < size; k++) {
      const norm = scale[j]! * scale[k]!;
      // A part in 1e12 keeps the inverse of parameters that move the residuals alike finite, and their variance large.
      correlation.set(j, k, j === k ? 1 + 1e-12 : norm > 0 ? product.get(j, k) / norm : 0);
    }
  }
  const inverse = new CholeskyDecomposition(correlation).solve(Matrix.eye(size));
  return Float64Array.from({ length: size * size }, (_, i) => {
    const [j, k] = [Math.floor(i / size), i % size];
    const norm = scale[j]! * scale[k]!;
    return norm > 0 ? inverse.get(j, k) / norm : 0;
  });
}
