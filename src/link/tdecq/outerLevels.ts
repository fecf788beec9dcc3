import { type Phases, valueAt } from './phases.ts';

/** The first places of runs of exactly `length` equal symbols in a repeating pattern. @internal */
export function runsOf(symbols: Uint8Array, symbol: number, length: number): number[] {
  const count = symbols.length;
  const places: number[] = [];
  const start = symbols.findIndex((each) => each !== symbol);
  if (start < 0) return places;
  // Around the ends, so that a run is met where it begins.
  let run = 0;
  for (let i = 0; i <= count; i++) {
    if (symbols[(start + i) % count] === symbol) {
      run++;
    } else {
      if (run === length) places.push((start + i - run) % count);
      run = 0;
    }
  }
  return places.sort((a, b) => a - b);
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
