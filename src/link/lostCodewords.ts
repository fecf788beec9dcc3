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
  let lost = 0;
  let place = 0;
  for (let group = 0; group < groups; group++) {
    counts.fill(0);
    for (let symbol = 0; symbol < symbols * interleaving; symbol++) {
      let any = 0;
      for (let i = 0; i < perSymbol; i++) any |= wrong[place++]!;
      if (any !== 0) counts[symbol % interleaving]!++;
    }
    for (const count of counts) {
      histogram[count]!++;
      if (count > corrected) lost++;
    }
  }
  return { codewords: groups * interleaving, lost, histogram };
}
