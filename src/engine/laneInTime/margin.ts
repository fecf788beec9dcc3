import { inRange } from '../../errors.ts';
import { attenuationTo } from '../../link/attenuation.ts';
import { besselThomsonCorrelation } from '../../link/besselThomson.ts';
import { type EqualizerTaps, leastSquaresTaps } from '../../link/equalizerTaps.ts';
import { besselThomsonInTime } from '../../link/filterInTime.ts';
import type { EngineDesign } from '../engineTable.ts';
import type { LaneElectronics } from '../eyePenalty/electronics.ts';
import { type Cloud, cloudErrorRatio } from '../eyePenalty/errorRatio.ts';
import { type LaneAtWork, risingLevels } from '../eyePenalty/laneAtWork.ts';
import { filterBandwidth, type NoiseDensity, noiseDensityOf } from '../eyePenalty/receiver.ts';
import { type LaneRun, type LaneSignals, signalsOf } from './signals.ts';

/** Margin of a lane by its waveforms. */
export type LaneMarginInTime =
  | {
      readonly finite: true;
      /** Attenuation in front of the photodiode that brings the bit error ratio to its target, dB. */
      readonly marginDb: number;
      /** Weights of the equalizer at that attenuation, newest sample first. */
      readonly taps: Float64Array;
      /** Delay of the sample under the main tap, from the middle of the symbol at the driver, unit intervals. */
      readonly delay: number;
    }
  | { readonly finite: false; readonly reason: string };

/** @internal */
export function marginInTime(who: string, engine: EngineDesign, chain: LaneElectronics, lane: LaneAtWork, run: LaneRun): LaneMarginInTime {
  const { symbols, ...how } = run;
  const { samplesPerSymbol } = how;
  const count = symbols.length;
  inRange(who, 'symbols.length', count, '1', 256, 2 ** 22);
  for (let level = 0; level < 4; level++) if (!symbols.includes(level)) throw new RangeError(`${who}: symbols has no ${level}`);
  if (!risingLevels(lane)) return { finite: false, reason: 'the signal is not four increasing levels' };
  const { receiver, penalty, code, symbolRate } = engine;
  const filter = filterBandwidth(receiver);
  // Taps, four unit intervals of delay and both ends of the filter's impulse.
  const margin = 72 + 2 * Math.ceil((filterReach * symbolRate) / filter);
  const repeated = Uint8Array.from({ length: count + 2 * margin }, (_, i) => symbols[(i - margin + margin * count) % count]!);
  const signals = signalsOf(engine, chain, lane, { ...how, symbols: repeated });
  const { rin, levels } = lane.received.lanes[0]!;
  const { responsivity } = receiver.photodiode;
  const problem: Problem = {
    signals,
    symbols: repeated,
    margin,
    per: samplesPerSymbol,
    chain,
    levels: levels.map((power) => responsivity * power),
    dark: receiver.photodiode.darkCurrent,
    density: noiseDensityOf(receiver, rin),
    bandwidth: receiver.noiseBandwidth,
    opening: 10 ** (-(penalty.multipathDb + penalty.crosstalkDb) / 10),
    impulse: filterImpulse(signals, filter),
    correlation: Array.from({ length: chain.equalizer.taps }, (_, k) => besselThomsonCorrelation((k * filter) / symbolRate)),
  };
  let phase = bestPhase(problem, 1);
  let marginDb = NaN;
  for (let pass = 0; pass < 2; pass++) {
    marginDb = attenuationTo((at: number, loss) => errorRatio(problem, at, loss), phase, code.bitErrorRatioTarget);
    // Shot noise ends every margin above.
    if (!Number.isFinite(marginDb)) return { finite: false, reason: 'the eye is closed beyond equalization' };
    const next = bestPhase(problem, 10 ** (marginDb / 10));
    if (next === phase || pass === 1) break;
    phase = next;
  }
  const { taps } = tapsAt(problem, phase, 10 ** (marginDb / 10));
  return { finite: true, marginDb, taps, delay: (phase - Math.floor(samplesPerSymbol / 2)) / samplesPerSymbol };
}

interface Problem {
  readonly signals: LaneSignals;
  readonly symbols: Uint8Array;
  /** Symbols in front of and behind those that count. */
  readonly margin: number;
  readonly per: number;
  readonly chain: LaneElectronics;
  /** Standing current of each symbol without the dark current, A. */
  readonly levels: readonly number[];
  readonly dark: number;
  readonly density: NoiseDensity;
  readonly bandwidth: number;
  /** What other closures leave of the eye. */
  readonly opening: number;
  /** Impulse response of the filter, a sum of 1; its middle is time 0. */
  readonly impulse: Float64Array;
  readonly correlation: readonly number[];
}

