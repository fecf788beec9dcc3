import { ConvergenceError } from '../errors.ts';

/** Right side of y′ = f(y): writes f of `y` to `out`. */
type Slope<C> = (context: C, y: Float64Array, out: Float64Array) => void;

/** Nodes of the seven stages: weights of the slopes before. */
const stages: readonly (readonly number[])[] = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];

/** Fifth less fourth order. */
const difference: readonly number[] = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/** Steps that a solution may take. */
const mostSteps = 100_000;

/**
 * Carries `y` in place from 0 to `length` along y′ = f(y) by the method of the fifth order with steps that keep the local error of
 * each entry below `tolerance`, in the unit of y. Not for stiff equations.
 *
 * @throws ConvergenceError where 100 000 steps do not suffice.
 * [DormandPrince1980]
 *
 * @internal
 */
export function dormandPrince<C>(slope: Slope<C>, context: C, y: Float64Array, length: number, tolerance: number): void {
  const n = y.length;
  const k = Array.from({ length: 7 }, () => new Float64Array(n));
  const trial = new Float64Array(n);
  slope(context, y, k[0]!);
  let at = 0;
  let step = length;
  for (let tries = 0; at < length; tries++) {
    if (tries === mostSteps) throw new ConvergenceError('dormandPrince', { iterations: mostSteps, residual: length - at });
    step = Math.min(step, length - at);
    for (let s = 0; s < 6; s++) {
      const weights = stages[s]!;
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j <= s; j++) sum += weights[j]! * k[j]![i]!;
        trial[i] = y[i]! + step * sum;
      }
      slope(context, trial, k[s + 1]!);
    }
    let error = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < 7; j++) sum += difference[j]! * k[j]![i]!;
      const size = Math.abs(step * sum) / tolerance;
      // A trial that leaves the numbers is far too long.
      error = size <= Infinity ? Math.max(error, size) : Infinity;
    }
    if (error <= 1) {
      at = at + step >= length * (1 - 1e-15) ? length : at + step;
      y.set(trial);
      // The last stage stands at the end of the step, where the next one begins.
      k[0]!.set(k[6]!);
    }
    step *= error === 0 ? 5 : Math.min(5, Math.max(0.1, 0.9 * error ** -0.2));
  }
}
