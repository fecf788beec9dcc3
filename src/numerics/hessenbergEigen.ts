import { ConvergenceError } from '../errors.ts';
import { complexQuotient, complexRoot, complexZeros, type Complex, type ComplexVector } from './complexVector.ts';

/** Eigenvalues of a small complex matrix and, row by row, eigenvectors of length 1. @internal */
export interface ComplexEigen {
  readonly values: ComplexVector;
  readonly vectors: readonly ComplexVector[];
}

/**
 * Eigenpairs of a complex upper Hessenberg matrix (size × size, row-major), by QR steps with Wilkinson's shift. [Golub2013, sec. 7.5]
 *
 * @throws ConvergenceError if an eigenvalue takes more than 60 steps.
 * @internal
 */
export function hessenbergEigen(matrix: ComplexVector, size: number): ComplexEigen {
  const h = { re: matrix.re.slice(), im: matrix.im.slice() };
  const z = complexZeros(size * size);
  for (let i = 0; i < size; i++) z.re[i * size + i] = 1;
  const at = (i: number, j: number): Complex => ({ re: h.re[i * size + j]!, im: h.im[i * size + j]! });
  const length = ({ re, im }: Complex): number => Math.abs(re) + Math.abs(im);
  for (let last = size - 1, steps = 0; last > 0; ) {
    let first = last;
    while (first > 0 && length(at(first, first - 1)) > 2.2e-16 * (length(at(first, first)) + length(at(first - 1, first - 1)))) first--;
    if (first > 0) h.re[first * size + first - 1] = h.im[first * size + first - 1] = 0;
    if (first === last) {
      last--;
      steps = 0;
    } else if (++steps > 60) {
      throw new ConvergenceError('hessenbergEigen', { iterations: steps, residual: length(at(last, last - 1)) });
    } else {
      // Every tenth step another shift breaks what goes round in circles.
      const below = at(last, last - 1);
      const shift = steps % 10 === 0 ? below : wilkinson(at(last - 1, last - 1), at(last - 1, last), below, at(last, last));
      step(h, z, size, first, last, shift);
    }
  }
  const values = complexZeros(size);
  for (let k = 0; k < size; k++) {
    values.re[k] = h.re[k * size + k]!;
    values.im[k] = h.im[k * size + k]!;
  }
  return { values, vectors: Array.from({ length: size }, (_, k) => eigenvector(h, z, size, k)) };
}

/** The eigenvalue of [[a, b], [c, d]] nearest to d. */
function wilkinson(a: Complex, b: Complex, c: Complex, d: Complex): Complex {
  const half = { re: (a.re - d.re) / 2, im: (a.im - d.im) / 2 };
  const product = { re: b.re * c.re - b.im * c.im, im: b.re * c.im + b.im * c.re };
  const root = complexRoot({ re: half.re ** 2 - half.im ** 2 + product.re, im: 2 * half.re * half.im + product.im });
  const sign = half.re * root.re + half.im * root.im < 0 ? -1 : 1;
  const below = { re: half.re + sign * root.re, im: half.im + sign * root.im };
  if (below.re === 0 && below.im === 0) return d;
  const part = complexQuotient(product, below);
  return { re: d.re - part.re, im: d.im - part.im };
}

/** One step on rows and columns first to last: H − σ = QR, then RQ + σ; rotations go through the whole matrix and into z. */
function step(h: ComplexVector, z: ComplexVector, size: number, first: number, last: number, shift: Complex): void {
  for (let i = first; i <= last; i++) {
    h.re[i * size + i]! -= shift.re;
    h.im[i * size + i]! -= shift.im;
  }
  const rotations: (readonly [cosine: number, sr: number, si: number])[] = [];
  for (let k = first; k < last; k++) {
    const p = k * size;
    const q = p + size;
    const [ar, ai, br, bi] = [h.re[p + k]!, h.im[p + k]!, h.re[q + k]!, h.im[q + k]!];
    const a = Math.hypot(ar, ai);
    const r = Math.hypot(a, br, bi);
    // (c, s; −s̄, c) (a, b) = (r, 0) with real c and s = (a/|a|) b̄ / r.
    const [ur, ui] = a === 0 ? [1, 0] : [ar / a, ai / a];
    const c = r === 0 ? 1 : a / r;
    const sr = r === 0 ? 0 : (ur * br + ui * bi) / r;
    const si = r === 0 ? 0 : (ui * br - ur * bi) / r;
    rotations.push([c, sr, si]);
    for (let j = k; j < size; j++) rotate(h, p + j, q + j, c, sr, si);
  }
  rotations.forEach(([c, sr, si], i) => {
    const k = first + i;
    // Columns take the conjugate of the rotation.
    for (let row = 0; row <= Math.min(k + 1, last); row++) rotate(h, row * size + k, row * size + k + 1, c, sr, -si);
    for (let row = 0; row < size; row++) rotate(z, row * size + k, row * size + k + 1, c, sr, -si);
  });
  for (let i = first; i <= last; i++) {
    h.re[i * size + i]! += shift.re;
    h.im[i * size + i]! += shift.im;
  }
}

function rotate(m: ComplexVector, p: number, q: number, c: number, sr: number, si: number): void {
  const [ar, ai, br, bi] = [m.re[p]!, m.im[p]!, m.re[q]!, m.im[q]!];
  m.re[p] = c * ar + sr * br - si * bi;
  m.im[p] = c * ai + sr * bi + si * br;
  m.re[q] = c * br - sr * ar - si * ai;
  m.im[q] = c * bi - sr * ai + si * ar;
}

/** Back-substitution in the triangle, then back through z. */
function eigenvector(t: ComplexVector, z: ComplexVector, size: number, k: number): ComplexVector {
  const v = complexZeros(size);
  v.re[k] = 1;
  const tiny = 1e-16 * Math.hypot(t.re[k * size + k]!, t.im[k * size + k]!) + 1e-300;
  for (let i = k - 1; i >= 0; i--) {
    let re = 0;
    let im = 0;
    for (let j = i + 1; j <= k; j++) {
      re -= t.re[i * size + j]! * v.re[j]! - t.im[i * size + j]! * v.im[j]!;
      im -= t.re[i * size + j]! * v.im[j]! + t.im[i * size + j]! * v.re[j]!;
    }
    const gap = { re: t.re[i * size + i]! - t.re[k * size + k]!, im: t.im[i * size + i]! - t.im[k * size + k]! };
    const part = complexQuotient({ re, im }, Math.hypot(gap.re, gap.im) < tiny ? { re: tiny, im: 0 } : gap);
    v.re[i] = part.re;
    v.im[i] = part.im;
  }
  const y = complexZeros(size);
  let square = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= k; j++) {
      y.re[i]! += z.re[i * size + j]! * v.re[j]! - z.im[i * size + j]! * v.im[j]!;
      y.im[i]! += z.re[i * size + j]! * v.im[j]! + z.im[i * size + j]! * v.re[j]!;
    }
    square += y.re[i]! ** 2 + y.im[i]! ** 2;
  }
  const scale = 1 / Math.sqrt(square);
  for (let i = 0; i < size; i++) {
    y.re[i]! *= scale;
    y.im[i]! *= scale;
  }
  return y;
}
