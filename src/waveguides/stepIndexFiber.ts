import { digits, inRange } from '../errors.ts';

/** The fundamental mode of a step-index fiber. */
export interface StepIndexFiberMode {
  /** Normalized frequency V = 2π a NA/λ. */
  readonly normalizedFrequency: number;
  /** Diameter of the best Gaussian at 1/e² of intensity, m. */
  readonly modeFieldDiameter: number;
}

/**
 * Mode field diameter of a weakly guiding step-index fiber: w/a = 0.65 + 1.619 V^−1.5 + 2.879 V^−6, for V from 0.8 to 2.5.
 * Core radius and vacuum wavelength in m. [Marcuse1977]
 *
 * @throws RangeError for a number out of range, or V outside the range of the fit.
 */
export function stepIndexFiberMode(fiber: {
  readonly coreRadius: number;
  readonly numericalAperture: number;
  readonly wavelength: number;
}): StepIndexFiberMode {
  const { coreRadius, numericalAperture, wavelength } = fiber;
  inRange('stepIndexFiberMode', 'coreRadius', coreRadius, 'm', 1e-7, 1e-4);
  inRange('stepIndexFiberMode', 'numericalAperture', numericalAperture, '1', 0.001, 1);
  inRange('stepIndexFiberMode', 'wavelength', wavelength, 'm', 0.3e-6, 10e-6);
  const V = (2 * Math.PI * coreRadius * numericalAperture) / wavelength;
  if (!(V >= 0.8 && V <= 2.5)) {
    throw new RangeError(`stepIndexFiberMode: normalized frequency is ${digits(V)}, outside 0.8 to 2.5 of the fit of Marcuse 1977`);
  }
  return { normalizedFrequency: V, modeFieldDiameter: 2 * coreRadius * (0.65 + 1.619 * V ** -1.5 + 2.879 * V ** -6) };
}
