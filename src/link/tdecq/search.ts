import { findMinimum } from '../../numerics/minimize.ts';
import { decided, type Tolerance, toleranceOf, worst } from './decision.ts';
import { downhill, type Ended, endOf, lossOf } from './downhill.ts';
import { bins } from './histogram.ts';
import { leastSquaresAt } from './leastSquares.ts';
import { type Refining, refinedTaps, refiningFrom } from './refine.ts';
import { narrowSelection, spreadSelection } from './selection.ts';
import { noiseEnhancementOf, type Setting, sidesAt, type Task } from './task.ts';

/** Symbols that the search begins with, of a pattern that has three times as many; else a third of them. */
const enough = 4096;
/** Steps of the first search for the middle of the eye, UI. */
const coarse = 1 / 8;
/** Main taps that are tried, and by how much more noise, as a logarithm, one may tolerate before its middle of the eye is found. */
const mains = 3;
const close = 0.03;
/** Logarithm of the noise lost, as of 5 dB of optical power, from which on a search ends by another. */
const costly = 5 * (Math.LN10 / 10);

/** Noise rms that can be told from none: a bin of a histogram. */
const leastTold = 1 / bins;

/** A setting and what it tolerates. @internal */
export interface Settled {
  readonly setting: Setting;
  readonly tolerance: Tolerance;
}

/**
 * The setting that tolerates the most added noise, and what it tolerates behind the equalizer; `undefined` where the target is missed without
 * noise. `ideal`: the noise that an ideal signal tolerates. The selection of the task is not looked at.
 *
 * @internal
 */
export function bestSetting(task: Omit<Task, 'selection'>, ideal: number): Settled | undefined {
  const count = task.symbols.length;
  const { whole: all, part: some } = task.room.selections;
  const whole: Task = { ...task, selection: spreadSelection(all, count) };
  const part: Task = { ...task, selection: spreadSelection(some, Math.min(enough, count / 3)) };
  // All symbols where a part of them fails.
  for (const first of count >= 1024 ? [part, whole] : [whole]) {
    const ends: Ended[] = [];
    for (const guess of [0.6 * ideal, 0.2 * ideal, 0.06 * ideal]) {
      const starts = startsOf(first, guess);
      if (starts.length === 0) continue;
      const best = starts.map((start) => centered(first, start, 0.12, first === whole ? 0.01 : 0.03)).sort((a, b) => a.loss - b.loss)[0]!.found;
      const found = first === whole ? best : narrowed(whole, best);
      const end = endOf(whole, { ...found.setting, offset: balanced(whole, found, 0.004) }, found.noise);
      if (end.loss < costly - Math.log(ideal)) return end;
      ends.push(end, ...[best, ...starts].map(({ setting, noise }) => endOf(whole, setting, noise)));
    }
    const open = ends.filter((end) => worst(end.tolerance) > leastTold);
    if (open.length > 0) return downhill(whole, open);
  }
  return undefined;
}

/** What a part of the symbols has found, sought further with those that are decided narrowly. */
function narrowed(task: Task, start: Refining): Refining {
  const first = { ...task, selection: narrowSelection(task, task.selection, start.setting, start.noise) };
  const { found } = centered(first, start, 0.04, 0.01);
  const second = { ...task, selection: narrowSelection(task, task.selection, found.setting, found.noise) };
  return refinedTaps(second, found).refining;
}

/** Least squares over one symbol and all main taps; those that tolerate most, refined. */
function startsOf(task: Task, noise: number): Refining[] {
  const perSymbol = task.phases.rows.length;
  const byMain: { value: number; refining: Refining }[] = [];
  for (let offset = -0.5; offset < 0.5; offset += coarse) {
    const least = leastSquaresAt(task, offset * perSymbol, noise).sort((a, b) => a.error - b.error);
    const sides = sidesAt(task, offset * perSymbol, 1);
    for (const { moments, taps, main, offset: at } of least.slice(0, 2)) {
      const setting = { taps, main, offset: at };
      const { noise: mean } = decided(task, sides, taps, main, noise);
      const value = Math.log(noiseEnhancementOf(taps, task.correlation) / mean);
      if (mean > 0 && !(value >= (byMain[main]?.value ?? Infinity))) byMain[main] = { value, refining: refiningFrom(task, setting, moments, mean) };
    }
  }
  const tried = byMain.filter((each) => each !== undefined).sort((a, b) => a.value - b.value);
  const all = tried.slice(0, mains).map(({ refining }) => {
    const { refining: better, tolerance } = refinedTaps(task, refining);
    return { value: lossOf(task, better.setting, tolerance.mean), refining: better };
  });
  const least = Math.min(...all.map(({ value }) => value));
  return all.filter(({ value }) => value < least + close).map(({ refining }) => refining);
}

/** Over the middle of the eye, to `reach` UI of where both sides tolerate alike, at each the taps that are best there; at last where they tolerate alike. */
function centered(task: Task, start: Refining, reach: number, tolerance: number): { found: Refining; loss: number } {
  const perSymbol = task.phases.rows.length;
  let current = start;
  let best = start;
  let least = Infinity;
  const loss = (offset: number): number => {
    const { refining, tolerance: found } = refinedTaps(task, { ...current, setting: { ...current.setting, offset } });
    current = refining;
    const value = lossOf(task, refining.setting, Math.max(1e-9, worst(found)));
    if (value < least) [least, best] = [value, refining];
    return value;
  };
  let middle = balanced(task, start, reach / 6);
  // Once more where the best lies at an end.
  for (let turn = 0; turn < 3; turn++) {
    findMinimum(loss, middle - reach * perSymbol, middle + reach * perSymbol, { tolerance: tolerance * perSymbol });
    if (Math.abs(best.setting.offset - middle) < 0.85 * reach * perSymbol) break;
    middle = best.setting.offset;
  }
  return { found: { ...best, setting: { ...best.setting, offset: balanced(task, best, 0.01) } }, loss: least };
}

/** The offset near that of a setting at which both sides of the eye tolerate alike, by secants of which the first is `first` UI long. */
function balanced(task: Task, { setting, noise }: Refining, first: number): number {
  const perSymbol = task.phases.rows.length;
  const tilt = (offset: number): number => {
    const { sides } = toleranceOf(task, { ...setting, offset }, 1, noise);
    return Math.log(Math.max(sides[0], 1e-6) / Math.max(sides[1], 1e-6));
  };
  const most = 0.15 * perSymbol;
  let a = setting.offset;
  let fa = tilt(a);
  // The left side is the better one where the middle lies too far to the right.
  let b = a + (fa > 0 ? -first : first) * perSymbol;
  let fb = tilt(b);
  for (let i = 0; i < 6 && Math.abs(fb) > 5e-4 && fb !== fa; i++) {
    const next = Math.min(setting.offset + most, Math.max(setting.offset - most, b - (fb * (b - a)) / (fb - fa)));
    [a, fa] = [b, fb];
    b = next;
    fb = tilt(b);
  }
  return Math.abs(fb) < Math.abs(fa) ? b : a;
}
