import { speedOfLight } from '../constants.ts';
import type { RingDesign } from '../devices/ringModulator.ts';
import { inRange } from '../errors.ts';
import { mm, um } from '../units.ts';
import { designOf } from './fitRing/design.ts';
import { lineFits, type LineFit } from './fitRing/lineFit.ts';
import { lineCurve } from './fitRing/lineShape.ts';
import type { Sharing } from './fitRing/lineNumbers.ts';
import { ordersOf, type Orders } from './fitRing/orders.ts';
import { meanAt, residualsOf, resonanceOf, rootMeanSquare, type FittedLine, type RingCandidate, type RingResonance } from './fitRing/resonance.ts';
import { columnsOf, type MeasuredSpectrum } from './fitRing/spectrum.ts';
import { seenIn, windowOf, type SeenRing } from './fitRing/windows.ts';

export type { MeasuredSpectrum } from './fitRing/spectrum.ts';
export type { RingCandidate, RingDoublet, RingResonance } from './fitRing/resonance.ts';

/** What is known of a ring beside its spectrum, which tells the product of group index and circumference alone. */
export interface KnownRing {
  /** Radius of the guide's center line, m: the group index follows. */
  readonly radius?: number;
  /** Group index: the radius follows. With `radius` for a spectrum of one resonance. */
  readonly groupIndex?: number;
  /**
   * What the drop port's path passes over what the through port's passes, dB, 0 for equal ones: the drop coupler follows from its level.
   * If absent the two couplers are taken as equal.
   */
  readonly dropPathDb?: number;
}

/** What a measured spectrum tells of a ring. An `…Error` is a standard error: the value lies within twice of it 95 times in 100. */
export interface RingFit {
  /** A ring for `ringModulator`, with the group index, couplings and loss at `referenceWavelength`. */
  readonly design: RingDesign;
  /** The same ring, loss and coupling exchanged; there where `coupling` is `'either'`. */
  readonly alternative?: RingDesign;
  /** Whether less is coupled than lost; `'either'` where the spectrum shows both alike, and `design` is the undercoupled one. */
  readonly coupling: 'under' | 'over' | 'either';
  /** What the spectrum does not tell and was taken instead, one sentence each. */
  readonly assumptions: readonly string[];
  /** The resonance for which group index and design hold, m. */
  readonly referenceWavelength: number;
  /** Group index there. */
  readonly groupIndex: number;
  readonly groupIndexError: number;
  /** Radius of the guide's center line, m. */
  readonly radius: number;
  readonly radiusError: number;
  /** Spacing of resonances, λ²/(ng L), m, midway between the first and the last of them. */
  readonly freeSpectralRange: number;
  readonly freeSpectralRangeError: number;
  /** Group velocity dispersion (1/c) dng/dλ, s/m²; absent for fewer than three resonances. */
  readonly dispersion?: number;
  readonly dispersionError?: number;
  /** Root mean square of data over curve, dB, within two linewidths of resonances, both ports, where the light stands above the floor. */
  readonly residualDb: number;
  /** Each resonance, wavelength rising. */
  readonly resonances: readonly RingResonance[];
  /** The fitted curve within six linewidths of each resonance, in the unit of the spectrum, floor included. */
  readonly curve: {
    readonly wavelength: Float64Array;
    readonly through: Float64Array;
    readonly drop?: Float64Array;
  };
}

/** [estimate: silicon wires and ribs have 3.8 to 4.6; an even spread between them] */
const usualGroupIndex = { value: 4.2, error: 0.8 / Math.sqrt(12) };

/**
 * A ring from its measured transmission: finds the resonances under a sloping, rippled envelope and above a detector's floor, fits each of
 * them as a resonance or a doublet, and the wavelengths of all for group index and dispersion. Noise is read off the spectrum itself.
 *
 * @throws RangeError for columns of unequal length, fewer than 24 samples, wavelengths that do not rise or are not in m, power that is
 * negative or not finite, no resonance, fewer than 5 samples in a linewidth, one resonance alone without known radius and group index.
 * [Bogaerts2012; Little1997b]
 */
