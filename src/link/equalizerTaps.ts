import { digits, inRange } from '../errors.ts';
import { solvePositive } from '../numerics/positiveSystem.ts';

/** Known symbols behind a channel, from which the taps of a feed-forward equalizer are found. */
export interface Training {
  /** Samples at the spacing of the taps. */
  readonly samples: Float64Array;
  /** Place in `samples` of the first symbol. */
  readonly first: number;
  readonly tapsPerSymbol: 1 | 2;
  /** What was sent. */
  readonly symbols: Uint8Array;
  /** What each symbol shall become, in any unit. */
  readonly levels: readonly number[];
  /** Number of taps, 1 to 256. */
  readonly taps: number;
  /** The tap on the symbol itself; those before it look ahead. */
  readonly main: number;
}

/** Noise that the samples of a training do not hold. */
export interface TrainingNoise {
  /** Its variance in the unit of the samples squared, at least 0. */
  readonly variance: number;
  /** Its correlation at whole spacings of the taps, from 0 on, where it is 1; white if absent. */
  readonly correlation?: readonly number[];
}

/** Taps and what they leave. */
export interface EqualizerTaps {
  /** Weights, newest sample first. */
  readonly taps: Float64Array;
  /** What is added to their sum. */
  readonly offset: number;
  /** Mean square of what is left of interference and noise, in the unit of the levels squared. */
  readonly error: number;
}

/**
 * Taps and offset of the least mean square error, in closed form from the moments of the samples and, if given, noise. [Proakis2008, ch. 9.4]
 *
 * @throws RangeError for a training out of range, too few symbols, or samples whose equations are singular.
 */
export function leastSquaresTaps(training: Training, noise: TrainingNoise = { variance: 0 }): EqualizerTaps {
  const who = 'leastSquaresTaps';
  const [from, to] = usable(who, training);
  inRange(who, 'noise.variance', noise.variance, '1', 0, 1e12);
  const { samples, first, tapsPerSymbol, symbols, levels, taps: count, main } = training;
  const used = to - from;
  const mean = new Float64Array(count);
  let wanted = 0;
  for (let n = from; n < to; n++) {
    const newest = first + n * tapsPerSymbol + main;
    const level = levels[symbols[n]!]!;
    wanted += level / used;
    for (let k = 0; k < count; k++) mean[k]! += samples[newest - k]! / used;
  }
  let power = 0;
  const row = new Float64Array(count);
  const sums = new Float64Array(count * count);
  const right = new Float64Array(count);
  for (let n = from; n < to; n++) {
    const newest = first + n * tapsPerSymbol + main;
    const level = levels[symbols[n]!]! - wanted;
    power += (level * level) / used;
    for (let k = 0; k < count; k++) row[k] = samples[newest - k]! - mean[k]!;
    for (let k = 0; k < count; k++) {
      const value = row[k]! / used;
      right[k]! += value * level;
      for (let j = 0; j <= k; j++) sums[k * count + j]! += value * row[j]!;
    }
  }
  for (let k = 0; k < count; k++) {
    for (let j = 0; j <= k; j++) {
      sums[k * count + j]! += noise.variance * correlationAt(noise, k - j);
      sums[j * count + k] = sums[k * count + j]!;
    }
  }
  const taps = solvePositive(sums, right);
  if (taps === undefined) throw new RangeError(`${who}: the equations of ${count} taps are singular: take fewer, or add noise`);
  let error = power;
  let offset = wanted;
  for (let k = 0; k < count; k++) {
    error -= taps[k]! * right[k]!;
    offset -= taps[k]! * mean[k]!;
  }
  return { taps, offset, error: Math.max(0, error) };
}

/**
 * Taps and offset by the method of least mean squares: after each symbol, a `step` along the error times the samples, over the mean square of the
 * samples. `error` is that over the last pass. [Proakis2008, ch. 10.1]
 *
 * @param start Taps and offset to begin with.
 * @param adaptation `step` 1e-9 to 1; number of `passes` over the symbols, 1 to 1000.
 * @throws RangeError for a training out of range, or where the taps run away.
 */
