import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../src/errors.ts';
import { polynomialRoots } from '../../src/numerics/polynomialRoots.ts';

describe('polynomialRoots', () => {
  it('finds roots of very different size, each to its own digits', () => {
    // (λ + 1e-9)(λ + 1e-3)((λ + 1)² + 4)
    const [a, b] = [1e-9, 1e-3];
    const coefficients = Float64Array.of(a * b * 5, (a + b) * 5 + 2 * a * b, 5 + 2 * (a + b) + a * b, 2 + a + b, 1);
    const re = Float64Array.of(-1, -1, -0.1, -1e-6);
    const im = Float64Array.of(1, -1, 0.01, 1e-7);
    polynomialRoots(coefficients, re, im);
    expect(re[3]! / -1e-9).toBeCloseTo(1, 12);
    expect(re[2]! / -1e-3).toBeCloseTo(1, 12);
    expect(re[0]).toBeCloseTo(-1, 13);
    expect(Math.abs(im[0]!)).toBeCloseTo(2, 13);
    expect(im[0]! + im[1]!).toBeCloseTo(0, 13);
  });

  it('finds double roots to half the digits', () => {
    const re = Float64Array.of(3, 0.5);
    const im = Float64Array.of(0.1, -0.2);
    polynomialRoots(Float64Array.of(1, -2, 1), re, im);
    for (const root of re) expect(root).toBeCloseTo(1, 6);
  });

  it('says where it does not converge', () => {
    expect(() => polynomialRoots(Float64Array.of(NaN, 0, 1), Float64Array.of(1, 2), Float64Array.of(0, 0))).toThrow(ConvergenceError);
  });
});
