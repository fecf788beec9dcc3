import type { ElementMesh } from './elementMesh.ts';
import type { EliminationTree } from './eliminationTree.ts';
import { partialFactor } from './partialFactor.ts';

/**
 * A factorised symmetric matrix.
 *
 * @internal
 */
export interface Factorization {
  /** Number of negative eigenvalues (Sylvester). */
  readonly negative: number;
  /** Solves in place. */
  readonly solve: (x: Float64Array) => void;
}

/**
 * LDLᵀ of the symmetric matrix that the elements with these `coefficients` (elements × terms) add up to, by fronts along the tree, without
 * pivoting; `undefined` if a pivot is 0 to rounding. [Duff1983]
 *
 * @internal
 */
export function factorize(mesh: ElementMesh, tree: EliminationTree, coefficients: Float64Array): Factorization | undefined {
  const { steps, kept, widest } = tree;
  const rows = new Float64Array(kept);
  const front = new Float64Array(widest * widest);
  const rests: (Float64Array | undefined)[] = new Array<undefined>(steps.length);
  let negative = 0;
  let offset = 0;
  for (let s = 0; s < steps.length; s++) {
    const { unknowns, pivots, element, children, places } = steps[s]!;
    const n = unknowns.length;
    front.fill(0, 0, n * n);
    if (element >= 0) addElement(mesh, coefficients, element, places[0]!, front, n);
    for (let c = 0; c < children.length; c++) {
      const child = children[c]!;
      addRest(rests[child]!, places[c]!, front, n);
      rests[child] = undefined;
    }
    const found = partialFactor(front, n, pivots);
    if (found < 0) return undefined;
    negative += found;
    rows.set(front.subarray(0, pivots * n), offset);
    offset += pivots * n;
    const left = n - pivots;
    const rest = new Float64Array(left * left);
    for (let i = 0; i < left; i++) {
      const from = (pivots + i) * n + pivots;
      for (let j = i; j < left; j++) rest[i * left + j] = front[from + j]!;
    }
    rests[s] = rest;
  }
  return { negative, solve: (x) => solve(tree, rows, x) };
}

function addElement(
  mesh: ElementMesh,
  coefficients: Float64Array,
  element: number,
  places: Int32Array,
  front: Float64Array,
  n: number,
): void {
  const { termCount, row, column, term, value } = mesh.own?.[element] ?? mesh.pattern;
  const first = element * termCount;
  for (let t = 0; t < row.length; t++) {
    const a = places[row[t]!]!;
    const b = places[column[t]!]!;
    if (a < 0 || b < 0) continue;
    const entry = coefficients[first + term[t]!]! * value[t]!;
    // Two local unknowns may be one: then the mirror image falls on the same place.
    front[a <= b ? a * n + b : b * n + a]! += a === b && row[t] !== column[t] ? 2 * entry : entry;
  }
}

function addRest(rest: Float64Array, places: Int32Array, front: Float64Array, n: number): void {
  const size = places.length;
  for (let i = 0; i < size; i++) {
    const a = places[i]!;
    const from = i * size;
    for (let j = i; j < size; j++) {
      const b = places[j]!;
      front[a <= b ? a * n + b : b * n + a]! += rest[from + j]!;
    }
  }
}

function solve(tree: EliminationTree, rows: Float64Array, x: Float64Array): void {
  const { steps } = tree;
  const local = new Float64Array(tree.widest);
  let offset = 0;
  for (let s = 0; s < steps.length; s++) {
    const { unknowns, pivots } = steps[s]!;
    const n = unknowns.length;
    for (let i = 0; i < n; i++) local[i] = x[unknowns[i]!]!;
    for (let k = 0; k < pivots; k++) {
      const from = offset + k * n;
      const value = local[k]! / rows[from + k]!;
      for (let j = k + 1; j < n; j++) local[j]! -= rows[from + j]! * value;
    }
    for (let i = 0; i < n; i++) x[unknowns[i]!] = local[i]!;
    offset += pivots * n;
  }
  for (let s = steps.length - 1; s >= 0; s--) {
    const { unknowns, pivots } = steps[s]!;
    const n = unknowns.length;
    offset -= pivots * n;
    for (let i = 0; i < n; i++) local[i] = x[unknowns[i]!]!;
    for (let k = pivots - 1; k >= 0; k--) {
      const from = offset + k * n;
      let sum = local[k]!;
      for (let j = k + 1; j < n; j++) sum -= rows[from + j]! * local[j]!;
      local[k] = sum / rows[from + k]!;
      x[unknowns[k]!] = local[k]!;
    }
  }
}
