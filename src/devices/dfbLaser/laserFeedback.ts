import { digits, inRange } from '../../errors.ts';
import { ns, ps } from '../../units.ts';
import type { SmallSignal } from './smallSignal.ts';

/** A reflector some way from the laser. */
export interface Reflector {
  /** Share of the power out of the facet that comes back into the mode, 0 to 1. */
  readonly reflectivity: number;
  /** How strongly it moves the mode, 1/m, as `feedbackSensitivity` tells; 0 to 1e6. */
  readonly sensitivity: number;
  /** Time of the way there and back, 1 ps to 100 ns, s. */
  readonly delay: number;
}

/** A laser into which light comes back. */
export interface LaserFeedback {
  /** Rate of feedback k, 1/s. */
  readonly rate: number;
  /** C = kτ√(1 + αH²): above 1 the reflector makes modes of its own. */
  readonly feedbackParameter: number;
  /**
   * `'weak'`: one mode, C at most 1, whose phase is up to chance. `'external'`: C above 1, locked to the mode of least linewidth, the steadiest.
   * `'collapse'`: that mode is unstable, and the coherence is lost. [Schunk1988]
   */
  readonly regime: 'weak' | 'external' | 'collapse';
  /** Lorentzian linewidth, the largest of all phases, Hz. Absent in collapse and where a weak reflector lets the mode jump at C of 1. */
  readonly linewidth?: number;
  /** Relative intensity noise with its shot floor, the largest of all phases, 1/Hz. `frequency` from 1 to 1e12 Hz. Throws in collapse. */
  relativeIntensityNoise(at: { readonly frequency: number }): number;
  /** The same without the shot floor, averaged over a band (Hz), 1/Hz. Throws in collapse. */
  meanExcessNoise(band: { readonly from: number; readonly to: number }): number;
}

/** A laser whose light may come back. @internal */
export interface FeedbackLaser {
  readonly signal: SmallSignal;
  readonly velocity: number;
  readonly linewidthEnhancementFactor: number;
  /** Without feedback, Hz. */
  readonly linewidth: number;
}

/**
 * The linear equations of Lang and Kobayashi about a mode of laser and reflector: photons, carriers and phase with what they were one delay ago.
 * Weak feedback: carriers and photons at rest are those of the laser alone. [Lang1980] [Tkach1986]
 *
 * @internal
 */
export function laserFeedback(who: string, laser: FeedbackLaser, reflector: Reflector): LaserFeedback {
  inRange(who, 'reflectivity', reflector.reflectivity, '1', 0, 1);
  inRange(who, 'sensitivity', reflector.sensitivity, '1/m', 0, 1e6);
  inRange(who, 'delay', reflector.delay, 's', 1 * ps, 100 * ns);
  const { signal, linewidthEnhancementFactor: henry } = laser;
  const { delay } = reflector;
  const rate = laser.velocity * reflector.sensitivity * Math.sqrt(reflector.reflectivity);
  const parameter = rate * delay * Math.hypot(1, henry);
  const weak = parameter <= 1;
  const best = -Math.atan(henry);
  const phases = weak && rate > 0 ? Array.from({ length: phaseCount }, (_, i) => best + (2 * Math.PI * i) / phaseCount) : [best];
  const loops = phases.map((phase): Loop => ({ signal, rate, delay, cosine: Math.cos(phase), sine: Math.sin(phase) }));
  const stable = loops.every(isStable);
  const regime = stable ? (weak ? 'weak' : 'external') : 'collapse';
  const narrowed = weak ? 1 - parameter : 1 + parameter;
  const linewidth = laser.linewidth / narrowed ** 2;
  const excess = (frequency: number): number => {
    let most = -Infinity;
    for (const loop of loops) most = Math.max(most, excessOf(loop, 2 * Math.PI * frequency));
    return most;
  };
  const checked = (): void => {
    if (!stable) throw new RangeError(`${who}: reflectivity is ${digits(reflector.reflectivity)}, where the coherence has collapsed`);
  };
  return {
    rate,
    feedbackParameter: parameter,
    regime,
    ...(stable && narrowed > 0 && { linewidth }),
    relativeIntensityNoise: ({ frequency }) => {
      checked();
      inRange(who, 'frequency', frequency, 'Hz', 1, 1e12);
      return excess(frequency) + 2 / (signal.out * signal.photons);
    },
    meanExcessNoise: ({ from, to }) => {
      checked();
      inRange(who, 'band.from', from, 'Hz', 1, 1e12);
      inRange(who, 'band.to', to, 'Hz', from, 1e12);
      if (to === from) return excess(from);
      // Eight places for each ripple of the reflector.
      const count = Math.ceil(Math.max(400, 8 * (to - from) * delay));
      let sum = 0;
      for (let i = 0; i < count; i++) sum += excess(from + ((i + 0.5) * (to - from)) / count);
      return sum / count;
    },
  };
}

/**
 * The largest reflection, in hundredths of a decibel, for which the noise stays below a limit and the laser coherent; 0 below −100 dB.
 *
 * @internal
 */
