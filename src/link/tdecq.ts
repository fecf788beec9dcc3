import { inRange } from '../errors.ts';
import { levelMismatchRatio as mismatchOf, type Waveform } from '../light.ts';
import { inverseGaussianTail } from '../numerics/erfc.ts';
import { besselThomsonCorrelation, besselThomsonSamples } from './besselThomson.ts';
import { patterned, type SymbolPattern, symbolsOf } from './patternedWaveform.ts';
import { found } from './tdecq/alignment.ts';
import { worst } from './tdecq/decision.ts';
import { meanOfRuns, runsOf } from './tdecq/outerLevels.ts';
import { centered, fillRows, type Phases } from './tdecq/phases.ts';
import { bestSetting } from './tdecq/search.ts';
import { spreadSelection } from './tdecq/selection.ts';
import { marginOf, roomFor, type Room } from './tdecq/room.ts';
import { noiseEnhancementOf, type Setting, sidesAt, type Task } from './tdecq/task.ts';
import { unfiltered } from './tdecq/unfiltered.ts';

/** How transmitter and dispersion eye closure is measured. */
export interface TdecqMethod {
  /** Symbols per second, Bd, 1e3 to 1e15. */
  readonly symbolRate: number;
  /** PAM4 symbols 0 to 3 of one period, with a run of seven 3s and one of six 0s; or the name of a standard pattern. */
  readonly pattern: SymbolPattern;
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
 * are those that tolerate the most noise; each window is an average over its 0.04 UI, also between the samples. Wrong symbols are told by the
 * pattern. [IEEE802.3, 121.8.5]
 *
 * @param waveform Optical power, W: whole periods of the pattern with a whole number of samples a symbol, at least 4.
 * @throws RangeError for a waveform that is none of that, is not finite or has less than a period, and for a method out of range.
 */
export function tdecq(waveform: Waveform, method: TdecqMethod): Tdecq {
  const { symbols, perSymbol, periods, runs } = checked(waveform, method);
  const filtered = filteredBy(waveform, method, perSymbol);
  const { average, least, most } = centered(filtered.samples);
  const span = most - least;
  const room = roomFor({ symbols: symbols.length * periods, perSymbol: filtered.perSymbol, taps: method.equalizerTaps });
  fillRows(room.rows, filtered.samples);
  const phases: Phases = { rows: room.rows, smooth: true, scale: 1 };
  const place = found(phases, symbols, { average, span });
  if ('reason' in place) return { finite: false, reason: place.reason };
  const { center } = place;
  const p3 = meanOfRuns(phases, runs.threes, 7, center, symbols.length);
  const p0 = meanOfRuns(phases, runs.zeros, 6, center, symbols.length);
  const oma = p3 - p0;
  if (!(oma > 1e-6 * span)) return { finite: false, reason: 'the outer optical modulation amplitude is zero' };
  repeat(room.symbols, symbols);
  const task = taskOf({ ...phases, scale: 1 / oma }, room, center, method);
  const idealNoise = 1 / (6 * idealRatio(method));
  const best = bestSetting(task, idealNoise);
  if (best === undefined) return { finite: false, reason: 'the eye is closed beyond equalization: the target error ratio is missed with hardly any noise' };
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

/** The ratio of half a step to noise at which four levels meet the target: 1.5 Q = target. */
function idealRatio({ targetSymbolErrorRatio }: TdecqMethod): number {
  return inverseGaussianTail(targetSymbolErrorRatio / 1.5);
}

function taskOf(phases: Phases, room: Room, center: number, method: TdecqMethod): Omit<Task, 'selection'> {
  const { equalizerTaps: taps, targetSymbolErrorRatio: target, precursorTaps, thresholdAdjustment } = method;
  // The noise is that of the reference receiver, half the symbol rate wide, whatever the waveform has been through.
  const correlation = Float64Array.from({ length: taps }, (_, k) => besselThomsonCorrelation(k / 2));
  return { phases, room, symbols: room.symbols, center, taps, mostMain: precursorTaps ?? taps - 1, correlation, target, adjustment: thresholdAdjustment ?? 0 };
}

/** The waveform behind the reference filter, with at least 16 samples a symbol so that a cubic follows it. */
function filteredBy({ samples }: Waveform, method: TdecqMethod, perSymbol: number): { samples: Float64Array; perSymbol: number } {
  const { filterBandwidth = method.symbolRate / 2, symbolRate } = method;
  if (filterBandwidth === 'none') return unfiltered(samples, perSymbol);
  const finer = perSymbol >= 16 ? 1 : perSymbol >= 8 ? 2 : 4;
  const ratio = filterBandwidth / (symbolRate * perSymbol);
  return { samples: besselThomsonSamples(samples, ratio, finer), perSymbol: perSymbol * finer };
}

function repeat(all: Uint8Array, symbols: Uint8Array): void {
  for (let i = 0; i < all.length; i += symbols.length) all.set(symbols, i);
}

/** Mean equalized sample of each symbol in both windows. */
function equalizedLevels(task: Omit<Task, 'selection'>, { taps, main, offset }: Setting): number[] {
  const { symbols, room } = task;
  const sums = new Float64Array(4);
  const counts = new Float64Array(4);
  const { places } = spreadSelection(room.selections.whole, symbols.length);
  const [equalized] = room.equalized;
  for (const values of sidesAt(task, offset, 1).flat()) {
    room.kernels.equalize(equalized, values, marginOf(task.taps), places, taps, main);
    addBySymbol(sums, counts, symbols, equalized);
  }
  return Array.from(sums, (sum, symbol) => sum / counts[symbol]!);
}

function addBySymbol(sums: Float64Array, counts: Float64Array, symbols: Uint8Array, equalized: Float64Array): void {
  for (let n = 0; n < symbols.length; n++) {
    const symbol = symbols[n]!;
    counts[symbol] = counts[symbol]! + 1;
    sums[symbol] = sums[symbol]! + equalized[n]!;
  }
}

function checked(waveform: Waveform, method: TdecqMethod): { symbols: Uint8Array; perSymbol: number; periods: number; runs: { threes: number[]; zeros: number[] } } {
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
  const symbols = symbolsOf('tdecq', method.pattern);
  const runs = { threes: runsOf(symbols, 3, 7), zeros: runsOf(symbols, 0, 6) };
  for (const [run, symbol, length] of [[runs.threes, 3, 7], [runs.zeros, 0, 6]] as const) {
    if (run.length > 0) continue;
    throw new RangeError(`tdecq: pattern has no run of exactly ${length} symbols ${symbol}, which its outer levels are taken from`);
  }
  return { symbols, runs, ...patterned('tdecq', waveform, { symbolRate, length: symbols.length }) };
}
