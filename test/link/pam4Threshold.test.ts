import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalQThreshold, optimumThreshold } from '../../src/link/pam4Threshold.ts';

const level = fc.double({ min: 0.3, max: 3, noNaN: true });
const noise = fc.double({ min: 0.05, max: 0.3, noNaN: true });

/** Four times the derivative of the Gaussian tails with the lower pair falling and the upper one rising. */
function derivative(t: number, levels: readonly number[], sigmas: readonly number[]): number {
  const density = (i: number): number => Math.exp(-0.5 * ((t - levels[i]!) / sigmas[i]!) ** 2) / sigmas[i]!;
  return density(1) + density(3) - density(0) - density(2);
}

describe('optimum threshold', () => {
  it('makes the derivative of the error ratio vanish and change from falling to rising', () => {
    fc.assert(
      fc.property(level, fc.tuple(noise, noise, noise, noise), fc.double({ min: 0.5, max: 3, noNaN: true }), (gap, sigmas, out) => {
        // The far levels lie on either side, as for the middle threshold.
        const levels = [0, gap, -out, gap + out];
        const t = optimumThreshold(0, gap, -out, gap + out, ...sigmas);
        fc.pre(t > 1e-6 && t < gap - 1e-6);
        const step = 1e-5 * Math.min(sigmas[0], sigmas[1]);
        expect(derivative(t - step, levels, sigmas)).toBeLessThan(0);
        expect(derivative(t + step, levels, sigmas)).toBeGreaterThan(0);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it('is the middle for equal noise in a symmetric ladder, far down the tails too', () => {
    for (const sigma of [1, 0.3, 0.1, 0.01, 1e-4]) expect(optimumThreshold(1, 2, 0, 3, sigma, sigma, sigma, sigma)).toBeCloseTo(1.5, 12);
  });

  it('is the crossing of the two densities where the far levels are far', () => {
    const t = optimumThreshold(0, 1, -50, 50, 0.1, 0.2, 0.1, 0.1);
    const density = (at: number, sigma: number): number => Math.exp(-0.5 * (at / sigma) ** 2) / sigma;
    expect(density(t, 0.1) / density(t - 1, 0.2)).toBeCloseTo(1, 9);
  });

  it('stops at a level where the derivative keeps one sign', () => {
    // The neighbor below is wider and drowns the one above everywhere between the two.
    const t = optimumThreshold(0, 0.01, -9, 9, 0.05, 1, 0.1, 0.1);
    expect(t).toBeCloseTo(0.01, 6);
  });
});

describe('equal-Q threshold', () => {
  it('lies as many noises above one level as below the next', () => {
    fc.assert(
      fc.property(level, noise, noise, (gap, a, b) => {
        const t = equalQThreshold(-1, gap - 1, a, b);
        expect((t + 1) / a / ((gap - 1 - t) / b)).toBeCloseTo(1, 12);
      }),
      { seed: 13 },
    );
  });
});
