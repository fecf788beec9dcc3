import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../src/errors.ts';
import { findMinimum } from '../../src/numerics/minimize.ts';

describe('findMinimum', () => {
  it('finds the bottom of a smooth valley', () => {
    const { at, value } = findMinimum((x) => Math.cosh(x - 1.25), -3, 4);
    expect(at).toBeCloseTo(1.25, 7);
    expect(value).toBeCloseTo(1, 14);
  });

  it('needs far fewer evaluations than golden section would', () => {
    let calls = 0;
    findMinimum((x) => (calls++, Math.cosh(x - 1.25)), -3, 4);
    expect(calls).toBeLessThan(20);
  });

  it('finds a narrow valley far from zero', () => {
    const { at } = findMinimum((x) => ((x - 1.31e-6) / 1e-11) ** 2 - 1, 1.3099e-6, 1.3102e-6);
    expect(Math.abs(at - 1.31e-6)).toBeLessThan(1e-17);
  });

  it('finds the bottom of a corner', () => {
    expect(findMinimum((x) => Math.abs(x - 0.2), -1, 1).at).toBeCloseTo(0.2, 7);
  });

  it('ends at an end where the function only rises or falls', () => {
    expect(findMinimum((x) => x, 2, 3).at).toBeCloseTo(2, 6);
    expect(findMinimum((x) => -x, 2, 3).at).toBeCloseTo(3, 6);
  });

  it('finds any parabola and quartic', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), (b, q) => {
        const { at, value } = findMinimum((x) => (x - b) ** 2 + q * (x - b) ** 4, -3, 4);
        expect(Math.abs(at - b)).toBeLessThan(3e-7);
        expect(value).toBeLessThan(1e-13);
      }),
      { seed: 3 },
    );
  });

  it('never gives more than at the points it tried', () => {
    let least = Infinity;
    const wavy = (x: number): number => Math.sin(5 * x) + 0.1 * x * x;
    const { value } = findMinimum((x) => ((least = Math.min(least, wavy(x))), wavy(x)), -4, 4);
    expect(value).toBe(least);
  });

  it('stops at the tolerance it is given', () => {
    let calls = 0;
    const parabola = (x: number): number => (calls++, Math.cosh(x - 0.3));
    expect(Math.abs(findMinimum(parabola, -1, 1, { tolerance: 0.01 }).at - 0.3)).toBeLessThan(0.01);
    const few = calls;
    findMinimum(parabola, -1, 1);
    expect(calls - few).toBeGreaterThan(few);
  });

  it('refuses a bad bracket, a bad tolerance and a function that is not finite', () => {
    expect(() => findMinimum((x) => x, 1, 1)).toThrow(RangeError);
    expect(() => findMinimum((x) => x, 1, NaN)).toThrow('findMinimum: bracket');
    expect(() => findMinimum((x) => x, 0, 1, { tolerance: NaN })).toThrow('tolerance');
    expect(() => findMinimum(() => NaN, 0, 1)).toThrow('findMinimum: f is NaN');
  });

  it('says how far it came when it does not converge', () => {
    try {
      findMinimum((x) => Math.abs(x - 0.2), -1, 1, { iterations: 4 });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConvergenceError);
      expect((error as ConvergenceError).residual).toBeGreaterThan(0);
      expect((error as ConvergenceError).residual).toBeLessThan(2);
    }
  });
});
