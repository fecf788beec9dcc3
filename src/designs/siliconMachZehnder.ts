import type { MachZehnderDesign } from '../devices/machZehnderModulator.ts';
import { GHz, celsius, dbPerCm, mm, nm, um } from '../units.ts';

/** [estimate: center of the lanes] */
const wavelength = 1311 * nm;
/** Half-wave voltage times length of one arm, V m: 1.80 V cm. [Gong2026] */
const halfWaveVoltageLength = 1.8e-2;

/**
 * A travelling-wave silicon Mach-Zehnder modulator in push-pull near 1311 nm, with 2.5 mm arms, after one published device and estimates
 * where it is silent.
 */
export const siliconMachZehnder = {
  guide: {
    kind: 'phaseShifter',
    referenceWavelength: wavelength,
    /** [estimate: temperature of the chip in the switch] */
    referenceTemperature: celsius(55),
    /** [estimate: doped 450 nm rib] */
    effectiveIndex: 2.6,
    /** [estimate: as the ring's guide] */
    groupIndex: 3.9,
    /** dn/dT of silicon at 1310 nm, 1.92e-4/K, times a confinement of 1.05. [Li1980] */
    thermoOpticSlope: 2.02e-4,
    junction: {
      kind: 'linear',
      /** 1.80 V cm: dn/dV = λ/(2 VπL). [Gong2026] */
      indexPerVolt: wavelength / (2 * halfWaveVoltageLength),
      /** 10.3 dB/cm. [Gong2026] */
      attenuation: 10.3 * dbPerCm,
      /** [estimate: 0, the fall of carrier loss by depletion is left out of the budget] */
      attenuationPerVolt: 0,
      /** [estimate: 0.2 fF/um, a lateral junction 220 nm high] */
      capacitance: 2e-10,
      /** [estimate: 5 ohm mm, a doped slab] */
      seriesResistance: 5e-3,
      /** [estimate: reverse breakdown of a junction of 5e17 per cm³ and more] */
      breakdownVoltage: -8,
      /** [estimate: below turn-on] */
      forwardLimit: 0.4,
    },
    loss: {
      /** [estimate: within the published loss] */
      contacts: 0,
      /** [estimate: straight arms] */
      bend: 0,
      /** [estimate: within the published loss] */
      scattering: 0,
    },
  },
  /** [estimate: so that 2 V peak to peak give an extinction of 3.9 dB] */
  armLength: 2.5 * mm,
  /** [estimate: a gradient of 1 % over the arms] */
  imbalance: 25 * um,
  /** [estimate: extinction limit of 34 dB] */
  splitterImbalance: 0.02,
  /** [estimate: as the splitter] */
  combinerImbalance: 0.02,
  /** [estimate: 1 % of the arm's loss and scatter of the guides] */
  armLossImbalanceDb: 0.1,
  /** [estimate: two multi-mode couplers of 0.3 dB and 0.4 dB of transitions] */
  excessLossDb: 1,
  electrode: {
    /** [estimate: with `lossFrequency`, so that the bandwidth is near the 61 GHz of Gong2026] */
    lossDbPerMeter: 2000,
    /** [estimate: see `lossDbPerMeter`] */
    lossFrequency: 50 * GHz,
    /** [estimate: nearly velocity matched] */
    indexMismatch: 0.2,
  },
} as const satisfies MachZehnderDesign;
