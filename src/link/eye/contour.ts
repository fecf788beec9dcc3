import { phaseOf, type Traces } from './traces.ts';

/** The inner borders of one eye by column: the least of the symbols above it and the greatest of those below. @internal */
export interface Contour {
  readonly upper: Float64Array;
  readonly lower: Float64Array;
}

/** A stretch of phases, in symbols from the middle of the symbol. @internal */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The contour between the symbols up to `below` and those above it: crossed, at each phase, by no more than `probability` of the
 * samples of any symbol.
 *
 * @internal
 */
export function contourOf(traces: Traces, below: number, probability: number): Contour {
  const columns = 2 * traces.perSymbol;
  const upper = new Float64Array(columns).fill(Infinity);
  const lower = new Float64Array(columns).fill(-Infinity);
  for (let symbol = 0; symbol < 4; symbol++) {
    for (let column = 0; column < columns; column++) {
      if (symbol > below) upper[column] = Math.min(upper[column]!, quantile(traces, symbol, column, probability, 1));
      else lower[column] = Math.max(lower[column]!, quantile(traces, symbol, column, probability, -1));
    }
  }
  return { upper, lower };
}

/** The value that `probability` of the samples lie below (`side` 1) or above (−1); the outermost sample at 0. */
function quantile(traces: Traces, symbol: number, column: number, probability: number, side: 1 | -1): number {
  const { bins, counts, low, width, perSymbol } = traces;
  const at = symbol * 2 * perSymbol + column;
  const end = side === 1 ? traces.least[at]! : traces.most[at]!;
  let left = probability * traces.total[symbol]!;
  if (left < 1) return end;
  let bin = side === 1 ? 0 : bins - 1;
  for (; counts[at * bins + bin]! <= left; bin += side) left -= counts[at * bins + bin]!;
  const within = left / counts[at * bins + bin]!;
  const value = low + (side === 1 ? bin + within : bin + 1 - within) * width;
  return Math.min(traces.most[at]!, Math.max(traces.least[at]!, value));
}

/** The longest stretch of phases at which the height `at` lies inside a contour, about the phase `about` where that is given. @internal */
export function openingAt(traces: Traces, { upper, lower }: Contour, at: number, about?: number): Stretch | undefined {
  const columns = upper.length;
  const room = (column: number): number => Math.min(upper[column]! - at, at - lower[column]!);
  const crossing = (inside: number, outside: number): number => {
    const [a, b] = [room(inside), room(outside)];
    return phaseOf(traces, inside + ((outside - inside) * a) / (a - b));
  };
  let best: Stretch | undefined;
  for (let first = 0; first < columns; first++) {
    if (!(room(first) > 0)) continue;
    let last = first;
    while (last + 1 < columns && room(last + 1) > 0) last++;
    const from = first === 0 ? phaseOf(traces, 0) : crossing(first, first - 1);
    const to = last === columns - 1 ? phaseOf(traces, last) : crossing(last, last + 1);
    const wanted = about === undefined || (about >= from && about <= to);
    if (wanted && (best === undefined || to - from > best.to - best.from)) best = { from, to };
    first = last;
  }
  return best;
}

/** Middle of the widest horizontal opening of a contour; where it is closed the phase at which its borders overlap least. @internal */
export function middleOf(traces: Traces, contour: Contour): number {
  const { upper, lower } = contour;
  const [bottom, top] = [Math.min(...lower), Math.max(...upper)];
  let widest: Stretch | undefined;
  for (let i = 1; i < heights; i++) {
    const found = openingAt(traces, contour, bottom + ((top - bottom) * i) / heights);
    if (found !== undefined && (widest === undefined || found.to - found.from > widest.to - widest.from + 1e-9)) widest = found;
  }
  if (widest !== undefined) return 0.5 * (widest.from + widest.to);
  let [best, most] = [0, -Infinity];
  for (let column = traces.perSymbol >> 1; column < 1.5 * traces.perSymbol; column++) {
    const overlap = upper[column]! - lower[column]!;
    if (overlap > most) [most, best] = [overlap, column];
  }
  return phaseOf(traces, best);
}

const heights = 64;

/** A border of a contour at a phase, in a straight line between columns. @internal */
export function borderAt(traces: Traces, border: Float64Array, phase: number): number {
  const at = Math.min(border.length - 1, Math.max(0, (phase - traces.first) * traces.perSymbol));
  const i = Math.min(border.length - 2, Math.floor(at));
  return border[i]! + (at - i) * (border[i + 1]! - border[i]!);
}
