import type { CrossSection, SectionWindow } from '../modes/crossSection.ts';
import { solvedTaper, taperWindow } from './solvedTaper.ts';
import type { SliceSetting } from './sliceModes.ts';
import type { SolvedTaper } from './taperWaves.ts';

/** Lights and numerics of one pair of sections that stay solved. */
const most = 16;
const known = new WeakMap<CrossSection, WeakMap<CrossSection, Map<string, SolvedTaper>>>();

/** The solved slices between two sections, in a given window or one that fits; solved when new. Throws what solving throws. @internal */
export function rememberedTaper(
  from: CrossSection,
  to: CrossSection,
  setting: Omit<SliceSetting, 'halves' | 'window'> & { readonly slices: number; readonly window: SectionWindow | undefined },
): SolvedTaper {
  const ends = known.get(from) ?? new WeakMap<CrossSection, Map<string, SolvedTaper>>();
  known.set(from, ends);
  const all = ends.get(to) ?? new Map<string, SolvedTaper>();
  ends.set(to, all);
  const key = JSON.stringify(setting);
  const found = all.get(key);
  if (found !== undefined) return found;
  const solved = solvedTaper(from, to, { ...setting, window: setting.window ?? taperWindow(from, to, setting) });
  if (all.size >= most) all.delete(all.keys().next().value!);
  all.set(key, solved);
  return solved;
}
