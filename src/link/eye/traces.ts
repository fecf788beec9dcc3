import { wrapped } from '../../numerics/fft.ts';

/** Where the samples of each symbol lie at each phase, from a symbol before its middle to one behind it. @internal */
export interface Traces {
  /** Columns of one symbol; there are twice as many. */
  readonly perSymbol: number;
  /** Phase of the first, in symbols from the middle of the symbol. */
  readonly first: number;
  /** Bins of a histogram. */
  readonly bins: number;
  /** Value at the lower edge of the first bin, and the width of one. */
  readonly low: number;
  readonly width: number;
  /** Samples by symbol, column and bin. */
  readonly counts: Uint32Array;
  /** Least and greatest sample by symbol and column. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** How many samples each symbol has in a column. */
  readonly total: Float64Array;
}

/** Phase of a column, in symbols from the middle of the symbol. @internal */
export function phaseOf({ perSymbol, first }: Traces, column: number): number {
  return first + column / perSymbol;
}

/** At least so many columns has a symbol: of fewer samples there are some between. */
const enough = 16;

/**
 * Counts a waveform by phase, whose first symbol has its middle at `center`, samples. The columns are the samples of a symbol, so that
 * noise is that of samples; of few samples every second, third or fourth column is one.
 *
 * @internal
 */
export function tracesOf(
  rows: readonly Float64Array[],
  symbols: Uint8Array,
  center: number,
  { bins, low, high }: { readonly bins: number; readonly low: number; readonly high: number },
): Traces {
  const more = Math.ceil(enough / rows.length);
  const perSymbol = more * rows.length;
  const columns = 2 * perSymbol;
  const start = Math.round(center) - rows.length;
  const width = (high - low) / bins;
  const counts = new Uint32Array(4 * columns * bins);
  const least = new Float64Array(4 * columns).fill(Infinity);
  const most = new Float64Array(4 * columns).fill(-Infinity);
  const total = new Float64Array(4);
  const values = new Float64Array(rows[0]!.length);
  for (const symbol of symbols) total[symbol]! += values.length / symbols.length;
  for (let column = 0; column < columns; column++) {
    sampledAt(values, rows, start + column / more);
    tally(values, symbols, column * bins, columns * bins, low, width, bins, counts);
    extremes(values, symbols, column, columns, least, most);
  }
  return { perSymbol, first: (start - center) / rows.length, bins, low, width, counts, least, most, total };
}

/** Mean and standard deviation of each symbol at a phase, in a straight line between columns. @internal */
export function levelsAt(
  rows: readonly Float64Array[],
  symbols: Uint8Array,
  center: number,
  { perSymbol, total }: Traces,
  phase: number,
): { levels: number[]; deviations: number[] } {
  const levels = [0, 0, 0, 0];
  const deviations = [0, 0, 0, 0];
  const step = rows.length / perSymbol;
  const at = (center + phase * rows.length - Math.round(center)) / step;
  const column = Math.floor(at);
  const values = new Float64Array(rows[0]!.length);
  for (const [i, share] of [[column, column + 1 - at], [column + 1, at - column]] as const) {
    sampledAt(values, rows, Math.round(center) + i * step);
    const [sums, squares] = [new Float64Array(4), new Float64Array(4)];
    values.forEach((value, n) => (sums[symbols[n % symbols.length]!]! += value));
    const means = sums.map((sum, symbol) => sum / total[symbol]!);
    values.forEach((value, n) => (squares[symbols[n % symbols.length]!]! += (value - means[symbols[n % symbols.length]!]!) ** 2));
    for (let symbol = 0; symbol < 4; symbol++) {
      levels[symbol]! += share * means[symbol]!;
      deviations[symbol]! += share * Math.sqrt(squares[symbol]! / total[symbol]!);
    }
  }
  return { levels, deviations };
}

/**
 * Fills `out` with the value at `position` + n symbols, n from 0: a straight line between samples, bent by the smaller of the second
 * differences at its ends, or not at all where these differ in sign, so that a sharp edge does not overshoot. `position` in samples.
 *
 * @internal
 */
export function sampledAt(out: Float64Array, rows: readonly Float64Array[], position: number): Float64Array {
  const perSymbol = rows.length;
  const length = rows[0]!.length;
  const whole = Math.floor(position);
  const t = position - whole;
  const bend = -0.5 * t * (1 - t);
  const row = (i: number): Float64Array => rows[wrapped(whole + i, perSymbol)]!;
  const start = (i: number): number => wrapped(Math.floor((whole + i) / perSymbol), length);
  const [rowA, rowB, rowC, rowD] = [row(-1), row(0), row(1), row(2)];
  let [a, b, c, d] = [start(-1), start(0), start(1), start(2)];
  for (let n = 0; n < out.length; n++) {
    const vb = rowB[b]!;
    const vc = rowC[c]!;
    const before = rowA[a]! - 2 * vb + vc;
    const after = vb - 2 * vc + rowD[d]!;
    const least = before * after <= 0 ? 0 : Math.abs(before) < Math.abs(after) ? before : after;
    out[n] = vb + t * (vc - vb) + bend * least;
    if (++a === length) a = 0;
    if (++b === length) b = 0;
    if (++c === length) c = 0;
    if (++d === length) d = 0;
  }
  return out;
}

function tally(
  values: Float64Array,
  symbols: Uint8Array,
  offset: number,
  stride: number,
  low: number,
  width: number,
  bins: number,
  counts: Uint32Array,
): void {
  const scale = 1 / width;
  for (let n = 0, i = 0; n < values.length; n++) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((values[n]! - low) * scale)));
    counts[symbols[i]! * stride + offset + bin]!++;
    if (++i === symbols.length) i = 0;
  }
}

function extremes(values: Float64Array, symbols: Uint8Array, column: number, columns: number, least: Float64Array, most: Float64Array): void {
  for (let n = 0, i = 0; n < values.length; n++) {
    const value = values[n]!;
    const at = symbols[i]! * columns + column;
    if (value < least[at]!) least[at] = value;
    if (value > most[at]!) most[at] = value;
    if (++i === symbols.length) i = 0;
  }
}
