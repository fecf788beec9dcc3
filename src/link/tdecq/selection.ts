import { oddStep } from './leastSquares.ts';
import { marginOf, type RoomForSelection } from './room.ts';
import { type Selection, type Setting, sidesAt, type Task } from './task.ts';

/** All symbols, or some `wanted` of them, evenly spread, in `room`. @internal */
export function spreadSelection(room: RoomForSelection, wanted: number): Selection {
  const step = oddStep(room.places.length, wanted);
  const count = Math.ceil(room.places.length / step);
  const places = room.places.subarray(0, count);
  for (let i = 0; i < count; i++) places[i] = i * step;
  return { places, weights: room.weights.subarray(0, count).fill(1 / count) };
}

/** Noise rms within which a sample lies near a threshold. */
const near = 3;
/** Of those that do not, one of so many is looked at. */
const sparse = 15;

/**
 * The symbols that a setting decides narrowly, all of them, and few of the others, which count the more: so that the error ratio near the
 * setting is that of all symbols. `noise`: rms behind the equalizer.
 * `all`: all symbols.
 *
 * @internal
 */
export function narrowSelection(task: Task, all: Selection, { taps, main, offset }: Setting, noise: number): Selection {
  const { symbols } = task;
  const { kernels } = task.room;
  const closest = new Float64Array(symbols.length).fill(Infinity);
  const [equalized] = task.room.equalized;
  for (const [values] of sidesAt(task, offset, 1)) {
    kernels.equalize(equalized, values!, marginOf(task.taps), all.places, taps, main);
    lower(closest, equalized, symbols);
  }
  const { places, weights } = task.room.selections.narrow;
  let count = 0;
  let others = 0;
  for (let n = 0; n < symbols.length; n++) {
    const narrow = closest[n]! < near * noise;
    if (!narrow && others++ % sparse !== 0) continue;
    places[count] = n;
    weights[count++] = (narrow ? 1 : sparse) / symbols.length;
  }
  return { places: places.subarray(0, count), weights: weights.subarray(0, count) };
}

function lower(closest: Float64Array, equalized: Float64Array, symbols: Uint8Array): void {
  for (let n = 0; n < symbols.length; n++) {
    const room = roomOf(equalized[n]!, symbols[n]!);
    if (room < closest[n]!) closest[n] = room;
  }
}

/** How far an equalized sample lies on the right side of its nearer threshold. */
function roomOf(y: number, symbol: number): number {
  const away = y - symbol / 3 + 0.5;
  if (symbol === 0) return 1 / 6 - away;
  return symbol === 3 ? 1 / 6 + away : 1 / 6 - Math.abs(away);
}
