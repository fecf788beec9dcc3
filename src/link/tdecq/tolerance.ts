import { erfcx } from '../../numerics/erfc.ts';
import type { Crossings } from './histogram.ts';

// Above this noise rms the levels are lost for any target of at most 0.1; below the least the samples stand as they are.
const [leastNoise, mostNoise] = [1e-4, 0.5];

/** Noise rms at which the symbol error ratio meets the target, and how fast it rises there. @internal */
export interface Tolerated {
  /** 0 where the target is missed without noise. */
  readonly noise: number;
  /** Derivative of the symbol error ratio by the logarithm of the noise. */
  readonly slope: number;
}

/**
 * Adds to `out` the probability that noise carries a sample across a threshold, its derivative by the logarithm of the noise, and that by
 * the shift of the threshold, times the noise. The second derivative by the shift, times the square of the noise, is that by the logarithm.
 */
function addCrossings(
  out: Float64Array,
  length: number,
  above: Float64Array,
  weight: Float64Array,
  side: Int8Array,
  shift: number,
  noise: number,
): void {
  const scale = 1 / noise;
  let [ratio, byNoise, byShift] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const x = side[i]! * (above[i]! - shift) * scale;
    if (x > 9) continue;
    const w = weight[i]!;
    const size = Math.abs(x);
    // Where exp(−x²/2) is 0 so is the tail.
    const peak = size < 38 ? Math.exp(-0.5 * x * x) : 0;
    const tail = peak === 0 ? 0 : 0.5 * peak * erfcx(size * Math.SQRT1_2);
    const density = w * peak * perRoot;
    ratio += w * (x >= 0 ? tail : 1 - tail);
    byNoise += density * x;
    byShift += density * side[i]!;
  }
  out[0]! += ratio;
  out[1]! += byNoise;
  out[2]! += byShift;
}

const perRoot = 1 / Math.sqrt(2 * Math.PI);

/** Noise rms at which the symbol error ratio meets the target, by Newton's steps on logarithms from `guess`. @internal */
export function toleratedNoise(crossings: readonly Crossings[], shifts: readonly number[], target: number, guess: number): Tolerated {
  const out = new Float64Array(3);
  let [low, high] = [Math.log(leastNoise), Math.log(mostNoise)];
  let [lowTried, highTried] = [false, false];
  let log = Math.min(high, Math.max(low, Math.log(guess)));
  for (let i = 0; ; i++) {
    const noise = Math.exp(log);
    out.fill(0);
    crossings.forEach(({ length, above, weight, side }, k) => addCrossings(out, length, above, weight, side, shifts[k]!, noise));
    const [ratio, slope] = [out[0]!, out[1]!];
    const excess = Math.log(ratio / target);
    if (excess > 0) {
      if (log <= low && !lowTried) return { noise: 0, slope };
      [high, highTried] = [log, true];
    } else {
      if (log >= high && !highTried) return { noise: mostNoise, slope };
      [low, lowTried] = [log, true];
    }
    if (Math.abs(excess) < 1e-9 || high - low < 1e-12 || i === 100) return { noise, slope };
    const next = log - (excess * ratio) / slope;
    if (next > low && next < high) log = next;
    else if (!lowTried && excess > 0) log = low;
    else if (!highTried && excess < 0) log = high;
    else log = 0.5 * (low + high);
  }
}

/** The shifts, of at most `most`, with which each threshold is crossed least. @internal */
export function bestShifts(crossings: readonly Crossings[], noise: number, most: number): number[] {
  const out = new Float64Array(3);
  return crossings.map(({ length, above, weight, side }) => {
    const at = (shift: number): Float64Array => {
      out.fill(0);
      addCrossings(out, length, above, weight, side, shift, noise);
      return out;
    };
    let shift = 0;
    let [low, high] = [-most, most];
    for (let i = 0; i < 30 && high - low > 1e-4 * most; i++) {
      const [, bend, slope] = at(shift) as unknown as [number, number, number];
      if (slope > 0) high = shift;
      else low = shift;
      const next = shift - (noise * slope) / bend;
      const inside = bend > 0 ? Math.min(high, Math.max(low, next)) : 0.5 * (low + high);
      if (Math.abs(inside - shift) < 1e-4 * most) return inside;
      shift = inside;
    }
    return shift;
  });
}
