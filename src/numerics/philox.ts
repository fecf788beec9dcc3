import { digits, inRange } from '../errors.ts';

// Integer arithmetic alone: the same bits on every machine.

const WORD = 2 ** 32;

/** Uniform random numbers from a counter-based generator: streams with other numbers never overlap. */
export interface Philox {
  /** The next number, above 0 and below 1, of 53 bits. */
  readonly uniform: () => number;
  /** Fills `target` with the next numbers, as repeated `uniform()` would, and returns it. */
  readonly fill: (target: Float64Array) => Float64Array;
}

/**
 * Philox4x32-10 with the key `seed`, counting from the start of `stream`. Two numbers a block, 2^65 numbers a stream.
 * [Salmon2011]
 *
 * `seed`: Whole number, 0 to 2^53 − 1.
 * `stream`: Whole number, 0 to 2^53 − 1: one per worker, lane or sample.
 * @throws RangeError outside that.
 */
export function philox({ seed, stream }: { readonly seed: number; readonly stream: number }): Philox {
  whole('seed', seed);
  whole('stream', stream);
  const counter = new Uint32Array([0, 0, stream % WORD, Math.floor(stream / WORD)]);
  const key = new Uint32Array([seed % WORD, Math.floor(seed / WORD)]);
  const words = new Uint32Array(4);
  let next = 4;
  const uniform = (): number => {
    if (next === 4) {
      philoxBlock(counter, key, words);
      next = 0;
      if (++counter[0]! === WORD) counter[1]!++;
    }
    const bits = (words[next]! >>> 5) * 2 ** 26 + (words[next + 1]! >>> 6);
    next += 2;
    // Half a step in place of zero keeps the inverse distributions finite.
    return bits === 0 ? 2 ** -54 : bits * 2 ** -53;
  };
  const fill = (target: Float64Array): Float64Array => {
    for (let i = 0; i < target.length; i++) target[i] = uniform();
    return target;
  };
  return { uniform, fill };
}

/**
 * One block of Philox4x32-10: ten rounds over the four words of `counter` with the two of `key`, written to the four of `words`.
 * [Salmon2011]
 *
 * @internal
 */
export function philoxBlock(counter: Uint32Array, key: Uint32Array, words: Uint32Array): void {
  let c0 = counter[0]! | 0;
  let c1 = counter[1]! | 0;
  let c2 = counter[2]! | 0;
  let c3 = counter[3]! | 0;
  let k0 = key[0]! | 0;
  let k1 = key[1]! | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low0 = Math.imul(0xd2511f53, c0);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

/** High word of the product of two unsigned 32-bit words. */
function multiplyHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  // Each sum stays below 2^32, so >>> reads it exactly.
  const low = a1 * b0 + ((a0 * b0) >>> 16);
  const mid = a0 * b1 + (low & 0xffff);
  return (a1 * b1 + (low >>> 16) + (mid >>> 16)) | 0;
}

function whole(name: string, value: number): void {
  inRange('philox', name, value, '1', 0, Number.MAX_SAFE_INTEGER);
  if (!Number.isInteger(value)) throw new RangeError(`philox: ${name} is ${digits(value)}, must be a whole number`);
}
