import { celsius, um } from '../units.ts';
import { sellmeierMaterial } from './sellmeier.ts';
import type { Material } from './material.ts';

/**
 * Indium phosphide, 0.95 to 10 um at room temperature [Pettit1965], with a thermo-optic coefficient of 2.1e-4 1/K: the middle of the
 * 2.3e-4 to 1.9e-4 measured from 1.2 to 1.6 um [Gini1996]. Below 1.2 um, towards the band edge, it is larger than that. Reference
 * temperature 20 °C [estimate: the source says room temperature].
 */
export const indiumPhosphide: Material = sellmeierMaterial(
  {
    name: 'indiumPhosphide',
    source: {
      key: 'Pettit1965',
      text: 'G. D. Pettit and W. J. Turner, J. Appl. Phys. 36, 2081 (1965), as fitted in Handbook of Optics; dn/dT of Gini (1996)',
    },
    wavelengthRange: [0.95 * um, 10 * um],
    temperatureRange: [250, 400],
    referenceTemperature: celsius(20),
  },
  {
    offset: 6.255,
    resonances: [
      [2.316, 0.6263 * um],
      [2.765, 32.935 * um],
    ],
  },
  2.1e-4,
);
