/** Deviates that are drawn at a time. @internal */
export const drawn = 1024;

/** Words this near to either end are the outermost. @internal */
export const outermost = 4096;

/** Draws words and their normal deviates. @internal */
export interface NoiseKernel {
  readonly words: Uint32Array;
  readonly deviates: Float64Array;
  /** `drawn`/4 blocks from `counter` on, which is a multiple of that; gives whether one of the words is among the outermost. */
  readonly draw: (counter: number, upper: number, stream: Uint32Array, key: Uint32Array) => boolean;
}

/** The kernel in plain arithmetic. @internal */
export function plainNoise(): NoiseKernel {
  const words = new Uint32Array(drawn);
  const deviates = new Float64Array(drawn);
  const tails = new Int32Array(drawn + 1);
  return {
    words,
    deviates,
    draw: (counter, upper, stream, key) => {
      drawWords(words, counter, upper, stream[0]!, stream[1]!, key[0]!, key[1]!);
      return tailDeviates(deviates, tails, middleDeviates(deviates, tails, words), words);
    },
  };
}

/** Blocks of Philox; of each four, the words of one place stand together. */
function drawWords(words: Uint32Array, counter: number, upper: number, stream0: number, stream1: number, key0: number, key1: number): void {
  for (let block = 0; block < drawn / 4; block++) {
    let c0 = (counter + block) | 0;
    let c1 = upper | 0;
    let c2 = stream0 | 0;
    let c3 = stream1 | 0;
    let k0 = key0 | 0;
    let k1 = key1 | 0;
    for (let round = 0; round < 10; round++) {
      // High words of products with 0xd2511f53 and 0xcd9e8d57; no sum of two parts reaches 2^32.
      const a0 = c0 & 0xffff;
      const a1 = c0 >>> 16;
      const low = (Math.imul(a1, 0x1f53) + (Math.imul(a0, 0x1f53) >>> 16)) | 0;
      const mid = (Math.imul(a0, 0xd251) + (low & 0xffff)) | 0;
      const high0 = (Math.imul(a1, 0xd251) + (low >>> 16) + (mid >>> 16)) | 0;
      const b0 = c2 & 0xffff;
      const b1 = c2 >>> 16;
      const low1 = (Math.imul(b1, 0x8d57) + (Math.imul(b0, 0x8d57) >>> 16)) | 0;
      const mid1 = (Math.imul(b0, 0xcd9e) + (low1 & 0xffff)) | 0;
      const high1 = (Math.imul(b1, 0xcd9e) + (low1 >>> 16) + (mid1 >>> 16)) | 0;
      const product0 = Math.imul(0xd2511f53, c0);
      const product1 = Math.imul(0xcd9e8d57, c2);
      c0 = high1 ^ c1 ^ k0;
      c1 = product1;
      c2 = high0 ^ c3 ^ k1;
      c3 = product0;
      k0 = (k0 + 0x9e3779b9) | 0;
      k1 = (k1 + 0xbb67ae85) | 0;
    }
    const to = 16 * (block >> 2) + (block & 3);
    words[to] = c0;
    words[to + 4] = c1;
    words[to + 8] = c2;
    words[to + 12] = c3;
  }
}

/** [Wichura1988, PPND16], as `normalDeviate` has it; lists the words in the tails and gives their number. */
function middleDeviates(deviates: Float64Array, tails: Int32Array, words: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < drawn; i++) {
    const q = ((words[i]! ^ 0x80000000) + 0.5) * 2.3283064365386963e-10;
    const r = 0.180625 - q * q;
    const over =
      ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r + 13731.69376550946) * r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
      3.3871328727963665;
    const under =
      ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r + 5394.196021424751) * r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
      1;
    deviates[i] = (q * over) / under;
    tails[count] = i;
    count += Math.abs(q) > 0.425 ? 1 : 0;
  }
  return count;
}

/** The same in the tails, with a logarithm of plain arithmetic: 2 artanh((m − 1)/(m + 1)) and whole octaves. */
function tailDeviates(deviates: Float64Array, tails: Int32Array, count: number, words: Uint32Array): boolean {
  let least = outermost;
  for (let i = 0; i < count; i++) {
    const place = tails[i]!;
    const word = words[place]! | 0;
    const steps = word ^ (word >> 31);
    if (steps < least) least = steps;
    // An odd whole number below 2^32, which over 2^33 is the probability.
    const odd = 2 * steps + 1;
    let exponent = 31 - Math.clz32(odd);
    let m = odd / powers[exponent]!;
    if (m > 1.4142135623730951) {
      m *= 0.5;
      exponent++;
    }
    const s = (m - 1) / (m + 1);
    const z = s * s;
    const log =
      (((((((((0.09523809523809523 * z + 0.10526315789473684) * z + 0.11764705882352941) * z + 0.13333333333333333) * z + 0.15384615384615385) * z +
        0.18181818181818182) *
        z +
        0.2222222222222222) *
        z +
        0.2857142857142857) *
        z +
        0.4) *
        z +
        0.6666666666666666) *
        z +
      2;
    const r = Math.sqrt((33 - exponent) * 0.6931471805599453 - s * log) - 1.6;
    const over =
      ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r + 3.6478483247632045) * r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
      1.4234371107496835;
    const under =
      ((((((1.0507500716444169e-09 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) * r + 0.6897673349851) * r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
      1;
    deviates[place] = word >= 0 ? -(over / under) : over / under;
  }
  return least < outermost;
}

const powers = /* @__PURE__ */ Float64Array.from({ length: 32 }, (_, i) => 2 ** i);
