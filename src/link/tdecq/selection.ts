import { equalize } from './equalize.ts';
import { oddStep } from './leastSquares.ts';
import { marginOf, type Selection, type Setting, sidesAt, type Task } from './task.ts';

/** All symbols, or some `wanted` of them, evenly spread. @internal */
export function spreadSelection(count: number, wanted: number): Selection {
  const step = oddStep(count, wanted);
  const places = new Int32Array(Math.ceil(count / step));
  for (let i = 0; i < places.length; i++) places[i] = i * step;
  return { places, weights: new Float64Array(places.length).fill(1 / places.length) };
}

/** Noise rms within which a sample lies near a threshold. */
const near = 3;
/** Of those that do not, one of so many is looked at. */
const sparse = 15;

/**
 * The symbols that a setting decides narrowly, all of them, and few of the others, which count the more: so that the error ratio near the
 * setting is that of all symbols. `noise`: rms behind the equalizer.
 *
 * @internal
 */
export function narrowSelection(task: Task, { taps, main, offset }: Setting, noise: number): Selection {
  const { symbols } = task;
  const all = spreadSelection(symbols.length, symbols.length);
  const closest = new Float64Array(symbols.length).fill(Infinity);
  const equalized = new Float64Array(symbols.length);
  for (const [values] of sidesAt(task, offset, 1)) {
    equalize(equalized, values!, marginOf(task.taps), all.places, taps, main);
    for (let n = 0; n < symbols.length; n++) closest[n] = Math.min(closest[n]!, roomOf(equalized[n]!, symbols[n]!));
  }
  const places = new Int32Array(symbols.length);
  const weights = new Float64Array(symbols.length);
  let count = 0;
  let others = 0;
  for (let n = 0; n < symbols.length; n++) {
    const narrow = closest[n]! < near * noise;
    if (!narrow && others++ % sparse !== 0) continue;
    places[count] = n;
    weights[count++] = (narrow ? 1 : sparse) / symbols.length;
  }
  return { places: places.slice(0, count), weights: weights.slice(0, count) };
}

/** How far an equalized sample lies on the right side of its nearer threshold. */
function roomOf(y: number, symbol: number): number {
  const away = y - symbol / 3 + 0.5;
  if (symbol === 0) return 1 / 6 - away;
  return symbol === 3 ? 1 / 6 + away : 1 / 6 - Math.abs(away);
}
