import { describe, expect, it } from 'vitest';
import { countedErrorRatio, sampledErrorRatio } from '../../src/link/errorCount.ts';
import { pam4ErrorRatio } from '../../src/link/pam4.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { gaussianTail } from '../../src/numerics/erfc.ts';

const levels = [0, 1, 2, 3];

describe('error ratios of PAM4', () => {
  it('counted, by samples in Gaussian noise and in closed form agree, of ten signals', () => {
    const count = 200_000;
    for (let i = 0; i < 10; i++) {
      const noise = 0.5 / (1.4 + 0.17 * i);
      const spread = [0, 1 + 0.02 * i, 2 - 0.03 * i, 3];
      const closed = pam4ErrorRatio({ levels: spread, noise, thresholds: 'midpoint' });
      const counted = countedErrorRatio({ levels: spread, noise, thresholds: 'midpoint' }, { count, seed: 11 + i });
      const deviation = (ratio: number): number => Math.sqrt((ratio * (1 - ratio)) / count);
      expect(Math.abs(counted.symbolErrorRatio - closed.symbolErrorRatio)).toBeLessThan(3 * deviation(closed.symbolErrorRatio));
      // A symbol error is hardly ever more than one bit of two.
      expect(Math.abs(counted.bitErrorRatio - closed.bitErrorRatio)).toBeLessThan(1.6 * deviation(closed.symbolErrorRatio));
      const symbols = Uint8Array.from({ length: 400 }, (_, n) => n % 4);
      const samples = Float64Array.from(symbols, (symbol) => spread[symbol]!);
      const sampled = sampledErrorRatio(samples, { symbols, thresholds: closed.thresholds, noise });
      expect(sampled.symbolErrorRatio / closed.symbolErrorRatio).toBeCloseTo(1, 12);
      expect(sampled.bitErrorRatio / closed.bitErrorRatio).toBeCloseTo(1, 12);
    }
  });

  it('are 3/4 Q(q) + 1/2 Q(3q) − 1/4 Q(5q) of equal levels in equal noise', () => {
    for (const q of [0.6, 1, 2, 3.4]) {
      const expected = 0.75 * gaussianTail(q) + 0.5 * gaussianTail(3 * q) - 0.25 * gaussianTail(5 * q);
      const symbols = Uint8Array.from([0, 1, 2, 3]);
      const sampled = sampledErrorRatio(Float64Array.from(levels), { symbols, thresholds: [0.5, 1.5, 2.5], noise: 0.5 / q });
      expect(sampled.bitErrorRatio / expected).toBeCloseTo(1, 12);
      expect(sampled.symbolErrorRatio / (1.5 * gaussianTail(q))).toBeCloseTo(1, 12);
    }
  });

  it('are counted over samples with interference as over noise that is drawn', () => {
    const symbols = randomSymbols({ count: 50_000, seed: 2 });
    const samples = Float64Array.from(symbols, (symbol, n) => symbol + 0.12 * (symbols[n - 1] ?? 0) - 0.05 * symbol * symbol);
    const sampled = sampledErrorRatio(samples, { symbols, thresholds: [0.62, 1.5, 2.25], noise: 0.2 });
    let expected = 0;
    samples.forEach((value, n) => {
      const [a, b, c] = [0.62, 1.5, 2.25].map((threshold) => gaussianTail((threshold - value) / 0.2)) as [number, number, number];
      expected += 1 - [1 - a, a - b, b - c, c][symbols[n]!]!;
    });
    expect(sampled.symbolErrorRatio / (expected / symbols.length)).toBeCloseTo(1, 9);
  });

  it('take noise by level and seeds', () => {
    const noise = [0.1, 0.2, 0.3, 0.4];
    const one = countedErrorRatio({ levels, noise }, { count: 50_000, seed: 1 });
    expect(one).toEqual(countedErrorRatio({ levels, noise }, { count: 50_000, seed: 1 }));
    expect(one).not.toEqual(countedErrorRatio({ levels, noise }, { count: 50_000, seed: 2 }));
    const { symbolErrorRatio } = pam4ErrorRatio({ levels, noise });
    expect(Math.abs(one.symbolErrorRatio - symbolErrorRatio)).toBeLessThan(3 * Math.sqrt(symbolErrorRatio / 50_000));
    expect(one.symbols).toBe(50_000);
    expect([one.symbolErrors / 50_000, one.bitErrors / 100_000]).toEqual([one.symbolErrorRatio, one.bitErrorRatio]);
  });

  it('refuse what is out of range', () => {
    const counted = (its: object, run: object) => () => countedErrorRatio({ levels, noise: 0.2, ...its }, { count: 10, seed: 1, ...run });
    expect(counted({ noise: 0 }, {})).toThrow('noise.0 is 0, must be above 0');
    expect(counted({}, { count: 0 })).toThrow('countedErrorRatio: count is 0, outside 1');
    expect(counted({}, { count: 1.5 })).toThrow('countedErrorRatio: count is 1.5, must be a whole number');
    expect(counted({}, { seed: -1 })).toThrow('philox: seed is -1');
    const sampled = (its: object, samples = [0, 1]) => () =>
      sampledErrorRatio(Float64Array.from(samples), { symbols: [0, 1], thresholds: [0.5, 1.5, 2.5], noise: 0.1, ...its });
    expect(sampled({}, [])).toThrow('samples.length is 0');
    expect(sampled({ symbols: [1] })).toThrow('sampledErrorRatio: 1 symbols for 2 samples, must be as many');
    expect(sampled({ symbols: [1, 4] })).toThrow('symbols.1 is 4, outside 0 to 3');
    expect(sampled({ thresholds: [1] })).toThrow('thresholds.length is 1');
    expect(sampled({ thresholds: [1, 0, 2] })).toThrow('thresholds.1 is 0, outside 1');
    expect(sampled({ noise: 0 })).toThrow('noise is 0');
    expect(sampled({}, [0, NaN])).toThrow('samples.1 is NaN');
  });
});
