import { inRange } from '../../errors.ts';

/**
 * Full width at half maximum of 1/|1 − x e^{−jφ}|² in the phase of a turn, exact: 4 arcsin((1−x)/(2√x)), rad. `x` is the
 * amplitude left after one turn, couplers included (r a, or r1 r2 a).
 *
 * @throws RangeError for x ≤ 3 − 2√2 = 0.1716, where the curve does not fall to half its peak, and for x ≥ 1.
 */
export function linewidthPhase(x: number): number {
  const half = (1 - x) / (2 * Math.sqrt(x));
  if (!(x < 1 && half < 1)) {
    throw new RangeError(`linewidthPhase: x is ${x}, outside ${3 - 2 * Math.SQRT2} to 1, where a resonance has no width at half its peak`);
  }
  return 4 * Math.asin(half);
}

/** A ring on one bus, or between two, by the numbers that its closed forms need. */
export interface RingNumbers {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Group index of the ring guide. */
  readonly groupIndex: number;
  /** Circumference, m. */
  readonly circumference: number;
  /** Amplitude that stays in its guide at the coupler, r. */
  readonly selfCoupling: number;
  /** The same at the drop coupler; absent where there is one bus. */
  readonly dropSelfCoupling?: number;
  /** Amplitude left after one turn, couplers apart, a. */
  readonly roundTripAmplitude: number;
}

/** Closed forms of a ring at high finesse. */
export interface RingMetrics {
  /** λ²/(ng L), m. */
  readonly freeSpectralRange: number;
  /** (1−ra) λ²/(π ng L √(ra)), m: the small-angle limit of the exact width. */
  readonly linewidth: number;
  /** π√(ra)/(1−ra). */
  readonly finesse: number;
  /** Loaded quality factor λ/linewidth. */
  readonly qualityFactor: number;
  /** Through power on resonance. */
  readonly minimumTransmission: number;
  /** Through power midway between resonances. */
  readonly maximumTransmission: number;
  /** Intensity in the ring behind the coupler over intensity in the bus, on resonance. */
  readonly buildUp: number;
}

/**
 * The textbook closed forms of a ring. Width, finesse and quality factor are small-angle: at finesse 40 they lie 3e-4 from the
 * exact ones, which `ringModulator` answers.
 *
 * @throws RangeError for numbers outside their ranges or r a = 1. [Bogaerts2012, eqs. 2, 7, 9, 20]
 */
export function ringMetrics(ring: RingNumbers): RingMetrics {
  const { wavelength, groupIndex, circumference, selfCoupling: r, dropSelfCoupling = 1, roundTripAmplitude } = ring;
  inRange('ringMetrics', 'wavelength', wavelength, 'm', 1e-7, 1e-4);
  inRange('ringMetrics', 'groupIndex', groupIndex, '1', 1, 20);
  inRange('ringMetrics', 'circumference', circumference, 'm', 1e-7, 10);
  inRange('ringMetrics', 'selfCoupling', r, '1', 0, 1);
  inRange('ringMetrics', 'dropSelfCoupling', dropSelfCoupling, '1', 0, 1);
  inRange('ringMetrics', 'roundTripAmplitude', roundTripAmplitude, '1', 0, 1);
  const a = roundTripAmplitude * dropSelfCoupling;
  const x = r * a;
  if (!(x > 0 && x < 1)) throw new RangeError(`ringMetrics: amplitude left after a turn is ${x}, must lie between 0 and 1`);
  const freeSpectralRange = wavelength ** 2 / (groupIndex * circumference);
  const finesse = (Math.PI * Math.sqrt(x)) / (1 - x);
  return {
    freeSpectralRange,
    linewidth: freeSpectralRange / finesse,
    finesse,
    qualityFactor: (wavelength * finesse) / freeSpectralRange,
    minimumTransmission: ((r - a) / (1 - x)) ** 2,
    maximumTransmission: ((r + a) / (1 + x)) ** 2,
    buildUp: (1 - r * r) / (1 - x) ** 2,
  };
}
