import { findMinimum } from '../../numerics/minimize.ts';
import { type Setting, leastSquaresAt, noiseEnhancementOf, refinedTaps, type Task, type Tolerance, toleranceOf } from './equalizer.ts';

/** Symbols that the search looks at: what is found is best to second order in what the others would change. */
const enough = 16384;
/** Steps of the first search for the middle of the eye, UI. */
const coarse = 1 / 8;

/**
 * The setting that tolerates the most added noise, and what it tolerates behind the equalizer; `undefined` where the target is missed without
 * noise. `noise`: a first guess of that noise.
 *
 * @internal
 */
export function bestSetting(task: Task, noise: number): { setting: Setting; tolerance: Tolerance } | undefined {
  // A step that is odd, since the parts of a shift register's sequence at even ones are alike; and all symbols where it fails.
  const step = 2 * Math.floor((task.symbols.length / enough - 1) / 2) + 1;
  for (const part of step > 1 ? [{ ...task, step }, task] : [task]) {
    for (const guess of [noise, noise / 3, noise / 10]) {
      const start = startOf(part, guess);
      if (start === undefined) continue;
      const found = refined(part, start);
      const setting = part === task ? found : { ...found, offset: balanced(task, found) };
      const tolerance = toleranceOf(task, setting, 2);
      if (worst(tolerance) > 0) return { setting, tolerance };
    }
  }
  return undefined;
}

type Start = ReturnType<typeof leastSquaresAt>;

/** Least squares over one symbol; of the two best offsets the one that tolerates most. */
function startOf(task: Task, noise: number): Start | undefined {
  const perSymbol = task.phases.rows.length;
  const found: Start[] = [];
  for (let offset = -0.5; offset < 0.5; offset += coarse) found.push(leastSquaresAt(task, offset * perSymbol, noise));
  found.sort((a, b) => a.error - b.error);
  let best: Start | undefined;
  let most = 0;
  for (const setting of found.slice(0, 2)) {
    const { mean } = toleranceOf(task, setting, 1);
    const value = mean / noiseEnhancementOf(setting.taps, task.correlation);
    if (value > most) [most, best] = [value, setting];
  }
  return best;
}

/** Over the middle of the eye, at each the taps that are best there; at last the middle at which both sides tolerate alike. */
function refined(task: Task, start: Start): Setting {
  const perSymbol = task.phases.rows.length;
  let current: Setting = start;
  let best: Setting = start;
  let least = Infinity;
  const loss = (offset: number): number => {
    current = refinedTaps(task, { ...current, offset }, start.moments);
    const value = Math.log(noiseEnhancementOf(current.taps, task.correlation) / Math.max(1e-9, worst(toleranceOf(task, current, 1))));
    if (value < least) [least, best] = [value, current];
    return value;
  };
  const middle = balanced(task, start);
  findMinimum(loss, middle - 0.12 * perSymbol, middle + 0.12 * perSymbol, { tolerance: 0.01 * perSymbol });
  return { ...best, offset: balanced(task, best) };
}

/** The offset near that of a setting at which both sides of the eye tolerate alike, by secants. */
function balanced(task: Task, setting: Setting): number {
  const perSymbol = task.phases.rows.length;
  const tilt = (offset: number): number => {
    const { sides } = toleranceOf(task, { ...setting, offset }, 1);
    return Math.log(Math.max(sides[0], 1e-6) / Math.max(sides[1], 1e-6));
  };
  const most = 0.15 * perSymbol;
  let a = setting.offset;
  let fa = tilt(a);
  // The left side is the better one where the middle lies too far to the right.
  let b = a + (fa > 0 ? -0.02 : 0.02) * perSymbol;
  let fb = tilt(b);
  for (let i = 0; i < 6 && Math.abs(fb) > 5e-4 && fb !== fa; i++) {
    const next = Math.min(setting.offset + most, Math.max(setting.offset - most, b - (fb * (b - a)) / (fb - fa)));
    [a, fa] = [b, fb];
    b = next;
    fb = tilt(b);
  }
  return Math.abs(fb) < Math.abs(fa) ? b : a;
}

/** The worse of both sides. @internal */
export function worst({ sides }: Tolerance): number {
  return Math.min(sides[0], sides[1]);
}
