import { digits, inRange } from '../../errors.ts';
import type { Waveform } from '../../light.ts';
import { normalDeviate } from '../../numerics/normalDeviate.ts';
import { philox } from '../../numerics/philox.ts';

/** Temperature of a chip in time, straight between its points. Two points at one time are a step. */
export interface TemperatureTrace {
  /** s, at least 2, never falling. */
  readonly time: Float64Array;
  /** K, one a time. */
  readonly temperature: Float64Array;
}

const who = 'temperatureTrace';

/** Temperature that moves at a constant rate (K/s) from `from` (K) for a time (s). Throws a `RangeError` outside 200 to 450 K. */
export function temperatureRamp(ramp: { readonly from: number; readonly rate: number; readonly duration: number }): TemperatureTrace {
  const { from, rate, duration } = ramp;
  inRange(who, 'duration', duration, 's', 1e-9, 1e6);
  return checkedTrace({ time: Float64Array.of(0, duration), temperature: Float64Array.of(from, from + rate * duration) });
}

/**
 * Temperature that jumps once, `at` (s) from `from` to `to` (K), and lasts `duration` (s).
 *
 * @throws RangeError outside 200 to 450 K, and for a time past the end.
 */
export function temperatureStep(step: {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly duration: number;
}): TemperatureTrace {
  const { from, to, at, duration } = step;
  inRange(who, 'duration', duration, 's', 1e-9, 1e6);
  inRange(who, 'at', at, 's', 0, duration);
  return checkedTrace({ time: Float64Array.of(0, at, at, duration), temperature: Float64Array.of(from, from, to, to) });
}

/**
 * Temperature that wanders about a mean with a standard deviation (K): Gaussian, its correlation exp(−time/correlationTime) (s), a point
 * each fifth of that.
 *
 * @throws RangeError for a number out of range, more than 1e7 points, and where it leaves 200 to 450 K.
 */
export function temperatureNoise(
  noise: { readonly mean: number; readonly deviation: number; readonly correlationTime: number; readonly duration: number },
  { seed }: { readonly seed: number },
): TemperatureTrace {
  const { mean, deviation, correlationTime, duration } = noise;
  inRange(who, 'deviation', deviation, 'K', 0, 100);
  inRange(who, 'correlationTime', correlationTime, 's', 1e-9, 1e6);
  inRange(who, 'duration', duration, 's', correlationTime / 5, 2e6 * correlationTime);
  const count = 2 + Math.floor((5 * duration) / correlationTime);
  const { uniform } = philox({ seed, stream: 0 });
  const kept = Math.exp(-0.2);
  const fresh = Math.sqrt(1 - kept * kept);
  let away = normalDeviate(uniform());
  const time = new Float64Array(count);
  const temperature = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    time[i] = (i * correlationTime) / 5;
    temperature[i] = mean + deviation * away;
    away = kept * away + fresh * normalDeviate(uniform());
  }
  return checkedTrace({ time, temperature });
}

/**
 * A trace in equal steps, as `ringLock` takes it: from `from` (s, the trace's first time if absent) on, up to but not including `to` (its
 * last). At a step of the trace the later value counts.
 *
 * @throws RangeError for a trace that is none, times outside it, and more than 1e9 samples.
 */
export function sampledTemperature(
  trace: TemperatureTrace,
  { sampleRate, ...span }: { readonly sampleRate: number; readonly from?: number; readonly to?: number },
): Waveform {
  const { time, temperature } = checkedTrace(trace);
  inRange(who, 'sampleRate', sampleRate, 'Hz', 1e-6, 1e12);
  const { from = time[0]!, to = time[time.length - 1]! } = span;
  inRange(who, 'from', from, 's', time[0]!, time[time.length - 1]!);
  inRange(who, 'to', to, 's', from, time[time.length - 1]!);
  // A whole number of samples stays one, whatever the product rounds to.
  const count = Math.ceil((to - from) * sampleRate * (1 - 1e-12));
  inRange(who, 'number of samples', count, '1', 0, 1e9);
  const samples = new Float64Array(count);
  let k = 0;
  for (let i = 0; i < count; i++) {
    const at = from + i / sampleRate;
    while (k + 2 < time.length && time[k + 1]! <= at) k++;
    const length = time[k + 1]! - time[k]!;
    const part = length > 0 ? Math.min(1, (at - time[k]!) / length) : 1;
    samples[i] = temperature[k]! + part * (temperature[k + 1]! - temperature[k]!);
  }
  return { sampleRate, samples };
}

/** The trace, if it is one. @internal */
export function checkedTrace(trace: TemperatureTrace): TemperatureTrace {
  const { time, temperature } = trace;
  inRange(who, 'time.length', time.length, '1', 2, 1e8);
  inRange(who, 'temperature.length', temperature.length, '1', time.length, time.length);
  for (let i = 0; i < time.length; i++) {
    inRange(who, `temperature.${i}`, temperature[i]!, 'K', 200, 450);
    inRange(who, `time.${i}`, time[i]!, 's', -1e12, 1e12);
    if (i > 0 && time[i]! < time[i - 1]!) throw new RangeError(`${who}: time.${i} is ${digits(time[i]!)} s, before time.${i - 1}`);
  }
  if (!(time[time.length - 1]! > time[0]!)) throw new RangeError(`${who}: time does not rise`);
  return trace;
}
