/** The vertices of a closed polygon in turn, the last joined to the first. @internal */
export type Vertices = readonly (readonly [x: number, y: number])[];

/** Area of a polygon, positive if its vertices run counterclockwise. @internal */
export function signedArea(polygon: Vertices): number {
  // From the first vertex, so that little is lost far from the origin.
  const [x, y] = polygon[0]!;
  let sum = 0;
  eachEdge(polygon, (ax, ay, bx, by) => (sum += (ax - x) * (by - y) - (bx - x) * (ay - y)));
  return sum / 2;
}

/** Whether a point lies inside a polygon; on its edges either answer. @internal */
export function contains(polygon: Vertices, x: number, y: number): boolean {
  let inside = false;
  eachEdge(polygon, (ax, ay, bx, by) => {
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
  });
  return inside;
}

/** Whether two edges of a polygon that are not neighbors meet, or neighbors fold back; `near` counts as meeting. @internal */
export function crossesItself(polygon: Vertices, near: number): boolean {
  const count = polygon.length;
  const from = (i: number): readonly [number, number] => polygon[i % count]!;
  for (let i = 0; i < count; i++) {
    const [a, b, c] = [from(i), from(i + 1), from(i + 2)];
    const turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
    const ahead = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
    if (ahead < 0 && Math.abs(turn) < near * Math.hypot(c[0] - b[0], c[1] - b[1])) return true;
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue;
      if (cuts(from(i), from(i + 1), from(j), from(j + 1), near).length > 0) return true;
      if (cuts(from(j), from(j + 1), from(i), from(i + 1), near).length > 0) return true;
    }
  }
  return false;
}

/** Whether the insides of two polygons overlap by more than a strip as wide as `near`. @internal */
export function overlapping(a: Vertices, b: Vertices, near: number): boolean {
  return entering(a, b, near) || entering(b, a, near);
}

/** Whether beside an edge of `a`, inwards, lies the inside of `b`. */
function entering(a: Vertices, b: Vertices, near: number): boolean {
  const turn = signedArea(a) > 0 ? 1 : -1;
  let found = false;
  eachEdge(a, (ax, ay, bx, by) => {
    const length = Math.hypot(bx - ax, by - ay);
    const at = [0, 1];
    eachEdge(b, (cx, cy, dx, dy) => at.push(...cuts([ax, ay], [bx, by], [cx, cy], [dx, dy], near)));
    at.sort((one, other) => one - other);
    for (let i = 1; i < at.length && !found; i++) {
      const middle = (at[i - 1]! + at[i]!) / 2;
      if ((at[i]! - at[i - 1]!) * length < 8 * near) continue;
      const x = ax + (bx - ax) * middle - (2 * near * turn * (by - ay)) / length;
      const y = ay + (by - ay) * middle + (2 * near * turn * (bx - ax)) / length;
      found = contains(b, x, y);
    }
  });
  return found;
}

/**
 * The parts of the way from a to b, 0 to 1, at which it meets the segment from c to d: where they cross, or where an end of the segment is
 * as near as `near`.
 *
 * @internal
 */
export function cuts(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
  d: readonly [number, number],
  near: number,
): number[] {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = Math.hypot(dx, dy);
  if (Math.min(c[0], d[0]) > Math.max(a[0], b[0]) + near || Math.max(c[0], d[0]) < Math.min(a[0], b[0]) - near) return [];
  if (Math.min(c[1], d[1]) > Math.max(a[1], b[1]) + near || Math.max(c[1], d[1]) < Math.min(a[1], b[1]) - near) return [];
  const found: number[] = [];
  const away = [c, d].map((end) => (dx * (end[1] - a[1]) - dy * (end[0] - a[0])) / length) as [number, number];
  [c, d].forEach((end, k) => {
    const along = (dx * (end[0] - a[0]) + dy * (end[1] - a[1])) / (length * length);
    if (Math.abs(away[k]!) <= near && along >= -near / length && along <= 1 + near / length) found.push(Math.min(1, Math.max(0, along)));
  });
  if (found.length > 0 || away[0] > 0 === away[1] > 0) return found;
  const part = away[0] / (away[0] - away[1]);
  const x = c[0] + part * (d[0] - c[0]) - a[0];
  const y = c[1] + part * (d[1] - c[1]) - a[1];
  const along = (dx * x + dy * y) / (length * length);
  return along >= -near / length && along <= 1 + near / length ? [Math.min(1, Math.max(0, along))] : [];
}

/** Every edge in turn. @internal */
export function eachEdge(polygon: Vertices, visit: (ax: number, ay: number, bx: number, by: number) => void): void {
  for (let i = 0; i < polygon.length; i++) {
    const [ax, ay] = polygon[i]!;
    const [bx, by] = polygon[i + 1 === polygon.length ? 0 : i + 1]!;
    visit(ax, ay, bx, by);
  }
}
