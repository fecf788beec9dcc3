import { digits, inRange } from '../errors.ts';
import { gaussianTail, inverseGaussianTail } from '../numerics/erfc.ts';
import { equalQThreshold, optimumThreshold } from './pam4Threshold.ts';

/** How the decision thresholds of PAM4 are set: three increasing numbers, or a rule. */
export type Pam4Thresholds = 'optimum' | 'equalQ' | 'midpoint' | readonly number[];

/** Four levels with Gaussian noise, decided by three thresholds. */
export interface Pam4Decision {
  /** Mean of each symbol, strictly increasing, in any unit (A after a photodiode). */
  readonly levels: readonly number[];
  /** Noise rms in the same unit, above 0: one number, or one a level. */
  readonly noise: number | readonly number[];
  /**
   * `'optimum'` (the default): least bit error ratio, each threshold between its two levels (above a bit error ratio of 0.1, where an eye
   * is lost, at least as good as the next two); `'equalQ'`: both neighbors err alike; `'midpoint'`: halfway; or three increasing numbers
   * in the unit of the levels.
   */
  readonly thresholds?: Pam4Thresholds;
}

/** Error ratios of PAM4. */
export interface Pam4ErrorRatio {
  /** Wrong symbols over all symbols, 0 to 1. */
  readonly symbolErrorRatio: number;
  /** Wrong bits over all bits, 0 to 1. */
  readonly bitErrorRatio: number;
  /** The three thresholds used, in the unit of the levels. */
  readonly thresholds: readonly [number, number, number];
}

/**
 * Error ratios of equally likely PAM4 symbols with the Gray code 00 01 11 10 and Gaussian noise, over all 12 transitions.
 * Every probability is a tail, so ratios down to 1e-300 keep their digits. [Gray1953]
 *
 * @throws RangeError unless levels and thresholds increase and noise is above 0.
 */
export function pam4ErrorRatio({ levels, noise, thresholds = 'optimum' }: Pam4Decision): Pam4ErrorRatio {
  const [l0, l1, l2, l3] = four('levels', levels);
  const [s0, s1, s2, s3] = typeof noise === 'number' ? [noise, noise, noise, noise] : four('noise', noise);
  checkEyes('pam4ErrorRatio', l0, l1, l2, l3, s0, s1, s2, s3);
  let [t0, t1, t2] = placed(thresholds, [l0, l1, l2, l3], [s0, s1, s2, s3]);
  let bitErrorRatio = bitErrorRatioAt(t0, t1, t2, l0, l1, l2, l3, s0, s1, s2, s3);
  if (thresholds === 'optimum' && bitErrorRatio > closedEye) {
    for (const rule of ['equalQ', 'midpoint'] as const) {
      const [u0, u1, u2] = placed(rule, [l0, l1, l2, l3], [s0, s1, s2, s3]);
      const other = bitErrorRatioAt(u0, u1, u2, l0, l1, l2, l3, s0, s1, s2, s3);
      if (other < bitErrorRatio) [bitErrorRatio, t0, t1, t2] = [other, u0, u1, u2];
    }
  }
  const symbolErrorRatio =
    (gaussianTail((t0 - l0) / s0) +
      gaussianTail((l1 - t0) / s1) +
      gaussianTail((t1 - l1) / s1) +
      gaussianTail((l2 - t1) / s2) +
      gaussianTail((t2 - l2) / s2) +
      gaussianTail((l3 - t2) / s3)) /
    4;
  return { symbolErrorRatio, bitErrorRatio, thresholds: [t0, t1, t2] };
}

/**
 * Bit error ratio of PAM4 at the optimum thresholds: the number that `pam4ErrorRatio` gives, without an object. Levels l strictly
 * increasing, noise rms s above 0, in one unit.
 *
 * @throws RangeError unless levels increase and noise is above 0.
 */
export function pam4BitErrorRatio(
  l0: number,
  l1: number,
  l2: number,
  l3: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): number {
  checkEyes('pam4BitErrorRatio', l0, l1, l2, l3, s0, s1, s2, s3);
  const least = bitErrorRatioBy('optimum', l0, l1, l2, l3, s0, s1, s2, s3);
  if (!(least > closedEye)) return least;
  const equalQ = bitErrorRatioBy('equalQ', l0, l1, l2, l3, s0, s1, s2, s3);
  return Math.min(least, equalQ, bitErrorRatioBy('midpoint', l0, l1, l2, l3, s0, s1, s2, s3));
}

/**
 * Equivalent Q of PAM4: the x at which equal levels in equal noise, x = OMA/(6σ), have this bit error ratio by nearest neighbors,
 * ¾Q(x). Bit error ratio 1e-300 to 0.374; 20 log10 of x is the equivalent signal-to-noise ratio in dB.
 *
 * @throws RangeError outside that range.
 */
export function pam4RequiredRatio(bitErrorRatio: number): number {
  inRange('pam4RequiredRatio', 'bitErrorRatio', bitErrorRatio, '1', 1e-300, 0.374);
  return inverseGaussianTail(bitErrorRatio / 0.75);
}

// Above this bit error ratio the derivative may vanish at more than one place between two levels, and the simple rules are tried too.
const closedEye = 0.01;

type Rule = Exclude<Pam4Thresholds, readonly number[]>;

