import { gaussianTail } from '../../numerics/erfc.ts';

// Everything in units of the outer modulation amplitude, about the average: levels ±1/2 and ±1/6.

/** Half of the width that a histogram covers; what lies beyond is counted at its end. */
const reach = 0.5;
/** Bins of a histogram; a fortieth of the noise at a penalty of 4 dB. */
const bins = 2048;
const perUnit = bins / (2 * reach);

/**
 * How far equalized samples lie from their thresholds: six histograms, one after another, of y − threshold for each of the three
 * thresholds, first of the symbol below it and then of that above. Weights of all samples sum to 1.
 *
 * @internal
 */
export type Distances = Float64Array;

/** Counts the equalized samples of every `step`th symbol into `distances`. `values` begin `margin` symbols before the first. @internal */
export function countDistances(
  distances: Distances,
  values: readonly Float64Array[],
  margin: number,
  symbols: Uint8Array,
  taps: Float64Array,
  main: number,
  step: number,
): void {
  const count = taps.length;
  const weight = 1 / (values.length * Math.ceil(symbols.length / step));
  for (const value of values) {
    for (let n = 0, from = margin + main; n < symbols.length; n += step, from += step) {
      let y = 0;
      for (let k = 0; k < count; k++) y += taps[k]! * value[from - k]!;
      const symbol = symbols[n]!;
      const above = y - (symbol - 1) / 3 + 1 / 3;
      if (symbol > 0) place(distances, (2 * symbol - 1) * bins, above, weight);
      if (symbol < 3) place(distances, 2 * symbol * bins, above - 1 / 3, weight);
    }
  }
}

/** Empty histograms. @internal */
export function noDistances(): Distances {
  return new Float64Array(6 * bins);
}

/** One sample shared by the two bins about it, so that their mean is its place. */
function place(distances: Distances, offset: number, z: number, weight: number): void {
  const at = Math.min(bins - 1.001, Math.max(0, (z + reach) * perUnit - 0.5));
  const bin = Math.floor(at);
  const share = (at - bin) * weight;
  distances[offset + bin]! += weight - share;
  distances[offset + bin + 1]! += share;
}

/** Distances of samples from a threshold, without the empty bins: at most those that noise may cross. @internal */
export interface Crossings {
  readonly length: number;
  /** How far above the threshold. */
  readonly above: Float64Array;
  readonly weight: Float64Array;
  /** 1 of a symbol above the threshold, −1 of one below it. */
  readonly side: Int8Array;
}

/** The crossings of threshold `which`, or of all three at once as seen from the right side of each. @internal */
export function crossingsOf(distances: Distances, which: 0 | 1 | 2 | 'all'): Crossings {
  const counted = which === 'all' ? overlaid(distances) : distances.subarray(2 * which * bins, 2 * (which + 1) * bins);
  const above = new Float64Array(counted.length);
  const weight = new Float64Array(counted.length);
  const side = new Int8Array(counted.length);
  let length = 0;
  for (let i = 0; i < counted.length; i++) {
    if (counted[i] === 0) continue;
    above[length] = ((i % bins) + 0.5) / perUnit - reach;
    weight[length] = counted[i]!;
    side[length] = i < bins ? -1 : 1;
    length++;
  }
  return { length, above, weight, side };
}

function overlaid(distances: Distances): Distances {
  const all = new Float64Array(2 * bins);
  for (let t = 0; t < 6; t += 2) {
    for (let bin = 0; bin < bins; bin++) {
      all[2 * bins - 1 - bin]! += distances[t * bins + bin]!;
      all[bins + bin]! += distances[(t + 1) * bins + bin]!;
    }
  }
  return all;
}

/** Probability that noise of rms `noise` carries a sample across the threshold, moved by `shift`. @internal */
export function crossingRatio({ length, above, weight, side }: Crossings, shift: number, noise: number): number {
  let sum = 0;
  const scale = 1 / noise;
  for (let i = 0; i < length; i++) {
    const distance = side[i]! * (above[i]! - shift) * scale;
    if (distance < 9) sum += weight[i]! * gaussianTail(distance);
  }
  return sum;
}

// Above this noise rms the levels are lost for any target of at most 0.1; below the least the samples stand as they are.
const [leastNoise, mostNoise] = [1e-4, 0.5];

/** Noise rms at which the symbol error ratio meets the target: 0 where it is missed without noise. @internal */
export function toleratedNoise(crossings: readonly Crossings[], shifts: readonly number[], target: number): number {
  const errors = (noise: number): number => {
    let sum = 0;
    for (let i = 0; i < crossings.length; i++) sum += crossingRatio(crossings[i]!, shifts[i]!, noise);
    return sum;
  };
  const excess = (log: number): number => Math.log(errors(Math.exp(log)) / target);
  let low = Math.log(leastNoise);
  let high = Math.log(mostNoise);
  let fHigh = excess(high);
  if (errors(leastNoise) > target) return 0;
  if (fHigh < 0) return mostNoise;
  // Illinois: regula falsi that halves the end which stays.
  let fLow = Math.max(excess(low), -60);
  for (let i = 0; i < 60 && high - low > 1e-9; i++) {
    const middle = i % 12 < 9 ? low + ((high - low) * -fLow) / (fHigh - fLow) : 0.5 * (low + high);
    const f = Math.max(excess(middle), -60);
    if (Math.abs(f) < 1e-8) return Math.exp(middle);
    if (f > 0) {
      [high, fHigh] = [middle, f];
      fLow /= 2;
    } else {
      [low, fLow] = [middle, f];
      fHigh /= 2;
    }
  }
  return Math.exp(0.5 * (low + high));
}
