import { describe, expect, it } from 'vitest';
import { codewordsInBursts } from '../../src/link/codewordsInBursts.ts';
import { burstErrors, type ErrorBursts } from '../../src/link/errorBursts.ts';
import { lostCodewords } from '../../src/link/lostCodewords.ts';
import { kp4, reedSolomonErrorRatio } from '../../src/link/reedSolomon.ts';

const bursts: ErrorBursts = { initial: 4.5e-3, propagation: 0.6, precoding: 'none' };

describe('codewords in bursts', () => {
  it.each([1e-4, 2.4e-4, 1e-3])('without memory are those of independent bit errors at %d', (bitErrorRatio) => {
    const symbol = -Math.expm1(2 * Math.log1p(-bitErrorRatio));
    for (const interleaving of [1, 4]) {
      const ours = codewordsInBursts(kp4, { initial: symbol, propagation: symbol, precoding: 'none', interleaving });
      expect(ours / reedSolomonErrorRatio({ ...kp4, bitErrorRatio }) - 1).toBeCloseTo(0, 10);
    }
  });

  it.each([
    ['none', 1],
    ['none', 2],
    ['none', 4],
    ['1/(1+D)', 1],
    ['1/(1+D)', 4],
  ] as const)('are lost as often as counted, precoding %s, %d interleaved', (precoding, interleaving) => {
    const wrong = burstErrors({ ...bursts, precoding }, { count: 2720 * 600, seed: 11 });
    const { codewords, lost, histogram } = lostCodewords(wrong, { ...kp4, interleaving });
    const expected = codewordsInBursts(kp4, { ...bursts, precoding, interleaving });
    expect(codewords).toBe(600);
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(600);
    expect(expected).toBeGreaterThan(0.1);
    // Codewords that take turns share their bursts: half as many again.
    expect(Math.abs(lost / codewords - expected)).toBeLessThan(1.5 * 3 * Math.sqrt((expected * (1 - expected)) / codewords));
  });

  it('gain by interleaving and by precoding where losses are rare', () => {
    const rare = { initial: 2e-4, propagation: 0.75 };
    const plain = codewordsInBursts(kp4, { ...rare, precoding: 'none', interleaving: 1 });
    expect(codewordsInBursts(kp4, { ...rare, precoding: 'none', interleaving: 4 })).toBeLessThan(plain / 10);
    expect(codewordsInBursts(kp4, { ...rare, precoding: '1/(1+D)', interleaving: 1 })).toBeLessThan(plain / 10);
    expect(codewordsInBursts(kp4, { initial: 0, propagation: 0.5, precoding: 'none', interleaving: 1 })).toBe(0);
  });

  it('need whole PAM4 symbols, whole codewords and a code', () => {
    expect(() => codewordsInBursts({ ...kp4, bitsPerSymbol: 9, symbols: 500, data: 480 }, { ...bursts, interleaving: 1 })).toThrow('bitsPerSymbol is 9, must be even');
    expect(() => codewordsInBursts(kp4, { ...bursts, interleaving: 1.5 })).toThrow('interleaving is 1.5, must be a whole number');
    expect(() => codewordsInBursts({ ...kp4, data: 545 }, { ...bursts, interleaving: 1 })).toThrow('codewordsInBursts: data is 545');
  });
});
