import type { Cells, i32 } from './cells.ts';
import { exponential, logarithm } from './elementary.ts';
import { tail } from './tails.ts';

/**
 * Bit error ratio of four levels whose eyes are not far apart, as `pam4BitErrorRatio`: thresholds by Newton's method over all four
 * densities, all 12 transitions, and above 0.01 the better of this and of the two simple rules; the slope is that at the former.
 *
 * @internal
 */
export function closedEyes(m: Cells, levels: i32, noise: i32, relativeSlope: i32, slopeAt: i32): number {
  const l0 = m[levels]!;
  const l1 = m[levels + 1]!;
  const l2 = m[levels + 2]!;
  const l3 = m[levels + 3]!;
  const s0 = m[noise]!;
  const s1 = m[noise + 1]!;
  const s2 = m[noise + 2]!;
  const s3 = m[noise + 3]!;
  const t0 = optimumThreshold(l0, l1, l3, l2, s0, s1, s3, s2);
  const t1 = optimumThreshold(l1, l2, l0, l3, s1, s2, s0, s3);
  const t2 = optimumThreshold(l2, l3, l1, l0, s2, s3, s1, s0);
  const pull0 = pull(t0 - l0, s0) + pull(t1 - l0, s0) - pull(t2 - l0, s0);
  const pull1 = pull(l1 - t0, s1) + pull(t1 - l1, s1) + pull(t2 - l1, s1);
  const pull2 = pull(l2 - t1, s2) + pull(t2 - l2, s2) + pull(l2 - t0, s2);
  const pull3 = pull(l3 - t2, s3) + pull(l3 - t1, s3) - pull(l3 - t0, s3);
  const below = pull0 * m[relativeSlope]! + pull1 * m[relativeSlope + 1]!;
  const above = pull2 * m[relativeSlope + 2]! + pull3 * m[relativeSlope + 3]!;
  m[slopeAt] = 0.024933892525089547 * (below + above);
  const least = ratioAt(t0, t1, t2, l0, l1, l2, l3, s0, s1, s2, s3);
  if (!(least > 0.01)) return least;
  const e0 = l0 + (l1 - l0) * (s0 / (s0 + s1));
  const e1 = l1 + (l2 - l1) * (s1 / (s1 + s2));
  const e2 = l2 + (l3 - l2) * (s2 / (s2 + s3));
  const equalQ = ratioAt(e0, e1, e2, l0, l1, l2, l3, s0, s1, s2, s3);
  const halfway = ratioAt(0.5 * (l0 + l1), 0.5 * (l1 + l2), 0.5 * (l2 + l3), l0, l1, l2, l3, s0, s1, s2, s3);
  return Math.min(least, Math.min(equalQ, halfway));
}

/** Distance over noise, times the density there. */
function pull(distance: number, noise: number): number {
  const x = distance / noise;
  return x * exponential(-0.5 * x * x);
}

function ratioAt(
  t0: number,
  t1: number,
  t2: number,
  l0: number,
  l1: number,
  l2: number,
  l3: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): number {
  const near =
    tail((t0 - l0) / s0) +
    tail((l1 - t0) / s1) +
    tail((t1 - l1) / s1) +
    tail((l2 - t1) / s2) +
    tail((t2 - l2) / s2) +
    tail((l3 - t2) / s3);
  const twoAway =
    tail((t1 - l0) / s0) -
    tail((t2 - l0) / s0) +
    (tail((l3 - t1) / s3) - tail((l3 - t0) / s3)) +
    (tail((t2 - l1) / s1) + tail((l2 - t0) / s2));
  return (near + twoAway) / 8;
}

/** The threshold between levels a and b, see `pam4Threshold.ts`. */
function optimumThreshold(
  levelA: number,
  levelB: number,
  levelC: number,
  levelD: number,
  noiseA: number,
  noiseB: number,
  noiseC: number,
  noiseD: number,
): number {
  let low = levelA;
  let high = levelB;
  const width = Math.min(noiseA, noiseB);
  const spacing = levelB - levelA;
  const ratio = logarithm(noiseB / noiseA);
  const root = Math.sqrt(spacing * spacing + 2 * (noiseB - noiseA) * (noiseB + noiseA) * ratio);
  const pair = levelA + (noiseA * (spacing * spacing + 2 * noiseB * noiseB * ratio)) / (spacing * noiseA + noiseB * root);
  const crosses = pair > levelA && pair < levelB;
  let threshold = crosses ? pair : 0.5 * (levelA + levelB);
  for (let i: i32 = 0; i < 60; i++) {
    const a = (threshold - levelA) / noiseA;
    const b = (threshold - levelB) / noiseB;
    const c = (threshold - levelC) / noiseC;
    const d = (threshold - levelD) / noiseD;
    const near = 0.5 * Math.min(a * a, b * b);
    const far = 0.5 * Math.min(c * c, d * d);
    if (i === 0 && crosses && far > near + 25) return pair;
    const exponent = Math.min(near, far);
    const densityA = exponential(exponent - 0.5 * a * a) / noiseA;
    const densityB = exponential(exponent - 0.5 * b * b) / noiseB;
    const densityC = exponential(exponent - 0.5 * c * c) / noiseC;
    const densityD = exponential(exponent - 0.5 * d * d) / noiseD;
    const falling = densityA + densityC;
    const rising = densityB + densityD;
    const difference = logarithm(falling / rising);
    if (difference > 0) low = threshold;
    else high = threshold;
    const slope =
      ((densityB * b) / noiseB + (densityD * d) / noiseD) / rising - ((densityA * a) / noiseA + (densityC * c) / noiseC) / falling;
    const newton = threshold - difference / slope;
    const met = Math.abs(newton - threshold) <= 1e-12 * width && newton >= levelA && newton <= levelB;
    const inside = met || (newton > low && newton < high);
    const next = inside ? newton : 0.5 * (low + high);
    if (Math.abs(next - threshold) <= (inside ? 1e-6 : 1e-11) * width) return next;
    threshold = next;
  }
  return threshold;
}
