/** What a detector adds to the light. @internal */
export interface DetectorNoise {
  /** What it shows without light, W. */
  readonly floor: number;
  /** How well that is known, W. */
  readonly floorError: number;
  /** Standard deviation of what it shows without light, W. */
  readonly additive: number;
  /** Standard deviation relative to the light, where there is much of it. */
  readonly relative: number;
  /** Whether a stretch of the trace is dark, so that floor and deviation are seen. */
  readonly dark: boolean;
}

/**
 * Floor and noise of a trace, from its own roughness: a fourth difference is free of a curve that turns slowly over five samples. The
 * floor is the lowest level at which a stretch of the trace is all noise, and not above what single dips reach; 0 where no stretch is.
 *
 * @internal
 */
export function noiseOf(power: ArrayLike<number>): DetectorNoise {
  const count = power.length;
  const rough = Float64Array.from({ length: count }, (_, i) => {
    const at = Math.min(Math.max(i, 2), count - 3);
    return Math.abs(power[at - 2]! + power[at + 2]! - 4 * (power[at - 1]! + power[at + 1]!) + 6 * power[at]!) / Math.sqrt(70);
  });
  const byPower = Array.from({ length: count }, (_, i) => i).sort((a, b) => power[b]! - power[a]!);
  const bright = byPower.slice(0, Math.max(20, Math.round(count / 50)));
  const brightest = power[byPower[0]!]!;
  // Half of all normal deviates lie within 0.6745 of their standard deviation.
  const relative = Math.max(middle(bright.map((i) => rough[i]! / power[i]!)) / 0.6745, 1e-6);

  const stretch = Math.max(12, Math.round(count / 120));
  const parts: { mean: number; deviation: number }[] = [];
  for (let from = 0; from + stretch <= count; from += stretch) {
    let sum = 0;
    let squares = 0;
    for (let i = from; i < from + stretch; i++) {
      sum += power[i]!;
      squares += rough[i]! * rough[i]!;
    }
    parts.push({ mean: sum / stretch, deviation: Math.sqrt(squares / stretch) });
  }
  const darkest = parts.sort((a, b) => a.mean - b.mean).slice(0, Math.max(2, Math.ceil(parts.length / 10)));
  const deviation = middle(darkest.map((part) => part.deviation));
  // Light that falls slowly into the dark still shines in most stretches: those count that are as dark as the darkest but for noise.
  const alike = parts[0]!.mean + (4 * deviation) / Math.sqrt(stretch);
  const equals = parts.filter((part) => part.mean <= alike);
  const mean = equals.reduce((sum, part) => sum + part.mean, 0) / equals.length;
  if (!(deviation > 0.1 * mean && mean < 0.2 * brightest)) {
    // What is rougher than its light explains is noise that does not depend on it.
    const own = Math.sqrt(Math.max(0, deviation ** 2 - (relative * mean) ** 2));
    return { floor: 0, floorError: 0, additive: Math.max(own, 1e-9 * brightest), relative, dark: false };
  }
  let lowest = Infinity;
  for (let i = 1; i + 1 < count; i++) lowest = Math.min(lowest, (power[i - 1]! + power[i]! + power[i + 1]!) / 3);
  // The lowest of many means of three is rarely more than 4 of their standard deviations below.
  const floor = Math.min(mean, lowest + (4 * deviation) / Math.sqrt(3));
  return { floor, floorError: deviation / Math.sqrt(stretch), additive: deviation, relative, dark: true };
}

/**
 * The noise of a trace that is nowhere dark beside one that is, by a detector of the same kind: its deviation in the dark, and its floor as
 * far as single dips leave room for it.
 *
 * @internal
 */
export function besideDark(noise: DetectorNoise, power: ArrayLike<number>, other: DetectorNoise): DetectorNoise {
  if (noise.dark || !other.dark) return noise;
  let lowest = Infinity;
  for (let i = 0; i < power.length; i++) lowest = Math.min(lowest, power[i]!);
  // [estimate: two detectors of one kind differ in the dark by half of what each varies]
  return { ...noise, additive: other.additive, floor: Math.max(0, Math.min(other.floor, lowest)), floorError: other.additive / 2 };
}

/** The median. @internal */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
