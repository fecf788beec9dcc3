import { inRange } from '../errors.ts';
import type { Waveform } from '../light.ts';
import { solvePositive } from '../numerics/positiveSystem.ts';
import { patterned, type SymbolPattern, symbolsOf } from './patternedWaveform.ts';
import { found } from './tdecq/alignment.ts';
import { centered, type Phases, phasesOf } from './tdecq/phases.ts';

/** How the linear part of a transmitter is taken from its waveform. */
export interface LinearFitMethod {
  /** Symbols per second, Bd. */
  readonly symbolRate: number;
  /** PAM4 symbols 0 to 3 of one period, or the name of a standard pattern. */
  readonly pattern: SymbolPattern;
  /** Length of the fitted pulse, symbols, 1 to 400, less than a tenth of the pattern. */
  readonly pulseSymbols: number;
  /** Of those, symbols before the one that the pulse belongs to. */
  readonly precursors: number;
  /** Noise rms measured apart, in the unit of the waveform; 0 where absent. */
  readonly noise?: number;
}

/** What is linear in a waveform, and what is not. */
export interface LinearFit {
  readonly finite: true;
  /** Signal to noise and distortion, dB: the pulse's peak squared over the sum of the mean squares of fit error and noise; `null` where neither is. */
  readonly sndrDb: number | null;
  /** Highest value of the pulse, in the unit of the waveform: what a symbol of 1 between −1 and 1 adds. */
  readonly pulsePeak: number;
  /** rms of what no pulse explains, in the unit of the waveform. */
  readonly fitError: number;
  /** The pulse, sample by sample from `precursors` symbols before its own. */
  readonly pulse: Float64Array;
}

const who = 'signalToNoiseAndDistortion';

/**
 * Signal to noise and distortion ratio of a PAM4 waveform: at each place within a symbol the samples are fitted by least squares as a sum of the symbols around, −1, −1/3, 1/3 and 1, and
 * a constant; the fitted values over all places are the pulse, and what is left over is distortion. [IEEE802.3, 120D.3.1.6 with 85.8.3.3.5]
 *
 * @param waveform Power, voltage or current: whole periods of the pattern with a whole number of samples a symbol, at least 4.
 * @throws RangeError for a waveform that is none of that, and for a method out of range.
 */
export function signalToNoiseAndDistortion(waveform: Waveform, method: LinearFitMethod): LinearFit | { readonly finite: false; readonly reason: string } {
  const { symbolRate, pulseSymbols, precursors, noise = 0 } = method;
  const symbols = symbolsOf(who, method.pattern);
  whole('pulseSymbols', pulseSymbols, 1, Math.min(400, Math.max(1, Math.floor(symbols.length / 10))));
  whole('precursors', precursors, 0, pulseSymbols - 1);
  inRange(who, 'noise', noise, '1', 0, 1e300);
  const { perSymbol } = patterned(who, waveform, { symbolRate, length: symbols.length });
  const samples = waveform.samples.slice();
  const { average, least, most } = centered(samples);
  const phases = phasesOf(samples, perSymbol, false);
  const place = found(phases, symbols, { average, span: most - least });
  if ('reason' in place) return { finite: false, reason: place.reason };
  const sent = steps(symbols);
  const factor = correlations(sent, pulseSymbols);
  const start = Math.round(place.center - perSymbol / 2);
  const pulse = new Float64Array(pulseSymbols * perSymbol);
  let left = 0;
  for (let m = 0; m < perSymbol; m++) {
    const values = mean(phases, start + m, symbols.length);
    const tap = solvePositive(factor, against(values.means, sent, pulseSymbols, precursors));
    if (tap === undefined) return { finite: false, reason: `the pattern does not tell ${pulseSymbols} symbols of a pulse apart` };
    for (let k = 0; k < pulseSymbols; k++) pulse[k * perSymbol + m] = tap[k]!;
    left += values.spread + errorOf(values.means, sent, tap, precursors);
  }
  const pulsePeak = pulse.reduce((a, b) => Math.max(a, b), -Infinity);
  const fitError = Math.sqrt(left / perSymbol);
  // Below a rounding of the peak nothing is left.
  const disturbed = fitError > 1e-12 * pulsePeak ? Math.hypot(fitError, noise) : noise;
  return { finite: true, sndrDb: disturbed > 0 ? 20 * Math.log10(pulsePeak / disturbed) : null, pulsePeak, fitError, pulse };
}

/** Symbols as −1 to 1, less their mean. */
function steps(symbols: Uint8Array): Float64Array {
  const sent = Float64Array.from(symbols, (symbol) => (2 * symbol) / 3 - 1);
  const average = sent.reduce((a, b) => a + b, 0) / sent.length;
  return sent.map((value) => value - average);
}

/** Correlations of the symbols, around the end, as a matrix. */
function correlations(sent: Float64Array, count: number): Float64Array {
  const own = Float64Array.from({ length: count }, (_, k) => product(sent, sent, k));
  return Float64Array.from({ length: count * count }, (_, i) => own[Math.abs(Math.floor(i / count) - (i % count))]!);
}

function against(values: Float64Array, sent: Float64Array, count: number, precursors: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => product(values, sent, k - precursors));
}

/** Mean of a[n] b[n − lag], around the end. */
function product(a: Float64Array, b: Float64Array, lag: number): number {
  const length = b.length;
  let from = ((-lag % length) + length) % length;
  let sum = 0;
  for (let n = 0; n < length; n++) {
    sum += a[n]! * b[from]!;
    if (++from === length) from = 0;
  }
  return sum / length;
}

/** Mean over the periods at one place of each symbol, less the mean over the symbols; and the mean square by which the periods differ. */
function mean({ rows }: Phases, position: number, length: number): { means: Float64Array; spread: number } {
  const perSymbol = rows.length;
  const row = rows[((position % perSymbol) + perSymbol) % perSymbol]!;
  const first = Math.floor(position / perSymbol);
  const periods = row.length / length;
  const means = new Float64Array(length);
  let square = 0;
  for (let n = 0; n < row.length; n++) {
    const value = row[(((first + n) % row.length) + row.length) % row.length]!;
    means[n % length]! += value / periods;
    square += value * value;
  }
  const spread = Math.max(0, square / row.length - product(means, means, 0));
  const average = means.reduce((a, b) => a + b, 0) / length;
  return { means: means.map((value) => value - average), spread: periods > 1 ? spread : 0 };
}

function errorOf(values: Float64Array, sent: Float64Array, tap: Float64Array, precursors: number): number {
  const length = sent.length;
  let sum = 0;
  for (let n = 0; n < length; n++) {
    let error = values[n]!;
    let from = (n + precursors) % length;
    for (let k = 0; k < tap.length; k++) {
      error -= tap[k]! * sent[from]!;
      if (--from < 0) from = length - 1;
    }
    sum += error * error;
  }
  return sum / length;
}

function whole(name: string, value: number, low: number, high: number): void {
  inRange(who, name, value, '1', low, high);
  if (!Number.isInteger(value)) throw new RangeError(`${who}: ${name} is ${value}, must be a whole number`);
}