export function tolerableReflection(
  who: string,
  laser: FeedbackLaser,
  { relativeIntensityNoise, from, to, ...reflector }: TolerableNoise,
): number {
  inRange(who, 'relativeIntensityNoise', relativeIntensityNoise, '1/Hz', 1e-20, 1e-8);
  const good = (reflectivity: number): boolean => {
    const feedback = laserFeedback(who, laser, { ...reflector, reflectivity });
    return feedback.regime !== 'collapse' && feedback.meanExcessNoise({ from, to }) <= relativeIntensityNoise;
  };
  if (!good(0)) {
    const limit = `relativeIntensityNoise is ${digits(relativeIntensityNoise)} 1/Hz`;
    throw new RangeError(`${who}: ${limit}, which the laser exceeds without any reflection`);
  }
  // The noise does not rise steadily: steps of 1 dB from below find the first that is too much.
  let low = -100;
  if (!good(10 ** (low / 10))) return 0;
  while (low < 0 && good(10 ** ((low + 1) / 10))) low++;
  if (low >= 0) return 1;
  let high = low + 1;
  while (high - low > 1e-2) {
    const middle = (low + high) / 2;
    if (good(10 ** (middle / 10))) low = middle;
    else high = middle;
  }
  return 10 ** (low / 10);
}

/** What a laser with a reflector must keep: the mean of its intensity noise without the shot floor (1/Hz) over a band (Hz). */
export interface TolerableNoise extends Omit<Reflector, 'reflectivity'> {
  readonly relativeIntensityNoise: number;
  readonly from: number;
  readonly to: number;
}

interface Loop {
  readonly signal: SmallSignal;
  readonly rate: number;
  readonly delay: number;
  readonly cosine: number;
  readonly sine: number;
}

type Complex = readonly [re: number, im: number];
const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
const minus = (a: Complex, b: Complex): Complex => [a[0] - b[0], a[1] - b[1]];
const scaled = (a: Complex, by: number): Complex => [a[0] * by, a[1] * by];
const square = (a: Complex): number => a[0] * a[0] + a[1] * a[1];

interface Matrix {
  readonly cross: Complex;
  readonly carriers: Complex;
  readonly phase: Complex;
  readonly determinant: Complex;
}

/** The rows of photons and phase at jω, of which the carriers' is without feedback, and the determinant of all three. */
function matrixOf({ signal, rate, delay, cosine, sine }: Loop, angular: number): Matrix {
  const half = Math.sin((angular * delay) / 2);
  // 1 − e^{−jωτ}
  const lack: Complex = [2 * half * half, Math.sin(angular * delay)];
  const along = scaled(lack, rate * cosine);
  const light: Complex = [signal.ss + along[0], angular + along[1]];
  const cross = scaled(lack, 2 * rate * signal.photons * sine);
  const carriers: Complex = [signal.nn, angular];
  const phase: Complex = [along[0], angular + along[1]];
  const back = scaled(lack, (-rate * sine) / (2 * signal.photons));
  const [re, im] = times(light, carriers);
  const first = times(phase, [re + signal.sn * signal.ns, im]);
  const second = times(cross, minus([-signal.pull * signal.ns, 0], times(carriers, back)));
  return { cross, carriers, phase, determinant: [first[0] + second[0], first[1] + second[1]] };
}

/** Excess of the relative intensity noise over its shot floor, one-sided. */
function excessOf(loop: Loop, angular: number): number {
  const { signal } = loop;
  const { cross, carriers, phase, determinant } = matrixOf(loop, angular);
  const over = scaled([determinant[0], -determinant[1]], 1 / square(determinant));
  const byPhotons = times(times(carriers, phase), over);
  const byCarriers = times(minus(scaled(phase, signal.sn), scaled(cross, signal.pull)), over);
  const byPhase = times(times(cross, carriers), over);
  const flux = signal.out * signal.photons;
  const inside =
    square(byPhotons) * signal.photonNoise +
    square(byCarriers) * signal.carrierNoise +
    2 * (byPhotons[0] * byCarriers[0] + byPhotons[1] * byCarriers[1]) * signal.crossNoise +
    square(byPhase) * signal.phaseNoise;
  return (2 / (flux * flux)) * (signal.out * signal.out * inside - 2 * signal.out * flux * byPhotons[0]);
}

/**
 * Whether all disturbances die out: the determinant over jω, which grows as the square, turns by π along the positive imaginary axis if none of its
 * zeros lies to the right.
 */
function isStable(loop: Loop): boolean {
  if (loop.rate === 0) return true;
  const { signal, rate, delay } = loop;
  const end = 10 * Math.max(Math.sqrt(signal.square), signal.damping, rate);
  const count = Math.ceil(Math.max(2000, (10 * end * delay) / (2 * Math.PI)));
  let before: Complex = [1, 0];
  let turned = 0;
  for (let i = 0; i <= count; i++) {
    const angular = i === 0 ? end * 1e-9 : (end * i) / count;
    const { determinant } = matrixOf(loop, angular);
    const now: Complex = [determinant[1] / angular, -determinant[0] / angular];
    if (i > 0) turned += Math.atan2(before[0] * now[1] - before[1] * now[0], before[0] * now[0] + before[1] * now[1]);
    else if (now[0] <= 0) return false;
    before = now;
  }
  return Math.abs(turned - Math.PI) < Math.PI / 2;
}

const phaseCount = 12;
