import { materialOf } from './material.ts';
import type { Material, MaterialDescription } from './material.ts';

/** Coefficients of n² = 1 + A₀ + Σ Bᵢ λ²/(λ² − Cᵢ²). */
export interface SellmeierTerms {
  /** A₀: what resonances far in the ultraviolet add to n². */
  readonly offset: number;
  /** Each [Bᵢ, Cᵢ]: strength, and wavelength of the resonance in m. */
  readonly resonances: readonly (readonly [strength: number, wavelength: number])[];
}

/** Refractive index of a Sellmeier formula at a vacuum wavelength, m. No range is checked: `Material.index` does that. */
export function sellmeierIndex(terms: SellmeierTerms, wavelength: number): number {
  let permittivity = 1 + terms.offset;
  for (const [strength, resonance] of terms.resonances) {
    const ratio = resonance / wavelength;
    permittivity += strength / (1 - ratio * ratio);
  }
  return Math.sqrt(permittivity);
}

/** Group index n − λ dn/dλ of a Sellmeier formula at a vacuum wavelength, m, by its derivative. No range is checked. */
export function sellmeierGroupIndex(terms: SellmeierTerms, wavelength: number): number {
  let slope = 0;
  for (const [strength, resonance] of terms.resonances) {
    const ratio = resonance / wavelength;
    const distance = 1 - ratio * ratio;
    slope += (strength * ratio * ratio) / (distance * distance);
  }
  const index = sellmeierIndex(terms, wavelength);
  return index + slope / index;
}

/** A Sellmeier formula at the reference temperature, with an index that rises by `thermoOpticCoefficient` (1/K) at all wavelengths. */
export function sellmeierMaterial(description: MaterialDescription, terms: SellmeierTerms, thermoOpticCoefficient: number): Material {
  const { referenceTemperature } = description;
  const warming = (temperature: number): number => thermoOpticCoefficient * (temperature - referenceTemperature);
  return materialOf(description, {
    index: (wavelength, temperature) => sellmeierIndex(terms, wavelength) + warming(temperature),
    groupIndex: (wavelength, temperature) => sellmeierGroupIndex(terms, wavelength) + warming(temperature),
    thermoOpticCoefficient: () => thermoOpticCoefficient,
  });
}
