import { inRange } from '../errors.ts';

/** Where the numbers of a material come from. */
export interface MaterialSource {
  /** Citation key of docs/references.bib. */
  readonly key: string;
  /** Authors, journal, year, and what was measured. */
  readonly text: string;
}

/** A transparent, isotropic, non-magnetic material. Every question throws a RangeError outside the source's range. */
export interface Material {
  readonly name: string;
  readonly source: MaterialSource;
  /** Vacuum wavelengths for which the source holds, m. */
  readonly wavelengthRange: readonly [low: number, high: number];
  /** Temperatures for which the material is described, K. */
  readonly temperatureRange: readonly [low: number, high: number];
  /** Temperature of the source's own data, K; taken where none is given. */
  readonly referenceTemperature: number;
  /** Refractive index at a vacuum wavelength, m, and a temperature, K. */
  readonly index: (wavelength: number, temperature?: number) => number;
  /** Group index n − λ dn/dλ, analytic, at a vacuum wavelength, m, and a temperature, K. */
  readonly groupIndex: (wavelength: number, temperature?: number) => number;
  /** dn/dT at constant pressure, 1/K, at a vacuum wavelength, m, and a temperature, K. */
  readonly thermoOpticCoefficient: (wavelength: number, temperature?: number) => number;
}

/** The formulas behind a material, without range checks: wavelength in m, temperature in K. */
export interface MaterialFormulas {
  /** Refractive index at a wavelength (m) and a temperature (K). */
  readonly index: (wavelength: number, temperature: number) => number;
  /** Group index there. */
  readonly groupIndex: (wavelength: number, temperature: number) => number;
  /** Derivative of the index with temperature there, 1/K. */
  readonly thermoOpticCoefficient: (wavelength: number, temperature: number) => number;
}

/** What a material is, without its formulas. */
export type MaterialDescription = Pick<Material, 'name' | 'source' | 'wavelengthRange' | 'temperatureRange' | 'referenceTemperature'>;

/** A material from its formulas, each guarded by the range of the source. */
export function materialOf(description: MaterialDescription, formulas: MaterialFormulas): Material {
  const { name, source, wavelengthRange, temperatureRange, referenceTemperature } = description;
  const who = `${name} [${source.key}]`;
  const [shortest, longest] = wavelengthRange;
  const [coldest, hottest] = temperatureRange;
  const guarded =
    (formula: (wavelength: number, temperature: number) => number) =>
    (wavelength: number, temperature: number = referenceTemperature): number => {
      if (!(wavelength >= shortest && wavelength <= longest)) inRange(who, 'wavelength', wavelength, 'm', shortest, longest);
      if (!(temperature >= coldest && temperature <= hottest)) inRange(who, 'temperature', temperature, 'K', coldest, hottest);
      return formula(wavelength, temperature);
    };
  return Object.freeze({
    name,
    source,
    wavelengthRange,
    temperatureRange,
    referenceTemperature,
    index: guarded(formulas.index),
    groupIndex: guarded(formulas.groupIndex),
    thermoOpticCoefficient: guarded(formulas.thermoOpticCoefficient),
  });
}
