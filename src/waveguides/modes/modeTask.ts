import { digits } from '../../errors.ts';
import type { CrossSection } from './crossSection.ts';
import { elementGrid, type ElementGrid, type MediumGrading } from './elementGrid.ts';
import { gradedCells } from './gradings.ts';
import type { Level } from './levels.ts';
import { extentOf, farIndices, reach, type FarIndices } from './openEnds.ts';
import type { SectionCells } from './sectionCells.ts';
import { domainOf, type Domain } from './symmetryClasses.ts';
import { vectorProblem, type Bounds, type VectorProblem } from './vectorProblem.ts';

/** Most unknowns of one formulation. */
const mostUnknowns = 400_000;

/** A section at one wavelength, ready to be cut into elements. @internal */
export interface ModeTask {
  readonly section: CrossSection;
  readonly cells: SectionCells;
  readonly domain: Domain;
  /** Index of each medium, the highest where it varies. */
  readonly indices: readonly number[];
  /** What varies within each medium, undefined where nothing does. */
  readonly gradings: readonly (MediumGrading | undefined)[];
  readonly highest: number;
  readonly wavenumber: number;
  readonly far: FarIndices;
  /** Highest index of light far away on an open side, 0 if all sides are walls. */
  readonly farthest: number;
  /** Most memory that a matrix may take, bytes. */
  readonly memory: number;
}

/** Prepares a section; `base` index of each medium, without what varies. @internal */
export function modeTask(section: CrossSection, plain: SectionCells, base: readonly number[], wavelength: number, memory = 2e9): ModeTask {
  const wavenumber = (2 * Math.PI) / wavelength;
  const { cells, gradings, peaks: indices } = gradedCells(plain, base, wavenumber);
  const domain = domainOf(section, cells);
  const far = farIndices(cells, indices, wavenumber, gradings);
  const sides = [
    ...(domain.x.kind === 'uniform' ? [] : [far.left, far.right]),
    ...(domain.y.kind === 'uniform' ? [] : [far.bottom, far.top]),
  ];
  const farthest = section.walls === undefined ? Math.max(...sides) : 0;
  return { section, cells, domain, indices, gradings, highest: Math.max(...indices), wavenumber, far, farthest, memory };
}

/** The elements of a task, with a window fit for modes of an index and above. @internal */
export function taskGrid(task: ModeTask, level: Level, index: number, tolerance: number): ElementGrid {
  const { section, cells, domain, indices, gradings, wavenumber, far } = task;
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
    gradings,
  );
  checkUnknowns(level, grid, task.memory);
  return grid;
}

/** Throws if a grid would pass the memory that is allowed, bytes. @internal */
export function checkUnknowns(level: Level, grid: ElementGrid, memory: number): void {
  const { order, layers } = level;
  const elements = grid.medium.length;
  const unknowns = 3 * order ** 2 * elements;
  const needed = matrixMemory(order, unknowns, grid.quads === undefined ? 0 : elements);
  if (unknowns <= mostUnknowns && needed <= memory) return;
  const asked = `solveModes: order ${order} and layers ${layers} ask for about ${Math.round(unknowns / 1000)} thousand unknowns`;
  const above = unknowns > mostUnknowns ? `above ${mostUnknowns / 1000} thousand` : `and ${gigabytes(needed)}, above ${gigabytes(memory)}`;
  throw new RangeError(`${asked}, ${above}; lower them or give a smaller window`);
}

function gigabytes(bytes: number): string {
  return `${digits(bytes / 1e9)} GB of memory`;
}

/** Bytes of the factors of one formulation, and of elements with entries of their own; measured, within a third. */
function matrixMemory(order: number, unknowns: number, own: number): number {
  const local = 3 * order ** 2 + 4 * order + 1;
  return 8 * (1.5 * order * unknowns * Math.log2(unknowns + 1) + own * local ** 2);
}

/** Polynomial orders along x and y: where nothing changes along an axis the first order serves. @internal */
export function taskOrders({ domain }: ModeTask, order: number): { orderX: number; orderY: number } {
  return { orderX: domain.x.kind === 'uniform' ? 1 : order, orderY: domain.y.kind === 'uniform' ? 1 : order };
}

/** One formulation of a task on a grid. @internal */
export function taskProblem(
  task: ModeTask,
  grid: ElementGrid,
  bounds: Bounds,
  order: number,
  formulation: 'electric' | 'magnetic',
): VectorProblem {
  return vectorProblem(grid, { formulation, bounds, ...taskOrders(task, order) });
}
