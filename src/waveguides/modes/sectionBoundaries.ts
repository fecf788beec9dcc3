import { contains, eachEdge } from '../../numerics/polygon.ts';
import { outline, samePlace, type CrossSection, type SectionWindow } from './crossSection.ts';

/** A straight piece of a boundary, m. */
export interface Segment {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** Where materials meet within a window: pieces between crossings, each once, none between parts of one material. @internal */
export function sectionBoundaries(section: CrossSection, window: SectionWindow): Segment[] {
  const parts = section.parts.map((part) => ({ material: part.material, around: outline(part) }));
  const edges: Segment[] = [];
  for (const { around } of parts) {
    eachEdge(around, (ax, ay, bx, by) => {
      const inside = clipped({ from: [ax, ay], to: [bx, by] }, window);
      if (inside !== undefined) edges.push(inside);
    });
  }
  const materialAt = (x: number, y: number): unknown => parts.find(({ around }) => contains(around, x, y))?.material ?? section.cladding;
  const found = new Map<string, Segment>();
  for (const edge of edges) {
    const [dx, dy] = [edge.to[0] - edge.from[0], edge.to[1] - edge.from[1]];
    const length = Math.hypot(dx, dy);
    const at = (t: number): readonly [number, number] => [edge.from[0] + t * dx, edge.from[1] + t * dy];
    const cuts = [0, 1, ...edges.flatMap((other) => meetings(edge, other))].filter((t) => t >= 0 && t <= 1).sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i++) {
      if ((cuts[i + 1]! - cuts[i]!) * length < 2 * samePlace) continue;
      const [x, y] = at((cuts[i]! + cuts[i + 1]!) / 2);
      // A step to both sides, far less than any part.
      const [sx, sy] = [(-dy / length) * 1e-11, (dx / length) * 1e-11];
      if (materialAt(x + sx, y + sy) === materialAt(x - sx, y - sy)) continue;
      const piece = { from: at(cuts[i]!), to: at(cuts[i + 1]!) };
      const ends = [piece.from, piece.to].map((end) => end.map((each) => Math.round(each / 1e-12)).join()).sort();
      if (!found.has(ends.join(' '))) found.set(ends.join(' '), piece);
    }
  }
  return [...found.values()];
}

/** Where another edge meets this one: parts of its length. */
function meetings(edge: Segment, other: Segment): number[] {
  const [dx, dy] = [edge.to[0] - edge.from[0], edge.to[1] - edge.from[1]];
  const [ex, ey] = [other.to[0] - other.from[0], other.to[1] - other.from[1]];
  const square = dx * dx + dy * dy;
  const along = ([x, y]: readonly [number, number]): number => ((x - edge.from[0]) * dx + (y - edge.from[1]) * dy) / square;
  const cross = dx * ey - dy * ex;
  if (Math.abs(cross) <= 1e-9 * Math.sqrt(square) * Math.hypot(ex, ey)) return [along(other.from), along(other.to)];
  const [px, py] = [other.from[0] - edge.from[0], other.from[1] - edge.from[1]];
  const within = (px * dy - py * dx) / cross;
  return within > -1e-9 && within < 1 + 1e-9 ? [(px * ey - py * ex) / cross] : [];
}

/** The part of a segment inside a window. */
function clipped({ from, to }: Segment, window: SectionWindow): Segment | undefined {
  let [first, last] = [0, 1];
  for (const axis of [0, 1] as const) {
    const [low, high] = axis === 0 ? window.x : window.y;
    const step = to[axis] - from[axis];
    if (step === 0) {
      if (from[axis] < low || from[axis] > high) return undefined;
      continue;
    }
    const ends = [(low - from[axis]) / step, (high - from[axis]) / step];
    first = Math.max(first, Math.min(...ends));
    last = Math.min(last, Math.max(...ends));
  }
  if (!(last > first)) return undefined;
  const at = (t: number): readonly [number, number] => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
  return { from: at(first), to: at(last) };
}
