import { describe, expect, it } from 'vitest';
import { type FitModel, leastSquares } from '../../src/numerics/fit.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';

/** y = a exp(−b x), in standard deviations. */
function decay(x: Float64Array, y: Float64Array, deviation: number): FitModel {
  return {
    count: x.length,
    residuals: ([a = 0, b = 0], out) => x.forEach((at, i) => (out[i] = (y[i]! - a * Math.exp(-b * at)) / deviation)),
    jacobian: ([a = 0, b = 0], out) =>
      x.forEach((at, i) => {
        out[2 * i] = -Math.exp(-b * at) / deviation;
        out[2 * i + 1] = (a * at * Math.exp(-b * at)) / deviation;
      }),
  };
}

const x = Float64Array.from({ length: 50 }, (_, i) => i / 10);
const clean = x.map((at) => 3 * Math.exp(-0.7 * at));

describe('least squares', () => {
  it('finds parameters of very different sizes to rounding', () => {
    const y = x.map((at) => 3e-9 * Math.exp(-0.7 * at));
    const { parameters, squares } = leastSquares(decay(x, y, 1e-11), [1e-9, 2]);
    expect(Math.abs(parameters[0]! / 3e-9 - 1)).toBeLessThan(1e-8);
    expect(Math.abs(parameters[1]! / 0.7 - 1)).toBeLessThan(1e-8);
    expect(squares).toBeLessThan(1e-6);
  });

  it('gives the covariance that many draws show', () => {
    const { uniform } = philox({ seed: 7, stream: 0 });
    const found: number[][] = [];
    let covariance = new Float64Array(4);
    for (let draw = 0; draw < 400; draw++) {
      const fit = leastSquares(decay(x, clean.map((value) => value + 0.05 * normalDeviate(uniform())), 0.05), [2, 1]);
      found.push([...fit.parameters]);
      covariance = fit.covariance as Float64Array<ArrayBuffer>;
    }
    for (const k of [0, 1]) {
      const mean = found.reduce((sum, each) => sum + each[k]!, 0) / found.length;
      const variance = found.reduce((sum, each) => sum + (each[k]! - mean) ** 2, 0) / (found.length - 1);
      // The variance of 400 draws scatters by 7 %.
      expect(Math.abs(variance / covariance[3 * k]! - 1)).toBeLessThan(0.25);
    }
    expect(covariance[1]).toBe(covariance[2]);
  });

  it('stays within bounds and fits the others there', () => {
    const { parameters } = leastSquares(decay(x, clean, 1), [1, 2], { bounds: [[0, 10], [1, 3]] });
    expect(parameters[1]).toBe(1);
    const sums = x.reduce(([top, bottom], at, i) => [top! + clean[i]! * Math.exp(-at), bottom! + Math.exp(-2 * at)], [0, 0]);
    expect(Math.abs(parameters[0]! - sums[0]! / sums[1]!)).toBeLessThan(1e-4);
    const above = leastSquares(decay(x, clean, 1), [1, 0.1], { bounds: [[0, 10], [0, 0.5]] });
    expect(above.parameters[1]).toBe(0.5);
  });

  it('leaves a parameter alone on which nothing depends', () => {
    const model = decay(x, clean, 1);
    const idle: FitModel = {
      count: model.count,
      residuals: (parameters, out) => model.residuals(parameters, out),
      jacobian: (parameters, out) => {
        const slopes = new Float64Array(2 * x.length);
        model.jacobian(parameters, slopes);
        for (let i = 0; i < x.length; i++) out.set([slopes[2 * i]!, slopes[2 * i + 1]!, 0], 3 * i);
      },
    };
    const { parameters, covariance } = leastSquares(idle, [1, 1, 5]);
    expect([parameters[2], covariance[8]]).toEqual([5, 0]);
    expect(Math.abs(parameters[0]! - 3)).toBeLessThan(1e-6);
  });

  it('says where it starts from nothing finite, and where it does not converge', () => {
    expect(() => leastSquares(decay(x, clean, 1), [NaN, 1])).toThrow('leastSquares: the residuals at the start are not finite');
    expect(() => leastSquares(decay(x, clean, 1e-6), [1, 5], { iterations: 2 })).toThrow('leastSquares: not converged after 2 iterations');
  });
});
