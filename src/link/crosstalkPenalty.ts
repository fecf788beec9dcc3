import { digits, inRange } from '../errors.ts';
import { findRoot } from '../numerics/roots.ts';
import { pam4RequiredRatio } from './pam4.ts';
import { errorRatioAmong } from './wdmErrorRatio.ts';
import type { ReceivedChannels } from './dropCrosstalk.ts';

/** Equal PAM4 channels at one receiver, and what is asked of it. */
export interface CrosstalkTask extends ReceivedChannels {
  /** As of `wdmErrorRatio`: between the symbols of the own channel, or raised by the mean light of the others. */
  readonly thresholds: 'fixed' | 'tracking';
  /** Bit error ratio that is kept, 1e-30 to 0.1. */
  readonly bitErrorRatio: number;
}

/** A power penalty, dB; none is finite where no power keeps the error ratio. */
export type PowerPenalty =
  | { readonly finite: true; /** More power of all channels, dB. */ readonly db: number }
  | { readonly finite: false; readonly reason: string };

/** The power penalty of crosstalk in three ways. */
export interface CrosstalkPenalty {
  /** All other channels stand at the symbol that hurts most, always: a bound. */
  readonly worst: PowerPenalty;
  /** Their light taken as Gaussian noise of the same rms: right for many weak ones. */
  readonly rms: PowerPenalty;
  /** By the error ratio itself, all combinations of the strongest counted. */
  readonly counted: PowerPenalty;
}

/** Largest penalty that is looked for, dB. */
const farthest = 40;

/**
 * How much more power, in all channels alike, makes up for the light of the others, whose powers add to the own; noise does not depend on
 * power. With u = Σ x/g and v = Σ (x/g)² of the others over the own channel, steps of PAM4, and q the ratio of half an eye to noise:
 * worst −10 log10(1 − 3u), or 1 − 6u with fixed thresholds; rms −5 log10(1 − 5 q² v), or (1 − 3u)² − 5 q² v. [Agrawal2010, ch. 4;
 * Bahadori2016]
 *
 * @throws RangeError for a power outside 0 to 1, an own channel without power, unknown thresholds, or an error ratio out of range.
 */
export function crosstalkPenalty({ wanted, others, thresholds, bitErrorRatio }: CrosstalkTask): CrosstalkPenalty {
  const who = 'crosstalkPenalty';
  inRange(who, 'wanted', wanted, '1', Number.MIN_VALUE, 1);
  others.forEach((power, k) => {
    inRange(who, `others.${k}`, power, '1', 0, 1);
  });
  if (thresholds !== 'fixed' && thresholds !== 'tracking') {
    throw new RangeError(`${who}: thresholds is ${String(thresholds)}, must be one of fixed, tracking`);
  }
  inRange(who, 'bitErrorRatio', bitErrorRatio, '1', 1e-30, 0.1);
  const relative = others.map((power) => power / wanted);
  const sum = relative.reduce((all, x) => all + x, 0);
  const squares = relative.reduce((all, x) => all + x * x, 0);
  const lifted = thresholds === 'fixed' ? 3 * sum : 0;
  const ratio = pam4RequiredRatio(bitErrorRatio);
  const opening = 1 - lifted;
  // Variance 5/4 of a symbol over (1/2)², half an eye.
  const noise = opening > 0 ? opening * opening - 5 * ratio * ratio * squares : 0;
  const worst = ofOpening(1 - 3 * sum - lifted, 1);
  return { worst, rms: ofOpening(noise, 0.5), counted: counted(relative, thresholds, bitErrorRatio, worst) };
}

function ofOpening(opening: number, share: number): PowerPenalty {
  const db = opening > 0 ? 0 - 10 * share * Math.log10(opening) : Infinity;
  return db <= farthest ? { finite: true, db: Math.max(0, db) } : closed();
}

function counted(others: readonly number[], thresholds: 'fixed' | 'tracking', bitErrorRatio: number, worst: PowerPenalty): PowerPenalty {
  const alone = errorRatioAmong({ wanted: 1, others: [], thresholds });
  const among = errorRatioAmong({ wanted: 1, others, thresholds });
  // In the logarithms of noise and error ratio both curves are nearly straight.
  const excess =
    (ratio: (sigma: number) => number) =>
    (db: number): number =>
      Math.log(Math.max(ratio(10 ** (-db / 10)), Number.MIN_VALUE) / bitErrorRatio);
  // From a noise of ten steps, with errors in near half of all bits, to one that gives none.
  const start = findRoot(excess(alone), -10, farthest);
  const over = excess(among);
  const most = start + (worst.finite ? worst.db : farthest);
  const atMost = over(most);
  if (!worst.finite && atMost > 0) return closed();
  // Without neighbors, and where one alone always hurts as much as it can, rounding decides.
  if (over(start) <= 0) return { finite: true, db: 0 };
  if (atMost >= 0) return { finite: true, db: most - start };
  return { finite: true, db: findRoot(over, start, most, { tolerance: 1e-10 }) - start };
}

function closed(): PowerPenalty {
  return { finite: false, reason: `crosstalk alone gives more errors than are allowed: ${digits(farthest)} dB more power do not suffice` };
}
