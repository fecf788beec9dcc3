import { inRange } from '../errors.ts';
import { checkedCode, type ReedSolomonCode } from './reedSolomon.ts';

/** What was counted. */
export interface LostCodewords {
  /** Whole codewords that were looked at. */
  readonly codewords: number;
  /** Codewords with more wrong symbols than are corrected. */
  readonly lost: number;
  /** How many codewords had 0, 1, … wrong symbols; one entry for each number up to all. */
  readonly histogram: Uint32Array;
  /** Which codewords are lost, in the order in which they begin: 1, else 0. */
  readonly lostAt: Uint8Array;
}

/**
 * Codewords of a Reed-Solomon code that are lost where PAM4 symbols are wrong: one entry of `wrong` for each symbol of the lane, 0 where it is
 * right. `interleaving` codewords take turns symbol by symbol; a rest behind the last whole group of them is left out. [LinCostello2004, ch. 7]
 *
 * @throws RangeError where there is not one whole group.
 */
export function lostCodewords(wrong: ArrayLike<number>, code: ReedSolomonCode & { readonly interleaving: number }): LostCodewords {
  const { symbols, data, bitsPerSymbol } = checkedCode('lostCodewords', code);
  const { interleaving } = code;
  inRange('lostCodewords', 'interleaving', interleaving, '1', 1, 64);
  if (!Number.isInteger(interleaving)) throw new RangeError(`lostCodewords: interleaving is ${interleaving}, must be a whole number`);
  if (bitsPerSymbol % 2 !== 0) throw new RangeError(`lostCodewords: bitsPerSymbol is ${bitsPerSymbol}, must be even`);
  const perSymbol = bitsPerSymbol / 2;
  const perGroup = perSymbol * symbols * interleaving;
  const groups = Math.floor(wrong.length / perGroup);
  if (groups === 0) throw new RangeError(`lostCodewords: wrong has ${wrong.length} entries, must have at least ${perGroup}: ${interleaving} codewords`);
  const corrected = Math.floor((symbols - data) / 2);
  const counts = new Uint32Array(interleaving);
  const histogram = new Uint32Array(symbols + 1);
  const lostAt = new Uint8Array(groups * interleaving);
  let lost = 0;
  let place = 0;
  for (let group = 0; group < groups; group++) {
    counts.fill(0);
    for (let symbol = 0; symbol < symbols * interleaving; symbol++) {
      let any = 0;
      for (let i = 0; i < perSymbol; i++) any |= wrong[place++]!;
      if (any !== 0) counts[symbol % interleaving]!++;
    }
    for (let word = 0; word < interleaving; word++) {
      const count = counts[word]!;
      histogram[count]!++;
      if (count <= corrected) continue;
      lost++;
      lostAt[group * interleaving + word] = 1;
    }
  }
  return { codewords: groups * interleaving, lost, histogram, lostAt };
}

/**
 * Frames that touch a lost codeword, of all that begin and end within the codewords: frames of equal length lie end to end, the first `offset` of a frame behind the first codeword's
 * beginning. Seldom losses give `frameLossRatio`, (1 + m)/m times that of codewords. [Brown2012, slide 7]
 *
 * @param lostAt Codewords in the order of the data, 1 where lost: of a lane whose codewords do not take turns.
 * @throws RangeError where no whole frame is in them.
 */
export function lostFrames(
  lostAt: ArrayLike<number>,
  { framesPerCodeword, offset }: { readonly framesPerCodeword: number; readonly offset: number },
): { readonly frames: number; readonly lost: number } {
  inRange('lostFrames', 'framesPerCodeword', framesPerCodeword, '1', 1e-3, 1e6);
  inRange('lostFrames', 'offset', offset, '1', 0, 1);
  const frames = Math.floor(lostAt.length * framesPerCodeword - offset);
  if (!(frames >= 1)) throw new RangeError(`lostFrames: lostAt has ${lostAt.length} entries, which hold no whole frame`);
  let lost = 0;
  for (let frame = 0; frame < frames; frame++) {
    const first = Math.floor((frame + offset) / framesPerCodeword);
    // A frame that ends where a codeword does has nothing in the next.
    const last = Math.min(lostAt.length - 1, Math.ceil((frame + offset + 1) / framesPerCodeword) - 1);
    for (let word = first; word <= last; word++) {
      if (lostAt[word]! === 0) continue;
      lost++;
      break;
    }
  }
  return { frames, lost };
}
