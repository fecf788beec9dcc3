import { fft, powerOfTwoFrom, wrapped } from '../../numerics/fft.ts';
import { type Phases, valuesAt } from './phases.ts';

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
  const upright = Math.max(...near(phases, highest).map((place) => coefficientAt(phases, pattern, place)));
  const inverted = Math.min(...near(phases, lowest).map((place) => coefficientAt(phases, pattern, place)));
  const coefficient = -inverted > upright ? inverted : upright;
  return { center: middle(phases, pattern, -inverted > upright ? lowest : highest), coefficient };
}

/** Places about one that is known to half a symbol. */
function near({ rows }: Phases, place: number): number[] {
  return [-0.375, -0.25, -0.125, 0, 0.125, 0.25, 0.375].map((away) => place + Math.round(away * rows.length));
}

/** Symbols less their mean. */
function centeredOf(symbols: Uint8Array): Float64Array {
  let sum = 0;
  for (const symbol of symbols) sum += symbol;
  return Float64Array.from(symbols, (symbol) => symbol - sum / symbols.length);
}

// Enough symbols to stand out of any other place by 20 standard deviations.
const longestPart = 2048;

/** Positions, in samples, where the correlation with the first symbols of the pattern is highest and lowest, to half a symbol. */
function bestPlaces({ rows }: Phases, pattern: Float64Array): { highest: number; lowest: number } {
  const part = Math.min(pattern.length, longestPart);
  const transform = fft(powerOfTwoFrom(4 * part));
  const { size } = transform;
  const half = rows.length >> 1;
  const [whole, shifted] = [rows[0]!, rows[half]!];
  const reference = new Float64Array(2 * size);
  const packed = new Float64Array(2 * size);
  for (let i = 0; i < part; i++) packed[2 * i] = pattern[i]!;
  transform.forward(reference, packed);
  const spectrum = new Float64Array(2 * size);
  const kept = size - part;
  let [highest, lowest, most, least] = [0, 0, -Infinity, Infinity];
  for (let start = 0; start < pattern.length; start += kept) {
    for (let i = 0, n = start % whole.length; i < size; i++) {
      packed[2 * i] = whole[n]!;
      packed[2 * i + 1] = shifted[n]!;
      if (++n === whole.length) n = 0;
    }
    transform.forward(spectrum, packed);
    for (let i = 0; i < 2 * size; i += 2) {
      const [re, im] = [spectrum[i]!, spectrum[i + 1]!];
      const [a, b] = [reference[i]!, -reference[i + 1]!];
      spectrum[i] = re * a - im * b;
      spectrum[i + 1] = re * b + im * a;
    }
    transform.inverse(packed, spectrum);
    const last = 2 * Math.min(kept, pattern.length - start);
    for (let i = 0; i < last; i++) {
      const value = packed[i]!;
      if (value <= most && value >= least) continue;
      const place = (start + (i >> 1)) * rows.length + (i & 1) * half;
      if (value > most) [most, highest] = [value, place];
      if (value < least) [least, lowest] = [value, place];
    }
  }
  return { highest, lowest };
}

/** Correlation coefficient of waveform and pattern with its first symbol at `place`. */
function coefficientAt(phases: Phases, pattern: Float64Array, place: number): number {
  const values = valuesAt(new Float64Array(phases.rows[0]!.length), phases, place, 0);
  let [along, power, energy] = [0, 0, 0];
  for (let n = 0, i = 0; n < values.length; n++) {
    along += values[n]! * pattern[i]!;
    power += values[n]! * values[n]!;
    energy += pattern[i]! * pattern[i]!;
    if (++i === pattern.length) i = 0;
  }
  return power > 0 && energy > 0 ? along / Math.sqrt(power * energy) : 0;
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
  const values = new Float64Array(pattern.length);
  for (let offset = -2 * perSymbol; offset <= 2 * perSymbol; offset += spacing) {
    valuesAt(values, phases, place + offset, 0);
    let along = 0;
    for (let i = 0; i < pattern.length; i++) along += values[i]! * pattern[i]!;
    away.push(offset);
    squares.push(along * along);
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
