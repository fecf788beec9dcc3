import { digits, inRange } from '../errors.ts';
import { chebyshevCoefficients, chebyshevPoints, chebyshevSum } from '../numerics/chebyshev.ts';
import { fromDb } from '../units.ts';
import { solveModes } from './modes/solveModes.ts';
import { bendReach, bentCoupling, crossedPower, straightCoupling, type CouplerTransfer } from './couplerTransfer.ts';
import { guideWidth, supermodeCoupling, type GuidePair } from './supermodes.ts';

/** What is fixed when a coupler is made of two cross-sections. */
export interface SupermodeCouplerDesign extends GuidePair {
  /** Length of the straight part, m, 0 to 10 mm. */
  readonly length: number;
  /** Radius of the center line of `guide` where it bends away on both sides of the straight part, m, 1 um to 10 mm; else it ends there. */
  readonly bendRadius?: number;
  /** Shortest and longest vacuum wavelength that will be asked, m. */
  readonly band: readonly [from: number, to: number];
  /** Temperature, K; each material's own reference temperature if absent. */
  readonly temperature?: number;
  /** TE if absent. */
  readonly polarization?: 'te' | 'tm';
  /** Loss of the structure, dB; none if absent. */
  readonly excessLossDb?: number;
}

/** A coupler of two solved guides. */
export interface SupermodeCoupler {
  /** Power coupled across, 0 to 1, at a vacuum wavelength in the band, m. */
  powerCoupling(wavelength: number): number;
  /** Amplitude coupling of the straight guides at the design's gap, 1/m. */
  couplingPerLength(wavelength: number): number;
  /** Power that is not lost, 0 to 1. */
  readonly transmission: number;
}

const who = 'directionalCoupler';
/** Wavelengths at which modes are solved in a band up to 4 % wide and beyond, and at which the bends are followed. */
const solvedWavelengths = { narrow: 3, wide: 5 };
const bendWavelengths = 10;
/** Gaps at which modes are solved, how far they reach beyond the design's, and how far bends are followed, m. */
const gaps = 3;
const gapReach = 400e-9;
const opening = 1.2e-6;
const tolerance = { straight: 1e-5, bend: 1e-4, gaps: 5e-4 };

/**
 * A directional coupler from its cross-section: κ and the mismatch of both guides at a few wavelengths and gaps, joined by smooth
 * curves (κ as an exponential of a polynomial); bends by integration along the opening gap. [Yariv1973]
 *
 * @throws RangeError for a parameter out of range or guides that hold no two supermodes; asked, for a wavelength outside the band.
 * @internal
 */
export function supermodeCoupler(design: SupermodeCouplerDesign): SupermodeCoupler {
  const { guide, otherGuide, gap, length, bendRadius, band, temperature, polarization = 'te', excessLossDb = 0 } = design;
  inRange(who, 'length', length, 'm', 0, 1e-2);
  inRange(who, 'excessLossDb', excessLossDb, 'dB', 0, 20);
  const [shortest, longest] = band;
  inRange(who, 'band[0]', shortest, 'm', 0.3e-6, 10e-6);
  inRange(who, 'band[1]', longest, 'm', 0.3e-6, 10e-6);
  if (!(shortest < longest)) throw new RangeError(`${who}: band is ${digits(shortest)} to ${digits(longest)} m, must rise`);
  if (bendRadius !== undefined) inRange(who, 'bendRadius', bendRadius, 'm', Math.max(1e-6, 0.6 * guideWidth(guide)), 1e-2);

  const count = longest < 1.04 * shortest ? solvedWavelengths.narrow : solvedWavelengths.wide;
  const wavelengths = chebyshevPoints(shortest, longest, count);
  const over = (values: ArrayLike<number>): ((wavelength: number) => number) => {
    const coefficients = chebyshevCoefficients(values);
    return (wavelength) => chebyshevSum(coefficients, shortest, longest, wavelength);
  };
  const light = (wavelength: number): { wavelength: number; temperature?: number } => ({
    wavelength,
    ...(temperature === undefined ? {} : { temperature }),
  });
  const solvedAt = (at: number, error: number): ((wavelength: number) => number) => {
    const pair = { guide, gap: at, ...(otherGuide === undefined ? {} : { otherGuide }) };
    return over(
      wavelengths.map((wavelength) =>
        Math.log(supermodeCoupling(pair, light(wavelength), { polarization, tolerance: error }).couplingPerLength),
      ),
    );
  };
  const straight = solvedAt(gap, tolerance.straight);
  const index = (section: typeof guide): ((wavelength: number) => number) =>
    over(wavelengths.map((wavelength) => solveModes(section, light(wavelength), { polarization, tolerance: tolerance.straight })[0]!.effectiveIndex));
  const ownIndex = otherGuide === undefined && bendRadius === undefined ? undefined : index(guide);
  const otherIndex = otherGuide === undefined ? ownIndex : index(otherGuide);
  const mismatch = (wavelength: number): number =>
    otherGuide === undefined ? 0 : (Math.PI / wavelength) * (ownIndex!(wavelength) - otherIndex!(wavelength));
  const inBand = (wavelength: number): void => inRange(who, 'wavelength', wavelength, 'm', shortest, longest);

  let bend: ((wavelength: number) => CouplerTransfer) | undefined;
  if (bendRadius !== undefined) {
    const places = chebyshevPoints(gap, gap + gapReach, gaps);
    const solved = Array.from(places, (at) => solvedAt(at, tolerance.gaps));
    const width = guideWidth(guide);
    const parts = chebyshevPoints(shortest, longest, bendWavelengths);
    // The bend moves the mode outward; its index over that of the straight guide is the same over the band.
    const middle = (shortest + longest) / 2;
    const bent = solveModes(guide, { ...light(middle), bendRadius }, { polarization, tolerance: tolerance.bend })[0]!;
    const outward = bent.effectiveIndex / ownIndex!(middle);
    const transfers = Array.from(parts, (wavelength) => {
      const logarithms = chebyshevCoefficients(solved.map((each) => each(wavelength)));
      return bentCoupling({
        coupling: (at) => logarithmAt(logarithms, gap, at),
        gap,
        radius: bendRadius,
        width,
        own: (2 * Math.PI * outward * ownIndex!(wavelength)) / wavelength,
        other: (2 * Math.PI * otherIndex!(wavelength)) / wavelength,
        reach: bendReach(bendRadius + width / 2, opening),
      });
    });
    const [ar, ai, br, bi] = [0, 1, 2, 3].map((k) => over(transfers.map((transfer) => transfer[k]!)));
    bend = (wavelength) => [ar!(wavelength), ai!(wavelength), br!(wavelength), bi!(wavelength)];
  }
  return Object.freeze({
    couplingPerLength: (wavelength: number): number => {
      inBand(wavelength);
      return Math.exp(straight(wavelength));
    },
    powerCoupling: (wavelength: number): number => {
      inBand(wavelength);
      return crossedPower(straightCoupling(Math.exp(straight(wavelength)), mismatch(wavelength), length), bend?.(wavelength));
    },
    transmission: fromDb(-excessLossDb),
  });
}

/** κ from its logarithm over the gap, continued beyond the last solved gap as an exponential. */
function logarithmAt(coefficients: Float64Array, gap: number, at: number): number {
  const last = gap + gapReach;
  const inside = chebyshevSum(coefficients, gap, last, Math.min(at, last));
  if (at <= last) return Math.exp(inside);
  const slope = (inside - chebyshevSum(coefficients, gap, last, last - 1e-9)) / 1e-9;
  return Math.exp(inside + slope * (at - last));
}
