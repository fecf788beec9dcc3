import { elementGrid, type AxisExtent } from './elementGrid.ts';
import type { Level } from './levels.ts';
import { checkUnknowns, type ModeTask } from './modeTask.ts';
import { reach } from './openEnds.ts';
import { sideChannels } from './sideChannels.ts';
import { sideLines, stretchedGrid, tunnelGrid, type AbsorberSetting, type SideLines, type StretchedGrid } from './stretchedGrid.ts';

/** A mode that leaks, and where it may. @internal */
export interface Leak {
  readonly index: number;
  /** 1/(k₀R); 0 where straight. */
  readonly curvature: number;
  /** Whether absorbing layers are asked for at all open sides; a bend has them outward, below and above anyway. */
  readonly absorbing: boolean;
  readonly tolerance: number;
  readonly absorber?: Partial<AbsorberSetting>;
}

/** Nepers after which light outward of a bend is not followed: what still leaks is below rounding. */
const untold = 20;

/** The elements of a task with absorbing layers where the mode leaks. @internal */
export function leakyGrid(task: ModeTask, level: Level, leak: Leak): StretchedGrid {
  const { section, cells, domain, indices, gradings, wavenumber, far } = task;
  const { index, curvature, absorbing, tolerance } = leak;
  const { window, walls } = section;
  const half = (at: readonly number[]): number => (at.length < 2 ? 0 : ((at[at.length - 1]! - at[0]!) / 2) * wavenumber);
  const breadth = Math.max(0.3, half(cells.x.at), half(cells.y.at));
  const nearby = (...fars: number[]): number =>
    Math.min(breadth, 1.5 / Math.sqrt(Math.max(1e-8, ...fars.map((each) => Math.abs(index ** 2 - each ** 2)))));
  const leaks = (side: number): boolean => absorbing && index ** 2 < side ** 2 + 5.6e-5;
  const bent = curvature !== 0;
  // Not to the center of the bend.
  const room = bent ? (1 / curvature + (cells.x.at[0] ?? 0) * wavenumber) / 4 : Infinity;
  const steps = { x: Math.min(room, nearby(far.left, far.right)), y: nearby(far.bottom, far.top) };
  const extent = (axis: 'x' | 'y', low: number, high: number): AxisExtent => {
    const { at, mirror } = cells[axis];
    const { kind } = domain[axis];
    if (kind === 'uniform') return { low: -0.5e-6 * wavenumber, high: 0.5e-6 * wavenumber, openLow: false, openHigh: false };
    const given = window?.[axis];
    const away = (side: number): number => ((bent && axis === 'x') || leaks(side) ? steps[axis] : reach(index, side, tolerance));
    const from = given === undefined ? at[0]! * wavenumber - away(low) : given[0] * wavenumber;
    const to = given === undefined ? at[at.length - 1]! * wavenumber + away(high) : given[1] * wavenumber;
    const open = given === undefined;
    return kind === 'half'
      ? { low: mirror! * wavenumber, high: to, openLow: false, openHigh: open }
      : { low: from, high: to, openLow: open, openHigh: open };
  };
  const extents = { x: extent('x', far.left, far.right), y: extent('y', far.bottom, far.top) };
  const plain = elementGrid(cells, indices, wavenumber, extents, { ...level, nearby: steps }, gradings);
  const leaky = bent || (['left', 'right', 'bottom', 'top'] as const).some((side) => leaks(far[side]));
  const core = leaky ? tunnelGrid(plain, index, level.order) : plain;
  const absorber = { strength: 1, depth: 3 + Math.log(1 / tolerance) / 2, before: 0, ...leak.absorber };
  const beyond = (axis: 'x' | 'y', sign: 1 | -1, side: 'left' | 'right' | 'bottom' | 'top'): SideLines | undefined => {
    const { kind } = domain[axis];
    if (walls !== undefined || kind === 'uniform' || (kind === 'half' && sign < 0)) return undefined;
    const from = sign > 0 ? extents[axis].high : extents[axis].low;
    const channels = sideChannels(task, side);
    if (bent && axis === 'x') {
      const end = sign > 0 || absorbing ? 'absorber' : 'wall';
      const decay = sign > 0 ? untold : 2 + Math.log(1 / tolerance) / 2;
      return sideLines({ index, channels, curvature, end, decay }, from, sign, level.order, absorber);
    }
    const waves = { index, channels, curvature: 0, end: 'absorber', decay: untold } as const;
    if (leaks(far[side])) return sideLines(waves, from, sign, level.order, absorber);
    // Above and below a bend light goes out at a slant once it is beyond the caustic.
    const slant = { ...waves, index: 0.8 * far[side], channels: [far[side]] };
    return bent ? sideLines(slant, from, sign, level.order, absorber) : undefined;
  };
  const left = beyond('x', -1, 'left');
  const right = beyond('x', 1, 'right');
  const bottom = beyond('y', -1, 'bottom');
  const top = beyond('y', 1, 'top');
  const sides = {
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
    ...(bottom === undefined ? {} : { bottom }),
    ...(top === undefined ? {} : { top }),
  };
  const grid = stretchedGrid(core, sides);
  checkUnknowns(level, grid.elements, task.memory / 2);
  return grid;
}
