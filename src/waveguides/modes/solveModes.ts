import { check, type Table } from '../../design.ts';
import { ConvergenceError, inRange } from '../../errors.ts';
import { remembered } from './modeCache.ts';
import { chosenModes, isGuided, type Candidate } from './modeChoice.ts';
import type { CrossSection } from './crossSection.ts';
import { firstLevel, levelAt, nextLevel, type Level } from './levels.ts';
import { modesNear } from './modeSearch.ts';
import { modeSums } from './modeSums.ts';
import { modeTask, taskGrid, taskProblem, type ModeTask } from './modeTask.ts';
import { sectionCells } from './sectionCells.ts';
import { solvedMode, type SolvedMode } from './solvedMode.ts';

/** The light in a guide. */
export interface ModePoint {
  /** Vacuum wavelength, m, 0.1 um to 1 mm. */
  readonly wavelength: number;
  /** Temperature, K; each material's own reference temperature if absent. */
  readonly temperature?: number;
}

/** Which modes, and how closely. */
export interface ModeOptions {
  /** How many modes, 1 to 20; fewer come back where fewer are guided. Default 1. */
  readonly count?: number;
  /** Largest `error` of the effective index, 1e-9 to 1e-2. Default 1e-6. */
  readonly tolerance?: number;
  /** Take the modes of nearest effective index instead of highest. */
  readonly near?: number;
  /** Only modes whose electric field lies mostly along x (`te`) or y (`tm`). */
  readonly polarization?: 'te' | 'tm';
  /** Polynomial order, 3 to 8, instead of what the tolerance needs. */
  readonly order?: number;
  /** Layers of elements toward each corner, 1 to 6, instead of what the tolerance needs. */
  readonly layers?: number;
}

const optionsTable = {
  count: { unit: '1', range: [1, 20], whole: true, optional: true },
  tolerance: { unit: '1', range: [1e-9, 1e-2], optional: true },
  near: { unit: '1', range: [0.1, 10], optional: true },
  polarization: { choice: ['te', 'tm'], optional: true },
  order: { unit: '1', range: [3, 8], whole: true, optional: true },
  layers: { unit: '1', range: [1, 6], whole: true, optional: true },
} as const satisfies Table;

/**
 * Full-vector modes of a cross-section, effective index falling: hp finite elements in the electric and the magnetic formulation,
 * each to the order and grading that the tolerance needs. The same question is answered from memory. Where no mode of the wish is
 * guided, one mode comes back that says so. [Lee1991], [Schwab1998]
 *
 * @throws RangeError for an option, wavelength or temperature out of range, a grid that would pass 400 thousand unknowns, or where
 * no mode of the polarization is found;
 * ConvergenceError (residual: the error reached) if the tolerance is not met.
 */
export function solveModes(section: CrossSection, point: ModePoint, options: ModeOptions = {}): readonly SolvedMode[] {
  if (section?.kind !== 'crossSection') {
    throw new RangeError('solveModes: the section is not a cross-section, must come from strip, rib, slab or crossSection');
  }
  const { wavelength, temperature } = point;
  inRange('solveModes', 'wavelength', wavelength, 'm', 1e-7, 1e-3);
  if (temperature !== undefined) inRange('solveModes', 'temperature', temperature, 'K', 1, 3000);
  const wish = check('solveModes', optionsTable, options);
  const cells = sectionCells(section);
  const indices = cells.media.map(({ material }) => material.index(wavelength, temperature));
  const groupIndices = cells.media.map(({ material }) => material.groupIndex(wavelength, temperature));
  const thermoOpticCoefficients = cells.media.map(({ material }) => material.thermoOpticCoefficient(wavelength, temperature));
  cells.media.forEach(({ name }, m) => inRange('solveModes', `index of ${name}`, indices[m]!, '1', 0.1, 10));
  const { window, walls } = section;
  const { x, y, medium, media } = cells;
  const names = media.map(({ name }) => name);
  const key = JSON.stringify([x, y, [...medium], names, indices, groupIndices, thermoOpticCoefficients, window, walls, wavelength, wish]);
  return remembered(key, () => {
    const task = modeTask(section, cells, indices, wavelength);
    return solved(task, { wavelength, groupIndices, thermoOpticCoefficients }, wish);
  });
}

interface Light {
  readonly wavelength: number;
  readonly groupIndices: readonly number[];
  readonly thermoOpticCoefficients: readonly number[];
}

