import { celsius, um } from '../units.ts';
import { sellmeierMaterial } from './sellmeier.ts';
import type { Material } from './material.ts';

/**
 * Germanium dioxide glass, 0.36 to 4.3 um [Fleming1984], with a thermo-optic coefficient of 1.83e-5 1/K, derived for 1.55 um and 293 K
 * from fibers [Rego2024]. Reference temperature 20 °C [estimate: the compilation names none].
 */
export const germaniumDioxide: Material = sellmeierMaterial(
  {
    name: 'germaniumDioxide',
    source: {
      key: 'Fleming1984',
      text: 'J. W. Fleming, Appl. Opt. 23, 4486 (1984); dn/dT of Rego (2024)',
    },
    wavelengthRange: [0.36 * um, 4.3 * um],
    temperatureRange: [250, 400],
    referenceTemperature: celsius(20),
  },
  {
    offset: 0,
    resonances: [
      [0.80686642, 0.068972606 * um],
      [0.71815848, 0.15396605 * um],
      [0.85416831, 11.841931 * um],
    ],
  },
  1.83e-5,
);
