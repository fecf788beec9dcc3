import { describe, expect, it } from 'vitest';
import { burstErrorRatios, burstErrors, type ErrorBursts } from '../../src/link/errorBursts.ts';

const bursts: ErrorBursts = { initial: 4.5e-3, propagation: 0.6, precoding: 'none' };
const share = (wrong: Uint8Array): number => wrong.reduce((sum, one) => sum + one, 0) / wrong.length;

describe('errors in bursts', () => {
  it('come at the ratio of the chain, with precoding and without', () => {
    for (const precoding of ['none', '1/(1+D)'] as const) {
      const { symbolErrorRatio, bitErrorRatio } = burstErrorRatios({ ...bursts, precoding });
      const counted = share(burstErrors({ ...bursts, precoding }, { count: 500_000, seed: 2 }));
      // Bursts of 2.5 symbols spread the count by about twice what independent errors do.
      expect(Math.abs(counted - symbolErrorRatio)).toBeLessThan(3 * 2 * Math.sqrt(symbolErrorRatio / 500_000));
      expect(bitErrorRatio).toBe(symbolErrorRatio / 2);
    }
  });

  it('become two behind the precoding, whatever their length', () => {
    const ratios = burstErrorRatios({ ...bursts, precoding: '1/(1+D)' });
    const burstsPerSymbol = ratios.decisionErrorRatio / ratios.meanLength;
    expect(ratios.symbolErrorRatio / burstsPerSymbol).toBeCloseTo(2, 12);
    expect(ratios.meanLength).toBeCloseTo(2.5, 12);
  });

  it('are the same for the same seed, none without a first one, and need their ranges', () => {
    expect(burstErrors(bursts, { count: 100, seed: 5 })).toEqual(burstErrors(bursts, { count: 100, seed: 5 }));
    expect(share(burstErrors({ ...bursts, initial: 0 }, { count: 1000, seed: 5 }))).toBe(0);
    expect(() => burstErrorRatios({ ...bursts, initial: 1.1 })).toThrow('burstErrorRatios: initial is 1.1');
    expect(() => burstErrorRatios({ ...bursts, propagation: 1 })).toThrow('propagation is 1');
    expect(() => burstErrors(bursts, { count: 0, seed: 1 })).toThrow('count is 0');
    expect(() => burstErrors({ ...bursts, precoding: 'on' as 'none' }, { count: 1, seed: 1 })).toThrow("precoding is 'on', must be 'none' or '1/(1+D)'");
  });
});
