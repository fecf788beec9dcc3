import type { EngineDesign, MachZehnderLaneDesign, RingLaneDesign } from '../engine/engineTable.ts';
import { kp4, kp4Threshold, transcodingRatio } from '../link/reedSolomon.ts';
import { GBd, GHz, celsius, dbPerCm, dbPerKm, mW, mm, nA, nm, pA, pJ } from '../units.ts';
import { highPowerDfb } from './highPowerDfb.ts';
import { siliconMachZehnder } from './siliconMachZehnder.ts';
import { siliconRing } from './siliconRing.ts';

const ringLane = {
  kind: 'ring',
  /** Near the steepest point of the line, 1/√3 half-linewidths. [estimate: most modulation amplitude at an extinction above 3.5 dB] */
  detuning: 22 * GHz,
  /** [estimate: keeps 2 V peak to peak out of forward bias] */
  bias: -1.2,
  /** 2 Vpp, as the disk. [Bao2026] */
  swing: 2,
  /** [estimate: an open-drain driver beside the ring, half of 50 ohm] */
  sourceResistance: 25,
  /** One free spectral range at 0.1 nm/mW. [estimate: the heater must reach a resonance wherever the process puts it] */
  maximumHeaterPower: 110 * mW,
  /** 1.44 pJ/bit, 200 Gb/s PAM4 driver and segmented ring. [Ma2025] */
  driverEnergyPerBit: 1.44 * pJ,
  device: siliconRing,
} as const satisfies RingLaneDesign;

const machZehnderLane = {
  kind: 'machZehnder',
  /** [estimate: quadrature] */
  bias: Math.PI / 2,
  /** 61 GHz at −1 V, above 67 GHz at −2 V. [Gong2026] */
  junctionBias: -2,
  /** 1.92 V peak to peak, differential. [Gong2026] */
  swing: 1.92,
  /** [estimate: half of a π of 20 mW] */
  heaterPower: 10 * mW,
  /** 831 mW at 336 Gb/s, 2.47 pJ/bit. [Deng2026] */
  driverEnergyPerBit: 2.47 * pJ,
  device: siliconMachZehnder,
} as const satisfies MachZehnderLaneDesign;

/**
 * A 1.6 Tb/s co-packaged engine after what is published of the Quantum-X800 switch: eight ring lanes of 106.25 GBd PAM4 near
 * 1311 nm, lit by two of 144 external lasers, each split in four. Counts are published; losses are typical of the field.
 */
