import { chebyshevCoefficients, chebyshevPoints } from './chebyshev.ts';

/**
 * The nodes cos(πj/(count − 1)), rising, both ends among them; those of 3, 5, 9 … hold the ones before. [Trefethen2013, ch. 2]
 *
 * @internal
 */
export function lobattoNodes(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, j) => (2 * j === count - 1 ? 0 : -Math.cos((Math.PI * j) / (count - 1))));
}

/**
 * The polynomial of least degree with these values, and slopes if given, at nodes within −1 to 1, as a Chebyshev sum: its last
 * coefficients tell how closely it follows a smooth function.
 *
 * @internal
 */
export function chebyshevThrough(nodes: ArrayLike<number>, values: ArrayLike<number>, slopes?: ArrayLike<number>): Float64Array {
  // Newton's form with each node once, or twice where the slope is known.
  const times = slopes === undefined ? 1 : 2;
  const count = times * nodes.length;
  const at = Float64Array.from({ length: count }, (_, i) => nodes[Math.floor(i / times)]!);
  const divided = Float64Array.from({ length: count }, (_, i) => values[Math.floor(i / times)]!);
  for (let step = 1; step < count; step++) {
    for (let i = count - 1; i >= step; i--) {
      const width = at[i]! - at[i - step]!;
      divided[i] = width === 0 ? slopes![Math.floor(i / times)]! : (divided[i]! - divided[i - 1]!) / width;
    }
  }
  const value = (t: number): number => divided.reduceRight((sum, each, i) => sum * (t - at[i]!) + each, 0);
  return chebyshevCoefficients(chebyshevPoints(-1, 1, count).map(value));
}

/** The derivative of a Chebyshev sum on −1 to 1, as another one. @internal */
export function chebyshevSlope(series: Float64Array): Float64Array {
  const slope = new Float64Array(Math.max(1, series.length - 1));
  for (let k = series.length - 1; k > 0; k--) slope[k - 1] = 2 * k * series[k]! + (slope[k + 1] ?? 0);
  slope[0]! /= 2;
  return slope;
}
