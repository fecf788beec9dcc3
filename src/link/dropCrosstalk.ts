import { inRange } from '../errors.ts';
import type { DropFilter } from './dropFilter.ts';

/** Power of each channel that each receiver gets, over power of that channel before the first. */
export interface CrosstalkMatrix {
  readonly receivers: number;
  readonly channels: number;
  /** Row-major: a row a receiver, a column a channel. */
  readonly power: Float64Array;
}

/** How filters get their light. */
export interface FilterArrangement {
  /** `bus`: one behind another, so that each gets what those before it leave; `split`: each gets all of it. */
  readonly arrangement: 'bus' | 'split';
}

/**
 * What each of some drop filters takes of each of some channels, whose vacuum wavelengths are in m; filter j is there for the channel of
 * row and column j. Powers alone: a filter does not reflect, and channels do not beat.
 *
 * @throws RangeError for no filter, no channel, an unknown arrangement, or a filter that answers outside 0 to 1.
 */
export function dropCrosstalk(
  filters: readonly DropFilter[],
  wavelengths: ArrayLike<number>,
  { arrangement }: FilterArrangement,
): CrosstalkMatrix {
  const who = 'dropCrosstalk';
  inRange(who, 'filters.length', filters.length, '1', 1, 1e4);
  inRange(who, 'wavelengths.length', wavelengths.length, '1', 1, 1e4);
  if (arrangement !== 'bus' && arrangement !== 'split') {
    throw new RangeError(`${who}: arrangement is ${String(arrangement)}, must be one of bus, split`);
  }
  const channels = wavelengths.length;
  const power = new Float64Array(filters.length * channels);
  for (let k = 0; k < channels; k++) {
    const wavelength = wavelengths[k]!;
    inRange(who, `wavelengths.${k}`, wavelength, 'm', 1e-8, 1e-3);
    let left = 1;
    for (let j = 0; j < filters.length; j++) {
      const drop = filters[j]!.drop(wavelength);
      inRange(who, `drop of filter ${j}`, drop, '1', 0, 1);
      power[j * channels + k] = left * drop;
      if (arrangement === 'split') continue;
      const through = filters[j]!.through(wavelength);
      inRange(who, `through of filter ${j}`, through, '1', 0, 1);
      left *= through;
    }
  }
  return { receivers: filters.length, channels, power };
}

/** What a receiver gets of its own channel and of all others. */
export interface ReceivedChannels {
  /** Power fraction of its own channel. */
  readonly wanted: number;
  /** Power fraction of each other channel, in their order. */
  readonly others: readonly number[];
}

/**
 * The row of one receiver, whose channel has its number.
 *
 * @throws RangeError for a receiver that is not there or has no channel of its number.
 */
export function receivedChannels({ receivers, channels, power }: CrosstalkMatrix, receiver: number): ReceivedChannels {
  inRange('receivedChannels', 'receiver', receiver, '1', 0, Math.min(receivers, channels) - 1);
  if (!Number.isInteger(receiver)) throw new RangeError(`receivedChannels: receiver is ${receiver}, must be a whole number`);
  const row = Array.from(power.subarray(receiver * channels, (receiver + 1) * channels));
  return { wanted: row[receiver]!, others: row.filter((_, k) => k !== receiver) };
}
