import { type Phases, valuesAt } from './phases.ts';
import { marginOf, type Room } from './room.ts';

/** What an equalizer is sought for. Amplitudes in units of the outer modulation amplitude, about the average. @internal */
export interface Task {
  readonly phases: Phases;
  readonly room: Room;
  /** Symbols of all periods, the first in the middle at `center`, samples. */
  readonly symbols: Uint8Array;
  readonly center: number;
  readonly taps: number;
  /** Taps before the main one, at most. */
  readonly mostMain: number;
  /** Correlation of the added noise at whole symbols. */
  readonly correlation: Float64Array;
  readonly target: number;
  /** By how much each threshold may move. */
  readonly adjustment: number;
  readonly selection: Selection;
}

/** The symbols that are looked at. @internal */
export interface Selection {
  readonly places: Int32Array;
  /** How much each counts; sum 1. */
  readonly weights: Float64Array;
}

/** Where an equalizer decides, and how. @internal */
export interface Setting {
  readonly taps: Float64Array;
  readonly main: number;
  /** Middle of the eye, samples from the middle of the symbol. */
  readonly offset: number;
}

/** Fills `out` with the values of all symbols at one place, with as many symbols to both sides as an equalizer may reach. @internal */
export function placeAt(out: Float64Array, { phases, center, taps, room }: Omit<Task, 'selection'>, offset: number): Float64Array {
  return valuesAt(out, phases, center + offset, marginOf(taps), room.kernels.weigh);
}

/** Two places in each window, by Gauss's rule: exact where the error ratio is a cubic over the window. */
const inWindow = 0.02 / Math.sqrt(3);

/** Values at the places of the left and of the right window. @internal */
export type Sides = readonly [left: readonly Float64Array[], right: readonly Float64Array[]];

/**
 * The values at both sides of the middle of the eye, in the room of the task: at `points` places in each window, 0.04 UI wide, 0.05 UI from the middle.
 *
 * @internal
 */
export function sidesAt(task: Omit<Task, 'selection'>, offset: number, points: 1 | 2): Sides {
  const perSymbol = task.phases.rows.length;
  const { values } = task.room;
  const within = points === 1 ? [0] : [-inWindow, inWindow];
  const side = (which: 0 | 1, middle: number): Float64Array[] =>
    within.map((away, i) => placeAt(values[which][i]!, task, offset + (middle + away) * perSymbol));
  return [side(0, -0.05), side(1, 0.05)];
}

/** Noise enhancement of taps, an amplitude: the root of Σ w_i w_j ρ_|i−j|. @internal */
export function noiseEnhancementOf(taps: Float64Array, correlation: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < taps.length; i++) {
    for (let j = 0; j < taps.length; j++) sum += taps[i]! * taps[j]! * correlation[Math.abs(i - j)]!;
  }
  return Math.sqrt(sum);
}
