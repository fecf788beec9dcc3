import { describe, expect, it } from 'vitest';
import { allFinite } from '../../src/numerics/allFinite.ts';

describe('allFinite', () => {
  it.each([0, 1, 4, 7, 8])('finds what is not finite at any place of %i', (length) => {
    const values = Float64Array.from({ length }, (_, i) => (i % 2 === 0 ? -Number.MAX_VALUE : 1e-310));
    expect(allFinite(values)).toBe(true);
    for (let i = 0; i < length; i++) {
      for (const other of [NaN, Infinity, -Infinity]) expect(allFinite(values.with(i, other))).toBe(false);
    }
  });
});
