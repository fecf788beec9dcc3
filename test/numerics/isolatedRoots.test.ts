import { describe, expect, it } from 'vitest';
import { isolatedRoots, type BoundedFunction } from '../../src/numerics/isolatedRoots.ts';
import { ConvergenceError } from '../../src/errors.ts';

/** x³ − a x + b by the bounds of its terms. */
const cubic: BoundedFunction<{ readonly a: number; readonly b: number }, number> = {
  node: (_, at) => at,
  value: ({ a, b }, x) => x ** 3 - a * x + b,
  excludes: ({ a, b }, low, high) => low ** 3 - a * high + b > 0 || high ** 3 - a * low + b < 0,
  monotone: ({ a }, low, high) => {
    const most = Math.max(low * low, high * high);
    const least = low <= 0 && high >= 0 ? 0 : Math.min(low * low, high * high);
    return 3 * least - a > 0 || 3 * most - a < 0;
  },
};

describe('isolatedRoots', () => {
  it('finds every root of a cubic', () => {
    const roots = isolatedRoots(cubic, { a: 7, b: 6 }, -10, 10);
    expect(roots.length).toBe(3);
    [-3, 1, 2].forEach((root, i) => expect(roots[i]!).toBeCloseTo(root, 13));
    expect(isolatedRoots(cubic, { a: 1, b: 100 }, 0, 10)).toEqual([]);
    expect(isolatedRoots(cubic, { a: 7, b: 6 }, 0, 2)).toEqual([expect.closeTo(1, 13), 2]);
  });

  it('takes two roots that are one to rounding as none, and a triple one as one', () => {
    expect(isolatedRoots(cubic, { a: 3, b: 2 }, 0, 5)).toEqual([]);
    expect(isolatedRoots(cubic, { a: 0, b: 0 }, -3, 5).length).toBe(1);
  });

  it('gives up where bounds never tell', () => {
    const blind = { ...cubic, excludes: () => false, monotone: () => false };
    expect(() => isolatedRoots(blind, { a: 7, b: 6 }, -1, 1)).toThrow(ConvergenceError);
  });
});