/** Threshold by a rule between the levels a and b; c and d are the far ones, as in `optimumThreshold`. */
function thresholdBy(
  rule: Rule,
  a: number,
  b: number,
  c: number,
  d: number,
  sa: number,
  sb: number,
  sc: number,
  sd: number,
): number {
  if (rule === 'optimum') return optimumThreshold(a, b, c, d, sa, sb, sc, sd);
  return rule === 'equalQ' ? equalQThreshold(a, b, sa, sb) : 0.5 * (a + b);
}

function bitErrorRatioBy(
  rule: Rule,
  l0: number,
  l1: number,
  l2: number,
  l3: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): number {
  const t0 = thresholdBy(rule, l0, l1, l3, l2, s0, s1, s3, s2);
  const t1 = thresholdBy(rule, l1, l2, l0, l3, s1, s2, s0, s3);
  const t2 = thresholdBy(rule, l2, l3, l1, l0, s2, s3, s1, s0);
  return bitErrorRatioAt(t0, t1, t2, l0, l1, l2, l3, s0, s1, s2, s3);
}

/** Bit error ratio at given thresholds; the signs are the steps in Hamming distance from a sent level across each threshold. */
function bitErrorRatioAt(
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
  const a0 = (t0 - l0) / s0;
  const b0 = (l1 - t0) / s1;
  const a1 = (t1 - l1) / s1;
  const b1 = (l2 - t1) / s2;
  const a2 = (t2 - l2) / s2;
  const b2 = (l3 - t2) / s3;
  const near = gaussianTail(a0) + gaussianTail(b0) + gaussianTail(a1) + gaussianTail(b1) + gaussianTail(a2) + gaussianTail(b2);
  const least = Math.min(a0, b0, a1, b1, a2, b2);
  const c0 = (t1 - l0) / s0;
  const c1 = (t2 - l1) / s1;
  const c2 = (l2 - t0) / s2;
  const c3 = (l3 - t1) / s3;
  const far = Math.min(c0, c1, c2, c3);
  // A tail at x ≥ 1 falls below 1e-17 of that at y once x² − y² > 80.
  if (far > 1 && far * far > 80 + Math.max(0, least) * Math.abs(least)) return near / 8;
  // Level 0 above t1 costs a second bit and gains one back above t2; level 3 alike downward.
  const twoAway =
    gaussianTail(c0) -
    gaussianTail((t2 - l0) / s0) +
    (gaussianTail(c3) - gaussianTail((l3 - t0) / s3)) +
    (gaussianTail(c1) + gaussianTail(c2));
  return (near + twoAway) / 8;
}

function placed(rule: Pam4Thresholds, levels: readonly number[], noise: readonly number[]): [number, number, number] {
  if (rule !== 'optimum' && rule !== 'equalQ' && rule !== 'midpoint') return given(rule);
  const between = (a: number, b: number, c: number, d: number): number =>
    thresholdBy(rule, levels[a]!, levels[b]!, levels[c]!, levels[d]!, noise[a]!, noise[b]!, noise[c]!, noise[d]!);
  return [between(0, 1, 3, 2), between(1, 2, 0, 3), between(2, 3, 1, 0)];
}

function given(thresholds: unknown): [number, number, number] {
  if (!Array.isArray(thresholds) || thresholds.length !== 3) {
    throw new RangeError(`pam4ErrorRatio: thresholds is ${JSON.stringify(thresholds)}, must be 3 numbers, optimum, equalQ or midpoint`);
  }
  const [t0, t1, t2] = thresholds as [number, number, number];
  inRange('pam4ErrorRatio', 'thresholds.0', t0, '1', -largest, largest);
  above('pam4ErrorRatio', 'thresholds', 1, t0, t1);
  above('pam4ErrorRatio', 'thresholds', 2, t1, t2);
  return [t0, t1, t2];
}

function four(name: string, values: readonly number[]): [number, number, number, number] {
  if (!Array.isArray(values) || values.length !== 4) {
    throw new RangeError(`pam4ErrorRatio: ${name} has ${String(values?.length)} entries, must have 4`);
  }
  return values as unknown as [number, number, number, number];
}

// Squares of differences of numbers up to here stay finite.
const largest = 1e150;

function checkEyes(
  who: string,
  l0: number,
  l1: number,
  l2: number,
  l3: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  inRange(who, 'levels.0', l0, '1', -largest, largest);
  above(who, 'levels', 1, l0, l1);
  above(who, 'levels', 2, l1, l2);
  above(who, 'levels', 3, l2, l3);
  positive(who, 0, s0);
  positive(who, 1, s1);
  positive(who, 2, s2);
  positive(who, 3, s3);
}

function above(who: string, name: string, place: number, lower: number, value: number): void {
  if (value > lower && value <= largest) return;
  const got = typeof value === 'number' ? digits(value) : typeof value;
  throw new RangeError(`${who}: ${name}.${place} is ${got}, must be above ${name}.${place - 1}, ${digits(lower)}`);
}

function positive(who: string, place: number, value: number): void {
  if (value > 0 && value <= largest) return;
  const got = typeof value === 'number' ? digits(value) : typeof value;
  throw new RangeError(`${who}: noise.${place} is ${got}, must be above 0`);
}
