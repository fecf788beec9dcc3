import { ConvergenceError, inRange } from '../errors.ts';
import { checkBracket, finite } from './roots.ts';
import type { BracketOptions } from './roots.ts';

const GOLDEN = (3 - Math.sqrt(5)) / 2;

/** Where a function is least, and how much it is there. */
export interface Minimum {
  readonly at: number;
  readonly value: number;
}

/**
 * A minimum of `f` between `low` and `high` by golden section and parabolas: the only one if `f` falls and then rises, else one
 * of several. An end is reached to within the tolerance. A smooth minimum cannot be placed better than about 1e-8 of its width.
 * [Brent1973, ch. 5]
 *
 * @throws RangeError if the bracket is not rising or `f` is not finite; ConvergenceError (residual in the unit of the argument)
 * if the tolerance is not met.
 */
export function findMinimum(f: (at: number) => number, low: number, high: number, options: BracketOptions = {}): Minimum {
  checkBracket('findMinimum', low, high);
  const tolerance = options.tolerance ?? 1.5e-8 * (high - low);
  const iterations = options.iterations ?? 200;
  inRange('findMinimum', 'tolerance', tolerance, '1', 0, Number.MAX_VALUE);
  let a = low;
  let b = high;
  // x is the best point, w the second, v the previous w.
  let x = a + GOLDEN * (b - a);
  let w = x;
  let v = x;
  let fx = finite('findMinimum', f, x);
  let fw = fx;
  let fv = fx;
  let step = 0;
  let before = 0;
  for (let i = 0; i <= iterations; i++) {
    const middle = (a + b) / 2;
    const closest = 2 * Number.EPSILON * Math.abs(x) + tolerance / 2;
    if (Math.abs(x - middle) <= 2 * closest - (b - a) / 2) return { at: x, value: fx };
    if (i === iterations) break;
    let p = 0;
    let q = 0;
    let r = 0;
    if (Math.abs(before) > closest) {
      r = (x - w) * (fx - fv);
      q = (x - v) * (fx - fw);
      p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      else q = -q;
      r = before;
      before = step;
    }
    if (Math.abs(p) < Math.abs((q * r) / 2) && p > q * (a - x) && p < q * (b - x)) {
      step = p / q;
      const u = x + step;
      // Not too near an end, where nothing is learnt.
      if (u - a < 2 * closest || b - u < 2 * closest) step = x < middle ? closest : -closest;
    } else {
      before = x < middle ? b - x : a - x;
      step = GOLDEN * before;
    }
    const u = x + (Math.abs(step) >= closest ? step : step > 0 ? closest : -closest);
    const fu = finite('findMinimum', f, u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      v = w;
      fv = fw;
      w = x;
      fw = fx;
      x = u;
      fx = fu;
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) {
        v = w;
        fv = fw;
        w = u;
        fw = fu;
      } else if (fu <= fv || v === x || v === w) {
        v = u;
        fv = fu;
      }
    }
  }
  throw new ConvergenceError('findMinimum', { iterations, residual: b - a });
}
