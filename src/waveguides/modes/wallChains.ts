import type { Vertices } from '../../numerics/polygon.ts';
import { samePlace } from './crossSection.ts';

/** Lines from the lowest to the highest level, straight between the levels and beyond them, that hold all walls of a section. @internal */
export interface WallChains {
  /** Rising heights of all corners, m. */
  readonly levels: readonly number[];
  /** From left to right, the place of each line at each level, m. */
  readonly places: readonly Float64Array[];
}

/** How much a gap between two lines may narrow, and a line lean per height, for a moved tensor grid to serve. */
const mostNarrowing = 6;
const mostLeaning = 2;

/**
 * The lines along the walls of outlines; `undefined` where lines would cross, come close or lean far, so that no moved tensor grid
 * serves. `ends` beyond which nothing ends, m.
 *
 * @internal
 */
export function wallChains(outlines: readonly Vertices[], ends: number): WallChains | undefined {
  const heights = outlines.flatMap((each) => each.map(([, y]) => y)).filter((y) => Math.abs(y) < ends);
  const levels = distinct(heights);
  const count = levels.length;
  // A section without heights has walls all the same.
  const at = count === 0 ? [0] : levels;
  const chains: { readonly places: Float64Array; last: number }[] = [];
  for (let row = -1; row < at.length; row++) {
    const low = at[Math.max(0, row)]!;
    const high = at[Math.min(at.length - 1, row + 1)]!;
    const middle = row < 0 ? low - ends / 2 : row === at.length - 1 ? high + ends / 2 : (low + high) / 2;
    for (const wall of wallsAcross(outlines, middle, ends)) {
      const from = wall(low);
      const to = wall(high);
      const open = chains.filter(({ places, last }) => last < row && near(places[Math.max(0, row)]!, from));
      const chain = open.find(({ last }) => last === row - 1) ?? open[0];
      if (chain === undefined) {
        // Two parts side by side share a wall.
        const next = Math.min(at.length - 1, row + 1);
        const twice = (each: { readonly places: Float64Array; readonly last: number }): boolean =>
          each.last === row && near(each.places[Math.max(0, row)]!, from) && near(each.places[next]!, to);
        if (chains.some(twice)) continue;
        const places = new Float64Array(at.length).fill(from);
        places.fill(to, Math.min(at.length - 1, row + 1));
        chains.push({ places, last: row });
      } else {
        chain.places.fill(to, Math.min(at.length - 1, row + 1));
        chain.last = row;
      }
    }
  }
  const places = chains.map((chain) => chain.places).sort((a, b) => sum(a) - sum(b));
  return fitting(at, places) ? { levels, places } : undefined;
}

/** The walls that cross a height, as places by height. */
function wallsAcross(outlines: readonly Vertices[], height: number, ends: number): ((y: number) => number)[] {
  return outlines.flatMap((vertices) =>
    vertices.flatMap(([ax, ay], i) => {
      const [bx, by] = vertices[(i + 1) % vertices.length]!;
      if (ay > height === by > height || Math.abs(ax) >= ends) return [];
      return [(y: number) => (y === ay ? ax : y === by ? bx : ax + ((bx - ax) * (y - ay)) / (by - ay))];
    }),
  );
}

function fitting(levels: readonly number[], places: readonly Float64Array[]): boolean {
  for (let k = 0; k < places.length; k++) {
    let widest = 0;
    let narrowest = Infinity;
    for (let j = 0; j < levels.length; j++) {
      if (k > 0) {
        const gap = places[k]![j]! - places[k - 1]![j]!;
        widest = Math.max(widest, gap);
        narrowest = Math.min(narrowest, gap);
      }
      if (j > 0 && Math.abs(places[k]![j]! - places[k]![j - 1]!) > mostLeaning * (levels[j]! - levels[j - 1]!)) return false;
    }
    if (k > 0 && !(narrowest > 2e-10 && widest < mostNarrowing * narrowest)) return false;
  }
  return true;
}

/** Rising values, each once. @internal */
export function distinct(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, i) => i === 0 || !near(value, sorted[i - 1]!));
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < samePlace;
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
