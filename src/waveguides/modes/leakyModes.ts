import { digits } from '../../errors.ts';
import { complexRoot, type Complex } from '../../numerics/complexVector.ts';
import { followed, straightModes, type LeakyCandidate } from './leakyChoice.ts';
import { leakyGrid } from './leakyGrid.ts';
import { leakyMode } from './leakyMode.ts';
import { pairsNear, type LeakyPair } from './leakySearch.ts';
import { leakyConfinement, leakyShape } from './leakySums.ts';
import type { Level } from './levels.ts';
import { isGuided, type ModeWish } from './modeChoice.ts';
import { taskOrders, type ModeTask } from './modeTask.ts';
import type { SolvedMode } from './solvedMode.ts';
import { stretchedProblem, type StretchedProblem } from './stretchedProblem.ts';
import type { AbsorberSetting } from './stretchedGrid.ts';

/** The light of a mode and what the materials do to it. @internal */
export interface LeakyLight {
  readonly wavelength: number;
  readonly groupIndices: readonly number[];
  readonly thermoOpticCoefficients: readonly number[];
}

/** Where light may leak. @internal */
export interface LeakyWays {
  /** m; straight if absent. */
  readonly bendRadius?: number | undefined;
  readonly absorbing: boolean;
  readonly absorber?: Partial<AbsorberSetting>;
}

/** Relative to n, what rounding leaves of an imaginary part. */
const rounding = 1e-13;

/**
 * Says before any work what cannot be solved.
 *
 * @throws RangeError
 * @internal
 */
export function checkLeaky(task: ModeTask, { bendRadius, absorbing }: LeakyWays): void {
  const { section, cells, domain } = task;
  if (cells.shape !== undefined || task.gradings.some((each) => each !== undefined)) {
    throw new RangeError('solveModes: the section has slanted walls or a graded index, a bend or absorbing layers need rectangles');
  }
  if (absorbing && section.walls !== undefined) {
    throw new RangeError('solveModes: absorber is open, but the section has walls on all sides');
  }
  if (bendRadius === undefined) return;
  if (domain.x.kind === 'uniform') {
    throw new RangeError('solveModes: a bendRadius is given, but the section has no sides along x');
  }
  const inmost = section.window?.x[0] ?? cells.x.at[0]!;
  if (inmost > -0.9 * bendRadius) return;
  throw new RangeError(`solveModes: bendRadius is ${digits(bendRadius)} m, must be above ${digits(-inmost / 0.9)} m for the section`);
}

/** The wished modes, coarsely, as they go over into the bend. @internal */
export function leakyChoice(task: ModeTask, wish: ModeWish, { bendRadius, absorbing }: LeakyWays): LeakyCandidate[] {
  const straight = straightModes(task, wish, absorbing);
  if (straight.length === 0) {
    throw new RangeError(
      absorbing
        ? 'solveModes: no mode is found that leaks little, give another near'
        : 'solveModes: no mode of the straight guide is guided, a bend of it needs absorber: open',
    );
  }
  if (bendRadius === undefined) return straight;
  const bent = bentTask(task);
  return straight.map((mode) => {
    const { walls } = task.section;
    const bounds = { ...mode.bounds, left: walls?.left ?? 'open', right: walls?.right ?? 'open' } as const;
    return followed(bent, { ...mode, bounds }, 1 / (task.wavenumber * bendRadius), absorbing);
  });
}

/** In a bend left and right differ. */
function bentTask(task: ModeTask): ModeTask {
  const { walls } = task.section;
  return { ...task, domain: { ...task.domain, x: { kind: 'whole', bounds: [[walls?.left ?? 'open', walls?.right ?? 'open']] } } };
}

/** A mode on one level, in both formulations. @internal */
export function leakyModeAt(
  straight: ModeTask,
  light: LeakyLight,
  candidate: LeakyCandidate,
  level: Level,
  { bendRadius, absorbing, absorber, tolerance }: LeakyWays & { readonly tolerance: number },
): SolvedMode {
  const curvature = bendRadius === undefined ? 0 : 1 / (straight.wavenumber * bendRadius);
  const task = bendRadius === undefined ? straight : bentTask(straight);
  const { bounds } = candidate;
  const { domain, cells, wavenumber } = task;
  const leak = { index: candidate.index.re, curvature, absorbing, tolerance: Math.min(tolerance, 1e-6) / 10 };
  const grid = leakyGrid(task, level, absorber === undefined ? leak : { ...leak, absorber });
  const problem = (formulation: 'electric' | 'magnetic'): StretchedProblem =>
    stretchedProblem(grid, { formulation, bounds, ...taskOrders(task, level.order) }, curvature);
  const electric = problem('electric');
  const one = fitting(electric, candidate);
  const rough = complexRoot(one.indexSquared);
  const [other] = pairsNear(problem('magnetic'), one.indexSquared, { wanted: 1, tolerance: 1e-8 });
  const second = complexRoot(other!.indexSquared);
  const index = { re: (rough.re + second.re) / 2, im: (rough.im + second.im) / 2 };
  const difference = Math.hypot(rough.re - second.re, rough.im - second.im) / 2;
  // Odd orders can err to one side; there the step from the coarse grid stands in.
  const step = level.order === 3 ? Math.hypot(index.re - candidate.index.re, index.im - candidate.index.im) / 30 : 0;
  // Both formulations share the elements of the tail and of the layers, and what those miss.
  const missed = 2 * 10 ** -level.order * Math.abs(index.im);
  const lossError = Math.abs(rough.im - second.im) / 2 + missed + rounding * index.re;
  return leakyMode({
    ...light,
    index,
    error: Math.max(difference + missed, step, 1e-12),
    attenuation: -index.im > rounding * index.re ? -2 * wavenumber * index.im : 0,
    attenuationError: 2 * wavenumber * lossError,
    guided: isGuided(task, index.re),
    media: cells.media,
    confinement: leakyConfinement(electric, cells.media.length, one.vector, rough),
    field: {
      problem: electric,
      vector: one.vector,
      index: rough,
      curvature,
      mirrorX: domain.x.kind === 'half' ? cells.x.mirror! * wavenumber : undefined,
      mirrorY: domain.y.kind === 'half' ? cells.y.mirror! * wavenumber : undefined,
    },
    bendRadius,
    residual: Math.max(one.residual, other!.residual),
    iterations: one.iterations + other!.iterations,
    ...level,
  });
}

/** The pair nearest to a candidate that has its polarization. */
function fitting(problem: StretchedProblem, { index, teFraction }: LeakyCandidate): LeakyPair {
  const target: Complex = { re: index.re ** 2 - index.im ** 2, im: 2 * index.re * index.im };
  const strange = (pair: LeakyPair): number => Math.abs(leakyShape(problem, pair.vector).teFraction - teFraction);
  const [nearest] = pairsNear(problem, target, { wanted: 1, tolerance: 1e-8 });
  if (strange(nearest!) < 0.3) return nearest!;
  const several = pairsNear(problem, target, { wanted: 4, tolerance: 1e-8 });
  return several.find((pair) => strange(pair) < 0.3) ?? nearest!;
}
