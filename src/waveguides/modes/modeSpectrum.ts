import { ConvergenceError, inRange } from '../../errors.ts';
import { chebyshevSum } from '../../numerics/chebyshev.ts';
import { chebyshevSlope, chebyshevThrough, lobattoNodes } from '../../numerics/chebyshevThrough.ts';
import type { CrossSection } from './crossSection.ts';
import { followed } from './followMode.ts';
import { sectionCells, type Medium } from './sectionCells.ts';
import { solveModes, type ModeOptions } from './solveModes.ts';
import type { SolvedMode } from './solvedMode.ts';

/** The light in a guide, at several wavelengths. */
export interface SpectrumPoint {
  /** Vacuum wavelengths, m, in any order. */
  readonly wavelengths: ArrayLike<number>;
  /** Temperature, K; each material's own reference temperature if absent. */
  readonly temperature?: number;
}

/** One mode over wavelength. */
export interface ModeSpectrum {
  /** As asked, m. */
  readonly wavelengths: Float64Array;
  readonly effectiveIndex: Float64Array;
  /** Group index, with the dispersion of the materials. */
  readonly groupIndex: Float64Array;
  readonly teFraction: Float64Array;
  /** ∂neff/∂n of the parts of a name at each wavelength. RangeError for an unknown name. */
  readonly confinement: (part: string) => Float64Array;
  /** Largest expected error of the effective index: that of the solved modes plus that between them, each within the tolerance. */
  readonly error: number;
  /** The modes solved for it, wavelength rising. */
  readonly solved: readonly SolvedMode[];
}

/** Wavelengths solved at first; then about twice as many, the ones before among them. */
const fewest = 3;
const most = 33;

/**
 * Modes over wavelength from few solves, sorted by effective index at the middle: each mode is followed by its field from the middle
 * wavelength to 3, 5, 9 … Chebyshev points; between them the polynomial that has their effective and group indices. What the
 * materials' dispersion has beyond such a polynomial is added to first order. More points are solved until the last coefficients are
 * below the tolerance. Confinement and TE fraction follow the polynomials through the solved ones. [Trefethen2013]
 *
 * @throws RangeError as `solveModes`, for no wavelength at all, or where a mode is not guided at a wavelength between the first and the
 * last; ConvergenceError if 33 points do not meet the tolerance.
 */
export function modeSpectrum(section: CrossSection, point: SpectrumPoint, options: ModeOptions = {}): readonly ModeSpectrum[] {
  const { temperature } = point;
  const wavelengths = Float64Array.from(point.wavelengths);
  if (wavelengths.length === 0) throw new RangeError('modeSpectrum: wavelengths is empty, must hold at least one');
  wavelengths.forEach((each, i) => inRange('modeSpectrum', `wavelengths[${i}]`, each, 'm', 1e-7, 1e-3));
  const [low, high] = [Math.min(...wavelengths), Math.max(...wavelengths)];
  const { tolerance = 1e-6 } = options;
  const solveAt = (wavelength: number, changed: Partial<ModeOptions> = {}): readonly SolvedMode[] =>
    solveModes(section, { wavelength, ...(temperature === undefined ? {} : { temperature }) }, { ...options, ...changed });
  const middle = (low + high) / 2;
  const begin = solveAt(middle);
  const { media } = sectionCells(section);
  const known = begin.map((mode) => new Map([[middle, guided(mode)]]));
  for (let count = fewest; ; count = 2 * count - 1) {
    const at = low === high ? Float64Array.of(middle) : lobattoNodes(count).map((t) => middle + ((high - low) / 2) * t);
    // From the middle outward, so that each has a solved neighbor.
    for (const wavelength of nearestFirst([...at], middle)) {
      if (known[0]!.has(wavelength)) continue;
      const neighbor = nearestFirst([...known[0]!.keys()], wavelength)[0]!;
      const next = followed(known.map((modes) => modes.get(neighbor)!), (changed) => solveAt(wavelength, changed), options);
      next.forEach((mode, i) => known[i]!.set(wavelength, guided(mode)));
    }
    const solved = known.map((modes) => [...modes.values()].sort((a, b) => a.wavelength - b.wavelength));
    const spectra = solved.map((modes) => spectrum(modes, wavelengths, media, temperature));
    const largest = Math.max(...spectra.map(({ between }) => between));
    if (largest <= tolerance) return Object.freeze(spectra.map(({ found }) => found));
    if (2 * count - 1 > most) throw new ConvergenceError('modeSpectrum', { iterations: count, residual: largest });
  }
}

