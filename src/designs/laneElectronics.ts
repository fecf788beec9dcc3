import type { LaneElectronics } from '../engine/eyePenalty.ts';
import { GHz } from '../units.ts';

/** Driver and equalizer of a lane of 106.25 GBd, beside `quantumX800Engine`. */
export const laneElectronics = {
  /** [estimate: a little over half the symbol rate, as the photodiode's] */
  driverBandwidth: 60 * GHz,
  /** [estimate: a digital driver's edge in front of its pole] */
  rise: 0.4,
  /** [estimate: the random jitter that channel operating margin gives a transmitter, 94 fs at 106.25 GBd] */
  jitter: 0.01,
  equalizer: {
    /** [estimate: as `tdecq8023dj`] */
    taps: 15,
    /** [estimate: a third of the taps look ahead] */
    main: 5,
  },
} as const satisfies LaneElectronics;
