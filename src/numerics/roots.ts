import { ConvergenceError, inRange } from '../errors.ts';

/** How closely a bracket is narrowed. */
export interface BracketOptions {
  /** Largest error allowed in the argument, in its unit. Default: the bracket's width times 2.2e-16 for a root, 1.5e-8 for a minimum. */
  readonly tolerance?: number;
  /** Most evaluations of the function after the first ones. Default 200. */
  readonly iterations?: number;
}

/**
 * The argument between `low` and `high` where the continuous function `f` changes sign, by inverse quadratic
 * interpolation, secant and bisection. [Brent1973, ch. 4]
 *
 * @throws RangeError if `f` has one sign at both ends or is not finite; ConvergenceError (residual in the unit of `f`) if the
 * tolerance is not met.
 */
export function findRoot(f: (at: number) => number, low: number, high: number, options: BracketOptions = {}): number {
  checkBracket('findRoot', low, high);
  const tolerance = options.tolerance ?? Number.EPSILON * (high - low);
  const iterations = options.iterations ?? 200;
  inRange('findRoot', 'tolerance', tolerance, '1', 0, Number.MAX_VALUE);
  let a = low;
  let b = high;
  let fa = finite('findRoot', f, a);
  let fb = finite('findRoot', f, b);
  if (fa !== 0 && fb !== 0 && fa > 0 === fb > 0) {
    throw new RangeError(`findRoot: f is ${fa} at ${low} and ${fb} at ${high}, must change sign`);
  }
  // b is the best point, c the one across the root, a the previous b.
  let c = a;
  let fc = fa;
  let step = b - a;
  let before = step;
  for (let i = 0; i <= iterations; i++) {
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const closest = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const half = (c - b) / 2;
    if (fb === 0 || Math.abs(half) <= closest) return b;
    if (i === iterations) break;
    if (Math.abs(before) < closest || Math.abs(fa) <= Math.abs(fb)) {
      step = half;
      before = half;
    } else {
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * half * s;
        q = 1 - s;
      } else {
        const u = fa / fc;
        const v = fb / fc;
        p = s * (2 * half * u * (u - v) - (b - a) * (v - 1));
        q = (u - 1) * (v - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * half * q - Math.abs(closest * q), Math.abs(before * q))) {
        before = step;
        step = p / q;
      } else {
        step = half;
        before = half;
      }
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > closest ? step : Math.sign(half) * closest;
    fb = finite('findRoot', f, b);
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      before = step;
    }
  }
  throw new ConvergenceError('findRoot', { iterations, residual: Math.abs(fb) });
}

/** Throws unless `low` and `high` are finite and in order. @internal */
export function checkBracket(who: string, low: number, high: number): void {
  if (low < high && high - low < Infinity) return;
  throw new RangeError(`${who}: bracket is ${low} to ${high}, must be finite and rising`);
}

/** `f(at)`, or a RangeError that names the argument if it is not a finite number. @internal */
export function finite(who: string, f: (at: number) => number, at: number): number {
  const value = f(at);
  if (Number.isFinite(value)) return value;
  throw new RangeError(`${who}: f is ${value} at ${at}, must be finite`);
}
