import { describe, expect, it } from 'vitest';
import { lostCodewords } from '../../src/link/lostCodewords.ts';
import { kp4 } from '../../src/link/reedSolomon.ts';

describe('lost codewords', () => {
  it('are those with more than 15 wrong symbols, however many of a symbol are wrong', () => {
    const wrong = new Uint8Array(2 * 2720 + 7);
    // Interleaved by two: every second group of five PAM4 symbols belongs to the first codeword.
    for (let symbol = 0; symbol < 16; symbol++) wrong.fill(1, 10 * symbol, 10 * symbol + 1 + (symbol % 5));
    for (let symbol = 0; symbol < 15; symbol++) wrong.fill(1, 10 * symbol + 5, 10 * symbol + 10);
    const { codewords, lost, histogram } = lostCodewords(wrong, { ...kp4, interleaving: 2 });
    expect([codewords, lost, histogram[15], histogram[16]]).toEqual([2, 1, 1, 1]);
  });

  it('need whole PAM4 symbols and whole groups of codewords', () => {
    expect(() => lostCodewords(new Uint8Array(10), { ...kp4, interleaving: 2 })).toThrow('wrong has 10 entries, must have at least 5440: 2 codewords');
    expect(() => lostCodewords(new Uint8Array(10), { ...kp4, interleaving: 0.5 })).toThrow('interleaving is 0.5');
    expect(() => lostCodewords(new Uint8Array(10), { ...kp4, interleaving: 1.5 })).toThrow('must be a whole number');
    expect(() => lostCodewords(new Uint8Array(10), { symbols: 7, data: 5, bitsPerSymbol: 3, interleaving: 1 })).toThrow('bitsPerSymbol is 3, must be even');
  });
});
