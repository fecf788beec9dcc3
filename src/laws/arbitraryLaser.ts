import fc, { type Arbitrary } from 'fast-check';
import type { DfbLaserDesign } from '../devices/dfbLaser.ts';
import { MHz, fromDb, mA, mW, nm } from '../units.ts';
import { grid, record } from './grid.ts';

/**
 * Distributed-feedback lasers near 1310 nm of some 10 to 300 mW, for plates of 270 to 340 K. They give less light than half of the
 * electrical power. Shrinks to 1310 nm, 30 mA, 0.4 W/A, 1 ohm, 20 K/W.
 */
export function arbitraryLaser(): Arbitrary<DfbLaserDesign> {
  return record({
    wavelength: grid({ plain: 1310, low: 1270, high: 1350, parts: 1, unit: nm }),
    referenceTemperature: fc.constant(300),
    thresholdCurrent: grid({ plain: 30, low: 5, high: 60, parts: 1, unit: mA }),
    slopeEfficiency: grid({ plain: 0.4, low: 0.1, high: 0.5, parts: 100 }),
    thresholdTemperature: grid({ plain: 60, low: 45, high: 150, parts: 1 }),
    slopeTemperature: grid({ plain: 180, low: 100, high: 400, parts: 1 }),
    turnOnVoltage: grid({ plain: 1, low: 0.9, high: 1.2, parts: 100 }),
    seriesResistance: grid({ plain: 1, low: 0, high: 2, parts: 10 }),
    thermalResistance: grid({ plain: 20, low: 0, high: 30, parts: 1 }),
    wavelengthPerKelvin: grid({ plain: 0.1, low: 0.05, high: 0.12, parts: 100, unit: nm }),
    wavelengthPerAmpere: grid({ plain: 0, low: -2, high: 0, parts: 10, unit: nm }),
    relativeIntensityNoise: grid({ plain: -145, low: -165, high: -130, parts: 1 }).map(fromDb),
    linewidth: grid({ plain: 1, low: 0.1, high: 10, parts: 10, unit: MHz }),
    linewidthEnhancementFactor: grid({ plain: 3, low: 0, high: 6, parts: 2 }),
    polarizationExtinction: grid({ plain: 20, low: 15, high: 40, parts: 1 }).map(fromDb),
    ratedPower: grid({ plain: 100, low: 10, high: 400, parts: 0.1, unit: mW }),
    maximumCurrent: grid({ plain: 500, low: 200, high: 600, parts: 0.1, unit: mA }),
    lowestPlateTemperature: fc.constant(260),
    highestPlateTemperature: fc.constant(350),
  });
}
