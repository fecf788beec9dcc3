import { inRange } from '../errors.ts';
import { hammingData, hammingLength } from './hammingCode.ts';
import { checkedCode, type ReedSolomonCode } from './reedSolomon.ts';

/** What two codes, one in the other, leave wrong. */
export interface ConcatenatedErrors {
  /** Probability that a symbol of the outer code is wrong before it is decoded. */
  readonly symbolErrorRatio: number;
  /** Probability that a codeword of the outer code is lost. */
  readonly codewordErrorRatio: number;
}

/**
 * Error ratios of a Reed-Solomon code behind the extended Hamming (128,120) code, from the wrong bits that the inner decoder leaves in a block,
 * each set of places as likely as any other. A block carries 120/bitsPerSymbol symbols of the outer code, from `depth` codewords in turn: 12 different ones
 * make the errors of a codeword independent, fewer put several of one block in the same codeword. Orders of bits that keep the inner code's lightest
 * words within few symbols lose less. [Wang2023; DesignCon2024Fec, sec. 3.3]
 *
 * @param wrongBits Probability of 0, 1, … 128 wrong bits in a block, as of `innerCodeHard`, `innerCodeBound` or `countInnerCode`.
 * @throws RangeError also where the bits or symbols of a block are not shared out evenly.
 */
export function concatenatedErrorRatio(
  wrongBits: ArrayLike<number>,
  outer: ReedSolomonCode & { readonly depth: number },
): ConcatenatedErrors {
  const who = 'concatenatedErrorRatio';
  const { symbols, data, bitsPerSymbol } = checkedCode(who, outer);
  const { depth } = outer;
  if (wrongBits.length !== hammingLength + 1) throw new RangeError(`${who}: wrongBits has ${wrongBits.length} entries, must have ${hammingLength + 1}`);
  for (let w = 0; w <= hammingLength; w++) inRange(who, `wrongBits.${w}`, wrongBits[w]!, '1', 0, Infinity);
  inRange(who, 'depth', depth, '1', 1, hammingData);
  const perBlock = hammingData / bitsPerSymbol;
  const inOne = perBlock / depth;
  if (!Number.isInteger(perBlock)) throw new RangeError(`${who}: bitsPerSymbol is ${bitsPerSymbol}, must share ${hammingData} bits of a block evenly`);
  if (!Number.isInteger(inOne)) throw new RangeError(`${who}: depth is ${depth}, must share ${perBlock} symbols of a block evenly`);
  const hit = hits(wrongBits, inOne, bitsPerSymbol);
  const rest = hits(wrongBits, symbols % inOne, bitsPerSymbol);
  let wrong = 0;
  for (let j = 1; j <= inOne; j++) wrong += (j / inOne) * hit[j]!;
  return { symbolErrorRatio: Math.min(1, wrong), codewordErrorRatio: lostOf([...Array.from({ length: Math.floor(symbols / inOne) }, () => hit), rest], Math.floor((symbols - data) / 2)) };
}

/** Probability of 0, 1, … `count` wrong symbols among `count` of a block. */
function hits(wrongBits: ArrayLike<number>, count: number, bits: number): Float64Array {
  const inGroup = count * bits;
  const patterns = groupPatterns(count, bits);
  const result = new Float64Array(count + 1);
  for (let w = 0; w <= hammingLength; w++) {
    const share = wrongBits[w]!;
    if (share === 0) continue;
    for (let m = Math.max(0, w - (hammingLength - inGroup)); m <= Math.min(w, inGroup); m++) {
      const placed = hypergeometric(w, m, inGroup);
      for (let j = 0; j <= count; j++) result[j]! += share * placed * patterns[j]![m]!;
    }
  }
  return result;
}

/** [j][m]: probability that m bits in a group of symbols, any places alike, hit j of them. Symbol by symbol, as a chain of what is placed so far. */
function groupPatterns(count: number, bits: number): Float64Array[] {
  const inGroup = count * bits;
  const table = Array.from({ length: count + 1 }, () => new Float64Array(inGroup + 1));
  for (let m = 0; m <= inGroup; m++) {
    // [hit][placed]
    let state = Array.from({ length: count + 1 }, () => new Float64Array(m + 1));
    state[0]![0] = 1;
    for (let symbol = 0; symbol < count; symbol++) {
      const next = Array.from({ length: count + 1 }, () => new Float64Array(m + 1));
      const left = inGroup - symbol * bits;
      for (let placed = Math.max(0, m - left); placed <= m; placed++) {
        for (let here = Math.max(0, m - placed - left + bits); here <= Math.min(bits, m - placed); here++) {
          const chance = chosen(bits, here, left, m - placed);
          for (let hit = 0; hit <= symbol; hit++) next[hit + (here > 0 ? 1 : 0)]![placed + here]! += state[hit]![placed]! * chance;
        }
      }
      state = next;
    }
    for (let hit = 0; hit <= count; hit++) table[hit]![m] = state[hit]![m]!;
  }
  return table;
}

/** Probability that of `wanted` places among `all`, `here` fall into the first `size`. */
function chosen(size: number, here: number, all: number, wanted: number): number {
  return Math.exp(logChoose(size, here) + logChoose(all - size, wanted - here) - logChoose(all, wanted));
}

function hypergeometric(w: number, m: number, inGroup: number): number {
  return Math.exp(logChoose(inGroup, m) + logChoose(hammingLength - inGroup, w - m) - logChoose(hammingLength, w));
}

const logFactorials = new Float64Array(hammingLength + 1);
for (let i = 1; i <= hammingLength; i++) logFactorials[i] = logFactorials[i - 1]! + Math.log(i);

function logChoose(n: number, k: number): number {
  return logFactorials[n]! - logFactorials[k]! - logFactorials[n - k]!;
}

/** Probability of more than `corrected` wrong symbols in independent blocks, each by its probabilities of 0, 1, … of them. */
function lostOf(blocks: readonly Float64Array[], corrected: number): number {
  const held = new Float64Array(corrected + 1);
  held[0] = 1;
  let lost = 0;
  for (const hit of blocks) {
    for (let k = corrected; k >= 0; k--) {
      const share = held[k]!;
      held[k] = share * hit[0]!;
      for (let j = 1; j < hit.length; j++) {
        if (k + j > corrected) lost += share * hit[j]!;
        else held[k + j]! += share * hit[j]!;
      }
    }
  }
  return Math.min(1, lost);
}
