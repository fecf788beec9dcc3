import { speedOfLight } from '../../../../src/constants.ts';
import { siliconRing } from '../../../../src/designs/siliconRing.ts';
import { ringModulator, type RingDesign, type RingModulator, type RingOperation } from '../../../../src/devices/ringModulator.ts';
import type { Field, Waveform } from '../../../../src/light.ts';
import { mW, nm, um } from '../../../../src/units.ts';
import type { LinearJunctionDesign } from '../../../../src/waveguides/linearJunction.ts';

/** A ring whose junction changes its loss too. */
export const lossy: RingDesign = withJunction({ attenuation: 3000, attenuationPerVolt: 200 });

/** The silicon ring with other numbers of its junction. */
export function withJunction(change: Partial<LinearJunctionDesign>): RingDesign {
  return { ...siliconRing, guide: { ...siliconRing.guide, junction: { ...siliconRing.guide.junction, ...change } } };
}

/** A ring between two buses, with couplers that lose. */
export const addDrop: RingDesign = {
  ...lossy,
  coupler: {
    kind: 'directional',
    referenceWavelength: 1310 * nm,
    couplingPerLength: 0.05 / um,
    referenceGap: 200 * nm,
    gap: 200 * nm,
    decayLength: 60 * nm,
    wavelengthSlope: 0,
    length: 4 * um,
    bendLength: 2 * um,
    excessLossDb: 0.05,
  },
  dropCoupler: { kind: 'power', powerCoupling: 0.04 },
};

/** A depletion junction, whose index, loss and capacitance are curved in voltage. */
export const depleted: RingDesign = {
  ...siliconRing,
  guide: {
    ...siliconRing.guide,
    junction: {
      kind: 'pn',
      acceptors: 5e23,
      donors: 5e23,
      coreWidth: 450 * nm,
      coreHeight: 220 * nm,
      junctionOffset: 0,
      confinement: 0.8,
      seriesResistance: 30 * 2 * Math.PI * 7 * um,
      breakdownVoltage: -6,
    },
  },
  heaterEfficiency: (0.1 * nm) / mW,
};

/** A wavelength at a detuning (Hz) from the ring's resonance near 1310 nm, and the operation it holds at. */
export function detuned(ring: RingModulator, detuning: number, operation: RingOperation): number {
  return speedOfLight / (speedOfLight / ring.resonanceNear(1310 * nm, operation) + detuning);
}

export const operation = { voltage: -1.2, temperature: 330 };

/** Light that stands still. */
export function still(sampleRate: number, wavelength: number, count: number): Field {
  return { sampleRate, wavelength, re: new Float64Array(count).fill(0.03), im: new Float64Array(count).fill(-0.01) };
}

export function waveform(sampleRate: number, samples: ArrayLike<number>): Waveform {
  return { sampleRate, samples: Float64Array.from(samples) };
}

/** Four levels in pseudo-random order, `perSymbol` samples each. */
export function fourLevels(sampleRate: number, count: number, perSymbol: number, middle = -1.2, swing = 2): Waveform {
  let seed = 7;
  let level = middle;
  return waveform(
    sampleRate,
    Array.from({ length: count }, (_, i) => {
      if (i % perSymbol === 0) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        level = middle + swing * (Math.floor(seed / 65536) % 4 / 3 - 0.5);
      }
      return level;
    }),
  );
}

export function ringOf(design: RingDesign): RingModulator {
  return ringModulator(design);
}

export function power({ re, im }: Field, at: number): number {
  return re[at]! ** 2 + im[at]! ** 2;
}