function solved(task: ModeTask, light: Light, options: ModeOptions): readonly SolvedMode[] {
  const { tolerance = 1e-6, count = 1, near, polarization, order, layers } = options;
  const free = order === undefined && layers === undefined;
  const chosenLevel: Level | undefined = free ? undefined : { order: order ?? 4, layers: layers ?? 2 };
  // What cannot be done is said before any work.
  const widest = (task.highest + 3 * Math.max(1, task.farthest)) / 4;
  if (chosenLevel !== undefined) taskGrid(task, chosenLevel, widest, 1e-7);
  const wish = { count, ...(near === undefined ? {} : { near }), ...(polarization === undefined ? {} : { polarization }) };
  const candidates = chosenModes(task, wish);
  let step = firstLevel(tolerance);
  const wanted = (mode: SolvedMode): boolean => polarization === undefined || mode.teFraction >= 0.5 === (polarization === 'te');
  for (;;) {
    const level = chosenLevel ?? levelAt(step)!;
    const modes = modesAt(task, light, candidates, level, tolerance).filter(wanted);
    if (modes.length === 0) throw new RangeError(`solveModes: no mode of polarization ${polarization!} is guided`);
    const error = Math.max(...modes.map((mode) => (mode.guided ? mode.error : 0)));
    if (error <= tolerance || (chosenLevel !== undefined && options.tolerance === undefined)) return Object.freeze(modes);
    const next = nextLevel(step, error, tolerance);
    if (chosenLevel !== undefined || levelAt(next) === undefined || next === step) {
      throw new ConvergenceError('solveModes', { iterations: Math.max(...modes.map((mode) => mode.iterations)), residual: error });
    }
    step = next;
  }
}

/** All chosen modes on one level. */
function modesAt(task: ModeTask, light: Light, candidates: readonly Candidate[], level: Level, tolerance: number): SolvedMode[] {
  const loose = Math.sqrt(task.farthest ** 2 + 0.25);
  const lowest = Math.min(...candidates.map(({ index, guided }) => (guided ? index : loose)));
  const grid = taskGrid(task, level, lowest, Math.min(tolerance, 1e-6) / 10);
  const { media } = task.cells;
  const classes = new Map<Candidate['bounds'], Candidate[]>();
  for (const each of candidates) classes.set(each.bounds, [...(classes.get(each.bounds) ?? []), each]);
  const modes: SolvedMode[] = [];
  for (const [bounds, wanted] of classes) {
    const ranks = wanted.map(({ rank }) => rank);
    const first = Math.min(...ranks);
    const highest = Math.max(...wanted.map(({ index }) => index));
    const lowestHere = Math.min(...wanted.map(({ index }) => index));
    const targets = Array.from({ length: Math.max(...ranks) - first + 1 }, (_, i, all = Math.max(...ranks) - first) =>
      all === 0 ? highest ** 2 : highest ** 2 + ((lowestHere ** 2 - highest ** 2) * i) / all,
    );
    const limits = { higher: first, highest: task.highest, tolerance: Math.min(1e-9, tolerance * 1e-3) };
    const problem = taskProblem(task, grid, bounds, level.order, 'electric');
    const electric = modesNear(problem, targets, limits);
    const magnetic = modesNear(taskProblem(task, grid, bounds, level.order, 'magnetic'), electric.indexSquared, limits);
    for (const { rank, index: rough } of wanted) {
      const i = rank - first;
      const one = Math.sqrt(Math.max(1e-12, electric.indexSquared[i]!));
      const other = Math.sqrt(Math.max(1e-12, magnetic.indexSquared[i]!));
      const index = (one + other) / 2;
      // Odd orders can err to one side; there the step from the coarse grid stands in.
      const step = level.order === 3 ? Math.abs(index - rough) / 30 : 0;
      const { domain, cells, wavenumber } = task;
      modes.push(
        solvedMode({
          ...light,
          index,
          error: Math.max(Math.abs(one - other) / 2, step, 1e-12),
          guided: isGuided(task, index),
          media,
          sums: modeSums(problem, grid.medium, media.length, electric.vectors[i]!, one),
          discrete: {
            problem,
            vector: electric.vectors[i]!,
            index: one,
            mirrorX: domain.x.kind === 'half' ? cells.x.mirror! * wavenumber : undefined,
            mirrorY: domain.y.kind === 'half' ? cells.y.mirror! * wavenumber : undefined,
          },
          residual: Math.max(electric.residuals[i]!, magnetic.residuals[i]!),
          iterations: electric.iterations + magnetic.iterations,
          ...level,
        }),
      );
    }
  }
  // A mode near its cutoff may turn out unguided on the finer grid.
  const guided = modes.filter((mode) => mode.guided);
  return (guided.length > 0 ? guided : modes).sort((a, b) => b.effectiveIndex - a.effectiveIndex);
}
