import { complexFactor } from './complexFactor.ts';
import type { ComplexMesh } from './complexMesh.ts';
import { complexZeros, type ComplexVector } from './complexVector.ts';
import type { EliminationTree } from './eliminationTree.ts';

/**
 * LDLᵀ of the complex symmetric matrix that the elements with these `coefficients` (elements × terms) add up to, by fronts along the
 * tree, without pivoting: solves in place. `undefined` if a pivot is 0 to rounding. [Duff1983]
 *
 * @internal
 */
export function complexFactorize(
  mesh: ComplexMesh,
  tree: EliminationTree,
  coefficients: ComplexVector,
): ((x: ComplexVector) => void) | undefined {
  const { steps, kept, widest } = tree;
  const rows = complexZeros(kept);
  const front = complexZeros(widest * widest);
  const rests: (ComplexVector | undefined)[] = new Array<undefined>(steps.length);
  let offset = 0;
  for (let s = 0; s < steps.length; s++) {
    const { unknowns, pivots, element, children, places } = steps[s]!;
    const n = unknowns.length;
    front.re.fill(0, 0, n * n);
    front.im.fill(0, 0, n * n);
    if (element >= 0) addElement(mesh, coefficients, element, places[0]!, front, n);
    for (let c = 0; c < children.length; c++) {
      const child = children[c]!;
      addRest(rests[child]!.re, places[c]!, front.re, n);
      addRest(rests[child]!.im, places[c]!, front.im, n);
      rests[child] = undefined;
    }
    if (!complexFactor(front.re, front.im, n, pivots)) return undefined;
    rows.re.set(front.re.subarray(0, pivots * n), offset);
    rows.im.set(front.im.subarray(0, pivots * n), offset);
    offset += pivots * n;
    rests[s] = { re: rest(front.re, n, pivots), im: rest(front.im, n, pivots) };
  }
  return (x) => solve(tree, rows, x);
}

function addElement(
  mesh: ComplexMesh,
  coefficients: ComplexVector,
  element: number,
  places: Int32Array,
  front: ComplexVector,
  n: number,
): void {
  const { rows, termCount, row, column, term } = mesh;
  const { re, im } = mesh.values[Math.floor(element / rows)]!;
  const first = element * termCount;
  for (let t = 0; t < row.length; t++) {
    const a = places[row[t]!]!;
    const b = places[column[t]!]!;
    if (a < 0 || b < 0) continue;
    const at = a <= b ? a * n + b : b * n + a;
    // Two unknowns of an element that are one: the mirror image falls on the same place.
    const twice = a === b && row[t] !== column[t] ? 2 : 1;
    const cr = twice * coefficients.re[first + term[t]!]!;
    const ci = twice * coefficients.im[first + term[t]!]!;
    front.re[at]! += cr * re[t]! - ci * im[t]!;
    front.im[at]! += cr * im[t]! + ci * re[t]!;
  }
}

function addRest(from: Float64Array, places: Int32Array, front: Float64Array, n: number): void {
  const size = places.length;
  for (let i = 0; i < size; i++) {
    const a = places[i]!;
    for (let j = i; j < size; j++) {
      const b = places[j]!;
      front[a <= b ? a * n + b : b * n + a]! += from[i * size + j]!;
    }
  }
}

function rest(front: Float64Array, n: number, pivots: number): Float64Array {
  const left = n - pivots;
  const block = new Float64Array(left * left);
  for (let i = 0; i < left; i++) {
    const from = (pivots + i) * n + pivots;
    for (let j = i; j < left; j++) block[i * left + j] = front[from + j]!;
  }
  return block;
}

function solve(tree: EliminationTree, rows: ComplexVector, x: ComplexVector): void {
  const { steps } = tree;
  const re = new Float64Array(tree.widest);
  const im = new Float64Array(tree.widest);
  let offset = 0;
  for (let s = 0; s < steps.length; s++) {
    const { unknowns, pivots } = steps[s]!;
    const n = unknowns.length;
    gather(x, unknowns, re, im);
    for (let k = 0; k < pivots; k++) {
      const from = offset + k * n;
      const dr = rows.re[from + k]!;
      const di = rows.im[from + k]!;
      const size = dr * dr + di * di;
      const vr = (re[k]! * dr + im[k]! * di) / size;
      const vi = (im[k]! * dr - re[k]! * di) / size;
      for (let j = k + 1; j < n; j++) {
        re[j]! -= rows.re[from + j]! * vr - rows.im[from + j]! * vi;
        im[j]! -= rows.re[from + j]! * vi + rows.im[from + j]! * vr;
      }
    }
    for (let i = 0; i < n; i++) {
      x.re[unknowns[i]!] = re[i]!;
      x.im[unknowns[i]!] = im[i]!;
    }
    offset += pivots * n;
  }
  for (let s = steps.length - 1; s >= 0; s--) {
    const { unknowns, pivots } = steps[s]!;
    const n = unknowns.length;
    offset -= pivots * n;
    gather(x, unknowns, re, im);
    for (let k = pivots - 1; k >= 0; k--) {
      const from = offset + k * n;
      let sr = re[k]!;
      let si = im[k]!;
      for (let j = k + 1; j < n; j++) {
        sr -= rows.re[from + j]! * re[j]! - rows.im[from + j]! * im[j]!;
        si -= rows.re[from + j]! * im[j]! + rows.im[from + j]! * re[j]!;
      }
      const dr = rows.re[from + k]!;
      const di = rows.im[from + k]!;
      const size = dr * dr + di * di;
      x.re[unknowns[k]!] = re[k] = (sr * dr + si * di) / size;
      x.im[unknowns[k]!] = im[k] = (si * dr - sr * di) / size;
    }
  }
}

function gather(x: ComplexVector, unknowns: Int32Array, re: Float64Array, im: Float64Array): void {
  for (let i = 0; i < unknowns.length; i++) {
    re[i] = x.re[unknowns[i]!]!;
    im[i] = x.im[unknowns[i]!]!;
  }
}
