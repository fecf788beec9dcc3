import { describe, expect, it } from 'vitest';
import { chebyshevSum } from '../../src/numerics/chebyshev.ts';
import { chebyshevSlope, chebyshevThrough, lobattoNodes } from '../../src/numerics/chebyshevThrough.ts';

const chebyshevValue = (series: Float64Array, t: number): number => chebyshevSum(series, -1, 1, t);

describe('Chebyshev series', () => {
  it('have nodes that hold those of half as many, the middle exactly', () => {
    expect([...lobattoNodes(3)]).toEqual([-1, 0, 1]);
    const nine = lobattoNodes(9);
    expect([0, 2, 4, 6, 8].map((i) => nine[i])).toEqual([...lobattoNodes(5)]);
  });

  it('give a polynomial back, from values or from values and slopes', () => {
    const f = (t: number): number => 1 - 2 * t + 3 * t ** 3 - t ** 5;
    const df = (t: number): number => -2 + 9 * t ** 2 - 5 * t ** 4;
    const six = Float64Array.from([-1, -0.7, -0.1, 0.3, 0.6, 1]);
    const three = lobattoNodes(3);
    for (const series of [chebyshevThrough(six, six.map(f)), chebyshevThrough(three, three.map(f), three.map(df))]) {
      expect(series.length).toBe(6);
      // 1 − 2t + 3t³ − t⁵ in T₀ … T₅.
      [1, -0.375, 0, 0.4375, 0, -0.0625].forEach((each, k) => expect(series[k]).toBeCloseTo(each, 13));
      for (const t of [-1, -0.35, 0, 0.8]) {
        expect(chebyshevValue(series, t)).toBeCloseTo(f(t), 13);
        expect(chebyshevValue(chebyshevSlope(series), t)).toBeCloseTo(df(t), 12);
      }
    }
  });

  it('know a constant, and converge for a smooth function', () => {
    const constant = chebyshevThrough([0], [2.5]);
    expect([chebyshevValue(constant, 0.7), chebyshevValue(chebyshevSlope(constant), 0.7)]).toEqual([2.5, 0]);
    const nodes = lobattoNodes(9);
    const series = chebyshevThrough(nodes, nodes.map(Math.exp), nodes.map(Math.exp));
    expect(Math.abs(series[17]!)).toBeLessThan(1e-13);
    expect(chebyshevValue(series, 0.123)).toBeCloseTo(Math.exp(0.123), 13);
  });
});
