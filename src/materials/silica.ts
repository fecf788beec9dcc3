import { celsius, um } from '../units.ts';
import { sellmeierMaterial } from './sellmeier.ts';
import type { Material } from './material.ts';

/**
 * Fused silica, 0.21 to 6.7 um at 20 °C [Malitson1965], with the thermo-optic coefficient of deposited oxide, (0.95 ± 0.10)e-5 1/K
 * near 1.55 um [Arbabi2013]. Bulk glass has 0.82e-5 to 0.85e-5 1/K there [Rego2023]. Over 250 to 400 K that difference is at most
 * 1.4e-4 in index.
 */
export const silica: Material = sellmeierMaterial(
  {
    name: 'silica',
    source: {
      key: 'Malitson1965',
      text: 'I. H. Malitson, J. Opt. Soc. Am. 55, 1205 (1965), to 6.7 um after C. Z. Tan (1998); dn/dT of Arbabi and Goddard (2013)',
    },
    wavelengthRange: [0.21 * um, 6.7 * um],
    temperatureRange: [250, 400],
    referenceTemperature: celsius(20),
  },
  {
    offset: 0,
    resonances: [
      [0.6961663, 0.0684043 * um],
      [0.4079426, 0.1162414 * um],
      [0.8974794, 9.896161 * um],
    ],
  },
  0.95e-5,
);
