import { ConvergenceError, digits } from '../../errors.ts';
import type { DfbLaser } from '../../devices/dfbLaser.ts';
import type { LaserModuleDesign } from './table.ts';

/** Lasers that hold their powers on a plate that they warm. @internal */
export interface PlateState {
  /** Temperature of the plate under each laser, K. */
  readonly temperature: Float64Array;
  /** Current of each laser, A; 0 where it is off. */
  readonly current: Float64Array;
  /** Power into each diode, W, and what of it is not light. */
  readonly electricalPower: Float64Array;
  readonly heat: Float64Array;
}

/**
 * Rise under laser i for each watt of heat of laser j, K/W, row-major.
 *
 * @throws RangeError for a matrix that is not square, of as many rows as lasers.
 *
 * @internal
 */
export function plateMatrix({ count, plate }: LaserModuleDesign): Float64Array {
  if (plate.kind === 'matrix') {
    for (const [i, row] of [plate.resistance, ...plate.resistance].entries()) {
      if (row.length === count) continue;
      const where = i === 0 ? 'plate.resistance' : `plate.resistance.${i - 1}`;
      throw new RangeError(`laserModule: ${where} has ${row.length} entries, must have ${count}, one for each laser`);
    }
    return Float64Array.from(plate.resistance.flat());
  }
  const { together, near, pitch, decay } = plate;
  return Float64Array.from({ length: count * count }, (_, k) => {
    const apart = Math.abs(Math.floor(k / count) - (k % count)) * pitch;
    return together + near * Math.exp(-apart / decay);
  });
}

/**
 * The plate under lasers that hold `powers` (W, 0 for off) over a base of a temperature, K. Heat only grows with temperature, so steps
 * that begin at the base climb to the coldest solution, which is what a module reaches when it is switched on.
 *
 * @throws RangeError that names the laser which cannot give its power where it stands, and states the most that it could.
 *
 * @internal
 */
export function settledPlate(laser: DfbLaser, matrix: Float64Array, powers: ArrayLike<number>, base: number): PlateState {
  const count = powers.length;
  const temperature = new Float64Array(count).fill(base);
  const current = new Float64Array(count);
  const electricalPower = new Float64Array(count);
  const heat = new Float64Array(count);
  let change = Infinity;
  for (let n = 0; n < iterationLimit; n++) {
    for (let i = 0; i < count; i++) {
      const power = powers[i]!;
      if (power === 0) continue;
      const here = temperature[i]!;
      current[i] = currentOf(laser, power, here, i);
      electricalPower[i] = laser.electricalPower({ current: current[i]!, temperature: here });
      heat[i] = electricalPower[i]! - power;
    }
    change = 0;
    for (let i = 0; i < count; i++) {
      let next = base;
      for (let j = 0; j < count; j++) next += matrix[i * count + j]! * heat[j]!;
      change = Math.max(change, Math.abs(next - temperature[i]!));
      temperature[i] = next;
    }
    if (change < temperatureTolerance) return { temperature, current, electricalPower, heat };
  }
  throw new ConvergenceError('laserModule: temperature of the plate', { iterations: iterationLimit, residual: change });
}

const iterationLimit = 2000;
const temperatureTolerance = 1e-9;

function currentOf(laser: DfbLaser, power: number, temperature: number, i: number): number {
  const { lowestPlateTemperature, highestPlateTemperature } = laser.design;
  if (!(temperature >= lowestPlateTemperature && temperature <= highestPlateTemperature)) {
    const allowed = `${digits(lowestPlateTemperature)} to ${digits(highestPlateTemperature)} K`;
    throw new RangeError(`laserModule: the plate under laser ${i} is at ${digits(temperature)} K, outside ${allowed}`);
  }
  const most = laser.highestPower({ temperature }).power;
  if (power > most) {
    const where = `at the ${digits(temperature)} K that its plate reaches`;
    throw new RangeError(`laserModule: power of laser ${i} is ${digits(power)} W, above the ${digits(most)} W that it gives ${where}`);
  }
  return laser.currentFor({ power, temperature });
}
