import { speedOfLight } from '../constants.ts';
import { check, type Table, type Values } from '../design.ts';
import { inRange } from '../errors.ts';
import { condensed, sumOf, type DiscreteMeasure } from '../numerics/discreteSum.ts';
import { gaussianTail } from '../numerics/erfc.ts';
import { fromDb, GHz, nm, THz, um } from '../units.ts';

/** A receiver that takes one of many PAM4 channels by a drop filter. */
export const wdmReceiverTable = {
  /** Loaded quality factor of the drop filter: its width at half power is wavelength/qualityFactor. */
  qualityFactor: { unit: '1', range: [10, 1e8] },
  /** Vacuum wavelength at the middle of the band, at which the spacing is converted. */
  wavelength: { unit: 'm', range: [100 * nm, 100 * um] },
  /** Frequency from one channel to the next. */
  spacing: { unit: 'Hz', range: [0.001 * GHz, 100 * THz] },
  /** Channels on the bus. */
  channels: { unit: '1', range: [1, 64], whole: true },
  /** The channel that is taken, from 0. */
  channel: { unit: '1', range: [0, 63], whole: true },
  /** Mean square of the symbols 0 to 3 about their mean over that of the noise, at the peak of the filter. */
  snrDb: { unit: 'dB', range: [-20, 60] },
  /**
   * `fixed`: halfway between the symbols of the own channel; `tracking`: raised by the mean of the light of the others.
   */
  thresholds: { choice: ['fixed', 'tracking'] },
} as const satisfies Table;

/** A receiver that takes one of many PAM4 channels by a drop filter. */
export interface WdmReceiver extends Values<typeof wdmReceiverTable> {}

/** How many channels, by falling crosstalk, are counted one by one, and how many values stand for the sum of the weaker ones. @internal */
export interface InterferenceDetail {
  readonly counted: number;
  readonly condensed: number;
}

/** The weaker channels together keep 47 moments. */
const full: InterferenceDetail = { counted: 4, condensed: 24 };
/** Of the symbols 0 to 3. */
const meanSquare = 1.25;

/**
 * Bit error ratio, 0 to 1, of one channel behind a Lorentzian drop filter, 1/(1 + (2x/Δ)²) with Δ the width at half power: powers of all
 * channels add, each with symbols 0 to 3 of its own, equally likely, Gray coded; noise is Gaussian and does not depend on the filter.
 * `residual` is the distance of the filter from its channel in Δ, positive toward higher channels, −100 to 100. Every
 * probability is a tail; all combinations of the four strongest neighbors are counted.
 *
 * @throws RangeError for a value out of range or a channel that is not among the channels.
 */
export function wdmErrorRatio(receiver: WdmReceiver & { readonly residual: number }): number {
  const { residual, ...rest } = receiver;
  checkedReceiver('wdmErrorRatio', rest);
  inRange('wdmErrorRatio', 'residual', residual, '1', -100, 100);
  return errorRatioAt(rest, residual);
}

/** The receiver once its numbers are known to be legal. @internal */
export function checkedReceiver(who: string, receiver: WdmReceiver): WdmReceiver {
  const checked = check(who, wdmReceiverTable, receiver);
  inRange(who, 'channel', checked.channel, '1', 0, checked.channels - 1);
  return checked;
}

/** The error ratio of a checked receiver. @internal */
export function errorRatioAt(receiver: WdmReceiver, residual: number, detail: InterferenceDetail = full): number {
  const { channels, channel, thresholds } = receiver;
  const step = (receiver.wavelength * receiver.spacing * receiver.qualityFactor) / speedOfLight;
  const others: number[] = [];
  for (let k = 0; k < channels; k++) if (k !== channel) others.push(dropped((k - channel) * step - residual));
  const sigma = Math.sqrt(meanSquare / fromDb(receiver.snrDb));
  return errorRatioAmong({ wanted: dropped(residual), others, thresholds }, detail)(sigma);
}

/** Powers of equal channels that one receiver gets. @internal */
export interface ReceivedPowers {
  readonly wanted: number;
  readonly others: readonly number[];
  readonly thresholds: WdmReceiver['thresholds'];
}

/** The bit error ratio of a channel among others, by the noise rms in the unit of their powers, a step from symbol to symbol. @internal */
export function errorRatioAmong({ wanted, others, thresholds }: ReceivedPowers, detail: InterferenceDetail = full): (sigma: number) => number {
  const leakage = thresholds === 'tracking' ? 1.5 * others.reduce((sum, x) => sum + x, 0) : 0;
  const { values, weights } = interference(others, detail);
  return (sigma) => {
    let ratio = 0;
    for (let i = 0; i < values.length; i++) ratio += weights[i]! * wrongBits(wanted, values[i]! - leakage, sigma);
    return ratio;
  };
}

/** Power fraction at a distance from the peak in widths. */
function dropped(away: number): number {
  return 1 / (1 + 4 * away * away);
}

/** The light of all other channels together. */
function interference(others: readonly number[], detail: InterferenceDetail): DiscreteMeasure {
  const one = (x: number): DiscreteMeasure => ({ values: Float64Array.of(0, x, 2 * x, 3 * x), weights: new Float64Array(4).fill(0.25) });
  const nothing: DiscreteMeasure = { values: Float64Array.of(0), weights: Float64Array.of(1) };
  const falling = [...others].sort((a, b) => b - a);
  const strong = falling.slice(0, detail.counted).reduce((sum, x) => sumOf(sum, one(x)), nothing);
  const weak = falling.slice(detail.counted).reduceRight((sum, x) => condensed(sumOf(sum, one(x)), detail.condensed), nothing);
  return sumOf(strong, weak);
}

/** Share of wrong bits of the symbols 0 to 3 times the gain, moved by `moved`, at the thresholds gain · {1/2, 3/2, 5/2}. */
function wrongBits(gain: number, moved: number, sigma: number): number {
  const above = (steps: number): number => gaussianTail((gain * steps - moved) / sigma);
  const below = (steps: number): number => gaussianTail((gain * steps + moved) / sigma);
  // Gray 00 01 11 10: each threshold that is passed changes one bit, the third from either end changes the first one back.
  return (3 * (above(0.5) + below(0.5)) + 2 * (above(1.5) + below(1.5)) - above(2.5) - below(2.5)) / 8;
}
