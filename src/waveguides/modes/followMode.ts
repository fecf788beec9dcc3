import { fieldOn, type DiscreteField } from './modeField.ts';
import { quadratureOn } from './quadratureOn.ts';
import type { ModeOptions } from './solveModes.ts';
import { discreteFieldOf, type SolvedMode } from './solvedMode.ts';

/** Below this power fraction two modes of neighboring wavelengths are not the same one. */
const alike = 0.6;

/**
 * The modes that continue the `known` ones at another wavelength, found by their fields; `solve` solves there with changed options. Where
 * one is not among those asked for, as after a crossing, more are solved.
 *
 * @throws RangeError if one is not found.
 * @internal
 */
export function followed(
  known: readonly SolvedMode[],
  solve: (changed: Partial<ModeOptions>) => readonly SolvedMode[],
  options: ModeOptions,
): SolvedMode[] {
  const near = options.near === undefined ? {} : { near: known.reduce((sum, mode) => sum + mode.effectiveIndex, 0) / known.length };
  const few = solve(near);
  const found = matched(known, few);
  if (found !== undefined) return found;
  // A neighbor of the other polarization may have come between.
  const more = matched(known, solve({ ...near, count: Math.min(20, known.length + 3) }));
  if (more !== undefined) return more;
  const wavelength = few[0]!.wavelength;
  const place = `${Number((wavelength * 1e9).toPrecision(6))} nm`;
  throw new RangeError(`modeSpectrum: a mode is lost at ${place}, where it is not guided or mixes with another; ask for fewer`);
}

function matched(known: readonly SolvedMode[], candidates: readonly SolvedMode[]): SolvedMode[] | undefined {
  const left = [...candidates];
  const found: SolvedMode[] = [];
  for (const mode of known) {
    if (left.length === 0) return undefined;
    const likenesses = left.map((other) => likeness(mode, other));
    const best = likenesses.indexOf(Math.max(...likenesses));
    if (!(likenesses[best]! > alike)) return undefined;
    found.push(...left.splice(best, 1));
  }
  return found;
}

/** Power fraction of one mode in the field of another, at their own wavelengths. */
function likeness(one: SolvedMode, other: SolvedMode): number {
  const [a, b] = [discreteFieldOf(one), discreteFieldOf(other)];
  const ratio = one.wavelength / other.wavelength;
  const [x, y] = [pointsAlong(a, 'x'), pointsAlong(a, 'y')];
  const first = fieldOn(a, x.at, y.at);
  const second = fieldOn(b, x.at.map((at) => at * ratio), y.at.map((at) => at * ratio));
  const sums = [0, 0, 0, 0];
  const count = y.at.length;
  for (let i = 0; i < first.ex.length; i++) {
    const weight = x.weights[Math.floor(i / count)]! * y.weights[i % count]!;
    sums[0]! += weight * (first.ex[i]! * second.hy[i]! - first.ey[i]! * second.hx[i]!);
    sums[1]! += weight * (second.ex[i]! * first.hy[i]! - second.ey[i]! * first.hx[i]!);
    sums[2]! += weight * (first.ex[i]! * first.hy[i]! - first.ey[i]! * first.hx[i]!);
    sums[3]! += weight * (second.ex[i]! * second.hy[i]! - second.ey[i]! * second.hx[i]!);
  }
  return (sums[0]! * sums[1]!) / (sums[2]! * sums[3]!);
}

function pointsAlong({ problem, mirrorX, mirrorY }: DiscreteField, axis: 'x' | 'y'): { at: Float64Array; weights: Float64Array } {
  const lines = problem.grid[axis];
  const mirror = axis === 'x' ? mirrorX : mirrorY;
  const all = mirror === undefined ? [...lines] : [...[...lines].slice(1).reverse().map((line) => 2 * mirror - line), ...lines];
  return quadratureOn(all, 3);
}
