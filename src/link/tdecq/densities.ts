/** Steps of a table over one outer modulation amplitude about each level. */
const steps = 512;

/**
 * How an equalized sample pushes the error ratio as it rises, by symbol and by distance from its level: the density of noise at the
 * threshold above less that at the one below, without its constant factor.
 *
 * @internal
 */
export function pushTable(noise: number, shifts: readonly number[]): Float64Array {
  const table = new Float64Array(4 * (steps + 1));
  for (let symbol = 0; symbol < 4; symbol++) {
    for (let i = 0; i <= steps; i++) {
      const away = i / steps - 0.5;
      const above = symbol < 3 ? (1 / 6 + shifts[symbol]! - away) / noise : Infinity;
      const below = symbol > 0 ? (away + 1 / 6 - shifts[symbol - 1]!) / noise : Infinity;
      table[symbol * (steps + 1) + i] = Math.exp(-0.5 * above * above) - Math.exp(-0.5 * below * below);
    }
  }
  return table;
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
