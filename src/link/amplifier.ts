import { digits, inRange } from '../errors.ts';
import type { LaggingInTime, Waveform } from '../light.ts';
import { checkSeed, normalNoise } from '../numerics/normalNoise.ts';
import type { Response } from '../numerics/overlapSave.ts';
import { besselThomsonAt } from './besselThomson.ts';
import { filterInTime } from './filterInTime.ts';

/** The response of an amplifier over that at rest. */
export type AmplifierResponse =
  /** Maximally flat: |H|² = 1/(1 + (f/bandwidth)^2order), order 1 to 10. */
  | { readonly kind: 'butterworth'; readonly bandwidth: number; readonly order: number }
  /** Fourth order, of maximally flat delay. */
  | { readonly kind: 'besselThomson'; readonly bandwidth: number }
  /** Points of a measurement from 0 Hz on, straight lines between and the last one beyond: decibels of amplitude, radians (0 if absent) without the delay. */
  | { readonly kind: 'measured'; readonly frequency: readonly number[]; readonly gainDb: readonly number[]; readonly phase?: readonly number[] };

/** What is fixed when an amplifier is made. */
export interface AmplifierDesign {
  /** What it gives for each unit at its input, at rest: ohm for a transimpedance amplifier; not 0. */
  readonly gain: number;
  /** Input-referred noise, one-sided, in units of the input over √Hz, at least 0. */
  readonly noiseDensity: number;
  readonly response: AmplifierResponse;
}

/** The random numbers of a run. */
export interface NoiseSeed {
  /** Whole number, 0 to 2^53 − 1. */
  readonly seed: number;
  /** Whole number, 0 to 2^53 − 1: one a lane. */
  readonly stream: number;
}

/** An amplifier between photodiode and equalizer. */
export interface Amplifier {
  readonly design: AmplifierDesign;
  /** Response to a frequency, Hz, at least 0, over that at rest, re and im. */
  response(point: { readonly frequency: number }): { readonly re: number; readonly im: number };
  /** Noise-equivalent bandwidth up to a frequency, Hz: ∫|H|² df from 0 to half the sample rate, over |H(0)|². */
  noiseBandwidth(point: { readonly sampleRate: number }): number;
  /**
   * The amplifier in time, with its noise at the input or none. It looks ahead by its settling time; before its first and after its last
   * sample a waveform is taken to stand still. The stage throws a `RangeError` for a waveform that is not finite, a bandwidth above half the sample rate, and
   * blocks that differ in sample rate.
   */
  during(operation: { readonly noise: NoiseSeed | 'none' }): LaggingInTime<Waveform, Waveform>;
}

const who = 'amplifier';

/**
 * An amplifier by its gain, its noise and its response.
 *
 * @throws RangeError
 */
export function amplifier(design: AmplifierDesign): Amplifier {
  const { gain, noiseDensity } = design;
  inRange(who, 'gain', Math.abs(gain), '1', 1e-9, 1e9);
  inRange(who, 'noiseDensity', noiseDensity, '1/√Hz', 0, 1);
  const { at, bandwidth, settled } = lawOf(design.response);
  const out = new Float64Array(2);
  return {
    design,
    response: ({ frequency }) => {
      inRange(who, 'frequency', frequency, 'Hz', 0, 1e18);
      at(out, frequency);
      return { re: out[0]!, im: out[1]! };
    },
    noiseBandwidth: ({ sampleRate }) => {
      inRange(who, 'sampleRate', sampleRate, 'Hz', 1, 1e18);
      return noiseIntegral(at, sampleRate / 2);
    },
    during: ({ noise }) => {
      if (noise !== 'none') checkSeed(who, noise);
      return filterInTime(who, {
        response: (to, frequency) => {
          at(to, frequency);
          to[0]! *= gain;
          to[1]! *= gain;
        },
        bandwidth,
        settled,
        ...(noise === 'none' ? {} : { before: (sampleRate: number) => adding(noise, noiseDensity * Math.sqrt(sampleRate / 2)) }),
      });
    },
  };
}

/** Adds white noise of one rms, deviate after deviate. */
function adding(seed: NoiseSeed, rms: number): (samples: Float64Array) => void {
  const { deviates, draw } = normalNoise(who, seed);
  let place = deviates.length;
  return (samples) => {
    for (let i = 0; i < samples.length; i++) {
      if (place === deviates.length) {
        draw();
        place = 0;
      }
      samples[i]! += rms * deviates[place++]!;
    }
  };
}

