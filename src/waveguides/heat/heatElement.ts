import type { ElementPattern } from '../../numerics/elementMesh.ts';
import { intervalBasis, slopeDegree, type IntervalBasis } from '../../numerics/intervalBasis.ts';

// One scalar field NᵢNⱼ on the reference square, unknown `i (order + 1) + j` with i along x.

/** What a term of the pattern integrates; `top` along the upper edge alone. @internal */
export const heatTerms = { stiffX: 0, stiffY: 1, mass: 2, top: 3 } as const;

/** Number of terms. @internal */
export const heatTermCount = 4;

/** The entries of an element: all, and those of the heat capacity alone. @internal */
export interface HeatElement {
  readonly whole: ElementPattern;
  readonly mass: ElementPattern;
}

const known = new Map<number, HeatElement>();

/** The element of an order, 1 or more. @internal */
export function heatElement(order: number): HeatElement {
  const found = known.get(order);
  if (found !== undefined) return found;
  const whole = entries(intervalBasis(order));
  const kept = (_: number, t: number): boolean => whole.term[t] === heatTerms.mass;
  const { row, column, term, value } = whole;
  const mass = { ...whole, row: row.filter(kept), column: column.filter(kept), term: term.filter(kept), value: value.filter(kept) };
  const element = { whole, mass };
  known.set(order, element);
  return element;
}

function entries({ order, mass, legendreMass, slope }: IntervalBasis): ElementPattern {
  const n = order + 1;
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
  const stiff = (i: number, j: number): number =>
    slopeDegree(i) === slopeDegree(j) ? slope[i]! * slope[j]! * legendreMass[slopeDegree(i)]! : 0;
  for (let r = 0; r < n * n; r++) {
    const i = Math.floor(r / n);
    const j = r - i * n;
    for (let c = r; c < n * n; c++) {
      const a = Math.floor(c / n);
      const b = c - a * n;
      add(r, c, heatTerms.stiffX, stiff(i, a) * mass[j * n + b]!);
      add(r, c, heatTerms.stiffY, stiff(j, b) * mass[i * n + a]!);
      add(r, c, heatTerms.mass, mass[i * n + a]! * mass[j * n + b]!);
      // Function 1 along y is the only one that does not vanish on the upper edge.
      if (j === 1 && b === 1) add(r, c, heatTerms.top, mass[i * n + a]!);
    }
  }
  return {
    size: n * n,
    termCount: heatTermCount,
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    term: Int32Array.from(term),
    value: Float64Array.from(value),
  };
}

/** ∫Nᵢ over −1 to 1. @internal */
export function integralOf(i: number): number {
  return i < 2 ? 1 : i === 2 ? -2 / Math.sqrt(6) : 0;
}
