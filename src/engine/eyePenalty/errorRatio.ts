import { gaussianTail } from '../../numerics/erfc.ts';
import { findMinimum } from '../../numerics/minimize.ts';

/** What one symbol becomes: values with Gaussian noise about each. @internal */
export interface Cloud {
  readonly values: Float64Array;
  /** Probability of each value; they sum to 1. */
  readonly weights: Float64Array;
  /** Noise rms: one for all values, or one each. */
  readonly noise: number | Float64Array;
}

/**
 * Bit error ratio of four equally likely symbols with the Gray code 00 01 11 10, each threshold where its two neighbors err least.
 * 0.5 where the means do not rise. @internal
 */
export function cloudErrorRatio(clouds: readonly [Cloud, Cloud, Cloud, Cloud]): number {
  const means = clouds.map(mean);
  for (let i = 0; i < 3; i++) if (!(means[i + 1]! > means[i]!)) return 0.5;
  const thresholds = [0, 1, 2].map((i) => {
    const [low, high] = [means[i]!, means[i + 1]!];
    const errors = (part: number): number => {
      const at = low + part * (high - low);
      return beyond(clouds[i]!, at, 1) + beyond(clouds[i + 1]!, at, -1);
    };
    return low + findMinimum(errors, 0.05, 0.95, { tolerance: 1e-5 }).at * (high - low);
  });
  // The words of symbols one, two and three places apart differ in 1, 2 and 1 bits.
  let sum = 0;
  clouds.forEach((cloud, sent) => {
    const up = thresholds.slice(sent).map((threshold) => beyond(cloud, threshold, 1));
    const down = thresholds.slice(0, sent).reverse().map((threshold) => beyond(cloud, threshold, -1));
    for (const [one = 0, two = 0, three = 0] of [up, down]) sum += one + two - 2 * three;
  });
  return sum / 8;
}

/** @internal */
export function mean({ values, weights }: Cloud): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * weights[i]!;
  return sum;
}

/** Probability of what lies above the threshold, or with side −1 below. */
function beyond({ values, weights, noise }: Cloud, threshold: number, side: 1 | -1): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const rms = typeof noise === 'number' ? noise : noise[i]!;
    sum += weights[i]! * gaussianTail((side * (threshold - values[i]!)) / rms);
  }
  return sum;
}
