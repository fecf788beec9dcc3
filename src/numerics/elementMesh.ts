/**
 * The entries of an element matrix, the same for all elements up to a factor for each term: entry t adds
 * coefficient(term[t]) · value[t] at (row[t], column[t]) and its mirror image. A place may stand several times.
 *
 * @internal
 */
export interface ElementPattern {
  /** Unknowns of one element. */
  readonly size: number;
  readonly termCount: number;
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly term: Int32Array;
  readonly value: Float64Array;
}

/**
 * Elements on a tensor grid, element `ix * rows + iy`; or elements anywhere, in one row.
 *
 * @internal
 */
export interface ElementMesh {
  readonly columns: number;
  readonly rows: number;
  /** Middle of each element, x and y alternating, of elements that are not a tensor grid. */
  readonly centers?: Float64Array;
  readonly pattern: ElementPattern;
  /** Elements with entries of their own instead, with as many terms. */
  readonly own?: readonly (ElementPattern | undefined)[];
  /** Global number of each local unknown, element after element; −1 where it is held at 0. */
  readonly unknowns: Int32Array;
  /** Number of global unknowns. */
  readonly size: number;
}

/**
 * y = M x for the symmetric matrix whose elements have the `coefficients` (elements × terms).
 *
 * @internal
 */
export function multiply(mesh: ElementMesh, coefficients: Float64Array, x: Float64Array, y: Float64Array): void {
  const { unknowns } = mesh;
  const { size, termCount } = mesh.pattern;
  const elements = mesh.columns * mesh.rows;
  const from = new Float64Array(size);
  const to = new Float64Array(size);
  y.fill(0);
  for (let e = 0; e < elements; e++) {
    const base = e * size;
    const first = e * termCount;
    for (let i = 0; i < size; i++) {
      const unknown = unknowns[base + i]!;
      from[i] = unknown < 0 ? 0 : x[unknown]!;
    }
    to.fill(0);
    const { row, column, term, value } = mesh.own?.[e] ?? mesh.pattern;
    const entries = row.length;
    for (let t = 0; t < entries; t++) {
      const factor = coefficients[first + term[t]!]! * value[t]!;
      const r = row[t]!;
      const c = column[t]!;
      to[r]! += factor * from[c]!;
      if (r !== c) to[c]! += factor * from[r]!;
    }
    for (let i = 0; i < size; i++) {
      const unknown = unknowns[base + i]!;
      if (unknown >= 0) y[unknown]! += to[i]!;
    }
  }
}

/**
 * The quadratic form of each term in each element, without coefficients: elements × terms.
 *
 * @internal
 */
export function termSums(mesh: ElementMesh, x: Float64Array): Float64Array {
  const { unknowns } = mesh;
  const { size, termCount } = mesh.pattern;
  const elements = mesh.columns * mesh.rows;
  const sums = new Float64Array(elements * termCount);
  const from = new Float64Array(size);
  for (let e = 0; e < elements; e++) {
    for (let i = 0; i < size; i++) {
      const unknown = unknowns[e * size + i]!;
      from[i] = unknown < 0 ? 0 : x[unknown]!;
    }
    const { row, column, term, value } = mesh.own?.[e] ?? mesh.pattern;
    for (let t = 0; t < row.length; t++) {
      const r = row[t]!;
      const c = column[t]!;
      sums[e * termCount + term[t]!]! += (r === c ? 1 : 2) * value[t]! * from[r]! * from[c]!;
    }
  }
  return sums;
}
