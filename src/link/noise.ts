import { relativeIntensityNoise, shotNoise, thermalNoise } from '../devices/detectionNoise.ts';
import { inRange } from '../errors.ts';

/** Light on a photodiode with its amplifier, as plain numbers. */
export interface Receiver {
  /** Optical power of each symbol on the photodiode, W, 0 to 100. */
  readonly levels: readonly number[];
  /** Interfering power of each symbol, W rms, 0 to 100; none if absent. */
  readonly crosstalk?: readonly number[];
  /** Relative intensity noise, one-sided, 1/Hz, 0 to 1e-6. */
  readonly rin: number;
  /** Responsivity, A/W, 1e-9 to 100. */
  readonly responsivity: number;
  /** Input-referred noise of the amplifier, A/√Hz, 0 to 1e-6. */
  readonly noiseDensity: number;
  /** Noise-equivalent bandwidth, Hz, 1 to 1e13. */
  readonly noiseBandwidth: number;
  /** Dark current, A, 0 to 1. */
  readonly darkCurrent: number;
}

/**
 * Noise current of each symbol, A rms, one entry a level: shot noise of light and dark current, amplifier noise, intensity noise and
 * crosstalk at the true power of that level. [Agrawal2010, ch. 4]
 *
 * @throws RangeError
 */
export function receiverNoise(receiver: Receiver): number[] {
  checkReceiver('receiverNoise', receiver);
  const { levels, crosstalk, rin, responsivity, noiseDensity, noiseBandwidth, darkCurrent } = receiver;
  const thermal = thermalNoise({ noiseDensity, noiseBandwidth });
  return levels.map((power, i) => {
    const current = responsivity * power;
    const interference = responsivity * (crosstalk?.[i] ?? 0);
    const variance =
      thermal +
      shotNoise({ current: current + darkCurrent, noiseBandwidth }) +
      relativeIntensityNoise({ rin, current, noiseBandwidth }) +
      interference * interference;
    return Math.sqrt(variance);
  });
}

/** Throws a `RangeError` unless every number of a receiver lies in its range. @internal */
export function checkReceiver(who: string, receiver: Receiver): void {
  const { levels, crosstalk, rin, responsivity, noiseDensity, noiseBandwidth, darkCurrent } = receiver;
  for (let i = 0; i < levels.length; i++) inRange(who, `levels.${i}`, levels[i]!, 'W', 0, 100);
  if (crosstalk !== undefined) {
    inRange(who, 'crosstalk.length', crosstalk.length, '1', levels.length, levels.length);
    for (let i = 0; i < crosstalk.length; i++) inRange(who, `crosstalk.${i}`, crosstalk[i]!, 'W', 0, 100);
  }
  inRange(who, 'rin', rin, '1/Hz', 0, 1e-6);
  inRange(who, 'responsivity', responsivity, 'A/W', 1e-9, 100);
  inRange(who, 'noiseDensity', noiseDensity, 'A/√Hz', 0, 1e-6);
  inRange(who, 'noiseBandwidth', noiseBandwidth, 'Hz', 1, 1e13);
  inRange(who, 'darkCurrent', darkCurrent, 'A', 0, 1);
}
