import { ConvergenceError } from '../errors.ts';
import { complexZeros } from './complexVector.ts';
import { hessenbergEigen } from './hessenbergEigen.ts';

/** Real eigenpairs of largest size, falling; each vector of length 1. @internal */
export interface KrylovPairs {
  readonly values: readonly number[];
  readonly vectors: readonly Float64Array[];
}

/**
 * The `wanted` real eigenvalues of largest size of a real operator (in place), by Arnoldi's iteration. [Saad2011, ch. 6]
 *
 * @throws ConvergenceError if their residuals do not fall below `tolerance` of them within `iterations`.
 * @internal
 */
export function krylovPairs(
  size: number,
  apply: (x: Float64Array) => void,
  { wanted, tolerance, iterations }: { readonly wanted: number; readonly tolerance: number; readonly iterations: number },
): KrylovPairs {
  const most = Math.min(iterations, size);
  const basis: Float64Array[] = [unit(start(size))];
  const columns: Float64Array[] = [];
  let worst = Infinity;
  let next = Math.min(most, 2 * wanted + 12);
  for (let m = 1; m <= most; m++) {
    const x = basis[m - 1]!.slice();
    apply(x);
    const column = new Float64Array(m + 1);
    // Twice is enough to stay orthogonal to rounding.
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < m; i++) {
        const part = dot(basis[i]!, x);
        column[i]! += part;
        subtract(x, part, basis[i]!);
      }
    }
    const left = Math.sqrt(dot(x, x));
    column[m] = left;
    columns.push(column);
    if (m === next) {
      const found = settled(columns, left, wanted);
      worst = found.worst;
      if (worst <= tolerance) {
        return { values: found.values, vectors: found.weights.map((weights) => combined(basis, weights)) };
      }
      next = Math.min(most, m + 8);
    }
    basis.push(unit(x));
  }
  throw new ConvergenceError('krylovPairs', { iterations: most, residual: worst });
}

function settled(
  columns: readonly Float64Array[],
  left: number,
  wanted: number,
): { values: number[]; weights: Float64Array[]; worst: number } {
  const m = columns.length;
  const h = complexZeros(m * m);
  columns.forEach((column, j) => {
    for (let i = 0; i < Math.min(column.length, m); i++) h.re[i * m + j] = column[i]!;
  });
  const { values, vectors } = hessenbergEigen(h, m);
  const real = Array.from({ length: m }, (_, k) => k).filter((k) => Math.abs(values.im[k]!) <= 1e-6 * Math.abs(values.re[k]!));
  const order = real.sort((i, j) => Math.abs(values.re[j]!) - Math.abs(values.re[i]!)).slice(0, wanted);
  if (order.length < wanted) return { values: [], weights: [], worst: Infinity };
  const worst = Math.max(
    ...order.map((k) => (left * Math.hypot(vectors[k]!.re[m - 1]!, vectors[k]!.im[m - 1]!)) / Math.abs(values.re[k]!)),
  );
  return { values: order.map((k) => values.re[k]!), weights: order.map((k) => realPart(vectors[k]!.re, vectors[k]!.im)), worst };
}

/** A real vector times a phase, without the phase. */
function realPart(re: Float64Array, im: Float64Array): Float64Array {
  const k = re.reduce((best, _, i) => (Math.hypot(re[i]!, im[i]!) > Math.hypot(re[best]!, im[best]!) ? i : best), 0);
  const size = Math.hypot(re[k]!, im[k]!);
  return re.map((value, i) => (value * re[k]! + im[i]! * im[k]!) / size);
}

function combined(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const x = new Float64Array(basis[0]!.length);
  weights.forEach((weight, i) => subtract(x, -weight, basis[i]!));
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function subtract(x: Float64Array, factor: number, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! -= factor * y[i]!;
}

function unit(x: Float64Array): Float64Array {
  const scale = 1 / Math.sqrt(dot(x, x));
  return x.map((value) => value * scale);
}

/** The same numbers on every machine. */
function start(size: number): Float64Array {
  const x = new Float64Array(size);
  let state = 12345;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    x[i] = state / 2 ** 32 - 0.4;
  }
  return x;
}
