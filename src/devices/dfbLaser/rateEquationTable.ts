import { elementaryCharge } from '../../constants.ts';
import type { Table, Values } from '../../design.ts';
import { nm, um } from '../../units.ts';
import { dfbLaserTable } from '../dfbLaser.ts';

/** The parameters of a distributed-feedback laser, as its rate equations need them. */
export const rateEquationTable = {
  /** Wavelength at the reference temperature of the junction, at threshold. */
  wavelength: dfbLaserTable.wavelength,
  /** Junction temperature to which the other values refer. */
  referenceTemperature: dfbLaserTable.referenceTemperature,
  /** Length of the cavity. */
  length: { unit: 'm', range: [10 * um, 0.02] },
  /** Width of the active layer. */
  activeWidth: { unit: 'm', range: [0.1 * um, 200 * um] },
  /** Thickness of the active layer: of all quantum wells together. */
  activeThickness: { unit: 'm', range: [1 * nm, 1 * um] },
  /** Share of the mode's power in the active layer. */
  confinementFactor: { unit: '1', range: [1e-4, 1] },
  /** Group index of the mode. */
  groupIndex: { unit: '1', range: [1, 10] },
  /** Power lost through both ends per length: twice the threshold amplitude gain of the grating. */
  mirrorLoss: { unit: '1/m', range: [1, 1e6] },
  /** Share of the light through both ends that leaves through the output facet. */
  outputFraction: { unit: '1', range: [1e-3, 1] },
  /** Power absorbed and scattered inside per length. */
  internalLoss: { unit: '1/m', range: [0, 1e6] },
  /** The internal loss grows by e for each such step of junction temperature. */
  internalLossTemperature: { unit: 'K', range: [10, 1e6] },
  /** Material gain for each e-fold of carriers, at the peak of the gain. */
  gainCoefficient: { unit: '1/m', range: [1e2, 1e8] },
  /** The gain coefficient falls by e for each such step of junction temperature. */
  gainTemperature: { unit: 'K', range: [10, 1e6] },
  /** Carrier density without gain or absorption. */
  transparencyDensity: { unit: '1/m^3', range: [1e22, 1e26] },
  /** The transparency density grows by e for each such step of junction temperature. */
  transparencyTemperature: { unit: 'K', range: [10, 1e6] },
  /** Gain falls to one part in one plus this times the density of photons (in the mode's volume). */
  gainCompression: { unit: 'm^3', range: [0, 1e-20] },
  /** Wavelength of the gain's peak at the reference temperature. */
  gainPeakWavelength: { unit: 'm', range: [800 * nm, 2000 * nm] },
  /** Shift of the gain's peak with junction temperature. */
  gainPeakPerKelvin: { unit: 'm/K', range: [0, 2 * nm] },
  /** Distance from its peak at which the gain, a parabola, is gone. */
  gainHalfWidth: { unit: 'm', range: [1 * nm, 1000 * nm] },
  /** Mirror loss of the strongest rival: a mode at the peak of the gain, which the facets or the grating's side hold. */
  rivalMirrorLoss: { unit: '1/m', range: [1, 1e6] },
  /** A: rate at which carriers recombine at defects. */
  defectRate: { unit: '1/s', range: [0, 1e11] },
  /** B: radiative recombination is B times the square of the density. */
  radiativeCoefficient: { unit: 'm^3/s', range: [1e-18, 1e-14] },
  /** C: Auger recombination is C times the cube of the density, at the reference temperature. */
  augerCoefficient: { unit: 'm^6/s', range: [0, 1e-38] },
  /** Activation energy of the Auger coefficient. */
  augerEnergy: { unit: 'J', range: [0, elementaryCharge] },
  /** Share of the current that enters the active region. */
  injectionEfficiency: { unit: '1', range: [0.01, 1] },
  /** Current that leaks over the barriers for each ampere into the wells, at the reference temperature. */
  leakage: { unit: '1', range: [0, 10] },
  /** Activation energy of the leakage. */
  leakageEnergy: { unit: 'J', range: [0, 2 * elementaryCharge] },
  /** Resistance in series with the junction. */
  seriesResistance: dfbLaserTable.seriesResistance,
  /** Junction above plate for each watt of heat. */
  thermalResistance: dfbLaserTable.thermalResistance,
  /** Shift of the wavelength with junction temperature. */
  wavelengthPerKelvin: dfbLaserTable.wavelengthPerKelvin,
  /** Henry's factor: index over gain as carriers change. */
  linewidthEnhancementFactor: dfbLaserTable.linewidthEnhancementFactor,
  /** Spontaneous emission factor nsp at threshold and the reference temperature. */
  inversionFactor: { unit: '1', range: [1, 100] },
  /** Noise of the current over its shot noise, as a ratio of powers: 1 for random, 0 for quiet arrivals. */
  pumpNoise: { unit: '1', range: [0, 1e6] },
  /** Lowest frequency of the band over which the intensity noise of the light is averaged. */
  lowestNoiseFrequency: { unit: 'Hz', range: [1, 1e12] },
  /** Highest frequency of that band. */
  highestNoiseFrequency: { unit: 'Hz', range: [1, 1e12] },
  /** Power in the wanted over power in the other polarization at the facet. */
  polarizationExtinction: dfbLaserTable.polarizationExtinction,
  /** Power at the output facet for which the laser is sold. */
  ratedPower: dfbLaserTable.ratedPower,
  /** Largest allowed current. */
  maximumCurrent: dfbLaserTable.maximumCurrent,
  /** Lowest allowed temperature of the plate. */
  lowestPlateTemperature: dfbLaserTable.lowestPlateTemperature,
  /** Highest allowed temperature of the plate. */
  highestPlateTemperature: dfbLaserTable.highestPlateTemperature,
  /** Highest junction temperature for which the gain holds. */
  highestJunctionTemperature: { unit: 'K', range: [200, 600] },
} as const satisfies Table;

/** What is fixed when the laser is made and mounted. */
export interface RateEquationLaserDesign extends Values<typeof rateEquationTable> {}
