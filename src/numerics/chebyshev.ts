/** Chebyshev's points of the first kind on an interval, rising. [Canuto2006, sec. 2.4] @internal */
export function chebyshevPoints(low: number, high: number, count: number): Float64Array {
  return Float64Array.from(
    { length: count },
    (_, i) => (low + high) / 2 - ((high - low) / 2) * Math.cos((Math.PI * (i + 0.5)) / count),
  );
}

/** Coefficients of the Chebyshev sum through values at `chebyshevPoints`. @internal */
export function chebyshevCoefficients(values: ArrayLike<number>): Float64Array {
  const count = values.length;
  return Float64Array.from({ length: count }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += values[i]! * Math.cos((Math.PI * k * (count - i - 0.5)) / count);
    return ((k === 0 ? 1 : 2) / count) * sum;
  });
}

/** A Chebyshev sum at x of its interval, by Clenshaw's recurrence. @internal */
export function chebyshevSum(coefficients: Float64Array, low: number, high: number, x: number): number {
  const t = (2 * x - low - high) / (high - low);
  let later = 0;
  let last = 0;
  for (let k = coefficients.length - 1; k >= 1; k--) {
    const now = coefficients[k]! + 2 * t * later - last;
    last = later;
    later = now;
  }
  return coefficients[0]! + t * later - last;
}
