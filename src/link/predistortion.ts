import { digits, inRange } from '../errors.ts';
import { findRoot } from '../numerics/roots.ts';

/**
 * Voltages of a driver for which a modulator gives equally spaced powers, from the one at `low` to the one at `high`: the inverse of its
 * static transfer, such as `(voltage) => ring.transmission({ wavelength, temperature, voltage })`.
 *
 * @param transfer Power or transmission at a voltage, V; must rise or fall all the way.
 * @param span Voltages of the lowest and the highest symbol, V, and the number of levels, 2 to 16.
 * @throws RangeError for a transfer that is not finite, turns around, or does not change.
 */
export function predistortedLevels(transfer: (voltage: number) => number, span: { readonly low: number; readonly high: number; readonly count: number }): number[] {
  const who = 'predistortedLevels';
  const { low, high, count } = span;
  inRange(who, 'low', low, 'V', -1e4, 1e4);
  inRange(who, 'high', high, 'V', -1e4, 1e4);
  inRange(who, 'count', count, '1', 2, 16);
  if (!Number.isInteger(count)) throw new RangeError(`${who}: count is ${digits(count)}, must be a whole number`);
  const first = transfer(low);
  const last = transfer(high);
  let before = first;
  const steps = 256;
  for (let i = 1; i <= steps; i++) {
    const value = transfer(low + ((high - low) * i) / steps);
    // Also false for what is not a number.
    if (!((value - before) * (last - first) > 0)) {
      throw new RangeError(`${who}: transfer is ${digits(value)} at ${digits(low + ((high - low) * i) / steps)} V behind ${digits(before)}, must change in one direction from ${digits(first)} to ${digits(last)}`);
    }
    before = value;
  }
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return low;
    if (i === count - 1) return high;
    const wanted = first + ((last - first) * i) / (count - 1);
    return findRoot((voltage) => (transfer(voltage) - wanted) / (last - first), Math.min(low, high), Math.max(low, high));
  });
}
