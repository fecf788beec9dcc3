import { normalPieces, outermost } from './normalPieces.ts';
import { philoxBlock } from './philox.ts';

/** Deviates that are drawn at a time. @internal */
export const drawn = 1024;

/** Draws words and their normal deviates. @internal */
export interface NoiseKernel {
  readonly words: Uint32Array;
  readonly deviates: Float64Array;
  /**
   * `drawn`/4 blocks from `counter` on, which is a multiple of that; gives whether one of the words is among the outermost, whose
   * deviates it leaves open.
   */
  readonly draw: (counter: number, upper: number, stream: Uint32Array, key: Uint32Array) => boolean;
}

/** The kernel in plain arithmetic. @internal */
export function plainNoise(): NoiseKernel {
  const words = new Uint32Array(drawn);
  const deviates = new Float64Array(drawn);
  const pieces = normalPieces();
  return {
    words,
    deviates,
    draw: (counter, upper, stream, key) => {
      if (drawWords(words, counter, upper, stream[0]!, stream[1]!, key[0]!, key[1]!)) drawExactly(words, counter, upper, stream, key);
      return wordDeviates(deviates, words, pieces);
    },
  };
}

/**
 * Blocks of Philox, four at a time, which wait less for each other, their words of one place together. High words of products are those of
 * doubles, one too many where rounding reaches the next: gives whether a low word was from 2^32 − 2^10 on, where that may be.
 */
function drawWords(words: Uint32Array, counter: number, upper: number, stream0: number, stream1: number, key0: number, key1: number): boolean {
  const by0 = 0xd2511f53 / 2 ** 32;
  const by1 = 0xcd9e8d57 / 2 ** 32;
  let near = 0;
  for (let block = 0; block < drawn / 4; block += 4) {
    let a0 = (counter + block) | 0;
    let b0 = (a0 + 1) | 0;
    let c0 = (a0 + 2) | 0;
    let d0 = (a0 + 3) | 0;
    let a1 = upper | 0;
    let b1 = a1;
    let c1 = a1;
    let d1 = a1;
    let a2 = stream0 | 0;
    let b2 = a2;
    let c2 = a2;
    let d2 = a2;
    let a3 = stream1 | 0;
    let b3 = a3;
    let c3 = a3;
    let d3 = a3;
    let k0 = key0 | 0;
    let k1 = key1 | 0;
    for (let rounds = 0; rounds < 10; rounds += 2) {
      const k2 = (k0 + 0x9e3779b9) | 0;
      const k3 = (k1 + 0xbb67ae85) | 0;
      // Bit 22 of `near` is set by low words whose upper 22 bits are ones.
      const e0 = (((a2 >>> 0) * by1) | 0) ^ a1 ^ k0;
      const e2 = (((a0 >>> 0) * by0) | 0) ^ a3 ^ k1;
      a1 = Math.imul(0xcd9e8d57, a2);
      a3 = Math.imul(0xd2511f53, a0);
      near |= ((a1 >>> 10) + 1) | ((a3 >>> 10) + 1);
      a0 = (((e2 >>> 0) * by1) | 0) ^ a1 ^ k2;
      a2 = (((e0 >>> 0) * by0) | 0) ^ a3 ^ k3;
      a1 = Math.imul(0xcd9e8d57, e2);
      a3 = Math.imul(0xd2511f53, e0);
      near |= ((a1 >>> 10) + 1) | ((a3 >>> 10) + 1);
      const f0 = (((b2 >>> 0) * by1) | 0) ^ b1 ^ k0;
      const f2 = (((b0 >>> 0) * by0) | 0) ^ b3 ^ k1;
      b1 = Math.imul(0xcd9e8d57, b2);
      b3 = Math.imul(0xd2511f53, b0);
      near |= ((b1 >>> 10) + 1) | ((b3 >>> 10) + 1);
      b0 = (((f2 >>> 0) * by1) | 0) ^ b1 ^ k2;
      b2 = (((f0 >>> 0) * by0) | 0) ^ b3 ^ k3;
      b1 = Math.imul(0xcd9e8d57, f2);
      b3 = Math.imul(0xd2511f53, f0);
      near |= ((b1 >>> 10) + 1) | ((b3 >>> 10) + 1);
      const g0 = (((c2 >>> 0) * by1) | 0) ^ c1 ^ k0;
      const g2 = (((c0 >>> 0) * by0) | 0) ^ c3 ^ k1;
      c1 = Math.imul(0xcd9e8d57, c2);
      c3 = Math.imul(0xd2511f53, c0);
      near |= ((c1 >>> 10) + 1) | ((c3 >>> 10) + 1);
      c0 = (((g2 >>> 0) * by1) | 0) ^ c1 ^ k2;
      c2 = (((g0 >>> 0) * by0) | 0) ^ c3 ^ k3;
      c1 = Math.imul(0xcd9e8d57, g2);
      c3 = Math.imul(0xd2511f53, g0);
      near |= ((c1 >>> 10) + 1) | ((c3 >>> 10) + 1);
      const h0 = (((d2 >>> 0) * by1) | 0) ^ d1 ^ k0;
      const h2 = (((d0 >>> 0) * by0) | 0) ^ d3 ^ k1;
      d1 = Math.imul(0xcd9e8d57, d2);
      d3 = Math.imul(0xd2511f53, d0);
      near |= ((d1 >>> 10) + 1) | ((d3 >>> 10) + 1);
      d0 = (((h2 >>> 0) * by1) | 0) ^ d1 ^ k2;
      d2 = (((h0 >>> 0) * by0) | 0) ^ d3 ^ k3;
      d1 = Math.imul(0xcd9e8d57, h2);
      d3 = Math.imul(0xd2511f53, h0);
      near |= ((d1 >>> 10) + 1) | ((d3 >>> 10) + 1);
      k0 = (k2 + 0x9e3779b9) | 0;
      k1 = (k3 + 0xbb67ae85) | 0;
    }
    const to = 4 * block;
    words[to] = a0;
    words[to + 1] = b0;
    words[to + 2] = c0;
    words[to + 3] = d0;
    words[to + 4] = a1;
    words[to + 5] = b1;
    words[to + 6] = c1;
    words[to + 7] = d1;
    words[to + 8] = a2;
    words[to + 9] = b2;
    words[to + 10] = c2;
    words[to + 11] = d2;
    words[to + 12] = a3;
    words[to + 13] = b3;
    words[to + 14] = c3;
    words[to + 15] = d3;
  }
  return (near & 0x400000) !== 0;
}

