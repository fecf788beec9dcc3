import { describe, expect, it } from 'vitest';
import { gaussRule, legendre } from '../../src/numerics/legendre.ts';

describe('legendre', () => {
  it('is 1 at 1, and ±1 at −1', () => {
    for (let degree = 0; degree <= 12; degree++) {
      expect(legendre(degree, 1)).toBeCloseTo(1, 12);
      expect(legendre(degree, -1)).toBeCloseTo((-1) ** degree, 12);
    }
  });

  it('agrees with the written-out polynomials', () => {
    expect(legendre(2, 0.3)).toBeCloseTo((3 * 0.09 - 1) / 2, 15);
    expect(legendre(4, 0.7)).toBeCloseTo((35 * 0.7 ** 4 - 30 * 0.49 + 3) / 8, 14);
  });

  it('refuses a degree that is negative or broken', () => {
    expect(() => legendre(-1, 0)).toThrow('legendre: degree is -1, outside 0 to 1000');
    expect(() => legendre(1.5, 0)).toThrow('legendre: degree is 1.5, must be a whole number');
  });
});

describe('gaussRule', () => {
  it('integrates polynomials up to twice its count less one exactly', () => {
    for (const count of [1, 2, 5, 9, 20, 64]) {
      const { nodes, weights } = gaussRule(count);
      for (let power = 0; power < 2 * count; power++) {
        const sum = nodes.reduce((total, x, i) => total + weights[i]! * x ** power, 0);
        expect(Math.abs(sum - (power % 2 === 1 ? 0 : 2 / (power + 1)))).toBeLessThan(1e-13);
      }
    }
  });

  it('misses the next even power', () => {
    const { nodes, weights } = gaussRule(2);
    expect(Math.abs(nodes.reduce((total, x, i) => total + weights[i]! * x ** 4, 0) - 2 / 5)).toBeGreaterThan(0.1);
  });

  it('has rising nodes', () => {
    const { nodes } = gaussRule(7);
    for (let i = 1; i < 7; i++) expect(nodes[i]!).toBeGreaterThan(nodes[i - 1]!);
  });

  it('refuses a count out of range', () => {
    expect(() => gaussRule(0)).toThrow('gaussRule: count is 0, outside 1 to 64');
    expect(() => gaussRule(2.5)).toThrow('gaussRule: count is 2.5, must be a whole number');
  });
});
