import type { ComplexVector } from './complexVector.ts';

/** Least part of the largest entry of its column before elimination that a pivot may be. */
const leastPivot = 1e-14;

/**
 * Solves a x = b in place by elimination with row exchange: `a` is size × size and is overwritten, `b` is size × columns and becomes x, both
 * row-major. False where a is singular to rounding.
 *
 * @internal
 */
export function eliminate(a: ComplexVector, b: ComplexVector, size: number, columns: number): boolean {
  let largest = 0;
  for (let i = 0; i < size * size; i++) largest = Math.max(largest, Math.hypot(a.re[i]!, a.im[i]!));
  for (let k = 0; k < size; k++) {
    let best = k;
    for (let i = k + 1; i < size; i++) if (squareAt(a, i * size + k) > squareAt(a, best * size + k)) best = i;
    if (!(Math.sqrt(squareAt(a, best * size + k)) > leastPivot * largest)) return false;
    if (best !== k) {
      exchange(a, best * size, k * size, size);
      exchange(b, best * columns, k * columns, columns);
    }
    const square = squareAt(a, k * size + k);
    const re = a.re[k * size + k]! / square;
    const im = -a.im[k * size + k]! / square;
    for (let i = k + 1; i < size; i++) {
      const ar = a.re[i * size + k]!;
      const ai = a.im[i * size + k]!;
      if (ar === 0 && ai === 0) continue;
      const fr = ar * re - ai * im;
      const fi = ar * im + ai * re;
      subtract(a, i * size + k, k * size + k, size - k, fr, fi);
      subtract(b, i * columns, k * columns, columns, fr, fi);
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    const square = squareAt(a, k * size + k);
    scale(b, k * columns, columns, a.re[k * size + k]! / square, -a.im[k * size + k]! / square);
    for (let i = 0; i < k; i++) subtract(b, i * columns, k * columns, columns, a.re[i * size + k]!, a.im[i * size + k]!);
  }
  return true;
}

function squareAt(a: ComplexVector, k: number): number {
  return a.re[k]! ** 2 + a.im[k]! ** 2;
}

function exchange(a: ComplexVector, p: number, q: number, count: number): void {
  for (const part of [a.re, a.im]) {
    for (let j = 0; j < count; j++) [part[p + j], part[q + j]] = [part[q + j]!, part[p + j]!];
  }
}

function scale(a: ComplexVector, p: number, count: number, re: number, im: number): void {
  for (let j = p; j < p + count; j++) {
    const before = a.re[j]!;
    a.re[j] = re * before - im * a.im[j]!;
    a.im[j] = re * a.im[j]! + im * before;
  }
}

/** Row p less a factor times row q. */
function subtract(a: ComplexVector, p: number, q: number, count: number, re: number, im: number): void {
  for (let j = 0; j < count; j++) {
    a.re[p + j]! -= re * a.re[q + j]! - im * a.im[q + j]!;
    a.im[p + j]! -= re * a.im[q + j]! + im * a.re[q + j]!;
  }
}
