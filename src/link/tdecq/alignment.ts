import { digits } from '../../errors.ts';
import { fft, wrapped } from '../../numerics/fft.ts';
import { type AroundResponse, aroundFilter, powerOfFourFrom } from '../../numerics/fftFilter.ts';
import { copyAround } from '../../numerics/overlapSave.ts';
import type { Phases } from './phases.ts';

/** Where a pattern lies in a waveform. @internal */
export interface Alignment {
  /** Position of the middle of its first symbol, samples. */
  readonly center: number;
  /** Correlation coefficient there, −1 to 1: below 0 the waveform is inverted. */
  readonly coefficient: number;
}

/**
 * Finds a pattern in a waveform of one or several of its periods: a part of it is looked for everywhere, then the whole is held against
 * the places where the part fits best, upright and inverted.
 *
 * @internal
 */
export function alignment(phases: Phases, symbols: Uint8Array): Alignment {
  const pattern = centeredOf(symbols);
  const { highest, lowest } = bestPlaces(phases, pattern);
  const energy = (squareOf(pattern) * phases.rows[0]!.length) / pattern.length;
  const coefficients = (place: number): number[] => near(phases, place).map((each) => coefficientAt(phases, pattern, energy, each));
  const upright = Math.max(...coefficients(highest));
  const inverted = Math.min(...coefficients(lowest));
  const coefficient = -inverted > upright ? inverted : upright;
  return { center: middle(phases, pattern, -inverted > upright ? lowest : highest), coefficient };
}

/** Below this correlation between waveform and pattern they are not the same: more than half of the power is something else many times over. */
const leastCorrelation = 0.4;

/** Position of the middle of the first symbol of a pattern, samples, or why there is none. `span`: greatest less least sample. @internal */
export function found(
  phases: Phases,
  symbols: Uint8Array,
  { average, span }: { readonly average: number; readonly span: number },
): { readonly center: number } | { readonly reason: string } {
  if (!(span > 1e-9 * Math.abs(average)) || span === 0) return { reason: 'the outer optical modulation amplitude is zero' };
  const { center, coefficient } = alignment(phases, symbols);
  if (coefficient < -leastCorrelation) return { reason: 'the waveform is inverted: its levels fall as the symbols of the pattern rise' };
  if (coefficient < leastCorrelation) return { reason: `the waveform does not match the pattern: its correlation is ${digits(coefficient)} at most` };
  return { center };
}

/** Places about one that is known to half a symbol. */
function near({ rows }: Phases, place: number): number[] {
  return [-0.375, -0.25, -0.125, 0, 0.125, 0.25, 0.375].map((away) => place + Math.round(away * rows.length));
}

/** Symbols less their mean. */
function centeredOf(symbols: Uint8Array): Float64Array {
  let sum = 0;
  for (const symbol of symbols) sum += symbol;
  const mean = sum / symbols.length;
  const values = new Float64Array(symbols.length);
  for (let i = 0; i < symbols.length; i++) values[i] = symbols[i]! - mean;
  return values;
}

// Enough symbols to stand out of any other place by 20 standard deviations.
const longestPart = 2048;

/** Positions, in samples, where the correlation with the first symbols of the pattern is highest and lowest, to half a symbol. */
function bestPlaces({ rows }: Phases, pattern: Float64Array): { highest: number; lowest: number } {
  const part = Math.min(pattern.length, longestPart);
  const size = powerOfFourFrom(2 * part);
  const half = rows.length >> 1;
  const [whole, shifted] = [rows[0]!, rows[half]!];
  // Of the samples at the start of symbols as re and of those in their middle as im.
  const { re, im, run } = aroundFilter(correlationWith(pattern.subarray(0, part), size), 'every');
  const kept = size - part;
  const extremes: Extremes = { most: -Infinity, highest: 0, least: Infinity, lowest: 0 };
  for (let start = 0; start < pattern.length; start += kept) {
    copyAround(re, whole, start);
    copyAround(im, shifted, start);
    run();
    const count = Math.min(kept, pattern.length - start);
    widen(extremes, re, count, start * rows.length, rows.length);
    widen(extremes, im, count, start * rows.length + half, rows.length);
  }
  return extremes;
}

interface Extremes {
  most: number;
  highest: number;
  least: number;
  lowest: number;
}

function widen(extremes: Extremes, values: Float64Array, count: number, first: number, step: number): void {
  let { most, highest, least, lowest } = extremes;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (value > most) {
      most = value;
      highest = first + i * step;
    }
    if (value < least) {
      least = value;
      lowest = first + i * step;
    }
  }
  Object.assign(extremes, { most, highest, least, lowest });
}

/** The response of a filter that gives Σ values[i] x[n + i]. */
function correlationWith(values: Float64Array, size: number): AroundResponse {
  const samples = new Float64Array(2 * size);
  for (let i = 0; i < values.length; i++) samples[2 * i] = values[i]!;
  const spectrum = new Float64Array(2 * size);
  fft(size).forward(spectrum, samples);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    re[k] = spectrum[2 * k]!;
    im[k] = -spectrum[2 * k + 1]!;
  }
  return { re, im };
}

/** Sum of waveform times pattern with its first symbol at a sample. */
function alongAt({ rows }: Phases, pattern: Float64Array, place: number): number {
  const row = rows[wrapped(place, rows.length)]!;
  let sum = 0;
  for (let i = 0, n = wrapped(Math.floor(place / rows.length), row.length), left = row.length; left > 0; left--) {
    sum += row[n]! * pattern[i]!;
    if (++n === row.length) n = 0;
    if (++i === pattern.length) i = 0;
  }
  return sum;
}

/** Correlation coefficient of waveform and pattern with its first symbol at a sample. */
function coefficientAt(phases: Phases, pattern: Float64Array, energy: number, place: number): number {
  const { rows } = phases;
  const power = squareOf(rows[wrapped(place, rows.length)]!);
  return power > 0 && energy > 0 ? alongAt(phases, pattern, place) / Math.sqrt(power * energy) : 0;
}

function squareOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}

/**
 * The middle of the response to one symbol: the centroid of its squares under a window of raised cosine about that centroid, so that
 * it moves with the waveform.
 */
function middle(phases: Phases, pattern: Float64Array, place: number): number {
  const { rows } = phases;
  const perSymbol = rows.length;
  const spacing = Math.max(1, perSymbol >> 3);
  const away: number[] = [];
  const squares: number[] = [];
  for (let offset = -2 * perSymbol; offset <= 2 * perSymbol; offset += spacing) {
    away.push(offset);
    squares.push(alongAt(phases, pattern, place + offset) ** 2);
  }
  const width = 1.5 * perSymbol;
  let center = away[squares.indexOf(Math.max(...squares))]!;
  for (let round = 0; round < 20; round++) {
    let [sum, moment] = [0, 0];
    for (let i = 0; i < away.length; i++) {
      const distance = away[i]! - center;
      if (Math.abs(distance) >= width) continue;
      const weight = (1 + Math.cos((Math.PI * distance) / width)) * squares[i]!;
      sum += weight;
      moment += weight * distance;
    }
    if (sum > 0) center += moment / sum;
  }
  return wrapped(place + center, perSymbol * rows[0]!.length);
}
