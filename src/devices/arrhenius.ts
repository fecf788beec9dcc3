import { boltzmannConstant, elementaryCharge } from '../constants.ts';
import { inRange } from '../errors.ts';

/**
 * How many times faster a thermally activated wear-out runs at temperature `to` than at `from` (K): exp(Ea/k (1/from − 1/to)).
 * `activationEnergy` in J: `0.7 * elementaryCharge` for 0.7 eV.
 *
 * @throws RangeError for an energy outside 0 to 5 eV or a temperature outside 200 to 1000 K.
 * [JEP122]
 */
export function arrheniusFactor({
  activationEnergy,
  from,
  to,
}: {
  readonly activationEnergy: number;
  readonly from: number;
  readonly to: number;
}): number {
  inRange('arrheniusFactor', 'activationEnergy', activationEnergy, 'J', 0, 5 * elementaryCharge);
  inRange('arrheniusFactor', 'from', from, 'K', 200, 1000);
  inRange('arrheniusFactor', 'to', to, 'K', 200, 1000);
  return Math.exp((activationEnergy / boltzmannConstant) * (1 / from - 1 / to));
}
