import type { ElementGrid } from './elementGrid.ts';
import { highestModes, modesAbove } from './modeSearch.ts';
import { modeSums } from './modeSums.ts';
import { taskGrid, taskProblem, type ModeTask } from './modeTask.ts';
import { reach } from './openEnds.ts';
import { parities } from './symmetryClasses.ts';
import type { Bounds, VectorProblem } from './vectorProblem.ts';

/** Which modes are asked for. @internal */
export interface ModeWish {
  readonly count: number;
  readonly near?: number;
  readonly polarization?: 'te' | 'tm';
}

/** A mode found on a coarse grid: the `rank`-th from above of its parity. @internal */
export interface Candidate {
  readonly bounds: Bounds;
  readonly rank: number;
  readonly index: number;
  readonly teFraction: number;
  readonly guided: boolean;
}

const coarse = { order: 2, layers: 1 };
/** Share of the index that the window of the first search may cut off. @internal */
export const coarseTolerance = 1e-3;
/** No guided mode is followed farther, times the vacuum wavenumber. */
const farthestReach = 1200;
const mostModes = 40;

/** n² above which a mode stays near the guide: its field is 1e-4 within 1200 wavelengths over 2π. */
function guidedAbove(task: ModeTask): number {
  return task.farthest ** 2 + (9 / farthestReach) ** 2;
}

/** An index below that of most modes: in a window for it a first search seldom needs a wider one, and a wider one costs little. */
function firstGuess(task: ModeTask): number {
  const far = Math.max(1, task.farthest);
  return Math.min((task.highest + 3 * far) / 4, Math.sqrt(far ** 2 + 0.5));
}

/** Whether a mode of this index is guided. @internal */
export function isGuided(task: ModeTask, index: number): boolean {
  return index ** 2 > guidedAbove(task);
}

/**
 * Finds the wished modes coarsely. Where no mode of the wish is guided, the one of highest index in the first window.
 *
 * @throws ConvergenceError if they do not settle; RangeError if there is no mode at all of the polarization.
 * @internal
 */
export function chosenModes(task: ModeTask, wish: ModeWish): Candidate[] {
  const guided = guidedModes(task, wish);
  return guided.length > 0 ? guided : [unguided(task, Math.max(firstGuess(task), Math.sqrt(task.farthest ** 2 + 0.25)), wish)];
}

/**
 * Finds the wished modes that are guided coarsely, in a window that grows until it holds them.
 *
 * @throws ConvergenceError if they do not settle.
 * @internal
 */
export function guidedModes(task: ModeTask, wish: ModeWish): Candidate[] {
  const { count, near, polarization } = wish;
  const sides = wishedParities(task, wish);
  const first = count === 1 && near === undefined ? polarization : undefined;
  const begin = firstGuess(task);
  // The first mode of a parity mostly is guided, and then need not be counted.
  const sure = first !== undefined && task.domain.x.kind !== 'whole' && task.domain.y.kind !== 'whole';
  // Where parities do not keep them apart, a TE mode mostly lies above the first TM mode.
  const above = polarization === 'tm' && (task.domain.x.kind === 'whole' || task.domain.y.kind === 'whole') ? 1 : 0;
  const tops: (number | undefined)[] = sides.map(() => undefined);
  let index = begin;
  while (task.highest > task.farthest) {
    const grid = taskGrid(task, coarse, index, coarseTolerance);
    // Each parity is followed until those of the polarization are enough; a wish for the nearest needs all.
    const found = sides.flatMap((bounds, side) => {
      const problem = taskProblem(task, grid, bounds, coarse.order, 'electric');
      const all = sure && index === begin ? 1 : Math.min(mostModes, modesAbove(problem, guidedAbove(task)));
      for (let wanted = Math.min(all, near === undefined ? count + above : all); ; wanted = Math.min(all, 2 * wanted)) {
        if (wanted === 0) return [];
        const modes = candidates(task, grid, bounds, problem, wanted, tops[side]);
        tops[side] = modes[0]?.index;
        const fitting = modes.filter((mode) => mode.guided && fits(mode, polarization));
        if (fitting.length >= count || wanted === all) return fitting;
      }
    });
    const chosen = nearest(found, wish);
    const followed = reach(index, task.farthest, coarseTolerance);
    const lowest = Math.min(...chosen.map((mode) => mode.index));
    const given = task.section.window !== undefined;
    if (chosen.length > 0 && !given && reach(lowest, task.farthest, coarseTolerance) > 1.01 * followed) {
      index = lowest;
    } else if (chosen.length < count && !given && followed < farthestReach / 4) {
      // A mode near its cutoff may only show in a wider window.
      index = Math.sqrt(task.farthest ** 2 + (index ** 2 - task.farthest ** 2) / 16);
    } else if (chosen.length > 0) {
      return chosen;
    } else break;
  }
  return [];
}

/** The first mode of a polarization needs no other parity. @internal */
export function wishedParities({ domain }: ModeTask, { count, near, polarization }: ModeWish): Bounds[] {
  return parities(domain, count === 1 && near === undefined ? polarization : undefined);
}

function unguided(task: ModeTask, index: number, wish: ModeWish): Candidate {
  const { polarization } = wish;
  const grid = taskGrid(task, coarse, index, coarseTolerance);
  const found = wishedParities(task, wish).flatMap((bounds) => {
    const problem = taskProblem(task, grid, bounds, coarse.order, 'electric');
    return candidates(task, grid, bounds, problem, Math.min(4, problem.mesh.size - problem.longitudinal - 3), undefined);
  });
  const [best] = byIndex(found.filter((mode) => fits(mode, polarization)));
  if (best === undefined) throw new RangeError(`solveModes: no mode of polarization ${polarization ?? 'any'} is guided`);
  return best;
}

function candidates(
  task: ModeTask,
  grid: ElementGrid,
  bounds: Bounds,
  problem: VectorProblem,
  wanted: number,
  guess: number | undefined,
): Candidate[] {
  const { highest, farthest: lowest } = task;
  const modes = highestModes(problem, { highest, lowest, wanted, tolerance: 1e-6, ...(guess === undefined ? {} : { guess }) });
  return modes.indexSquared.flatMap((squared, rank): Candidate[] => {
    if (!(squared > 0)) return [];
    const index = Math.sqrt(squared);
    const { teFraction } = modeSums(problem, grid.medium, task.cells.media.length, modes.vectors[rank]!, index);
    return [{ bounds, rank, index, teFraction, guided: isGuided(task, index) }];
  });
}

function fits({ teFraction }: Candidate, polarization: 'te' | 'tm' | undefined): boolean {
  return polarization === undefined || teFraction >= 0.5 === (polarization === 'te');
}

function byIndex(modes: readonly Candidate[]): Candidate[] {
  return [...modes].sort((a, b) => b.index - a.index);
}

function nearest(modes: readonly Candidate[], { count, near }: ModeWish): Candidate[] {
  const sorted = byIndex(modes);
  if (near !== undefined) sorted.sort((a, b) => Math.abs(a.index - near) - Math.abs(b.index - near));
  return byIndex(sorted.slice(0, count));
}
