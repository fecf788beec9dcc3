import type { ComplexVector } from './complexVector.ts';

/**
 * Complex symmetric elements on a tensor grid, as `ElementMesh`, but that the values of the pattern are complex and each column of the
 * grid has its own.
 *
 * @internal
 */
export interface ComplexMesh {
  readonly columns: number;
  readonly rows: number;
  /** Unknowns of one element. */
  readonly local: number;
  readonly termCount: number;
  /** Entries of the pattern; each stands for its mirror image too. */
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly term: Int32Array;
  /** Of each column of the grid. */
  readonly values: readonly ComplexVector[];
  /** Global number of each local unknown, element after element; −1 where it is held at 0. */
  readonly unknowns: Int32Array;
  readonly size: number;
}

/** y = M x for the matrix whose elements have the `coefficients` (elements × terms). @internal */
export function complexMultiply(mesh: ComplexMesh, coefficients: ComplexVector, x: ComplexVector, y: ComplexVector): void {
  const { columns, rows, local, termCount, row, column, term, values, unknowns } = mesh;
  y.re.fill(0);
  y.im.fill(0);
  for (let e = 0; e < columns * rows; e++) {
    const { re, im } = values[Math.floor(e / rows)]!;
    const base = e * local;
    for (let t = 0; t < row.length; t++) {
      const r = unknowns[base + row[t]!]!;
      const c = unknowns[base + column[t]!]!;
      if (r < 0 || c < 0) continue;
      const at = e * termCount + term[t]!;
      const mr = coefficients.re[at]! * re[t]! - coefficients.im[at]! * im[t]!;
      const mi = coefficients.re[at]! * im[t]! + coefficients.im[at]! * re[t]!;
      y.re[r]! += mr * x.re[c]! - mi * x.im[c]!;
      y.im[r]! += mr * x.im[c]! + mi * x.re[c]!;
      if (row[t] === column[t]) continue;
      y.re[c]! += mr * x.re[r]! - mi * x.im[r]!;
      y.im[c]! += mr * x.im[r]! + mi * x.re[r]!;
    }
  }
}

/** xᵀ T x of each term T in each element, without coefficients: elements × terms. @internal */
export function complexTermSums(mesh: ComplexMesh, x: ComplexVector): ComplexVector {
  const { columns, rows, local, termCount, row, column, term, values, unknowns } = mesh;
  const sums = { re: new Float64Array(columns * rows * termCount), im: new Float64Array(columns * rows * termCount) };
  for (let e = 0; e < columns * rows; e++) {
    const { re, im } = values[Math.floor(e / rows)]!;
    for (let t = 0; t < row.length; t++) {
      const r = unknowns[e * local + row[t]!]!;
      const c = unknowns[e * local + column[t]!]!;
      if (r < 0 || c < 0) continue;
      const twice = row[t] === column[t] ? 1 : 2;
      const pr = twice * (x.re[r]! * x.re[c]! - x.im[r]! * x.im[c]!);
      const pi = twice * (x.re[r]! * x.im[c]! + x.im[r]! * x.re[c]!);
      sums.re[e * termCount + term[t]!]! += re[t]! * pr - im[t]! * pi;
      sums.im[e * termCount + term[t]!]! += re[t]! * pi + im[t]! * pr;
    }
  }
  return sums;
}

/** x̄ᵀ Re(T) x of each term: elements × terms. @internal */
export function squaredTermSums(mesh: ComplexMesh, x: ComplexVector): Float64Array {
  const { columns, rows, local, termCount, row, column, term, values, unknowns } = mesh;
  const sums = new Float64Array(columns * rows * termCount);
  for (let e = 0; e < columns * rows; e++) {
    const { re } = values[Math.floor(e / rows)]!;
    for (let t = 0; t < row.length; t++) {
      const r = unknowns[e * local + row[t]!]!;
      const c = unknowns[e * local + column[t]!]!;
      if (r < 0 || c < 0) continue;
      const twice = row[t] === column[t] ? 1 : 2;
      sums[e * termCount + term[t]!]! += twice * re[t]! * (x.re[r]! * x.re[c]! + x.im[r]! * x.im[c]!);
    }
  }
  return sums;
}
