/** Points, and segments between them that edges of triangles must follow; they meet at points only. @internal */
export interface PlanarGraph {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Ends of each segment; four or more make up the border of a rectangle around all. */
  readonly segments: readonly (readonly [number, number])[];
}

/** What triangles are asked for. @internal */
export interface TriangleWish {
  /** Longest edge at a place. */
  readonly longest: (x: number, y: number) => number;
  /** Most points. */
  readonly most: number;
}

/** Triangles, counterclockwise; the points of the graph keep their numbers. @internal */
export interface Triangulation {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Three points each. */
  readonly triangles: Int32Array;
}

/** Circumradius over shortest edge above which a triangle is too thin: angles stay above 20.7 degrees. */
const thinnest = Math.SQRT2;

interface Triangle {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly centerX: number;
  readonly centerY: number;
  readonly radius: number;
  sound: boolean;
}

interface Segment {
  readonly a: number;
  readonly b: number;
  /** The segment of the graph that it is a piece of. */
  readonly of: number;
}

/**
 * Delaunay triangles of a rectangle that follow the segments of a graph, refined until none is thin or too long: encroached segments are
 * halved, else the circumcenter is put in. Between segments at less than 60 degrees thin ones may stay. [Ruppert1995]
 *
 * @internal
 */
export function triangulation(graph: PlanarGraph, { longest, most }: TriangleWish): Triangulation {
  const x = [...graph.x];
  const y = [...graph.y];
  const given = x.length;
  /** Of each added point the segment it lies on, −1 for none. */
  const on: number[] = x.map(() => -1);
  const scale = Math.max(...x) - Math.min(...x) + Math.max(...y) - Math.min(...y);
  let triangles: Triangle[] = [];
  let segments: Segment[] = graph.segments.map(([a, b], of) => ({ a, b, of }));
  const open: Segment[] = [];

  const triangle = (a: number, b: number, c: number): void => {
    const bx = x[b]! - x[a]!;
    const by = y[b]! - y[a]!;
    const cx = x[c]! - x[a]!;
    const cy = y[c]! - y[a]!;
    const twice = bx * cy - by * cx;
    // What lies on the border makes no triangle with it.
    if (!(twice > 1e-13 * scale * Math.max(Math.hypot(bx, by), Math.hypot(cx, cy)))) return;
    const b2 = bx * bx + by * by;
    const c2 = cx * cx + cy * cy;
    const ux = (cy * b2 - by * c2) / (2 * twice);
    const uy = (bx * c2 - cx * b2) / (2 * twice);
    triangles.push({ a, b, c, centerX: x[a]! + ux, centerY: y[a]! + uy, radius: ux * ux + uy * uy, sound: false });
  };

  const encroaches = (p: number, { a, b }: Segment): boolean => {
    const ax = x[a]! - x[p]!;
    const ay = y[a]! - y[p]!;
    const bx = x[b]! - x[p]!;
    const by = y[b]! - y[p]!;
    return p !== a && p !== b && ax * bx + ay * by < -1e-10 * (ax * ax + ay * ay + bx * bx + by * by);
  };

  const insert = (p: number): void => {
    const rim = new Map<number, readonly [number, number]>();
    const toggle = (a: number, b: number): void => {
      const back = b * 2 ** 26 + a;
      if (!rim.delete(back)) rim.set(a * 2 ** 26 + b, [a, b]);
    };
    triangles = triangles.filter(({ a, b, c, centerX, centerY, radius }) => {
      const dx = x[p]! - centerX;
      const dy = y[p]! - centerY;
      if (!(dx * dx + dy * dy < radius * (1 - 1e-10))) return true;
      toggle(a, b);
      toggle(b, c);
      toggle(c, a);
      return false;
    });
    for (const [a, b] of rim.values()) triangle(a, b, p);
  };

  const add = (px: number, py: number, segment: number): number => {
    const p = x.push(px) - 1;
    y.push(py);
    on.push(segment);
    insert(p);
    for (const each of segments) if (encroaches(p, each)) open.push(each);
    return p;
  };

  const split = (segment: Segment): void => {
    if (!segments.includes(segment)) return;
    const { a, b, of } = segment;
    const dx = x[b]! - x[a]!;
    const dy = y[b]! - y[a]!;
    const length = Math.hypot(dx, dy);
    // Pieces that end in a corner are cut on circles around it, so that those at a sharp corner do not cut each other forever.
    const fromA = a < given && b >= given;
    const fromB = b < given && a >= given;
    const shell = 2 ** Math.round(Math.log2((length / 2) / scale)) * scale;
    const part = fromA ? shell / length : fromB ? 1 - shell / length : 0.5;
    segments = segments.filter((each) => each !== segment);
    const p = add(x[a]! + part * dx, y[a]! + part * dy, of);
    for (const piece of [{ a, b: p, of }, { a: p, b, of }]) {
      segments.push(piece);
      if (x.some((_, q) => encroaches(q, piece))) open.push(piece);
    }
  };

  const settle = (): void => {
    for (let next = open.pop(); next !== undefined && x.length < most; next = open.pop()) split(next);
  };

  // Two triangles of the corners, then all others.
  const corner = (right: boolean, top: boolean): number => {
    const endX = right ? Math.max(...x) : Math.min(...x);
    const endY = top ? Math.max(...y) : Math.min(...y);
    return x.findIndex((each, p) => Math.abs(each - endX) + Math.abs(y[p]! - endY) < 1e-9 * scale);
  };
  const [a, b, c, d] = [corner(false, false), corner(true, false), corner(true, true), corner(false, true)];
  triangle(a, b, c);
  triangle(a, c, d);
  for (let p = 0; p < given; p++) if (![a, b, c, d].includes(p)) insert(p);
  open.push(...segments.filter((segment) => x.some((_, p) => encroaches(p, segment))));
  settle();

  const neighbors = (one: number, other: number): boolean => {
    // Whether two points lie on different segments that meet.
    const s = graph.segments[on[one]!];
    const t = graph.segments[on[other]!];
    return s !== undefined && t !== undefined && s !== t && (s.includes(t[0]) || s.includes(t[1]));
  };

  const faulty = (each: Triangle): boolean => {
    const side = (p: number, q: number): number => Math.hypot(x[p]! - x[q]!, y[p]! - y[q]!);
    const ends = [[each.a, each.b], [each.b, each.c], [each.c, each.a]] as const;
    const lengths = ends.map(([p, q]) => side(p, q));
    const centerX = (x[each.a]! + x[each.b]! + x[each.c]!) / 3;
    const centerY = (y[each.a]! + y[each.b]! + y[each.c]!) / 3;
    if (Math.max(...lengths) > longest(centerX, centerY)) return true;
    const shortest = Math.min(...lengths);
    if (Math.sqrt(each.radius) <= thinnest * shortest) return false;
    const [p, q] = ends[lengths.indexOf(shortest)]!;
    return !neighbors(p, q);
  };

  for (;;) {
    const bad = triangles.find((each) => {
      if (!each.sound && faulty(each)) return true;
      each.sound = true;
      return false;
    });
    if (bad === undefined || x.length >= most) break;
    const p = x.length;
    // Looked at as a point, without putting it in.
    x.push(bad.centerX);
    y.push(bad.centerY);
    const hit = segments.filter((segment) => encroaches(p, segment));
    x.pop();
    y.pop();
    if (hit.length === 0) add(bad.centerX, bad.centerY, -1);
    else open.push(...hit);
    settle();
  }
  return { x, y, triangles: Int32Array.from(triangles.flatMap(({ a: p, b: q, c: r }) => [p, q, r])) };
}
