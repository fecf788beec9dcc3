import { describe, expect, it } from 'vitest';
import { contains, crossesItself, cuts, overlapping, signedArea, type Vertices } from '../../src/numerics/polygon.ts';

const square: Vertices = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];
const moved = (polygon: Vertices, x: number, y: number): Vertices => polygon.map(([px, py]) => [px + x, py + y]);
const near = 1e-9;

describe('polygons', () => {
  it('have an area whose sign tells their direction', () => {
    expect(signedArea(square)).toBe(4);
    expect(signedArea([...square].reverse())).toBe(-4);
    expect(signedArea([[0, 0], [4, 0], [0, 3]])).toBe(6);
  });

  it('contain what lies inside, also where they are not convex', () => {
    const arrow: Vertices = [[0, 0], [4, 0], [4, 4], [2, 1]];
    expect([contains(arrow, 3.5, 2), contains(arrow, 1, 1), contains(arrow, 1, 0.2), contains(arrow, 5, 1)]).toEqual([true, false, true, false]);
  });

  it('cross themselves, touch themselves or fold back', () => {
    const bow: Vertices = [[0, 0], [2, 2], [2, 0], [0, 2]];
    const spike: Vertices = [[0, 0], [2, 0], [1, 0], [1, 1]];
    const touching: Vertices = [[0, 0], [4, 0], [4, 2], [2, 0], [0, 2]];
    expect([square, bow, spike, touching].map((each) => crossesItself(each, near))).toEqual([false, true, true, true]);
  });

  it('overlap with their insides, not with edges or corners', () => {
    expect(overlapping(square, moved(square, 1, 1), near)).toBe(true);
    expect(overlapping(square, moved(square, 2, 0), near)).toBe(false);
    expect(overlapping(square, moved(square, 2, 2), near)).toBe(false);
    expect(overlapping(square, square, near)).toBe(true);
    expect(overlapping(square, [[0.5, 0.5], [1, 0.5], [1, 1]], near)).toBe(true);
    expect(overlapping([[0.5, 0.5], [1, 0.5], [1, 1]], square, near)).toBe(true);
    expect(overlapping(square, [...moved(square, 2, 0.5)].reverse(), near)).toBe(false);
    expect(overlapping(square, [[-1, 1], [3, 0.9], [3, 1.1]], near)).toBe(true);
  });

  it('cut each other where their edges cross, touch or run together', () => {
    expect(cuts([0, 0], [2, 0], [1, -1], [1, 1], near)).toEqual([0.5]);
    expect(cuts([0, 0], [2, 0], [1, 0], [1, 1], near)).toEqual([0.5]);
    expect(cuts([0, 0], [2, 0], [0.5, 0], [3, 0], near)).toEqual([0.25]);
    expect(cuts([0, 0], [2, 0], [1, 0.1], [1, 1], near)).toEqual([]);
    expect(cuts([0, 0], [1, 1], [0.9, 0], [1, 0.5], near)).toEqual([]);
    expect(cuts([0, 0], [1, 1], [0.5, 1], [2, 0.5], near)).toHaveLength(1);
  });
});
