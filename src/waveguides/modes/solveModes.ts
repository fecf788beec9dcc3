import { check, type Table } from '../../design.ts';
import { inRange } from '../../errors.ts';
import { shapeKey } from './cellsKey.ts';
import { remembered } from './modeCache.ts';
import { chosenModes, coarseTolerance, isGuided, type Candidate } from './modeChoice.ts';
import type { CrossSection } from './crossSection.ts';
import { checkLeaky, leakyChoice, leakyModeAt } from './leakyModes.ts';
import { firstLevel, levelAt, type Level } from './levels.ts';
import { modeLike, modesNear } from './modeSearch.ts';
import { modeSums } from './modeSums.ts';
import { modeTask, taskGrid, taskProblem, type ModeTask } from './modeTask.ts';
import { refinedModes } from './refinement.ts';
import { sectionCells, type Medium } from './sectionCells.ts';
import { solvedMode, type SolvedMode } from './solvedMode.ts';
import { orderGain, truncationError } from './truncation.ts';

/** The light in a guide. */
export interface ModePoint {
  /** Vacuum wavelength, m, 0.1 um to 1 mm. */
  readonly wavelength: number;
  /** Temperature, K; each material's own reference temperature if absent. */
  readonly temperature?: number;
  /** Radius of a bend, m, 1 nm to 1 m, from its center to x = 0; +x is outward. Straight if absent. */
  readonly bendRadius?: number;
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
  /**
   * `open`: light that leaks out of a mode is absorbed at all open sides, and `attenuation` tells how much; `near` picks the mode. In a
   * bend the outer side and those below and above absorb anyway, `open` adds the inner one. Default `none`.
   */
  readonly absorber?: 'none' | 'open';
  /** Most memory that the matrix of a formulation may take, bytes, 1e6 to 1e12; a grid that would pass it is refused. Default 2e9. */
  readonly memory?: number;
}

const optionsTable = {
  count: { unit: '1', range: [1, 20], whole: true, optional: true },
  tolerance: { unit: '1', range: [1e-9, 1e-2], optional: true },
  near: { unit: '1', range: [0.1, 10], optional: true },
  polarization: { choice: ['te', 'tm'], optional: true },
  order: { unit: '1', range: [3, 8], whole: true, optional: true },
  layers: { unit: '1', range: [1, 6], whole: true, optional: true },
  absorber: { choice: ['none', 'open'], optional: true },
  memory: { unit: 'byte', range: [1e6, 1e12], optional: true },
} as const satisfies Table;

/**
 * Full-vector modes of a cross-section, effective index falling: hp finite elements in the electric and the magnetic formulation,
 * each to the order and grading that the tolerance needs. The same question is answered from memory. Where no mode of the wish is
 * guided, one mode comes back that says so, or, with `absorber: 'open'`, the modes that leak least. [Lee1991], [Schwab1998]
 *
 * With a `bendRadius` fields go as exp(−jβRφ), and `effectiveIndex` is β/k₀ at x = 0: the wished modes of the straight guide are
 * followed into the bend. [Chew1994]
 *
 * @throws RangeError for an option, wavelength or temperature out of range, a grid that would pass 400 thousand unknowns or the memory, or
 * where no mode of the polarization is found;
 * ConvergenceError (residual: the error reached) if the tolerance is not met.
 */
export function solveModes(section: CrossSection, point: ModePoint, options: ModeOptions = {}): readonly SolvedMode[] {
  if (section?.kind !== 'crossSection') {
    throw new RangeError('solveModes: the section is not a cross-section, must come from strip, rib, slab or crossSection');
  }
  const { wavelength, temperature, bendRadius } = point;
  inRange('solveModes', 'wavelength', wavelength, 'm', 1e-7, 1e-3);
  if (temperature !== undefined) inRange('solveModes', 'temperature', temperature, 'K', 1, 3000);
  if (bendRadius !== undefined) inRange('solveModes', 'bendRadius', bendRadius, 'm', 1e-9, 1);
  const wish = check('solveModes', optionsTable, options);
  const cells = sectionCells(section);
  const { indices, groupIndices, thermoOpticCoefficients } = mediaAt(cells.media, wavelength, temperature);
  cells.media.forEach(({ name }, m) => inRange('solveModes', `index of ${name}`, indices[m]!, '1', 0.1, 10));
  const { window, walls } = section;
  const { x, y, medium, media } = cells;
  const names = media.map(({ name }) => name);
  const shape = shapeKey(cells);
  const seen = [indices, groupIndices, thermoOpticCoefficients];
  const key = JSON.stringify([x, y, [...medium], names, shape, seen, window, walls, wavelength, wish, bendRadius]);
  return remembered(key, () => {
    const task = modeTask(section, cells, indices, wavelength, wish.memory);
    return solved(task, { wavelength, groupIndices, thermoOpticCoefficients }, wish, bendRadius);
  });
}

