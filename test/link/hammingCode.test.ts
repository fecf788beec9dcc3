import { describe, expect, it } from 'vitest';
import { binomial, correctHamming, correctHammingSoftly, hammingCodeword, hammingWeights } from '../../src/link/hammingCode.ts';
import { philox } from '../../src/numerics/philox.ts';

const random = philox({ seed: 4, stream: 0 });
const data = (): Uint8Array => Uint8Array.from({ length: 120 }, () => Math.floor(2 * random.uniform()));
const turned = (word: Uint8Array, ...places: number[]): Uint8Array => {
  const copy = word.slice();
  for (const place of places) copy[place]! ^= 1;
  return copy;
};
const others = (count: number): number[] => {
  const places = new Set<number>();
  while (places.size < count) places.add(Math.floor(128 * random.uniform()));
  return [...places];
};

describe('extended Hamming code', () => {
  it('has codewords that differ in at least four bits and add up to codewords', () => {
    const one = hammingCodeword(data());
    const two = hammingCodeword(data());
    const sum = one.map((bit, i) => bit ^ two[i]!);
    expect(correctHamming(sum.slice())).toBe(true);
    expect(correctHamming(turned(sum, 5))).toBe(true);
    // A weight of one bit of data: itself and its parities.
    for (let i = 0; i < 120; i++) {
      const weight = hammingCodeword(Uint8Array.from({ length: 120 }, (_, k) => (k === i ? 1 : 0))).reduce((a, b) => a + b, 0);
      expect(weight).toBeGreaterThanOrEqual(4);
    }
  });

  it('corrects any one bit and leaves any two', () => {
    const word = hammingCodeword(data());
    for (let place = 0; place < 128; place++) {
      const received = turned(word, place);
      expect(correctHamming(received)).toBe(true);
      expect(received).toEqual(word);
    }
    for (let n = 0; n < 200; n++) {
      const [a, b] = others(2) as [number, number];
      const received = turned(word, a, b);
      expect(correctHamming(received)).toBe(false);
      expect(received).toEqual(turned(word, a, b));
    }
  });

  it('has as many codewords of each weight as a smaller one of its kind counted whole says', () => {
    const weights = hammingWeights();
    expect(weights[0]).toBe(1);
    expect(weights[2]).toBe(0);
    // Four places cancel where the fourth is the sum of the three: 128·127·126/24.
    expect(weights[4]).toBe((128 * 127 * 126) / 24);
    expect(weights[128]).toBe(1);
    expect(weights.reduce((a, b) => a + b, 0) / 2 ** 120).toBeCloseTo(1, 12);
    // Each pattern of odd weight is one bit away from codewords: counted from both sides.
    for (const i of [3, 5, 63]) expect((weights[i - 1]! * (129 - i) + weights[i + 1]! * (i + 1)) / binomial(128, i)).toBeCloseTo(1, 12);
  });

  it('corrects three unsure bits by soft decisions, and as the best of all codewords near', () => {
    for (let n = 0; n < 100; n++) {
      const word = hammingCodeword(data());
      const places = others(3);
      const reliability = new Float64Array(128).fill(1);
      for (const place of places) reliability[place] = 0.2;
      const received = turned(word, ...places);
      expect(correctHammingSoftly(received, reliability, { tested: 4 })).toBe(true);
      expect(received).toEqual(word);
    }
  });

  it('without a bit to try decodes as hard decisions do', () => {
    const sure = new Float64Array(128).fill(1);
    for (let n = 0; n < 100; n++) {
      const word = turned(hammingCodeword(data()), ...others(n % 5));
      const hard = word.slice();
      const soft = word.slice();
      expect(correctHammingSoftly(soft, sure, { tested: 0 })).toBe(correctHamming(hard));
      expect(soft).toEqual(hard);
    }
  });

  it('finds the least costly codeword that its tries reach', () => {
    const reliability = Float64Array.from({ length: 128 }, () => random.uniform());
    const received = turned(hammingCodeword(data()), ...others(5));
    const decoded = received.slice();
    expect(correctHammingSoftly(decoded, reliability, { tested: 6 })).toBe(true);
    const cost = (word: Uint8Array): number => word.reduce((sum, bit, i) => sum + (bit === received[i] ? 0 : reliability[i]!), 0);
    const order = [...reliability.keys()].sort((a, b) => reliability[a]! - reliability[b]!).slice(0, 6);
    let best = Infinity;
    for (let flips = 0; flips < 64; flips++) {
      const tried = turned(received, ...order.filter((_, i) => (flips & (1 << i)) !== 0));
      if (correctHamming(tried)) best = Math.min(best, cost(tried));
    }
    expect(cost(decoded)).toBeCloseTo(best, 12);
  });

  it('needs bits and a whole word', () => {
    expect(() => hammingCodeword([0, 1])).toThrow('data has 2 entries, must have 120');
    expect(() => hammingCodeword(new Uint8Array(120).fill(2))).toThrow('data.0 is 2, must be 0 or 1');
    expect(() => correctHamming(new Uint8Array(127))).toThrow('word has 127 entries, must have 128');
    expect(() => correctHamming(new Uint8Array(128).fill(3))).toThrow('word.0 is 3, must be 0 or 1');
    expect(() => correctHammingSoftly(new Uint8Array(128), new Float64Array(1), { tested: 2 })).toThrow('reliability has 1 entries');
    expect(() => correctHammingSoftly(new Uint8Array(128), new Float64Array(128), { tested: 13 })).toThrow('tested is 13');
    expect(() => correctHammingSoftly(new Uint8Array(128), new Float64Array(128), { tested: 1.5 })).toThrow('tested is 1.5, must be a whole number');
  });
});
