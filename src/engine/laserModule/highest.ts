import type { DfbLaser } from '../../devices/dfbLaser.ts';
import { ConvergenceError } from '../../errors.ts';
import { settledPlate } from './plate.ts';

/** Largest relative error of the power. */
const tolerance = 1e-9;

/**
 * The most that all lasers give at once over a base of a temperature (K), W: halved between what one gives on a plate as cold as the
 * base and nothing, as what is out of reach on a plate is so on any warmer one.
 *
 * @throws RangeError where even a hundred-thousandth of that is out of reach.
 *
 * @internal
 */
export function highestTogether({
  laser,
  matrix,
  count,
  base,
}: {
  readonly laser: DfbLaser;
  readonly matrix: Float64Array;
  readonly count: number;
  readonly base: number;
}): number {
  const alone = laser.highestPower({ temperature: base }).power;
  const settles = (power: number): boolean => {
    try {
      settledPlate(laser, matrix, new Float64Array(count).fill(power), base);
      return true;
    } catch (error) {
      // Close to the edge of runaway steps become too small to tell it from rest.
      if (error instanceof RangeError || error instanceof ConvergenceError) return false;
      throw error;
    }
  };
  if (settles(alone)) return alone;
  let low = 1e-5 * alone;
  let high = alone;
  settledPlate(laser, matrix, new Float64Array(count).fill(low), base);
  while (high - low > tolerance * high) {
    const middle = (low + high) / 2;
    if (settles(middle)) low = middle;
    else high = middle;
  }
  return low;
}
