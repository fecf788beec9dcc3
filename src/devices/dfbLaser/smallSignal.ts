import { elementaryCharge } from '../../constants.ts';
import { recombination } from './activeLayer.ts';
import type { RateEquationLaserDesign } from './rateEquationTable.ts';
import type { HotState } from './selfHeating.ts';

/** A laser a little off its rest, driven by random events: rates in 1/s, densities of noise two-sided. @internal */
export interface SmallSignal {
  /** Photons at rest. */
  readonly photons: number;
  /** dδs/dt = −ss δs + sn δn + Fs, dδn/dt = −ns δs − nn δn + Fn. */
  readonly ss: number;
  readonly sn: number;
  readonly ns: number;
  readonly nn: number;
  /** ⟨FsFs⟩, ⟨FnFn⟩, ⟨FsFn⟩, 1/s. */
  readonly photonNoise: number;
  readonly carrierNoise: number;
  readonly crossNoise: number;
  /** ⟨FφFφ⟩ of the phase, rad²/s. */
  readonly phaseNoise: number;
  /** Angular frequency for each carrier more, rad/s. */
  readonly pull: number;
  readonly inversionFactor: number;
  /** Photons leave through the output facet at `out` s, 1/s. */
  readonly out: number;
  /** Square of the angular frequency of the resonance, and its damping. */
  readonly square: number;
  readonly damping: number;
}

/**
 * Rates and noise of a laser above threshold. Every event is a Poisson process: a photon that is born takes a carrier, one that is lost
 * is counted once where it leaves, and the pump has the noise of its current after those that miss the wells. [Coldren2012, ch. 5]
 *
 * @internal
 */
export function smallSignal(design: RateEquationLaserDesign, { layer, carriers: n, photons: s }: HotState, current: number): SmallSignal {
  const { gain, transparency, compression, spontaneous, a, b, c } = layer;
  const squeezed = 1 + compression * s;
  const g = (gain * Math.log(n / transparency)) / squeezed;
  const emitted = spontaneous * n * n;
  const perPhoton = (-g * compression) / squeezed;
  const perCarrier = gain / (n * squeezed);
  const ss = emitted / s - s * perPhoton;
  const sn = s * perCarrier + 2 * spontaneous * n;
  const ns = g + s * perPhoton;
  const nn = a + n * (2 * b + 3 * n * c) + s * perCarrier;
  const pump = layer.pump * current;
  const efficiency = layer.pump * elementaryCharge;
  // Emission and absorption apart: emitted s and (emitted − g) s in a second.
  const both = 2 * emitted * s - g * s;
  return {
    photons: s,
    ss,
    sn,
    ns,
    nn,
    photonNoise: 2 * emitted * (s + 1),
    carrierNoise: pump * (1 + efficiency * (design.pumpNoise - 1)) + recombination(layer, n) + both,
    crossNoise: -(both + emitted),
    phaseNoise: emitted / (2 * s),
    pull: (design.linewidthEnhancementFactor / 2) * (gain / n),
    inversionFactor: emitted / g,
    out: design.outputFraction * layer.mirrorRate,
    square: ss * nn + ns * sn,
    damping: ss + nn,
  };
}
