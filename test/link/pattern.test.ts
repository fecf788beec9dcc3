import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { grayBits, graySymbols } from '../../src/link/grayCode.ts';
import { pattern, randomSymbols } from '../../src/link/pattern.ts';

/** How many runs of each length the values of a repeating sequence have: `value x length` → count. */
function runs(sequence: Uint8Array): Map<string, number> {
  const start = sequence.findIndex((value, i) => value !== sequence.at(i - 1));
  const found = new Map<string, number>();
  for (let i = 0; i < sequence.length; ) {
    const value = sequence[(start + i) % sequence.length]!;
    let length = 1;
    while (i + length < sequence.length && sequence[(start + i + length) % sequence.length] === value) length++;
    const key = `${value} x ${length}`;
    found.set(key, (found.get(key) ?? 0) + 1);
    i += length;
  }
  return found;
}

const counted = (sequence: Uint8Array): number[] => [0, 1, 2, 3].map((symbol) => sequence.filter((value) => value === symbol).length);

describe.each([
  ['PRBS7', 7, [6, 7]],
  ['PRBS9', 9, [5, 9]],
  ['PRBS11', 11, [9, 11]],
  ['PRBS13', 13, [1, 2, 12, 13]],
  ['PRBS15', 15, [14, 15]],
] as const)('%s', (name, order, taps) => {
  const bits = pattern(name);
  const period = 2 ** order - 1;

  it('holds each word of its order but zeros once, and one more 1 than 0', () => {
    expect(bits).toHaveLength(period);
    const words = new Set<number>();
    for (let i = 0; i < period; i++) {
      let word = 0;
      for (let k = 0; k < order; k++) word = 2 * word + bits[(i + k) % period]!;
      words.add(word);
    }
    expect(words.size).toBe(period);
    expect(words.has(0)).toBe(false);
    expect(bits.reduce((sum, bit) => sum + bit, 0)).toBe(2 ** (order - 1));
  });

  it('has half of its runs of length 1, a quarter of length 2 and so on, of both bits alike', () => {
    const found = runs(bits);
    for (let length = 1; length <= order - 2; length++) {
      expect([found.get(`0 x ${length}`), found.get(`1 x ${length}`)]).toEqual([2 ** (order - 2 - length), 2 ** (order - 2 - length)]);
    }
    expect([found.get(`0 x ${order - 1}`), found.get(`1 x ${order}`), found.get(`1 x ${order - 1}`)]).toEqual([1, 1, undefined]);
  });

  it('obeys its polynomial around its end', () => {
    for (let i = 0; i < period; i++) {
      expect(taps.reduce((sum, tap) => sum ^ bits[(i - tap + period) % period]!, 0)).toBe(bits[i]);
    }
  });
});

describe('long sequences', () => {
  it.each([
    ['PRBS23', [18, 23], 0],
    ['PRBS31', [28, 31], 1],
  ] as const)('%s obeys its polynomial, is balanced and goes on from its seed', (name, [a, b], inverted) => {
    const bits = pattern(name, { count: 100_000, seed: 12345 });
    for (let i = b; i < bits.length; i++) expect(bits[i]).toBe(bits[i - a]! ^ bits[i - b]! ^ inverted);
    const ones = bits.reduce((sum, bit) => sum + bit, 0);
    expect(Math.abs(ones - 50_000)).toBeLessThan(4 * Math.sqrt(25_000));
    expect(pattern(name, { count: 100_000, seed: 12346 })).not.toEqual(bits);
    expect(pattern(name, { count: 10, seed: 12345 })).toEqual(bits.slice(0, 10));
  });

  it('begins PRBS31 with the inverted sum of stages 28 and 31', () => {
    expect([...pattern('PRBS31', { count: 4, seed: 1 })]).toEqual([1, 1, 1, 1]);
    expect(pattern('PRBS31', { count: 29, seed: 1 }).indexOf(0)).toBe(27);
  });

  it('refuses a part that is none', () => {
    expect(() => (pattern as (name: string) => unknown)('PRBS31')).toThrow(new RangeError('pattern: PRBS31 needs count and seed'));
    expect(() => pattern('PRBS23', { count: 0, seed: 1 })).toThrow('count');
    expect(() => pattern('PRBS23', { count: 8, seed: 2 ** 23 + 2 })).toThrow('pattern: seed is 8388610, outside 1 to 8388610');
    expect(() => pattern('PRBS23', { count: 8.5, seed: 1 })).toThrow('pattern: count is 8.5, must be a whole number');
  });
});

