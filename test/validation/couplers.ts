import { edgeCoupler } from '../../src/devices/edgeCoupler.ts';
import { polarizationLossDb } from '../../src/devices/polarizationLoss.ts';
import { fromDb, nm, um } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

const round = (waist: number): { modeFieldDiameter: { x: number; y: number } } => ({ modeFieldDiameter: { x: 2 * waist, y: 2 * waist } });
const between = (fiberWaist: number, chipWaist: number, tipIndex = 1): ReturnType<typeof edgeCoupler> =>
  edgeCoupler({
    fiberMode: round(fiberWaist),
    chipMode: round(chipWaist),
    gap: 0,
    index: 1,
    facet: { kind: 'fresnel', tipIndex },
    propagationLossDb: 0,
  });
const wavelength = 1310 * nm;

// Waist radius in um, 1-dB offset in um.
const tolerances: readonly [number, number, number][] = [
  [4.6, 2.20732192, 1e-6],
  [1.5, 0.71978, 1e-4],
  [1.25, 0.59981, 1e-4],
];

export const couplerCases: readonly ValidationCase[] = [
  ...tolerances.map(
    ([waist, offset, rel]): ValidationCase => ({
      what: `Offset for 1 dB between equal modes, w ${waist} um`,
      source: 'Joyce1984',
      reference: offset,
      ours: () => between(waist * um, waist * um).lateralTolerance({ wavelength, lossDb: 1 }).x / um,
      unit: 'um',
      tolerance: { rel },
    }),
  ),
  {
    what: 'Coupler loss, mode field 9.2 to 2.5 um, 1310 nm, air, no reflection',
    source: 'Joyce1984',
    reference: 5.91516543,
    ours: () => between(4.6 * um, 1.25 * um).lossDb({ wavelength }),
    unit: 'dB',
    tolerance: { abs: 2e-5 },
  },
  {
    what: 'Coupler loss, equal modes, bare facet of index 1.468 in air',
    source: 'Born1999, sec. 1.5',
    reference: 0.15905,
    ours: () => between(4.6 * um, 4.6 * um, 1.468).lossDb({ wavelength }),
    unit: 'dB',
    tolerance: { abs: 2e-5 },
  },
  {
    what: 'Loss of the unwanted polarization at an extinction of 16 dB',
    source: 'Born1999, sec. 1.4',
    reference: 0.107742255,
    ours: () => polarizationLossDb(fromDb(16)),
    unit: 'dB',
    tolerance: { abs: 1e-6 },
  },
];
