import { elementaryCharge } from '../constants.ts';
import type { RateEquationLaserDesign } from '../devices/dfbLaser/rateEquationTable.ts';
import { GHz, celsius, fromDb, mW, nm, um } from '../units.ts';

/**
 * Rate equations of a high-power distributed-feedback laser near 1311 nm: 350 mW on a plate of 25 to 35 °C. Its thresholds and powers
 * meet those of `highPowerDfb` within 10 % from 25 to 70 °C. A composite of a class of lasers, not the data sheet of one.
 */
export const rateEquationDfb = {
  /** [estimate: as `highPowerDfb`] */
  wavelength: 1309.3 * nm,
  /** [estimate: usual reference] */
  referenceTemperature: celsius(25),
  /** [estimate: lasers of this power are 1.5 to 2 mm long for their heat] */
  length: 2000 * um,
  /** [estimate: the widest ridge that keeps one lateral mode] */
  activeWidth: 3 * um,
  /** [estimate: five quantum wells of 6 nm] */
  activeThickness: 30 * nm,
  /** [estimate: 0.6 % a well, low for high power] */
  confinementFactor: 0.03,
  /** [estimate: usual for waveguides of this band on indium phosphide] */
  groupIndex: 3.5,
  /** [estimate: a coated facet and κL near 1: net threshold gain times length 1.6] */
  mirrorLoss: 800,
  /** [estimate: a rear coating of some 95 %] */
  outputFraction: 0.97,
  /** [estimate: low-loss waveguides of this class show 2 to 5 /cm] */
  internalLoss: 400,
  /** [estimate: fitted to `highPowerDfb`; absorption between valence bands grows with holes and heat] */
  internalLossTemperature: 153,
  /** [estimate: wells of this band give 1000 to 2000 /cm for an e-fold of carriers] */
  gainCoefficient: 1e5,
  /** [estimate: the gain of a well falls about as fast as the absolute temperature grows] */
  gainTemperature: 300,
  /** [estimate: fitted to the threshold of `highPowerDfb`; wells of this band show 1e18 to 2e18 /cm³] */
  transparencyDensity: 1.7e24,
  /** [estimate: fitted to `highPowerDfb`; the density of states of a well alone would give 300 K] */
  transparencyTemperature: 567,
  /** [estimate: 1e-17 cm³, usual for quantum wells] */
  gainCompression: 1e-23,
  /** [estimate: a gain peak on the blue side at 25 °C, which the heat of full power brings to the grating] */
  gainPeakWavelength: 1305 * nm,
  /** [estimate: band gap of this band shrinks by 0.4 to 0.5 nm/K] */
  gainPeakPerKelvin: 0.45 * nm,
  /** [estimate: half of the gain is left 55 nm off the peak] */
  gainHalfWidth: 80 * nm,
  /** [estimate: coatings of 0.1 % and 95 % over 2 mm, ln(1/0.00095)/(2 mm)/2] */
  rivalMirrorLoss: 1740,
  /** [estimate: few defects, 10 ns] */
  defectRate: 1e8,
  /** 1e-10 to 2e-10 cm³/s at room temperature. [Stubkjaer1981] */
  radiativeCoefficient: 1e-16,
  /** [estimate: a third of the 1e-28 cm⁶/s of Fuchs1993 near 1.5 um, as the wider gap makes such events rarer] */
  augerCoefficient: 3e-41,
  /** [estimate: little, as Fuchs1993 finds a weak dependence] */
  augerEnergy: 0.06 * elementaryCharge,
  /** [estimate: fitted to the slope of `highPowerDfb`] */
  injectionEfficiency: 0.69,
  /** [estimate: one part in twenty at 25 °C] */
  leakage: 0.05,
  /** [estimate: a barrier of 0.2 eV] */
  leakageEnergy: 0.2 * elementaryCharge,
  /** [estimate: fitted to `highPowerDfb`, whose turn-on voltage takes in less of the junction] */
  seriesResistance: 0.7,
  /** [estimate: as `highPowerDfb`] */
  thermalResistance: 15,
  /** [estimate: as `highPowerDfb`] */
  wavelengthPerKelvin: 0.08 * nm,
  /** [estimate: as `highPowerDfb`] */
  linewidthEnhancementFactor: 3,
  /** [estimate: 1.5 to 2 at the threshold of quantum wells] */
  inversionFactor: 1.7,
  /** [estimate: a supply with the noise of random arrivals; a quiet one would lower the noise below 1 GHz] */
  pumpNoise: 1,
  /** [estimate: above the noise of supplies and of heat] */
  lowestNoiseFrequency: 0.1 * GHz,
  /** [estimate: about half the symbol rate of a lane of 200 Gb/s] */
  highestNoiseFrequency: 56 * GHz,
  /** [estimate: as `highPowerDfb`] */
  polarizationExtinction: fromDb(20),
  /** More than 400 mW at 1310 nm from one distributed-feedback chip was shown early. [Garbuzov2002, sec. 1] */
  ratedPower: 350 * mW,
  /** [estimate: as `highPowerDfb`] */
  maximumCurrent: 1.5,
  /** [estimate: as `highPowerDfb`] */
  lowestPlateTemperature: celsius(0),
  /** [estimate: hottest plate for which the fit was made] */
  highestPlateTemperature: celsius(70),
  /** [estimate: 20 K above the hottest junction on the hottest plate] */
  highestJunctionTemperature: celsius(140),
} as const satisfies RateEquationLaserDesign;
