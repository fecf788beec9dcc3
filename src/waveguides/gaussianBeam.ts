import { inRange } from '../errors.ts';

/** Rayleigh range π w² n/λ of a Gaussian beam, m: waist radius (1/e² of intensity) and vacuum wavelength in m, in a medium `index`. */
export function rayleighRange(waist: number, wavelength: number, index = 1): number {
  inRange('rayleighRange', 'waist', waist, 'm', 5e-8, 1e-1);
  inRange('rayleighRange', 'wavelength', wavelength, 'm', 0.3e-6, 10e-6);
  inRange('rayleighRange', 'index', index, '1', 1, 5);
  return (Math.PI * waist * waist * index) / wavelength;
}

/** A Gaussian beam in front of a thin lens. */
export interface LensInput {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Waist radius of the incoming beam, 1/e² of intensity, m. */
  readonly waist: number;
  /** Distance from that waist to the lens, m; negative for a waist behind the lens. */
  readonly distance: number;
  /** Focal length in the same medium, m; negative for a diverging lens, never 0. */
  readonly focalLength: number;
  /** Refractive index of the medium on both sides; 1 if absent. */
  readonly index?: number;
}

/** The beam behind the lens. */
export interface LensImage {
  /** Waist radius, m. */
  readonly waist: number;
  /** Distance from the lens to that waist, m; negative where it is virtual. */
  readonly distance: number;
  /** Waist over incoming waist. */
  readonly magnification: number;
}

/**
 * Image of a Gaussian beam through a thin lens without aberration or aperture: M = |f|/√((s − f)² + zR²), w' = M w,
 * s' = f + M²(s − f). [Self1983]
 *
 * @throws RangeError for a number out of range.
 */
export function thinLens(input: LensInput): LensImage {
  const { wavelength, waist, distance, focalLength, index = 1 } = input;
  const rayleigh = rayleighRange(waist, wavelength, index);
  inRange('thinLens', 'distance', distance, 'm', -10, 10);
  inRange('thinLens', 'focalLength', focalLength, 'm', -10, 10);
  if (Math.abs(focalLength) < 1e-7) throw new RangeError(`thinLens: focalLength is ${focalLength} m, must be at least 1e-7 m in size`);
  const beyondFocus = distance - focalLength;
  const magnification = Math.abs(focalLength) / Math.hypot(beyondFocus, rayleigh);
  return { waist: magnification * waist, distance: focalLength + magnification ** 2 * beyondFocus, magnification };
}