export function fitRing(spectrum: MeasuredSpectrum, known: KnownRing = {}): RingFit {
  const { radius, groupIndex, dropPathDb } = known;
  if (radius !== undefined) inRange('fitRing', 'radius', radius, 'm', 1 * um, 1 * mm);
  if (groupIndex !== undefined) inRange('fitRing', 'groupIndex', groupIndex, '1', 1, 8);
  if (dropPathDb !== undefined) inRange('fitRing', 'dropPathDb', dropPathDb, 'dB', -100, 100);
  const columns = columnsOf(spectrum);
  if (dropPathDb !== undefined && columns.drop === undefined) throw new RangeError('fitRing: dropPathDb is given without a drop port');
  const seen = seenIn(columns);
  const alone = seen.comb.peaks.length === 1;
  if (alone && (radius === undefined || groupIndex === undefined)) {
    throw new RangeError('fitRing: one resonance alone tells no free spectral range; give radius and groupIndex, or a wider spectrum');
  }
  if (!alone && radius !== undefined && groupIndex !== undefined) {
    throw new RangeError('fitRing: radius and groupIndex are both given, and the spacing of the resonances contradicts one of them');
  }
  const sharing = sharingOf(columns.drop !== undefined, dropPathDb);
  const givenPath = alone ? 2 * Math.PI * radius! * groupIndex! : undefined;
  const lines = fittedLines(seen, sharing, givenPath);
  const coupling = couplingOf(lines, sharing);
  const orders = lines.length === 1 ? onlyOrder(lines[0]!, givenPath!) : ordersOf(lines.map(({ order, under }) => placed(order, under)));
  const { wavelength, groupPath, groupPathError } = orders;
  const geometry = geometryOf(known, groupPath, groupPathError);

  const resonances = lines.map((line) => resonanceOf(line, coupling, sharing, 2 * Math.PI * geometry.radius));
  const designFor = (candidate: (resonance: RingResonance) => RingCandidate): RingDesign => {
    const at = (name: 'powerCoupling' | 'roundTripAmplitude' | 'dropPowerCoupling'): number => {
      const points = resonances.map((each) => ({ at: each.wavelength, value: candidate(each)[name] ?? 0, error: each.powerCouplingError }));
      return meanAt(wavelength, points);
    };
    const { radius, groupIndex } = geometry;
    const numbers = { radius, groupIndex, wavelength, powerCoupling: at('powerCoupling'), amplitude: at('roundTripAmplitude') };
    return designOf(columns.drop === undefined ? numbers : { ...numbers, dropCoupling: at('dropPowerCoupling') });
  };
  const { slope, slopeError } = orders;
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const middle = (resonances[0]!.wavelength + resonances.at(-1)!.wavelength) / 2;
  const middleOrder = (first.order + last.order) / 2;
  const middlePath = orders.groupPathAt(middleOrder);
  const length = 2 * Math.PI * geometry.radius;
  return {
    design: designFor((resonance) => resonance),
    ...(coupling === 'either' && { alternative: designFor((resonance) => resonance.alternative!) }),
    coupling,
    assumptions: assumptionsOf(known, sharing, coupling),
    referenceWavelength: wavelength,
    ...geometry,
    freeSpectralRange: middle ** 2 / middlePath,
    freeSpectralRangeError: (middle ** 2 * orders.groupPathErrorAt(middleOrder)) / middlePath ** 2,
    ...(slope !== undefined && { dispersion: slope / length / speedOfLight, dispersionError: slopeError! / length / speedOfLight }),
    residualDb: rootMeanSquare(lines.flatMap(({ under }) => residualsOf(under))),
    resonances,
    curve: curveOf(lines),
  };
}

/** Fits every resonance from both sides of critical coupling, or from the one that its couplers allow. */
function fittedLines(seen: SeenRing, sharing: Sharing, givenPath: number | undefined): FittedLine[] {
  const { peaks } = seen.comb;
  const middle = (peaks[0]!.wavelength + peaks.at(-1)!.wavelength) / 2;
  const away = ({ wavelength }: { readonly wavelength: number }): number => Math.abs(wavelength - middle);
  const zero = peaks.reduce((best, peak) => (away(peak) < away(best) ? peak : best)).order;
  const rough: Pick<Orders, 'groupPathAt'> =
    givenPath === undefined
      ? ordersOf(peaks.map((peak) => ({ order: peak.order - zero, wavelength: peak.wavelength, error: peak.width })))
      : { groupPathAt: () => givenPath };
  return peaks.map((peak) => {
    const order = peak.order - zero;
    const window = windowOf(seen, peak, rough.groupPathAt(order));
    const fits = lineFits(window, sharing.kind === 'equal' ? [1] : [1, -1]);
    const under = fits.find(({ parameters }) => parameters[2]! > 0)!;
    const over = fits.find(({ parameters }) => parameters[2]! < 0);
    return { order, under, ...(over !== undefined && { over }) };
  });
}

