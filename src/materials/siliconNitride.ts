import { celsius, um } from '../units.ts';
import { sellmeierMaterial } from './sellmeier.ts';
import type { Material } from './material.ts';

/**
 * Stoichiometric silicon nitride film, 0.31 to 5.504 um [Luke2015], with a thermo-optic coefficient of (2.45 ± 0.09)e-5 1/K measured near
 * 1.55 um [Arbabi2013]. Films differ: the one of [Arbabi2013] has index 1.977 ± 0.003 at 1.55 um where this formula gives 1.996.
 * Reference temperature 20 °C [estimate: the source names none and measured at room temperature].
 */
export const siliconNitride: Material = sellmeierMaterial(
  {
    name: 'siliconNitride',
    source: {
      key: 'Luke2015',
      text: 'K. Luke et al., Opt. Lett. 40, 4823 (2015), 340 nm film on thermal oxide; dn/dT of Arbabi and Goddard (2013)',
    },
    wavelengthRange: [0.31 * um, 5.504 * um],
    temperatureRange: [250, 400],
    referenceTemperature: celsius(20),
  },
  {
    offset: 0,
    resonances: [
      [3.0249, 0.1353406 * um],
      [40314, 1239.842 * um],
    ],
  },
  2.45e-5,
);
