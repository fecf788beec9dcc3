import { inRange } from '../errors.ts';
import { checkedBursts, type ErrorBursts, wrongShare } from './errorBursts.ts';
import { checkedCode, type ReedSolomonCode } from './reedSolomon.ts';

/**
 * Codeword error ratio, 0 to 1, of a Reed-Solomon code behind PAM4 symbols whose errors come in bursts, with `interleaving` codewords that
 * take turns symbol by symbol: exact for that chain of errors, by carrying the number of wrong symbols along the codeword. Independent errors
 * give what `reedSolomonErrorRatio` does. [DesignCon2025Fpga, sec. 4.4; Yang2020]
 *
 * @param code Symbols of an even number of bits, so of whole PAM4 symbols.
 * @throws RangeError
 */
export function codewordsInBursts(code: ReedSolomonCode, bursts: ErrorBursts & { readonly interleaving: number }): number {
  const who = 'codewordsInBursts';
  const { symbols, data, bitsPerSymbol } = checkedCode(who, code);
  const { initial, propagation, precoding } = checkedBursts(who, bursts);
  const { interleaving } = bursts;
  if (bitsPerSymbol % 2 !== 0) throw new RangeError(`${who}: bitsPerSymbol is ${bitsPerSymbol}, must be even`);
  inRange(who, 'interleaving', interleaving, '1', 1, 64);
  if (!Number.isInteger(interleaving)) throw new RangeError(`${who}: interleaving is ${interleaving}, must be a whole number`);
  const step: Step = { right: [1 - initial, initial], wrong: [1 - propagation, propagation] };
  const perSymbol = bitsPerSymbol / 2;
  const { clean, marked } = symbolMoves(step, perSymbol, precoding === 'none');
  const between = power(step, perSymbol * (interleaving - 1));
  return lostShare(Math.floor((symbols - data) / 2), symbols, wrongShare(initial, propagation), clean, marked, between);
}

/** Probabilities of a right and a wrong symbol behind a right one and behind a wrong one. */
interface Step {
  readonly right: readonly [number, number];
  readonly wrong: readonly [number, number];
}

/** Moves over one symbol of the code, without and with a wrong PAM4 symbol in it. Every term is a sum of positive ones. */
function symbolMoves(step: Step, count: number, byState: boolean): { clean: Step; marked: Step } {
  const from = (start: 0 | 1): readonly [readonly [number, number], readonly [number, number]] => {
    let clean: [number, number] = start === 0 ? [1, 0] : [0, 1];
    let marked: [number, number] = [0, 0];
    for (let i = 0; i < count; i++) {
      const [c0, c1] = clean;
      const [m0, m1] = marked;
      const { right, wrong } = step;
      const moved: [number, number] = [m0 * right[0] + m1 * wrong[0], m0 * right[1] + m1 * wrong[1]];
      if (byState) {
        clean = [c0 * right[0] + c1 * wrong[0], 0];
        marked = [moved[0], moved[1] + c0 * right[1] + c1 * wrong[1]];
      } else {
        clean = [c0 * right[0], c1 * wrong[1]];
        marked = [moved[0] + c1 * wrong[0], moved[1] + c0 * right[1]];
      }
    }
    return [clean, marked];
  };
  const [cleanRight, markedRight] = from(0);
  const [cleanWrong, markedWrong] = from(1);
  return { clean: { right: cleanRight, wrong: cleanWrong }, marked: { right: markedRight, wrong: markedWrong } };
}

function power(step: Step, exponent: number): Step {
  let result: Step = { right: [1, 0], wrong: [0, 1] };
  for (let i = 0; i < exponent; i++) result = { right: after(result.right, step), wrong: after(result.wrong, step) };
  return result;
}

function after([r, w]: readonly [number, number], { right, wrong }: Step): readonly [number, number] {
  return [r * right[0] + w * wrong[0], r * right[1] + w * wrong[1]];
}

function lostShare(corrected: number, symbols: number, share: number, clean: Step, marked: Step, between: Step): number {
  const right = new Float64Array(corrected + 1);
  const wrong = new Float64Array(corrected + 1);
  right[0] = 1 - share;
  wrong[0] = share;
  let lost = 0;
  for (let n = 0; n < symbols; n++) {
    // From many to few, so that a count is read before it is replaced.
    for (let k = corrected; k >= 0; k--) {
      const r = right[k]!;
      const w = wrong[k]!;
      const up: readonly [number, number] = [r * marked.right[0] + w * marked.wrong[0], r * marked.right[1] + w * marked.wrong[1]];
      if (k === corrected) lost += up[0] + up[1];
      else {
        const [a, b] = after(up, between);
        right[k + 1]! += a;
        wrong[k + 1]! += b;
      }
      const [a, b] = after([r * clean.right[0] + w * clean.wrong[0], r * clean.right[1] + w * clean.wrong[1]], between);
      right[k] = a;
      wrong[k] = b;
    }
  }
  return Math.min(1, lost);
}
