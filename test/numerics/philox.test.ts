import { describe, expect, it } from 'vitest';
import { philox, philoxBlock } from '../../src/numerics/philox.ts';

describe('philoxBlock', () => {
  // Known answers of the Random123 distribution, philox4x32 with 10 rounds.
  it.each([
    {
      counter: [0, 0, 0, 0],
      key: [0, 0],
      words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    },
    {
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff],
      words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ])('gives the known answer for counter $counter', ({ counter, key, words }) => {
    const out = new Uint32Array(4);
    philoxBlock(Uint32Array.from(counter), Uint32Array.from(key), out);
    expect([...out]).toEqual(words);
  });

  it('equals its definition in wide integers', () => {
    const mask = 0xffffffffn;
    let state = 1n;
    const draw = (): bigint => (state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn) >> 32n;
    for (let trial = 0; trial < 100; trial++) {
      let [c0, c1, c2, c3, k0, k1] = [draw(), draw(), draw(), draw(), draw(), draw()] as [bigint, bigint, bigint, bigint, bigint, bigint];
      const out = new Uint32Array(4);
      philoxBlock(Uint32Array.from([c0, c1, c2, c3], Number), Uint32Array.from([k0, k1], Number), out);
      for (let round = 0; round < 10; round++) {
        const p0 = 0xd2511f53n * c0;
        const p1 = 0xcd9e8d57n * c2;
        [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask];
        k0 = (k0 + 0x9e3779b9n) & mask;
        k1 = (k1 + 0xbb67ae85n) & mask;
      }
      expect([...out]).toEqual([c0, c1, c2, c3].map(Number));
    }
  });
});

describe('philox', () => {
  it('makes numbers of 53 bits from the words of its blocks', () => {
    const { uniform } = philox({ seed: 0, stream: 0 });
    const number = (high: number, low: number): number => ((high >>> 5) * 2 ** 26 + (low >>> 6)) * 2 ** -53;
    expect(uniform()).toBe(number(0x6627e8d5, 0xe169c58d));
    expect(uniform()).toBe(number(0xbc57ac4c, 0x9b00dbd8));
  });

  it('uses all 53 bits of seed and stream', () => {
    const first = (seed: number, stream: number): number => philox({ seed, stream }).uniform();
    const all = [first(0, 0), first(1, 0), first(2 ** 32, 0), first(0, 1), first(0, 2 ** 32), first(2 ** 53 - 1, 2 ** 53 - 1)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('repeats with the same seed and stream', () => {
    const one = philox({ seed: 42, stream: 3 }).fill(new Float64Array(101));
    const other = philox({ seed: 42, stream: 3 });
    expect(Float64Array.from({ length: 101 }, () => other.uniform())).toEqual(one);
  });

  it('fills as repeated calls would, across blocks', () => {
    const parts = philox({ seed: 5, stream: 0 });
    const whole = philox({ seed: 5, stream: 0 }).fill(new Float64Array(10));
    const target = new Float64Array(3);
    expect(parts.fill(target)).toBe(target);
    expect([...target, ...parts.fill(new Float64Array(7))]).toEqual([...whole]);
  });

  it('stays inside 0 and 1, evenly', () => {
    const values = philox({ seed: 1, stream: 1 }).fill(new Float64Array(100_000));
    const bins = new Array<number>(20).fill(0);
    for (const value of values) {
      expect(value > 0 && value < 1).toBe(true);
      bins[Math.floor(value * 20)]!++;
    }
    const chiSquare = bins.reduce((sum, found) => sum + (found - 5000) ** 2 / 5000, 0);
    // 99.99 % of the chi-square distribution of 19 degrees of freedom lies below 52.
    expect(chiSquare).toBeLessThan(52);
  });

  it.each([
    [-1, 0, 'seed'],
    [0.5, 0, 'seed'],
    [NaN, 0, 'seed'],
    [0, 2 ** 53, 'stream'],
    [0, 1.5, 'stream'],
  ])('refuses seed %d and stream %d', (seed, stream, name) => {
    expect(() => philox({ seed, stream })).toThrow(RangeError);
    expect(() => philox({ seed, stream })).toThrow(name);
  });
});