/** What each medium is to the light. */
function mediaAt(
  media: readonly Medium[],
  wavelength: number,
  temperature: number | undefined,
): Pick<Light, 'groupIndices' | 'thermoOpticCoefficients'> & { readonly indices: readonly number[] } {
  const asked = (question: 'index' | 'groupIndex' | 'thermoOpticCoefficient'): number[] =>
    media.map(({ name, material }) => {
      try {
        return material[question](wavelength, temperature);
      } catch (error) {
        throw error instanceof RangeError ? new RangeError(`solveModes: part ${name}: ${error.message}`) : error;
      }
    });
  return { indices: asked('index'), groupIndices: asked('groupIndex'), thermoOpticCoefficients: asked('thermoOpticCoefficient') };
}

interface Light {
  readonly wavelength: number;
  readonly groupIndices: readonly number[];
  readonly thermoOpticCoefficients: readonly number[];
}

function solved(task: ModeTask, light: Light, options: ModeOptions, bendRadius: number | undefined): readonly SolvedMode[] {
  const { tolerance = 1e-6, count = 1, near, polarization, order, layers, absorber = 'none' } = options;
  const free = order === undefined && layers === undefined;
  const level: Level | undefined = free ? undefined : { order: order ?? 4, layers: layers ?? 2 };
  const ways = { bendRadius, absorbing: absorber === 'open' };
  const leaky = ways.absorbing || bendRadius !== undefined;
  // What cannot be done is said before any work.
  if (leaky) checkLeaky(task, ways);
  const widest = (task.highest + 3 * Math.max(1, task.farthest)) / 4;
  if (level !== undefined || task.cells.shape?.kind !== 'free') taskGrid(task, level ?? levelAt(firstLevel(tolerance))!, widest, 1e-7);
  const wish = { count, ...(near === undefined ? {} : { near }), ...(polarization === undefined ? {} : { polarization }) };
  const wanted = (mode: SolvedMode): boolean => polarization === undefined || mode.teFraction >= 0.5 === (polarization === 'te');
  const found = { tolerance, level, bound: level === undefined || options.tolerance !== undefined };
  if (leaky) {
    const candidates = leakyChoice(task, wish, ways);
    const at = (each: Level): SolvedMode[] =>
      candidates
        .map((candidate) => leakyModeAt(task, light, candidate, each, { ...ways, tolerance }))
        .sort((a, b) => b.effectiveIndex - a.effectiveIndex);
    return refinedModes({ ...found, at, counts: () => true });
  }
  const candidates = chosenModes(task, wish);
  const at = (each: Level): SolvedMode[] => {
    const modes = modesAt(task, light, candidates, each, tolerance).filter(wanted);
    if (modes.length === 0) throw new RangeError(`solveModes: no mode of polarization ${polarization!} is guided`);
    return modes;
  };
  const hardest = candidates.some(({ teFraction }) => teFraction < 0.5) ? 'tm' : 'te';
  return refinedModes({ ...found, polarization: hardest, at, counts: (mode) => mode.guided });
}

/** All chosen modes on one level. */
function modesAt(task: ModeTask, light: Light, candidates: readonly Candidate[], level: Level, tolerance: number): SolvedMode[] {
  const loose = Math.sqrt(task.farthest ** 2 + 0.25);
  const lowest = Math.min(...candidates.map(({ index, guided }) => (guided ? index : loose)));
  // A mode that leaks is that of its window, so the window stays.
  const leaving = !candidates.some(({ guided }) => guided);
  const grid = taskGrid(task, level, lowest, leaving ? coarseTolerance : Math.min(tolerance, 1e-6) / 10);
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
    const limits = { higher: first, highest: task.highest, tolerance: Math.max(1e-11, Math.min(1e-9, tolerance * 1e-5)) };
    const problem = taskProblem(task, grid, bounds, level.order, 'electric');
    const other = taskProblem(task, grid, bounds, level.order, 'magnetic');
    const upright = wanted[0]!.teFraction < 0.5;
    const alike = (vector: Float64Array, index: number): boolean =>
      modeSums(problem, grid.medium, media.length, vector, index).teFraction < 0.5 === upright;
    const electric = leaving ? modeLike(problem, targets[0]!, alike) : modesNear(problem, targets, limits);
    const magnetic = leaving ? modeLike(other, electric.indexSquared[0]!, () => true) : modesNear(other, electric.indexSquared, limits);
    for (const { rank, index: rough } of wanted) {
      const i = rank - first;
      const one = Math.sqrt(Math.max(1e-12, electric.indexSquared[i]!));
      const two = Math.sqrt(Math.max(1e-12, magnetic.indexSquared[i]!));
      const index = (one + two) / 2;
      // Odd orders can err to one side; there the step from the coarse grid stands in.
      const step = level.order === 3 ? Math.abs(index - rough) / 30 : 0;
      const { domain, cells, wavenumber } = task;
      const gain = orderGain(task);
      const truncated = gain === undefined ? 0 : truncationError(problem, electric.vectors[i]!, one, gain);
      modes.push(
        solvedMode({
          ...light,
          index,
          error: Math.max(Math.abs(one - two) / 2, step, truncated, 1e-12),
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
