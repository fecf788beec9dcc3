import { elementaryCharge, planckConstant, speedOfLight } from '../constants.ts';
import type { Table, Values } from '../design.ts';
import { check } from '../design.ts';
import { inRange } from '../errors.ts';
import type { Detector, Field, InTime, Lane, Waveform } from '../light.ts';
import { relativeIntensityNoise, shotNoise, thermalNoise } from './detectionNoise.ts';
import { photodiodeInTime, type PhotodiodeTimeOperation } from './photodiode/during.ts';

/** The parameters of a photodiode. */
export const photodiodeTable = {
  /** Photocurrent for each watt of light. */
  responsivity: { unit: 'A/W', range: [1e-3, 2] },
  /** Current without light at the working bias. */
  darkCurrent: { unit: 'A', range: [0, 1e-3] },
  /** Frequency at which the response falls by 3 dB electrical, first order. */
  bandwidth: { unit: 'Hz', range: [1e6, 1e12] },
} as const satisfies Table;

/** What is fixed when the photodiode is made and biased. */
export interface PhotodiodeDesign extends Values<typeof photodiodeTable> {}

/** The amplifier behind the photodiode. */
export interface PhotodiodeOperation {
  /** Input-referred noise current of the amplifier, A/√Hz. */
  readonly noiseDensity: number;
  /** Noise-equivalent bandwidth of the whole receiver, Hz. */
  readonly noiseBandwidth: number;
}

/** A p-i-n photodiode without gain, in steady state. */
export interface SteadyPhotodiode {
  readonly design: PhotodiodeDesign;
  /** Mean current under light of `power` (W, at least 0), dark current included, A. */
  current(point: { readonly power: number }): number;
  /** Electrons out for each photon in, at `wavelength` (m). Throws a `RangeError` above 1: no diode without gain does that. */
  quantumEfficiency(point: { readonly wavelength: number }): number;
  /** Response to a modulation of `frequency` (Hz) over that to slow modulation, as an amplitude: 1/√(1 + (f/bandwidth)²). */
  response(point: { readonly frequency: number }): number;
  /**
   * Mean current and noise of each level, behind an amplifier. Noise is that at the true power of each level: amplifier, shot noise
   * of the whole current, intensity noise, and crosstalk, added as variances.
   *
   * Unmodulated lanes beside the modulated one add their current to every level, and their noise; lanes of one `source` have their
   * intensity noise in common, so there amplitudes add. The detector throws a `RangeError` for light without a lane or with more than
   * one modulated lane, which needs a demultiplexer, and for a responsivity above one electron a photon.
   */
  at(operation: PhotodiodeOperation): Detector;
}

/** A p-i-n photodiode without gain. */
export interface Photodiode extends SteadyPhotodiode {
  /**
   * The photodiode in time: the current, A, of the power of a field, behind one pole of its bandwidth, with dark current and, if asked for, noise.
   * Currents are straight lines between samples. Before the first sample the light has stood as that has it.
   * The stage throws a `RangeError` for a field that is not finite, blocks of another sample rate or wavelength than the first, a bandwidth
   * above half the sample rate, and a responsivity above one electron a photon.
   */
  during(operation: PhotodiodeTimeOperation): InTime<Field, Waveform>;
}

/**
 * A p-i-n photodiode: current R P + Id, no saturation.
 *
 * @throws RangeError for a parameter outside its range.
 * [Agrawal2010, ch. 4]
 */
export function photodiode(design: PhotodiodeDesign): Photodiode {
  const steady = steadyPhotodiode(design);
  return { ...steady, during: (operation) => photodiodeInTime(steady, operation) };
}

/** The part of a photodiode that needs no time. @internal */
export function steadyPhotodiode(design: PhotodiodeDesign): SteadyPhotodiode {
  const d = check('photodiode', photodiodeTable, design);
  const R = d.responsivity;

  const quantumEfficiency = (wavelength: number): number => {
    inRange('photodiode', 'wavelength', wavelength, 'm', 2e-7, 1e-5);
    const efficiency = (R * planckConstant * speedOfLight) / (elementaryCharge * wavelength);
    inRange('photodiode', 'quantum efficiency', efficiency, '1', 0, 1);
    return efficiency;
  };

  return {
    design: d,
    current: ({ power }) => {
      inRange('photodiode', 'power', power, 'W', 0, 10);
      return R * power + d.darkCurrent;
    },
    quantumEfficiency: ({ wavelength }) => quantumEfficiency(wavelength),
    response: ({ frequency }) => {
      inRange('photodiode', 'frequency', frequency, 'Hz', 0, 1e14);
      return 1 / Math.hypot(1, frequency / d.bandwidth);
    },
    at: ({ noiseDensity, noiseBandwidth }) => {
      inRange('photodiode', 'noiseDensity', noiseDensity, 'A/sqrt(Hz)', 0, 1e-6);
      inRange('photodiode', 'noiseBandwidth', noiseBandwidth, 'Hz', 1, 1e13);
      const amplifier = thermalNoise({ noiseDensity, noiseBandwidth });

      return (light) => {
        for (const lane of light.lanes) quantumEfficiency(lane.wavelength);
        const signal = signalLane(light.lanes);
        const steady = light.lanes.filter((lane) => lane !== signal);
        let steadyCurrent = d.darkCurrent;
        let steadyVariance = amplifier;
        const intensityNoise = new Map<string, number>();
        for (const lane of steady) {
          const current = R * lane.levels[0]!;
          steadyCurrent += current;
          steadyVariance += (R * lane.crosstalk[0]!) ** 2;
          intensityNoise.set(lane.source, (intensityNoise.get(lane.source) ?? 0) + Math.sqrt(lane.rin) * current);
        }
        // Intensity noise shared with the signal adds to it as an amplitude; the rest is independent.
        const inCommon = intensityNoise.get(signal.source) ?? 0;
        intensityNoise.delete(signal.source);
        for (const amplitude of intensityNoise.values()) {
          steadyVariance += relativeIntensityNoise({ rin: 1, current: amplitude, noiseBandwidth });
        }
        const levels = signal.levels.map((power) => R * power + steadyCurrent);
        const noise = signal.levels.map((power, i) => {
          const amplitude = Math.sqrt(signal.rin) * R * power + inCommon;
          const variance =
            steadyVariance +
            shotNoise({ current: levels[i]!, noiseBandwidth }) +
            relativeIntensityNoise({ rin: 1, current: amplitude, noiseBandwidth }) +
            (R * signal.crosstalk[i]!) ** 2;
          return Math.sqrt(variance);
        });
        return { levels, noise };
      };
    },
  };
}

function signalLane(lanes: readonly Lane[]): Lane {
  const modulated = lanes.filter((lane) => lane.levels.length > 1);
  if (modulated.length > 1) {
    throw new RangeError(`photodiode: light has ${modulated.length} modulated lanes, must have 1: use a demultiplexer`);
  }
  const lane = modulated[0] ?? lanes[0];
  if (lane === undefined) throw new RangeError('photodiode: light has no lane');
  return lane;
}
