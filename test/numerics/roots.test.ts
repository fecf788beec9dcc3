import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../src/errors.ts';
import { findRoot } from '../../src/numerics/roots.ts';

describe('findRoot', () => {
  it('finds roots to rounding', () => {
    expect(Math.abs(findRoot((x) => x * x - 2, 0, 2) - Math.SQRT2)).toBeLessThan(1e-15);
    expect(Math.abs(findRoot(Math.cos, 0, 3) - Math.PI / 2)).toBeLessThan(1e-15);
    expect(findRoot((x) => x - 1.31e-6, 1e-6, 2e-6)).toBeCloseTo(1.31e-6, 20);
  });

  it('needs far fewer evaluations than halving would', () => {
    let calls = 0;
    findRoot((x) => (calls++, Math.exp(x) - 5), 0, 10);
    expect(calls).toBeLessThan(20);
    calls = 0;
    findRoot((x) => (calls++, Math.cos(x)), 0, 3);
    expect(calls).toBeLessThan(12);
  });

  it('finds a root at an end', () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 1, 0, 1)).toBe(1);
  });

  it('finds hard roots: flat, steep and discontinuous', () => {
    expect(Math.abs(findRoot((x) => (x - 0.3) ** 9, 0, 1) - 0.3)).toBeLessThan(0.01);
    expect(findRoot((x) => Math.tanh(1e6 * (x - 0.7)), 0, 1)).toBeCloseTo(0.7, 12);
    expect(findRoot((x) => (x < 0.25 ? -1 : 1), 0, 1)).toBeCloseTo(0.25, 14);
  });

  it('finds the root of any cubic with one', () => {
    const root = fc.double({ min: -5, max: 5, noNaN: true });
    const spread = fc.double({ min: 0.1, max: 100, noNaN: true });
    fc.assert(
      fc.property(root, spread, (r, s) => {
        const x = findRoot((at) => (at - r) * (s + (at - r) ** 2), -6, 7);
        expect(Math.abs(x - r)).toBeLessThan(1e-13);
      }),
      { seed: 2 },
    );
  });

  it('stops at the tolerance it is given', () => {
    let calls = 0;
    const rough = findRoot((x) => (calls++, Math.exp(x) - 5), 0, 10, { tolerance: 0.1 });
    expect(Math.abs(rough - Math.log(5))).toBeLessThan(0.1);
    const few = calls;
    findRoot((x) => (calls++, Math.exp(x) - 5), 0, 10);
    expect(calls - few).toBeGreaterThan(few);
  });

  it('refuses a bracket without a change of sign, or out of order', () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
    expect(() => findRoot((x) => -x * x - 1, -1, 1)).toThrow('must change sign');
    expect(() => findRoot((x) => x, 1, -1)).toThrow('bracket is 1 to -1');
    expect(() => findRoot((x) => x, NaN, 1)).toThrow(RangeError);
    expect(() => findRoot((x) => x, -Infinity, 1)).toThrow(RangeError);
    expect(() => findRoot((x) => x, -1, 1, { tolerance: -1 })).toThrow('tolerance');
  });

  it('refuses a function that is not finite', () => {
    expect(() => findRoot((x) => Math.log(x - 0.5), 0, 1)).toThrow('f is NaN at 0');
    expect(() => findRoot((x) => (Math.abs(x) < 0.5 ? NaN : x), -1, 1)).toThrow(RangeError);
  });

  it('says how far it came when it does not converge', () => {
    try {
      findRoot((x) => x ** 3 - 0.1, 0, 1, { iterations: 3 });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConvergenceError);
      expect((error as ConvergenceError).iterations).toBe(3);
      expect((error as ConvergenceError).residual).toBeGreaterThan(0);
    }
  });
});
