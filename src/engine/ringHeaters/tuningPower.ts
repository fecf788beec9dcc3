import { check, type Table, type Values } from '../../design.ts';
import { inRange } from '../../errors.ts';
import { gaussianTail } from '../../numerics/erfc.ts';
import { normalDeviate } from '../../numerics/normalDeviate.ts';
import { philox } from '../../numerics/philox.ts';
import { beyondLimits, type RingHeaters } from './ringHeaters.ts';
import { leastShifts } from './tuneRings.ts';

/** How resonances of rings that are drawn alike lie about their mean. */
const spreadKinds = {
  uniform: {
    /** From the shortest to the longest. */
    width: { unit: 'm', range: [0, 1e-6] },
  },
  normal: {
    /** Standard deviation. */
    deviation: { unit: 'm', range: [0, 1e-6] },
  },
} as const satisfies Record<string, Table>;

/** Rings as a process makes them. */
export const processSpreadTable = {
  /** From one resonance of a ring to the next. */
  freeSpectralRange: { unit: 'm', range: [1e-12, 1e-6] },
  /** Shift that a ring without error needs. */
  offset: { unit: 'm', range: [-1e-6, 1e-6] },
  /** Of each ring. */
  spread: { kind: spreadKinds },
} as const satisfies Table;

/** Rings as a process makes them. */
export interface ProcessSpread extends Values<typeof processSpreadTable> {}

/** Heater power of one ring over the process. */
export interface TuningPower {
  /** W. */
  readonly mean: number;
  /** W. */
  readonly standardDeviation: number;
}

const who = 'tuningPower';

/**
 * Mean and deviation of the heater power (efficiency in m/W) that brings a ring to its lane by the nearest resonance below, in closed
 * form: the shift is what the process leaves, less whole free spectral ranges. Wide spreads have FSR/2 and FSR/√12.
 *
 * @throws RangeError for a parameter out of range.
 */
export function tuningPower(process: ProcessSpread, { efficiency }: { readonly efficiency: number }): TuningPower {
  const { freeSpectralRange: range, offset, spread } = check(who, processSpreadTable, process);
  inRange(who, 'efficiency', efficiency, 'm/W', 1e-9, 100);
  const uniform = spread.kind === 'uniform';
  const [first, second] = uniform ? uniformMoments(range, offset, spread.width) : normalMoments(range, offset, spread.deviation);
  return { mean: first / efficiency, standardDeviation: Math.sqrt(Math.max(0, second - first * first)) / efficiency };
}

/** Mean and mean square of x less whole ranges, x uniform. */
function uniformMoments(range: number, middle: number, width: number): [number, number] {
  const wrapped = (x: number): number => x - range * Math.floor(x / range);
  if (width < 1e-9 * range) return [wrapped(middle), wrapped(middle) ** 2];
  const integral = (x: number, power: number): number =>
    (Math.floor(x / range) * range ** power + wrapped(x) ** power) / power;
  const [low, high] = [middle - width / 2, middle + width / 2];
  return [(integral(high, 2) - integral(low, 2)) / width, (integral(high, 3) - integral(low, 3)) / width];
}

/** The same, x normal: a sum over the ranges that it may lie in. */
function normalMoments(range: number, middle: number, deviation: number): [number, number] {
  // What is left of the shape falls as exp(−2π²(deviation/range)²).
  if (deviation > 2 * range) return [range / 2, range ** 2 / 3];
  if (deviation < 1e-9 * range) return uniformMoments(range, middle, 0);
  const first = Math.floor((middle - 9 * deviation) / range);
  const last = Math.floor((middle + 9 * deviation) / range);
  let [mean, square] = [0, 0];
  for (let k = first; k <= last; k++) {
    const from = (k * range - middle) / deviation;
    const to = from + range / deviation;
    const share = gaussianTail(from) - gaussianTail(to);
    const [below, above] = [density(from), density(to)];
    const away = middle - k * range;
    const slope = deviation * (below - above);
    mean += away * share + slope;
    square += (away * away + deviation ** 2) * share + 2 * away * slope + deviation ** 2 * (from * below - to * above);
  }
  return [mean, square];
}

function density(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** How an array is drawn. */
export interface TuningSampling {
  /** Chips, 1 to 1e7. */
  readonly samples: number;
  /** Whole number, as in `philox`. */
  readonly seed: number;
}

/** Heater power of an array over the process. */
export interface SampledTuningPower {
  /** Of all heaters of a chip, W. */
  readonly total: TuningPower & { readonly median: number; readonly percentile95: number; readonly percentile99: number };
  /** Share of the chips on which a heater would need more than it takes, or less than none; they count in no power. */
  readonly unreachable: number;
}

/**
 * Heater power of chips whose rings err together by `common` and each by the process's own spread, crosstalk included: each ring takes the
 * nearest resonance below its lane that leaves no heater to cool.
 *
 * @throws RangeError for a parameter out of range, and where no chip can be tuned.
 */
export function sampledTuningPower(
  heaters: RingHeaters,
  process: ProcessSpread & { readonly common: ProcessSpread['spread'] },
  { samples, seed }: TuningSampling,
): SampledTuningPower {
  const { common, ...rest } = process;
  const { freeSpectralRange: range, offset, spread } = check(who, processSpreadTable, rest);
  const together = check(who, { common: { kind: spreadKinds } }, { common }).common;
  inRange(who, 'samples', samples, '1', 1, 1e7);
  const totals: number[] = [];
  const most = Math.max(...heaters.heaters.map(({ maximumShift }) => maximumShift));
  const further = Math.max(1, Math.ceil((2 * most) / range));
  for (let chip = 0; chip < samples; chip++) {
    const { uniform } = philox({ seed, stream: chip });
    const moved = offset + drawn(together, uniform());
    const shifts = heaters.heaters.map(() => {
      const shift = moved + drawn(spread, uniform());
      const least = shift - range * Math.floor(shift / range);
      return Array.from({ length: further + 1 }, (_, k) => least + k * range);
    });
    const { powers } = leastShifts(heaters, shifts);
    if (beyondLimits(powers, heaters.heaters).length === 0) totals.push(powers.reduce((sum, power) => sum + power, 0));
  }
  if (totals.length === 0) throw new RangeError(`${who}: none of ${samples} chips can be tuned with these heaters`);
  totals.sort((a, b) => a - b);
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  const variance = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / totals.length;
  const percentile = (share: number): number => totals[Math.min(totals.length - 1, Math.floor(share * totals.length))]!;
  const [median, percentile95, percentile99] = [percentile(0.5), percentile(0.95), percentile(0.99)];
  const total = { mean, standardDeviation: Math.sqrt(variance), median, percentile95, percentile99 };
  return { total, unreachable: 1 - totals.length / samples };
}

function drawn(spread: ProcessSpread['spread'], uniform: number): number {
  return spread.kind === 'uniform' ? (uniform - 0.5) * spread.width : normalDeviate(uniform) * spread.deviation;
}
