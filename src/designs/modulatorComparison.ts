import type {
  ComparisonLink,
  MachZehnderTransmitterDesign,
  ModulatorComparisonDesign,
  RingTransmitterDesign,
} from '../engine/compareModulators.ts';
import { kp4Threshold } from '../link/reedSolomon.ts';
import { GBd, GHz, celsius, mW, nA, nm, pA, pJ, um } from '../units.ts';
import { highPowerDfb } from './highPowerDfb.ts';
import { siliconMachZehnder } from './siliconMachZehnder.ts';
import { siliconRing } from './siliconRing.ts';
import { tdecq8023dj } from './tdecqMethods.ts';

const ring = {
  /**
   * Near the steepest point of the line, 1/√3 half-linewidths. [estimate: farther out the eye closes less, but its low extinction lets
   * intensity noise in]
   */
  detuning: 22 * GHz,
  /** [estimate: keeps 2 V peak to peak out of forward bias] */
  bias: -1.2,
  /** [estimate: an open-drain driver beside the ring, half of 50 ohm] */
  sourceResistance: 25,
  /** One free spectral range at 0.1 nm/mW. [estimate: the heater must reach a resonance wherever the process puts it] */
  maximumHeaterPower: 110 * mW,
  /** 200 Gb/s PAM4 driver and segmented ring. [Ma2025] */
  driverEnergyPerBit: 1.44 * pJ,
  device: siliconRing,
} as const satisfies RingTransmitterDesign;

const machZehnder = {
  /** [estimate: quadrature] */
  bias: Math.PI / 2,
  /** 61 GHz at −1 V, above 67 GHz at −2 V. [Gong2026] */
  junctionBias: -2,
  /** [estimate: half of a π of 20 mW] */
  heaterPower: 10 * mW,
  /** Differential. [Gong2026] */
  impedance: 70,
  /** 831 mW at 336 Gb/s. [Deng2026] */
  driverEnergyPerBit: 2.47 * pJ,
  /** [estimate: two arms between the lines of a differential electrode, with its grounds] */
  width: 150 * um,
  device: siliconMachZehnder,
} as const satisfies MachZehnderTransmitterDesign;

const link = {
  /** 200GBASE-DR1. [IEEE802.3dj, clause 180] */
  modulation: 'PAM4',
  /** 200GBASE-DR1. [IEEE802.3dj, clause 180] */
  symbolRate: 106.25 * GBd,
  /** [estimate: center of the lanes] */
  wavelength: 1311 * nm,
  /** [estimate: a liquid-cooled package] */
  chipTemperature: celsius(55),
  /** [estimate: a quarter of a laser of 280 mW behind 8.5 dB] */
  power: 10 * mW,
  /** 2 Vpp, as the disk. [Bao2026] */
  swing: 2,
  driver: {
    /** [estimate: a little over half the symbol rate] */
    bandwidth: 60 * GHz,
    /** [estimate: edges of a multiplexer before the output stage] */
    rise: 0.4,
  },
  laser: {
    kind: 'dfb',
    /** [estimate: plate of a liquid-cooled module, 25 to 35 °C] */
    temperature: celsius(35),
    /** [estimate: a switching current source] */
    supplyEfficiency: 0.9,
    device: highPowerDfb,
  },
  /** [estimate: two splits, as in `quantumX800Engine`] */
  lanesPerLaser: 4,
  /**
   * The supply of `quantumX800Engine` without its splits. [estimate: lens 2, connectors 1.5, coupler 1.6, splitters' excess 0.6, guides and
   * tap 0.8]
   */
  supplyLossDb: 6.5,
  /** The channel of `quantumX800Engine`. [estimate: couplers 1.8 and 1.6, fiber and connectors 1.2, splitter-rotator 1] */
  channelLossDb: 5.6,
  receiver: {
    /** [estimate: germanium on silicon, 0.8 to 1.0 A/W near 1310 nm] */
    responsivity: 0.9,
    /** [estimate: germanium on silicon at 1 to 2 V and 55 °C] */
    darkCurrent: 50 * nA,
    /** [estimate: amplifiers of 50 GHz and more show 12 to 20 pA/√Hz] */
    noiseDensity: 16 * pA,
    /** [estimate: a little over half the symbol rate, behind the equalizer] */
    noiseBandwidth: 55 * GHz,
  },
  /** [IEEE802.3bs] */
  bitErrorRatio: kp4Threshold,
  reference: tdecq8023dj,
} as const satisfies ComparisonLink;

/** `siliconRing` and `siliconMachZehnder` with their drivers in a link of 200 Gb/s PAM4 after `quantumX800Engine`. */
export const modulatorComparison = { ring, machZehnder, link } as const satisfies ModulatorComparisonDesign;
