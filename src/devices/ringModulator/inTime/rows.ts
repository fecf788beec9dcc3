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

/** What becomes of the light in front of a ring. @internal */
export interface LightInRing {
  /** The light of reference, real and imaginary part. */
  readonly reference: readonly [number, number];
  /** Scales of the light that feeds the ring and of that which passes it. */
  readonly feed: number;
  readonly pass: number;
}

/**
 * Weights of a step about sums of places that are whole numbers, from −`origin` on, as polynomials in the sum, for the field at the output, which is the amplitude of the ring and `pass`
 * times the light: e^{−z} and what the light of reference adds, `feed` ∫e^{−∫z} + `pass` (1 − e^{−z}), in `rows`; what a change of the light by 1 adds, `feed` ∫e^{−∫z} u + `pass`, in `riseRows`. With z + δ in the middle and z' across a step ∫e^{−∫z} uⁱ is Σ (−δ)ᵏ/k! (−z'/2)ʲ/j! ∫e^{−z(1−u)} uⁱ⁺ʲ (1 − u)ʲ⁺ᵏ du. @internal
 */
export function weightRows(
  { start, slope }: LineOfZ,
  { origin, count }: { readonly origin: number; readonly count: number },
  { reference, feed, pass }: LightInRing,
): { readonly rows: Float64Array; readonly riseRows: Float64Array } {
  const rows = new Float64Array(count * rowSize);
  const riseRows = new Float64Array(count * riseRowSize);
  const moments = new Float64Array(12);
  // Half the slope: a row lies that far from the next.
  const [x, y] = [-slope[0] / 2, -slope[1] / 2];
  const powers = [[1, 0], [x, y], [x * x - y * y, 2 * x * y]] as const;
  const add = (to: Float64Array, at: number, re: number, im: number, [byRe, byIm]: readonly [number, number]): void => {
    to[at] = to[at]! + (re * byRe - im * byIm);
    to[at + 1] = to[at + 1]! + (re * byIm + im * byRe);
  };
  const fed = [feed * reference[0], feed * reference[1]] as const;
  const passed = [-pass * reference[0], -pass * reference[1]] as const;
  for (let row = 0; row < count; row++) {
    const re = start[0] - x * (row - origin);
    const im = start[1] - y * (row - origin);
    writeMoments(re, im, moments);
    const at = row * rowSize;
    const lostRe = re * moments[0]! - im * moments[1]!;
    const lostIm = re * moments[1]! + im * moments[0]!;
    for (const k of [0, 1, 2] as const) {
      const part = k === 2 ? 0.5 : 1;
      const to = at + 2 * k;
      add(rows, to, part * (1 - lostRe), -part * lostIm, powers[k]);
      if (k === 0) add(rows, to + 6, -lostRe, -lostIm, passed);
      else add(rows, to + 6, rows[to]!, rows[to + 1]!, passed);
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
      add(rows, at + 6 + 2 * term, re, im, fed);
      add(riseRows, row * riseRowSize + 2 * term, feed * difference(2 * j + 2), feed * difference(2 * j + 3), powers[order]);
    });
    riseRows[row * riseRowSize]! += pass;
    const far = row - origin;
    aboutZero(rows, at, far, 'alone');
    aboutZero(rows, at + 6, far, 'slopes');
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
