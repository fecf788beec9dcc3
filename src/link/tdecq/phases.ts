import { wrapped } from '../../numerics/fft.ts';

/** A periodic waveform by phase: `rows[p][n]` is the sample p of symbol n. @internal */
export interface Phases {
  readonly rows: readonly Float64Array[];
  /** Samples between which the waveform is a cubic, else a straight line. */
  readonly smooth: boolean;
}

/** The samples of a waveform by phase. @internal */
export function phasesOf(samples: Float64Array, perSymbol: number, smooth: boolean): Phases {
  const count = samples.length / perSymbol;
  const rows = Array.from({ length: perSymbol }, () => new Float64Array(count));
  for (let p = 0; p < perSymbol; p++) {
    const row = rows[p]!;
    for (let n = 0, i = p; n < count; n++, i += perSymbol) row[n] = samples[i]!;
  }
  return { rows, smooth };
}

/**
 * Fills `out` with the value at `position` + n samples per symbol, n counting from −`margin`, around the ends. `position` in samples,
 * any number.
 *
 * @internal
 */
export function valuesAt(out: Float64Array, { rows, smooth }: Phases, position: number, margin: number): Float64Array {
  const whole = Math.floor(position);
  const weights = between(position - whole, smooth);
  for (let j = 0; j < 4; j++) {
    const weight = weights[j]!;
    const at = whole - 1 + j;
    const row = rows[wrapped(at, rows.length)]!;
    const from = Math.floor(at / rows.length) - margin;
    if (j === 0) out.fill(0);
    if (weight !== 0) addScaled(out, row, wrapped(from, row.length), weight);
  }
  return out;
}

/** The value at one position, in samples. @internal */
export function valueAt({ rows, smooth }: Phases, position: number): number {
  const whole = Math.floor(position);
  const weights = between(position - whole, smooth);
  let sum = 0;
  for (let j = 0; j < 4; j++) {
    const at = whole - 1 + j;
    const row = rows[wrapped(at, rows.length)]!;
    sum += weights[j]! * row[wrapped(Math.floor(at / rows.length), row.length)]!;
  }
  return sum;
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

function addScaled(out: Float64Array, row: Float64Array, start: number, weight: number): void {
  let from = start;
  for (let i = 0; i < out.length; ) {
    const count = Math.min(row.length - from, out.length - i);
    for (let k = 0; k < count; k++) out[i + k]! += weight * row[from + k]!;
    i += count;
    from = 0;
  }
}
