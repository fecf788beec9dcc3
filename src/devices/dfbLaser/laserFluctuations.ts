import { inRange } from '../../errors.ts';
import type { SmallSignal } from './smallSignal.ts';

/** The noise of a laser at a working point. Spectra are one-sided. */
export interface LaserFluctuations {
  /** Frequency at which light and carriers exchange, Hz. */
  readonly relaxationFrequency: number;
  /** Rate at which that exchange dies out, 1/s. */
  readonly dampingRate: number;
  /** Full Lorentzian linewidth: π times the frequency noise at low frequency, Hz. */
  readonly linewidth: number;
  /** Spontaneous emission into the mode over the gain of a photon, nsp. */
  readonly inversionFactor: number;
  /** Relative intensity noise of the photons' own statistics, 1/Hz: what a detector's shot noise counts. */
  readonly shotFloor: number;
  /** Where the relative intensity noise is highest (Hz; 0 where it only falls), and what it is there, 1/Hz. */
  readonly peak: { readonly frequency: number; readonly relativeIntensityNoise: number };
  /** Relative intensity noise that a detector sees, with the shot floor, 1/Hz. `frequency` from 0 to 1e15 Hz. */
  relativeIntensityNoise(at: { readonly frequency: number }): number;
  /** The same without the shot floor, averaged over a band (Hz), 1/Hz. */
  meanExcessNoise(band: { readonly from: number; readonly to: number }): number;
  /** Density of the noise of the optical frequency, Hz²/Hz. */
  frequencyNoise(at: { readonly frequency: number }): number;
}

/** @internal */
export function laserFluctuations(who: string, signal: SmallSignal): LaserFluctuations {
  const { square, damping } = signal;
  const flux = signal.out * signal.photons;
  const shotFloor = 2 / flux;
  const [flat, rising] = excessNumerator(signal, flux);
  const excess = (frequency: number): number => {
    const x = (2 * Math.PI * frequency) ** 2;
    return (flat + rising * x) / ((square - x) ** 2 + damping * damping * x);
  };
  const within = (frequency: number): void => inRange(who, 'frequency', frequency, 'Hz', 0, 1e15);
  const frequencyNoise = (frequency: number): number => frequencyNoiseOf(signal, 2 * Math.PI * frequency);
  // Where the derivative of the excess by the square of the frequency is 0.
  const spread = flat * (damping * damping - 2 * square) - rising * square * square;
  const top = -spread / (flat + Math.sqrt(Math.max(0, flat * flat - rising * spread)));
  const summit = top > 0 ? Math.sqrt(top) / (2 * Math.PI) : 0;
  return {
    relaxationFrequency: Math.sqrt(square) / (2 * Math.PI),
    dampingRate: damping,
    linewidth: Math.PI * frequencyNoise(0),
    inversionFactor: signal.inversionFactor,
    shotFloor,
    peak: { frequency: summit, relativeIntensityNoise: excess(summit) + shotFloor },
    relativeIntensityNoise: ({ frequency }) => {
      within(frequency);
      return excess(frequency) + shotFloor;
    },
    meanExcessNoise: ({ from, to }) => {
      inRange(who, 'band.from', from, 'Hz', 0, 1e15);
      inRange(who, 'band.to', to, 'Hz', from, 1e15);
      return meanOf(excess, from, to, damping / (2 * Math.PI));
    },
    frequencyNoise: ({ frequency }) => {
      within(frequency);
      return frequencyNoise(frequency);
    },
  };
}

/**
 * The excess noise is (flat + rising ω²) over |ωR² − ω² + jωγ|²: photons in the cavity, less what the shot noise of those that leave
 * takes from them. [Coldren2012, ch. 5]
 */
function excessNumerator(signal: SmallSignal, flux: number): [flat: number, rising: number] {
  const { nn, sn, out, square, damping, ...noise } = signal;
  const scale = 2 / (flux * flux);
  const inside = nn * nn * noise.photonNoise + 2 * nn * sn * noise.crossNoise + sn * sn * noise.carrierNoise;
  return [
    scale * (out * out * inside - 2 * out * flux * nn * square),
    scale * (out * out * noise.photonNoise - 2 * out * flux * (damping - nn)),
  ];
}

/** One-sided, Hz²/Hz. [Henry1982] */
function frequencyNoiseOf({ ss, ns, square, damping, pull, ...noise }: SmallSignal, angular: number): number {
  const x = angular * angular;
  const carriers = (x + ss * ss) * noise.carrierNoise - 2 * ss * ns * noise.crossNoise + ns * ns * noise.photonNoise;
  const carriersMove = carriers / ((square - x) ** 2 + damping * damping * x);
  return (pull * pull * carriersMove + noise.phaseNoise) / (2 * Math.PI * Math.PI);
}

/** By Simpson's rule, in steps that follow a peak of `width`. */
function meanOf(f: (at: number) => number, from: number, to: number, width: number): number {
  if (to === from) return f(from);
  const pieces = 2 * Math.ceil(Math.min(1 << 18, Math.max(256, (10 * (to - from)) / width)));
  let sum = f(from) + f(to);
  for (let i = 1; i < pieces; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + ((to - from) * i) / pieces);
  return sum / (3 * pieces);
}