/** The same of whole numbers: one call in eight hundred. */
function drawExactly(words: Uint32Array, counter: number, upper: number, stream: Uint32Array, key: Uint32Array): void {
  const four = new Uint32Array(4);
  for (let block = 0; block < drawn / 4; block++) {
    philoxBlock(Uint32Array.of(counter + block, upper, stream[0]!, stream[1]!), key, four);
    for (let i = 0; i < 4; i++) words[16 * (block >> 2) + 4 * i + (block & 3)] = four[i]!;
  }
}

/** Deviates of the words by `normalPieces`; gives whether one of them is among the outermost. */
function wordDeviates(deviates: Float64Array, words: Uint32Array, pieces: Float64Array): boolean {
  let least = 0x7fffffff;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]! | 0;
    const upper = word >> 31;
    const steps = word ^ upper;
    if (steps < least) least = steps;
    const zeros = Math.clz32(steps);
    const at = 128 * (zeros + 1) + (((~steps << zeros) >>> 24) & 0x78);
    const t = steps & (0x7ffffff >>> zeros);
    // In pairs, which wait less for each other.
    const tt = t * t;
    const middle = (pieces[at + 5]! * t + pieces[at + 4]!) * tt + (pieces[at + 3]! * t + pieces[at + 2]!);
    deviates[i] = (middle * tt + (pieces[at + 1]! * t + pieces[at]!)) * (1 + 2 * upper);
  }
  return least < outermost;
}
