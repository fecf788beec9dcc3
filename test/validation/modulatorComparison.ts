import { modulatorComparison } from '../../src/designs/modulatorComparison.ts';
import { chargingEnergy } from '../../src/engine/compareModulators/driveEnergy.ts';
import { compareModulators } from '../../src/engine/compareModulators.ts';
import { fF, pJ } from '../../src/units.ts';
import { leastPowers, technologies } from '../papers/phaseShifterRace.ts';
import type { ValidationCase } from './case.ts';

const { ring, machZehnder, link } = modulatorComparison;
const bits = compareModulators({ ring, machZehnder, link: { ...link, modulation: 'NRZ', symbolRate: 50e9 } });

/** Drive energy of both modulators, their footprint and their saving. */
export const modulatorComparisonCases: readonly ValidationCase[] = [
  {
    what: 'Ring of 25 fF at 2 V, two levels: C V²/4 for a bit',
    source: 'Miller2012',
    reference: 25,
    ours: () => bits.ring.energyPerBit.modulator / 1e-15,
    unit: 'fJ',
    tolerance: { rel: 1e-9 },
  },
  {
    what: 'The same of four levels for a bit: 5 C V²/48 by the 16 steps',
    source: 'Miller2012',
    reference: 10.4166667,
    ours: () => chargingEnergy({ capacitance: 25 * fF, swing: 2, levels: 4 }) / 2 / 1e-15,
    unit: 'fJ',
    tolerance: { rel: 1e-8 },
  },
  {
    what: 'Driver of the default Mach-Zehnder: 831 mW at 336 Gb/s',
    source: 'Deng2026',
    reference: 2.47321429,
    ours: () => machZehnder.driverEnergyPerBit / pJ,
    unit: 'pJ',
    tolerance: { rel: 0.01 },
  },
  {
    what: 'Laser and driver power of a ring over that of a Mach-Zehnder at 50 Gb/s NRZ, 1 V cm and 20 dB/cm in both: published below 0.4, so 0.2 ± 0.2',
    source: 'Lin2017',
    reference: 0.2,
    ours: () => {
      const least = leastPowers(technologies.strong, [{ coupling: 2.5, detuning: 0.8 }], [2e-3]);
      return least.ring / least.machZehnder;
    },
    unit: '1',
    tolerance: { abs: 0.2 },
  },
];
