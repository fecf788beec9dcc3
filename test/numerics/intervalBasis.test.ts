import { describe, expect, it } from 'vitest';
import { intervalBasis, intervalFunction, slopeDegree } from '../../src/numerics/intervalBasis.ts';
import { gaussRule, legendre } from '../../src/numerics/legendre.ts';

describe('intervalBasis', () => {
  it('has hat functions, and others that vanish at both ends', () => {
    expect([intervalFunction(0, -1), intervalFunction(0, 1), intervalFunction(1, -1), intervalFunction(1, 1)]).toEqual([1, 0, 0, 1]);
    for (let k = 2; k < 9; k++) for (const end of [-1, 1]) expect(Math.abs(intervalFunction(k, end))).toBeLessThan(1e-14);
  });

  it('has one Legendre polynomial as the derivative of each', () => {
    const { slope } = intervalBasis(7);
    for (let k = 0; k <= 7; k++) {
      const step = 1e-5;
      const difference = (intervalFunction(k, 0.37 + step) - intervalFunction(k, 0.37 - step)) / (2 * step);
      expect(slope[k]! * legendre(slopeDegree(k), 0.37)).toBeCloseTo(difference, 8);
    }
  });

  it('has the integrals of products as its mass', () => {
    const { mass, legendreMass } = intervalBasis(5);
    const { nodes, weights } = gaussRule(12);
    const integral = (f: (x: number) => number): number => nodes.reduce((sum, x, i) => sum + weights[i]! * f(x), 0);
    for (let i = 0; i <= 5; i++) {
      for (let j = 0; j <= 5; j++) {
        expect(mass[6 * i + j]).toBeCloseTo(integral((x) => intervalFunction(i, x) * intervalFunction(j, x)), 13);
      }
    }
    for (let i = 0; i < 5; i++) expect(legendreMass[i]).toBeCloseTo(integral((x) => legendre(i, x) ** 2), 13);
  });
});
