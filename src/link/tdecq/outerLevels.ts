import { type Phases, valueAt } from './phases.ts';

/** The first places of runs of exactly `length` equal symbols in a repeating pattern. @internal */
export function runsOf(symbols: Uint8Array, symbol: number, length: number): number[] {
  const count = symbols.length;
  const at = (i: number): number => symbols[(i + count) % count]!;
  const places: number[] = [];
  for (let start = 0; start < count; start++) {
    if (at(start - 1) === symbol || at(start + length) === symbol) continue;
    let i = 0;
    while (i < length && at(start + i) === symbol) i++;
    if (i === length) places.push(start);
  }
  return places;
}

/**
 * Mean over the middle two symbols of all runs of `length` symbols that begin at `places`. `center`: position of the middle of the first symbol
 * of the pattern, samples.
 *
 * @internal
 */
export function meanOfRuns(phases: Phases, places: readonly number[], length: number, center: number, period: number): number {
  const { rows } = phases;
  const perSymbol = rows.length;
  const parts = 4 * perSymbol;
  const periods = rows[0]!.length / period;
  let sum = 0;
  for (let turn = 0; turn < periods; turn++) {
    for (const place of places) {
      const from = center + (turn * period + place + (length - 1) / 2 - 1) * perSymbol;
      for (let i = 0; i < parts; i++) sum += valueAt(phases, from + ((i + 0.5) * 2 * perSymbol) / parts);
    }
  }
  return sum / (parts * places.length * periods);
}
