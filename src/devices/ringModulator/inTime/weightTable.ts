import { weightPlaces } from './kernels.ts';
import { writeMoments } from './moments.ts';

/** z = start + slope·place, as pairs of real and imaginary part. @internal */
export interface LineOfZ {
  readonly start: readonly [number, number];
  readonly slope: readonly [number, number];
}

/**
 * The weights of the light before a step (M0) and of its change in it (M1) over the sums of places from `low` to `high`, each with its
 * dependence on the change of place: polynomials through Chebyshev points. @internal
 */
export function weightTable({ start, slope }: LineOfZ, low: number, high: number): Float64Array {
  const table = new Float64Array(2 * weightPlaces);
  const moments = new Float64Array(12);
  const [sRe, sIm] = slope;
  const squareRe = (sRe * sRe - sIm * sIm) / 8;
  const squareIm = (sRe * sIm) / 4;
  const lay = (count: number, at: number, apart: number, value: (k: number, part: number) => number, k: number): void => {
    const points = Array.from({ length: count }, (_, i) => (low + high) / 2 + ((high - low) / 2) * Math.cos((Math.PI * (i + 0.5)) / count));
    const values = points.map((point) => {
      writeMoments(start[0] + (sRe * point) / 2, start[1] + (sIm * point) / 2, moments);
      return [value(k, 0), value(k, 1)] as const;
    });
    for (const part of [0, 1] as const) {
      polynomial(points, values.map((pair) => pair[part])).forEach((coefficient, i) => (table[at + part * apart + i] = coefficient));
    }
  };
  const moment = (k: number, part: number): number => moments[2 * k + part]!;
  // −(Mk+1 − Mk+2) z'/2 and (Mk+2 − 2Mk+3 + Mk+4) z'²/8.
  const first = (k: number, part: number): number => {
    const re = (moment(k + 2, 0) - moment(k + 1, 0)) / 2;
    const im = (moment(k + 2, 1) - moment(k + 1, 1)) / 2;
    return part === 0 ? re * sRe - im * sIm : re * sIm + im * sRe;
  };
  const second = (k: number, part: number): number => {
    const re = moment(k + 2, 0) - 2 * moment(k + 3, 0) + moment(k + 4, 0);
    const im = moment(k + 2, 1) - 2 * moment(k + 3, 1) + moment(k + 4, 1);
    return part === 0 ? re * squareRe - im * squareIm : re * squareIm + im * squareRe;
  };
  for (const k of [0, 1]) {
    lay(5, weightPlaces * k, 5, moment, k);
    lay(3, weightPlaces * k + 10, 4, first, k);
    lay(1, weightPlaces * k + 13, 4, second, k);
  }
  return table;
}

/** Coefficients, lowest first, of the polynomial through some points. */
function polynomial(points: readonly number[], values: readonly number[]): number[] {
  const divided = [...values];
  for (let order = 1; order < points.length; order++) {
    for (let i = points.length - 1; i >= order; i--) divided[i] = (divided[i]! - divided[i - 1]!) / (points[i]! - points[i - order]!);
  }
  const coefficients = points.map(() => 0);
  for (let i = points.length - 1; i >= 0; i--) {
    for (let j = points.length - 1; j > 0; j--) coefficients[j] = coefficients[j - 1]! - points[i]! * coefficients[j]!;
    coefficients[0] = divided[i]! - points[i]! * coefficients[0]!;
  }
  return coefficients;
}