function nearestFirst(wavelengths: readonly number[], place: number): number[] {
  return [...wavelengths].sort((a, b) => Math.abs(a - place) - Math.abs(b - place));
}

function guided(mode: SolvedMode): SolvedMode {
  if (mode.guided) return mode;
  throw new RangeError(`modeSpectrum: a mode of index ${mode.effectiveIndex.toFixed(4)} is not guided at ${Number((mode.wavelength * 1e9).toPrecision(6))} nm`);
}

/** A mode at all wavelengths from where it is solved, and the expected error between those. */
function spectrum(
  solved: readonly SolvedMode[],
  wavelengths: Float64Array,
  media: readonly Medium[],
  temperature: number | undefined,
): { found: ModeSpectrum; between: number } {
  const [low, high] = [solved[0]!.wavelength, solved[solved.length - 1]!.wavelength];
  const half = (high - low) / 2 || 1e-3 * high;
  const place = (wavelength: number): number => (wavelength - (low + high) / 2) / half;
  const nodes = solved.map((mode) => place(mode.wavelength));
  const through = (values: readonly number[]) => {
    const series = chebyshevThrough(nodes, values);
    return (t: number): number => chebyshevSum(series, -1, 1, t);
  };
  // λ dn/dλ = n − ng.
  const smooth = (indices: readonly number[], groups: readonly number[]) => {
    const slopes = indices.map((index, i) => ((index - groups[i]!) / solved[i]!.wavelength) * half);
    const series = chebyshevThrough(nodes, indices, slopes);
    const derivative = chebyshevSlope(series);
    return { series, value: (t: number) => chebyshevSum(series, -1, 1, t), slope: (t: number) => chebyshevSum(derivative, -1, 1, t) / half };
  };
  const guide = smooth(solved.map((mode) => mode.effectiveIndex), solved.map((mode) => mode.groupIndex));
  const names = [...new Set(media.map(({ name }) => name))];
  const confinement = new Map(names.map((name) => [name, through(solved.map((mode) => mode.confinement(name)))]));
  // Where parts of one name are of several materials, their shares are not known apart.
  const known = media.filter(({ name }) => media.filter((each) => each.name === name).length === 1);
  const parts = known.map(({ name, material }) => {
    const index = (wavelength: number): number => material.index(wavelength, temperature);
    const group = (wavelength: number): number => material.groupIndex(wavelength, temperature);
    const at = solved.map((mode) => mode.wavelength);
    return { share: confinement.get(name)!, index, group, own: smooth(at.map(index), at.map(group)) };
  });
  const effectiveIndex = new Float64Array(wavelengths.length);
  const groupIndex = new Float64Array(wavelengths.length);
  wavelengths.forEach((wavelength, i) => {
    const t = place(wavelength);
    let index = guide.value(t);
    let slope = guide.slope(t);
    for (const { share, index: exact, group, own } of parts) {
      const n = exact(wavelength);
      index += share(t) * (n - own.value(t));
      slope += share(t) * ((n - group(wavelength)) / wavelength - own.slope(t));
    }
    effectiveIndex[i] = index;
    groupIndex[i] = index - wavelength * slope;
  });
  // What the materials have in the last coefficients is put right above.
  const ofMaterials = (k: number): number => parts.reduce((sum, { share, own }) => sum + share(0) * own.series[k]!, 0);
  const rest = guide.series.map((each, k) => each - ofMaterials(k));
  const degree = rest.length - 1;
  const between = degree === 1 ? 0 : Math.max(Math.abs(rest[degree]!), Math.abs(rest[degree - 1]!) / 10);
  const teFraction = through(solved.map((mode) => mode.teFraction));
  const found: ModeSpectrum = Object.freeze({
    wavelengths,
    effectiveIndex,
    groupIndex,
    teFraction: wavelengths.map((wavelength) => teFraction(place(wavelength))),
    confinement: (part: string) => {
      const line = confinement.get(part);
      if (line === undefined) throw new RangeError(`modeSpectrum: there is no part ${part}, must be one of ${names.join(', ')}`);
      return wavelengths.map((wavelength) => line(place(wavelength)));
    },
    error: between + Math.max(...solved.map((mode) => mode.error)),
    solved: Object.freeze([...solved]),
  });
  return { found, between };
}
