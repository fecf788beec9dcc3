import { inRange } from '../errors.ts';
import { condensed, type DiscreteMeasure, sumOf } from '../numerics/discreteSum.ts';
import { gaussianTail } from '../numerics/erfc.ts';
import { findRoot } from '../numerics/roots.ts';
import type { LightPath } from './multipath.ts';
import { pam4RequiredRatio } from './pam4.ts';

/** Four levels of light among delayed copies of it. */
export interface MultipathLink {
  /** Power of the symbols 0 to 3, increasing and not below 0, any unit. */
  readonly levels: readonly number[];
  /** Ways besides the straight one; their power ratios together at most 0.1. */
  readonly paths: readonly Pick<LightPath, 'powerRatio'>[];
  /** `aligned`: the copies keep the polarization, the worst case; `random`: each comes in any polarization alike. */
  readonly polarization: 'aligned' | 'random';
}

/** Values of the phase term of one copy, and of the sum. */
const phaseValues = 12;
const sumValues = 24;

/**
 * Bit error ratio of Gray-coded PAM4 whose copies by other ways beat with it, in Gaussian noise: each copy carries a symbol of its own, and its phase is any,
 * because the laser has lost its own by then or the ways breathe. Exact but for beats between two copies: the arcsine law of each phase (behind
 * a random polarization: the semicircle law) enters by its Gauss rule. The thresholds lie halfway. [TurGoldstein1989; Gimlett1989]
 *
 * @param noise rms before the decision, in the unit of the levels.
 * @throws RangeError
 */
export function multipathErrorRatio(link: MultipathLink, { noise }: { readonly noise: number }): number {
  const levels = checkedLink('multipathErrorRatio', link);
  inRange('multipathErrorRatio', 'noise', noise, '1', Number.MIN_VALUE, 1e300);
  return errorRatioOf(levels, beatsOf(link, levels), noise);
}

/** What other ways cost, or why no power makes up for them. */
export type MultipathPenalty = { readonly finite: true; readonly penaltyDb: number } | { readonly finite: false; readonly reason: string };

/**
 * Optical power that makes up for copies of the light by other ways, dB, at a bit error ratio of 1e-15 to 0.05 in noise that does not depend on the light: the same
 * error ratio with and without them. [TurGoldstein1989; Gimlett1989]
 *
 * @throws RangeError
 */
export function multipathPenalty(link: MultipathLink, { bitErrorRatio }: { readonly bitErrorRatio: number }): MultipathPenalty {
  const levels = checkedLink('multipathPenalty', link);
  inRange('multipathPenalty', 'bitErrorRatio', bitErrorRatio, '1', 1e-15, 0.05);
  const beats = beatsOf(link, levels);
  const span = levels[3] - levels[0];
  const nothing = beatsOf({ paths: [], polarization: link.polarization }, levels);
  const start = span / (6 * pam4RequiredRatio(bitErrorRatio));
  // Logarithms, so that the search sees nearly straight lines.
  const excess = (with_: readonly DiscreteMeasure[], logNoise: number): number => Math.log(Math.max(errorRatioOf(levels, with_, Math.exp(logNoise)), 1e-300) / bitErrorRatio);
  const from = Math.log(start);
  const least = from - Math.log(1e4);
  if (excess(beats, least) > 0) {
    const floor = errorRatioOf(levels, beats, Math.exp(least));
    return { finite: false, reason: `other ways alone cause a bit error ratio of ${floor.toPrecision(3)}` };
  }
  const tolerated = (with_: readonly DiscreteMeasure[]): number => findRoot((x) => excess(with_, x), least, from + Math.log(10));
  return { finite: true, penaltyDb: (10 / Math.LN10) * (tolerated(nothing) - tolerated(beats)) };
}

/**
 * Variance of the beat of level `power` with copies of a signal of mean power `average`, in the unit of power squared: 2 P ⟨P⟩ Σρ in the same polarization, half of that
 * in random ones. As noise, it overrates few strong copies, whose beat has no tails. [Gimlett1989, eq. 10]
 */
export function multipathVariance({ power, average, polarization, paths }: { readonly power: number; readonly average: number } & Omit<MultipathLink, 'levels'>): number {
  inRange('multipathVariance', 'power', power, '1', 0, 1e300);
  inRange('multipathVariance', 'average', average, '1', 0, 1e300);
  return (polarization === 'aligned' ? 2 : 1) * power * average * totalRatio('multipathVariance', paths);
}

