import { eachEdge, type Vertices } from '../../numerics/polygon.ts';
import type { RectanglePart, SectionPart } from '../modes/crossSection.ts';

/** Rectangles in place of all parts, and where temperature has no kinks of its own because an edge there is one of many steps. @internal */
export interface SteppedParts {
  readonly parts: readonly RectanglePart[];
  readonly steps: { readonly x: readonly number[]; readonly y: readonly number[] };
}

/** Steps that stand for a slanted edge between two heights of vertices. */
const stepCount = 4;

/** Parts with polygons as steps of the same height and, each, of the width at half that height. @internal */
export function steppedParts(parts: readonly SectionPart[]): SteppedParts {
  const rectangles: RectanglePart[] = [];
  const x: number[] = [];
  const y: number[] = [];
  for (const part of parts) {
    if (part.polygon === undefined) {
      rectangles.push(part);
      continue;
    }
    const { name, material, polygon } = part;
    const rows = stepsOf(polygon);
    rows.forEach((row, i) => {
      if (i > 0) y.push(row.y[0]);
      rectangles.push({ name, material, x: row.x, y: row.y });
    });
    const left = Math.min(...rows.map((row) => row.x[0]));
    const right = Math.max(...rows.map((row) => row.x[1]));
    x.push(...rows.flatMap((row) => row.x).filter((end) => end > left && end < right));
  }
  return { parts: rectangles, steps: { x, y } };
}

interface Step {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

function stepsOf(polygon: Vertices): Step[] {
  const heights = [...new Set(polygon.map(([, y]) => y))].sort((a, b) => a - b);
  const steps: Step[] = [];
  for (let i = 1; i < heights.length; i++) {
    const low = heights[i - 1]!;
    const high = heights[i]!;
    const across = (part: number): number[] => crossings(polygon, low + part * (high - low));
    const upright = across(0.25).every((end, k) => Math.abs(end - across(0.75)[k]!) < 1e-12);
    const count = upright || heights.length > 10 ? 1 : stepCount;
    for (let s = 0; s < count; s++) {
      const ends = across((s + 0.5) / count);
      const y = [low + (s / count) * (high - low), s + 1 === count ? high : low + ((s + 1) / count) * (high - low)] as const;
      for (let k = 0; k + 1 < ends.length; k += 2) {
        if (ends[k + 1]! - ends[k]! > 1e-12) steps.push({ x: [ends[k]!, ends[k + 1]!], y });
      }
    }
  }
  return steps;
}

/** Where the edges of a polygon cross a height, rising. */
function crossings(polygon: Vertices, height: number): number[] {
  const found: number[] = [];
  eachEdge(polygon, (ax, ay, bx, by) => {
    if (ay > height !== by > height) found.push(ax + ((bx - ax) * (height - ay)) / (by - ay));
  });
  return found.sort((a, b) => a - b);
}
