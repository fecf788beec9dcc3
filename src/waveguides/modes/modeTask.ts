import type { CrossSection } from './crossSection.ts';
import { elementGrid, type ElementGrid } from './elementGrid.ts';
import type { Level } from './levels.ts';
import { extentOf, farIndices, reach, type FarIndices } from './openEnds.ts';
import type { SectionCells } from './sectionCells.ts';
import { domainOf, type Domain } from './symmetryClasses.ts';
import { vectorProblem, type Bounds, type VectorProblem } from './vectorProblem.ts';

/** Most unknowns of one formulation; the factors then take about 2 GB. */
const mostUnknowns = 400_000;

/** A section at one wavelength, ready to be cut into elements. @internal */
export interface ModeTask {
  readonly section: CrossSection;
  readonly cells: SectionCells;
  readonly domain: Domain;
  /** Index of each medium. */
  readonly indices: readonly number[];
  readonly highest: number;
  readonly wavenumber: number;
  readonly far: FarIndices;
  /** Highest index of light far away on an open side, 0 if all sides are walls. */
  readonly farthest: number;
}

/** Prepares a section. @internal */
export function modeTask(section: CrossSection, cells: SectionCells, indices: readonly number[], wavelength: number): ModeTask {
  const wavenumber = (2 * Math.PI) / wavelength;
  const domain = domainOf(section, cells);
  const far = farIndices(cells, indices, wavenumber);
  const sides = [
    ...(domain.x.kind === 'uniform' ? [] : [far.left, far.right]),
    ...(domain.y.kind === 'uniform' ? [] : [far.bottom, far.top]),
  ];
  const farthest = section.walls === undefined ? Math.max(...sides) : 0;
  return { section, cells, domain, indices, highest: Math.max(...indices), wavenumber, far, farthest };
}

/** The elements of a task, with a window fit for modes of an index and above. @internal */
export function taskGrid(task: ModeTask, level: Level, index: number, tolerance: number): ElementGrid {
  const { section, cells, domain, indices, wavenumber, far } = task;
  const away = (side: number): number => reach(index, side, tolerance);
  const half = (at: readonly number[]): number => (at.length < 2 ? 0 : ((at[at.length - 1]! - at[0]!) / 2) * wavenumber);
  const breadth = Math.max(0.3, half(cells.x.at), half(cells.y.at));
  const nearby = (one: number, other: number): number =>
    Math.min(breadth, 1.5 / Math.sqrt(Math.max(1e-8, index ** 2 - Math.max(one, other) ** 2)));
  const grid = elementGrid(
    cells,
    indices,
    wavenumber,
    {
      x: extentOf(domain.x.kind, cells.x, section.window?.x, [away(far.left), away(far.right)], wavenumber),
      y: extentOf(domain.y.kind, cells.y, section.window?.y, [away(far.bottom), away(far.top)], wavenumber),
    },
    { ...level, nearby: { x: nearby(far.left, far.right), y: nearby(far.bottom, far.top) } },
  );
  const unknowns = 3 * level.order ** 2 * (grid.x.length - 1) * (grid.y.length - 1);
  if (unknowns > mostUnknowns) {
    throw new RangeError(
      `solveModes: order ${level.order} and layers ${level.layers} ask for about ${Math.round(unknowns / 1000)} thousand unknowns, ` +
        `above ${mostUnknowns / 1000} thousand (2 GB); lower them or give a smaller window`,
    );
  }
  return grid;
}

/** One formulation of a task on a grid. @internal */
export function taskProblem(
  task: ModeTask,
  grid: ElementGrid,
  bounds: Bounds,
  order: number,
  formulation: 'electric' | 'magnetic',
): VectorProblem {
  const along = (kind: string): number => (kind === 'uniform' ? 1 : order);
  return vectorProblem(grid, { formulation, bounds, orderX: along(task.domain.x.kind), orderY: along(task.domain.y.kind) });
}
