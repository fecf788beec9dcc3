/** Writes the equalized values of the symbols at `places` to `out`. `values` begin `margin` symbols before the first: five more than there are taps. @internal */
export function equalize(
  out: Float64Array,
  values: Float64Array,
  margin: number,
  places: Int32Array,
  taps: Float64Array,
  main: number,
): void {
  const tap = (k: number): number => taps[k] ?? 0;
  for (let k = 0; k < taps.length; k += 5) {
    const [a, b, c, d, e] = [tap(k), tap(k + 1), tap(k + 2), tap(k + 3), tap(k + 4)];
    const from = margin + main - k;
    if (k === 0) {
      for (let i = 0; i < places.length; i++) {
        const at = from + places[i]!;
        out[i] = a * values[at]! + b * values[at - 1]! + c * values[at - 2]! + d * values[at - 3]! + e * values[at - 4]!;
      }
    } else {
      for (let i = 0; i < places.length; i++) {
        const at = from + places[i]!;
        out[i]! += a * values[at]! + b * values[at - 1]! + c * values[at - 2]! + d * values[at - 3]! + e * values[at - 4]!;
      }
    }
  }
}

/** Adds Σ push × value at each tap, the reverse of `equalize`, to `along`. @internal */
export function accumulate(
  along: Float64Array,
  push: Float64Array,
  values: Float64Array,
  margin: number,
  places: Int32Array,
  main: number,
): void {
  for (let k = 0; k < along.length; k += 5) {
    let [a, b, c, d, e] = [0, 0, 0, 0, 0];
    const from = margin + main - k;
    for (let i = 0; i < places.length; i++) {
      const at = from + places[i]!;
      const p = push[i]!;
      a += p * values[at]!;
      b += p * values[at - 1]!;
      c += p * values[at - 2]!;
      d += p * values[at - 3]!;
      e += p * values[at - 4]!;
    }
    const sums = [a, b, c, d, e];
    for (let j = 0; j < 5 && k + j < along.length; j++) along[k + j]! += sums[j]!;
  }
}
