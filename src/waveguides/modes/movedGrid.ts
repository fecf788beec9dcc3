import type { AxisExtent } from './elementGrid.ts';
import { quadElements, type MediumProfile, type QuadElements } from './quadElements.ts';
import type { SectionCells } from './sectionCells.ts';

/** Lines of a tensor grid, lengths times the vacuum wavenumber. @internal */
export interface TensorLines {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly medium: Int32Array;
}

/**
 * The tensor grid of a section with its vertical lines moved along the walls: between two walls they share the way evenly; outward of
 * the last one they are straight beyond the first step.
 *
 * @internal
 */
export function movedGrid(
  cells: SectionCells,
  lines: TensorLines,
  profiles: readonly (MediumProfile | undefined)[],
  wavenumber: number,
  { extent, nearby }: { readonly extent: AxisExtent; readonly nearby: number },
): QuadElements {
  const { x, y, medium } = lines;
  const columns = x.length - 1;
  const rows = y.length - 1;
  const vertices = new Float64Array(2 * x.length * y.length);
  const shifts = shiftsOf(cells, wavenumber, extent, nearby);
  for (let j = 0; j <= rows; j++) {
    const { at, by } = shifts(y[j]!);
    for (let i = 0; i <= columns; i++) {
      const v = 2 * (i * y.length + j);
      vertices[v] = x[i]! + between(at, by, x[i]!);
      vertices[v + 1] = y[j]!;
    }
  }
  const corners = new Int32Array(4 * columns * rows);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const v = i * y.length + j;
      corners.set([v, v + y.length, v + 1, v + y.length + 1], 4 * (i * rows + j));
    }
  }
  return quadElements({ columns, rows, vertices, corners, medium, profiles });
}

/** At a height: fixed places and by how much they move. */
function shiftsOf(
  { x, y, shape }: SectionCells,
  wavenumber: number,
  extent: AxisExtent,
  nearby: number,
): (height: number) => { at: readonly number[]; by: readonly number[] } {
  if (shape?.kind !== 'walls') return () => ({ at: [], by: [] });
  const inside = x.at.map((at, k) => [at * wavenumber, k] as const).filter(([at]) => at > extent.low + 1e-9 && at < extent.high - 1e-9);
  if (inside.length === 0) return () => ({ at: [], by: [] });
  const levels = y.at.map((level) => level * wavenumber);
  const first = inside[0]![0];
  const last = inside[inside.length - 1]![0];
  const before = extent.openLow ? Math.max(extent.low, first - nearby) : extent.low;
  const after = extent.openHigh ? Math.min(extent.high, last + nearby) : extent.high;
  const at = [before, ...inside.map(([place]) => place), after];
  return (height) => {
    const moved = inside.map(([place, k]) => between(levels, Array.from(shape.places[k]!, (each) => each * wavenumber), height) - place);
    return { at, by: [0, ...moved, 0] };
  };
}

/** Linear between rising places, constant beyond them; 0 where there are none. */
function between(at: readonly number[], values: readonly number[], place: number): number {
  const last = at.length - 1;
  if (last < 0) return values[0] ?? 0;
  if (place <= at[0]!) return values[0]!;
  if (place >= at[last]!) return values[last]!;
  let i = 0;
  while (at[i + 1]! < place) i++;
  // At a wall exactly, so that what touches it there needs no rounding.
  if (place === at[i + 1]!) return values[i + 1]!;
  return values[i]! + ((values[i + 1]! - values[i]!) * (place - at[i]!)) / (at[i + 1]! - at[i]!);
}
