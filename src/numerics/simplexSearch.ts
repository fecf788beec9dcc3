/** Where a search ended, and how much the function is there. @internal */
export interface Lowest {
  readonly at: Float64Array;
  readonly value: number;
}

/**
 * Goes downhill from `start` by a simplex whose corners are first one of `steps` away along each axis, until its corners differ by less than
 * `tolerance` in value or `most` values have been asked for. No slopes are needed; what it finds is not above where it began. [Nelder1965]
 *
 * @param f Any number, also Infinity; what it is handed is filled anew each time.
 * @internal
 */
export function simplexSearch(
  f: (at: Float64Array) => number,
  start: Float64Array,
  { steps, tolerance, most }: { readonly steps: Float64Array; readonly tolerance: number; readonly most: number },
): Lowest {
  const count = start.length;
  const corners = [start, ...Array.from(steps, (step, k) => start.map((value, j) => (j === k ? value + step : value)))].map((at) => ({ at, value: f(at) }));
  let asked = corners.length;
  const tried = (from: Float64Array, middle: Float64Array, share: number): Lowest => {
    asked++;
    const at = middle.map((value, k) => value + share * (value - from[k]!));
    return { at, value: f(at) };
  };
  for (;;) {
    corners.sort((a, b) => a.value - b.value);
    const [best, worst] = [corners[0]!, corners[count]!];
    if (worst.value - best.value < tolerance || asked >= most) return best;
    const middle = new Float64Array(count);
    for (let i = 0; i < count; i++) corners[i]!.at.forEach((value, k) => (middle[k]! += value / count));
    const mirrored = tried(worst.at, middle, 1);
    if (mirrored.value < best.value) {
      const beyond = tried(worst.at, middle, 2);
      corners[count] = beyond.value < mirrored.value ? beyond : mirrored;
    } else if (mirrored.value < corners[count - 1]!.value) {
      corners[count] = mirrored;
    } else {
      const outside = mirrored.value < worst.value;
      const nearer = tried(worst.at, middle, outside ? 0.5 : -0.5);
      if (nearer.value < Math.min(mirrored.value, worst.value)) {
        corners[count] = nearer;
      } else {
        for (let i = 1; i <= count; i++) {
          const at = corners[i]!.at.map((value, k) => 0.5 * (value + best.at[k]!));
          corners[i] = { at, value: f(at) };
        }
        asked += count;
      }
    }
  }
}
