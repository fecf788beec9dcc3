import type { DfbLaserDesign } from '../devices/dfbLaser.ts';
import { MHz, celsius, fromDb, mA, mW, nm } from '../units.ts';

/**
 * An illustrative distributed-feedback laser with round numbers, for checks: 302.53 mW at 1 A on a plate of 50 °C. No device stands
 * behind it.
 */
export const referenceDfb = {
  /** [estimate: round number] */
  wavelength: 1310 * nm,
  /** [estimate: usual reference] */
  referenceTemperature: celsius(25),
  /** [estimate: round number] */
  thresholdCurrent: 30 * mA,
  /** [estimate: round number] */
  slopeEfficiency: 0.45,
  /** [estimate: round number] */
  thresholdTemperature: 60,
  /** [estimate: round number] */
  slopeTemperature: 180,
  /** [estimate: round number] */
  turnOnVoltage: 0.9,
  /** [estimate: round number] */
  seriesResistance: 1,
  /** [estimate: round number] */
  thermalResistance: 20,
  /** [estimate: round number] */
  wavelengthPerKelvin: 0.1 * nm,
  /** [estimate: round number] */
  relativeIntensityNoise: fromDb(-145),
  /** [estimate: round number] */
  linewidth: 1 * MHz,
  /** [estimate: round number] */
  linewidthEnhancementFactor: 3,
  /** [estimate: round number] */
  polarizationExtinction: fromDb(20),
  /** [estimate: round number] */
  ratedPower: 300 * mW,
  /** [estimate: past the turn-over] */
  maximumCurrent: 2,
  /** [estimate: round number] */
  lowestPlateTemperature: celsius(-20),
  /** [estimate: round number] */
  highestPlateTemperature: celsius(100),
} as const satisfies DfbLaserDesign;
