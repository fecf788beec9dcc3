import { inRange } from '../errors.ts';
import type { Waveform } from '../light.ts';
import { filteredAround } from '../numerics/overlapSave.ts';

/** Angular frequency at which the fourth-order Bessel filter of unit delay has lost half of the power: |H|² = 1/2. */
const halfPower = 2.11391767490422;

/** Writes the response at a frequency in units of the −3 dB frequency to `out`, re and im. @internal */
export function besselThomsonAt(out: Float64Array, ratio: number): void {
  const w = halfPower * ratio;
  const re = 105 - 45 * w * w + w ** 4;
  const im = 105 * w - 10 * w ** 3;
  const scale = 105 / (re * re + im * im);
  out[0] = re * scale;
  out[1] = -im * scale;
}

/**
 * Response of the fourth-order Bessel-Thomson filter, 105/(s⁴ + 10s³ + 45s² + 105s + 105), at a frequency, Hz, of either sign.
 * `bandwidth`: its −3 dB frequency, Hz, 1 to 1e15. [Thomson1949]
 *
 * @throws RangeError
 */
export function besselThomsonResponse(frequency: number, { bandwidth }: { readonly bandwidth: number }): { readonly re: number; readonly im: number } {
  inRange('besselThomsonResponse', 'bandwidth', bandwidth, 'Hz', 1, 1e15);
  inRange('besselThomsonResponse', 'frequency', frequency, 'Hz', -1e18, 1e18);
  const out = new Float64Array(2);
  besselThomsonAt(out, frequency / bandwidth);
  return { re: out[0]!, im: out[1]! };
}

/**
 * Noise-equivalent bandwidth of the filter, Hz: ∫₀^∞|H|² df, 1.0464 times its −3 dB frequency.
 *
 * @throws RangeError unless bandwidth is from 1 to 1e15 Hz.
 */
export function besselThomsonNoiseBandwidth({ bandwidth }: { readonly bandwidth: number }): number {
  inRange('besselThomsonNoiseBandwidth', 'bandwidth', bandwidth, 'Hz', 1, 1e15);
  return bandwidth * noiseIntegral(0);
}

/**
 * Correlation of white noise behind the filter at instants `lag` apart, in units of 1/bandwidth: 1 at 0. [IEEE802.3, 121.8.5]
 *
 * @internal
 */
export function besselThomsonCorrelation(lag: number): number {
  return noiseIntegral(lag) / noiseIntegral(0);
}

/**
 * ∫₀^∞|H(x)|² cos(2πx lag) dx by the trapezoidal rule: of an even, smooth function it leaves only the tail beyond, and the correlation at
 * lags beyond 1/step − lag, which has long died out.
 */
function noiseIntegral(lag: number): number {
  const step = 1 / 64;
  const out = new Float64Array(2);
  let sum = 0.5;
  // |H|² falls as x^-8: what lies above 16 is below 1e-9.
  for (let x = step; x < 16; x += step) {
    besselThomsonAt(out, x);
    sum += (out[0]! * out[0]! + out[1]! * out[1]!) * Math.cos(2 * Math.PI * x * lag);
  }
  return sum * step;
}

/**
 * A waveform behind the filter. It is taken as periodic: what leaves at its end comes in at its start.
 *
 * @param filter −3 dB frequency, Hz, from 1/1000 of the sample rate on; at most 1e15.
 * @throws RangeError, also for a waveform that is empty or not finite.
 */
export function besselThomson(waveform: Waveform, filter: { readonly bandwidth: number }): Waveform {
  const { sampleRate, samples } = waveform;
  inRange('besselThomson', 'sampleRate', sampleRate, 'Hz', 1e-3, 1e18);
  inRange('besselThomson', 'bandwidth', filter.bandwidth, 'Hz', sampleRate / 1000, 1e15);
  inRange('besselThomson', 'samples.length', samples.length, '1', 1, 2 ** 28);
  finiteSamples('besselThomson', samples);
  return { sampleRate, samples: besselThomsonSamples(samples, filter.bandwidth / sampleRate, 1) };
}

/** `samples` behind a filter of `ratio` = bandwidth over sample rate, with `finer` times as many samples. @internal */
export function besselThomsonSamples(samples: Float64Array, ratio: number, finer: number): Float64Array {
  // The slowest pole falls by 1e-11 within four periods of the −3 dB frequency; sharper edges ring longer by their last bits.
  const reach = Math.ceil(Math.max(64, 4 / ratio));
  return filteredAround(samples, (out, frequency) => besselThomsonAt(out, frequency / ratio), { reach, finer });
}

/** Throws unless every sample is finite. @internal */
export function finiteSamples(who: string, samples: Float64Array): void {
  for (let i = 0; i < samples.length; i++) {
    if (!Number.isFinite(samples[i])) throw new RangeError(`${who}: samples.${i} is ${samples[i]}, must be finite`);
  }
}
