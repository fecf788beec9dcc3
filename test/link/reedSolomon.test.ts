import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameLossRatio, kp4, kp4Threshold, reedSolomonErrorRatio, transcodingRatio } from '../../src/link/reedSolomon.ts';

const relative = (value: number, reference: number): number => Math.abs(value / reference - 1);

describe('codeword error ratio of a Reed-Solomon code', () => {
  // Whole sums at 400 digits, mpmath.
  it.each([
    [544, 514, 10, 1e-12, 2.25029525342438e-146],
    [544, 514, 10, 1e-6, 2.23897924191959e-50],
    [544, 514, 10, 1e-4, 1.35981106476443e-18],
    [544, 514, 10, 2.2e-4, 2.23993734523319e-13],
    [544, 514, 10, 2.4e-4, 8.15157339933046e-13],
    [544, 514, 10, 2.92e-4, 1.44768928405517e-11],
    [544, 514, 10, 3.2e-4, 5.44481002814984e-11],
    [544, 514, 10, 1e-3, 0.000153025859280605],
    [544, 514, 10, 2.8e-3, 0.436215047779685],
    [544, 514, 10, 5e-3, 0.990676420845923],
    [544, 514, 10, 0.02, 1],
    [544, 514, 10, 0.5, 1],
    [528, 514, 10, 2.4e-4, 5.15376010203643e-5],
    [255, 223, 8, 1e-3, 4.68986351510638e-11],
    [15, 11, 4, 0.01, 0.0195031533293314],
    [7, 7, 3, 1e-9, 2.099999979e-8],
    [7, 1, 3, 0.4, 0.956637698990402],
    [65535, 61439, 16, 1e-3, 7.50134577668408e-171],
    [65535, 61439, 16, 2e-3, 0.650718003512764],
  ])('agrees with 400-digit sums: RS(%d,%d) of %d bits at %d', (symbols, data, bitsPerSymbol, bitErrorRatio, expected) => {
    expect(relative(reedSolomonErrorRatio({ symbols, data, bitsPerSymbol, bitErrorRatio }), expected)).toBeLessThan(1e-10);
  });

  it('is 0 without errors, 1 with every bit wrong and 0 where it underflows', () => {
    expect(reedSolomonErrorRatio({ ...kp4, bitErrorRatio: 0 })).toBe(0);
    expect(reedSolomonErrorRatio({ ...kp4, bitErrorRatio: 1 })).toBe(1);
    expect(reedSolomonErrorRatio({ ...kp4, bitErrorRatio: 1e-300 })).toBe(0);
  });

  it('rises with the bit error ratio and lies between 0 and 1', () => {
    const ratio = fc.double({ min: -14, max: 0, noNaN: true }).map((exponent) => 10 ** exponent);
    fc.assert(
      fc.property(ratio, fc.double({ min: 1.001, max: 10, noNaN: true }), (bitErrorRatio, factor) => {
        const lower = reedSolomonErrorRatio({ ...kp4, bitErrorRatio });
        const higher = reedSolomonErrorRatio({ ...kp4, bitErrorRatio: Math.min(1, bitErrorRatio * factor) });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(higher).toBeLessThanOrEqual(1);
        expect(higher).toBeGreaterThanOrEqual(lower * (1 - 1e-12));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('does not jump where the first term is the largest', () => {
    // p (n + 1) = 16 at this bit error ratio.
    const turn = 1 - (1 - 16 / 545) ** (1 / 10);
    const below = reedSolomonErrorRatio({ ...kp4, bitErrorRatio: turn * (1 - 1e-12) });
    const above = reedSolomonErrorRatio({ ...kp4, bitErrorRatio: turn * (1 + 1e-12) });
    expect(Math.abs(above / below - 1)).toBeLessThan(1e-10);
  });

  it('refuses a code that cannot be', () => {
    const at = { ...kp4, bitErrorRatio: 1e-4 };
    expect(() => reedSolomonErrorRatio({ ...at, bitErrorRatio: -1e-9 })).toThrow(/bitErrorRatio is -1e-9/);
    expect(() => reedSolomonErrorRatio({ ...at, bitErrorRatio: NaN })).toThrow(RangeError);
    expect(() => reedSolomonErrorRatio({ ...at, symbols: 1026 })).toThrow(new RangeError('reedSolomonErrorRatio: symbols is 1026, outside 1 to 1025'));
    expect(() => reedSolomonErrorRatio({ ...at, data: 545 })).toThrow(/data is 545, outside 1 to 544/);
    expect(() => reedSolomonErrorRatio({ ...at, data: 513.5 })).toThrow(/data is 513\.5, must be a whole number/);
    expect(() => reedSolomonErrorRatio({ ...at, bitsPerSymbol: 0 })).toThrow(/bitsPerSymbol/);
  });
});

describe('the KP4 code', () => {
  it('carries 1.6 Tb/s of payload on a line of 1.7 Tb/s', () => {
    expect(((1.7e12 * kp4.data) / kp4.symbols) / transcodingRatio).toBeCloseTo(1.6e12, -1);
  });

  it('leaves less than one wrong codeword in 1e12 at its threshold', () => {
    expect(reedSolomonErrorRatio({ ...kp4, bitErrorRatio: kp4Threshold })).toBeLessThan(1e-12);
  });
});

describe('frame loss ratio', () => {
  it('is the codeword error ratio and one more frame for those that overlap two codewords', () => {
    expect(frameLossRatio({ codewordErrorRatio: 8e-13, framesPerCodeword: 8 })).toBeCloseTo(9e-13, 24);
    expect(frameLossRatio({ codewordErrorRatio: 1e-6, framesPerCodeword: 0.5 })).toBeCloseTo(3e-6, 18);
  });

  it('is the Ethernet frame error ratio of 1.097 for 512-bit frames in a codeword of 5280 bits', () => {
    expect(frameLossRatio({ codewordErrorRatio: 1e-9, framesPerCodeword: 5280 / 512 })).toBeCloseTo(1.097e-9, 13);
  });

  it('never exceeds 1', () => {
    expect(frameLossRatio({ codewordErrorRatio: 1, framesPerCodeword: 8 })).toBe(1);
  });

  it('refuses ratios above 1 and no frames', () => {
    expect(() => frameLossRatio({ codewordErrorRatio: 1.1, framesPerCodeword: 8 })).toThrow(RangeError);
    expect(() => frameLossRatio({ codewordErrorRatio: 0.1, framesPerCodeword: 0 })).toThrow(RangeError);
  });
});