/** Periods of the filter's bandwidth in which an impulse dies. */
const filterReach = 4;

/** What the filter makes of one sample, `reach` samples to either side. */
function filterImpulse({ current }: LaneSignals, bandwidth: number): Float64Array {
  const reach = Math.ceil((filterReach * current.sampleRate) / bandwidth);
  const samples = new Float64Array(2 * reach + 1);
  samples[reach] = 1;
  return besselThomsonInTime({ bandwidth })({ sampleRate: current.sampleRate, samples }).samples;
}

/** Samples of the received waveform at a phase, one a symbol. */
function sampled({ signals, per, symbols, dark }: Problem, phase: number): Float64Array {
  const from = signals.middle + phase - Math.floor(per / 2);
  return Float64Array.from({ length: symbols.length - 8 }, (_, n) => signals.received.samples[from + n * per]! - dark);
}

function tapsAt(problem: Problem, phase: number, loss: number, most = Infinity): EqualizerTaps {
  const { symbols, margin, chain, levels, density, bandwidth, correlation } = problem;
  let variance = 0;
  for (const level of levels) {
    variance += ((density.dark + (density.shot * level) / loss + density.intensity * (level / loss) ** 2) * bandwidth * loss * loss) / levels.length;
  }
  // In units of a microampere, so that moments have usual sizes.
  const samples = sampled(problem, phase).map((x) => x * 1e6);
  const count = Math.min(most, symbols.length - 2 * margin);
  return leastSquaresTaps(
    {
      samples,
      first: margin,
      tapsPerSymbol: 1,
      symbols: symbols.subarray(margin, margin + count),
      levels: levels.map((x) => x * 1e6),
      taps: chain.equalizer.taps,
      main: chain.equalizer.main,
    },
    { variance: variance * 1e12, correlation },
  );
}

/** Sample of the least error, over four unit intervals and then about the best. */
function bestPhase(problem: Problem, loss: number): number {
  const { per } = problem;
  let best = 0;
  let least = Infinity;
  const look = (phase: number, most: number): void => {
    const { error } = tapsAt(problem, phase, loss, most);
    if (error < least) [best, least] = [phase, error];
  };
  for (let phase = 0; phase < 4 * per; phase += Math.ceil(per / 8)) look(phase, 1024);
  const about = best;
  least = Infinity;
  for (let phase = Math.max(0, about - Math.ceil(per / 8)); phase <= about + Math.ceil(per / 8); phase++) look(phase, 8192);
  return best;
}

function errorRatio(problem: Problem, phase: number, loss: number): number {
  const { symbols, margin, per, signals, chain, density, dark, opening, impulse } = problem;
  const { taps, offset } = tapsAt(problem, phase, loss);
  const { main } = chain.equalizer;
  const samples = sampled(problem, phase);
  const count = symbols.length - 2 * margin;
  // Response of filter and taps from the current to a decision, and its square.
  const reach = (impulse.length - 1) / 2;
  const whole = new Float64Array(impulse.length + (taps.length - 1) * per);
  taps.forEach((tap, k) => impulse.forEach((x, i) => (whole[i + k * per]! += tap * x)));
  const rate = signals.current.sampleRate;
  const squares = whole.map((x) => (x * x * rate) / 2);
  const least = 1e-9 * squares.reduce((most, x) => Math.max(most, x), 0);
  const first = squares.findIndex((x) => x > least);
  const last = squares.findLastIndex((x) => x > least);
  const values: number[][] = [[], [], [], []];
  const noise: number[][] = [[], [], [], []];
  for (let n = 0; n < count; n++) {
    const newest = margin + n + main;
    let value = offset * 1e-6;
    for (let k = 0; k < taps.length; k++) value += taps[k]! * samples[newest - k]!;
    // What stands in the middle of the impulse acts at the instant of the sample of the newest tap.
    const at = signals.middle + phase - Math.floor(per / 2) + newest * per + reach;
    let variance = 0;
    for (let i = first; i <= last; i++) {
      const current = (signals.current.samples[at - i]! - dark) / loss;
      variance += squares[i]! * (density.dark + density.shot * current + density.intensity * current * current);
    }
    const sent = symbols[margin + n]!;
    values[sent]!.push((value * opening) / loss);
    noise[sent]!.push(Math.sqrt(variance));
  }
  const clouds = values.map((list, i): Cloud => {
    return { values: Float64Array.from(list), weights: new Float64Array(list.length).fill(1 / list.length), noise: Float64Array.from(noise[i]!) };
  });
  return cloudErrorRatio(clouds as unknown as [Cloud, Cloud, Cloud, Cloud]);
}
