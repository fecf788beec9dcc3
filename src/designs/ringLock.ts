import type { RingLockDesign } from '../engine/lock/table.ts';
import type { HeaterCrosstalkDesign } from '../engine/ringHeaters/heaterCrosstalk.ts';
import { kHz, mA, mW, pA, um, us } from '../units.ts';

/** The loop that holds each ring of the default engine: it reads a photodiode behind a tap, on the slope of the line. */
export const ringLockLoop = {
  /** A step each 10 us. [estimate: slow against the heater, and 20 steps within the 200 us in which Biberman2012 finds a wavelength] */
  sampleRate: 100 * kHz,
  heater: {
    /** Reconfiguration in about 4 us, metal over silicon. [Atabaki2010] */
    timeConstant: 4 * us,
    /** 7.4 V and 15 mA at the most power. [estimate: within the drive of a circuit with high-voltage transistors] */
    resistance: 500,
    /** As the default engine. [estimate: it must reach a resonance wherever the process puts it] */
    maximumPower: 110 * mW,
  },
  /** As in `siliconRingNonlinearity`. [estimate: 1 over the 2.4e6 1/s of the disk in deCea2019, table 1] */
  thermalTime: 1 / 2.4e6,
  monitor: {
    /** [estimate: the default ring has one bus] */
    port: 'through',
    /** [estimate: a slow photodiode is enough on the slope] */
    signal: 'power',
    /** [estimate: the tap fraction of the default engine] */
    fraction: 0.03,
    /** [estimate: germanium on silicon near 1310 nm, as the receiver's] */
    responsivity: 0.9,
    /** [estimate: a slow amplifier of 1 Mohm has less, its input converter about this] */
    noiseDensity: 10 * pA,
  },
  /** [estimate: a slow converter of a few square hundredths of a millimeter] */
  inputBits: 12,
  /** [estimate: twice what reaches the photodiode off resonance at 20 mW] */
  inputFullScale: 1 * mA,
  /** 1.8 mV of 7.4 V. [estimate: one code moves the resonance of a ring at half its power by a hundredth of its width] */
  outputBits: 12,
  /** [estimate: with the detuning of the default engine, where the line is steepest] */
  sensing: { kind: 'slope' },
  /** [estimate: settles in some ten steps, and averages the noise of as many] */
  gain: 0.2,
  loss: {
    /** [estimate: half of the way from the set point to the ends of the line] */
    band: 0.2,
    /** [estimate: longer than any noise] */
    steps: 20,
  },
  acquisition: {
    /** [estimate: 2.3 linewidths, which is above the 7 mW of a capture at 30 mW of light] */
    rise: 10 * mW,
    /** One free spectral range, so that one resonance is met; the rest is for drift. [estimate: of the ring's 10.0 nm at 0.1 nm/mW] */
    highest: 100 * mW,
    /** [estimate: ten time constants of the heater] */
    wait: 4,
    /** One linewidth in 2 ms. [estimate: 200 steps for a linewidth] */
    sweepRate: 2.2,
  },
} as const satisfies RingLockDesign;

/** Rings of eight lanes side by side. */
export const ringLockCrosstalk = {
  kind: 'decay',
  /** Every 127 um. [estimate: the pitch of the fibers] */
  places: [0, 1, 2, 3, 4, 5, 6, 7].map((lane) => lane * 127 * um),
  /** With the length below 3 % on the nearest ring. [estimate: a heater over 2 um of oxide on 100 um of silicon does some percent] */
  amplitude: 0.1,
  /** [estimate: a substrate some hundred um thick spreads the heat about as far] */
  decayLength: 105 * um,
} as const satisfies HeaterCrosstalkDesign;
