import { um } from '../units.ts';
import { carrierEffect } from './plasmaDispersion.ts';
import type { CarrierEffect, FitRow, FreeCarriers } from './plasmaDispersion.ts';

const SOREF_BENNETT: readonly FitRow[] = [
  [1.31, 6e-18, 1, 4e-18, 1, 6.2e-22, 1, 6e-18, 0.8],
  [1.55, 8.5e-18, 1, 6e-18, 1, 8.8e-22, 1, 8.5e-18, 0.8],
];

/**
 * Change of index and absorption of silicon by free carriers after the fits of 1987 at 1310 and 1550 nm, for comparison with work
 * that uses them; `plasmaDispersion` is the later analysis. 1.2 to 2 um, joined between the fits by powers of the wavelength and
 * continued by λ². [SorefBennett1987]
 *
 * @throws RangeError outside those wavelengths, or for a density outside 0 to 1e26 1/m³.
 */
export function sorefBennett(carriers: FreeCarriers): CarrierEffect {
  return carrierEffect('sorefBennett [SorefBennett1987]', SOREF_BENNETT, 2 * um, carriers);
}
