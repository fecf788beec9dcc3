import { laneElectronics } from '../src/designs/laneElectronics.ts';
import { quantumX800Engine } from '../src/designs/quantumX800.ts';
import { eyePenalty } from '../src/engine/eyePenalty.ts';
import { laneMarginInTime } from '../src/engine/laneInTime.ts';
import { pattern } from '../src/link/pattern.ts';
import type { BenchCase } from './case.ts';

const symbols = pattern('PRBS13Q');

/** The margin of one lane by its pulse and by its waveform. */
export const cases: readonly BenchCase[] = [
  {
    name: 'eye penalty of a lane, by the pulse or the waveform',
    operation: 'lane',
    variants: [
      { name: 'photonlink, pulse', operations: 1, run: () => eyePenalty(quantumX800Engine, laneElectronics, { lane: 0 }) },
      { name: 'photonlink, waveform', operations: 1, run: () => laneMarginInTime(quantumX800Engine, laneElectronics, { lane: 0, symbols, samplesPerSymbol: 16 }) },
    ],
  },
];
