import { describe, expect, it } from 'vitest';
import { lostCodewords, lostFrames } from '../../src/link/lostCodewords.ts';
import { frameLossRatio, kp4 } from '../../src/link/reedSolomon.ts';
import { philox } from '../../src/numerics/philox.ts';

describe('lost codewords', () => {
  it('are those with more than 15 wrong symbols, however many of a symbol are wrong', () => {
    const wrong = new Uint8Array(2 * 2720 + 7);
    // Interleaved by two: every second group of five PAM4 symbols belongs to the first codeword.
    for (let symbol = 0; symbol < 16; symbol++) wrong.fill(1, 10 * symbol, 10 * symbol + 1 + (symbol % 5));
    for (let symbol = 0; symbol < 15; symbol++) wrong.fill(1, 10 * symbol + 5, 10 * symbol + 10);
    const { codewords, lost, histogram, lostAt } = lostCodewords(wrong, { ...kp4, interleaving: 2 });
    expect([codewords, lost, histogram[15], histogram[16]]).toEqual([2, 1, 1, 1]);
    expect([...lostAt]).toEqual([1, 0]);
  });

  it('need whole PAM4 symbols and whole groups of codewords', () => {
    expect(() => lostCodewords(new Uint8Array(10), { ...kp4, interleaving: 2 })).toThrow('wrong has 10 entries, must have at least 5440: 2 codewords');
    expect(() => lostCodewords(new Uint8Array(10), { ...kp4, interleaving: 0.5 })).toThrow('interleaving is 0.5');
    expect(() => lostCodewords(new Uint8Array(10), { ...kp4, interleaving: 1.5 })).toThrow('must be a whole number');
    expect(() => lostCodewords(new Uint8Array(10), { symbols: 7, data: 5, bitsPerSymbol: 3, interleaving: 1 })).toThrow('bitsPerSymbol is 3, must be even');
  });
});

describe('lost frames', () => {
  it.each([0.3, 1, 8.125])('are lost as often as the closed form says where losses are rare, %d frames a codeword', (framesPerCodeword) => {
    const { uniform } = philox({ seed: 21, stream: 0 });
    const lostAt = Uint8Array.from({ length: 400_000 }, () => (uniform() < 1e-3 ? 1 : 0));
    const counted = lostAt.reduce((sum, one) => sum + one, 0) / lostAt.length;
    const { frames, lost } = lostFrames(lostAt, { framesPerCodeword, offset: 0.37 });
    // Of 400 lost codewords a part touches one frame more: 0.46/√400 of 1.3 is 2 %. Two lost ones in one frame count once.
    const expected = frameLossRatio({ codewordErrorRatio: counted, framesPerCodeword });
    expect(Math.abs(lost / frames / expected - 1)).toBeLessThan(framesPerCodeword < 1 ? 0.06 : 0.005);
  });

  it('touch what they overlap and no more', () => {
    expect(lostFrames([0, 1, 0], { framesPerCodeword: 1, offset: 0 })).toEqual({ frames: 3, lost: 1 });
    expect(lostFrames([0, 1, 0], { framesPerCodeword: 1, offset: 0.5 })).toEqual({ frames: 2, lost: 2 });
    expect(lostFrames([0, 1, 0], { framesPerCodeword: 2, offset: 0 })).toEqual({ frames: 6, lost: 2 });
    expect(() => lostFrames([1], { framesPerCodeword: 0.5, offset: 0 })).toThrow('lostAt has 1 entries, which hold no whole frame');
    expect(() => lostFrames([1], { framesPerCodeword: 0, offset: 0 })).toThrow('framesPerCodeword is 0');
    expect(() => lostFrames([1], { framesPerCodeword: 1, offset: 2 })).toThrow('offset is 2');
  });
});
