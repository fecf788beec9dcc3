// Everything in units of the outer modulation amplitude, about the average: levels ±1/2 and ±1/6.

/** Half of the width that a histogram covers; what lies beyond is counted at its end. */
const reach = 0.5;
/** Bins of a histogram; a fortieth of the noise at a penalty of 4 dB. @internal */
export const bins = 2048;
const perUnit = bins / (2 * reach);

/**
 * How far equalized samples lie from their thresholds: of each threshold two histograms of y − threshold, first of the symbol below it and then
 * of that above; or, of thresholds that cannot move, one histogram of how far on the right side of each. Weights of all samples sum to 1.
 *
 * @internal
 */
export type Distances = Float64Array;

/** Empties the histograms that are needed where thresholds may move by so much. @internal */
export function noDistances(histograms: Float64Array, moving: number): Distances {
  return histograms.subarray(0, (moving > 0 ? 6 : 1) * bins).fill(0);
}

/** Whether thresholds have histograms of their own. @internal */
export function movingIn(distances: Distances): boolean {
  return distances.length > bins;
}

/** Counts the equalized samples of the symbols at `places`, with a weight each. @internal */
export function countDistances(
  distances: Distances,
  equalized: Float64Array,
  symbols: Uint8Array,
  places: Int32Array,
  weights: Float64Array,
  share: number,
): void {
  const apart = movingIn(distances);
  for (let i = 0; i < places.length; i++) {
    const symbol = symbols[places[i]!]!;
    const weight = weights[i]! * share;
    const above = equalized[i]! - (symbol - 2) / 3;
    if (apart) {
      if (symbol > 0) place(distances, (2 * symbol - 1) * bins, above, weight);
      if (symbol < 3) place(distances, 2 * symbol * bins, above - 1 / 3, weight);
    } else {
      if (symbol > 0) place(distances, 0, above, weight);
      if (symbol < 3) place(distances, 0, 1 / 3 - above, weight);
    }
  }
}

/** One sample shared by the two bins about it, so that their mean is its place. */
function place(distances: Distances, offset: number, z: number, weight: number): void {
  const at = Math.min(bins - 1.001, Math.max(0, (z + reach) * perUnit - 0.5));
  const bin = at | 0;
  const share = (at - bin) * weight;
  distances[offset + bin]! += weight - share;
  distances[offset + bin + 1]! += share;
}

/** Distances of samples from a threshold, without the empty bins. @internal */
export interface Crossings {
  readonly length: number;
  /** How far above the threshold. */
  readonly above: Float64Array;
  readonly weight: Float64Array;
  /** 1 of a symbol above the threshold, −1 of one below it. */
  readonly side: Int8Array;
}

/** The crossings of each threshold, or of all at once where these cannot move. @internal */
export function crossingsOf(distances: Distances): Crossings[] {
  if (!movingIn(distances)) return [packed(distances, 0)];
  return [0, 1, 2].map((which) => packed(distances.subarray(2 * which * bins, 2 * (which + 1) * bins), bins));
}

/** The bins that are not empty, of which the first `below` are of a symbol below the threshold. */
function packed(counted: Distances, below: number): Crossings {
  const above = new Float64Array(counted.length);
  const weight = new Float64Array(counted.length);
  const side = new Int8Array(counted.length);
  let length = 0;
  for (let i = 0; i < counted.length; i++) {
    if (counted[i] === 0) continue;
    above[length] = ((i % bins) + 0.5) / perUnit - reach;
    weight[length] = counted[i]!;
    side[length] = i < below ? -1 : 1;
    length++;
  }
  return { length, above, weight, side };
}
