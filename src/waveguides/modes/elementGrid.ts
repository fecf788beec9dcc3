import { freeGrid } from './freeGrid.ts';
import { gradedAxis } from './gradedAxis.ts';
import { movedGrid } from './movedGrid.ts';
import type { MediumProfile } from './quadElements.ts';
import type { Interfaces, SectionCells } from './sectionCells.ts';
import type { PermittivityGrid } from './vectorProblem.ts';

/** How much of an axis is cut into elements; lengths times the vacuum wavenumber. @internal */
export interface AxisExtent {
  readonly low: number;
  readonly high: number;
  readonly openLow: boolean;
  readonly openHigh: boolean;
}

/** How finely. @internal */
export interface Fineness {
  readonly order: number;
  readonly layers: number;
  /** First step into the open along each axis, times the vacuum wavenumber. */
  readonly nearby: { readonly x: number; readonly y: number };
}

/** Of each medium what varies within it, and over which length. @internal */
export interface MediumGrading {
  readonly profile: MediumProfile;
  readonly featureSize: number;
}

/** Elements of a section with the medium of each. @internal */
export interface ElementGrid extends PermittivityGrid {
  readonly medium: Int32Array;
}

/** Cuts a section into elements; `indices` of its media, the highest where one varies. @internal */
export function elementGrid(
  cells: SectionCells,
  indices: readonly number[],
  wavenumber: number,
  extents: { readonly x: AxisExtent; readonly y: AxisExtent },
  fineness: Fineness,
  gradings: readonly (MediumGrading | undefined)[] = [],
): ElementGrid {
  if (cells.shape?.kind === 'free') return freeGrid(cells.shape.parts, { cells, indices, wavenumber, extents, fineness, gradings });
  const rows = cells.y.at.length + 1;
  const columns = cells.x.at.length + 1;
  const longest = (cellsOf: readonly number[]): Longest => {
    const media = [...new Set(cellsOf.map((cell) => cells.medium[cell]!))];
    const graded = media.filter((m) => gradings[m] !== undefined);
    const of = (m: number): number => longestIn(m, indices, fineness.order, gradings);
    return { within: Math.min(...media.map(of)), outward: Math.min(Infinity, ...graded.map(of)) };
  };
  const inColumn = (ix: number): Longest => longest(Array.from({ length: rows }, (_, iy) => ix * rows + iy));
  const inRow = (iy: number): Longest => longest(Array.from({ length: columns }, (_, ix) => ix * rows + iy));
  const x = axis(cells.x, inColumn, wavenumber, extents.x, fineness, fineness.nearby.x);
  const y = axis(cells.y, inRow, wavenumber, extents.y, fineness, fineness.nearby.y);
  const count = (x.points.length - 1) * (y.points.length - 1);
  const medium = new Int32Array(count);
  const permittivity = new Float64Array(count);
  for (let i = 0; i + 1 < x.points.length; i++) {
    for (let j = 0; j + 1 < y.points.length; j++) {
      const e = i * (y.points.length - 1) + j;
      medium[e] = cells.medium[x.cell[i]! * rows + y.cell[j]!]!;
      permittivity[e] = indices[medium[e]]! ** 2;
    }
  }
  const grid = { x: x.points, y: y.points, medium, permittivity };
  const profiles = gradings.map((each) => each?.profile);
  if (cells.shape === undefined && profiles.every((each) => each === undefined)) return grid;
  return { ...grid, quads: movedGrid(cells, grid, profiles, wavenumber, { extent: extents.x, nearby: fineness.nearby.x }) };
}

/**
 * Longest element of a medium: it resolves about one radian an order, and what is graded, however high the order.
 *
 * @internal
 */
export function longestIn(
  medium: number,
  indices: readonly number[],
  order: number,
  gradings: readonly (MediumGrading | undefined)[],
): number {
  const grading = gradings[medium];
  const radians = grading === undefined ? order : Math.min(4, order);
  return Math.min((1.1 * radians) / indices[medium]!, grading?.featureSize ?? Infinity);
}

/** Longest elements of a column or row: between interfaces, and into the open. */
interface Longest {
  readonly within: number;
  readonly outward: number;
}

function axis(
  { at, corner }: Interfaces,
  longest: (cell: number) => Longest,
  wavenumber: number,
  extent: AxisExtent,
  { layers }: Fineness,
  nearby: number,
): { points: Float64Array; cell: Int32Array } {
  // With a mirror plane the domain begins in the middle.
  const positions = at.map((position) => position * wavenumber);
  const kept = positions.map((p, i) => [p, i] as const).filter(([p]) => p > extent.low + 1e-9 && p < extent.high - 1e-9);
  const skipped = positions.filter((p) => p <= extent.low + 1e-9).length;
  const points = gradedAxis({
    ...extent,
    at: kept.map(([p]) => p),
    corner: kept.map(([, i]) => corner[i]!),
    layers,
    nearby,
    longest: (interval) => longest(skipped + interval).within,
    longestOutward: (interval) => longest(skipped + interval).outward,
  });
  const cell = new Int32Array(points.length - 1);
  for (let i = 0; i < cell.length; i++) {
    const middle = (points[i]! + points[i + 1]!) / 2;
    cell[i] = positions.filter((p) => p < middle).length;
  }
  return { points, cell };
}
