import { besselThomsonCorrelation } from '../../link/besselThomson.ts';
import { attenuationTo } from '../../link/attenuation.ts';
import type { EngineDesign } from '../engineTable.ts';
import type { LaneElectronics } from './electronics.ts';
import { type Equalized, equalizedAt } from './equalized.ts';
import { type Cloud, cloudErrorRatio } from './errorRatio.ts';
import { interferenceOf } from './interference.ts';
import type { LaneAtWork } from './laneAtWork.ts';
import { before, type PulseResponse, pulseResponse } from './pulseResponse.ts';
import { filterBandwidth, type NoiseDensity, noiseDensityOf } from './receiver.ts';

/** A lane by its pulse. @internal */
export interface LinearEye {
  readonly pulse: PulseResponse;
  readonly chain: LaneElectronics;
  /** Standing current of each symbol without the dark current, A. */
  readonly levels: readonly number[];
  readonly mean: number;
  /** Mean square of the levels about their mean. */
  readonly variance: number;
  readonly density: NoiseDensity;
  /** Noise-equivalent bandwidth of the filter, Hz. */
  readonly bandwidth: number;
  /** Of the noise behind the filter, at whole unit intervals. */
  readonly correlation: Float64Array;
  /** What the engine's other closures leave of the eye. */
  readonly opening: number;
  /** Of the pulse, Hz. */
  readonly sampleRate: number;
}

/** A lane at its set point as its pulse, its standing levels and its noise; `null` for a pulse too long. @internal */
export function linearEye(engine: EngineDesign, chain: LaneElectronics, lane: LaneAtWork): LinearEye | null {
  const pulse = pulseResponse(engine, chain, lane);
  if (pulse === null) return null;
  const { receiver, penalty, symbolRate } = engine;
  const { rin, levels: powers } = lane.received.lanes[0]!;
  const levels = powers.map((power) => receiver.photodiode.responsivity * power);
  const mean = levels.reduce((sum, level) => sum + level / 4, 0);
  const filter = filterBandwidth(receiver);
  return {
    pulse,
    chain,
    levels,
    mean,
    variance: levels.reduce((sum, level) => sum + (level - mean) ** 2 / 4, 0),
    density: noiseDensityOf(receiver, rin),
    bandwidth: receiver.noiseBandwidth,
    correlation: Float64Array.from({ length: chain.equalizer.taps }, (_, k) => besselThomsonCorrelation((k * filter) / symbolRate)),
    opening: 10 ** (-(penalty.multipathDb + penalty.crosstalkDb) / 10),
    sampleRate: pulse.perSymbol * symbolRate,
  };
}

/**
 * Attenuation that brings the bit error ratio to a target, dB, and the equalizer there; −Infinity for an eye that no power opens, Infinity for one that 150 dB do not close.
 * Taps and place are those of the least mean square error at the attenuation itself. @internal
 */
export function linearMargin(eye: LinearEye, target: number): { readonly marginDb: number; readonly equalized: Equalized } {
  let place = bestPlace(eye, 1);
  let marginDb = NaN;
  for (let pass = 0; pass < 2; pass++) {
    marginDb = attenuationTo((at: number, loss) => errorRatioAt(eye, at, loss), place, target);
    if (!Number.isFinite(marginDb)) break;
    const next = bestPlace(eye, 10 ** (marginDb / 10));
    if (next === place || pass === 1) break;
    place = next;
  }
  return { marginDb, equalized: equalizedWith(eye, place, Number.isFinite(marginDb) ? 10 ** (marginDb / 10) : 1) };
}

function equalizedWith({ pulse, chain, levels, variance, density, bandwidth, correlation }: LinearEye, place: number, loss: number): Equalized {
  let noise = 0;
  for (const level of levels) noise += ((density.dark * loss * loss + density.shot * level * loss + density.intensity * level * level) * bandwidth) / 4;
  return equalizedAt(pulse, place, chain, { variance: noise / variance, correlation });
}

/** Sample of the least error, over four unit intervals from half of one before the symbol on, and then about the best. */
function bestPlace(eye: LinearEye, loss: number): number {
  const { perSymbol } = eye.pulse;
  let best = 0;
  let least = Infinity;
  const look = (place: number): void => {
    const { error } = equalizedWith(eye, place, loss);
    if (error < least) [best, least] = [place, error];
  };
  const step = perSymbol / 8;
  const first = (before - 0.5) * perSymbol;
  for (let i = 0; i < 32; i++) look(first + i * step);
  const about = best;
  for (let place = about - step + 1; place < about + step; place++) look(place);
  return best;
}

/** Bit error ratio with power divided by `loss`, the main tap on a sample of the pulse. @internal */
export function errorRatioAt(eye: LinearEye, place: number, loss: number): number {
  const { levels, mean, variance, opening, chain } = eye;
  const equalized = equalizedWith(eye, place, loss);
  const noise = noiseOf(eye, equalized, loss);
  const { values, weights, rest } = interferenceOf(levels.map((level) => level - mean), equalized);
  const main = equalized.cursors[equalized.before]!;
  const clouds = levels.map((level, i): Cloud => {
    const moved = chain.jitter ** 2 * edgesAt(equalized, (level - mean) ** 2, variance);
    return {
      values: values.map((value) => (opening * (mean + main * (level - mean) + value)) / loss),
      weights,
      noise: Math.hypot(noise[i]!, (opening / loss) * Math.sqrt(rest + moved)),
    };
  });
  return cloudErrorRatio(clouds as unknown as [Cloud, Cloud, Cloud, Cloud]);
}

/** Mean square of what edges that come 1 unit interval late take from a decision, were that little: heights of both edges of the symbol itself start from its level. */
function edgesAt({ edges, before }: Equalized, own: number, variance: number): number {
  let sum = 0;
  for (let i = 0; i < edges.length; i++) sum += edges[i]! ** 2 * (i === before || i === before - 1 ? own + variance : 2 * variance);
  return sum;
}

/** Noise rms of a decision for each symbol, A: white noise that follows the current, through filter and taps. */
function noiseOf(eye: LinearEye, { taps, place }: Equalized, loss: number): number[] {
  const { pulse, levels, mean, variance, density, sampleRate, chain } = eye;
  const { filter, current, perSymbol } = pulse;
  const reach = 8 * perSymbol;
  // Weight of each sample of the current in a decision; the pulse is 0 beyond its ends.
  const first = place + (chain.equalizer.main - taps.length + 1) * perSymbol - reach + 1;
  const weights = new Float64Array((taps.length - 1) * perSymbol + reach);
  taps.forEach((tap, k) => {
    const newest = (taps.length - 1 - k) * perSymbol + reach - 1;
    for (let m = 0; m < reach; m++) weights[newest - m]! += tap * filter[m]!;
  });
  const all = new Float64Array(perSymbol);
  for (let i = 0; i < current.length; i++) all[i % perSymbol]! += current[i]! ** 2;
  return levels.map((level) => {
    let sum = 0;
    for (let i = 0; i < weights.length; i++) {
      const own = current[first + i] ?? 0;
      const others = all[(((first + i) % perSymbol) + perSymbol) % perSymbol]! - own * own;
      const here = (mean + (level - mean) * own) / loss;
      const square = here * here + (variance * others) / (loss * loss);
      sum += weights[i]! ** 2 * (density.dark + density.shot * here + density.intensity * square);
    }
    return Math.sqrt((sum * sampleRate) / 2);
  });
}
