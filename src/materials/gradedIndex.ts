import { inRange } from '../errors.ts';
import type { Material } from './material.ts';

/** How an index changes across a section; x and y in m. */
export interface IndexGrading {
  /** What is added to the refractive index of the base material; the same at all wavelengths and temperatures. */
  readonly indexChange: (x: number, y: number) => number;
  /** Power attenuation, 1/m, 0 or more; modes take it to first order. None if absent. */
  readonly attenuation?: (x: number, y: number) => number;
  /** Length over which the functions change in shape, m, 1 nm to 1 mm; finer elements resolve it. Where absent, that of light. */
  readonly featureSize?: number;
}

/** A material whose index changes from place to place; as a `Material` it is its base. */
export interface GradedMaterial extends Material {
  readonly grading: IndexGrading;
}

/**
 * A material with an index change by place, as a doped junction or a graded fiber has. Its dispersion and thermo-optic coefficient are those
 * of the base.
 *
 * @throws RangeError for a feature size out of range or a change that is no function.
 */
export function gradedIndex(base: Material, grading: IndexGrading): GradedMaterial {
  if (typeof grading.indexChange !== 'function') throw new RangeError('gradedIndex: indexChange is no function, must be one of x and y');
  if (grading.attenuation !== undefined && typeof grading.attenuation !== 'function') {
    throw new RangeError('gradedIndex: attenuation is no function, must be one of x and y');
  }
  if (grading.featureSize !== undefined) inRange('gradedIndex', 'featureSize', grading.featureSize, 'm', 1e-9, 1e-3);
  return Object.freeze({ ...base, name: `graded ${base.name}`, grading: Object.freeze({ ...grading }) });
}

/** The grading of a material, if it has one. @internal */
export function gradingOf(material: Material): IndexGrading | undefined {
  return (material as Partial<GradedMaterial>).grading;
}
