import { celsius, um } from '../units.ts';
import { materialOf } from './material.ts';
import type { Material } from './material.ts';

const REFERENCE = celsius(15);

/**
 * Standard air: dry, 101325 Pa, 450 ppm CO₂, 0.23 to 1.69 um. [Ciddor1996, eq. 1] gives it at 15 °C; at other temperatures n − 1 goes
 * with the density of an ideal gas, as 1/T.
 */
export const air: Material = materialOf(
  {
    name: 'air',
    source: { key: 'Ciddor1996', text: 'P. E. Ciddor, Appl. Opt. 35, 1566 (1996): dry air, 15 °C, 101325 Pa, 450 ppm CO2' },
    wavelengthRange: [0.23 * um, 1.69 * um],
    temperatureRange: [250, 400],
    referenceTemperature: REFERENCE,
  },
  {
    index: (wavelength, temperature) => 1 + (refractivity(wavelength) * REFERENCE) / temperature,
    groupIndex: (wavelength, temperature) => 1 + (groupRefractivity(wavelength) * REFERENCE) / temperature,
    thermoOpticCoefficient: (wavelength, temperature) => (-refractivity(wavelength) * REFERENCE) / (temperature * temperature),
  },
);

/** n − 1 at 15 °C. */
function refractivity(wavelength: number): number {
  const s = (um / wavelength) ** 2;
  return 0.05792105 / (238.0185 - s) + 0.00167917 / (57.362 - s);
}

/** n − 1 − λ dn/dλ at 15 °C. */
function groupRefractivity(wavelength: number): number {
  const s = (um / wavelength) ** 2;
  return (0.05792105 * (238.0185 + s)) / (238.0185 - s) ** 2 + (0.00167917 * (57.362 + s)) / (57.362 - s) ** 2;
}
