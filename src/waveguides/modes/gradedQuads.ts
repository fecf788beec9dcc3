import type { Triangulation } from '../../numerics/triangulation.ts';

/** Each layer toward a corner is this part of the one before. [Schwab1998] */
const shrinking = 0.15;
/** A corner that turns by this much or more gets all layers, rad. */
const fullTurn = 0.5;

/** Quadrilaterals, four vertices around each. @internal */
export interface GradedQuads {
  readonly x: number[];
  readonly y: number[];
  readonly around: number[];
  readonly medium: number[];
}

/**
 * Each triangle as three quadrilaterals, those at a corner of the media cut again and again toward it.
 *
 * @internal
 */
export function gradedQuads({ x: px, y: py, triangles }: Triangulation, media: Int32Array, layers: number): GradedQuads {
  const x = [...px];
  const y = [...py];
  const around: number[] = [];
  const medium: number[] = [];
  const between = new Map<number, number>();
  const point = (a: number, b: number, part: number): number => {
    const p = x.push(x[a]! + part * (x[b]! - x[a]!)) - 1;
    y.push(y[a]! + part * (y[b]! - y[a]!));
    return p;
  };
  const middle = (a: number, b: number): number => {
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    const found = between.get(key) ?? point(a, b, 0.5);
    between.set(key, found);
    return found;
  };
  const turns = cornerTurns(px, py, triangles, media);
  // Of each corner and point around it: the points between, layer after layer.
  const inward = new Map<number, number[]>();
  const toward = (corner: number, from: number, layer: number): number => {
    const key = corner * 2 ** 26 + from;
    const points = inward.get(key) ?? [];
    inward.set(key, points);
    return (points[layer - 1] ??= point(corner, from, shrinking ** layer));
  };
  for (let k = 0; k < triangles.length; k += 3) {
    const corners = [triangles[k]!, triangles[k + 1]!, triangles[k + 2]!];
    const center = x.push((px[corners[0]!]! + px[corners[1]!]! + px[corners[2]!]!) / 3) - 1;
    y.push((py[corners[0]!]! + py[corners[1]!]! + py[corners[2]!]!) / 3);
    corners.forEach((v, i) => {
      const one = middle(v, corners[(i + 1) % 3]!);
      const other = middle(v, corners[(i + 2) % 3]!);
      const m = media[k / 3]!;
      const add = (...four: number[]): void => {
        around.push(...four);
        medium.push(m);
      };
      const count = Math.ceil(layers * Math.min(1, turns[v]! / fullTurn));
      let outer: readonly [number, number, number] = [one, center, other];
      for (let layer = 1; layer <= count; layer++) {
        const inner = [toward(v, one, layer), toward(v, center, layer), toward(v, other, layer)] as const;
        add(inner[0], outer[0], outer[1], inner[1]);
        add(inner[1], outer[1], outer[2], inner[2]);
        outer = inner;
      }
      add(v, ...outer);
    });
  }
  return { x, y, around, medium };
}

/** By how much the lines between media turn at each point, rad: π where three or more meet or one ends. */
function cornerTurns(x: readonly number[], y: readonly number[], triangles: Int32Array, media: Int32Array): Float64Array {
  const sides = new Map<number, { readonly ends: readonly [number, number]; readonly media: number[] }>();
  for (let k = 0; k < triangles.length; k++) {
    const a = triangles[k]!;
    const b = triangles[k % 3 === 2 ? k - 2 : k + 1]!;
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    const side = sides.get(key) ?? { ends: [a, b], media: [] };
    side.media.push(media[Math.floor(k / 3)]!);
    sides.set(key, side);
  }
  const directions: number[][] = x.map(() => []);
  const border = new Uint8Array(x.length);
  for (const { ends: [a, b], media: beside } of sides.values()) {
    if (beside.length === 1) border[a] = border[b] = 1;
    if (beside.length < 2 || beside[0] === beside[1]) continue;
    const angle = Math.atan2(y[b]! - y[a]!, x[b]! - x[a]!);
    directions[a]!.push(angle);
    directions[b]!.push(angle + Math.PI);
  }
  return Float64Array.from(directions, (angles, p) => {
    if (angles.length === 0) return 0;
    if (border[p] === 1) return borderTurn(angles);
    if (angles.length !== 2) return Math.PI;
    const turn = Math.abs(Math.PI - Math.abs(angles[0]! - angles[1]!) % (2 * Math.PI));
    return turn < 1e-6 ? 0 : turn;
  });
}

/** At a mirror plane or wall the line goes on as its image: straight if it stands upright on it. */
function borderTurn(angles: readonly number[]): number {
  if (angles.length > 1) return Math.PI;
  const slant = Math.abs(Math.sin(2 * angles[0]!));
  return slant < 1e-6 ? 0 : Math.asin(Math.min(1, slant));
}
