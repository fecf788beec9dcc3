import { inRange } from '../errors.ts';
import { um } from '../units.ts';

/** Free carriers at a wavelength. */
export interface FreeCarriers {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Density of free electrons, 1/m³, 0 to 1e26. */
  readonly electrons: number;
  /** Density of free holes, 1/m³, 0 to 1e26. */
  readonly holes: number;
}

/** What free carriers change in silicon. */
export interface CarrierEffect {
  /** Change of refractive index; negative. */
  readonly index: number;
  /** Change of power attenuation, 1/m; positive. */
  readonly absorption: number;
}

/** A term coefficient · (density in 1/cm³)^power at each wavelength: 1/cm for absorption, a number for index. @internal */
export type FitRow = readonly [
  /** Wavelength, um. */
  wavelength: number,
  electronAbsorption: number,
  electronAbsorptionPower: number,
  holeAbsorption: number,
  holeAbsorptionPower: number,
  electronIndex: number,
  electronIndexPower: number,
  holeIndex: number,
  holeIndexPower: number,
];

// [Nedeljkovic2011]. The first fit is the O-band one; it stands at 1.31 um, where it is used.
const NEDELJKOVIC: readonly FitRow[] = [
  [1.31, 3.48e-22, 1.229, 1.02e-19, 1.089, 2.98e-22, 1.016, 1.25e-18, 0.835],
  [1.55, 8.88e-21, 1.167, 5.84e-20, 1.109, 5.4e-22, 1.011, 1.53e-18, 0.838],
  [2, 3.22e-20, 1.149, 6.21e-20, 1.119, 1.91e-21, 0.992, 2.28e-18, 0.841],
  [2.5, 1.67e-20, 1.169, 8.08e-20, 1.123, 5.7e-21, 0.976, 5.19e-18, 0.832],
  [3, 6.29e-21, 1.193, 3.4e-20, 1.151, 6.57e-21, 0.981, 3.62e-18, 0.849],
  [3.5, 3.1e-21, 1.21, 6.05e-20, 1.145, 6.95e-21, 0.986, 9.28e-18, 0.834],
  [4, 7.45e-22, 1.245, 5.43e-20, 1.153, 7.25e-21, 0.991, 9.99e-18, 0.839],
  [4.5, 2.16e-22, 1.277, 5.58e-20, 1.158, 1.19e-20, 0.985, 1.29e-17, 0.838],
  [5, 9.28e-23, 1.299, 6.65e-20, 1.16, 2.46e-20, 0.973, 2.03e-17, 0.833],
  [5.5, 4.58e-23, 1.319, 8.53e-20, 1.159, 3.64e-20, 0.968, 3.31e-17, 0.826],
  [6, 3.26e-23, 1.33, 1.53e-19, 1.149, 4.96e-20, 0.965, 6.92e-17, 0.812],
  [6.5, 2.7e-23, 1.338, 1.22e-19, 1.158, 5.91e-20, 0.964, 8.23e-17, 0.812],
  [7, 2.25e-23, 1.345, 1.29e-19, 1.16, 5.52e-20, 0.969, 1.15e-16, 0.807],
  [7.5, 1.36e-23, 1.359, 9.99e-20, 1.17, 3.19e-20, 0.984, 4.81e-16, 0.776],
  [8, 1.85e-23, 1.354, 1.32e-19, 1.167, 3.56e-20, 0.984, 7.44e-16, 0.769],
  [8.5, 3.05e-23, 1.345, 1.57e-18, 1.111, 8.65e-20, 0.966, 7.11e-16, 0.774],
  [9, 4.08e-23, 1.34, 1.45e-18, 1.115, 2.09e-19, 0.948, 5.29e-16, 0.783],
  [9.5, 4.14e-23, 1.341, 1.7e-18, 1.115, 2.07e-19, 0.951, 9.72e-16, 0.772],
  [10, 3.81e-23, 1.344, 1.25e-18, 1.125, 3.01e-19, 0.944, 1.22e-15, 0.769],
  [10.5, 4.23e-23, 1.344, 8.14e-19, 1.137, 5.07e-19, 0.934, 1.16e-15, 0.772],
  [11, 5.81e-23, 1.338, 1.55e-18, 1.124, 1.51e-19, 0.965, 3.16e-15, 0.75],
  [11.5, 8.2e-23, 1.331, 4.81e-18, 1.1, 2.19e-19, 0.958, 1.51e-14, 0.716],
  [12, 1.13e-22, 1.325, 4.72e-18, 1.102, 3.04e-19, 0.953, 2.71e-14, 0.704],
  [12.5, 1.22e-22, 1.324, 2.09e-18, 1.124, 4.44e-19, 0.945, 2.65e-14, 0.706],
  [13, 1.09e-22, 1.328, 1.16e-18, 1.14, 6.96e-19, 0.936, 2.94e-14, 0.705],
  [13.5, 1.2e-22, 1.327, 2.01e-18, 1.13, 1.05e-18, 0.928, 6.85e-14, 0.686],
  [14, 1.62e-22, 1.321, 7.52e-18, 1.101, 1.45e-18, 0.922, 2.6e-13, 0.656],
];

/**
 * Change of index and absorption of silicon by free carriers at room temperature, 1.2 to 14 um. At 1310 nm, 1550 nm and the other
 * wavelengths of the source it is the source's fit; between two of them each term goes as the power of the wavelength that joins
 * both, and below 1310 nm as λ², so that it is continuous everywhere. [Nedeljkovic2011]
 *
 * @throws RangeError outside those wavelengths, or for a density outside 0 to 1e26 1/m³.
 */
export function plasmaDispersion(carriers: FreeCarriers): CarrierEffect {
  return carrierEffect('plasmaDispersion [Nedeljkovic2011]', NEDELJKOVIC, 14 * um, carriers);
}

/**
 * The effect of free carriers by power-law fits at some wavelengths, joined by powers of the wavelength, and continued by λ² before
 * the first and after the last: from 1.2 um to `longest` (m).
 *
 * @internal
 */
export function carrierEffect(who: string, fits: readonly FitRow[], longest: number, carriers: FreeCarriers): CarrierEffect {
  const { wavelength, electrons, holes } = carriers;
  inRange(who, 'wavelength', wavelength, 'm', 1.2 * um, longest);
  inRange(who, 'electrons', electrons, '1/m^3', 0, 1e26);
  inRange(who, 'holes', holes, '1/m^3', 0, 1e26);
  const micrometers = wavelength / um;
  let above = 1;
  while (above < fits.length - 1 && micrometers > fits[above]![0]) above++;
  const low = fits[above - 1]!;
  const high = fits[above]!;
  const inside = Math.min(Math.max(micrometers, low[0]), high[0]);
  const t = Math.log(inside / low[0]) / Math.log(high[0] / low[0]);
  const drude = (micrometers / inside) ** 2;
  const n = Math.log(electrons * 1e-6);
  const p = Math.log(holes * 1e-6);
  const absorption = joined(low[1], low[2], high[1], high[2], t, n) + joined(low[3], low[4], high[3], high[4], t, p);
  const index = joined(low[5], low[6], high[5], high[6], t, n) + joined(low[7], low[8], high[7], high[8], t, p);
  return { index: 0 - drude * index, absorption: 100 * drude * absorption };
}

/** coefficient · density^power between two fits, straight in the logarithm of the wavelength. No carriers: logarithm −∞, term 0. */
function joined(low: number, lowPower: number, high: number, highPower: number, t: number, logDensity: number): number {
  return Math.exp((1 - t) * Math.log(low) + t * Math.log(high) + (lowPower + (highPower - lowPower) * t) * logDensity);
}
