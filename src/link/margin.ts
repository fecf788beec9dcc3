import { relativeIntensityNoise, shotNoise, thermalNoise } from '../devices/detectionNoise.ts';
import { inRange } from '../errors.ts';
import type { Detector, Lane, Light, Signal } from '../light.ts';
import { attenuationTo } from './attenuation.ts';
import { checkReceiver, type Receiver } from './noise.ts';
import { pam4BitErrorRatio } from './pam4.ts';

/**
 * Optical attenuation in front of the photodiode, dB, that brings the bit error ratio to its target; negative where gain is needed.
 * Not finite, with the reason, where no attenuation and no gain up to 40 dB does.
 */
export type Margin = { readonly finite: true; readonly marginDb: number } | { readonly finite: false; readonly reason: string };

/**
 * Margin of light on any detector: every power and crosstalk is scaled alike and the detector asked again, so that every noise is
 * that of the attenuated light. `bitErrorRatio` is the target before error correction at optimum thresholds, 1e-100 to 0.1.
 * A margin is above 0 exactly when the bit error ratio is below the target. [IEEE802.3, clause 124, for the target of 2.4e-4]
 *
 * @throws RangeError; whatever the detector throws.
 */
export function opticalMargin({
  light,
  detector,
  bitErrorRatio,
}: {
  readonly light: Light;
  readonly detector: Detector;
  readonly bitErrorRatio: number;
}): Margin {
  inRange('opticalMargin', 'bitErrorRatio', bitErrorRatio, '1', 1e-100, 0.1);
  if (!increasing(detector(light).levels)) return notIncreasing;
  return answer(attenuationTo(detectedBitErrorRatio, { light, detector }, bitErrorRatio));
}

/**
 * Margin of four levels on a photodiode, the same number as `opticalMargin` for a detector with the noise of `receiverNoise`, for loops
 * over many links. Levels must have 4 entries; levels that do not increase have no finite margin.
 *
 * @throws RangeError
 */
export function marginOf(
  link: Receiver & {
    /** Target bit error ratio before error correction, 1e-100 to 0.1. */
    readonly target: number;
    /** Vertical eye closure as in `closeEye`, dB, 0 to 100; none if absent. */
    readonly eyeClosureDb?: number;
  },
): Margin {
  const { levels, target, eyeClosureDb = 0 } = link;
  checkReceiver('marginOf', link);
  inRange('marginOf', 'levels.length', levels.length, '1', 4, 4);
  inRange('marginOf', 'target', target, '1', 1e-100, 0.1);
  inRange('marginOf', 'eyeClosureDb', eyeClosureDb, 'dB', 0, 100);
  const c = coefficients(link, eyeClosureDb);
  if (!(c.level0 < c.level1 && c.level1 < c.level2 && c.level2 < c.level3)) return notIncreasing;
  return answer(attenuationTo(bitErrorRatioAtLoss, c, target));
}

/** Signal levels of a link, A, and its noise variances, A², by their power of the loss. */
interface Coefficients {
  /** Currents after eye closure, without their common offset: an error ratio does not depend on it. */
  readonly level0: number;
  readonly level1: number;
  readonly level2: number;
  readonly level3: number;
  /** Variance without light. */
  readonly dark: number;
  /** Shot noise of each level. */
  readonly shot0: number;
  readonly shot1: number;
  readonly shot2: number;
  readonly shot3: number;
  /** Noise that is a fixed fraction of the power. */
  readonly fraction0: number;
  readonly fraction1: number;
  readonly fraction2: number;
  readonly fraction3: number;
}

function coefficients(link: Receiver, eyeClosureDb: number): Coefficients {
  const { levels, responsivity, noiseDensity, noiseBandwidth, darkCurrent } = link;
  const current0 = responsivity * levels[0]!;
  const current1 = responsivity * levels[1]!;
  const current2 = responsivity * levels[2]!;
  const current3 = responsivity * levels[3]!;
  const opening = 10 ** (-eyeClosureDb / 10);
  return {
    level0: opening * current0,
    level1: opening * current1,
    level2: opening * current2,
    level3: opening * current3,
    dark: thermalNoise({ noiseDensity, noiseBandwidth }) + shotNoise({ current: darkCurrent, noiseBandwidth }),
    shot0: shotNoise({ current: current0, noiseBandwidth }),
    shot1: shotNoise({ current: current1, noiseBandwidth }),
    shot2: shotNoise({ current: current2, noiseBandwidth }),
    shot3: shotNoise({ current: current3, noiseBandwidth }),
    fraction0: proportional(link, 0, current0),
    fraction1: proportional(link, 1, current1),
    fraction2: proportional(link, 2, current2),
    fraction3: proportional(link, 3, current3),
  };
}

/** Noise that is a fixed fraction of the power: intensity noise and crosstalk, A². */
function proportional({ rin, responsivity, noiseBandwidth, crosstalk }: Receiver, i: number, current: number): number {
  const interference = responsivity * (crosstalk?.[i] ?? 0);
  return relativeIntensityNoise({ rin, current, noiseBandwidth }) + interference * interference;
}

function bitErrorRatioAtLoss(c: Coefficients, loss: number): number {
  // Currents and noise are both multiplied by the loss, which leaves the error ratio as it is.
  const dark = c.dark * loss * loss;
  return pam4BitErrorRatio(
    c.level0,
    c.level1,
    c.level2,
    c.level3,
    Math.sqrt(dark + c.shot0 * loss + c.fraction0),
    Math.sqrt(dark + c.shot1 * loss + c.fraction1),
    Math.sqrt(dark + c.shot2 * loss + c.fraction2),
    Math.sqrt(dark + c.shot3 * loss + c.fraction3),
  );
}

function detectedBitErrorRatio({ light, detector }: { readonly light: Light; readonly detector: Detector }, loss: number): number {
  const lanes: Lane[] = [];
  // Field by field: this runs several times a margin, and a spread takes longer than the detector.
  for (const { wavelength, levels, rin, linewidth, chirp, crosstalk, polarizationExtinction, source } of light.lanes) {
    const powers = divided(levels, loss);
    lanes.push({ wavelength, levels: powers, rin, linewidth, chirp, crosstalk: divided(crosstalk, loss), polarizationExtinction, source });
  }
  const { levels, noise }: Signal = detector({ lanes });
  const [l0, l1, l2, l3] = levels as [number, number, number, number];
  const [s0, s1, s2, s3] = noise as [number, number, number, number];
  return pam4BitErrorRatio(l0, l1, l2, l3, s0, s1, s2, s3);
}

function divided(powers: readonly number[], loss: number): number[] {
  const result: number[] = [];
  for (const power of powers) result.push(power / loss);
  return result;
}

const notIncreasing: Margin = Object.freeze({ finite: false, reason: 'the signal is not four increasing levels' });
const tooNoisy: Margin = Object.freeze({ finite: false, reason: 'noise that grows with the light keeps the error ratio above its target' });
const tooClean: Margin = Object.freeze({ finite: false, reason: 'the error ratio stays below its target with 150 dB of attenuation' });

function increasing(levels: readonly number[]): boolean {
  return levels.length === 4 && levels[0]! < levels[1]! && levels[1]! < levels[2]! && levels[2]! < levels[3]!;
}

function answer(attenuationDb: number): Margin {
  if (attenuationDb === Infinity) return tooClean;
  return attenuationDb === -Infinity ? tooNoisy : { finite: true, marginDb: attenuationDb };
}
