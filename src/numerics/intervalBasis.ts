import { gaussRule, legendre } from './legendre.ts';

/**
 * Polynomials up to degree p on −1 to 1 for continuous elements: two hat functions, then integrated Legendre polynomials that vanish
 * at both ends, Nₖ = (Pₖ − Pₖ₋₂)/√(2(2k − 1)). Each derivative is one Legendre polynomial: Nₖ′ = slope[k] P₍slopeDegree(k)₎.
 * [Szabo1991]
 *
 * @internal
 */
export interface IntervalBasis {
  readonly order: number;
  /** ∫NᵢNⱼ, row-major, order + 1 square; what is 0 is 0 exactly. */
  readonly mass: Float64Array;
  /** ∫Pᵢ², degrees 0 to order − 1. */
  readonly legendreMass: Float64Array;
  /** Factor of each derivative. */
  readonly slope: Float64Array;
}

/** Degree of the Legendre polynomial that is the derivative of function k. @internal */
export function slopeDegree(k: number): number {
  return k < 2 ? 0 : k - 1;
}

/** Function k of the basis at x. @internal */
export function intervalFunction(k: number, x: number): number {
  if (k === 0) return (1 - x) / 2;
  if (k === 1) return (1 + x) / 2;
  return (legendre(k, x) - legendre(k - 2, x)) / Math.sqrt(2 * (2 * k - 1));
}

/** The basis of an order, 1 or more. @internal */
export function intervalBasis(order: number): IntervalBasis {
  const size = order + 1;
  const { nodes, weights } = gaussRule(order + 1);
  const mass = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let q = 0; q < nodes.length; q++) sum += weights[q]! * intervalFunction(i, nodes[q]!) * intervalFunction(j, nodes[q]!);
      mass[i * size + j] = Math.abs(sum) < 1e-14 ? 0 : sum;
    }
  }
  const legendreMass = Float64Array.from({ length: order }, (_, i) => 2 / (2 * i + 1));
  const slope = Float64Array.from({ length: size }, (_, k) => (k === 0 ? -0.5 : k === 1 ? 0.5 : Math.sqrt((2 * k - 1) / 2)));
  return { order, mass, legendreMass, slope };
}
