import { findMinimum } from '../../numerics/minimize.ts';
import { decided, type Equalized, roomFor, type Tolerance, toleranceOf, worst } from './decision.ts';
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

/**
 * The setting that tolerates the most added noise, and what it tolerates behind the equalizer; `undefined` where the target is missed without
 * noise. `noise`: a first guess of that noise. The selection of the task is not looked at.
 *
 * @internal
 */
export function bestSetting(task: Omit<Task, 'selection'>, noise: number): { setting: Setting; tolerance: Tolerance } | undefined {
  const count = task.symbols.length;
  const whole: Task = { ...task, selection: spreadSelection(count, count) };
  const part: Task = { ...task, selection: spreadSelection(count, Math.min(enough, count / 3)) };
  const some = count >= 1024;
  // All symbols where a part of them fails.
  for (const first of some ? [part, whole] : [whole]) {
    for (const guess of [noise, noise / 3, noise / 10]) {
      const starts = startsOf(first, guess);
      if (starts.length === 0) continue;
      const best = starts.map((start) => centered(first, start, 0.12, first === whole ? 0.01 : 0.03)).sort((a, b) => a.loss - b.loss)[0]!.found;
      const found = first === whole ? best : narrowed(whole, best);
      const room = roomFor(whole);
      const offset = balanced(whole, room, found, 0.004);
      const setting = { ...found.setting, offset };
      const tolerance = toleranceOf(whole, room, setting, 2, found.noise);
      if (worst(tolerance) > 0) return { setting, tolerance };
    }
  }
  return undefined;
}

/** What a part of the symbols has found, sought further with those that are decided narrowly. */
function narrowed(task: Task, start: Refining): Refining {
  const first = { ...task, selection: narrowSelection(task, start.setting, start.noise) };
  const { found } = centered(first, start, 0.04, 0.01);
  const second = { ...task, selection: narrowSelection(task, found.setting, found.noise) };
  return refinedTaps(second, roomFor(second), found).refining;
}

/** Least squares over one symbol and all main taps; those that tolerate most, refined. */
function startsOf(task: Task, noise: number): Refining[] {
  const perSymbol = task.phases.rows.length;
  const room = roomFor(task);
  const byMain: { value: number; refining: Refining }[] = [];
  for (let offset = -0.5; offset < 0.5; offset += coarse) {
    const sides = sidesAt(task, offset * perSymbol, 1);
    const least = leastSquaresAt(task, offset * perSymbol, noise).sort((a, b) => a.error - b.error);
    for (const { moments, taps, main, offset: at } of least.slice(0, 2)) {
      const setting = { taps, main, offset: at };
      const { noise: mean } = decided(task, room, sides, taps, main, noise);
      const value = Math.log(noiseEnhancementOf(taps, task.correlation) / mean);
      if (mean > 0 && !(value >= (byMain[main]?.value ?? Infinity))) byMain[main] = { value, refining: refiningFrom(task, setting, moments, mean) };
    }
  }
  const tried = byMain.filter((each) => each !== undefined).sort((a, b) => a.value - b.value);
  const all = tried.slice(0, mains).map(({ refining }) => {
    const { refining: better, tolerance } = refinedTaps(task, room, refining);
    return { value: lossOf(task, better, tolerance.mean), refining: better };
  });
  const least = Math.min(...all.map(({ value }) => value));
  return all.filter(({ value }) => value < least + close).map(({ refining }) => refining);
}

/** Over the middle of the eye, to `reach` UI of where both sides tolerate alike, at each the taps that are best there; at last where they tolerate alike. */
function centered(task: Task, start: Refining, reach: number, tolerance: number): { found: Refining; loss: number } {
  const perSymbol = task.phases.rows.length;
  const room = roomFor(task);
  let current = start;
  let best = start;
  let least = Infinity;
  const loss = (offset: number): number => {
    const { refining, tolerance: found } = refinedTaps(task, room, { ...current, setting: { ...current.setting, offset } });
    current = refining;
    const value = lossOf(task, refining, Math.max(1e-9, worst(found)));
    if (value < least) [least, best] = [value, refining];
    return value;
  };
  let middle = balanced(task, room, start, reach / 6);
  // Once more where the best lies at an end.
  for (let turn = 0; turn < 3; turn++) {
    findMinimum(loss, middle - reach * perSymbol, middle + reach * perSymbol, { tolerance: tolerance * perSymbol });
    if (Math.abs(best.setting.offset - middle) < 0.85 * reach * perSymbol) break;
    middle = best.setting.offset;
  }
  return { found: { ...best, setting: { ...best.setting, offset: balanced(task, room, best, 0.01) } }, loss: least };
}

function lossOf({ correlation }: Task, { setting }: Refining, tolerated: number): number {
  return Math.log(noiseEnhancementOf(setting.taps, correlation) / tolerated);
}

/** The offset near that of a setting at which both sides of the eye tolerate alike, by secants of which the first is `first` UI long. */
function balanced(task: Task, room: Equalized, { setting, noise }: Refining, first: number): number {
  const perSymbol = task.phases.rows.length;
  const tilt = (offset: number): number => {
    const { sides } = toleranceOf(task, room, { ...setting, offset }, 1, noise);
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