export function adaptedTaps(
  training: Training,
  start: Pick<EqualizerTaps, 'taps' | 'offset'>,
  adaptation: { readonly step: number; readonly passes: number },
): EqualizerTaps {
  const who = 'adaptedTaps';
  const [from, to] = usable(who, training);
  const { step, passes } = adaptation;
  inRange(who, 'step', step, '1', 1e-9, 1);
  inRange(who, 'passes', passes, '1', 1, 1000);
  const { samples, first, tapsPerSymbol, symbols, levels, taps: count, main } = training;
  if (start.taps.length !== count) throw new RangeError(`${who}: start has ${start.taps.length} taps, the training ${count}`);
  const taps = Float64Array.from(start.taps);
  let { offset } = start;
  let power = 1e-300;
  for (let i = 0; i < samples.length; i++) power += samples[i]! ** 2 / samples.length;
  const unit = Math.sqrt(power);
  let error = 0;
  for (let pass = 0; pass < passes; pass++) {
    error = 0;
    for (let n = from; n < to; n++) {
      const newest = first + n * tapsPerSymbol + main;
      let value = offset;
      for (let k = 0; k < count; k++) value += taps[k]! * samples[newest - k]!;
      const miss = levels[symbols[n]!]! - value;
      error += (miss * miss) / (to - from);
      const change = (step * miss) / power;
      for (let k = 0; k < count; k++) taps[k]! += change * samples[newest - k]!;
      offset += change * unit * unit;
    }
    if (!Number.isFinite(error)) throw new RangeError(`${who}: the taps run away with a step of ${digits(step)}`);
  }
  return { taps, offset, error };
}

/**
 * Noise rms behind taps over that in front of them: √ΣΣ taps[i] taps[j] correlation[|i − j|]; 20 log10 of it is what they take from the signal-to-noise ratio
 * where the signal keeps its size. `correlation` of the noise at whole spacings of the taps, from 0 on, where it is 1; white if absent, 0 beyond its end.
 *
 * @throws RangeError for a number that is not finite.
 */
export function noiseEnhancement(taps: ArrayLike<number>, correlation: readonly number[] = [1]): number {
  let sum = 0;
  for (let i = 0; i < taps.length; i++) {
    for (let j = 0; j < taps.length; j++) sum += taps[i]! * taps[j]! * (correlation[Math.abs(i - j)] ?? 0);
  }
  inRange('noiseEnhancement', 'sum', sum, '1', 0, Number.MAX_VALUE);
  return Math.sqrt(sum);
}

function correlationAt({ correlation }: TrainingNoise, distance: number): number {
  return correlation === undefined ? (distance === 0 ? 1 : 0) : (correlation[distance] ?? 0);
}

/** The symbols all of whose samples are there. */
function usable(who: string, { samples, first, tapsPerSymbol, symbols, levels, taps, main }: Training): [number, number] {
  inRange(who, 'taps', taps, '1', 1, 256);
  inRange(who, 'main', main, '1', 0, taps - 1);
  inRange(who, 'first', first, '1', 0, samples.length);
  for (const [name, value] of [['taps', taps], ['main', main], ['first', first]] as const) {
    if (!Number.isInteger(value)) throw new RangeError(`${who}: ${name} is ${digits(value)}, must be a whole number`);
  }
  if (tapsPerSymbol !== 1 && tapsPerSymbol !== 2) throw new RangeError(`${who}: tapsPerSymbol is ${String(tapsPerSymbol)}, must be 1 or 2`);
  for (let i = 0; i < samples.length; i++) if (!Number.isFinite(samples[i])) throw new RangeError(`${who}: samples.${i} is ${samples[i]}, must be finite`);
  for (let i = 0; i < symbols.length; i++) {
    if (!Number.isFinite(levels[symbols[i]!])) throw new RangeError(`${who}: symbols.${i} is ${symbols[i]}, there are ${levels.length} finite levels`);
  }
  const from = Math.max(0, Math.ceil((taps - 1 - main - first) / tapsPerSymbol));
  const to = Math.min(symbols.length, Math.floor((samples.length - 1 - main - first) / tapsPerSymbol) + 1);
  if (to - from < 4 * taps) throw new RangeError(`${who}: ${Math.max(0, to - from)} symbols have all of their samples, ${taps} taps need ${4 * taps} or more`);
  return [from, to];
}
