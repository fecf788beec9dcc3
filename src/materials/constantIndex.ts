import { inRange } from '../errors.ts';
import { celsius, mm, nm } from '../units.ts';
import { materialOf } from './material.ts';
import type { Material } from './material.ts';

/**
 * A material without dispersion and without thermo-optic effect, for 1 nm to 1 mm and 1 to 2000 K.
 *
 * @param index Refractive index, 1 to 10.
 * @throws RangeError outside that.
 */
export function constantIndex(index: number): Material {
  inRange('constantIndex', 'index', index, '1', 1, 10);
  return materialOf(
    {
      name: `index ${index}`,
      source: { key: 'definition', text: 'a number given by the user' },
      wavelengthRange: [nm, mm],
      temperatureRange: [1, 2000],
      referenceTemperature: celsius(20),
    },
    { index: () => index, groupIndex: () => index, thermoOpticCoefficient: () => 0 },
  );
}
