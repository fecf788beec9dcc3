import { ConvergenceError } from '../errors.ts';
import { addMultiple, complexZeros, hermitian, type ComplexVector } from './complexVector.ts';
import { hessenbergEigen } from './hessenbergEigen.ts';

/** How far Krylov iteration goes. @internal */
export interface ArnoldiLimits {
  /** How many of the largest eigenvalues must settle. */
  readonly wanted: number;
  /** Largest residual of a settled one, relative to it. */
  readonly tolerance: number;
  readonly iterations: number;
  /** How many of them suffice when the iterations are spent; all if absent. */
  readonly least?: number;
  readonly start?: ComplexVector;
}

/** Largest eigenvalues first. @internal */
export interface ArnoldiPairs {
  readonly values: ComplexVector;
  readonly vectors: readonly ComplexVector[];
  readonly iterations: number;
}

/**
 * Eigenpairs of largest size of a complex operator (in place), each vector of length 1, by Arnoldi's iteration. [Saad2011, ch. 6]
 *
 * @throws ConvergenceError if the wanted ones do not settle.
 * @internal
 */
export function arnoldi(size: number, apply: (x: ComplexVector) => void, limits: ArnoldiLimits): ArnoldiPairs {
  const { tolerance } = limits;
  const most = Math.min(limits.iterations, size);
  const wanted = Math.min(limits.wanted, size);
  const basis: ComplexVector[] = [unit(limits.start ?? randomStart(size))];
  const columns: ComplexVector[] = [];
  let worst = Infinity;
  // Asked more seldom as it costs more.
  let asked = wanted + 2;
  for (let m = 1; m <= most; m++) {
    const x = { re: basis[m - 1]!.re.slice(), im: basis[m - 1]!.im.slice() };
    apply(x);
    const before = norm(x);
    const column = complexZeros(m + 1);
    // Twice is enough to stay orthogonal to rounding.
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < m; i++) {
        const part = hermitian(basis[i]!, x);
        column.re[i]! += part.re;
        column.im[i]! += part.im;
        addMultiple(x, { re: -part.re, im: -part.im }, basis[i]!);
      }
    }
    const left = norm(x);
    column.re[m] = left;
    columns.push(column);
    const exhausted = left <= 1e-14 * before || m === size;
    if (exhausted || m >= Math.min(most, asked)) {
      asked = m + Math.max(3, Math.floor(m / 3));
      const { values, vectors } = hessenbergEigen(square(columns), m);
      const sizes = Array.from({ length: m }, (_, k) => Math.hypot(values.re[k]!, values.im[k]!));
      const order = sizes.map((_, k) => k).sort((i, j) => sizes[j]! - sizes[i]!);
      const last = (k: number): number => Math.hypot(vectors[k]!.re[m - 1]!, vectors[k]!.im[m - 1]!);
      const error = (k: number): number => (exhausted ? 0 : (left * last(k)) / sizes[k]!);
      worst = Math.max(...order.slice(0, wanted).map(error));
      const settled = order.filter((k) => error(k) <= tolerance);
      if (worst <= tolerance || (m === most && settled.length >= (limits.least ?? Infinity))) {
        return {
          values: { re: Float64Array.from(settled, (k) => values.re[k]!), im: Float64Array.from(settled, (k) => values.im[k]!) },
          vectors: settled.map((k) => combined(basis, vectors[k]!, m)),
          iterations: m,
        };
      }
    }
    basis.push(unit(x));
  }
  throw new ConvergenceError('arnoldi', { iterations: most, residual: worst });
}

/** The square Hessenberg matrix of columns of growing length. */
function square(columns: readonly ComplexVector[]): ComplexVector {
  const m = columns.length;
  const h = complexZeros(m * m);
  columns.forEach(({ re, im }, j) => {
    for (let i = 0; i < Math.min(re.length, m); i++) {
      h.re[i * m + j] = re[i]!;
      h.im[i * m + j] = im[i]!;
    }
  });
  return h;
}

function combined(basis: readonly ComplexVector[], weights: ComplexVector, m: number): ComplexVector {
  const x = complexZeros(basis[0]!.re.length);
  for (let i = 0; i < m; i++) addMultiple(x, { re: weights.re[i]!, im: weights.im[i]! }, basis[i]!);
  return x;
}

function norm(x: ComplexVector): number {
  return Math.sqrt(hermitian(x, x).re);
}

function unit(x: ComplexVector): ComplexVector {
  const scale = 1 / norm(x);
  return { re: x.re.map((value) => value * scale), im: x.im.map((value) => value * scale) };
}

/** The same numbers on every machine. */
function randomStart(size: number): ComplexVector {
  const x = complexZeros(size);
  let state = 12345;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    x.re[i] = state / 2 ** 32 - 0.4;
  }
  return x;
}
