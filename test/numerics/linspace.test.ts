import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linspace } from '../../src/numerics/linspace.ts';

describe('linspace', () => {
  it('spaces its numbers equally', () => {
    expect([...linspace(1, 2, 5)]).toEqual([1, 1.25, 1.5, 1.75, 2]);
    expect([...linspace(2, -2, 3)]).toEqual([2, 0, -2]);
  });

  it('keeps whole steps whole, and huge spans finite', () => {
    expect([...linspace(1, 36, 36)]).toEqual(Array.from({ length: 36 }, (_, i) => i + 1));
    expect([...linspace(0, 1e308, 5)].every((value, i) => Math.abs(value / 1e308 - i / 4) < 1e-15)).toBe(true);
  });

  it('gives the first end alone for one point', () => {
    expect([...linspace(3, 9, 1)]).toEqual([3]);
  });

  it('keeps both ends exactly and never steps back', () => {
    const end = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(end, end, fc.integer({ min: 2, max: 50 }), (from, to, count) => {
        const values = linspace(from, to, count);
        expect(values).toHaveLength(count);
        expect(values[0]).toBe(from);
        expect(values[count - 1]).toBe(to);
        for (let i = 1; i < count; i++) expect((values[i]! - values[i - 1]!) * (to - from)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1 },
    );
  });

  it.each([
    [NaN, 1, 2, 'from'],
    [0, Infinity, 2, 'to'],
    [0, 1, 0, 'count'],
    [0, 1, -3, 'count'],
    [0, 1, 2.5, 'whole number'],
    [0, 1, NaN, 'count'],
    [-1e308, 1e308, 3, 'to - from'],
  ])('refuses linspace(%d, %d, %d)', (from, to, count, name) => {
    expect(() => linspace(from, to, count)).toThrow(RangeError);
    expect(() => linspace(from, to, count)).toThrow(name);
  });
});
