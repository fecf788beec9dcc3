import { digits, inRange } from '../../errors.ts';
import { denseFactor } from '../../numerics/denseFactor.ts';
import { ringHeater, type RingHeater, type RingHeaterDesign } from './ringHeater.ts';

/** Heaters of rings that warm each other. Rings count from 0. */
export interface RingHeaters {
  readonly heaters: readonly RingHeater[];
  /** What heater `j` does to ring `i` over what it does to ring `j`: row-major, N × N. */
  readonly crosstalk: Float64Array;
  /** Red shift of each ring at powers (W), m. Throws for a power outside 0 to the maximum of its heater. */
  shifts(powers: ArrayLike<number>): Float64Array;
  /** The powers that shift each ring as wanted (m), W. Throws with every ring whose power lies outside 0 to its maximum. */
  powers(shifts: ArrayLike<number>): Float64Array;
  /** The same, whatever power it takes; may be negative. */
  demand(shifts: ArrayLike<number>): Float64Array;
  /**
   * How far the whole chip may warm or cool while the heaters hold their rings, K: until the first is off, or has no more. `thermalShifts`
   * are those of the rings, m/K.
   */
  ambientRange(powers: ArrayLike<number>, thermalShifts: ArrayLike<number>): { readonly warmer: number; readonly cooler: number };
}

const who = 'ringHeaters';

/**
 * The heaters of N rings, one design for all or one a ring, with their crosstalk from `heaterCrosstalk`: shift = C · efficiency · power.
 * [Milanizadeh2019]
 *
 * @throws RangeError for a parameter out of range, and for a crosstalk matrix that is singular: no powers would tell such rings apart.
 */
export function ringHeaters(designs: RingHeaterDesign | readonly RingHeaterDesign[], crosstalk: Float64Array): RingHeaters {
  const size = Math.round(Math.sqrt(crosstalk.length));
  if (size < 1 || size * size !== crosstalk.length) {
    throw new RangeError(`${who}: crosstalk has ${crosstalk.length} entries, must be a square matrix`);
  }
  crosstalk.forEach((value, i) => inRange(who, `crosstalk.${i}`, value, '1', -1, 1));
  const heaters = Array.isArray(designs)
    ? (designs as readonly RingHeaterDesign[]).map(ringHeater)
    : new Array<RingHeater>(size).fill(ringHeater(designs as RingHeaterDesign));
  inRange(who, 'heaters.length', heaters.length, '1', size, size);
  const factor = denseFactor(crosstalk, size);
  if (factor === undefined) throw new RangeError(`${who}: the crosstalk matrix is singular, so no powers hold its rings apart`);

  const ofLength = (name: string, values: ArrayLike<number>): void => {
    inRange(who, `${name}.length`, values.length, '1', size, size);
    for (let i = 0; i < size; i++) inRange(who, `${name}.${i}`, values[i]!, name === 'powers' ? 'W' : 'm', -1, 1);
  };
  const demand = (shifts: ArrayLike<number>): Float64Array => {
    ofLength('shifts', shifts);
    const powers = factor.solve(shifts);
    for (let i = 0; i < size; i++) powers[i]! /= heaters[i]!.design.efficiency;
    return powers;
  };
  return Object.freeze<RingHeaters>({
    heaters,
    crosstalk: crosstalk.slice(),
    demand,
    shifts: (powers) => {
      ofLength('powers', powers);
      const own = heaters.map((heater, j) => heater.shift(powers[j]!));
      return Float64Array.from(own, (_, i) => own.reduce((sum, shift, j) => sum + crosstalk[i * size + j]! * shift, 0));
    },
    powers: (shifts) => {
      const powers = demand(shifts);
      const beyond = beyondLimits(powers, heaters);
      if (beyond.length === 0) return powers.map((power) => Math.max(0, power));
      throw new RangeError(`${who}: ${beyond.map((i) => beyondText(`ring ${i}`, powers[i]!, heaters[i]!)).join('; ')}`);
    },
    ambientRange: (powers, thermalShifts) => {
      ofLength('powers', powers);
      ofLength('thermalShifts', thermalShifts);
      const perKelvin = demand(thermalShifts);
      let [warmer, cooler] = [Infinity, Infinity];
      heaters.forEach(({ design: { maximumPower } }, i) => {
        inRange(who, `powers.${i}`, powers[i]!, 'W', 0, maximumPower);
        const rate = perKelvin[i]!;
        const [down, up] = [powers[i]!, maximumPower - powers[i]!];
        if (rate !== 0) {
          warmer = Math.min(warmer, (rate > 0 ? down : up) / Math.abs(rate));
          cooler = Math.min(cooler, (rate > 0 ? up : down) / Math.abs(rate));
        }
      });
      if (warmer < Infinity) return { warmer, cooler };
      throw new RangeError(`${who}: no ring moves with temperature, so nothing bounds the range`);
    },
  });
}

/** The rings whose power is outside what their heater takes, save by rounding. @internal */
export function beyondLimits(powers: ArrayLike<number>, heaters: readonly RingHeater[]): number[] {
  const beyond: number[] = [];
  heaters.forEach(({ design: { maximumPower } }, i) => {
    const slack = 1e-12 * maximumPower;
    if (!(powers[i]! >= -slack && powers[i]! <= maximumPower + slack)) beyond.push(i);
  });
  return beyond;
}

/** One ring out of reach, for a message. @internal */
export function beyondText(what: string, power: number, { design: { maximumPower } }: RingHeater): string {
  return `${what} needs ${digits(power)} W, outside 0 to ${digits(maximumPower)} W`;
}
