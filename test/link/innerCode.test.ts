import { describe, expect, it } from 'vitest';
import { countInnerCode, innerCodeBound, innerCodeHard } from '../../src/link/innerCode.ts';

describe('inner code', () => {
  it('by hard decisions leaves what is counted', () => {
    const counted = countInnerCode({ ratio: 2.5, decoding: 'hard' }, { blocks: 20_000, seed: 3 });
    const exact = innerCodeHard({ bitErrorRatio: counted.bitErrorRatioBefore });
    expect(Math.abs(counted.blockErrorRatio - exact.blockErrorRatio)).toBeLessThan(3 * Math.sqrt(exact.blockErrorRatio / 20_000));
    for (const wrong of [2, 4]) {
      const share = exact.wrongBits[wrong]!;
      expect(Math.abs(counted.wrongBits[wrong]! - share)).toBeLessThan(3.5 * Math.sqrt(share / 20_000));
    }
    expect(counted.wrongBits[1]! + counted.wrongBits[3]!).toBe(0);
  });

  it('keeps all probability, and its error ratio falls as the square of the one before', () => {
    for (const bitErrorRatio of [0, 1e-5, 1e-3, 0.1, 0.5]) {
      const { wrongBits } = innerCodeHard({ bitErrorRatio });
      expect(wrongBits.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
    const ratio = innerCodeHard({ bitErrorRatio: 2e-6 }).bitErrorRatio / innerCodeHard({ bitErrorRatio: 1e-6 }).bitErrorRatio;
    expect(ratio).toBeCloseTo(4, 2);
    expect(innerCodeHard({ bitErrorRatio: 0 }).blockErrorRatio).toBe(0);
  });

  it('by soft decisions leaves less than by hard ones and, where blocks rarely fail, what the bound says', () => {
    const hard = countInnerCode({ ratio: 2.4, decoding: 'hard' }, { blocks: 4000, seed: 5 });
    const soft = countInnerCode({ ratio: 2.4, decoding: 'soft' }, { blocks: 4000, seed: 5 });
    expect(soft.blockErrorRatio).toBeLessThan(hard.blockErrorRatio / 5);
    expect(soft.bitErrorRatioBefore).toBe(hard.bitErrorRatioBefore);
    const bound = innerCodeBound({ ratio: 2.75 });
    const rare = countInnerCode({ ratio: 2.75, decoding: 'soft', tested: 7 }, { blocks: 60_000, seed: 8 });
    expect(rare.blockErrorRatio).toBeLessThan(bound.blockErrorRatio + 3 * Math.sqrt(bound.blockErrorRatio / 60_000));
    expect(rare.blockErrorRatio).toBeGreaterThan(bound.blockErrorRatio / 2);
    expect(bound.bitErrorRatioBefore).toBeCloseTo(rare.bitErrorRatioBefore, 4);
  });

  it('bounds nothing far below what it is for, and repeats a seed', () => {
    expect(innerCodeBound({ ratio: 1 }).wrongBits[0]).toBe(0);
    const once = countInnerCode({ ratio: 2, decoding: 'soft', tested: 2 }, { blocks: 50, seed: 1 });
    expect(countInnerCode({ ratio: 2, decoding: 'soft', tested: 2 }, { blocks: 50, seed: 1 })).toEqual(once);
  });

  it('needs its ranges', () => {
    expect(() => innerCodeHard({ bitErrorRatio: 0.6 })).toThrow('bitErrorRatio is 0.6');
    expect(() => innerCodeBound({ ratio: 0 })).toThrow('ratio is 0');
    expect(() => countInnerCode({ ratio: 41, decoding: 'hard' }, { blocks: 1, seed: 1 })).toThrow('ratio is 41');
    expect(() => countInnerCode({ ratio: 2, decoding: 'soft', tested: 20 }, { blocks: 1, seed: 1 })).toThrow('tested is 20');
    expect(() => countInnerCode({ ratio: 2, decoding: 'best' as 'soft' }, { blocks: 1, seed: 1 })).toThrow("decoding is 'best'");
    expect(() => countInnerCode({ ratio: 2, decoding: 'hard' }, { blocks: 0, seed: 1 })).toThrow('blocks is 0');
  });
});
