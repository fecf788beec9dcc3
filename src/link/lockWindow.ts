import { inRange } from '../errors.ts';
import { findRoot } from '../numerics/roots.ts';
import { checkedReceiver, errorRatioAt, type WdmReceiver } from './wdmErrorRatio.ts';

/** How far a drop filter may stray. */
export interface LockWindow {
  /** In widths at half power of the filter. */
  readonly linewidths: number;
  /** As a wavelength, m. */
  readonly wavelength: number;
}

/** Steps of the search, in widths of the filter. */
const step = 0.005;
const farthest = 10;

/**
 * The residual distance of a drop filter from its channel up to which the bit error ratio of `wdmErrorRatio` stays at or below
 * `bitErrorRatio` (1e-30 to 0.5): the lesser of both directions; 0 where even perfect lock does not keep it.
 *
 * @throws RangeError for a value out of range, or where the error ratio is kept up to 10 widths.
 */
export function lockWindow(task: WdmReceiver & { readonly bitErrorRatio: number }): LockWindow {
  const { bitErrorRatio, ...rest } = task;
  const receiver = checkedReceiver('lockWindow', rest);
  inRange('lockWindow', 'bitErrorRatio', bitErrorRatio, '1', 1e-30, 0.5);
  const excess = (residual: number): number => Math.log(errorRatioAt(receiver, residual) / bitErrorRatio);
  const linewidths = excess(0) > 0 ? 0 : Math.min(reach(excess, 1), reach(excess, -1));
  if (!(linewidths < Infinity)) {
    throw new RangeError(`lockWindow: a bit error ratio of ${bitErrorRatio} is kept up to ${farthest} linewidths, so nothing bounds the window`);
  }
  return { linewidths, wavelength: (linewidths * receiver.wavelength) / receiver.qualityFactor };
}

/** First distance in one direction at which the excess turns positive. */
function reach(excess: (residual: number) => number, direction: 1 | -1): number {
  const at = (away: number): number => excess(direction * away);
  for (let k = 1; k * step <= farthest; k++) {
    if (at(k * step) > 0) return findRoot(at, (k - 1) * step, k * step);
  }
  return Infinity;
}