describe('PRBS13Q', () => {
  it('is two periods of PRBS13 in Gray code, with one run of seven 3s and one of six 0s', () => {
    const symbols = pattern('PRBS13Q');
    expect(symbols).toHaveLength(8191);
    expect(counted(symbols)).toEqual([2047, 2048, 2048, 2048]);
    const bits = pattern('PRBS13');
    expect(grayBits(symbols)).toEqual(Uint8Array.from([...bits, ...bits]));
    expect([runs(symbols).get('3 x 7'), runs(symbols).get('0 x 6')]).toEqual([1, 1]);
  });
});

describe('SSPRQ', () => {
  it('is the sequence that IEEE gives as a file', () => {
    // SHA-256 of the 65,535 symbols of SSPRQ_sequence.csv, a byte each, among the machine-readable extracts of [IEEE802.3].
    const digest = createHash('sha256').update(pattern('SSPRQ')).digest('hex');
    expect(digest).toBe('f17f5effb8e68863e5355258186456e1c3b3c48b5519c1a0c46dac855fae3582');
  });

  it('has as many 0s as 3s, and begins with the first seed', () => {
    const symbols = pattern('SSPRQ');
    expect(symbols).toHaveLength(65_535);
    expect(counted(symbols)).toEqual([15_215, 17_553, 17_552, 15_215]);
    expect([...symbols.slice(0, 16)].join('')).toBe('2222222222222132');
  });
});

it('refuses a name that is no pattern', () => {
  expect(() => (pattern as (name: string) => unknown)('PRBS8')).toThrow('pattern: name is "PRBS8", must be PRBS7, PRBS9');
  expect(() => (pattern as (name: string) => unknown)('toString')).toThrow(RangeError);
});

describe('randomSymbols', () => {
  it('are equally likely, and the same from the same seed', () => {
    const symbols = randomSymbols({ count: 100_000, seed: 7 });
    for (const count of counted(symbols)) expect(Math.abs(count - 25_000)).toBeLessThan(4 * Math.sqrt(18_750));
    expect(randomSymbols({ count: 100_000, seed: 7 })).toEqual(symbols);
    expect(randomSymbols({ count: 100_000, seed: 8 })).not.toEqual(symbols);
    expect(() => randomSymbols({ count: 0, seed: 1 })).toThrow('randomSymbols: count is 0');
  });
});

describe('the Gray code', () => {
  it('takes 00, 01, 11, 10 to 0, 1, 2, 3 and back', () => {
    const bits = Uint8Array.of(0, 0, 0, 1, 1, 1, 1, 0);
    expect([...graySymbols(bits)]).toEqual([0, 1, 2, 3]);
    expect(grayBits([0, 1, 2, 3])).toEqual(bits);
  });

  it('refuses odd counts, other digits and parts of digits', () => {
    expect(() => graySymbols([0])).toThrow(new RangeError('graySymbols: bits has 1 entries, must have an even number'));
    expect(() => graySymbols([0, 2])).toThrow(new RangeError('graySymbols: bits.1 is 2, outside 0 to 1'));
    expect(() => grayBits([4])).toThrow(new RangeError('grayBits: symbols.0 is 4, outside 0 to 3'));
    expect(() => grayBits([0.5])).toThrow(new RangeError('grayBits: symbols.0 is 0.5, must be a whole number'));
  });
});
