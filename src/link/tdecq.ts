import { digits, inRange } from '../errors.ts';
import { levelMismatchRatio as mismatchOf, type Waveform } from '../light.ts';
import { inverseGaussianTail } from '../numerics/erfc.ts';
import { besselThomsonCorrelation, besselThomsonSamples, finiteSamples } from './besselThomson.ts';
import { digit } from './grayCode.ts';
import { pattern as patternOf } from './pattern.ts';
import { alignment } from './tdecq/alignment.ts';
import { noiseEnhancementOf, type Setting, sidesAt, type Task } from './tdecq/equalizer.ts';
import { meanOfRuns, runsOf } from './tdecq/outerLevels.ts';
import { type Phases, phasesOf } from './tdecq/phases.ts';
import { bestSetting, worst } from './tdecq/search.ts';

/** How transmitter and dispersion eye closure is measured. */
export interface TdecqMethod {
  /** Symbols per second, Bd, 1e3 to 1e15. */
  readonly symbolRate: number;
  /** PAM4 symbols 0 to 3 of one period, with a run of seven 3s and one of six 0s; or the name of a standard pattern. */
  readonly pattern: 'PRBS13Q' | 'SSPRQ' | ArrayLike<number>;
  /** Taps of the reference equalizer, one symbol apart, 1 to 31. */
  readonly equalizerTaps: number;
  /** Symbol error ratio that the added noise leads to, 1e-12 to 0.1. */
  readonly targetSymbolErrorRatio: number;
  /** Most taps before the main one, 0 to equalizerTaps − 1; that last where absent. */
  readonly precursorTaps?: number;
  /** By how much each threshold may move, in parts of the outer modulation amplitude, 0 to 0.1; 0 where absent. */
  readonly thresholdAdjustment?: number;
  /** −3 dB frequency of the reference filter, Hz, half the symbol rate where absent; or none, for a waveform already behind it. */
  readonly filterBandwidth?: number | 'none';
  /** Noise rms of the oscilloscope behind that filter, in the unit of the waveform; 0 where absent. */
  readonly scopeNoise?: number;
}

/** Transmitter and dispersion eye closure of four levels, or why there is none. */
export type Tdecq = FiniteTdecq | { readonly finite: false; readonly reason: string };

/** Transmitter and dispersion eye closure and what was found with it. */
export interface FiniteTdecq {
  readonly finite: true;
  /** dB of optical power. */
  readonly tdecqDb: number;
  /** Outer modulation amplitude P3 − P0, in the unit of the waveform. */
  readonly omaOuter: number;
  /** P3/P0, linear; `null` where P0 is not above 0. */
  readonly extinctionRatio: number | null;
  /** Of the mean levels behind the equalizer, in both windows; 1 for equal steps. */
  readonly levelMismatchRatio: number;
  /** Sum 1; the first meets the latest sample. */
  readonly taps: readonly number[];
  /** Place of the main tap, from 0. */
  readonly mainTap: number;
  /** rms of added noise behind over before the equalizer, Ceq. */
  readonly noiseEnhancement: number;
  /** Added noise R that the transmitter tolerates, rms before the equalizer, in the unit of the waveform. */
  readonly toleratedNoise: number;
  /** Middle of the eye in the first symbol of the pattern, s after the first sample, behind the filter. */
  readonly eyeCenter: number;
  /** The three decision thresholds, in the unit of the waveform. */
  readonly thresholds: readonly number[];
}

/**
 * Transmitter and dispersion eye closure of four levels (TDECQ; TECQ of a waveform without fiber): the optical power by which an ideal transmitter
 * could be weaker to err as often in the same noise. The waveform is taken as periodic, its pattern is found in it, and equalizer and phase
 * are those that tolerate the most noise; each window is an average over its 0.04 UI between the samples. Wrong symbols are told by the
 * pattern. [IEEE802.3, 121.8.5]
 *
 * @param waveform Optical power, W: whole periods of the pattern with a whole number of samples a symbol, at least 4.
 * @throws RangeError for a waveform that is none of that, is not finite or has less than a period, and for a method out of range.
 */
