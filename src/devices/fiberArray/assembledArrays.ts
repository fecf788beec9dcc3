import type { Table, Values } from '../../design.ts';
import { check } from '../../design.ts';
import { digits, inRange } from '../../errors.ts';
import { normalDeviate } from '../../numerics/normalDeviate.ts';
import { philox } from '../../numerics/philox.ts';
import { um } from '../../units.ts';
import { placeOf, type ArrayError, type FiberArray, type FiberArrayOperation, type PlaceLossDb } from '../fiberArray.ts';

/** What an assembly scatters by, standard deviations of normal distributions. */
export const assemblyToleranceTable = {
  /** Of each fiber, along the chip's surface. */
  pitchError: { unit: 'm', range: [0, 20 * um] },
  /** Of each fiber, normal to the surface. */
  heightError: { unit: 'm', range: [0, 20 * um] },
  /** Of the array along x. */
  x: { unit: 'm', range: [0, 100 * um] },
  /** Of the array along y. */
  y: { unit: 'm', range: [0, 100 * um] },
  /** Of the array along z. */
  z: { unit: 'm', range: [0, 100 * um] },
  /** Of the turns of the array. */
  roll: { unit: 'rad', range: [0, 0.02] },
  /** Turn that points the fibers to the side. */
  yaw: { unit: 'rad', range: [0, 0.02] },
  /** Turn that points the fibers up. */
  tilt: { unit: 'rad', range: [0, 0.02] },
} as const satisfies Table;

/** Standard deviations of an assembly. */
export interface AssemblyTolerance extends Values<typeof assemblyToleranceTable> {}

/** How many arrays are drawn, and from where. */
export interface AssemblySampling {
  /** Arrays, 1 to 1e6. */
  readonly samples: number;
  /** Whole number: the same seed gives the same arrays. */
  readonly seed: number;
}

/** Losses of many assembled arrays. */
export interface AssemblyResult {
  /** Number of arrays and of fibers in each. */
  readonly samples: number;
  readonly count: number;
  /** Loss of each fiber, dB, array after array. */
  readonly lossesDb: Float64Array;
  /** Loss of the worst fiber of each array, dB, rising. */
  readonly worstDb: Float64Array;
  /** Mean over all fibers, dB. */
  readonly meanDb: number;
  /** Loss that a share `probability` of all fibers stays below, dB, linear between the drawn ones. */
  quantileDb(probability: number): number;
  /** The same of the worst fiber of an array. */
  worstQuantileDb(probability: number): number;
  /** Share of the fibers, and of the arrays in full, within a limit of loss, dB. */
  yield(limitDb: number): { readonly fibers: number; readonly arrays: number };
}

/** Standard deviations that a gap must have left, so that no drawn array touches the facet. */
const clearance = 6;

/**
 * Arrays assembled with normal errors, Philox stream k for array k: their losses through a coupler, fiber by fiber.
 * [Salmon2011], [Wichura1988]
 *
 * @throws RangeError for a number out of range, or a gap of less than six standard deviations of its own.
 */
export function assembledArrays(
  array: FiberArray,
  tolerance: AssemblyTolerance,
  lossDb: PlaceLossDb,
  sampling: AssemblySampling & FiberArrayOperation,
): AssemblyResult {
  const t = check('assembledArrays', assemblyToleranceTable, tolerance);
  const { samples, seed, temperatureChange = 0 } = sampling;
  const { design } = array;
  const { count } = design;
  inRange('assembledArrays', 'samples', samples, '1', 1, 1e6);
  if (!Number.isInteger(samples)) throw new RangeError(`assembledArrays: samples is ${digits(samples)}, must be a whole number`);
  const reach = ((count - 1) / 2) * design.pitch;
  const smallest = Math.min(...array.places({ temperatureChange }).map(({ gap }) => gap));
  const scatter = Math.hypot(t.z, t.yaw * reach);
  if (!(smallest >= clearance * scatter)) {
    throw new RangeError(
      `assembledArrays: gap is ${digits(smallest)} m, must be at least ${clearance} standard deviations of ${digits(scatter)} m, else ` +
        'fibers touch the facet',
    );
  }
  philox({ seed, stream: 0 });
  const lossesDb = new Float64Array(samples * count);
  const worstDb = new Float64Array(samples);
  const pitchErrors = new Float64Array(count);
  const heightErrors = new Float64Array(count);
  for (let k = 0; k < samples; k++) {
    const { uniform } = philox({ seed, stream: k });
    const drawn = (deviation: number): number => deviation * normalDeviate(uniform());
    const error: ArrayError = {
      x: drawn(t.x),
      y: drawn(t.y),
      z: drawn(t.z),
      roll: drawn(t.roll),
      yaw: drawn(t.yaw),
      tilt: drawn(t.tilt),
      pitchErrors,
      heightErrors,
    };
    let worst = -Infinity;
    for (let i = 0; i < count; i++) {
      pitchErrors[i] = drawn(t.pitchError);
      heightErrors[i] = drawn(t.heightError);
      const loss = lossDb(placeOf(design, error, i, temperatureChange));
      if (!Number.isFinite(loss)) throw new RangeError(`assembledArrays: loss of fiber ${i + 1} is ${loss} dB, must be a finite number`);
      lossesDb[k * count + i] = loss;
      worst = Math.max(worst, loss);
    }
    worstDb[k] = worst;
  }
  const sorted = lossesDb.slice().sort();
  worstDb.sort();
  return Object.freeze<AssemblyResult>({
    samples,
    count,
    lossesDb,
    worstDb,
    meanDb: lossesDb.reduce((sum, loss) => sum + loss, 0) / lossesDb.length,
    quantileDb: (probability) => quantile(sorted, probability),
    worstQuantileDb: (probability) => quantile(worstDb, probability),
    yield: (limitDb) => {
      inRange('assembledArrays', 'limitDb', limitDb, 'dB', 0, 1000);
      return { fibers: within(sorted, limitDb), arrays: within(worstDb, limitDb) };
    },
  });
}

function quantile(sorted: Float64Array, probability: number): number {
  inRange('assembledArrays', 'probability', probability, '1', 0, 1);
  const at = probability * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}

/** Share of rising numbers that are not above a limit. */
function within(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}
