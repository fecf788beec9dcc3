import type { LinearPhase } from './linearPhase.ts';
import type { RingPower } from './ringPower.ts';
import type { UniformGrid } from './uniformGrid.ts';

/** Half phase to either side over which a series of fourth order misses the sine by at most 7e-14, rad. */
const reach = 0.006;
/** Shorter series cost more than they save; in longer ones rounding would add up. */
const shortestSeries = 64;
const longestSeries = 1024;

/**
 * How half the phase moves about place i of a grid: by step m (1 + ratio m + ratio² m² + …) at m points from it, which is exact for a
 * phase linear in 1/(λ − heater's shift).
 */
function movementAt(
  i: number,
  { u, du, v, dv }: UniformGrid,
  { strength, heaterShift }: LinearPhase,
): { readonly step: number; readonly ratio: number } {
  const cold = v + i * dv - heaterShift * (u + i * du);
  return { step: (strength * (du * v - dv * u)) / (cold * cold), ratio: (heaterShift * du - dv) / cold };
}

/** Points of one series on a grid, a multiple of four; `undefined` where the phase moves too much from one to the next. @internal */
export function seriesLength(grid: UniformGrid, last: number, phase: LinearPhase): number | undefined {
  const steepest = Math.max(...[0, last].map((i) => Math.abs(movementAt(i, grid, phase).step)));
  const length = 4 * Math.floor(Math.min(longestSeries, (2 * reach) / steepest) / 4);
  return length >= shortestSeries ? length : undefined;
}

/**
 * Writes a power at places `from` to `end` of a grid, by a series about the place between them, where half the phase is `half`.
 * @internal
 */
export function powersOfSeries(
  { n0, n1, d0, scale }: RingPower,
  { from, end, half }: { readonly from: number; readonly end: number; readonly half: number },
  grid: UniformGrid,
  phase: LinearPhase,
  out: Float64Array,
): void {
  const middle = (from + end - 1) / 2;
  const { step: d, ratio: g } = movementAt(middle, grid, phase);
  const s = Math.sqrt(scale) * Math.sin(half);
  const c = Math.sqrt(scale) * Math.cos(half);
  // √scale sin(half + d m (1 + g m + g² m² + …)) in powers of m, then about the first m.
  const m = from - middle;
  const c4 = d * g * (g * g - (d * d) / 2) * c + d * d * ((d * d) / 24 - 1.5 * g * g) * s;
  const c3 = d * (g * g - (d * d) / 6) * c - d * d * g * s;
  const c2 = d * g * c - (d * d * s) / 2;
  const b3 = c3 + 4 * c4 * m;
  const b2 = c2 + m * (3 * c3 + m * 6 * c4);
  const b1 = d * c + m * (2 * c2 + m * (3 * c3 + m * 4 * c4));
  let y = s + m * (d * c + m * (c2 + m * (c3 + m * c4)));
  let d1 = b1 + b2 + b3 + c4;
  let d2 = 2 * b2 + 6 * b3 + 14 * c4;
  let d3 = 6 * b3 + 36 * c4;
  const d4 = 24 * c4;
  // (n0 + n1 q)/(d0 + q) = n1 − fall/(d0 + q), the fall so much less that no power leaves 0 to 1 by rounding.
  const fall = (n1 * d0 - n0) * 0.999999999999999;
  // One division serves two points. Fewer values than these are at hand would leave the registers.
  let i = from;
  for (; i + 1 < end; i += 2) {
    const Y = y + d1;
    const D1 = d1 + d2;
    const D2 = d2 + d3;
    const D3 = d3 + d4;
    const e = d0 + y * y;
    const E = d0 + Y * Y;
    const part = fall / (e * E);
    out[i] = n1 - part * E;
    out[i + 1] = n1 - part * e;
    y = Y + D1;
    d1 = D1 + D2;
    d2 = D2 + D3;
    d3 = D3 + d4;
  }
  if (i < end) out[i] = n1 - fall / (d0 + y * y);
}
