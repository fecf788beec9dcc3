import { halfPhaseAt, type LinearPhase } from './linearPhase.ts';
import type { RingPower } from './ringPower.ts';
import type { UniformGrid } from './uniformGrid.ts';

/** Half phase to either side over which a series of fourth order misses the sine by at most 7e-14, rad. */
const reach = 0.006;
/** Shorter series cost more than they save; in longer ones rounding would add up. */
const shortestSeries = 64;
const longestSeries = 1024;

/** Points of one series on a grid, a multiple of 4; `undefined` where the phase moves too much from one to the next. @internal */
export function seriesLength(grid: UniformGrid, phase: LinearPhase): number | undefined {
  const steepest = Math.max(Math.abs(placeOn(grid, 0, phase).step), Math.abs(placeOn(grid, grid.count - 1, phase).step));
  const length = 4 * Math.floor(Math.min(longestSeries, (2 * reach) / steepest) / 4);
  return length >= shortestSeries ? length : undefined;
}

/** Writes a power at all places of a grid, by series of a length. @internal */
export function powersOnGrid(
  grid: UniformGrid,
  phase: LinearPhase,
  { power, length, out }: { readonly power: RingPower; readonly length: number; readonly out: Float64Array },
): void {
  const amplitude = Math.sqrt(power.scale);
  const chains = new Float64Array(17);
  for (let at = 0; at < grid.count; at += length) {
    const count = Math.min(length, grid.count - at);
    const half = (count - 1) / 2;
    const { wavelength, step: d, ratio: g } = placeOn(grid, at + half, phase);
    const h = halfPhaseAt(phase, wavelength);
    const s = amplitude * Math.sin(h);
    const c = amplitude * Math.cos(h);
    // sin(h + d m (1 + g m + g² m² + …)) in powers of m.
    const c2 = d * g * c - (d * d * s) / 2;
    const c3 = d * (g * g - (d * d) / 6) * c - d * d * g * s;
    const c4 = d * g * (g * g - (d * d) / 2) * c + d * d * ((d * d) / 24 - 1.5 * g * g) * s;
    loadChains(chains, -half, [s, d * c, c2, c3, c4]);
    powersOfChains(chains, power, out, at, count);
  }
}

/** Four chains of differences, each for every fourth m from `from` on: their values, then first, second, third, and the one fourth. */
function loadChains(chains: Float64Array, from: number, [c0, c1, c2, c3, c4]: readonly [number, number, number, number, number]): void {
  const b4 = 256 * c4;
  for (let lane = 0; lane < 4; lane++) {
    const m = from + lane;
    // The polynomial about m, in steps of four.
    const b1 = 4 * (c1 + m * (2 * c2 + m * (3 * c3 + m * 4 * c4)));
    const b2 = 16 * (c2 + m * (3 * c3 + m * 6 * c4));
    const b3 = 64 * (c3 + m * 4 * c4);
    chains[lane] = c0 + m * (c1 + m * (c2 + m * (c3 + m * c4)));
    chains[4 + lane] = b1 + b2 + b3 + b4;
    chains[8 + lane] = 2 * b2 + 6 * b3 + 14 * b4;
    chains[12 + lane] = 6 * b3 + 36 * b4;
  }
  chains[16] = 24 * b4;
}

/** Powers of `count` points from place `at`, whose √scale sin(φ/2) the chains give. */
function powersOfChains(chains: Float64Array, { n0, n1, d0 }: RingPower, out: Float64Array, at: number, count: number): void {
  const d4 = chains[16]!;
  const end = at + count;
  // Two chains at a time: more have no room in the registers.
  for (let lane = 0; lane < 4; lane += 2) {
    let [y, Y] = [chains[lane]!, chains[lane + 1]!];
    let [d1, D1] = [chains[4 + lane]!, chains[5 + lane]!];
    let [d2, D2] = [chains[8 + lane]!, chains[9 + lane]!];
    let [d3, D3] = [chains[12 + lane]!, chains[13 + lane]!];
    let i = at + lane;
    for (; i + 1 < end; i += 4) {
      const q = y * y;
      const Q = Y * Y;
      out[i] = (n0 + n1 * q) / (d0 + q);
      out[i + 1] = (n0 + n1 * Q) / (d0 + Q);
      y += d1;
      Y += D1;
      d1 += d2;
      D1 += D2;
      d2 += d3;
      D2 += D3;
      d3 += d4;
      D3 += d4;
    }
    if (i < end) out[i] = (n0 + n1 * (y * y)) / (d0 + y * y);
  }
}

/**
 * Wavelength at place i of a grid, and how half the phase moves about it: by step m (1 + ratio m + ratio² m² + …) at m points from
 * it, which is exact for a phase linear in 1/(λ − heater's shift).
 */
function placeOn(grid: UniformGrid, i: number, phase: LinearPhase): { readonly wavelength: number; readonly step: number; readonly ratio: number } {
  const { heaterShift } = phase;
  const strength = Math.PI * phase.groupIndex * phase.circumference;
  const place = grid.start + i * grid.step;
  if (grid.along === 'wavelength') {
    const cold = place - heaterShift;
    return { wavelength: place, step: (-strength * grid.step) / (cold * cold), ratio: -grid.step / cold };
  }
  const rest = 1 - place * heaterShift;
  return { wavelength: 1 / place, step: (strength * grid.step) / (rest * rest), ratio: (grid.step * heaterShift) / rest };
}
