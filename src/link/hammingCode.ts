import { inRange } from '../errors.ts';

/** Bits of a codeword of the extended Hamming code that 200 Gb/s lanes use within their outer code. [DesignCon2024Fec, sec. 3.3; HuffmanPless2003, ch. 1] */
export const hammingLength = 128;

/** Data bits of such a codeword. */
export const hammingData = 120;

/**
 * A codeword of the extended Hamming (128,120) code: the bits 0 or 1 of `data` at the places that are no power of two, and parity bits at
 * 0, 1, 2, 4, … 64 so that the places of all ones, as numbers, cancel bit by bit, and their count is even. The order of places is this library's
 * own: no error ratio depends on it. [HuffmanPless2003, ch. 1]
 *
 * @throws RangeError unless `data` has 120 entries.
 */
export function hammingCodeword(data: ArrayLike<number>): Uint8Array {
  if (data.length !== hammingData) throw new RangeError(`hammingCodeword: data has ${data.length} entries, must have ${hammingData}`);
  const word = new Uint8Array(hammingLength);
  let syndrome = 0;
  let parity = 0;
  for (let place = 3, next = 0; place < hammingLength; place++) {
    if ((place & (place - 1)) === 0) continue;
    const bit = data[next]!;
    if (bit !== 0 && bit !== 1) throw new RangeError(`hammingCodeword: data.${next} is ${bit}, must be 0 or 1`);
    next++;
    word[place] = bit;
    if (bit === 1) {
      syndrome ^= place;
      parity ^= 1;
    }
  }
  for (let bit = 1; bit < hammingLength; bit *= 2) {
    if ((syndrome & bit) === 0) continue;
    word[bit] = 1;
    parity ^= 1;
  }
  word[0] = parity;
  return word;
}

/** Number of codewords of each weight, 0 to 128: by MacWilliams' identity from the dual code, whose weights are 0, 64 and 128. [HuffmanPless2003, ch. 7] */
export function hammingWeights(): Float64Array {
  const weights = new Float64Array(hammingLength + 1);
  for (let w = 0; w <= hammingLength; w += 2) {
    const alternating = (w / 2) % 2 === 0 ? 1 : -1;
    weights[w] = (2 * binomial(hammingLength, w) + 254 * alternating * binomial(64, w / 2)) / 256;
  }
  return weights;
}

/**
 * Decodes hard decisions in place: a single wrong bit is corrected, two are left as they are, three lead to one that is wrong as well or
 * to another codeword. Whether what remains is a codeword. [HuffmanPless2003, ch. 1]
 */
export function correctHamming(word: Uint8Array): boolean {
  checkWord('correctHamming', word);
  const { syndrome, parity } = checked(word);
  if (parity === 1) word[syndrome]! ^= 1;
  return parity === 1 || syndrome === 0;
}

/**
 * Decodes soft decisions in place by Chase's second algorithm: of all words that differ from the hard decisions in the `tested` least
 * reliable bits, and in one bit more where that gives a codeword, the one that overrules the least reliability. The word stays as it is where none is a
 * codeword. [Chase1972]
 *
 * @param word Hard decisions, 128 bits.
 * @param reliability How sure each is: the log-likelihood ratio's size, or the distance from the threshold; any unit.
 */
export function correctHammingSoftly(word: Uint8Array, reliability: Float64Array, { tested }: { readonly tested: number }): boolean {
  checkWord('correctHammingSoftly', word);
  if (reliability.length !== hammingLength) throw new RangeError(`correctHammingSoftly: reliability has ${reliability.length} entries, must have ${hammingLength}`);
  inRange('correctHammingSoftly', 'tested', tested, '1', 0, 12);
  if (!Number.isInteger(tested)) throw new RangeError(`correctHammingSoftly: tested is ${tested}, must be a whole number`);
  return decodeSoftly(word, reliability, tested, new Int32Array(tested));
}

/** Without checks; `least` is room for `tested` places. @internal */
export function decodeSoftly(word: Uint8Array, reliability: Float64Array, tested: number, least: Int32Array): boolean {
  leastReliable(reliability, tested, least);
  const { syndrome, parity } = checked(word);
  let best = Infinity;
  let bestFlips = -1;
  let bestPlace = -1;
  for (let flips = 0; flips < 1 << tested; flips++) {
    let at = syndrome;
    let odd = parity;
    let cost = 0;
    for (let i = 0; i < tested; i++) {
      if ((flips & (1 << i)) === 0) continue;
      at ^= least[i]!;
      odd ^= 1;
      cost += reliability[least[i]!]!;
    }
    if (odd === 0 && at !== 0) continue;
    if (odd === 1) cost += overruled(reliability, least, tested, flips, at);
    if (cost < best) {
      best = cost;
      bestFlips = flips;
      bestPlace = odd === 1 ? at : -1;
    }
  }
  if (bestFlips < 0) return false;
  for (let i = 0; i < tested; i++) if ((bestFlips & (1 << i)) !== 0) word[least[i]!]! ^= 1;
  if (bestPlace >= 0) word[bestPlace]! ^= 1;
  return true;
}

/** The sum of the places of all ones, bit by bit, and whether their count is odd. */
function checked(word: Uint8Array): { readonly syndrome: number; readonly parity: number } {
  let syndrome = 0;
  let parity = 0;
  for (let place = 0; place < hammingLength; place++) {
    if (word[place] === 0) continue;
    syndrome ^= place;
    parity ^= 1;
  }
  return { syndrome, parity };
}

/** What one more bit costs: taken back where it is among those already turned. */
function overruled(reliability: Float64Array, least: Int32Array, tested: number, flips: number, place: number): number {
  for (let i = 0; i < tested; i++) if (least[i] === place && (flips & (1 << i)) !== 0) return -reliability[place]!;
  return reliability[place]!;
}

/** The places of the smallest entries, by insertion. */
function leastReliable(reliability: Float64Array, count: number, least: Int32Array): void {
  let held = 0;
  for (let place = 0; place < hammingLength; place++) {
    const value = reliability[place]!;
    if (held === count && !(count > 0 && value < reliability[least[count - 1]!]!)) continue;
    let i = held < count ? held++ : count - 1;
    while (i > 0 && reliability[least[i - 1]!]! > value) {
      least[i] = least[i - 1]!;
      i--;
    }
    least[i] = place;
  }
}

function checkWord(who: string, word: Uint8Array): void {
  if (word.length !== hammingLength) throw new RangeError(`${who}: word has ${word.length} entries, must have ${hammingLength}`);
  for (let i = 0; i < hammingLength; i++) if (word[i]! > 1) throw new RangeError(`${who}: word.${i} is ${word[i]!}, must be 0 or 1`);
}

/** @internal */
export function binomial(n: number, k: number): number {
  let product = 1;
  for (let j = 1; j <= Math.min(k, n - k); j++) product *= (n - Math.min(k, n - k) + j) / j;
  return product;
}
