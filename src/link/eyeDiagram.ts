import { digits, inRange } from '../errors.ts';
import { levelMismatchRatio as mismatchOf, type Waveform } from '../light.ts';
import { borderAt, type Contour, contourOf, middleOf, openingAt } from './eye/contour.ts';
import { levelsAt, sampledAt, type Traces, tracesOf } from './eye/traces.ts';
import { patterned, type SymbolPattern, symbolsOf } from './patternedWaveform.ts';
import { found } from './tdecq/alignment.ts';
import { meanOfRuns, runsOf } from './tdecq/outerLevels.ts';
import { centered, type Phases, phasesOf } from './tdecq/phases.ts';

/** How an eye diagram is taken. */
export interface EyeMethod {
  /** Symbols per second, Bd, 1e3 to 1e15. */
  readonly symbolRate: number;
  /** PAM4 symbols 0 to 3 of one period, each of the four among them; or the name of a standard pattern. */
  readonly pattern: SymbolPattern;
  /** Part of the samples of a symbol that may lie inside the contour of an eye, 0 to 0.1; 0 where absent: the innermost sample. */
  readonly probability?: number;
  /** Columns of one symbol in the picture, 8 to 512; 64 where absent. */
  readonly columns?: number;
  /** Rows of the picture, 16 to 512; 128 where absent. */
  readonly rows?: number;
}

/** One of the three eyes between neighboring levels. */
export interface EyeOpening {
  /** Height of the contour at the middle of the eyes, in the unit of the waveform; 0 of a closed eye. */
  readonly height: number;
  /** Width of the contour half way up that height, s; 0 of a closed eye. */
  readonly width: number;
  /** Where that width begins and ends, s from the middle of the eyes. */
  readonly opens: number;
  readonly closes: number;
  /** Half way up, in the unit of the waveform. */
  readonly threshold: number;
}

/** An eye diagram of four levels: plain data, and a sweep over value and time. */
export interface EyeDiagram {
  readonly finite: true;
  readonly kind: 'eyeDiagram';
  /** Middles of the cells: in the unit of the waveform; s from the middle of the eyes, over two symbols. */
  readonly axes: { readonly power: Float64Array; readonly time: Float64Array };
  /** Share of the samples of a column that lie in a cell, row by row from below: each column sums to 1. */
  readonly values: { readonly density: Float64Array };
  /** Rows and columns. */
  readonly shape: readonly [number, number];
  readonly symbolRate: number;
  /** Best sampling phase: middle of the eyes in the first symbol of the pattern, s after the first sample. */
  readonly eyeCenter: number;
  /** Mean of each symbol there, in the unit of the waveform. */
  readonly levels: readonly number[];
  /** Standard deviation of each symbol there. */
  readonly levelDeviations: readonly number[];
  /** From the lowest to the highest. */
  readonly eyes: readonly EyeOpening[];
  /** P3 − P0 of the runs of seven 3s and six 0s as of TDECQ, where the pattern has them; else of the levels. */
  readonly omaOuter: number;
  /** P3/P0 of the same, linear; `null` where P0 is not above 0. */
  readonly extinctionRatio: number | null;
  /** Of the levels; 1 for equal steps. */
  readonly levelMismatchRatio: number;
  readonly probability: number;
}

/**
 * Eye diagram of a PAM4 waveform, two symbols wide, and what is measured in it. The waveform is taken as periodic, its pattern is found in
 * it. The middle of the eyes is that of the widest opening of the middle eye; heights are taken there, widths half way up each
 * height, both on the contours of `probability`. [IntelAN835, 2.2]
 *
 * @param waveform Whole periods of the pattern with a whole number of samples a symbol, at least 4: W, or another unit that all results then have.
 * @returns The diagram, or the reason why there is none: no amplitude, or another pattern.
 * @throws RangeError for a waveform that is none of that, is not finite or has less than a period, and for a method out of range.
 */
