import { planckConstant, speedOfLight } from '../../constants.ts';
import { averagePower, type Light } from '../../light.ts';
import { dormandPrince } from '../../numerics/dormandPrince.ts';
import type { NonlinearGuideDesign } from './table.ts';

/** Lanes of a guide as rows of numbers. */
interface Rows {
  /** α, 1/m; β/A, 1/(W m). */
  readonly linear: number;
  readonly twoPhoton: number;
  /** Attenuation by carriers for each W² of pair-making power, of a lane, 1/(W² m). */
  readonly carriers: Float64Array;
  /** Power of each level at the beginning, W, and the first level of each lane, with the number of all behind the last. */
  readonly power: Float64Array;
  readonly first: readonly number[];
  /** Scratch: mean power of each lane, W, and mean of its square, W². */
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

/** Largest error of a log of power. */
const tolerance = 1e-12;

/**
 * Attenuation by the carriers for each W² of power in the guide, 1/(W² m), at a wavelength: σ τ β/(2hν Ac²).
 *
 * @internal
 */
export function carrierAttenuation(d: NonlinearGuideDesign, wavelength: number): number {
  const photon = (planckConstant * speedOfLight) / wavelength;
  return (d.carrierCrossSection * d.carrierLifetime * d.twoPhotonAbsorption) / (2 * photon * d.carrierArea * d.carrierArea);
}

/**
 * Logarithm of the power behind the guide over that before it, for each level of each lane: d ln P/dz = −α − (β/A)(P + 2 Σ others) − σN,
 * with the pairs N of the mean over the symbols.
 *
 * @internal
 */
export function logsAlong(d: NonlinearGuideDesign, light: Light): readonly Float64Array[] {
  const { lanes } = light;
  if (d.twoPhotonAbsorption === 0) return lanes.map(({ levels }) => new Float64Array(levels.length).fill(-d.attenuation * d.length));
  const first = [0];
  for (const { levels } of lanes) first.push(first.at(-1)! + levels.length);
  const rows: Rows = {
    linear: d.attenuation,
    twoPhoton: d.twoPhotonAbsorption / d.nonlinearArea,
    carriers: Float64Array.from(lanes, ({ wavelength }) => carrierAttenuation(d, wavelength)),
    power: Float64Array.from(lanes.flatMap(({ levels }) => levels)),
    first,
    mean: Float64Array.from(lanes, averagePower),
    square: new Float64Array(lanes.length),
  };
  const logs = new Float64Array(first.at(-1)!);
  dormandPrince(slope, rows, logs, d.length, tolerance);
  return lanes.map((_, lane) => logs.slice(first[lane], first[lane + 1]));
}

function slope(rows: Rows, logs: Float64Array, out: Float64Array): void {
  const { linear, twoPhoton, carriers, power, first, mean, square } = rows;
  const count = mean.length;
  let total = 0;
  for (let lane = 0; lane < count; lane++) {
    const from = first[lane]!;
    const to = first[lane + 1]!;
    let sum = 0;
    let squares = 0;
    for (let i = from; i < to; i++) {
      const here = power[i]! * Math.exp(logs[i]!);
      // Kept for the second loop.
      out[i] = here;
      sum += here;
      squares += here * here;
    }
    mean[lane] = sum / (to - from);
    square[lane] = squares / (to - from);
    total += mean[lane]!;
  }
  let absorbed = 0;
  for (let lane = 0; lane < count; lane++) {
    const here = mean[lane]!;
    absorbed += carriers[lane]! * (square[lane]! + 2 * here * (total - here));
  }
  for (let lane = 0; lane < count; lane++) {
    const others = 2 * (total - mean[lane]!);
    for (let i = first[lane]!; i < first[lane + 1]!; i++) out[i] = -linear - twoPhoton * (out[i]! + others) - absorbed;
  }
}
