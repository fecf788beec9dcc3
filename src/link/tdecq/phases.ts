import { wrapped } from '../../numerics/fft.ts';

/** A periodic waveform by phase: `rows[p][n]` is the sample p of symbol n. @internal */
export interface Phases {
  readonly rows: readonly Float64Array[];
  /** Samples between which the waveform is a cubic, else a straight line. */
  readonly smooth: boolean;
  /** What the samples are multiplied by. */
  readonly scale: number;
}

/** Takes the average off the samples, in place. `least` and `most`: of what is left. @internal */
export function centered(samples: Float64Array): { average: number; least: number; most: number } {
  let [sum, least, most] = [0, Infinity, -Infinity];
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    sum += sample;
    if (sample < least) least = sample;
    if (sample > most) most = sample;
  }
  const average = sum / samples.length;
  for (let i = 0; i < samples.length; i++) samples[i]! -= average;
  return { average, least: least - average, most: most - average };
}

/** The samples of a waveform by phase. @internal */
export function phasesOf(samples: Float64Array, perSymbol: number, smooth: boolean): Phases {
  const rows = Array.from({ length: perSymbol }, () => new Float64Array(samples.length / perSymbol));
  fillRows(rows, samples);
  return { rows, smooth, scale: 1 };
}

/** Fills a row for each phase with the samples of a waveform. @internal */
export function fillRows(rows: readonly Float64Array[], samples: Float64Array): void {
  const perSymbol = rows.length;
  const count = samples.length / perSymbol;
  // In pieces of symbols that stay in the cache while each phase is taken from them.
  for (let from = 0; from < count; from += piece) {
    const to = Math.min(count, from + piece);
    for (let p = 0; p < perSymbol; p++) spread(rows[p]!, samples, from, to, p, perSymbol);
  }
}

const piece = 128;

function spread(row: Float64Array, samples: Float64Array, from: number, to: number, phase: number, perSymbol: number): void {
  for (let n = from, i = from * perSymbol + phase; n < to; n++, i += perSymbol) row[n] = samples[i]!;
}

/**
 * Fills `out` with the value at `position` + n samples per symbol, n counting from −`margin`, around the ends. `position` in samples,
 * any number.
 *
 * @internal
 */
export function valuesAt(out: Float64Array, { rows, smooth, scale }: Phases, position: number, margin: number, weigh: typeof weighted): Float64Array {
  const whole = Math.floor(position);
  const weights = between(position - whole, smooth);
  const length = rows[0]!.length;
  const row = (j: number): Float64Array => rows[wrapped(whole - 1 + j, rows.length)]!;
  const start = (j: number): number => wrapped(Math.floor((whole - 1 + j) / rows.length) - margin, length);
  const places = [start(0), start(1), start(2), start(3)];
  for (let i = 0; i < out.length; ) {
    const count = Math.min(out.length - i, length - Math.max(...places));
    weigh(out, i, count, row(0), row(1), row(2), row(3), places, weights, scale);
    for (let j = 0; j < 4; j++) places[j] = (places[j]! + count) % length;
    i += count;
  }
  return out;
}

/** Sums of four rows from their places on, none of which ends within `count`, into `out` from `from` on. @internal */
export function weighted(
  out: Float64Array,
  from: number,
  count: number,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  places: readonly number[],
  weights: readonly number[],
  scale: number,
): void {
  const [atA, atB, atC, atD] = [places[0]! - from, places[1]! - from, places[2]! - from, places[3]! - from];
  const [wA, wB, wC, wD] = [weights[0]! * scale, weights[1]! * scale, weights[2]! * scale, weights[3]! * scale];
  const end = from + count;
  for (let i = from; i < end; i++) out[i] = wA * a[atA + i]! + wB * b[atB + i]! + wC * c[atC + i]! + wD * d[atD + i]!;
}

/** The value at one position, in samples. @internal */
export function valueAt({ rows, smooth, scale }: Phases, position: number): number {
  const whole = Math.floor(position);
  const weights = between(position - whole, smooth);
  let sum = 0;
  for (let j = 0; j < 4; j++) {
    const at = whole - 1 + j;
    const row = rows[wrapped(at, rows.length)]!;
    sum += weights[j]! * row[wrapped(Math.floor(at / rows.length), row.length)]!;
  }
  return scale * sum;
}

/** Weights of the samples at −1, 0, 1 and 2 for a place t from 0 to 1: the cubic through all, or the line through the inner two. */
function between(t: number, smooth: boolean): readonly number[] {
  if (!smooth) return [0, 1 - t, t, 0];
  return [
    (-t * (t - 1) * (t - 2)) / 6,
    ((t + 1) * (t - 1) * (t - 2)) / 2,
    (-(t + 1) * t * (t - 2)) / 2,
    ((t + 1) * t * (t - 1)) / 6,
  ];
}
