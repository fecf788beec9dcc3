import { digits, inRange } from '../errors.ts';

/** A quadrature rule on −1 to 1. @internal */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Legendre polynomial of a degree (whole, 0 to 1000) at x, by its recurrence. [Canuto2006, sec. 2.3] @internal */
export function legendre(degree: number, x: number): number {
  inRange('legendre', 'degree', degree, '1', 0, 1000);
  if (!Number.isInteger(degree)) throw new RangeError(`legendre: degree is ${digits(degree)}, must be a whole number`);
  if (degree === 0) return 1;
  let before = 1;
  let now = x;
  for (let k = 2; k <= degree; k++) {
    const next = ((2 * k - 1) * x * now - (k - 1) * before) / k;
    before = now;
    now = next;
  }
  return now;
}

/**
 * The Gauss-Legendre rule of `count` nodes, 1 to 64, in rising order: exact up to degree 2 count − 1. [Canuto2006, sec. 2.3]
 *
 * @throws RangeError for another count.
 * @internal
 */
export function gaussRule(count: number): QuadratureRule {
  inRange('gaussRule', 'count', count, '1', 1, 64);
  if (!Number.isInteger(count)) throw new RangeError(`gaussRule: count is ${digits(count)}, must be a whole number`);
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    // The middle one is 0 exactly; elsewhere Newton's steps from Tricomi's guess.
    let x = 2 * i + 1 === count ? 0 : -Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      const value = legendre(count, x);
      slope = (count * (legendre(count - 1, x) - x * value)) / (1 - x * x);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
