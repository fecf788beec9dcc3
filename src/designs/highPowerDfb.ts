import type { DfbLaserDesign } from '../devices/dfbLaser.ts';
import { MHz, celsius, fromDb, mA, mW, nm } from '../units.ts';

/**
 * A high-power distributed-feedback laser for an external laser source of co-packaged optics, near 1311 nm: 350 mW at the facet on a plate
 * of 25 to 35 °C. A composite of a class of lasers, not the data sheet of one.
 */
export const highPowerDfb = {
  /** [estimate: chosen for 1311 nm, center of the 1304.5 to 1317.5 nm of parallel single-mode optics, at 280 mW on a plate of 30 °C] */
  wavelength: 1309.3 * nm,
  /** [estimate: usual reference] */
  referenceTemperature: celsius(25),
  /** [estimate: a cavity of 1.5 to 2 mm, some 3 times the 10 to 20 mA of one of 0.3 mm] */
  thresholdCurrent: 60 * mA,
  /** [estimate: 44 % of a photon an electron at 1311 nm, all but a few percent out of the coated front facet of a long cavity] */
  slopeEfficiency: 0.42,
  /** [estimate: quantum wells of this band give 60 K (GaInAsP) to 100 K (AlGaInAs)] */
  thresholdTemperature: 65,
  /** [estimate: quantum wells of this band give 100 to 250 K] */
  slopeTemperature: 180,
  /** [estimate: photon energy at 1311 nm is 0.946 eV] */
  turnOnVoltage: 0.95,
  /** [estimate: so that 300 mW take 19 to 21 % wall-plug efficiency; the class shows 15 to 25 %] */
  seriesResistance: 0.8,
  /** [estimate: a cavity of 1.5 to 2 mm, junction down on aluminum nitride] */
  thermalResistance: 15,
  /** [estimate: 0.09 nm/K at 1.57 um in Razeghi1984, scaled by wavelength to 0.075, rounded up for the heat gradient] */
  wavelengthPerKelvin: 0.08 * nm,
  /** One-sided. [estimate: 1 dB under the -144 dB/Hz that sources of this use must keep] */
  relativeIntensityNoise: fromDb(-145),
  /** [estimate: half the 1 MHz that sources of this use must keep] */
  linewidth: 0.5 * MHz,
  /** [estimate: strained quantum wells, typical 2 to 5] */
  linewidthEnhancementFactor: 3,
  /** [estimate: 4 dB over the 16 dB that sources of this use must keep] */
  polarizationExtinction: fromDb(20),
  /** More than 400 mW at 1310 nm from one distributed-feedback chip was shown early. [Garbuzov2002, sec. 1] */
  ratedPower: 350 * mW,
  /** [estimate: below the turn-over on the hottest plate] */
  maximumCurrent: 1.5,
  /** [estimate: coldest plate of a cooled module] */
  lowestPlateTemperature: celsius(0),
  /** [estimate: hottest plate without a cooler in a liquid-cooled switch] */
  highestPlateTemperature: celsius(60),
} as const satisfies DfbLaserDesign;
