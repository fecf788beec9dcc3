import { describe, expect, it } from 'vitest';
import { concatenatedErrorRatio } from '../../src/link/concatenatedCode.ts';
import { correctHammingSoftly, hammingCodeword } from '../../src/link/hammingCode.ts';
import { countInnerCode, innerCodeHard } from '../../src/link/innerCode.ts';
import { kp4, reedSolomonErrorRatio } from '../../src/link/reedSolomon.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';

/** Independent wrong bits, as without an inner code. */
function independent(p: number): Float64Array {
  const shares = new Float64Array(129);
  let choose = 1;
  for (let w = 0; w <= 128; w++) {
    shares[w] = choose * p ** w * (1 - p) ** (128 - w);
    choose *= (128 - w) / (w + 1);
  }
  return shares;
}

describe('concatenated code', () => {
  it.each([1, 2, 3, 4, 6, 12])('with independent errors is the outer code alone, depth %d', (depth) => {
    for (const bitErrorRatio of [3e-4, 2e-3]) {
      const ours = concatenatedErrorRatio(independent(bitErrorRatio), { ...kp4, depth });
      expect(ours.codewordErrorRatio / reedSolomonErrorRatio({ ...kp4, bitErrorRatio })).toBeCloseTo(1, 9);
      expect(ours.symbolErrorRatio).toBeCloseTo(1 - (1 - bitErrorRatio) ** 10, 12);
    }
  });

  it('loses more where several symbols of a block are in one codeword', () => {
    const { wrongBits } = innerCodeHard({ bitErrorRatio: 2e-3 });
    const lost = [12, 6, 4, 2, 1].map((depth) => concatenatedErrorRatio(wrongBits, { ...kp4, depth }).codewordErrorRatio);
    expect(lost).toEqual([...lost].sort((a, b) => a - b));
    expect(lost[4]! / lost[0]!).toBeGreaterThan(10);
  });

  it('holds the codeword error ratio of the outer code near 4.8e-3 before the inner one', () => {
    const inner = countInnerCode({ ratio: 2.49, decoding: 'soft' }, { blocks: 30_000, seed: 1 });
    expect(inner.bitErrorRatioBefore).toBeCloseTo(4.8e-3, 4);
    // The ratio that 2.92e-4 before the outer code alone gives.
    expect(concatenatedErrorRatio(inner.wrongBits, { ...kp4, depth: 12 }).codewordErrorRatio).toBeLessThan(1.45e-11);
  });

  it('loses the codewords that real ones with real words of the inner code lose', () => {
    const random = philox({ seed: 9, stream: 0 });
    const noise = 1 / 2.2;
    const groups = 12;
    const reliability = new Float64Array(128);
    // Places in an order without pattern: neighbors of this code share codewords more often than chance has it.
    const order = new Map([...Array(128).keys()].map((place) => [place, random.uniform()]));
    const dataPlaces = [...Array(128).keys()].filter((place) => (place & (place - 1)) !== 0).sort((a, b) => order.get(a)! - order.get(b)!);
    let lost = 0;
    for (let group = 0; group < groups; group++) {
      const counts = new Uint32Array(12);
      for (let block = 0; block < 544; block++) {
        const sent = hammingCodeword(Uint8Array.from({ length: 120 }, () => Math.floor(2 * random.uniform())));
        const received = new Uint8Array(128);
        for (let i = 0; i < 128; i += 2) {
          const symbol = 2 * sent[i]! + (sent[i]! ^ sent[i + 1]!);
          const at = 2 * symbol - 3 + noise * normalDeviate(random.uniform());
          received[i] = at > 0 ? 1 : 0;
          received[i + 1] = Math.abs(at) < 2 ? 1 : 0;
          reliability[i] = Math.max(Math.abs(at), 2 * Math.abs(at) - 2);
          reliability[i + 1] = Math.abs(Math.abs(at) - 2);
        }
        correctHammingSoftly(received, reliability, { tested: 6 });
        for (let s = 0; s < 12; s++) {
          const places = dataPlaces.slice(10 * s, 10 * s + 10);
          if (places.some((place) => received[place] !== sent[place])) counts[s]!++;
        }
      }
      for (const count of counts) if (count > 15) lost++;
    }
    const inner = countInnerCode({ ratio: 2.2, decoding: 'soft' }, { blocks: 20_000, seed: 2 });
    const expected = concatenatedErrorRatio(inner.wrongBits, { ...kp4, depth: 12 }).codewordErrorRatio;
    const count = 12 * groups;
    // Besides the count, the symbol error ratio of the inner trial is known to 2 %, which moves the losses by a tenth.
    expect(lost / count).toBeGreaterThan(0.05);
    expect(Math.abs(lost / count - expected), `${lost / count} for ${expected}`).toBeLessThan(3 * Math.sqrt((expected * (1 - expected)) / count) + 0.1 * expected);
  });

  it('needs the weights of a block and an even share', () => {
    const none = new Float64Array(129);
    expect(() => concatenatedErrorRatio([1], { ...kp4, depth: 12 })).toThrow('wrongBits has 1 entries, must have 129');
    expect(() => concatenatedErrorRatio(none.map(() => -1), { ...kp4, depth: 12 })).toThrow('wrongBits.0 is -1');
    expect(() => concatenatedErrorRatio(none, { ...kp4, depth: 5 })).toThrow('depth is 5, must share 12 symbols of a block evenly');
    expect(() => concatenatedErrorRatio(none, { symbols: 500, data: 480, bitsPerSymbol: 9, depth: 1 })).toThrow('bitsPerSymbol is 9, must share 120 bits');
  });
});
