import { crossingsOf, type Distances, noDistances } from './histogram.ts';
import { marginOf } from './room.ts';
import { type Setting, type Sides, sidesAt, type Task } from './task.ts';
import { bestShifts, toleratedNoise } from './tolerance.ts';

/** The equalized samples of one setting, left and right of the middle of the eye, by their distance from the thresholds. @internal */
export interface Decision {
  readonly distances: readonly [Distances, Distances];
  /** Noise rms behind the equalizer that the mean of both error ratios tolerates. */
  readonly noise: number;
  /** Derivative of that mean by the logarithm of the noise. */
  readonly slope: number;
  readonly shifts: readonly number[];
}

/** What a setting tolerates. @internal */
export interface Tolerance {
  /** Noise rms behind the equalizer, left and right. */
  readonly sides: readonly [number, number];
  /** The same for the mean of both error ratios. */
  readonly mean: number;
  readonly shifts: readonly number[];
}

/** What taps make of the values at both sides. The equalized samples of the last place of each side stay in the room of the task. @internal */
export function decided(task: Task, sides: Sides, taps: Float64Array, main: number, guess: number): Decision {
  const { symbols, target, adjustment, selection } = task;
  const { kernels, equalized, histograms } = task.room;
  const side = (which: 0 | 1): Distances => {
    const counted = noDistances(histograms, adjustment);
    for (const values of sides[which]) {
      kernels.equalize(equalized[which], values, marginOf(task.taps), selection.places, taps, main);
      kernels.count(counted, equalized[which], symbols, selection.places, selection.weights, 1 / sides[which].length);
    }
    return counted.slice();
  };
  const distances = [side(0), side(1)] as const;
  const both = new Float64Array(distances[0].length);
  for (let i = 0; i < both.length; i++) both[i] = 0.5 * (distances[0][i]! + distances[1][i]!);
  const crossings = crossingsOf(both);
  let shifts = [0, 0, 0];
  let found = toleratedNoise(crossings, shifts, target, guess);
  // The best thresholds hardly depend on the noise.
  const rounds = adjustment > 0 ? 2 : 0;
  for (let round = 0; round < rounds && found.noise > 0; round++) {
    shifts = bestShifts(crossings, found.noise, adjustment);
    found = toleratedNoise(crossings, shifts, target, found.noise);
  }
  return { distances, noise: found.noise, slope: found.slope, shifts };
}

/** What each side of a decision tolerates. @internal */
export function toleranceIn({ target }: Task, { distances, noise, shifts }: Decision): Tolerance {
  const side = (which: 0 | 1): number => toleratedNoise(crossingsOf(distances[which]), shifts, target, Math.max(noise, 1e-3)).noise;
  return { sides: [side(0), side(1)], mean: noise, shifts };
}

/** Noise that a setting tolerates, from `points` in each window. @internal */
export function toleranceOf(task: Task, { taps, main, offset }: Setting, points: 1 | 2, guess: number): Tolerance {
  return toleranceIn(task, decided(task, sidesAt(task, offset, points), taps, main, guess));
}

/** The worse of both sides. @internal */
export function worst({ sides }: Tolerance): number {
  return Math.min(sides[0], sides[1]);
}
