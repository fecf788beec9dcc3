import { ConvergenceError } from '../errors.ts';

/** A stiff system y' = f(t, y) with its derivatives; each is written into an array that is given. @internal */
export interface StiffSystem {
  readonly size: number;
  /** f. */
  readonly slope: (time: number, y: Float64Array, out: Float64Array) => void;
  /** ∂f/∂y, size × size, row-major. */
  readonly jacobian: (time: number, y: Float64Array, out: Float64Array) => void;
  /** ∂f/∂t. */
  readonly drift: (time: number, y: Float64Array, out: Float64Array) => void;
}

/** How closely a stiff system is followed. @internal */
export interface StiffOptions {
  readonly from: number;
  readonly to: number;
  /** Error allowed in a step, relative to each component. */
  readonly relative: number;
  /** Error allowed beside it, by component. */
  readonly absolute: Float64Array;
  readonly firstStep: number;
  readonly steps: number;
}

// The coefficients of RODAS in the form that needs no products with the Jacobian. [HairerWanner1996, sec. IV.7]
const gamma = 0.25;
const a = [
  [],
  [1.544],
  [0.9466785280815826, 0.2557011698983284],
  [3.314825187068521, 2.896124015972201, 0.9986419139977817],
  [1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895],
];
const c = [
  [],
  [-5.6688],
  [-2.430093356833875, -0.2063599157091915],
  [-0.1073529058151375, -9.594562251023355, -20.47028614809616],
  [7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616],
  [8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054],
];
const nodes = [0, 0.386, 0.21, 0.63, 1, 1];
const drifts = [0.25, -0.1043, 0.1035, -0.03620000000000023, 0, 0];

/**
 * Follows a stiff system by an L-stable Rosenbrock method of the fourth order with its third order inside (RODAS), and gives the length
 * of the step that it would take
 * next; `y` holds the start and then the end, `onStep` sees each step. Sums of components that f leaves alone it leaves alone too.
 *
 * @throws ConvergenceError where the steps do not suffice or a step would be too short for the time. [HairerWanner1996, sec. IV.7]
 * @internal
 */
export function followStiff(
  system: StiffSystem,
  y: Float64Array,
  options: StiffOptions,
  onStep: (time: number, y: Float64Array) => void,
): number {
  const { size } = system;
  const { from, to, relative, absolute } = options;
  const jacobian = new Float64Array(size * size);
  const factors = new Float64Array(size * size);
  const pivots = new Int32Array(size);
  const stages = Array.from({ length: 6 }, () => new Float64Array(size));
  const slope = new Float64Array(size);
  const drift = new Float64Array(size);
  const at = new Float64Array(size);
  let time = from;
  let step = Math.min(options.firstStep, to - from);
  let refused = false;
  for (let count = 0; time < to; count++) {
    const last = time + step >= to - 1e-12 * (to - from);
    const h = last ? to - time : step;
    if (count >= options.steps || !(time + h > time)) throw new ConvergenceError('followStiff', { iterations: count, residual: to - time });
    if (!refused) {
      system.jacobian(time, y, jacobian);
      system.drift(time, y, drift);
    }
    for (let i = 0; i < size * size; i++) factors[i] = -jacobian[i]!;
    for (let i = 0; i < size; i++) factors[i * (size + 1)]! += 1 / (gamma * h);
    factor(factors, pivots, size);
    for (let stage = 0; stage < 6; stage++) {
      at.set(y);
      const weights = a[Math.min(stage, 4)]!;
      for (let j = 0; j < stage; j++) {
        const weight = j < weights.length ? weights[j]! : 1;
        const k = stages[j]!;
        for (let i = 0; i < size; i++) at[i]! += weight * k[i]!;
      }
      system.slope(time + nodes[stage]! * h, at, slope);
      const k = stages[stage]!;
      for (let i = 0; i < size; i++) k[i] = slope[i]! + h * drifts[stage]! * drift[i]!;
      for (let j = 0; j < stage; j++) {
        const weight = c[stage]![j]! / h;
        const other = stages[j]!;
        for (let i = 0; i < size; i++) k[i]! += weight * other[i]!;
      }
      solve(factors, pivots, k, size);
    }
    // `at` is the solution without the last stage; that stage is the difference of both orders.
    const difference = stages[5]!;
    let error = 0;
    for (let i = 0; i < size; i++) {
      at[i]! += difference[i]!;
      error = Math.max(error, Math.abs(difference[i]!) / (absolute[i]! + relative * Math.max(Math.abs(y[i]!), Math.abs(at[i]!))));
    }
    const change = Math.min(6, Math.max(0.2, 0.9 * error ** -0.25));
    if (error <= 1) {
      time = last ? to : time + h;
      y.set(at);
      onStep(time, y);
      // Not longer right after a step that was refused.
      step = h * (refused ? Math.min(1, change) : change);
      refused = false;
    } else {
      // An error that is not a number comes from a step far too long.
      step = h * (error < Infinity ? change : 0.1);
      refused = true;
    }
  }
  return step;
}

/** Factors with row exchanges. */
function factor(matrix: Float64Array, pivots: Int32Array, size: number): void {
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(matrix[i * size + k]!) > Math.abs(matrix[pivot * size + k]!)) pivot = i;
    pivots[k] = pivot;
    if (pivot !== k) {
      for (let j = 0; j < size; j++) {
        const kept = matrix[k * size + j]!;
        matrix[k * size + j] = matrix[pivot * size + j]!;
        matrix[pivot * size + j] = kept;
      }
    }
    for (let i = k + 1; i < size; i++) {
      const part = matrix[i * size + k]!;
      if (part === 0) continue;
      const quotient = part / matrix[k * size + k]!;
      matrix[i * size + k] = quotient;
      for (let j = k + 1; j < size; j++) matrix[i * size + j]! -= quotient * matrix[k * size + j]!;
    }
  }
}

/** Solves in place. */
function solve(matrix: Float64Array, pivots: Int32Array, x: Float64Array, size: number): void {
  for (let k = 0; k < size; k++) {
    const pivot = pivots[k]!;
    const kept = x[pivot]!;
    x[pivot] = x[k]!;
    x[k] = kept;
  }
  for (let i = 0; i < size; i++) {
    let sum = x[i]!;
    for (let j = 0; j < i; j++) sum -= matrix[i * size + j]! * x[j]!;
    x[i] = sum;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let j = i + 1; j < size; j++) sum -= matrix[i * size + j]! * x[j]!;
    x[i] = sum / matrix[i * (size + 1)]!;
  }
}
