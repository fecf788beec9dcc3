import { findMinimum } from '../../numerics/minimize.ts';
import type { DfbLaserModel } from '../dfbLaser.ts';

/** The current at which a laser makes the most of its electrical power. */
export interface BestEfficiency {
  /** Light out of the output facet over electrical power. */
  readonly efficiency: number;
  /** A. */
  readonly current: number;
  /** W. */
  readonly power: number;
}

/**
 * The best wall-plug efficiency on a plate of `temperature` (K), with its current and power.
 *
 * @throws RangeError for a plate on which the laser does not work.
 */
export function bestEfficiency(laser: DfbLaserModel, { temperature }: { readonly temperature: number }): BestEfficiency {
  const low = laser.threshold({ temperature });
  const high = laser.highestPower({ temperature }).current;
  const told = (current: number): BestEfficiency => {
    const point = { current, temperature };
    return { efficiency: laser.wallPlugEfficiency(point), current, power: laser.power(point) };
  };
  if (!(high > low)) return told(high);
  const best = told(findMinimum((current) => -laser.wallPlugEfficiency({ current, temperature }), low, high).at);
  const end = told(high);
  return end.efficiency > best.efficiency ? end : best;
}
