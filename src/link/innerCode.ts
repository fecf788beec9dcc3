import { inRange } from '../errors.ts';
import { gaussianTail } from '../numerics/erfc.ts';
import { normalDeviate } from '../numerics/normalDeviate.ts';
import { philox } from '../numerics/philox.ts';
import { binomial, correctHamming, decodeSoftly, hammingLength, hammingWeights } from './hammingCode.ts';

/** What an inner code leaves wrong. */
export interface InnerCodeErrors {
  /** Probability of 0, 1, … 128 wrong bits in a decoded block. */
  readonly wrongBits: Float64Array;
  /** Probability that a block has a wrong bit. */
  readonly blockErrorRatio: number;
  /** Wrong over all bits behind the decoder. */
  readonly bitErrorRatio: number;
  /** Wrong over all bits before it. */
  readonly bitErrorRatioBefore: number;
}

/**
 * What hard decisions leave behind the extended Hamming (128,120) code, for independent bit errors before it: exact, since each pattern of an odd
 * number of errors is one bit away from codewords that are counted. `bitErrorRatio` 0 to 0.5. [HuffmanPless2003, ch. 7]
 *
 * @throws RangeError
 */
export function innerCodeHard({ bitErrorRatio }: { readonly bitErrorRatio: number }): InnerCodeErrors {
  inRange('innerCodeHard', 'bitErrorRatio', bitErrorRatio, '1', 0, 0.5);
  const n = hammingLength;
  const wrongBits = new Float64Array(n + 1);
  const weights = hammingWeights();
  for (let i = 0; i <= n; i++) {
    const each = bitErrorRatio ** i * (1 - bitErrorRatio) ** (n - i);
    if (i % 2 === 0) wrongBits[i]! += binomial(n, i) * each;
    else {
      wrongBits[i - 1]! += weights[i - 1]! * (n - i + 1) * each;
      wrongBits[i + 1]! += weights[i + 1]! * (i + 1) * each;
    }
  }
  return told(wrongBits, bitErrorRatio);
}

/**
 * Union bound of what soft decisions leave behind the extended Hamming (128,120) code on Gray-coded PAM4 in Gaussian noise, each bit in a symbol of its
 * own: A_w codewords of weight w, of whose bits a quarter lie three steps from the other symbol and the others one. Never below what the best decoder leaves; close
 * where a block is wrong with a probability below 1e-3, above 1 far outside. `ratio` is half a step over the rms of the noise, 0.5 to 40. [LinCostello2004, ch. 10]
 *
 * @throws RangeError
 */
export function innerCodeBound({ ratio }: { readonly ratio: number }): InnerCodeErrors {
  inRange('innerCodeBound', 'ratio', ratio, '1', 0.5, 40);
  const weights = hammingWeights();
  const wrongBits = new Float64Array(hammingLength + 1);
  for (let w = 4; w <= hammingLength; w += 2) {
    let pair = 0;
    for (let far = 0; far <= w; far++) pair += binomial(w, far) * 0.25 ** far * 0.75 ** (w - far) * gaussianTail(ratio * Math.sqrt(w + 8 * far));
    wrongBits[w] = weights[w]! * pair;
    wrongBits[0]! += wrongBits[w]!;
  }
  wrongBits[0] = Math.max(0, 1 - wrongBits[0]!);
  return told(wrongBits, grayErrorRatio(ratio));
}

/** What is decoded, and how. */
export interface InnerCodeTrial {
  /** Half a step over the rms of the noise, 0.5 to 40. */
  readonly ratio: number;
  /** `hard`: decisions alone; `soft`: with their distances from the threshold, by Chase's second algorithm. */
  readonly decoding: 'hard' | 'soft';
  /** Least reliable bits that a soft decoder tries both ways, 0 to 12; 6 where absent. */
  readonly tested?: number;
}

/**
 * Counts what is left behind the extended Hamming (128,120) code on Gray-coded PAM4 in Gaussian noise: 64 random symbols a block, each bit as sure as
 * its distance from the symbols that would turn it (max-log). The same seed gives the same counts. [Chase1972]
 *
 * @throws RangeError
 */
export function countInnerCode(trial: InnerCodeTrial, { blocks, seed }: { readonly blocks: number; readonly seed: number }): InnerCodeErrors {
  const { ratio, decoding, tested = 6 } = trial;
  inRange('countInnerCode', 'ratio', ratio, '1', 0.5, 40);
  inRange('countInnerCode', 'tested', tested, '1', 0, 12);
  inRange('countInnerCode', 'blocks', blocks, '1', 1, 1e9);
  if (decoding !== 'hard' && decoding !== 'soft') throw new RangeError(`countInnerCode: decoding is '${String(decoding)}', must be 'hard' or 'soft'`);
  const random = philox({ seed, stream: 0 });
  const word = new Uint8Array(hammingLength);
  const reliability = new Float64Array(hammingLength);
  const least = new Int32Array(Math.round(tested));
  const counts = new Float64Array(hammingLength + 1);
  let before = 0;
  for (let block = 0; block < blocks; block++) {
    // The code is linear and a random mask is what Gray mapping sees, so the errors of a word are those of the word of zeros under that mask.
    before += receive(word, reliability, random.uniform, 1 / ratio);
    if (decoding === 'soft') decodeSoftly(word, reliability, least.length, least);
    else correctHamming(word);
    let wrong = 0;
    for (let i = 0; i < hammingLength; i++) wrong += word[i]!;
    counts[wrong]!++;
  }
  for (let i = 0; i < counts.length; i++) counts[i]! /= blocks;
  return told(counts, before / (blocks * hammingLength));
}

/** Writes which bits are wrong and how sure each looks, in half steps; how many are wrong. */
function receive(word: Uint8Array, reliability: Float64Array, uniform: () => number, noise: number): number {
  let wrong = 0;
  for (let i = 0; i < hammingLength; i += 2) {
    const symbol = Math.floor(4 * uniform());
    const at = 2 * symbol - 3 + noise * normalDeviate(uniform());
    const decided = Math.max(0, Math.min(3, Math.floor((at + 4) / 2)));
    const high = (symbol >> 1) ^ (decided >> 1);
    const low = ((symbol ^ (symbol >> 1)) ^ (decided ^ (decided >> 1))) & 1;
    word[i] = high;
    word[i + 1] = low;
    wrong += high + low;
    const size = Math.abs(at);
    // Differences of squared distances to the nearest symbols with either bit, over four.
    reliability[i] = size > 2 ? 2 * size - 2 : size;
    reliability[i + 1] = Math.abs(size - 2);
  }
  return wrong;
}

function grayErrorRatio(ratio: number): number {
  return 0.75 * gaussianTail(ratio) + 0.5 * gaussianTail(3 * ratio) - 0.25 * gaussianTail(5 * ratio);
}

function told(wrongBits: Float64Array, bitErrorRatioBefore: number): InnerCodeErrors {
  let blockErrorRatio = 0;
  let bits = 0;
  for (let i = 1; i < wrongBits.length; i++) {
    blockErrorRatio += wrongBits[i]!;
    bits += i * wrongBits[i]!;
  }
  return { wrongBits, blockErrorRatio, bitErrorRatio: bits / hammingLength, bitErrorRatioBefore };
}
