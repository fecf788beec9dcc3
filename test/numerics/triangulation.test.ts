import { describe, expect, it } from 'vitest';
import { triangulation, type PlanarGraph, type Triangulation } from '../../src/numerics/triangulation.ts';

/** A box of 4 by 3 with lines in it, which must meet at their ends only; its sides are cut at height 1. */
function box(lines: readonly (readonly [number, number, number, number])[]): PlanarGraph {
  const x = [0, 4, 4, 0, 4, 0];
  const y = [0, 0, 3, 3, 1, 1];
  const segments: [number, number][] = [[0, 1], [1, 4], [4, 2], [2, 3], [3, 5], [5, 0]];
  const point = (px: number, py: number): number => {
    const found = x.findIndex((each, p) => each === px && y[p] === py);
    if (found >= 0) return found;
    y.push(py);
    return x.push(px) - 1;
  };
  for (const [ax, ay, bx, by] of lines) segments.push([point(ax, ay), point(bx, by)]);
  return { x, y, segments };
}

interface Shape {
  readonly area: number;
  readonly angle: number;
  readonly edge: number;
}

function shapes({ x, y, triangles }: Triangulation): Shape[] {
  return Array.from({ length: triangles.length / 3 }, (_, k) => {
    const [a, b, c] = [triangles[3 * k]!, triangles[3 * k + 1]!, triangles[3 * k + 2]!];
    const side = (p: number, q: number): number => Math.hypot(x[p]! - x[q]!, y[p]! - y[q]!);
    const [u, v, w] = [side(a, b), side(b, c), side(c, a)].sort((one, other) => one - other) as [number, number, number];
    return {
      area: ((x[b]! - x[a]!) * (y[c]! - y[a]!) - (y[b]! - y[a]!) * (x[c]! - x[a]!)) / 2,
      angle: Math.acos((v * v + w * w - u * u) / (2 * v * w)),
      edge: w,
    };
  });
}

/** Whether triangles' edges follow a line from end to end. */
function follows({ x, y, triangles }: Triangulation, [ax, ay, bx, by]: readonly [number, number, number, number]): boolean {
  const length = Math.hypot(bx - ax, by - ay);
  const along = (p: number): number => ((x[p]! - ax) * (bx - ax) + (y[p]! - ay) * (by - ay)) / length;
  const on = (p: number): boolean => {
    const away = ((x[p]! - ax) * (by - ay) - (y[p]! - ay) * (bx - ax)) / length;
    return Math.abs(away) < 1e-9 && along(p) > -1e-9 && along(p) < length + 1e-9;
  };
  const edges = new Map<string, number>();
  triangles.forEach((p, k) => {
    const q = triangles[k % 3 === 2 ? k - 2 : k + 1]!;
    if (on(p) && on(q)) edges.set(`${Math.min(p, q)} ${Math.max(p, q)}`, Math.abs(along(p) - along(q)));
  });
  return Math.abs([...edges.values()].reduce((sum, each) => sum + each, 0) - length) < 1e-9;
}

const wish = { longest: () => Infinity, most: 2000 };

describe('triangulation', () => {
  it('fills the box, follows its lines and has no thin triangles', () => {
    const lines = [
      [0, 1, 1, 1],
      [1, 1, 3, 1],
      [3, 1, 4, 1],
      [1, 1, 2, 2.5],
      [2, 2.5, 3, 1],
      [0.5, 0.2, 0.7, 0.3],
    ] as const;
    const found = triangulation(box(lines), wish);
    const all = shapes(found);
    expect(all.reduce((sum, { area }) => sum + area, 0)).toBeCloseTo(12, 9);
    expect(Math.min(...all.map(({ area }) => area))).toBeGreaterThan(0);
    expect(Math.min(...all.map(({ angle }) => angle))).toBeGreaterThan((20.7 * Math.PI) / 180);
    for (const line of [...lines, [0, 0, 4, 0] as const]) expect(follows(found, line)).toBe(true);
  });

  it('keeps edges as short as is asked', () => {
    const graded = triangulation(box([]), { ...wish, longest: (x) => 0.2 + 0.3 * x });
    expect(graded.triangles.length / 3).toBeGreaterThan(60);
    for (const { edge } of shapes(graded)) expect(edge).toBeLessThan(0.2 + 0.3 * 4);
    expect(Math.min(...shapes(graded).map(({ edge }) => edge))).toBeLessThan(0.25);
  });

  it('ends at a sharp corner, and follows both of its lines', () => {
    const lines = [
      [0.5, 1, 3, 1],
      [0.5, 1, 3, 1.2],
    ] as const;
    const found = triangulation(box(lines), wish);
    expect(found.x.length).toBeLessThan(300);
    for (const line of lines) expect(follows(found, line)).toBe(true);
    expect(shapes(found).reduce((sum, { area }) => sum + area, 0)).toBeCloseTo(12, 9);
  });

  it('stops at the most points that are allowed', () => {
    expect(triangulation(box([]), { longest: () => 0.01, most: 100 }).x.length).toBeLessThanOrEqual(101);
  });
});
