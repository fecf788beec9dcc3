import { describe, expect, it } from 'vitest';
import { accumulate, equalize } from '../../../src/link/tdecq/equalize.ts';
import type { Crossings } from '../../../src/link/tdecq/histogram.ts';
import { runsOf } from '../../../src/link/tdecq/outerLevels.ts';
import { bestShifts, toleratedNoise } from '../../../src/link/tdecq/tolerance.ts';
import { gaussianTail, inverseGaussianTail } from '../../../src/numerics/erfc.ts';
import { philox } from '../../../src/numerics/philox.ts';

const crossings = (...of: readonly [above: number, weight: number, side: 1 | -1][]): Crossings => ({
  length: of.length,
  above: Float64Array.from(of, ([above]) => above),
  weight: Float64Array.from(of, ([, weight]) => weight),
  side: Int8Array.from(of, ([, , side]) => side),
});

describe('the noise that is tolerated', () => {
  it('is that of the Gaussian tail, from any guess', () => {
    for (const target of [1e-12, 4.8e-4, 0.05]) {
      for (const guess of [1e-6, 1e-3, 0.03, 0.4, 10]) {
        const { noise, slope } = toleratedNoise([crossings([1 / 6, 1, 1])], [0], target, guess);
        expect(noise).toBeCloseTo(1 / 6 / inverseGaussianTail(target), 9);
        const by = 1e-5;
        const ratio = (factor: number): number => gaussianTail(1 / 6 / (noise * factor));
        expect(slope / ((ratio(1 + by) - ratio(1 - by)) / (2 * by))).toBeCloseTo(1, 5);
      }
    }
  });

  it('adds both sides and counts what lies on the wrong one', () => {
    const mixed = [crossings([0.1, 0.6, 1], [-0.15, 0.3995, -1], [-0.01, 0.0005, 1])];
    const { noise } = toleratedNoise(mixed, [0.02], 1e-3, 0.03);
    const ratio = 0.6 * gaussianTail(0.08 / noise) + 0.3995 * gaussianTail(0.17 / noise) + 0.0005 * (1 - gaussianTail(0.03 / noise));
    expect(ratio / 1e-3).toBeCloseTo(1, 8);
    expect(toleratedNoise(mixed, [0.02], 4e-4, 0.03).noise).toBe(0);
  });

  it('has an end where the target cannot be reached', () => {
    expect(toleratedNoise([crossings([0.1, 0.01, 1])], [0], 0.1, 0.03).noise).toBe(0.5);
  });
});

describe('thresholds that may move', () => {
  it('stay in the middle of alike levels and move toward the quieter one, as far as they may', () => {
    const alike = crossings([0.1, 0.5, 1], [-0.1, 0.5, -1]);
    const unlike = crossings([0.1, 0.5, 1], [-0.12, 0.5, -1]);
    expect(bestShifts([alike], 0.03, 0.01)[0]).toBeCloseTo(0, 6);
    expect(bestShifts([unlike], 0.03, 0.05)[0]).toBeCloseTo(-0.01, 5);
    expect(bestShifts([unlike, alike], 0.03, 0.004)[0]).toBeCloseTo(-0.004, 6);
    expect(bestShifts([crossings([-0.1, 0.5, 1], [0.12, 0.5, -1])], 0.03, 0.01)[0]).toBeGreaterThanOrEqual(-0.01);
  });
});

describe('the kernels of the equalizer', () => {
  it('are the sums they stand for', () => {
    const { uniform } = philox({ seed: 1, stream: 0 });
    for (const count of [1, 4, 5, 7, 11]) {
      const margin = count + 5;
      const values = Float64Array.from({ length: 30 + 2 * margin }, () => uniform());
      const taps = Float64Array.from({ length: count }, () => uniform());
      const places = Int32Array.from([0, 3, 4, 17, 29]);
      const main = Math.floor(count / 2);
      const out = new Float64Array(5).fill(9);
      equalize(out, values, margin, places, taps, main);
      const push = Float64Array.from(places, () => uniform());
      const along = new Float64Array(count).fill(0.5);
      accumulate(along, push, values, margin, places, main);
      const at = (n: number, k: number): number => values[margin + main + n - k]!;
      places.forEach((n, i) => expect(out[i]).toBeCloseTo(taps.reduce((sum, tap, k) => sum + tap * at(n, k), 0), 12));
      along.forEach((sum, k) => expect(sum).toBeCloseTo(0.5 + places.reduce((all, n, i) => all + push[i]! * at(n, k), 0), 12));
    }
  });
});

describe('runs of a pattern', () => {
  it('are of that length exactly, around the ends', () => {
    expect(runsOf(Uint8Array.from([3, 3, 0, 3, 3, 3, 0, 0, 3]), 3, 3)).toEqual([3, 8]);
    expect(runsOf(Uint8Array.from([3, 3, 0, 3, 3, 3, 0, 0, 3]), 0, 1)).toEqual([2]);
    expect(runsOf(Uint8Array.from([3, 3, 3]), 3, 3)).toEqual([]);
  });
});