export function tdecq(waveform: Waveform, method: TdecqMethod): Tdecq {
  const { symbols, perSymbol, periods } = checked(waveform, method);
  const filtered = filteredBy(waveform, method, perSymbol);
  const { average, span } = centered(filtered.samples);
  if (!(span > 1e-9 * Math.abs(average)) || span === 0) return { finite: false, reason: 'the outer optical modulation amplitude is zero' };
  const phases = phasesOf(filtered.samples, filtered.perSymbol, filtered.smooth);
  const { center, coefficient } = alignment(phases, symbols);
  if (coefficient < -leastCorrelation) return { finite: false, reason: 'the waveform is inverted: its levels fall as the symbols of the pattern rise' };
  if (coefficient < leastCorrelation) {
    return { finite: false, reason: `the waveform does not match the pattern: its correlation is ${digits(coefficient)} at most` };
  }
  const p3 = meanOfRuns(phases, runsOf(symbols, 3, 7), 7, center, symbols.length);
  const p0 = meanOfRuns(phases, runsOf(symbols, 0, 6), 6, center, symbols.length);
  const oma = p3 - p0;
  if (!(oma > 1e-6 * span)) return { finite: false, reason: 'the outer optical modulation amplitude is zero' };
  for (const row of phases.rows) for (let i = 0; i < row.length; i++) row[i]! /= oma;
  const task = taskOf(phases, repeated(symbols, periods), center, method);
  const idealNoise = 1 / (6 * idealRatio(method));
  const best = bestSetting(task, 0.6 * idealNoise);
  if (best === undefined) return { finite: false, reason: 'the eye is closed beyond equalization: the target error ratio is missed without noise' };
  const { setting, tolerance } = best;
  const noiseEnhancement = noiseEnhancementOf(setting.taps, task.correlation);
  const added = (worst(tolerance) / noiseEnhancement) * oma;
  const toleratedNoise = Math.hypot(added, method.scopeNoise ?? 0);
  const levels = equalizedLevels(task, setting);
  const seconds = (center + setting.offset) / (filtered.perSymbol * method.symbolRate);
  return {
    finite: true,
    tdecqDb: 10 * Math.log10((idealNoise * oma) / toleratedNoise),
    omaOuter: oma,
    extinctionRatio: p0 + average > 0 ? (p3 + average) / (p0 + average) : null,
    levelMismatchRatio: mismatchOf(levels),
    taps: [...setting.taps],
    mainTap: setting.main,
    noiseEnhancement,
    toleratedNoise,
    eyeCenter: seconds,
    thresholds: tolerance.shifts.map((shift, i) => average + (i / 3 - 1 / 3 + shift) * oma),
  };
}

/** Below this correlation between waveform and pattern they are not the same: more than half of the power is something else many times over. */
const leastCorrelation = 0.4;

/** The ratio of half a step to noise at which four levels meet the target: 1.5 Q = target. */
function idealRatio({ targetSymbolErrorRatio }: TdecqMethod): number {
  return inverseGaussianTail(targetSymbolErrorRatio / 1.5);
}

function taskOf(phases: Phases, symbols: Uint8Array, center: number, method: TdecqMethod): Task {
  const { equalizerTaps: taps, targetSymbolErrorRatio: target, precursorTaps, thresholdAdjustment } = method;
  // The noise is that of the reference receiver, half the symbol rate wide, whatever the waveform has been through.
  const correlation = Float64Array.from({ length: taps }, (_, k) => besselThomsonCorrelation(k / 2));
  return { phases, symbols, center, taps, mostMain: precursorTaps ?? taps - 1, correlation, target, adjustment: thresholdAdjustment ?? 0, step: 1 };
}

/** The waveform behind the reference filter, with at least 16 samples a symbol so that a cubic follows it; unfiltered as it is. */
function filteredBy({ samples }: Waveform, method: TdecqMethod, perSymbol: number): { samples: Float64Array; perSymbol: number; smooth: boolean } {
  const { filterBandwidth = method.symbolRate / 2, symbolRate } = method;
  if (filterBandwidth === 'none') return { samples: Float64Array.from(samples), perSymbol, smooth: false };
  const finer = perSymbol >= 16 ? 1 : perSymbol >= 8 ? 2 : 4;
  const ratio = filterBandwidth / (symbolRate * perSymbol);
  return { samples: besselThomsonSamples(samples, ratio, finer), perSymbol: perSymbol * finer, smooth: true };
}

