import { gradedAxis } from './gradedAxis.ts';
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

/** Elements of a section with the medium of each. @internal */
export interface ElementGrid extends PermittivityGrid {
  readonly medium: Int32Array;
}

/** Cuts a section into elements; `indices` of its media. @internal */
export function elementGrid(
  cells: SectionCells,
  indices: readonly number[],
  wavenumber: number,
  extents: { readonly x: AxisExtent; readonly y: AxisExtent },
  fineness: Fineness,
): ElementGrid {
  const rows = cells.y.at.length + 1;
  const columns = cells.x.at.length + 1;
  const highest = (cellsOf: readonly number[]): number => Math.max(...cellsOf.map((cell) => indices[cells.medium[cell]!]!));
  const inColumn = (ix: number): number => highest(Array.from({ length: rows }, (_, iy) => ix * rows + iy));
  const inRow = (iy: number): number => highest(Array.from({ length: columns }, (_, ix) => ix * rows + iy));
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
  return { x: x.points, y: y.points, medium, permittivity };
}

function axis(
  { at, corner }: Interfaces,
  highest: (cell: number) => number,
  wavenumber: number,
  extent: AxisExtent,
  { order, layers }: Fineness,
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
    // An element resolves about one radian an order.
    longest: (interval) => (1.1 * order) / highest(skipped + interval),
  });
  const cell = new Int32Array(points.length - 1);
  for (let i = 0; i < cell.length; i++) {
    const middle = (points[i]! + points[i + 1]!) / 2;
    cell[i] = positions.filter((p) => p < middle).length;
  }
  return { points, cell };
}