function placed(order: number, { window, parameters, covariance }: LineFit): { order: number; wavelength: number; error: number } {
  // No place is known to a hundred-thousandth of a width, however small the noise.
  const error = Math.max(Math.sqrt(covariance[0]!), 1e-5) * window.width;
  return { order, wavelength: window.near + parameters[0]! * window.width, error };
}

function onlyOrder({ under }: FittedLine, groupPath: number): Orders {
  return { wavelength: placed(0, under).wavelength, groupPath, groupPathError: 0, groupPathAt: () => groupPath, groupPathErrorAt: () => 0 };
}

/** Which side of critical coupling explains the spectrum better, by more than chance. */
function couplingOf(lines: readonly FittedLine[], sharing: Sharing): 'under' | 'over' | 'either' {
  if (sharing.kind === 'equal') return 'under';
  let favor = 0;
  for (const { under, over } of lines) favor += over!.squares - under.squares;
  // Sums of squares that differ by 12 are told apart once in a thousand by chance.
  return favor > 12 ? 'under' : favor < -12 ? 'over' : 'either';
}

function sharingOf(hasDrop: boolean, dropPathDb: number | undefined): Sharing {
  if (!hasDrop) return { kind: 'all-pass' };
  return dropPathDb === undefined ? { kind: 'equal' } : { kind: 'level', ratio: 10 ** (dropPathDb / 10) };
}

type Geometry = Pick<RingFit, 'groupIndex' | 'groupIndexError' | 'radius' | 'radiusError'>;

function geometryOf({ radius, groupIndex }: KnownRing, groupPath: number, groupPathError: number): Geometry {
  const part = groupPathError / groupPath;
  if (radius !== undefined) {
    const index = groupPath / (2 * Math.PI * radius);
    return { groupIndex: index, groupIndexError: index * part, radius, radiusError: 0 };
  }
  const { value, error } = groupIndex === undefined ? usualGroupIndex : { value: groupIndex, error: 0 };
  const found = groupPath / (2 * Math.PI * value);
  return { groupIndex: value, groupIndexError: error, radius: found, radiusError: found * Math.hypot(part, error / value) };
}

const statements = {
  geometry:
    'A spectrum tells group index times circumference alone: the group index of silicon wires, ' +
    `${usualGroupIndex.value} ± ${usualGroupIndex.error.toFixed(2)}, is taken, and the radius follows.`,
  'all-pass': 'Without a drop port the ring is taken to have one bus: all light that does not come through is lost.',
  equal: 'Both couplers are taken as equal, as the path of the drop port is not calibrated against the other.',
  either:
    'Over- and undercoupling give the same through power and cannot be told apart: the design is the undercoupled ring, ' +
    'the alternative the overcoupled one.',
  order: 'The order of the resonances is not known: the effective index is that of a whole order near 2.4.',
} as const;

function assumptionsOf({ radius, groupIndex }: KnownRing, { kind }: Sharing, coupling: RingFit['coupling']): string[] {
  return [
    ...(radius === undefined && groupIndex === undefined ? [statements.geometry] : []),
    ...(kind === 'level' ? [] : [statements[kind]]),
    ...(coupling === 'either' ? [statements.either] : []),
    statements.order,
  ];
}

/** The curves of all resonances, one behind the other. */
function curveOf(lines: readonly FittedLine[]): RingFit['curve'] {
  const parts = lines.map(({ under }) => ({ ...under, curve: lineCurve(under.window, under.parameters) }));
  const joined = (of: (part: (typeof parts)[number]) => Float64Array): Float64Array =>
    Float64Array.from(parts.flatMap((part) => [...of(part)]));
  const wavelength = joined(({ window }) => window.wavelength);
  const through = joined(({ window, curve }) => curve.through.map((power) => power + window.through.floor));
  if (lines[0]!.under.window.drop === undefined) return { wavelength, through };
  return { wavelength, through, drop: joined(({ window, curve }) => curve.drop.map((power) => power + window.drop!.floor)) };
}
