import { inRange } from '../errors.ts';
import { findRoot } from '../numerics/roots.ts';
import { checkedReceiver, errorRatioAt, type InterferenceDetail, type WdmReceiver } from './wdmErrorRatio.ts';

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
/** Detail with which the steps are walked; where they end, the full one decides. */
const coarse: InterferenceDetail = { counted: 2, condensed: 8 };
/** How far its end usually lies from that of the full detail, at the most. */
const apart = 1e-6;

type Excess = (residual: number, detail?: InterferenceDetail) => number;

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
  const excess: Excess = (residual, detail) => Math.log(errorRatioAt(receiver, residual, detail) / bitErrorRatio);
  const linewidths = excess(0) > 0 ? 0 : Math.min(reach(excess, 1), reach(excess, -1));
  if (!(linewidths < Infinity)) {
    throw new RangeError(`lockWindow: a bit error ratio of ${bitErrorRatio} is kept up to ${farthest} linewidths, so nothing bounds the window`);
  }
  return { linewidths, wavelength: (linewidths * receiver.wavelength) / receiver.qualityFactor };
}

/** First distance in one direction at which the excess turns positive; it is not at 0. */
function reach(excess: Excess, direction: 1 | -1): number {
  const roughly = (away: number): number => excess(direction * away, coarse);
  const at = (away: number): number => excess(direction * away);
  const last = Math.round(farthest / step);
  let k = 1;
  while (k <= last && roughly(k * step) <= 0) k++;
  if (k <= last && roughly((k - 1) * step) <= 0) {
    const near = findRoot(roughly, (k - 1) * step, k * step);
    const [low, high] = [Math.max(0, near - apart), near + apart];
    if (at(low) <= 0 && at(high) > 0) return findRoot(at, low, high);
  }
  while (at((k - 1) * step) > 0) k--;
  while (k <= last && at(k * step) <= 0) k++;
  return k <= last ? findRoot(at, (k - 1) * step, k * step) : Infinity;
}
