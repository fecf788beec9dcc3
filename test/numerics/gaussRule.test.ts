import { describe, expect, it } from 'vitest';
import { gaussRule } from '../../src/numerics/gaussRule.ts';

/** Pairs by rising value. */
function sorted({ values, weights }: ReturnType<typeof gaussRule>): number[][] {
  return Array.from(values, (value, i) => [value, weights[i]!]).sort((a, b) => a[0]! - b[0]!);
}

describe('a Gauss rule from its recurrence', () => {
  it('is that of Legendre for n²/(4n² − 1)', () => {
    const rule = gaussRule([0, 0, 0], [1, 2].map((n) => n / Math.sqrt(4 * n * n - 1)));
    // Points 0 and ±√(3/5), weights 8/18 and 5/18.
    sorted(rule).forEach(([value, weight], i) => {
      expect(value).toBeCloseTo([-Math.sqrt(0.6), 0, Math.sqrt(0.6)][i]!, 14);
      expect(weight).toBeCloseTo([5 / 18, 8 / 18, 5 / 18][i]!, 14);
    });
  });
  it('integrates powers up to 2 count − 1 as the normal distribution does', () => {
    const count = 20;
    const { values, weights } = gaussRule(new Array<number>(count).fill(0), Array.from({ length: count - 1 }, (_, n) => Math.sqrt(n + 1)));
    for (let order = 0, exact = 1; order < 2 * count; order += 2, exact *= order - 1) {
      const sum = values.reduce((all, value, i) => all + weights[i]! * value ** order, 0);
      expect(sum / exact).toBeCloseTo(1, 11);
    }
  });
  it('takes points that are apart already, and one alone', () => {
    expect(sorted(gaussRule([3, -1, 2], [0, 0]))).toEqual([[-1, 0], [2, 0], [3, 1]]);
    expect(sorted(gaussRule([5], []))).toEqual([[5, 1]]);
  });
});
