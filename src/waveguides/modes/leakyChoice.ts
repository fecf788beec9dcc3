import { ConvergenceError } from '../../errors.ts';
import { complexMultiply } from '../../numerics/complexMesh.ts';
import { bilinear, complexRoot, complexZeros, type Complex } from '../../numerics/complexVector.ts';
import { leakyGrid } from './leakyGrid.ts';
import { pairsNear, type LeakyPair } from './leakySearch.ts';
import { leakyShape } from './leakySums.ts';
import { guidedModes, isGuided, wishedParities, type ModeWish } from './modeChoice.ts';
import { taskOrders, type ModeTask } from './modeTask.ts';
import { stretchedProblem } from './stretchedProblem.ts';
import type { Bounds } from './vectorProblem.ts';

/** A mode found on a coarse grid. @internal */
export interface LeakyCandidate {
  readonly bounds: Bounds;
  readonly index: Complex;
  readonly teFraction: number;
}

const coarse = { order: 3, layers: 1 };
const coarseTolerance = 1e-4;
/** Above this imaginary part of the index a mode is lost within two wavelengths. */
const mostLoss = 0.05;

/** The wished modes of a straight guide, coarsely: guided ones, and with `absorbing` those that leak little. @internal */
export function straightModes(task: ModeTask, wish: ModeWish, absorbing: boolean): LeakyCandidate[] {
  const { count, near } = wish;
  const guided = guidedModes(task, wish).map(({ bounds, index, teFraction }) => ({ bounds, index: { re: index, im: 0 }, teFraction }));
  if (!absorbing || (near === undefined && guided.length >= count)) return guided;
  const place = ({ index }: LeakyCandidate): number => (near === undefined ? -index.re : Math.abs(index.re - near));
  return [...guided, ...leakyModes(task, wish)]
    .sort((a, b) => place(a) - place(b))
    .slice(0, count)
    .sort((a, b) => b.index.re - a.index.re);
}

/** The modes that leak little, near the wished index or wherever something leaks. */
function leakyModes(task: ModeTask, wish: ModeWish): LeakyCandidate[] {
  const { near, polarization } = wish;
  const { far, farthest, domain } = task;
  const across = domain.x.kind === 'uniform' ? [] : [far.left, far.right];
  const lowest = Math.min(...across, ...(domain.y.kind === 'uniform' ? [] : [far.bottom, far.top]));
  const steps = 6;
  const span = (i: number): number => lowest + ((Math.min(task.highest, farthest) - lowest) * (i + 0.5)) / steps;
  const targets = near === undefined ? Array.from({ length: steps }, (_, i) => span(steps - 1 - i)) : [near];
  const found: LeakyCandidate[] = [];
  for (const bounds of wishedParities(task, wish)) {
    for (const target of targets) {
      const grid = leakyGrid(task, coarse, { index: target, curvature: 0, absorbing: true, tolerance: coarseTolerance });
      const problem = stretchedProblem(grid, { formulation: 'electric', bounds, ...taskOrders(task, coarse.order) }, 0);
      // What settles slowly lies in the layers.
      const search = { wanted: 6, least: 0, iterations: 32, tolerance: 1e-5 };
      for (const { indexSquared, vector } of pairsNear(problem, { re: target ** 2, im: 0 }, search)) {
        const index = complexRoot(indexSquared);
        const { inside, teFraction } = leakyShape(problem, vector);
        // What lies mostly in the layers is not a mode of the guide.
        if (inside < 0.5 || Math.abs(index.im) > mostLoss || isGuided(task, index.re)) continue;
        if (polarization !== undefined && teFraction >= 0.5 !== (polarization === 'te')) continue;
        const known = found.some((other) => other.bounds === bounds && distance(other.index, index) < 2e-3 * index.re);
        if (!known) found.push({ bounds, index, teFraction });
      }
    }
  }
  return found;
}

/**
 * The mode of a bend that grows out of a mode of the straight guide as the curvature rises from 0: in each step the mode that
 * resembles the one before most, in smaller steps where none does.
 *
 * @throws ConvergenceError if it cannot be followed.
 * @internal
 */
export function followed(task: ModeTask, straight: LeakyCandidate, curvature: number, absorbing: boolean): LeakyCandidate {
  const { bounds } = straight;
  const grid = leakyGrid(task, coarse, { index: straight.index.re, curvature, absorbing, tolerance: coarseTolerance });
  const setting = { formulation: 'electric', bounds, ...taskOrders(task, coarse.order) } as const;
  const at = (bend: number, target: Complex, before: LeakyPair | undefined): { pair: LeakyPair; likeness: number } => {
    const problem = stretchedProblem(grid, setting, bend);
    const start = before === undefined ? {} : { start: before.vector };
    const pairs = pairsNear(problem, target, { wanted: 1, tolerance: 1e-6, ...start });
    const image = complexZeros(problem.mesh.size);
    const likeness = ({ vector }: LeakyPair): number => {
      if (before === undefined) return 1 - Math.abs(leakyShape(problem, vector).teFraction - straight.teFraction);
      complexMultiply(problem.mesh, problem.mass, vector, image);
      const { re, im } = bilinear(before.vector, image);
      return Math.hypot(re, im);
    };
    const best = pairs.map((pair) => ({ pair, likeness: likeness(pair) })).sort((a, b) => b.likeness - a.likeness)[0]!;
    return best;
  };
  const square = ({ re, im }: Complex): Complex => ({ re: re * re - im * im, im: 2 * re * im });
  let last = at(0, square(straight.index), undefined).pair;
  let reached = 0;
  let slope: Complex = { re: 0, im: 0 };
  for (let step = curvature, tries = 0; reached < curvature; tries++) {
    if (tries > 40) throw new ConvergenceError('solveModes', { iterations: tries, residual: 1 - reached / curvature });
    const next = Math.min(curvature, reached + step);
    const target = { re: last.indexSquared.re + slope.re * (next - reached), im: last.indexSquared.im + slope.im * (next - reached) };
    const { pair, likeness } = at(next, target, last);
    if (likeness < 0.8) {
      step /= 2;
      continue;
    }
    const gone = next - reached;
    slope = { re: (pair.indexSquared.re - last.indexSquared.re) / gone, im: (pair.indexSquared.im - last.indexSquared.im) / gone };
    last = pair;
    reached = next;
  }
  const problem = stretchedProblem(grid, setting, curvature);
  return { bounds, index: complexRoot(last.indexSquared), teFraction: leakyShape(problem, last.vector).teFraction };
}

function distance(a: Complex, b: Complex): number {
  return Math.hypot(a.re - b.re, a.im - b.im);
}
