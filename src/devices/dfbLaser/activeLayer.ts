import { boltzmannConstant, elementaryCharge, planckConstant, speedOfLight } from '../../constants.ts';
import type { RateEquationLaserDesign } from './rateEquationTable.ts';

/** What the rate equations need at one junction temperature: rates in 1/s, carriers and photons counted in the whole cavity. @internal */
export interface ActiveLayer {
  readonly temperature: number;
  /** Volume of the active layer, m³. */
  readonly volume: number;
  /** G = gain ln(n/transparency)/(1 + compression s), 1/s. */
  readonly gain: number;
  readonly transparency: number;
  readonly compression: number;
  /** Gain at the gain's peak over that at the wavelength of the grating. */
  readonly peak: number;
  /** Loss of photons: inside, and through both ends. */
  readonly insideRate: number;
  readonly mirrorRate: number;
  /** Carriers without light recombine at a n + b n² + c n³. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** Photons spontaneously emitted into the mode: spontaneous n². */
  readonly spontaneous: number;
  /** Electrons into the wells for each ampere, 1/s. */
  readonly pump: number;
  /** J. */
  readonly photonEnergy: number;
}

/** The cavity's numbers that no temperature changes. @internal */
export interface Cavity {
  readonly design: RateEquationLaserDesign;
  readonly velocity: number;
  readonly volume: number;
  /** nsp Γ v g over the square of the carriers at threshold, all at the reference temperature. */
  readonly spontaneous: number;
  /** Carriers at threshold at the reference temperature. */
  readonly carriers: number;
}

/** @internal */
export function cavityOf(design: RateEquationLaserDesign): Cavity {
  const velocity = speedOfLight / design.groupIndex;
  const volume = design.length * design.activeWidth * design.activeThickness;
  const bare = layerAt({ design, velocity, volume, spontaneous: 0, carriers: 0 }, design.referenceTemperature);
  const carriers = clampedCarriers(bare);
  const rate = bare.insideRate + bare.mirrorRate;
  return { design, velocity, volume, spontaneous: (design.inversionFactor * rate) / carriers ** 2, carriers };
}

/** @internal */
export function layerAt({ design: d, velocity, volume, spontaneous }: Cavity, temperature: number): ActiveLayer {
  const above = temperature - d.referenceTemperature;
  const inverse = (1 / d.referenceTemperature - 1 / temperature) / boltzmannConstant;
  const shape = gainShape(d, temperature);
  const leak = d.leakage * Math.exp(d.leakageEnergy * inverse);
  return {
    temperature,
    volume,
    gain: d.confinementFactor * velocity * d.gainCoefficient * Math.exp(-above / d.gainTemperature) * shape,
    transparency: volume * d.transparencyDensity * Math.exp(above / d.transparencyTemperature),
    compression: (d.gainCompression * d.confinementFactor) / volume,
    peak: 1 / shape,
    insideRate: velocity * d.internalLoss * Math.exp(above / d.internalLossTemperature),
    mirrorRate: velocity * d.mirrorLoss,
    a: d.defectRate,
    b: d.radiativeCoefficient / volume,
    c: (d.augerCoefficient * Math.exp(d.augerEnergy * inverse)) / volume ** 2,
    spontaneous,
    pump: d.injectionEfficiency / (1 + leak) / elementaryCharge,
    photonEnergy: (planckConstant * speedOfLight) / d.wavelength,
  };
}

/** Gain at the wavelength of the grating over that at the gain's peak; 0 or less where none is left. @internal */
export function gainShape(d: RateEquationLaserDesign, temperature: number): number {
  const above = temperature - d.referenceTemperature;
  const off = d.wavelength - d.gainPeakWavelength + (d.wavelengthPerKelvin - d.gainPeakPerKelvin) * above;
  return 1 - (off / d.gainHalfWidth) ** 2;
}

/** Carriers whose gain without light equals the loss. @internal */
export function clampedCarriers({ transparency, insideRate, mirrorRate, gain }: ActiveLayer): number {
  return transparency * Math.exp((insideRate + mirrorRate) / gain);
}

/** Carriers lost in a second without stimulated emission. @internal */
export function recombination({ a, b, c }: ActiveLayer, n: number): number {
  return n * (a + n * (b + n * c));
}

/**
 * Voltage of the junction: 2kT/q ln(1 + n/ni), where ni makes the Fermi levels lie one photon apart at transparency. [Bernard1961]
 *
 * @internal
 */
export function junctionVoltage({ temperature, transparency, photonEnergy }: ActiveLayer, n: number): number {
  const thermal = boltzmannConstant * temperature;
  return ((2 * thermal) / elementaryCharge) * Math.log1p((n / transparency) * Math.exp(photonEnergy / (2 * thermal)));
}
