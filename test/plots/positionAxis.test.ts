import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, linearTicks, ticksAlong } from '../../src/plots/positionAxis.ts';

const domainOf = (values: number[], options: Parameters<typeof layoutOf>[1]): unknown => layoutOf(values, options).scale['domain'];

describe('the ticks of an axis', () => {
  it('are round and written with equal decimals', () => {
    expect(linearTicks(1307.7, 1309.3, 4)).toEqual({ values: [1308, 1308.5, 1309], format: '.1f' });
    expect(linearTicks(0, 443, 6)).toEqual({ values: [0, 100, 200, 300, 400], format: '.0f' });
    expect(linearTicks(-2, 2, 5).values).toEqual([-2, -1, 0, 1, 2]);
    expect(linearTicks(0, 9.5, 2).values).toEqual([0, 5]);
    expect(linearTicks(-7, 90, 1).values).toEqual([0]);
    expect(linearTicks(0, 0.96, 12)).toEqual({ values: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], format: '.1f' });
  });

  it('of tiny and huge numbers are written with an exponent', () => {
    expect(linearTicks(0, 4e-9, 5)).toEqual({ values: [0, 1e-9, 2e-9, 3e-9, 4e-9], format: '.1~e' });
    expect(linearTicks(0, 4e9, 5).format).toBe('.1~e');
  });

  it('lie within the axis, rise, and are hardly more than wanted', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 10 }),
        (low, size, count) => {
          const { values } = linearTicks(low, low + size, count);
          expect(values.length).toBeLessThanOrEqual(1.1 * count + 1.001);
          values.forEach((tick, i) => {
            expect(tick).toBeGreaterThanOrEqual(low - 1e-6 * size);
            expect(tick).toBeLessThanOrEqual(low + size * (1 + 1e-6));
            if (i > 0) expect(tick).toBeGreaterThan(values[i - 1]!);
          });
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  it('are fewer on a narrow axis', () => {
    expect(ticksAlong(560)).toBe(7);
    expect(ticksAlong(100)).toBe(2);
    expect(ticksAlong(2000)).toBe(8);
  });
});

describe('the domain of an axis', () => {
  it('ends where the numbers end, or leaves room', () => {
    expect(domainOf([2, 1, 3], { fit: 'tight', scale: 'linear', ticks: 5 })).toEqual([1, 3]);
    expect(domainOf([50, 100], { fit: 'loose', scale: 'linear', ticks: 5 })).toEqual([48, 102]);
    expect(domainOf([10, 100], { fit: 'loose', scale: 'linear', ticks: 5 })).toEqual([0, 103.6]);
  });

  it('is not empty where all numbers are equal', () => {
    expect(domainOf([20], { fit: 'tight', scale: 'linear', ticks: 5 })).toEqual([19, 21]);
    expect(domainOf([0, 0], { fit: 'loose', scale: 'linear', ticks: 5 })).toEqual([-1, 1]);
    const [from, to] = domainOf([1e-5], { fit: 'loose', scale: 'log', ticks: 5 }) as [number, number];
    expect(to / from).toBeCloseTo(2.25, 9);
  });

  it('on a logarithmic scale has ticks at 1, 2 and 5, at powers of ten where it is long', () => {
    const short = layoutOf([2e-5, 1e-4], { fit: 'loose', scale: 'log', ticks: 6 });
    expect(short.scale).toMatchObject({ type: 'log' });
    expect(short.labels).toEqual({ values: [2e-5, 5e-5, 1e-4], format: '.0e' });
    expect(layoutOf([1e-12, 1e-3], { fit: 'loose', scale: 'log', ticks: 5 }).labels['values']).toEqual([1e-11, 1e-9, 1e-7, 1e-5, 1e-3]);
  });
});
