import { eyePenalty } from '../../src/engine/eyePenalty.ts';
import { compared, defaultLane, machZehnderLanes } from '../engine/eyePenalty/lanes.ts';
import type { ValidationCase } from './case.ts';

/** The closed form against waveforms. */
export const eyePenaltyCases: readonly ValidationCase[] = [
  ...[defaultLane, machZehnderLanes[0]!].map((lane) => ({
    what: `margin of a lane of 106.25 GBd, ${lane === defaultLane ? 'ring' : 'Mach-Zehnder'}, by the pulse of one symbol less that by the waveform of PRBS13Q`,
    source: 'Proakis2008, ch. 9.4',
    reference: 0,
    ours: () => {
      const { byPulse, byWaveform } = compared(lane, 16);
      return byPulse - byWaveform;
    },
    unit: 'dB',
    tolerance: { abs: 0.5 },
  })),
  {
    what: 'eye penalty of the same ring at 1 GBd',
    source: 'Proakis2008, ch. 9.4',
    reference: 0,
    ours: () => {
      const result = eyePenalty({ ...defaultLane.design, symbolRate: 1e9 }, defaultLane.electronics, { lane: 0 });
      return result.finite ? result.penaltyDb : NaN;
    },
    unit: 'dB',
    tolerance: { abs: 0.002 },
  },
];