interface Law {
  readonly at: Response;
  readonly bandwidth: number;
  readonly settled: number;
}

function lawOf(response: AmplifierResponse): Law {
  if (response.kind === 'measured') return measured(response);
  const { bandwidth } = response;
  inRange(who, 'response.bandwidth', bandwidth, 'Hz', 1, 1e15);
  if (response.kind === 'besselThomson') return { at: (out, f) => besselThomsonAt(out, f / bandwidth), bandwidth, settled: 4 / bandwidth };
  if (response.kind !== 'butterworth') {
    throw new RangeError(`${who}: response.kind is ${JSON.stringify((response as { kind: unknown }).kind)}, must be butterworth, besselThomson or measured`);
  }
  const { order } = response;
  inRange(who, 'response.order', order, '1', 1, 10);
  if (!Number.isInteger(order)) throw new RangeError(`${who}: response.order is ${digits(order)}, must be a whole number`);
  // The slowest pole falls by 1e-11 in this time.
  const settled = 25.4 / (2 * Math.PI * bandwidth * Math.sin(Math.PI / (2 * order)));
  return { at: (out, f) => butterworth(out, f / bandwidth, order), bandwidth, settled };
}

/** Poles on the unit circle, their product 1. */
function butterworth(out: Float64Array, ratio: number, order: number): void {
  let re = 1;
  let im = 0;
  for (let k = 1; k <= order; k++) {
    const angle = (Math.PI * (2 * k + order - 1)) / (2 * order);
    const a = -Math.cos(angle);
    const b = ratio - Math.sin(angle);
    [re, im] = [re * a - im * b, re * b + im * a];
  }
  const square = re * re + im * im;
  out[0] = re / square;
  out[1] = -im / square;
}

function measured({ frequency, gainDb, phase = gainDb.map(() => 0) }: Extract<AmplifierResponse, { kind: 'measured' }>): Law {
  const count = frequency.length;
  inRange(who, 'response.frequency.length', count, '1', 2, 1e6);
  if (gainDb.length !== count || phase.length !== count) {
    throw new RangeError(`${who}: response has ${count} frequencies, ${gainDb.length} gains and ${phase.length} phases`);
  }
  for (let i = 0; i < count; i++) {
    inRange(who, `response.frequency.${i}`, frequency[i]!, 'Hz', i === 0 ? 0 : frequency[i - 1]! + 1e-3, i === 0 ? 0 : 1e15);
    inRange(who, `response.gainDb.${i}`, gainDb[i]!, 'dB', -400, 400);
    inRange(who, `response.phase.${i}`, phase[i]!, 'rad', -1e4, 1e4);
  }
  let least = Infinity;
  for (let i = 1; i < count; i++) least = Math.min(least, frequency[i]! - frequency[i - 1]!);
  const at: Response = (out, f) => {
    let low = 0;
    let high = count - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (frequency[middle]! <= f) low = middle;
      else high = middle;
    }
    const part = Math.min(1, (f - frequency[low]!) / (frequency[high]! - frequency[low]!));
    const size = 10 ** ((gainDb[low]! + part * (gainDb[high]! - gainDb[low]!) - gainDb[0]!) / 20);
    const angle = phase[low]! + part * (phase[high]! - phase[low]!) - phase[0]!;
    out[0] = size * Math.cos(angle);
    out[1] = size * Math.sin(angle);
  };
  // Points this near tell of an impulse response no longer than that.
  return { at, bandwidth: frequency[1]!, settled: 1 / least };
}

/** Simpson's rule over 1,024 parts of each of 24 halvings towards 0, so that narrow filters at high sample rates keep their digits. */
function noiseIntegral(at: Response, top: number): number {
  const out = new Float64Array(2);
  const power = (f: number): number => {
    at(out, f);
    return out[0]! * out[0]! + out[1]! * out[1]!;
  };
  let sum = 0;
  for (let part = 0, high = top; part < 24; part++) {
    const low = part === 23 ? 0 : high / 2;
    const step = (high - low) / 1024;
    for (let i = 0; i < 1024; i += 2) sum += (step / 3) * (power(low + i * step) + 4 * power(low + (i + 1) * step) + power(low + (i + 2) * step));
    high = low;
  }
  return sum;
}
