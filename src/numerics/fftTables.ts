/**
 * Factors exp(−2πjmk/n) of a transform in steps of four, n from `size` down to 16: for each n and each `width` values of k the cosines and
 * then the sines (negative) of m = 1, 2 and 3, each `width` numbers.
 *
 * @internal
 */
export function stepFactors(size: number, width: 1 | 2): Float64Array {
  const table = new Float64Array(2 * size - 8);
  let at = 0;
  for (let n = size; n >= 16; n /= 4) {
    for (let k = 0; k < n / 4; k += width) {
      for (let m = 1; m <= 3; m++) {
        for (let i = 0; i < width; i++) {
          const angle = (2 * Math.PI * m * (k + i)) / n;
          table[at + i] = Math.cos(angle);
          table[at + width + i] = -Math.sin(angle);
        }
        at += 2 * width;
      }
    }
  }
  return table;
}

/** Values in the order in which steps of four leave them, over their number. @internal */
export function reversed(values: Float64Array): Float64Array {
  const size = values.length;
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let from = 0;
    for (let place = 1, digits = i; place < size; place *= 4, digits = Math.floor(digits / 4)) from = 4 * from + (digits % 4);
    out[i] = values[from]! / size;
  }
  return out;
}
