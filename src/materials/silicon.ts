import { um } from '../units.ts';
import { materialOf } from './material.ts';
import type { Material } from './material.ts';

// n²(λ, T) = ε(T) + L(T)/λ² (A₀ + A₁T + A₂T²) with L = exp(−3 ΔL/L₂₉₃), λ in um and T in K. [Li1980]

const EXPANSION_KNEE = 293;

/**
 * Crystalline silicon, 1.2 to 14 um and 100 to 750 K, with temperature in the formula. Reference temperature 293 K. The formula
 * stands within 6e-5 of the source's tables from 1.2 to 1.7 um and 250 to 350 K. [Li1980]
 */
export const silicon: Material = materialOf(
  {
    name: 'silicon',
    source: {
      key: 'Li1980',
      text: 'H. H. Li, J. Phys. Chem. Ref. Data 9, 561 (1980): evaluated measurements of crystalline silicon',
    },
    wavelengthRange: [1.2 * um, 14 * um],
    temperatureRange: [100, 750],
    referenceTemperature: 293,
  },
  {
    index: siliconIndex,
    groupIndex: (wavelength, temperature) => {
      const index = siliconIndex(wavelength, temperature);
      return index + dispersive(temperature) / (wavelength / um) ** 2 / index;
    },
    thermoOpticCoefficient: (wavelength, temperature) => {
      const permittivity = 2.7739e-4 + temperature * (2 * 1.705e-6 - temperature * 3 * 8.1347e-10);
      const growth = Math.exp(-3 * expansion(temperature));
      const strength = growth * (4.3977e-4 + temperature * 2 * 7.3835e-8) - 3 * expansionSlope(temperature) * dispersive(temperature);
      return (permittivity + strength / (wavelength / um) ** 2) / (2 * siliconIndex(wavelength, temperature));
    },
  },
);

function siliconIndex(wavelength: number, temperature: number): number {
  const permittivity = 11.4445 + temperature * (2.7739e-4 + temperature * (1.705e-6 - temperature * 8.1347e-10));
  return Math.sqrt(permittivity + dispersive(temperature) / (wavelength / um) ** 2);
}

/** L(T) (A₀ + A₁T + A₂T²), um². */
function dispersive(temperature: number): number {
  return Math.exp(-3 * expansion(temperature)) * (0.8948 + temperature * (4.3977e-4 + temperature * 7.3835e-8));
}

/**
 * Thermal expansion ΔL/L from 293 K. The source's two polynomials, each less its own remainder at 293 K (1.6e-6 below, −2.5e-6
 * above): as printed they leave a step of 1e-6 in the index there, which a derivative would see.
 */
function expansion(temperature: number): number {
  return temperature < EXPANSION_KNEE ? cold(temperature) - cold(EXPANSION_KNEE) : warm(temperature) - warm(EXPANSION_KNEE);
}

function expansionSlope(temperature: number): number {
  return temperature < EXPANSION_KNEE
    ? -4.149e-7 + temperature * (-2 * 4.62e-10 + temperature * 3 * 1.482e-11)
    : 1.887e-6 + temperature * (2 * 1.934e-9 - temperature * 3 * 4.544e-13);
}

function cold(temperature: number): number {
  return temperature * (-4.149e-7 + temperature * (-4.62e-10 + temperature * 1.482e-11));
}

function warm(temperature: number): number {
  return temperature * (1.887e-6 + temperature * (1.934e-9 - temperature * 4.544e-13));
}
