/** Steps of a table over one outer modulation amplitude about each level. @internal */
export const steps = 512;

/** Numbers of the table. @internal */
export const tableLength = 4 * (steps + 1);

/**
 * How an equalized sample pushes the error ratio as it rises, by symbol and by distance from its level: the density of noise at the
 * threshold above less that at the one below, without its constant factor. Fills `table`.
 *
 * @internal
 */
export function pushTable(table: Float64Array, noise: number, shifts: readonly number[]): void {
  const [lower, middle, upper] = shifts as readonly [number, number, number];
  const apart = middle !== lower || upper !== lower;
  const row = steps + 1;
  for (let i = 0; i < row; i++) {
    const away = i / steps - 0.5;
    const above = density((1 / 6 + lower - away) / noise);
    const below = density((away + 1 / 6 - upper) / noise);
    table[i] = above;
    table[row + i] = apart ? density((1 / 6 + middle - away) / noise) - density((away + 1 / 6 - lower) / noise) : above - below;
    table[2 * row + i] = apart ? density((1 / 6 + upper - away) / noise) - density((away + 1 / 6 - middle) / noise) : above - below;
    table[3 * row + i] = -below;
  }
}

function density(x: number): number {
  return Math.exp(-0.5 * x * x);
}

/** Replaces equalized samples by their pushes times their weights, in straight lines between the entries of a table. @internal */
export function pushed(equalized: Float64Array, table: Float64Array, symbols: Uint8Array, places: Int32Array, weights: Float64Array): void {
  for (let i = 0; i < places.length; i++) {
    const symbol = symbols[places[i]!]!;
    const at = Math.min(steps - 0.001, Math.max(0, (equalized[i]! - symbol / 3 + 1) * steps));
    const bin = at | 0;
    const from = symbol * (steps + 1) + bin;
    equalized[i] = weights[i]! * (table[from]! + (at - bin) * (table[from + 1]! - table[from]!));
  }
}
