import { complexZeros, type ComplexVector } from './complexVector.ts';

// Small square complex matrices, row-major.

/** The unit matrix. @internal */
export function identity(size: number): ComplexVector {
  const one = complexZeros(size * size);
  for (let i = 0; i < size; i++) one.re[i * (size + 1)] = 1;
  return one;
}

/** a b. @internal */
export function product(a: ComplexVector, b: ComplexVector, size: number): ComplexVector {
  const c = complexZeros(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const re = a.re[i * size + k]!;
      const im = a.im[i * size + k]!;
      if (re === 0 && im === 0) continue;
      for (let j = 0; j < size; j++) {
        const at = k * size + j;
        c.re[i * size + j]! += re * b.re[at]! - im * b.im[at]!;
        c.im[i * size + j]! += re * b.im[at]! + im * b.re[at]!;
      }
    }
  }
  return c;
}

/** a + factor b, with a real factor. @internal */
export function sum(a: ComplexVector, factor: number, b: ComplexVector): ComplexVector {
  return { re: a.re.map((value, i) => value + factor * b.re[i]!), im: a.im.map((value, i) => value + factor * b.im[i]!) };
}

/** Rows for columns. @internal */
export function transpose(a: ComplexVector, size: number): ComplexVector {
  const at = (_: number, k: number): number => (k % size) * size + Math.floor(k / size);
  return { re: a.re.map((_, k) => a.re[at(_, k)]!), im: a.im.map((_, k) => a.im[at(_, k)]!) };
}

/** Each entry conjugated. @internal */
export function conjugate(a: ComplexVector): ComplexVector {
  return { re: a.re, im: a.im.map((value) => -value) };
}

/** x of a x = b, by elimination with row exchange. a must not be singular. @internal */
export function solution(a: ComplexVector, b: ComplexVector, size: number): ComplexVector {
  const m = { re: a.re.slice(), im: a.im.slice() };
  const x = { re: b.re.slice(), im: b.im.slice() };
  for (let k = 0; k < size; k++) {
    let best = k;
    for (let i = k + 1; i < size; i++) if (sizeAt(m, i * size + k) > sizeAt(m, best * size + k)) best = i;
    for (const each of [m, x]) if (best !== k) exchange(each, best * size, k * size, size);
    const square = sizeAt(m, k * size + k);
    const re = m.re[k * size + k]! / square;
    const im = -m.im[k * size + k]! / square;
    for (const each of [m, x]) scaleRow(each, k * size, size, re, im);
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factorRe = m.re[i * size + k]!;
      const factorIm = m.im[i * size + k]!;
      if (factorRe === 0 && factorIm === 0) continue;
      for (const each of [m, x]) subtractRow(each, i * size, k * size, size, factorRe, factorIm);
    }
  }
  return x;
}

/** e^a by scaling and Taylor's series. @internal */
export function exponential(a: ComplexVector, size: number): ComplexVector {
  let largest = 0;
  for (let i = 0; i < size; i++) {
    let row = 0;
    for (let j = 0; j < size; j++) row += Math.sqrt(sizeAt(a, i * size + j));
    largest = Math.max(largest, row);
  }
  const halvings = Math.max(0, Math.ceil(Math.log2(Math.max(largest, 1e-300) / 0.25)));
  const small = sum(complexZeros(size * size), 2 ** -halvings, a);
  // 0.25^11/11! is below rounding.
  let term = identity(size);
  let total = identity(size);
  for (let k = 1; k <= 11; k++) {
    term = sum(complexZeros(size * size), 1 / k, product(term, small, size));
    total = sum(total, 1, term);
  }
  for (let k = 0; k < halvings; k++) total = product(total, total, size);
  return total;
}

function sizeAt(a: ComplexVector, k: number): number {
  return a.re[k]! ** 2 + a.im[k]! ** 2;
}

function exchange(a: ComplexVector, p: number, q: number, count: number): void {
  for (const part of [a.re, a.im]) {
    for (let j = 0; j < count; j++) [part[p + j], part[q + j]] = [part[q + j]!, part[p + j]!];
  }
}

function scaleRow(a: ComplexVector, p: number, count: number, re: number, im: number): void {
  for (let j = p; j < p + count; j++) {
    const before = a.re[j]!;
    a.re[j] = re * before - im * a.im[j]!;
    a.im[j] = re * a.im[j]! + im * before;
  }
}

function subtractRow(a: ComplexVector, p: number, q: number, count: number, re: number, im: number): void {
  for (let j = 0; j < count; j++) {
    a.re[p + j]! -= re * a.re[q + j]! - im * a.im[q + j]!;
    a.im[p + j]! -= re * a.im[q + j]! + im * a.re[q + j]!;
  }
}
