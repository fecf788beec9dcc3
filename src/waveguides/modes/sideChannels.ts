import { elementGrid } from './elementGrid.ts';
import { highestModes, modesAbove } from './modeSearch.ts';
import type { ModeTask } from './modeTask.ts';
import type { SectionCells } from './sectionCells.ts';
import { vectorProblem } from './vectorProblem.ts';

const known = new WeakMap<ModeTask['far'], Map<string, readonly number[]>>();
const mostModes = 6;

/**
 * The indices that light can have far away on a side of a section of rectangles, falling: of the modes that its layers guide, in both
 * polarizations, and of those materials there that are not above both outer ones.
 *
 * @internal
 */
export function sideChannels(task: ModeTask, side: 'left' | 'right' | 'bottom' | 'top'): readonly number[] {
  const found = known.get(task.far) ?? new Map<string, readonly number[]>();
  known.set(task.far, found);
  const channels = found.get(side) ?? channelsOf(task, side);
  found.set(side, channels);
  return channels;
}

function channelsOf({ cells, indices, wavenumber, far }: ModeTask, side: 'left' | 'right' | 'bottom' | 'top'): readonly number[] {
  const rows = cells.y.at.length + 1;
  const columns = cells.x.at.length + 1;
  const upright = side === 'left' || side === 'right';
  const line = side === 'left' || side === 'bottom' ? 0 : (upright ? columns : rows) - 1;
  const stack = Array.from({ length: upright ? rows : columns }, (_, i) => cells.medium[upright ? line * rows + i : i * rows + line]!);
  const layers = stack.map((medium) => indices[medium]!);
  const outer = Math.max(layers[0]!, layers[layers.length - 1]!);
  const highest = Math.max(...layers);
  const open = layers.filter((index) => index <= outer);
  const guided = highest > outer ? layerModes(stack, upright ? cells.y.at : cells.x.at, indices, wavenumber, outer) : [];
  // The index that the search for modes takes for the side comes first.
  return [...new Set([far[side], ...guided.filter((index) => index < far[side] - 1e-6), ...open])].sort((a, b) => b - a);
}

function layerModes(
  stack: readonly number[],
  at: readonly number[],
  indices: readonly number[],
  wavenumber: number,
  outer: number,
): number[] {
  const cells: SectionCells = {
    x: { at: [], corner: [], mirror: undefined },
    y: { at, corner: at.map(() => false), mirror: undefined },
    media: [],
    medium: Int32Array.from(stack),
  };
  const x = { low: 0, high: 1, openLow: false, openHigh: false };
  const y = { low: at[0]! * wavenumber - 100, high: at[at.length - 1]! * wavenumber + 100, openLow: true, openHigh: true };
  const grid = elementGrid(cells, indices, wavenumber, { x, y }, { order: 6, layers: 0, nearby: { x: 1, y: 0.5 } });
  return (['electric', 'magnetic'] as const).flatMap((wall) => {
    const bounds = { left: wall, right: wall, bottom: 'open', top: 'open' } as const;
    const problem = vectorProblem(grid, { formulation: 'magnetic', bounds, orderX: 1, orderY: 6 });
    const count = Math.min(mostModes, modesAbove(problem, outer ** 2 + 1e-3));
    if (count === 0) return [];
    const highest = Math.max(...stack.map((medium) => indices[medium]!));
    return highestModes(problem, { highest, lowest: outer, wanted: count, tolerance: 1e-9 }).indexSquared.map(Math.sqrt);
  });
}
