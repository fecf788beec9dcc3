import { modulatorComparison } from '../../src/designs/modulatorComparison.ts';
import { compareModulators, type ComparedModulator, type ComparisonLink, type ModulatorComparison } from '../../src/engine/compareModulators.ts';
import { speedOfLight } from '../../src/constants.ts';
import { GHz, cm, dbPerCm, nm, um } from '../../src/units.ts';

/** A phase shifter that both modulators are made of. */
export interface Technology {
  /** Half-wave voltage times length of one arm, V m. */
  readonly halfWaveVoltageLength: number;
  /** Power attenuation, 1/m. */
  readonly attenuation: number;
}

const wavelength = 1310 * nm;
const radius = 7 * um;
const turn = 2 * Math.PI * radius;

/** 50 Gb/s of two levels, no error correction, a laser of 10 % from the wall, 3 dB before and 5 dB behind the modulator. */
export const nrzLink = {
  ...modulatorComparison.link,
  modulation: 'NRZ',
  symbolRate: 50e9,
  wavelength,
  power: 1e-3,
  driver: { bandwidth: 40 * GHz, rise: 0.4 },
  laser: { kind: 'efficiency', wallPlugEfficiency: 0.1, relativeIntensityNoise: 10 ** -14.5 },
  lanesPerLaser: 1,
  supplyLossDb: 3,
  channelLossDb: 5,
  receiver: { ...modulatorComparison.link.receiver, noiseBandwidth: 35 * GHz },
  bitErrorRatio: 1e-12,
} as const satisfies ComparisonLink;

/** Coupling over loss of a ring, and its detuning in half-linewidths. */
export interface RingChoice {
  readonly coupling: number;
  readonly detuning: number;
}

/** A ring and a Mach-Zehnder of one technology, neither with a driver that takes more than the modulator itself. */
export function ofOneTechnology(technology: Technology, ring: RingChoice, armLength: number, link: ComparisonLink = nrzLink): ModulatorComparison {
  const { halfWaveVoltageLength, attenuation } = technology;
  const { driverEnergyPerBit: _, ...ringDesign } = modulatorComparison.ring;
  const { driverEnergyPerBit: __, ...machZehnder } = modulatorComparison.machZehnder;
  const { guide } = machZehnder.device;
  const junction = { ...guide.junction, indexPerVolt: wavelength / (2 * halfWaveVoltageLength), attenuation };
  const shifter = { ...guide, referenceWavelength: wavelength, junction };
  const powerCoupling = ring.coupling * -Math.expm1(-attenuation * turn);
  const linewidth = ((attenuation * turn - Math.log1p(-powerCoupling)) * speedOfLight) / (2 * Math.PI * guide.groupIndex * turn);
  const device = { ...ringDesign.device, radius, guide: shifter, coupler: { kind: 'power', powerCoupling } } as const;
  return compareModulators({
    ring: { ...ringDesign, detuning: (ring.detuning * linewidth) / 2, device },
    // 50 ohm a side.
    machZehnder: { ...machZehnder, impedance: 100, device: { ...machZehnder.device, guide: shifter, armLength } },
    link,
  });
}

/** Laser and driver, W. */
export function laserAndDriver({ needed }: ComparedModulator): number {
  return needed.finite ? needed.laser + needed.driver : Infinity;
}

/** The least laser and driver power of each kind over the choices, W. */
export function leastPowers(technology: Technology, rings: readonly RingChoice[], lengths: readonly number[], link?: ComparisonLink): { ring: number; machZehnder: number; best: RingChoice; length: number } {
  let least = { ring: Infinity, machZehnder: Infinity, best: rings[0]!, length: lengths[0]! };
  for (let i = 0; i < Math.max(rings.length, lengths.length); i++) {
    const ring = rings[Math.min(i, rings.length - 1)]!;
    const length = lengths[Math.min(i, lengths.length - 1)]!;
    const result = ofOneTechnology(technology, ring, length, link);
    const [a, b] = [laserAndDriver(result.ring), laserAndDriver(result.machZehnder)];
    if (a < least.ring) least = { ...least, ring: a, best: ring };
    if (b < least.machZehnder) least = { ...least, machZehnder: b, length };
  }
  return least;
}

export const technologies = {
  /** Half-wave products of 1 V cm cost 20 to 40 dB/cm. [estimate: depletion in silicon has products of attenuation and V cm of 18 V dB, as Gong2026, to 40] */
  strong: { halfWaveVoltageLength: 1 * cm, attenuation: 20 * dbPerCm },
  lossy: { halfWaveVoltageLength: 1 * cm, attenuation: 40 * dbPerCm },
  /** [Gong2026] */
  weak: { halfWaveVoltageLength: 1.8 * cm, attenuation: 10.3 * dbPerCm },
} as const;
