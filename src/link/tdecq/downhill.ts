import { simplexSearch } from '../../numerics/simplexSearch.ts';
import { type Tolerance, toleranceOf, worst } from './decision.ts';
import { othersOf } from './refine.ts';
import { noiseEnhancementOf, type Setting, type Task } from './task.ts';

/** A setting, what it tolerates, and what it loses by that. @internal */
export interface Ended {
  readonly setting: Setting;
  readonly tolerance: Tolerance;
  /** As `lossOf` gives it. */
  readonly loss: number;
  /** Noise behind the equalizer, a guess. */
  readonly noise: number;
}

/** Logarithm of 1 over the noise that is tolerated before the equalizer. `tolerated`: behind it. @internal */
export function lossOf({ correlation }: Task, { taps }: Setting, tolerated: number): number {
  return Math.log(noiseEnhancementOf(taps, correlation) / Math.max(1e-9, tolerated));
}

/** What a setting loses by the worse of its windows. `noise`: a guess. @internal */
export function endOf(task: Task, setting: Setting, noise: number): Ended {
  const tolerance = toleranceOf(task, setting, 2, noise);
  return { setting, tolerance, noise, loss: lossOf(task, setting, worst(tolerance)) };
}

/**
 * The best of several settings, and from there downhill over taps and middle of the eye at once. Where few symbols decide, the losses have
 * edges and several least places, in which steps along slopes end early.
 *
 * @internal
 */
export function downhill(task: Task, ends: readonly Ended[]): Ended {
  const perSymbol = task.phases.rows.length;
  let best = ends.reduce((one, other) => (other.loss < one.loss ? other : one));
  const { main } = best.setting;
  const others = othersOf(best.setting);
  const settingAt = (at: Float64Array): Setting => {
    const taps = new Float64Array(task.taps);
    others.forEach((k, i) => (taps[k] = at[i + 1]!));
    taps[main] = 1 - at.subarray(1).reduce((sum, tap) => sum + tap, 0);
    return { taps, main, offset: at[0]! * perSymbol };
  };
  for (const size of [0.05, 0.02]) {
    const { setting, noise } = best;
    const start = Float64Array.of(setting.offset / perSymbol, ...others.map((k) => setting.taps[k]!));
    const steps = start.map((_, i) => (i === 0 ? 0.2 * size : size));
    const { at } = simplexSearch((place) => endOf(task, settingAt(place), noise).loss, start, { steps, tolerance: 1e-4, most: 50 * start.length });
    const end = endOf(task, settingAt(at), noise);
    if (end.loss < best.loss) best = end;
  }
  return best;
}
