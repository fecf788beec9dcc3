import { inRange } from '../errors.ts';
import { gaussianTail } from '../numerics/erfc.ts';
import { normalDeviate } from '../numerics/normalDeviate.ts';
import { philox } from '../numerics/philox.ts';
import { digit } from './grayCode.ts';
import { type Pam4Decision, pam4ErrorRatio } from './pam4.ts';

/** Errors among random PAM4 symbols in Gaussian noise. */
export interface CountedErrorRatio {
  /** Symbols sent. */
  readonly symbols: number;
  readonly symbolErrors: number;
  /** Wrong bits, of the Gray code 00 01 11 10. */
  readonly bitErrors: number;
  readonly symbolErrorRatio: number;
  readonly bitErrorRatio: number;
}

/**
 * Error ratios counted: random symbols, each with the noise of its level, decided by the thresholds that `pam4ErrorRatio` gives. Symbols are from
 * stream 0 of Philox, noise from stream 1.
 *
 * @param run `count`: symbols, 1 to 2^32; `seed`: 0 to 2^53 − 1.
 * @throws RangeError as `pam4ErrorRatio`, and for a count or seed that is out of range or not whole.
 */
export function countedErrorRatio(decision: Pam4Decision, run: { readonly count: number; readonly seed: number }): CountedErrorRatio {
  const { count, seed } = run;
  inRange('countedErrorRatio', 'count', count, '1', 1, 2 ** 32);
  if (!Number.isInteger(count)) throw new RangeError(`countedErrorRatio: count is ${count}, must be a whole number`);
  const { thresholds } = pam4ErrorRatio(decision);
  const levels = Float64Array.from(decision.levels);
  const noise = typeof decision.noise === 'number' ? new Float64Array(4).fill(decision.noise) : Float64Array.from(decision.noise);
  const sent = philox({ seed, stream: 0 });
  const added = philox({ seed, stream: 1 });
  let [symbolErrors, bitErrors] = [0, 0];
  for (let i = 0; i < count; i++) {
    const symbol = Math.floor(4 * sent.uniform());
    const value = levels[symbol]! + noise[symbol]! * normalDeviate(added.uniform());
    const decided = (value > thresholds[0] ? 1 : 0) + (value > thresholds[1] ? 1 : 0) + (value > thresholds[2] ? 1 : 0);
    if (decided === symbol) continue;
    symbolErrors++;
    bitErrors += grayDistance(symbol, decided);
  }
  return { symbols: count, symbolErrors, bitErrors, symbolErrorRatio: symbolErrors / count, bitErrorRatio: bitErrors / (2 * count) };
}

/** Samples that are decided, and what is told of them. */
export interface SampledDecision {
  /** PAM4 symbols 0 to 3 that were sent, one a sample. */
  readonly symbols: ArrayLike<number>;
  /** Three increasing thresholds, in the unit of the samples. */
  readonly thresholds: readonly number[];
  /** Gaussian noise that is added to each sample, rms in that unit, above 0. */
  readonly noise: number;
}

/**
 * Error ratios of samples, with all their interference and distortion, in Gaussian noise: the mean over the samples of the probability of
 * each wrong symbol, so that no noise need be drawn. Bits are those of the Gray code 00 01 11 10. [IEEE802.3, 121.8.5]
 *
 * @throws RangeError unless there is a symbol for each sample, all is finite and thresholds increase.
 */
export function sampledErrorRatio(
  samples: Float64Array,
  decision: SampledDecision,
): { readonly symbolErrorRatio: number; readonly bitErrorRatio: number } {
  const { symbols, thresholds, noise } = decision;
  inRange('sampledErrorRatio', 'samples.length', samples.length, '1', 1, 2 ** 32);
  if (symbols.length !== samples.length) throw new RangeError(`sampledErrorRatio: ${symbols.length} symbols for ${samples.length} samples, must be as many`);
  inRange('sampledErrorRatio', 'thresholds.length', thresholds.length, '1', 3, 3);
  inRange('sampledErrorRatio', 'noise', noise, '1', Number.MIN_VALUE, 1e150);
  for (let k = 0; k < 3; k++) inRange('sampledErrorRatio', `thresholds.${k}`, thresholds[k]!, '1', k === 0 ? -1e150 : thresholds[k - 1]!, 1e150);
  let [symbolRatio, bitRatio] = [0, 0];
  const beyond = [0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const symbol = symbols[i]!;
    digit('sampledErrorRatio', 'symbols', i, symbol, 3);
    inRange('sampledErrorRatio', `samples.${i}`, samples[i]!, '1', -1e150, 1e150);
    // Each crossing of a threshold adds or takes back a bit, by the probability to lie beyond it.
    for (let k = 0; k < 3; k++) {
      const away = (samples[i]! - thresholds[k]!) / noise;
      beyond[k] = gaussianTail(k < symbol ? away : -away);
    }
    const [over, under] = [symbol < 3 ? beyond[symbol]! : 0, symbol > 0 ? beyond[symbol - 1]! : 0];
    symbolRatio += over + under;
    for (let k = 0; k < 3; k++) {
      const [near, far] = k < symbol ? [k + 1, k] : [k, k + 1];
      bitRatio += beyond[k]! * (grayDistance(symbol, far) - grayDistance(symbol, near));
    }
  }
  return { symbolErrorRatio: symbolRatio / samples.length, bitErrorRatio: bitRatio / (2 * samples.length) };
}

/** Bits in which two symbols differ. */
function grayDistance(a: number, b: number): number {
  const x = a ^ (a >> 1) ^ b ^ (b >> 1);
  return (x & 1) + (x >> 1);
}
