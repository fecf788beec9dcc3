import { inRange } from '../errors.ts';

/** A Gaussian mode or beam at its waist: field exp(−x²/waist.x² − y²/waist.y²), flat phase. */
export interface GaussianMode {
  readonly kind: 'gaussian';
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** 1/e radius of the field (1/e² of intensity) along each axis, m. */
  readonly waist: { readonly x: number; readonly y: number };
}

/**
 * A Gaussian mode from its mode field diameter, the full width at 1/e² of intensity, m (0.1 um to 10 mm): one number, or one for
 * each axis. Vacuum wavelength 0.3 to 10 um. Plain data.
 *
 * @throws RangeError for a number out of range.
 */
export function gaussianMode(mode: {
  readonly wavelength: number;
  readonly modeFieldDiameter: number | { readonly x: number; readonly y: number };
}): GaussianMode {
  const { wavelength, modeFieldDiameter } = mode;
  inRange('gaussianMode', 'wavelength', wavelength, 'm', 0.3e-6, 10e-6);
  if (typeof modeFieldDiameter !== 'object' || modeFieldDiameter === null) {
    inRange('gaussianMode', 'modeFieldDiameter', modeFieldDiameter, 'm', 1e-7, 1e-2);
    return { kind: 'gaussian', wavelength, waist: { x: modeFieldDiameter / 2, y: modeFieldDiameter / 2 } };
  }
  const { x, y } = modeFieldDiameter;
  inRange('gaussianMode', 'modeFieldDiameter.x', x, 'm', 1e-7, 1e-2);
  inRange('gaussianMode', 'modeFieldDiameter.y', y, 'm', 1e-7, 1e-2);
  return { kind: 'gaussian', wavelength, waist: { x: x / 2, y: y / 2 } };
}
