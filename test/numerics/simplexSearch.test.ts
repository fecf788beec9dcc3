import { describe, expect, it } from 'vitest';
import { simplexSearch } from '../../src/numerics/simplexSearch.ts';

const steps = Float64Array.of(0.3, 0.3);

describe('simplexSearch', () => {
  it('follows a curved valley to its end', () => {
    const valley = ([x, y]: Float64Array): number => (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2;
    const { at, value } = simplexSearch(valley, Float64Array.of(-1.2, 1), { steps, tolerance: 1e-14, most: 1000 });
    expect(value).toBeLessThan(1e-12);
    expect(at[0]).toBeCloseTo(1, 5);
    expect(at[1]).toBeCloseTo(1, 5);
  });

  it('goes down over edges, from which slopes lead away', () => {
    const { at } = simplexSearch(([x, y]) => Math.max(Math.abs(x! - 0.4), 3 * Math.abs(y! + 0.2)), Float64Array.of(2, 2), { steps, tolerance: 1e-9, most: 500 });
    expect(at[0]).toBeCloseTo(0.4, 6);
    expect(at[1]).toBeCloseTo(-0.2, 6);
  });

  it('ends nowhere worse than it began, and asks hardly more than it may', () => {
    let asked = 0;
    const start = Float64Array.of(0.5, 0.5);
    const islands = ([x, y]: Float64Array): number => {
      asked++;
      return x! === 0.5 && y! === 0.5 ? 1 : Infinity;
    };
    const { at, value } = simplexSearch(islands, start, { steps, tolerance: 1e-9, most: 40 });
    expect([...at, value]).toEqual([0.5, 0.5, 1]);
    expect(asked).toBeLessThanOrEqual(44);
    expect([...start]).toEqual([0.5, 0.5]);
  });

  it('is over at once where all corners are alike', () => {
    expect(simplexSearch(() => 3, Float64Array.of(1, 2), { steps, tolerance: 1e-9, most: 100 }).value).toBe(3);
  });
});
