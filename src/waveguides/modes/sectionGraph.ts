import { contains, cuts } from '../../numerics/polygon.ts';
import type { PlanarGraph } from '../../numerics/triangulation.ts';
import type { OutlinedMedium } from './shapedCells.ts';

/** A rectangle along the axes. @internal */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** The medium at a place. @internal */
export function mediumAt(parts: readonly OutlinedMedium[], x: number, y: number): number {
  return parts.find(({ vertices }) => contains(vertices, x, y))?.medium ?? 0;
}

type Point = readonly [number, number];

/**
 * The border of a box and the lines in it across which the medium changes, cut where they meet; points nearer than `near` are one.
 *
 * @internal
 */
export function sectionGraph(parts: readonly OutlinedMedium[], box: Box, near: number): PlanarGraph {
  const { left, right, bottom, top } = box;
  const border: Point[] = [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ];
  const lines: (readonly [Point, Point])[] = border.map((point, i) => [point, border[(i + 1) % 4]!]);
  for (const { vertices } of parts) {
    vertices.forEach((point, i) => {
      const clipped = inBox(point, vertices[(i + 1) % vertices.length]!, box, near);
      if (clipped !== undefined) lines.push(clipped);
    });
  }
  const x: number[] = [];
  const y: number[] = [];
  const numbered = ([px, py]: Point): number => {
    const found = x.findIndex((each, p) => Math.hypot(each - px, y[p]! - py) < 2 * near);
    if (found >= 0) return found;
    y.push(py);
    return x.push(px) - 1;
  };
  border.forEach(numbered);
  for (const [from, to] of lines) [from, to].forEach(numbered);
  const segments = new Map<string, readonly [number, number]>();
  lines.forEach(([from, to], l) => {
    const at = [0, 1, ...lines.flatMap(([a, b], other) => (other === l ? [] : cuts(from, to, a, b, near)))].sort((a, b) => a - b);
    const points = at.map((part) => numbered([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]));
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!];
      if (a === b) continue;
      const length = Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!);
      const [nx, ny] = [(-4 * near * (y[b]! - y[a]!)) / length, (4 * near * (x[b]! - x[a]!)) / length];
      const [mx, my] = [(x[a]! + x[b]!) / 2, (y[a]! + y[b]!) / 2];
      if (l >= 4 && mediumAt(parts, mx + nx, my + ny) === mediumAt(parts, mx - nx, my - ny)) continue;
      segments.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b]);
    }
  });
  return onlyUsed({ x, y, segments: [...segments.values()] });
}

function onlyUsed({ x, y, segments }: PlanarGraph): PlanarGraph {
  const used = [...new Set(segments.flat())].sort((a, b) => a - b);
  const place = new Map(used.map((p, i) => [p, i]));
  return {
    x: used.map((p) => x[p]!),
    y: used.map((p) => y[p]!),
    segments: segments.map(([a, b]) => [place.get(a)!, place.get(b)!]),
  };
}

/** The piece of a line in the box, ends on the border put there exactly; `undefined` if there is none. */
function inBox(a: Point, b: Point, { left, right, bottom, top }: Box, near: number): readonly [Point, Point] | undefined {
  let from = 0;
  let to = 1;
  const clip = (start: number, step: number, low: number, high: number): void => {
    if (step === 0) {
      if (start < low - near || start > high + near) to = -1;
      return;
    }
    const one = (low - start) / step;
    const other = (high - start) / step;
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  };
  clip(a[0], b[0] - a[0], left, right);
  clip(a[1], b[1] - a[1], bottom, top);
  if (!((to - from) * Math.hypot(b[0] - a[0], b[1] - a[1]) > near)) return undefined;
  const snapped = (value: number, low: number, high: number): number =>
    Math.abs(value - low) < near ? low : Math.abs(value - high) < near ? high : value;
  const at = (part: number): Point => {
    const x = part === 0 ? a[0] : part === 1 ? b[0] : a[0] + part * (b[0] - a[0]);
    const y = part === 0 ? a[1] : part === 1 ? b[1] : a[1] + part * (b[1] - a[1]);
    return [snapped(x, left, right), snapped(y, bottom, top)];
  };
  return [at(from), at(to)];
}
