import { digits, inRange } from '../../errors.ts';
import { gradingOf } from '../../materials/gradedIndex.ts';
import { contains } from '../../numerics/polygon.ts';
import type { MediumGrading } from './elementGrid.ts';
import type { Interfaces, SectionCells } from './sectionCells.ts';

/** A section with what its graded materials do in it. @internal */
export interface GradedCells {
  /** Without the mirror planes that a graded material breaks. */
  readonly cells: SectionCells;
  /** Of each medium; undefined where it is not graded. */
  readonly gradings: readonly (MediumGrading | undefined)[];
  /** Highest index of each medium. */
  readonly peaks: readonly number[];
}

/** How far into the open a graded material is looked at, m. */
const lookout = 5e-6;

/**
 * The graded materials of a section; `indices` of the base materials.
 *
 * @throws RangeError for an index outside 0.1 to 10, a negative attenuation, or an index that changes along an axis without an end.
 * @internal
 */
export function gradedCells(cells: SectionCells, indices: readonly number[], wavenumber: number): GradedCells {
  const gradings = cells.media.map(({ material }, m): MediumGrading | undefined => {
    const grading = gradingOf(material);
    if (grading === undefined) return undefined;
    const { indexChange, attenuation, featureSize = Infinity } = grading;
    const inMeters = (f: (x: number, y: number) => number) => (x: number, y: number) => f(x / wavenumber, y / wavenumber);
    return {
      profile: {
        index: (x, y) => indices[m]! + indexChange(x / wavenumber, y / wavenumber),
        change: inMeters(indexChange),
        attenuation: attenuation && ((x, y) => attenuation(x / wavenumber, y / wavenumber) / wavenumber),
      },
      featureSize: featureSize * wavenumber,
    };
  });
  if (gradings.every((each) => each === undefined)) return { cells, gradings, peaks: indices };
  const xs = sampled(cells.x, cells);
  const ys = sampled(cells.y, cells);
  const peaks = [...indices];
  let evenX = true;
  let evenY = true;
  for (const [m, medium] of cells.media.entries()) {
    const grading = gradingOf(medium.material);
    if (grading === undefined) continue;
    let peak = 0;
    const both = (x: number, y: number): readonly [number, number] => [grading.indexChange(x, y), grading.attenuation?.(x, y) ?? 0];
    const differ = (x: number, y: number, u: number, v: number): boolean => {
      const [a, b] = both(x, y);
      const [c, d] = both(u, v);
      return Math.abs(a - c) > 1e-9 * Math.abs(a) + 1e-12 || Math.abs(b - d) > 1e-9 * Math.abs(b);
    };
    for (const x of xs) {
      for (const y of ys) {
        if (mediumAt(cells, x, y) !== m) continue;
        const [change, attenuation] = both(x, y);
        const who = `solveModes: at ${digits(x)}, ${digits(y)} m`;
        inRange(who, `index of ${medium.name}`, indices[m]! + change, '1', 0.1, 10);
        inRange(who, `attenuation of ${medium.name}`, attenuation, '1/m', 0, 1e9);
        peak = Math.max(peak, indices[m]! + change);
        if (cells.x.at.length === 0 && differ(x, y, xs[0]!, y)) throw endless(medium.name, 'x');
        if (cells.y.at.length === 0 && differ(x, y, x, ys[0]!)) throw endless(medium.name, 'y');
        if (cells.x.mirror !== undefined) evenX &&= !differ(x, y, 2 * cells.x.mirror - x, y);
        if (cells.y.mirror !== undefined) evenY &&= !differ(x, y, x, 2 * cells.y.mirror - y);
      }
    }
    if (peak > 0) peaks[m] = peak;
  }
  const kept = (axis: Interfaces, even: boolean): Interfaces => (even ? axis : { ...axis, mirror: undefined });
  return { cells: { ...cells, x: kept(cells.x, evenX), y: kept(cells.y, evenY) }, gradings, peaks };
}

function endless(name: string, axis: string): RangeError {
  return new RangeError(`solveModes: index of ${name} changes along ${axis}, where no part ends; some part must`);
}

/** Places along an axis between which little is missed, m. */
function sampled({ at }: Interfaces, { media }: SectionCells): number[] {
  const features = media.map(({ material }) => gradingOf(material)?.featureSize ?? Infinity);
  const ends = at.length === 0 ? [-lookout, lookout] : [at[0]! - lookout, ...at, at[at.length - 1]! + lookout];
  return ends.slice(1).flatMap((to, i) => {
    const length = to - ends[i]!;
    const count = Math.min(100, Math.max(17, Math.ceil((2 * length) / Math.min(...features))));
    return Array.from({ length: count }, (_, k) => ends[i]! + (length * (k + 0.5)) / count);
  });
}

/** The medium at a place; near slanted walls roughly. */
function mediumAt({ x, y, medium, shape }: SectionCells, atX: number, atY: number): number {
  if (shape?.kind === 'free') return shape.parts.find(({ vertices }) => contains(vertices, atX, atY))?.medium ?? 0;
  const cell = (at: readonly number[], place: number): number => at.filter((each) => each < place).length;
  return medium[cell(x.at, atX) * (y.at.length + 1) + cell(y.at, atY)]!;
}
