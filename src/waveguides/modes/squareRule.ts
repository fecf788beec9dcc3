import type { ElementPattern } from '../../numerics/elementMesh.ts';
import { gaussRule } from '../../numerics/legendre.ts';
import { elementLayout, termCount } from './vectorElement.ts';

/** The terms of an element with entries of its own. @internal */
export const ownTerms = {
  /** ∫ν curl e curl v. */
  curl: 0,
  /** ∫p e·v of transverse fields. */
  massT: 1,
  /** ∫ν (e + grad z)·(v + grad ψ). */
  gradient: 2,
  /** ∫p z ψ. */
  massZ: 3,
} as const;

/** The functions of one axis at one place of −1 to 1. @internal */
export interface AxisValues {
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly legendre: Float64Array;
}

/** Room for the functions up to an order. @internal */
export function axisRoom(order: number): AxisValues {
  return { value: new Float64Array(order + 1), slope: new Float64Array(order + 1), legendre: new Float64Array(order) };
}

/** Puts the functions at s into their room. @internal */
export function axisValues(s: number, { value, slope, legendre }: AxisValues): AxisValues {
  value[0] = (1 - s) / 2;
  value[1] = (1 + s) / 2;
  slope[0] = -0.5;
  slope[1] = 0.5;
  legendre[0] = 1;
  let before = 1;
  let now = s;
  for (let k = 2; k < value.length; k++) {
    const next = ((2 * k - 1) * s * now - (k - 1) * before) / k;
    const factor = slopeFactors[k]!;
    legendre[k - 1] = now;
    slope[k] = factor * now;
    // √(2(2k − 1)) is twice the factor of the slope.
    value[k] = (next - before) / (2 * factor);
    before = now;
    now = next;
  }
  return { value, slope, legendre };
}

const slopeFactors = Float64Array.from({ length: 40 }, (_, k) => slopeFactor(k));

/** Factor of the Legendre polynomial that is the slope of function k. @internal */
export function slopeFactor(k: number): number {
  return k === 0 ? -0.5 : k === 1 ? 0.5 : Math.sqrt((2 * k - 1) / 2);
}

/** A rule on the reference square, and what its element needs there. @internal */
export interface SquareRule {
  readonly orderX: number;
  readonly orderY: number;
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** At each node. */
  readonly x: readonly AxisValues[];
  readonly y: readonly AxisValues[];
  /** Products of two functions at each node, `(a · count + b) · nodes + q`: Legendre with Legendre, nodal with nodal, and so on. */
  readonly products: { readonly x: Products; readonly y: Products };
  /** Places of the entries, without values. */
  readonly pattern: Omit<ElementPattern, 'value'>;
  /** Where the entries of the mass matrix begin: the gradient and longitudinal ones. */
  readonly massFrom: number;
}

interface Products {
  readonly pp: Float64Array;
  readonly pn: Float64Array;
  readonly np: Float64Array;
  readonly nn: Float64Array;
}

const known = new Map<number, SquareRule>();

/** The rule for elements of given orders: three points more than polynomials of straight elements need. @internal */
export function squareRule(orderX: number, orderY: number): SquareRule {
  const key = 100 * orderX + orderY;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { nodes, weights } = gaussRule(Math.max(orderX, orderY) + 4);
  const x = Array.from(nodes, (node) => axisValues(node, axisRoom(orderX)));
  const y = Array.from(nodes, (node) => axisValues(node, axisRoom(orderY)));
  const { startZ, size } = elementLayout(orderX, orderY);
  const row: number[] = [];
  const column: number[] = [];
  const term: number[] = [];
  const block = (kind: number, from: number, to: number): void => {
    for (let r = from; r < to; r++) {
      for (let c = r; c < to; c++) {
        row.push(r);
        column.push(c);
        term.push(kind);
      }
    }
  };
  block(ownTerms.curl, 0, startZ);
  block(ownTerms.massT, 0, startZ);
  const massFrom = row.length;
  block(ownTerms.gradient, 0, size);
  block(ownTerms.massZ, startZ, size);
  const pattern = { size, termCount, row: Int32Array.from(row), column: Int32Array.from(column), term: Int32Array.from(term) };
  const rule = { orderX, orderY, nodes, weights, x, y, products: { x: products(x), y: products(y) }, pattern, massFrom };
  known.set(key, rule);
  return rule;
}

function products(at: readonly AxisValues[]): Products {
  const of = (one: 'value' | 'legendre', other: 'value' | 'legendre'): Float64Array => {
    const rows = at[0]![one].length;
    const columns = at[0]![other].length;
    const all = new Float64Array(rows * columns * at.length);
    for (let a = 0; a < rows; a++) {
      for (let b = 0; b < columns; b++) {
        for (let q = 0; q < at.length; q++) all[(a * columns + b) * at.length + q] = at[q]![one][a]! * at[q]![other][b]!;
      }
    }
    return all;
  };
  return { pp: of('legendre', 'legendre'), pn: of('legendre', 'value'), np: of('value', 'legendre'), nn: of('value', 'value') };
}
