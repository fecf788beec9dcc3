import { gradedAxis } from '../modes/gradedAxis.ts';
import type { RectanglePart, SectionWindow } from '../modes/crossSection.ts';

/** A piece of the plane between a sink and a surface, with its thermal media. @internal */
export interface HeatPlane {
  readonly parts: readonly RectanglePart[];
  /** Edges that are steps of a slant: elements follow them, but do not shrink toward them. */
  readonly steps: { readonly x: readonly number[]; readonly y: readonly number[] };
  /** Conductivity of each part, the cladding last, W/(m K). */
  readonly conductivities: readonly number[];
  /** Rectangles that element edges must follow. */
  readonly regions: readonly SectionWindow[];
  /** Heights of the sink and of the surface, m. */
  readonly bottom: number;
  readonly top: number;
  /** Heat that leaves the surface, W/(m² K). */
  readonly heatTransfer: number;
}

/** Elements with the part of each. @internal */
export interface HeatGrid {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Place in `parts` of the part that fills element `ix (y.length − 1) + iy`; their number where none does. */
  readonly part: Int32Array;
}

/** Edges nearer than this are one, m. */
const smallest = 1e-14;

/** Cuts the plane into elements that shrink in `layers` toward each corner. @internal */
export function heatGrid(plane: HeatPlane, layers: number): HeatGrid {
  const { parts, regions, bottom, top } = plane;
  const inside = (ends: readonly number[], low: number, high: number): number[] => {
    const sorted = ends.filter((end) => end > low + smallest && end < high - smallest).sort((a, b) => a - b);
    return sorted.filter((end, i) => i === 0 || end - sorted[i - 1]! > smallest);
  };
  const near = (ends: readonly number[], at: number): boolean => ends.some((end) => Math.abs(at - end) <= smallest);
  const xAt = inside([...parts, ...regions].flatMap(({ x }) => x), -Infinity, Infinity).filter(Number.isFinite);
  const yAt = inside([...parts, ...regions].flatMap(({ y }) => y), bottom, top);
  const xMiddles = middles([-Infinity, ...xAt, Infinity]);
  const yMiddles = middles([bottom, ...yAt, top]);
  const cell = xMiddles.map((x) => yMiddles.map((y) => partAt(parts, x, y)));
  const xCorner = xAt.map(() => false);
  const yCorner = yAt.map(() => false);
  const same = (i: number, j: number, k: number, l: number): boolean =>
    plane.conductivities[cell[i]![j]!] === plane.conductivities[cell[k]![l]!];
  for (let i = 0; i < xAt.length; i++) {
    for (let j = 0; j < yAt.length; j++) {
      const acrossX = same(i, j, i + 1, j) && same(i, j + 1, i + 1, j + 1);
      const acrossY = same(i, j, i, j + 1) && same(i + 1, j, i + 1, j + 1);
      if (!acrossX && !acrossY) xCorner[i] = yCorner[j] = true;
    }
  }
  for (const { x, y } of regions) {
    xAt.forEach((at, i) => (xCorner[i] ||= near(x, at)));
    yAt.forEach((at, j) => (yCorner[j] ||= near(y, at)));
  }
  xAt.forEach((at, i) => (xCorner[i] &&= !near(plane.steps.x, at)));
  yAt.forEach((at, j) => (yCorner[j] &&= !near(plane.steps.y, at)));
  // Heat spreads sideways over the height of the stack, then, in the substrate, over its own distance.
  const stack = yAt.length > 1 ? (top - yAt[0]!) / 2 : (top - bottom) / 4;
  const reach = (column: readonly number[]): number =>
    12 * decayLength(column.map((part) => plane.conductivities[part]!), [bottom, ...yAt, top]);
  const x = gradedAxis({
    low: xAt[0]! - reach(cell[0]!),
    high: xAt[xAt.length - 1]! + reach(cell[xAt.length]!),
    openLow: true,
    openHigh: true,
    at: xAt,
    corner: xCorner,
    layers,
    nearby: stack,
    longest: () => Infinity,
  });
  const y = gradedAxis({
    low: bottom,
    high: top,
    openLow: true,
    openHigh: false,
    at: yAt,
    corner: yCorner,
    layers,
    nearby: stack,
    longest: () => Infinity,
  });
  const part = new Int32Array((x.length - 1) * (y.length - 1));
  const column = pieceOf(x, xAt);
  const row = pieceOf(y, yAt);
  for (let i = 0; i < column.length; i++) {
    for (let j = 0; j < row.length; j++) part[i * row.length + j] = cell[column[i]!]![row[j]!]!;
  }
  return { x, y, part };
}

function partAt(parts: readonly RectanglePart[], x: number, y: number): number {
  const found = parts.findIndex((each) => each.x[0] < x && x < each.x[1] && each.y[0] < y && y < each.y[1]);
  return found < 0 ? parts.length : found;
}

/** A point inside each interval. */
function middles(ends: readonly number[]): number[] {
  return ends.slice(1).map((high, i) => {
    const low = ends[i]!;
    if (low === -Infinity) return high - 1e-9;
    return high === Infinity ? low + 1e-9 : (low + high) / 2;
  });
}

/** In which interval between interfaces each element lies. */
function pieceOf(points: Float64Array, at: readonly number[]): Int32Array {
  const piece = new Int32Array(points.length - 1);
  for (let i = 0; i < piece.length; i++) {
    const middle = (points[i]! + points[i + 1]!) / 2;
    piece[i] = at.filter((end) => end < middle).length;
  }
  return piece;
}

/**
 * A length within which temperature falls sideways by e at least, far from the source: 2√B with B the largest product of the
 * conductance of the layers above a height and the resistance of those below. A cooled surface only shortens it. [Muckenhoupt1972]
 *
 * @internal
 */
export function decayLength(conductivities: readonly number[], ends: readonly number[]): number {
  let above = 0;
  for (let i = 0; i < conductivities.length; i++) above += conductivities[i]! * (ends[i + 1]! - ends[i]!);
  let below = 0;
  let largest = 0;
  for (let i = 0; i < conductivities.length; i++) {
    const k = conductivities[i]!;
    const height = ends[i + 1]! - ends[i]!;
    // Within a layer the product is a parabola of the height; at its best place, or at the nearer end.
    const best = Math.min(height, Math.max(0, (above / k - below * k) / 2));
    largest = Math.max(largest, (above - k * best) * (below + best / k));
    above -= k * height;
    below += height / k;
  }
  return 2 * Math.sqrt(largest);
}
