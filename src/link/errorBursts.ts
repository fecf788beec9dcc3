import { inRange } from '../errors.ts';
import { philox } from '../numerics/philox.ts';

/**
 * Errors of PAM4 symbols that follow one another, as those of a decision-feedback equalizer or a sequence estimator do: a symbol is wrong with
 * probability `initial` behind a right one and `propagation` behind a wrong one, and neighbors in a burst err in turn by +1 and −1. Each is 0 to 1.
 * [DesignCon2025Fpga, sec. 4.4]
 */
export interface ErrorBursts {
  /** Probability of a wrong symbol behind a right one. */
  readonly initial: number;
  /** Probability of a wrong symbol behind a wrong one: `initial` for independent errors, up to 3/4 behind a feedback tap of 1. */
  readonly propagation: number;
  /** `1/(1+D)`: of a burst only its first symbol and the one behind its last are wrong once the receiver has taken the code off. */
  readonly precoding: 'none' | '1/(1+D)';
}

/** What bursts amount to. */
export interface BurstRatios {
  /** Wrong over all symbols, where the decisions are made. */
  readonly decisionErrorRatio: number;
  /** Wrong over all symbols, with the precoding taken off. */
  readonly symbolErrorRatio: number;
  /** Half of that: with Gray mapping one bit of a wrong symbol is wrong. */
  readonly bitErrorRatio: number;
  /** Mean length of a burst where the decisions are made, symbols. */
  readonly meanLength: number;
}

/** Error ratios of bursts, from the steady state of their chain. [DesignCon2025Fpga, sec. 4.4] */
export function burstErrorRatios(bursts: ErrorBursts): BurstRatios {
  const { initial, propagation, precoding } = checkedBursts('burstErrorRatios', bursts);
  const decisionErrorRatio = wrongShare(initial, propagation);
  const symbolErrorRatio = precoding === 'none' ? decisionErrorRatio : 2 * (1 - decisionErrorRatio) * initial;
  return { decisionErrorRatio, symbolErrorRatio, bitErrorRatio: symbolErrorRatio / 2, meanLength: 1 / (1 - propagation) };
}

/** Which of `count` symbols are wrong: 1, else 0. The precoding is taken off. The same seed gives the same errors. */
export function burstErrors(bursts: ErrorBursts, { count, seed }: { readonly count: number; readonly seed: number }): Uint8Array {
  const { initial, propagation, precoding } = checkedBursts('burstErrors', bursts);
  inRange('burstErrors', 'count', count, '1', 1, 2 ** 31);
  const random = philox({ seed, stream: 0 });
  const wrong = new Uint8Array(count);
  let before = random.uniform() < wrongShare(initial, propagation) ? 1 : 0;
  for (let i = 0; i < count; i++) {
    const now = random.uniform() < (before === 1 ? propagation : initial) ? 1 : 0;
    wrong[i] = precoding === 'none' ? now : now ^ before;
    before = now;
  }
  return wrong;
}

/** @internal */
export function wrongShare(initial: number, propagation: number): number {
  return initial === 0 ? 0 : initial / (1 - propagation + initial);
}

/** @internal */
export function checkedBursts(who: string, bursts: ErrorBursts): ErrorBursts {
  const { initial, propagation, precoding } = bursts;
  inRange(who, 'initial', initial, '1', 0, 1);
  inRange(who, 'propagation', propagation, '1', 0, 1 - 1e-9);
  if (precoding !== 'none' && precoding !== '1/(1+D)') {
    throw new RangeError(`${who}: precoding is '${String(precoding)}', must be 'none' or '1/(1+D)'`);
  }
  return bursts;
}
