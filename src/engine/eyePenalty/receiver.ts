import { elementaryCharge } from '../../constants.ts';
import { besselThomsonNoiseBandwidth } from '../../link/besselThomson.ts';
import type { EngineDesign } from '../engineTable.ts';
import { type Complex, divided } from './complex.ts';

type ReceiverDesign = EngineDesign['receiver'];

/** −3 dB frequency of the fourth-order Bessel-Thomson filter with the noise-equivalent bandwidth of the receiver, Hz. @internal */
export function filterBandwidth({ noiseBandwidth }: Pick<ReceiverDesign, 'noiseBandwidth'>): number {
  return noiseBandwidth / besselThomsonNoiseBandwidth({ bandwidth: 1 });
}

/** Noise in front of the filter as a polynomial of the current of the light, one-sided, A²/Hz. @internal */
export interface NoiseDensity {
  /** Of amplifier and dark current. */
  readonly dark: number;
  /** Shot noise for each ampere. */
  readonly shot: number;
  /** Intensity noise for each ampere squared. */
  readonly intensity: number;
}

/** @internal */
export function noiseDensityOf({ noiseDensity, photodiode }: ReceiverDesign, rin: number): NoiseDensity {
  return { dark: noiseDensity ** 2 + 2 * elementaryCharge * photodiode.darkCurrent, shot: 2 * elementaryCharge, intensity: rin };
}

/** Pole of the photodiode at a frequency of either sign, Hz. @internal */
export function diodeResponse({ photodiode }: ReceiverDesign, frequency: number): Complex {
  return divided({ re: 1, im: 0 }, { re: 1, im: frequency / photodiode.bandwidth });
}
