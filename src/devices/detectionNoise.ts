import { elementaryCharge } from '../constants.ts';

// Variances of the current of a photodiode in A². They add; the noise of a level is the square root of their sum.

/**
 * Shot noise of a current, A²: 2 q I B.
 *
 * `current`: Whole direct current, light and dark, A.
 * `noiseBandwidth`: Noise-equivalent bandwidth, Hz.
 * [Agrawal2010, ch. 4]
 */
export function shotNoise({ current, noiseBandwidth }: { readonly current: number; readonly noiseBandwidth: number }): number {
  return 2 * elementaryCharge * current * noiseBandwidth;
}

/**
 * Noise of an amplifier, A²: i² B, its input-referred noise taken as white over the bandwidth.
 *
 * `noiseDensity`: Input-referred noise current, A/√Hz.
 * `noiseBandwidth`: Noise-equivalent bandwidth, Hz.
 */
export function thermalNoise({ noiseDensity, noiseBandwidth }: { readonly noiseDensity: number; readonly noiseBandwidth: number }): number {
  return noiseDensity * noiseDensity * noiseBandwidth;
}

/**
 * Noise of a photocurrent that follows the intensity noise of its light, A²: RIN I² B.
 *
 * `rin`: Relative intensity noise beyond shot noise, one-sided, white over the bandwidth, 1/Hz.
 * `current`: Photocurrent without dark current, A.
 * `noiseBandwidth`: Noise-equivalent bandwidth, Hz.
 * [Agrawal2010, ch. 4]
 */
export function relativeIntensityNoise({
  rin,
  current,
  noiseBandwidth,
}: {
  readonly rin: number;
  readonly current: number;
  readonly noiseBandwidth: number;
}): number {
  return rin * current * current * noiseBandwidth;
}
