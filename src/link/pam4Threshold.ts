// Decision thresholds between two neighboring levels a < b with Gaussian noise.

/**
 * Threshold at which both neighbors err alike: (a σ_b + b σ_a)/(σ_a + σ_b). Levels in one unit, noise rms in the same, above 0.
 *
 * @internal
 */
export function equalQThreshold(levelA: number, levelB: number, noiseA: number, noiseB: number): number {
  return levelA + (levelB - levelA) * (noiseA / (noiseA + noiseB));
}

/**
 * Threshold of least bit error ratio between the levels a < b of Gray-coded PAM4, searched from a to b. The derivative of the
 * bit error ratio with respect to one threshold is a sum over all four levels and holds no other threshold:
 * φ_b + φ_d − φ_a − φ_c, with φ the Gaussian density of a level. The far level c is the other one that loses as the threshold
 * rises past it, d the other one that gains. Stationary to 1e-10 of the smaller noise. Noise rms above 0.
 *
 * @internal
 */
export function optimumThreshold(
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
  const pair = pairThreshold(levelA, levelB, noiseA, noiseB);
  const crosses = pair > levelA && pair < levelB;
  let threshold = crosses ? pair : 0.5 * (levelA + levelB);
  // Bisection alone needs at most 53 steps from the spacing to its last bit.
  for (let i = 0; i < 60; i++) {
    const a = (threshold - levelA) / noiseA;
    const b = (threshold - levelB) / noiseB;
    const c = (threshold - levelC) / noiseC;
    const d = (threshold - levelD) / noiseD;
    const near = 0.5 * Math.min(a * a, b * b);
    const far = 0.5 * Math.min(c * c, d * d);
    // Of far levels below 1e-11 of the near ones only the crossing of the pair is left.
    if (i === 0 && crosses && far > near + 25) return pair;
    // All densities are taken relative to the largest exponential, so that they do not vanish together far in the tails.
    const exponent = Math.min(near, far);
    const densityA = Math.exp(exponent - 0.5 * a * a) / noiseA;
    const densityB = Math.exp(exponent - 0.5 * b * b) / noiseB;
    const densityC = Math.exp(exponent - 0.5 * c * c) / noiseC;
    const densityD = Math.exp(exponent - 0.5 * d * d) / noiseD;
    const falling = densityA + densityC;
    const rising = densityB + densityD;
    const difference = Math.log(falling / rising);
    if (difference > 0) low = threshold;
    else high = threshold;
    const slope =
      ((densityB * b) / noiseB + (densityD * d) / noiseD) / rising - ((densityA * a) / noiseA + (densityC * c) / noiseC) / falling;
    const newton = threshold - difference / slope;
    // A root met to the last bits may lie a rounding outside the bracket.
    const met = Math.abs(newton - threshold) <= 1e-12 * width && newton >= levelA && newton <= levelB;
    const inside = met || (newton > low && newton < high);
    const next = inside ? newton : 0.5 * (low + high);
    // A Newton step is followed by one of about its square.
    if (Math.abs(next - threshold) <= (inside ? 1e-6 : 1e-11) * width) return next;
    threshold = next;
  }
  return threshold;
}

/** The crossing of the densities of two levels that lies between them if any does. */
function pairThreshold(levelA: number, levelB: number, noiseA: number, noiseB: number): number {
  const spacing = levelB - levelA;
  const ratio = Math.log(noiseB / noiseA);
  const root = Math.sqrt(spacing * spacing + 2 * (noiseB - noiseA) * (noiseB + noiseA) * ratio);
  const above = (noiseA * (spacing * spacing + 2 * noiseB * noiseB * ratio)) / (spacing * noiseA + noiseB * root);
  return levelA + above;
}