type Levels = readonly [number, number, number, number];

function checkedLink(who: string, { levels, paths, polarization }: MultipathLink): Levels {
  if (levels.length !== 4) throw new RangeError(`${who}: levels has ${levels.length} entries, must have 4`);
  levels.forEach((level, i) => {
    inRange(who, `levels.${i}`, level, '1', 0, 1e300);
    if (i > 0 && !(level > levels[i - 1]!)) throw new RangeError(`${who}: levels.${i} is ${level}, must be above ${levels[i - 1]!}`);
  });
  if (polarization !== 'aligned' && polarization !== 'random') {
    throw new RangeError(`${who}: polarization is '${String(polarization)}', must be 'aligned' or 'random'`);
  }
  totalRatio(who, paths);
  return levels as unknown as Levels;
}

function totalRatio(who: string, paths: readonly Pick<LightPath, 'powerRatio'>[]): number {
  let sum = 0;
  paths.forEach(({ powerRatio }, i) => {
    inRange(who, `paths.${i}.powerRatio`, powerRatio, '1', 0, 1);
    sum += powerRatio;
  });
  inRange(who, 'sum of paths.powerRatio', sum, '1', 0, 0.1);
  return sum;
}

/** What is added to each level, as few values each. */
function beatsOf({ paths, polarization }: Omit<MultipathLink, 'levels'>, levels: Levels): DiscreteMeasure[] {
  const phases = phaseRule(polarization);
  return levels.map((level) => {
    let sum: DiscreteMeasure = { values: Float64Array.of(0), weights: Float64Array.of(1) };
    // From the weakest on, so that rounding gathers little.
    const rising = [...paths].sort((a, b) => a.powerRatio - b.powerRatio);
    for (const { powerRatio } of rising) {
      const copies = levels.map((copy) => ({
        values: phases.values.map((c) => 2 * c * Math.sqrt(level * powerRatio * copy) + powerRatio * copy),
        weights: phases.weights.map((w) => w / 4),
      }));
      const one = {
        values: Float64Array.from(copies.flatMap(({ values }) => [...values])),
        weights: Float64Array.from(copies.flatMap(({ weights }) => [...weights])),
      };
      sum = condensed(sumOf(sum, condensed(one, sumValues)), sumValues);
    }
    return sum;
  });
}

/** Gauss rules of Chebyshev of the first and second kind: the cosine of any phase, alone and times the root of any overlap of polarizations. [AbramowitzStegun1964, 25.4.38, 25.4.40] */
function phaseRule(polarization: MultipathLink['polarization']): DiscreteMeasure {
  const values = new Float64Array(phaseValues);
  const weights = new Float64Array(phaseValues);
  for (let i = 0; i < phaseValues; i++) {
    const angle = polarization === 'aligned' ? (Math.PI * (i + 0.5)) / phaseValues : (Math.PI * (i + 1)) / (phaseValues + 1);
    values[i] = Math.cos(angle);
    weights[i] = polarization === 'aligned' ? 1 / phaseValues : (2 / (phaseValues + 1)) * Math.sin(angle) ** 2;
  }
  return { values, weights };
}

function errorRatioOf([l0, l1, l2, l3]: Levels, beats: readonly DiscreteMeasure[], noise: number): number {
  const thresholds = [(l0 + l1) / 2, (l1 + l2) / 2, (l2 + l3) / 2];
  const levels = [l0, l1, l2, l3];
  let wrong = 0;
  for (let symbol = 0; symbol < 4; symbol++) {
    const { values, weights } = beats[symbol]!;
    for (let i = 0; i < values.length; i++) wrong += weights[i]! * wrongBits(symbol, levels[symbol]! + values[i]!, thresholds, noise);
  }
  return wrong / 8;
}

/** Expected wrong bits of a symbol received at a mean: each threshold that is passed turns a bit, the third from either end turns the first one back. */
function wrongBits(symbol: number, at: number, thresholds: readonly number[], noise: number): number {
  let sum = 0;
  for (let k = 0; k < 3; k++) {
    const passed = k < symbol ? gaussianTail((at - thresholds[k]!) / noise) : gaussianTail((thresholds[k]! - at) / noise);
    const turnsBack = (symbol === 0 && k === 2) || (symbol === 3 && k === 0);
    sum += turnsBack ? -passed : passed;
  }
  return sum;
}
