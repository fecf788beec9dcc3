import type { RingDesign } from '../devices/ringModulator.ts';
import { fF, mW, nm, pm, um } from '../units.ts';

/** [estimate: center of the lanes] */
const wavelength = 1311 * nm;
/** [estimate: doped 450 nm rib; a wire of that width has 4.05 in the O band, a rib less] */
const groupIndex = 3.9;
/** (2R)² is 196 um². [estimate: gives a free spectral range of 10.0 nm, near the 11 nm of Bao2026] */
const radius = 7 * um;
/** 2πR. [estimate: of the radius] */
const circumference = 2 * Math.PI * radius;
/** [estimate: Bao2026 has 2300, its disk 3500] */
const loadedQuality = 3000;
/** [estimate: slightly overcoupled, so that the dip keeps 17 dB when the loss grows] */
const intrinsicOverCoupling = 1.3;

/**
 * A depletion ring modulator for 200 Gb/s PAM4 near 1311 nm, slightly overcoupled: free spectral range 10.0 nm, loaded quality
 * factor 3000. A composite of published rings, not the data sheet of one.
 */
export const siliconRing = {
  radius,
  guide: {
    kind: 'phaseShifter',
    referenceWavelength: wavelength,
    /** [estimate: the chip's temperature in the switch, so that the resonance below is where the engine starts] */
    referenceTemperature: 328.15,
    /**
     * Order 81 resonates at 1308.5 nm at that temperature: n = m λ/L + ng (1 − λ/λr). [estimate: a quarter of the free spectral range on
     * the blue side of the laser, the middle of a spread over half of it]
     */
    effectiveIndex: (81 * wavelength) / circumference + groupIndex * (1 - wavelength / (1308.5 * nm)),
    groupIndex,
    /** dn/dT of silicon at 1310 nm, 1.92e-4/K, times a confinement of 1.05. [Li1980] */
    thermoOpticSlope: 2.02e-4,
    junction: {
      kind: 'linear',
      /** 37 pm/V at the group index above. [Bao2026] */
      indexPerVolt: (37 * pm * groupIndex) / wavelength,
      /** Loss of an intrinsic quality factor of 6900, all of it by the junction's carriers: α = 2π ng/(λ Q). [estimate: loaded 3000 at intrinsic over coupling 1.3] */
      attenuation: (2 * Math.PI * groupIndex) / (wavelength * loadedQuality * (1 + intrinsicOverCoupling)),
      /** [estimate: 0, the fall of carrier loss by depletion is left out of the budget] */
      attenuationPerVolt: 0,
      /** 25 fF over the circumference. [estimate: 8 fF in the smaller disk of Bao2026, more for a lateral junction] */
      capacitance: (25 * fF) / circumference,
      /** 30 ohm over the circumference. [estimate: contacts of a doped slab] */
      seriesResistance: 30 * circumference,
      /** [estimate: reverse breakdown of a junction of 5e17 per cm³ and more] */
      breakdownVoltage: -8,
      /** [estimate: below turn-on] */
      forwardLimit: 0.4,
    },
    loss: {
      /** [estimate: within the junction's loss above] */
      contacts: 0,
      /** [estimate: within the junction's loss above] */
      bend: 0,
      /** [estimate: within the junction's loss above] */
      scattering: 0,
    },
  },
  /** Loaded 3000 at intrinsic over coupling 1.3. [estimate: Bao2026 has 2300, its disk 3500] */
  coupler: { kind: 'quality', qualityFactor: loadedQuality * (1 + 1 / intrinsicOverCoupling) },
  /** [estimate: the shift per volt above is that of the whole ring] */
  coverage: 1,
  /** 0.1 nm/mW, titanium nitride. [Zhang2022] */
  heaterEfficiency: (0.1 * nm) / mW,
  /** 0.1 nm for each milliwatt absorbed, at 67 pm/K. [estimate: heat in the core spreads as that of a heater close to it] */
  selfHeatingResistance: 1490,
  /** [estimate: carriers relax to heat in the core, scattered and radiated light leaves; Zheng2012 finds junction absorption the main part] */
  absorbedFraction: 0.5,
} as const satisfies RingDesign;