/** Takes the average off the samples, in place. */
function centered(samples: Float64Array): { average: number; span: number } {
  let [sum, least, most] = [0, Infinity, -Infinity];
  for (const sample of samples) {
    sum += sample;
    if (sample < least) least = sample;
    if (sample > most) most = sample;
  }
  const average = sum / samples.length;
  for (let i = 0; i < samples.length; i++) samples[i]! -= average;
  return { average, span: most - least };
}

function repeated(symbols: Uint8Array, periods: number): Uint8Array {
  const all = new Uint8Array(symbols.length * periods);
  for (let i = 0; i < periods; i++) all.set(symbols, i * symbols.length);
  return all;
}

/** Mean equalized sample of each symbol in both windows. */
function equalizedLevels(task: Task, { taps, main, offset }: Setting): number[] {
  const sums = [0, 0, 0, 0];
  const counts = [0, 0, 0, 0];
  for (const values of sidesAt(task, offset, 1).flat()) {
    for (let n = 0; n < task.symbols.length; n++) {
      const symbol = task.symbols[n]!;
      counts[symbol]!++;
      for (let k = 0; k < taps.length; k++) sums[symbol]! += taps[k]! * values[task.taps + main + n - k]!;
    }
  }
  return sums.map((sum, symbol) => sum / counts[symbol]!);
}

function checked({ sampleRate, samples }: Waveform, method: TdecqMethod): { symbols: Uint8Array; perSymbol: number; periods: number } {
  const { symbolRate, equalizerTaps, precursorTaps = 0, thresholdAdjustment = 0, scopeNoise = 0, filterBandwidth = symbolRate / 2 } = method;
  inRange('tdecq', 'symbolRate', symbolRate, 'Bd', 1e3, 1e15);
  inRange('tdecq', 'targetSymbolErrorRatio', method.targetSymbolErrorRatio, '1', 1e-12, 0.1);
  inRange('tdecq', 'equalizerTaps', equalizerTaps, '1', 1, 31);
  inRange('tdecq', 'precursorTaps', precursorTaps, '1', 0, equalizerTaps - 1);
  for (const [name, value] of Object.entries({ equalizerTaps, precursorTaps })) {
    if (!Number.isInteger(value)) throw new RangeError(`tdecq: ${name} is ${value}, must be a whole number`);
  }
  inRange('tdecq', 'thresholdAdjustment', thresholdAdjustment, '1', 0, 0.1);
  inRange('tdecq', 'scopeNoise', scopeNoise, 'W', 0, 1e3);
  if (filterBandwidth !== 'none') inRange('tdecq', 'filterBandwidth', filterBandwidth, 'Hz', symbolRate / 10, 10 * symbolRate);
  inRange('tdecq', 'sampleRate', sampleRate, 'Hz', 4 * symbolRate * (1 - 1e-6), 1024 * symbolRate);
  const perSymbol = Math.round(sampleRate / symbolRate);
  if (Math.abs(sampleRate / symbolRate - perSymbol) > 1e-6 * perSymbol) {
    throw new RangeError(`tdecq: ${digits(sampleRate / symbolRate)} samples a symbol, must be a whole number`);
  }
  const symbols = symbolsOf(method.pattern);
  const period = symbols.length * perSymbol;
  if (samples.length < period) {
    throw new RangeError(`tdecq: the waveform has ${samples.length} samples, less than one period of the pattern, ${period}`);
  }
  if (samples.length % perSymbol !== 0) {
    throw new RangeError(`tdecq: the waveform has ${samples.length} samples, no multiple of the ${perSymbol} of a symbol`);
  }
  if (samples.length % period !== 0) {
    throw new RangeError(`tdecq: the waveform has ${samples.length} samples, no whole number of periods of the pattern, ${period}`);
  }
  finiteSamples('tdecq', samples);
  return { symbols, perSymbol, periods: samples.length / period };
}

function symbolsOf(given: TdecqMethod['pattern']): Uint8Array {
  if (typeof given === 'string') return patternOf(given);
  for (let i = 0; i < given.length; i++) digit('tdecq', 'pattern', i, given[i]!, 3);
  const symbols = Uint8Array.from(given);
  for (const [symbol, length] of [[3, 7], [0, 6]] as const) {
    if (runsOf(symbols, symbol, length).length === 0) {
      throw new RangeError(`tdecq: pattern has no run of exactly ${length} symbols ${symbol}, which its outer levels are taken from`);
    }
  }
  return symbols;
}
