import { writeMoments } from './moments.ts';
import { riseRowSize, rowSize } from './stepMemory.ts';

/** z by the place, as pairs of real and imaginary part: start + slope·place. @internal */
export interface LineOfZ {
  readonly start: readonly [number, number];
  readonly slope: readonly [number, number];
}

/** A weight of a step by powers of half the change of z, j, and of the distance of its mean from the row, k. */
const terms = [
  [0, 0, 1],
  [0, 1, 1],
  [0, 2, 0.5],
  [1, 0, 1],
  [1, 1, 1],
  [2, 0, 0.5],
] as const;

/**
 * Weights of a step about sums of places that are whole numbers, from −`origin` on, as polynomials in the sum: e^{−z} and ∫e^{−∫z} of the light times `feed` in `rows`, ∫e^{−∫z} u of
 * its change in `riseRows`. With z + δ in the middle and z' across a step ∫e^{−∫z} uⁱ is Σ (−δ)ᵏ/k! (−z'/2)ʲ/j! ∫e^{−z(1−u)} uⁱ⁺ʲ (1 − u)ʲ⁺ᵏ du. @internal
 */
export function weightRows(
  { start, slope }: LineOfZ,
  { origin, count }: { readonly origin: number; readonly count: number },
  feed: readonly [number, number],
): { readonly rows: Float64Array; readonly riseRows: Float64Array } {
  const rows = new Float64Array(count * rowSize);
  const riseRows = new Float64Array(count * riseRowSize);
  const moments = new Float64Array(12);
  // Half the slope: a row lies that far from the next.
  const [x, y] = [-slope[0] / 2, -slope[1] / 2];
  const powers = [[1, 0], [x, y], [x * x - y * y, 2 * x * y]] as const;
  const put = (to: Float64Array, at: number, re: number, im: number, [byRe, byIm]: readonly [number, number]): void => {
    to[at] = re * byRe - im * byIm;
    to[at + 1] = re * byIm + im * byRe;
  };
  for (let row = 0; row < count; row++) {
    const re = start[0] - x * (row - origin);
    const im = start[1] - y * (row - origin);
    writeMoments(re, im, moments);
    const keptRe = 1 - (re * moments[0]! - im * moments[1]!);
    const keptIm = -(re * moments[1]! + im * moments[0]!);
    for (const k of [0, 1, 2] as const) {
      const part = k === 2 ? 0.5 : 1;
      put(rows, row * rowSize + 2 * k, part * keptRe, part * keptIm, powers[k]);
    }
    terms.forEach(([j, k, part], term) => {
      const order = (j + k) as 0 | 1 | 2;
      const [scaleRe, scaleIm] = powers[order];
      const difference = (i: number): number => {
        const here = moments[i]! - (order > 0 ? moments[i + 2]! : 0);
        return part * (order < 2 ? here : here - (moments[i + 2]! - moments[i + 4]!));
      };
      const re = difference(2 * j) * scaleRe - difference(2 * j + 1) * scaleIm;
      const im = difference(2 * j) * scaleIm + difference(2 * j + 1) * scaleRe;
      put(rows, row * rowSize + 6 + 2 * term, re, im, feed);
      put(riseRows, row * riseRowSize + 2 * term, difference(2 * j + 2), difference(2 * j + 3), powers[order]);
    });
    const far = row - origin;
    aboutZero(rows, row * rowSize, far, 'alone');
    aboutZero(rows, row * rowSize + 6, far, 'slopes');
    aboutZero(riseRows, row * riseRowSize, far, 'slopes');
  }
  return { rows, riseRows };
}

/** Makes three terms about a point, and the two behind them that go with d, terms about 0. */
function aboutZero(to: Float64Array, at: number, point: number, withSlopes: 'alone' | 'slopes'): void {
  for (const i of [at, at + 1]) {
    to[i] = to[i]! - point * (to[i + 2]! - point * to[i + 4]!);
    to[i + 2] = to[i + 2]! - 2 * point * to[i + 4]!;
    if (withSlopes === 'slopes') to[i + 6] = to[i + 6]! - point * to[i + 8]!;
  }
}
