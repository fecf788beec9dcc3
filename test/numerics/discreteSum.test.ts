import { describe, expect, it } from 'vitest';
import { condensed, sumOf, type DiscreteMeasure } from '../../src/numerics/discreteSum.ts';

const symbols = (x: number): DiscreteMeasure => ({ values: Float64Array.of(0, x, 2 * x, 3 * x), weights: new Float64Array(4).fill(0.25) });
const moment = ({ values, weights }: DiscreteMeasure, order: number): number =>
  values.reduce((sum, value, i) => sum + weights[i]! * value ** order, 0);

describe('the sum of independent discrete distributions', () => {
  it('holds every pair with the product of its weights', () => {
    const both = sumOf({ values: Float64Array.of(0, 1), weights: Float64Array.of(0.25, 0.75) }, symbols(2));
    expect([...both.values]).toEqual([0, 2, 4, 6, 1, 3, 5, 7]);
    expect(both.weights[4]).toBe(0.75 / 4);
  });
  it('keeps its moments when condensed', () => {
    const whole = [0.3, 0.11, 0.07, 0.02].map(symbols).reduce(sumOf);
    const few = condensed(whole, 6);
    expect(few.values).toHaveLength(6);
    for (let order = 0; order < 12; order++) expect(moment(few, order) / moment(whole, order)).toBeCloseTo(1, 12);
  });
  it('stays as it is with few values, and finds them where many coincide', () => {
    const one = symbols(1);
    expect(condensed(one, 4)).toBe(one);
    const twice = condensed(sumOf(one, one), 10);
    expect([...twice.values].sort((a, b) => a - b).map((v) => Math.abs(Number(v.toFixed(12))))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(condensed(sumOf(symbols(0), symbols(0)), 3).values).toHaveLength(1);
  });
});
