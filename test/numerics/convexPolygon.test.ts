import { describe, expect, it } from 'vitest';
import { counterclockwise, eachTriangle, sharedPolygon, type ConvexPolygon } from '../../src/numerics/convexPolygon.ts';
import { signedArea } from '../../src/numerics/polygon.ts';

const area = (around: ConvexPolygon): number =>
  around.length < 6 ? 0 : signedArea(Array.from({ length: around.length / 2 }, (_, i) => [around[2 * i]!, around[2 * i + 1]!] as const));
const square = [0, 0, 2, 0, 2, 2, 0, 2];

describe('convex polygons', () => {
  it('turn counterclockwise and keep their area', () => {
    expect(counterclockwise(square)).toEqual(square);
    expect(area(counterclockwise([0, 0, 0, 2, 2, 2, 2, 0]))).toBe(4);
    expect(area(counterclockwise([0, 0, 0, 2, 3, 0]))).toBe(3);
  });

  it('share what lies in both', () => {
    expect(area(sharedPolygon(square, [1, 1, 3, 1, 3, 3, 1, 3]))).toBe(1);
    expect(area(sharedPolygon(square, [0.5, 0.5, 1, 0.5, 1, 1]))).toBeCloseTo(0.125, 14);
    expect(area(sharedPolygon(square, [1, -1, 3, 1, 1, 3, -1, 1]))).toBeCloseTo(4, 14);
    expect(area(sharedPolygon(square, [1, -0.5, 2.5, 1, 1, 2.5, -0.5, 1]))).toBeCloseTo(4 - 4 * 0.125, 14);
    expect(sharedPolygon(square, [3, 3, 4, 3, 4, 4]).length).toBe(0);
  });

  it('are cut into triangles with short sides that add up', () => {
    let sum = 0;
    let longest = 0;
    eachTriangle([0, 0, 3, 0, 0, 4], 1.3, (ax, ay, bx, by, cx, cy) => {
      sum += ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2;
      longest = Math.max(longest, Math.hypot(bx - ax, by - ay), Math.hypot(cx - bx, cy - by), Math.hypot(ax - cx, ay - cy));
    });
    expect(sum).toBeCloseTo(6, 12);
    expect(longest).toBeLessThanOrEqual(1.3);
  });
});
