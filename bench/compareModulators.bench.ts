import { modulatorComparison } from '../src/designs/modulatorComparison.ts';
import { compareModulators, type ModulatorComparisonDesign } from '../src/engine/compareModulators.ts';
import type { BenchCase } from './case.ts';

const bits: ModulatorComparisonDesign = { ...modulatorComparison, link: { ...modulatorComparison.link, modulation: 'NRZ', symbolRate: 50e9 } };

/** Two modulators side by side, waveforms and all. */
export const cases: readonly BenchCase[] = [
  {
    name: 'two modulators side by side, 200 Gb/s of four levels: two TDECQ of PRBS13Q',
    operation: 'comparison',
    rounds: 3,
    variants: [{ name: 'compareModulators', operations: 1, run: () => compareModulators(modulatorComparison).ring.needed }],
  },
  {
    name: 'two modulators side by side, 50 Gb/s of two levels',
    operation: 'comparison',
    rounds: 3,
    variants: [{ name: 'compareModulators', operations: 1, run: () => compareModulators(bits).ring.needed }],
  },
];
