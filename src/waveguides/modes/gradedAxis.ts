/** How one axis is cut into elements. @internal */
export interface AxisSetting {
  readonly low: number;
  readonly high: number;
  /** Whether the field decays toward this end instead of meeting a wall close by. */
  readonly openLow: boolean;
  readonly openHigh: boolean;
  /** Rising interfaces between low and high, and which carry corners. */
  readonly at: readonly number[];
  readonly corner: readonly boolean[];
  /** Elements that shrink toward each corner. */
  readonly layers: number;
  /** First step outward into an open end. */
  readonly nearby: number;
  /** Longest element of the closed interval i (before interface i). */
  readonly longest: (interval: number) => number;
  /** Longest element of the open interval i; any if absent. */
  readonly longestOutward?: (interval: number) => number;
}

/** Each element toward a corner is this part of the one before. [Schwab1998] */
const shrinking = 0.15;

/**
 * The rising ends of the elements along one axis: geometric toward corners, where the field is singular, and doubling into open
 * ends, where it decays.
 *
 * @internal
 */
export function gradedAxis(setting: AxisSetting): Float64Array {
  const { low, high, openLow, openHigh, at, corner, layers, nearby, longest, longestOutward } = setting;
  const ends = [low, ...at, high];
  const graded = [false, ...corner, false];
  const points: number[] = [low];
  for (let i = 0; i + 1 < ends.length; i++) {
    const from = ends[i]!;
    const to = ends[i + 1]!;
    const open = (i === 0 && openLow) || (i === at.length && openHigh);
    const inner = open
      ? outward(from, to, i === 0, graded[i === 0 ? 1 : i]! ? layers : 0, nearby, longestOutward?.(i) ?? Infinity)
      : closed(from, to, graded[i]! ? layers : 0, graded[i + 1]! ? layers : 0, longest(i));
    points.push(...inner, to);
  }
  return Float64Array.from(points);
}

/** Inner points of an interval from an interface into the open. */
function outward(from: number, to: number, down: boolean, layers: number, nearby: number, longest: number): number[] {
  const length = to - from;
  const first = Math.min(nearby, length, longest);
  const distances: number[] = [];
  for (let l = layers; l >= 1; l--) distances.push(first * shrinking ** l);
  let reached = first;
  for (let step = Math.min(longest, 2 * first); reached < length * (1 - 1e-9); step = Math.min(longest, 2 * step)) {
    distances.push(reached);
    // A short last element would be wasted.
    reached = reached + 1.5 * step > length ? length : reached + step;
  }
  return down ? distances.reverse().map((d) => to - d) : distances.map((d) => from + d);
}

/** Inner points of an interval that is graded toward none, one or both of its ends. */
function closed(from: number, to: number, left: number, right: number, longest: number): number[] {
  const parts = left > 0 && right > 0 ? 2 : 1;
  const count = parts * Math.max(1, Math.ceil((to - from) / parts / longest - 1e-9));
  const step = (to - from) / count;
  const points: number[] = [];
  for (let l = left; l >= 1; l--) points.push(from + step * shrinking ** l);
  for (let i = 1; i < count; i++) points.push(from + i * step);
  for (let l = 1; l <= right; l++) points.push(to - step * shrinking ** l);
  return points;
}
