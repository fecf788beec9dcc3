import { intervalBasis, intervalFunction, slopeDegree, type IntervalBasis } from '../../numerics/intervalBasis.ts';
import { gaussRule, legendre } from '../../numerics/legendre.ts';
import type { Complex, ComplexVector } from '../../numerics/complexVector.ts';
import { elementLayout } from './vectorElement.ts';

// The element of `vectorElement.ts` in a bend and with complex lengths: with h = 1 + x/R the products of curls and of transverse fields
// in A carry h, all of B carries 1/h. Each is a matrix along x, which depends on the column, times one along y.

/** What a term of the pattern integrates: those of A with weight h, those of B with 1/h. @internal */
export const stretchedTerms = {
  curlX: 0,
  curlY: 1,
  curlXY: 2,
  potentialX: 3,
  potentialY: 4,
  massX: 5,
  massY: 6,
  slopeX: 7,
  slopeY: 8,
  stiffX: 9,
  stiffY: 10,
  massZ: 11,
} as const;

/** Number of terms. @internal */
export const stretchedTermCount = 12;

/** The entries of an element: which product of functions along x, times what along y. @internal */
export interface StretchedPattern {
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly term: Int32Array;
  /** Place in what `alongX` gives. */
  readonly product: Int32Array;
  readonly factor: Float64Array;
}

/** The pattern for orders along x and y; with `curved` false what vanishes without curvature is left out. @internal */
export function stretchedPattern(orderX: number, orderY: number, curved: boolean): StretchedPattern {
  const t = stretchedTerms;
  const { startY, startZ } = elementLayout(orderX, orderY);
  const X = intervalBasis(orderX);
  const Y = intervalBasis(orderY);
  const nx = orderX + 1;
  const ny = orderY + 1;
  const list = { row: [] as number[], column: [] as number[], term: [] as number[], product: [] as number[], factor: [] as number[] };
  const straight = curved ? undefined : alongX(orderX, { re: 0, im: 0 }, { re: 1, im: 0 }, 0).re;
  const add = (row: number, column: number, term: number, product: number, factor: number): void => {
    if (factor === 0 || row > column || straight?.[product] === 0) return;
    list.row.push(row);
    list.column.push(column);
    list.term.push(term);
    list.product.push(product);
    list.factor.push(factor);
  };
  const stiffnessY = (j: number, b: number): number =>
    slopeDegree(j) === slopeDegree(b) ? Y.slope[j]! * Y.slope[b]! * Y.legendreMass[slopeDegree(j)]! : 0;
  const size = productSize(orderX);
  // Products of Legendre polynomials and of nodal functions along x, first with h, then with 1/h.
  const polynomials = (weight: 0 | 1, i: number, k: number): number => weight * size + i * orderX + k;
  const nodal = (weight: 0 | 1, a: number, b: number): number => weight * size + orderX * orderX + a * nx + b;
  for (let i = 0; i < orderX; i++) {
    for (let j = 0; j < ny; j++) {
      const x = i * ny + j;
      for (let k = 0; k < orderX; k++) {
        for (let b = 0; b < ny; b++) {
          add(x, k * ny + b, t.curlX, polynomials(0, i, k), stiffnessY(j, b));
          add(x, k * ny + b, t.potentialX, polynomials(0, i, k), Y.mass[j * ny + b]!);
          add(x, k * ny + b, t.massX, polynomials(1, i, k), Y.mass[j * ny + b]!);
        }
      }
      for (let a = 0; a < nx; a++) {
        const k = slopeDegree(a);
        const d = slopeDegree(j);
        add(x, startY + a * orderY + d, t.curlXY, polynomials(0, i, k), X.slope[a]! * Y.slope[j]! * Y.legendreMass[d]!);
        for (let b = 0; b < ny; b++) add(x, startZ + a * ny + b, t.slopeX, polynomials(1, i, k), X.slope[a]! * Y.mass[j * ny + b]!);
      }
    }
  }
  for (let a = 0; a < nx; a++) {
    for (let i = 0; i < orderY; i++) {
      const y = startY + a * orderY + i;
      const mass = Y.legendreMass[i]!;
      for (let b = 0; b < nx; b++) {
        add(y, startY + b * orderY + i, t.curlY, polynomials(0, slopeDegree(a), slopeDegree(b)), X.slope[a]! * X.slope[b]! * mass);
        add(y, startY + b * orderY + i, t.potentialY, nodal(0, a, b), mass);
        add(y, startY + b * orderY + i, t.massY, nodal(1, a, b), mass);
        for (let c = 0; c < ny; c++) {
          if (slopeDegree(c) === i) add(y, startZ + b * ny + c, t.slopeY, nodal(1, a, b), Y.slope[c]! * mass);
        }
      }
    }
  }
  for (let i = 0; i < nx; i++) {
    for (let a = 0; a < nx; a++) {
      const slopes = X.slope[i]! * X.slope[a]!;
      for (let j = 0; j < ny; j++) {
        for (let b = 0; b < ny; b++) {
          const [r, c] = [startZ + i * ny + j, startZ + a * ny + b];
          add(r, c, t.stiffX, polynomials(1, slopeDegree(i), slopeDegree(a)), slopes * Y.mass[j * ny + b]!);
          add(r, c, t.stiffY, nodal(1, i, a), stiffnessY(j, b));
          add(r, c, t.massZ, nodal(1, i, a), Y.mass[j * ny + b]!);
        }
      }
    }
  }
  return {
    row: Int32Array.from(list.row),
    column: Int32Array.from(list.column),
    term: Int32Array.from(list.term),
    product: Int32Array.from(list.product),
    factor: Float64Array.from(list.factor),
  };
}

function productSize(order: number): number {
  return order * order + (order + 1) * (order + 1);
}

/**
 * Integrals over −1 to 1 of products of functions along x, with the weight h = 1 + curvature x and then with 1/h, on the complex
 * interval that begins at `start`.
 *
 * @internal
 */
export function alongX(order: number, start: Complex, length: Complex, curvature: number): ComplexVector {
  const n = order + 1;
  const size = productSize(order);
  const all = { re: new Float64Array(2 * size), im: new Float64Array(2 * size) };
  if (curvature === 0) {
    const straight = straightProducts(intervalBasis(order));
    all.re.set(straight);
    all.re.set(straight, size);
    return all;
  }
  const { nodes, weights } = gaussRule(order + 10);
  const values = new Float64Array(order + n);
  nodes.forEach((s, q) => {
    for (let k = 0; k < order; k++) values[k] = legendre(k, s);
    for (let k = 0; k < n; k++) values[order + k] = intervalFunction(k, s);
    const re = 1 + curvature * (start.re + (length.re * (1 + s)) / 2);
    const im = curvature * (start.im + (length.im * (1 + s)) / 2);
    const square = re * re + im * im;
    for (const [first, hr, hi] of [[0, re, im], [size, re / square, -im / square]] as const) {
      for (const [shift, count, from] of [[0, order, 0], [order * order, n, order]] as const) {
        for (let i = 0; i < count; i++) {
          for (let k = 0; k < count; k++) {
            const product = weights[q]! * values[from + i]! * values[from + k]!;
            all.re[first + shift + i * count + k]! += hr * product;
            all.im[first + shift + i * count + k]! += hi * product;
          }
        }
      }
    }
  });
  return all;
}

function straightProducts({ order, mass, legendreMass }: IntervalBasis): Float64Array {
  const all = new Float64Array(productSize(order));
  for (let i = 0; i < order; i++) all[i * order + i] = legendreMass[i]!;
  all.set(mass, order * order);
  return all;
}
