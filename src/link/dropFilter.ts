import { check, type Table, type Values } from '../design.ts';
import { digits, inRange } from '../errors.ts';
import { um } from '../units.ts';

/** A filter that takes light off a bus, by its power transfer at a vacuum wavelength in m. */
export interface DropFilter {
  /** Power that stays on the bus, over power that comes, 0 to 1. */
  through(wavelength: number): number;
  /** Power that is taken off, over power that comes, 0 to 1. */
  drop(wavelength: number): number;
}

/** A filter with one Lorentzian line. */
export const lorentzianFilterTable = {
  /** Vacuum wavelength of the line's peak. */
  wavelength: { unit: 'm', range: [0.1 * um, 100 * um] },
  /** Loaded quality factor: wavelength over full width at half maximum. */
  qualityFactor: { unit: '1', range: [10, 1e8] },
  /** Power that is taken off at the peak. */
  peakDrop: { unit: '1', range: [0, 1] },
  /** Power that stays on the bus at the peak. */
  peakThrough: { unit: '1', range: [0, 1] },
  /** Distance in wavelength to the next line; a single line if absent. */
  freeSpectralRange: { unit: 'm', range: [1e-15, 100 * um], optional: true },
} as const satisfies Table;

/** A filter with one Lorentzian line, or the same line again and again. */
export interface LorentzianFilter extends Values<typeof lorentzianFilterTable> {}

/**
 * A Lorentzian drop filter: drop = d0 L, through = 1 − (1 − t0) L, L = 1/(1 + (2x/Δ)²), x the distance from the peak and Δ the full width
 * at half maximum; with a free spectral range, from the nearest peak.
 *
 * @throws RangeError for a parameter out of range, or more light out than in at the peak; asked, for a wavelength outside 1e-8 to 1e-3 m.
 */
export function lorentzianFilter(design: LorentzianFilter): DropFilter {
  const checked = check('lorentzianFilter', lorentzianFilterTable, design);
  const { wavelength: peak, qualityFactor, peakDrop, peakThrough, freeSpectralRange } = checked;
  if (peakDrop + peakThrough > 1) {
    const both = `${digits(peakDrop)} and ${digits(peakThrough)}`;
    throw new RangeError(`lorentzianFilter: peakDrop and peakThrough are ${both}, more than 1 together`);
  }
  const line = (wavelength: number): number => {
    inRange('lorentzianFilter', 'wavelength', wavelength, 'm', 1e-8, 1e-3);
    let away = wavelength - peak;
    if (freeSpectralRange !== undefined) away -= freeSpectralRange * Math.round(away / freeSpectralRange);
    const x = (2 * away * qualityFactor) / peak;
    return 1 / (1 + x * x);
  };
  return Object.freeze({
    through: (wavelength: number): number => 1 - (1 - peakThrough) * line(wavelength),
    drop: (wavelength: number): number => peakDrop * line(wavelength),
  });
}