export function eyeDiagram(waveform: Waveform, method: EyeMethod): EyeDiagram | { readonly finite: false; readonly reason: string } {
  const { probability = 0, columns = 64, rows = 128, symbolRate } = method;
  inRange('eyeDiagram', 'probability', probability, '1', 0, 0.1);
  for (const [name, value, low] of [['columns', columns, 8], ['rows', rows, 16]] as const) {
    inRange('eyeDiagram', name, value, '1', low, 512);
    if (!Number.isInteger(value)) throw new RangeError(`eyeDiagram: ${name} is ${digits(value)}, must be a whole number`);
  }
  const symbols = symbolsOf('eyeDiagram', method.pattern);
  for (let symbol = 0; symbol < 4; symbol++) {
    if (!symbols.includes(symbol)) throw new RangeError(`eyeDiagram: pattern has no symbol ${symbol}`);
  }
  const { perSymbol } = patterned('eyeDiagram', waveform, { symbolRate, length: symbols.length });
  const samples = Float64Array.from(waveform.samples);
  const { average, least, most } = centered(samples);
  const phases = phasesOf(samples, perSymbol, false);
  const place = found(phases, symbols, { average, span: most - least });
  if ('reason' in place) return { finite: false, reason: place.reason };
  const { center } = place;
  // A curve between samples may leave their range by an eighth of it.
  const room = (most - least) / 8;
  const range = { low: least - room, high: most + room };
  const traces = tracesOf(phases.rows, symbols, center, { bins, ...range });
  const contours = [0, 1, 2].map((below) => contourOf(traces, below, probability));
  const middle = middleOf(traces, contours[1]!);
  const { levels, deviations } = levelsAt(phases.rows, symbols, center, traces, middle);
  const [p0, p3] = outerLevels(phases, symbols, center, levels);
  return {
    finite: true,
    kind: 'eyeDiagram',
    ...pictureOf(phases.rows, center + middle * perSymbol, { average, columns, rows, symbolRate, ...range }),
    symbolRate,
    eyeCenter: (center / perSymbol + middle) / symbolRate,
    levels: levels.map((level) => average + level),
    levelDeviations: deviations,
    eyes: contours.map((contour) => openingOf(traces, contour, middle, average, symbolRate)),
    omaOuter: p3 - p0,
    extinctionRatio: p0 + average > 0 ? (p3 + average) / (p0 + average) : null,
    levelMismatchRatio: mismatchOf(levels),
    probability,
  };
}

function openingOf(traces: Traces, contour: Contour, middle: number, average: number, symbolRate: number): EyeOpening {
  const [upper, lower] = [borderAt(traces, contour.upper, middle), borderAt(traces, contour.lower, middle)];
  const threshold = 0.5 * (upper + lower);
  const opening = upper > lower ? openingAt(traces, contour, threshold, middle) : undefined;
  const [opens, closes] = opening === undefined ? [0, 0] : [(opening.from - middle) / symbolRate, (opening.to - middle) / symbolRate];
  return { height: Math.max(0, upper - lower), width: closes - opens, opens, closes, threshold: average + threshold };
}

function outerLevels(phases: Phases, symbols: Uint8Array, center: number, levels: readonly number[]): [number, number] {
  const [threes, zeros] = [runsOf(symbols, 3, 7), runsOf(symbols, 0, 6)];
  if (threes.length === 0 || zeros.length === 0) return [levels[0]!, levels[3]!];
  return [meanOfRuns(phases, zeros, 6, center, symbols.length), meanOfRuns(phases, threes, 7, center, symbols.length)];
}

/** Of the histograms that contours are taken from: a thousandth of the range. */
const bins = 1024;

interface Frame {
  readonly average: number;
  readonly low: number;
  readonly high: number;
  /** Of one symbol. */
  readonly columns: number;
  readonly rows: number;
  readonly symbolRate: number;
}

/** The phases of one symbol twice, about the middle of the eyes at a position in samples. */
function pictureOf(
  samples: readonly Float64Array[],
  middle: number,
  { average, low, high, columns, rows, symbolRate }: Frame,
): Pick<EyeDiagram, 'axes' | 'values' | 'shape'> {
  const density = new Float64Array(rows * 2 * columns);
  const values = new Float64Array(samples[0]!.length);
  const scale = rows / (high - low);
  const share = 1 / values.length;
  for (let column = 0; column < columns; column++) {
    sampledAt(values, samples, middle + ((column + 0.5) / columns) * samples.length);
    for (let n = 0; n < values.length; n++) {
      const row = Math.min(rows - 1, Math.max(0, Math.floor((values[n]! - low) * scale)));
      density[row * 2 * columns + column]! += share;
      density[row * 2 * columns + column + columns]! += share;
    }
  }
  const time = Float64Array.from({ length: 2 * columns }, (_, i) => ((i + 0.5) / columns - 1) / symbolRate);
  const power = Float64Array.from({ length: rows }, (_, j) => average + low + (j + 0.5) / scale);
  return { axes: { power, time }, values: { density }, shape: [rows, 2 * columns] };
}
