import type { ElementPattern } from '../../numerics/elementMesh.ts';
import { intervalBasis, slopeDegree } from '../../numerics/intervalBasis.ts';

// The element of one field (E or H) as (t, z): the transverse part along x is PᵢNⱼ, along y NᵢPⱼ, the longitudinal part NᵢNⱼ. Then
// grad(longitudinal) lies in the transverse space and no spurious modes arise. [Nedelec1980]

/** What a term of the pattern integrates, on the reference square. @internal */
export const terms = {
  curlX: 0,
  massX: 1,
  curlY: 2,
  massY: 3,
  curlXY: 4,
  slopeX: 5,
  slopeY: 6,
  stiffX: 7,
  stiffY: 8,
  massZ: 9,
} as const;

/** Number of terms. @internal */
export const termCount = 10;

/** Where the local unknowns of an element stand: x part `i (orderY + 1) + j`, y part and longitudinal part after it. @internal */
export interface ElementLayout {
  readonly orderX: number;
  readonly orderY: number;
  /** First unknown of the y part, `startY + j orderY + i` with j the function along x. */
  readonly startY: number;
  /** First longitudinal unknown, `startZ + i (orderY + 1) + j`. */
  readonly startZ: number;
  readonly size: number;
}

/** The layout for orders along x and y. @internal */
export function elementLayout(orderX: number, orderY: number): ElementLayout {
  const startY = orderX * (orderY + 1);
  const startZ = startY + (orderX + 1) * orderY;
  return { orderX, orderY, startY, startZ, size: startZ + (orderX + 1) * (orderY + 1) };
}

/** The entries of an element. @internal */
export interface VectorElement {
  readonly whole: ElementPattern;
  /** Those without the curl, for the matrix B, which has none. */
  readonly mass: ElementPattern;
}

const known = new Map<number, VectorElement>();

/** The element of given orders. @internal */
export function vectorElement(orderX: number, orderY: number): VectorElement {
  const key = 100 * orderX + orderY;
  const found = known.get(key);
  if (found !== undefined) return found;
  const whole = entries(orderX, orderY);
  const curls: readonly number[] = [terms.curlX, terms.curlY, terms.curlXY];
  const kept = (_: number, t: number): boolean => !curls.includes(whole.term[t]!);
  const { row, column, term, value } = whole;
  const mass = { ...whole, row: row.filter(kept), column: column.filter(kept), term: term.filter(kept), value: value.filter(kept) };
  const element = { whole, mass };
  known.set(key, element);
  return element;
}

function entries(orderX: number, orderY: number): ElementPattern {
  const { startY, startZ, size } = elementLayout(orderX, orderY);
  const X = intervalBasis(orderX);
  const Y = intervalBasis(orderY);
  const nx = orderX + 1;
  const ny = orderY + 1;
  const row: number[] = [];
  const column: number[] = [];
  const term: number[] = [];
  const value: number[] = [];
  const add = (r: number, c: number, kind: number, v: number): void => {
    if (v === 0) return;
    row.push(r);
    column.push(c);
    term.push(kind);
    value.push(v);
  };
  const stiffness = ({ slope, legendreMass }: typeof X, i: number, j: number): number =>
    slopeDegree(i) === slopeDegree(j) ? slope[i]! * slope[j]! * legendreMass[slopeDegree(i)]! : 0;
  for (let i = 0; i < orderX; i++) {
    for (let j = 0; j < ny; j++) {
      const x = i * ny + j;
      for (let j2 = j; j2 < ny; j2++) {
        add(x, i * ny + j2, terms.curlX, X.legendreMass[i]! * stiffness(Y, j, j2));
        add(x, i * ny + j2, terms.massX, X.legendreMass[i]! * Y.mass[j * ny + j2]!);
      }
      for (let a = 0; a < nx; a++) {
        if (slopeDegree(a) !== i) continue;
        const degree = slopeDegree(j);
        add(x, startY + a * orderY + degree, terms.curlXY, X.slope[a]! * X.legendreMass[i]! * Y.slope[j]! * Y.legendreMass[degree]!);
        for (let b = 0; b < ny; b++) add(x, startZ + a * ny + b, terms.slopeX, X.slope[a]! * X.legendreMass[i]! * Y.mass[j * ny + b]!);
      }
    }
  }
  for (let j = 0; j < nx; j++) {
    for (let i = 0; i < orderY; i++) {
      const y = startY + j * orderY + i;
      for (let j2 = j; j2 < nx; j2++) {
        add(y, startY + j2 * orderY + i, terms.curlY, Y.legendreMass[i]! * stiffness(X, j, j2));
        add(y, startY + j2 * orderY + i, terms.massY, Y.legendreMass[i]! * X.mass[j * nx + j2]!);
      }
      for (let a = 0; a < ny; a++) {
        if (slopeDegree(a) !== i) continue;
        for (let b = 0; b < nx; b++) add(y, startZ + b * ny + a, terms.slopeY, Y.slope[a]! * Y.legendreMass[i]! * X.mass[j * nx + b]!);
      }
    }
  }
  for (let r = 0; r < nx * ny; r++) {
    const i = Math.floor(r / ny);
    const j = r - i * ny;
    for (let c = r; c < nx * ny; c++) {
      const a = Math.floor(c / ny);
      const b = c - a * ny;
      add(startZ + r, startZ + c, terms.stiffX, stiffness(X, i, a) * Y.mass[j * ny + b]!);
      add(startZ + r, startZ + c, terms.stiffY, stiffness(Y, j, b) * X.mass[i * nx + a]!);
      add(startZ + r, startZ + c, terms.massZ, X.mass[i * nx + a]! * Y.mass[j * ny + b]!);
    }
  }
  return {
    size,
    termCount,
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    term: Int32Array.from(term),
    value: Float64Array.from(value),
  };
}
