import { ConvergenceError } from '../errors.ts';

/**
 * Points and weights of the Gauss rule whose orthogonal polynomials have the recurrence `diagonal` (count entries) and `beside` (one less): the eigenvalues of
 * that tridiagonal matrix and the squares of the first components of its eigenvectors, by implicit QL steps. The weights sum to 1. [Golub1969]
 *
 * @internal
 */
export function gaussRule(diagonal: readonly number[], beside: readonly number[]): { readonly values: Float64Array; readonly weights: Float64Array } {
  const count = diagonal.length;
  const values = Float64Array.from(diagonal);
  const off = Float64Array.from({ length: count }, (_, i) => beside[i] ?? 0);
  const first = new Float64Array(count);
  first[0] = 1;
  for (let at = 0; at < count; at++) {
    for (let passes = 0; ; passes++) {
      let end = at;
      while (end < count - 1 && Math.abs(off[end]!) > Number.EPSILON * (Math.abs(values[end]!) + Math.abs(values[end + 1]!))) end++;
      if (end === at) break;
      if (passes === 60) throw new ConvergenceError('gaussRule', { iterations: passes, residual: Math.abs(off[at]!) });
      step(values, off, first, at, end);
    }
  }
  return { values, weights: first.map((x) => x * x) };
}

/** One QL step with the shift of the corner on the block from `at` to `end`. */
function step(values: Float64Array, off: Float64Array, first: Float64Array, at: number, end: number): void {
  const half = (values[at + 1]! - values[at]!) / (2 * off[at]!);
  let carried = values[end]! - values[at]! + off[at]! / (half + (half >= 0 ? 1 : -1) * Math.hypot(half, 1));
  let sine = 1;
  let cosine = 1;
  let moved = 0;
  for (let i = end - 1; i >= at; i--) {
    const across = sine * off[i]!;
    const along = cosine * off[i]!;
    const length = Math.hypot(across, carried);
    off[i + 1] = length;
    if (length === 0) {
      values[i + 1]! -= moved;
      off[end] = 0;
      return;
    }
    sine = across / length;
    cosine = carried / length;
    const base = values[i + 1]! - moved;
    const turn = (values[i]! - base) * sine + 2 * cosine * along;
    moved = sine * turn;
    values[i + 1] = base + moved;
    carried = cosine * turn - along;
    const component = first[i + 1]!;
    first[i + 1] = sine * first[i]! + cosine * component;
    first[i] = cosine * first[i]! - sine * component;
  }
  values[at]! -= moved;
  off[at] = carried;
  off[end] = 0;
}
