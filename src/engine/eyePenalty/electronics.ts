import { check, type Table, type Values } from '../../design.ts';
import { GHz, THz } from '../../units.ts';

/** What shapes the symbols of a lane beside what stands in the engine's design. */
export const laneElectronicsTable = {
  /** Bandwidth of the driver at −3 dB: one pole. */
  driverBandwidth: { unit: 'Hz', range: [1 * GHz, 1 * THz] },
  /** Edge of the driver before that pole, half a cosine, 0 to 100 %, in unit intervals. */
  rise: { unit: '1', range: [0, 1] },
  /** Random jitter of the driver's edges, rms in unit intervals, independent from edge to edge. */
  jitter: { unit: '1', range: [0, 0.05] },
  /** The feed-forward equalizer of the receiver, its taps one unit interval apart. */
  equalizer: {
    group: {
      /** Number of taps. */
      taps: { unit: '1', range: [1, 64], whole: true },
      /** The tap on the symbol itself; those before it look ahead. */
      main: { unit: '1', range: [0, 63], whole: true },
    },
  },
} as const satisfies Table;

/** Driver and equalizer of a lane, plain data; see `laneElectronicsTable` for units and ranges. */
export interface LaneElectronics extends Values<typeof laneElectronicsTable> {}

/** @internal */
export function checkedElectronics(who: string, electronics: LaneElectronics): LaneElectronics {
  const checked = check(who, laneElectronicsTable, electronics);
  const { taps, main } = checked.equalizer;
  if (main >= taps) throw new RangeError(`${who}: equalizer.main is ${main}, must be below equalizer.taps, ${taps}`);
  return checked;
}
