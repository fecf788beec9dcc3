import { check } from '../design.ts';
import { levelMismatchRatio } from '../light.ts';
import type { Tdecq } from '../link/tdecq.ts';
import { type ComparisonOptions, type EyeClosure, eyeOf } from './compareModulators/eyeClosure.ts';
import { laserDraw, type LaserDraw } from './compareModulators/laserDraw.ts';
import { machZehnderTransmitter } from './compareModulators/machZehnderTransmitter.ts';
import { type NeededPower, neededPower } from './compareModulators/needed.ts';
import { ringTransmitter } from './compareModulators/ringTransmitter.ts';
import { type ComparisonLink, comparisonTable, type ModulatorComparisonDesign } from './compareModulators/table.ts';
import { bitRateOf, type Transmitter } from './compareModulators/transmitter.ts';
import type { ThermalTolerance } from './thermalTolerance.ts';

export { comparisonTable } from './compareModulators/table.ts';
export type {
  ComparisonLink,
  MachZehnderTransmitterDesign,
  ModulatorComparisonDesign,
  RingTransmitterDesign,
} from './compareModulators/table.ts';
export type { ComparisonOptions, EyeClosure } from './compareModulators/eyeClosure.ts';
export type { NeededPower } from './compareModulators/needed.ts';

/** Electrical energy of a lane for each bit, J. */
export interface ComparedEnergy {
  /** What the modulator itself takes from its driver: charge of its junctions, or power in its termination. */
  readonly modulator: number;
  /** Whole driver: as designed, or no more than the modulator itself. */
  readonly driver: number;
  readonly heater: number;
  /** The lane's part of its laser. */
  readonly laser: number;
  /** Driver, heater and laser. */
  readonly total: number;
}

/** A modulator of a comparison. */
export interface ComparedModulator {
  /** Power of each symbol behind the modulator, W, rising. */
  readonly levels: readonly number[];
  /** Power before it over the mean of the levels, dB. */
  readonly lossDb: number;
  /** Outer optical modulation amplitude behind it, W, of levels that last. */
  readonly opticalModulationAmplitude: number;
  /** Outer extinction ratio, linear; `null` for a lowest level without power. */
  readonly extinctionRatio: number | null;
  /** Level separation mismatch ratio; `null` for two levels. */
  readonly levelMismatchRatio: number | null;
  /** TDECQ of its waveform; `null` for two levels. */
  readonly tdecq: Tdecq | null;
  /** Closure of its eye: TDECQ of four levels, vertical closure of two. */
  readonly eyeClosure: EyeClosure;
  /** Small-signal electro-optic −3 dB bandwidth with the source's resistance, without the driver's bandwidth, Hz. */
  readonly bandwidth: number;
  readonly energyPerBit: ComparedEnergy;
  /** On the chip, m²: (2R)² of a ring, arm length times width of a Mach-Zehnder. */
  readonly footprint: number;
  /** How far its temperature may move for 1 dB of amplitude while nothing follows it. */
  readonly thermalTolerance: ThermalTolerance;
  /** 2P (dϕ/dV)/(dP/dV) at the mean voltage; `null` where the power does not follow it. */
  readonly chirpParameter: number | null;
  /** Optical phase of each symbol less that of the first, rad. */
  readonly phases: readonly number[];
  /** What it needs for the bit error ratio of the link. */
  readonly needed: NeededPower;
}

/** Two modulators side by side. */
export interface ModulatorComparison {
  readonly ring: ComparedModulator;
  readonly machZehnder: ComparedModulator;
  /** Tolerated temperature of the Mach-Zehnder over that of the ring; `null` unless both are finite. */
  readonly thermalToleranceRatio: number | null;
  /** For the same bit error ratio: 1 − laser and driver power of the ring over that of the Mach-Zehnder; `null` unless finite. */
  readonly laserAndDriverSaving: number | null;
  /** The same with the heaters. */
  readonly totalSaving: number | null;
}

/**
 * A ring and a Mach-Zehnder modulator side by side, at equal laser power before them and equal driver swing: what each makes of it, what it
 * costs, and what each needs for the same bit error ratio. Chirp is told, no fiber's dispersion counted.
 *
 * @throws RangeError naming the path of a parameter out of range, for levels that do not rise, for a laser too weak, and as the devices do;
 * ConvergenceError as `hotRing` does.
 */
export function compareModulators(design: ModulatorComparisonDesign, options: ComparisonOptions = {}): ModulatorComparison {
  const { ring: ringDesign, machZehnder: machZehnderDesign, link } = check('compareModulators', comparisonTable, design);
  const laser = laserDraw(link);
  const transmitters = [ringTransmitter(ringDesign, link), machZehnderTransmitter(machZehnderDesign, link)] as const;
  const [ring, machZehnder] = transmitters.map((each) => compared(each, link, laser, options)) as [ComparedModulator, ComparedModulator];
  const saving = (of: (needed: NeededPower & { finite: true }) => number): number | null =>
    ring.needed.finite && machZehnder.needed.finite ? 1 - of(ring.needed) / of(machZehnder.needed) : null;
  const [cool, hot] = [machZehnder.thermalTolerance, ring.thermalTolerance];
  return {
    ring,
    machZehnder,
    thermalToleranceRatio: cool.finite && hot.finite ? cool.kelvin / hot.kelvin : null,
    laserAndDriverSaving: saving((needed) => needed.laser + needed.driver),
    totalSaving: saving((needed) => needed.laser + needed.driver + needed.heater),
  };
}

function compared(modulator: Transmitter, link: ComparisonLink, laser: LaserDraw, options: ComparisonOptions): ComparedModulator {
  const { transmissions, bandwidth, footprint, thermalTolerance, chirpParameter, phases } = modulator;
  const levels = transmissions.map((transmission) => transmission * link.power);
  const highest = levels[levels.length - 1]!;
  const mean = transmissions.reduce((sum, each) => sum + each, 0) / transmissions.length;
  const { tdecq, eyeClosure } = eyeOf(modulator, link, options);
  const energyPerBit = energyOf(modulator, link, laser);
  return {
    levels,
    lossDb: -10 * Math.log10(mean),
    opticalModulationAmplitude: highest - levels[0]!,
    extinctionRatio: levels[0]! > 0 ? highest / levels[0]! : null,
    levelMismatchRatio: levels.length === 4 ? levelMismatchRatio(levels) : null,
    tdecq,
    eyeClosure,
    bandwidth,
    energyPerBit,
    footprint,
    thermalTolerance,
    chirpParameter,
    phases,
    needed: neededPower(modulator, link, { eyeClosure, laser, driverEnergyPerBit: energyPerBit.driver }),
  };
}

function energyOf(modulator: Transmitter, link: ComparisonLink, laser: LaserDraw): ComparedEnergy {
  const bitRate = bitRateOf(link);
  const own = (modulator.energyPerSymbol * link.symbolRate) / bitRate;
  const driver = modulator.driverEnergyPerBit ?? own;
  const heater = modulator.heaterPower / bitRate;
  const light = laser.usual / bitRate;
  return { modulator: own, driver, heater, laser: light, total: driver + heater + light };
}
