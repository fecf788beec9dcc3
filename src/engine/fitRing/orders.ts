import { leastSquares } from '../../numerics/fit.ts';

/** Resonances by order as a ring with dispersion has them. @internal */
export interface Orders {
  /** Wavelength of the resonance of order 0, m. */
  readonly wavelength: number;
  /** Group index times circumference there, m, with its standard error. */
  readonly groupPath: number;
  readonly groupPathError: number;
  /** Its derivative with wavelength, with its standard error; absent for fewer than three resonances. */
  readonly slope?: number;
  readonly slopeError?: number;
  /** Group index times circumference at the resonance of an order, m. */
  groupPathAt(order: number): number;
}

/**
 * Wavenumbers x = 1/λ as a polynomial of order m: ng L = dm/dx. A straight line for two resonances, with curvature for more. Errors
 * grow where the resonances scatter by more than their own errors.
 *
 * @internal
 */
export function ordersOf(lines: readonly { readonly order: number; readonly wavelength: number; readonly error: number }[]): Orders {
  const terms = Math.min(lines.length, 3);
  const middle = lines.find(({ order }) => order === 0)!;
  const first = lines[0]!;
  const last = lines.at(-1)!;
  const step = (1 / last.wavelength - 1 / first.wavelength) / (last.order - first.order);
  // In steps from the middle, where all coefficients are of one size.
  const model = {
    count: lines.length,
    residuals: (c: readonly number[], out: Float64Array): void => {
      lines.forEach(({ order, wavelength, error }, i) => {
        const x = (middle.wavelength - wavelength) / (wavelength * middle.wavelength) / step;
        const curve = c[0]! + order * (1 + c[1]!) + order * order * (c[2] ?? 0);
        out[i] = (x - curve) / (error / wavelength ** 2 / step);
      });
    },
    jacobian: (_at: readonly number[], out: Float64Array): void => {
      lines.forEach(({ order, wavelength, error }, i) => {
        for (let k = 0; k < terms; k++) out[i * terms + k] = (-(order ** k) * step * wavelength ** 2) / error;
      });
    },
  };
  const { parameters, squares, covariance } = leastSquares(model, [0, 0, 0].slice(0, terms), { tolerance: 1e-12 });
  const [offset = 0, wider = 0, curve = 0] = parameters;
  const scatter = lines.length > terms ? Math.max(1, squares / (lines.length - terms)) : 1;
  const errorOf = (k: number): number => Math.sqrt(scatter * covariance[k * terms + k]!);
  const wavelength = 1 / (1 / middle.wavelength + offset * step);
  const linear = step * (1 + wider);
  const groupPath = 1 / linear;
  const groupPathError = (groupPath * errorOf(1)) / (1 + wider);
  const groupPathAt = (order: number): number => 1 / (linear + 2 * curve * step * order);
  if (terms < 3) return { wavelength, groupPath, groupPathError, groupPathAt };
  const perCurve = (2 * step * groupPath ** 3) / wavelength ** 2;
  return { wavelength, groupPath, groupPathError, slope: curve * perCurve, slopeError: errorOf(2) * perCurve, groupPathAt };
}
