import { inRange } from '../errors.ts';
import { toDb } from '../units.ts';

/**
 * Loss in dB where only the wanted polarization is guided on: light of extinction r (wanted over other power, linear, 1 to 1e12)
 * keeps r/(1 + r) of its power.
 *
 * @throws RangeError for an extinction out of range.
 */
export function polarizationLossDb(polarizationExtinction: number): number {
  inRange('polarizationLossDb', 'polarizationExtinction', polarizationExtinction, '1', 1, 1e12);
  return toDb(1 + 1 / polarizationExtinction);
}
