import { dispersionOf, fiber } from '../../src/devices/fiber.ts';
import { dbPerKm, km, nm } from '../../src/units.ts';
import type { ValidationCase } from './case.ts';

const source = 'ITUG652';

// Wavelength and zero in nm, slope in ps/(nm² km), D in ps/(nm km).
const dispersions: readonly [number, number, number, number][] = [
  [1304.5, 1324, 0.092, -1.83462813],
  [1317.5, 1300, 0.092, 1.57820531],
  [1550, 1313, 0.086, 16.1655932],
];

const channel = fiber({
  length: 0.5 * km,
  attenuation: 0.35 * dbPerKm,
  connectors: 0,
  connectorLossDb: 0,
  groupIndex: 1.467,
  zeroDispersionWavelength: 1312 * nm,
  dispersionSlope: 92,
  zeroDispersionRange: { shortest: 1300 * nm, longest: 1324 * nm },
});

export const fiberCases: readonly ValidationCase[] = [
  ...dispersions.map(
    ([wavelength, zero, slope, reference]): ValidationCase => ({
      what: `Dispersion at ${wavelength} nm, zero at ${zero} nm, slope ${slope} ps/(nm² km)`,
      source,
      reference,
      ours: () => dispersionOf({ wavelength: wavelength * nm, zeroDispersionWavelength: zero * nm, dispersionSlope: slope * 1000 }) / 1e-6,
      unit: 'ps/(nm km)',
      tolerance: { rel: 1e-6 },
    }),
  ),
  {
    what: 'Lowest dispersion of 500 m at 1304.5 nm',
    source,
    reference: -0.9173141,
    ours: () => (channel.worstDispersion({ wavelength: 1304.5 * nm }).lowest * channel.design.length) / 1e-3,
    unit: 'ps/nm',
    tolerance: { rel: 1e-6 },
  },
  {
    what: 'Highest dispersion of 500 m at 1317.5 nm',
    source,
    reference: 0.7891027,
    ours: () => (channel.worstDispersion({ wavelength: 1317.5 * nm }).highest * channel.design.length) / 1e-3,
    unit: 'ps/nm',
    tolerance: { rel: 1e-6 },
  },
];
