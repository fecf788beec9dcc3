/** Corners of a convex polygon in turn, x and y alternating. @internal */
export type ConvexPolygon = readonly number[];

/** Cuts a triangle in four until its sides are short enough. @internal */
export function eachTriangle(
  corners: readonly [number, number, number, number, number, number],
  longest: number,
  visit: (ax: number, ay: number, bx: number, by: number, cx: number, cy: number) => void,
): void {
  const [ax, ay, bx, by, cx, cy] = corners;
  const side = Math.max(Math.hypot(bx - ax, by - ay), Math.hypot(cx - bx, cy - by), Math.hypot(ax - cx, ay - cy));
  if (side <= longest) {
    visit(...corners);
    return;
  }
  const [px, py, qx, qy, rx, ry] = [(ax + bx) / 2, (ay + by) / 2, (bx + cx) / 2, (by + cy) / 2, (cx + ax) / 2, (cy + ay) / 2];
  eachTriangle([ax, ay, px, py, rx, ry], longest, visit);
  eachTriangle([px, py, bx, by, qx, qy], longest, visit);
  eachTriangle([rx, ry, qx, qy, cx, cy], longest, visit);
  eachTriangle([px, py, qx, qy, rx, ry], longest, visit);
}

/** The polygon with its corners counterclockwise. @internal */
export function counterclockwise(around: ConvexPolygon): ConvexPolygon {
  let twice = 0;
  for (let i = 0; i < around.length; i += 2) {
    const j = (i + 2) % around.length;
    twice += around[i]! * around[j + 1]! - around[j]! * around[i + 1]!;
  }
  return twice > 0 ? around : around.map((_, i) => around[around.length - 2 - i + 2 * (i % 2)]!);
}

/** What two convex polygons share, both counterclockwise: cut off side by side of the second. [Sutherland1974] @internal */
export function sharedPolygon(subject: ConvexPolygon, clip: ConvexPolygon): ConvexPolygon {
  let left = subject;
  for (let i = 0; i < clip.length && left.length > 0; i += 2) {
    const ax = clip[i]!;
    const ay = clip[i + 1]!;
    const dx = clip[(i + 2) % clip.length]! - ax;
    const dy = clip[(i + 3) % clip.length]! - ay;
    const next: number[] = [];
    for (let k = 0; k < left.length; k += 2) {
      const m = (k + 2) % left.length;
      const from = dx * (left[k + 1]! - ay) - dy * (left[k]! - ax);
      const to = dx * (left[m + 1]! - ay) - dy * (left[m]! - ax);
      if (from >= 0) next.push(left[k]!, left[k + 1]!);
      if (from >= 0 !== to >= 0) {
        const part = from / (from - to);
        next.push(left[k]! + part * (left[m]! - left[k]!), left[k + 1]! + part * (left[m + 1]! - left[k + 1]!));
      }
    }
    left = next;
  }
  return left;
}