export const quantumX800Engine = {
  /** 106.25 GBd, 200GBASE-DR1. [IEEE802.3dj, clause 180] */
  symbolRate: 106.25 * GBd,
  /** [estimate: a liquid-cooled package] */
  chipTemperature: celsius(55),
  code: {
    /** RS(544,514) over 10-bit symbols, 256B/257B. [IEEE802.3bs] */
    ...kp4,
    /** [IEEE802.3bs] */
    transcodingRatio,
    /** [IEEE802.3bs] */
    bitErrorRatioTarget: kp4Threshold,
  },
  laser: {
    /** What 350 mW leave at the end of life. [estimate: rated power less 1 dB] */
    power: 278 * mW,
    /** [estimate: usual criterion of life for lasers, 20 % of power] */
    endOfLifeDropDb: 1,
    /** [estimate: plate of a liquid-cooled module, 25 to 35 °C] */
    temperature: celsius(35),
    /** Two lasers. [estimate: half a nanometer to either side] */
    wavelengthOffsets: [-0.5 * nm, 0.5 * nm],
    /** [estimate: a switching current source] */
    supplyEfficiency: 0.9,
    device: highPowerDfb,
  },
  supply: {
    /** [estimate: collimator, isolator and focus into polarization-maintaining fiber] */
    lens: { lossDb: 2 },
    /** [estimate: one of two splits of the four lanes of a laser] */
    moduleSplitter: { ways: 2, excessLossDb: 0.3 },
    /** [estimate: blind-mate connector of the module] */
    moduleConnector: { lossDb: 1 },
    /** [estimate: polarization-maintaining multi-fiber connector] */
    fiberConnector: { lossDb: 0.5 },
    /** [estimate: edge couplers in volume show 1 to 1.6 dB] */
    coupler: { kind: 'loss', lossDb: 1.6 },
    /** [estimate: the other of the two splits] */
    chipSplitter: { ways: 2, excessLossDb: 0.3 },
    routing: {
      /** [estimate: silicon wire near 1311 nm with its bends and crossings] */
      attenuation: 2 * dbPerCm,
      /** [estimate: ring next to the splitter] */
      shortest: 2.5 * mm,
      /** 0.7 dB. [estimate: ring at the far edge of the engine] */
      longest: 3.5 * mm,
    },
    monitorTap: {
      /** 0.13 dB. [estimate: enough for a monitor photodiode] */
      fraction: 0.03,
      /** [estimate: directional coupler] */
      excessLossDb: 0.07,
    },
  },
  modulator: ringLane,
  channel: {
    /** [estimate: edge coupler without the alignment of the input's, still below the 2 dB of Wan2025] */
    transmitCoupler: { kind: 'loss', lossDb: 1.8 },
    fiber: {
      /** Reach of parallel single-mode optics. [IEEE802.3dj, clause 180] */
      length: 500,
      /** Largest at 1310 nm of cabled fiber. [ITUG652] */
      attenuation: 0.4 * dbPerKm,
      /** [estimate: one at each panel] */
      connectors: 2,
      /** [estimate: multi-fiber single-mode connectors show 0.25 to 0.5 dB] */
      connectorLossDb: 0.5,
      /** [estimate: silica fiber near 1310 nm] */
      groupIndex: 1.467,
      /** Middle of the range. [ITUG652] */
      zeroDispersionWavelength: 1312 * nm,
      /** 0.092 ps/(nm² km), the largest. [ITUG652] */
      dispersionSlope: 92,
      /** [ITUG652] */
      zeroDispersionRange: { shortest: 1300 * nm, longest: 1324 * nm },
    },
    /** [estimate: as the input's] */
    receiveCoupler: { kind: 'loss', lossDb: 1.6 },
    splitterRotator: {
      /** [estimate: 0.3 dB less than the rotated path] */
      teLossDb: 0.7,
      /** [estimate: rotated path of an adiabatic splitter-rotator] */
      tmLossDb: 1,
    },
  },
  receiver: {
    photodiode: {
      /** [estimate: germanium on silicon, 0.8 to 1.0 A/W near 1310 nm] */
      responsivity: 0.9,
      /** [estimate: germanium on silicon at 1 to 2 V and 55 °C] */
      darkCurrent: 50 * nA,
      /** [estimate: above half the symbol rate] */
      bandwidth: 60 * GHz,
    },
    /** [estimate: amplifiers of 50 GHz and more show 12 to 20 pA/√Hz] */
    noiseDensity: 16 * pA,
    /** [estimate: a little over half the symbol rate, behind the equalizer] */
    noiseBandwidth: 55 * GHz,
    /** [estimate: amplifier and analog front end, without the host's serializer] */
    energyPerBit: 1.2 * pJ,
  },
  penalty: {
    /** Of its own pulse responses: `withEyePenalty` with `laneElectronics`. [Proakis2008, ch. 9.4] */
    transmitterEyeDb: 2.05,
    /** [estimate: part of 3 dB for eye, interference and crosstalk, until they are computed] */
    multipathDb: 0.3,
    /** [estimate: part of 3 dB for eye, interference and crosstalk, until they are computed] */
    crosstalkDb: 0.5,
  },
} as const satisfies EngineDesign;

/** Records that stand in for another `kind` of the same place in the design, by path and kind. */
export const engineParts = {
  modulator: { ring: ringLane, machZehnder: machZehnderLane },
} as const;
