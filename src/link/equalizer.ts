import { digits, inRange } from '../errors.ts';
import type { LaggingInTime, LaggingRun, Waveform } from '../light.ts';
import { allFinite } from '../numerics/allFinite.ts';

/** A feed-forward equalizer: a sum of delayed samples, at each symbol. */
export interface FeedForward {
  /** Weights, newest sample first: 1 to 256. */
  readonly taps: ArrayLike<number>;
  /** The tap that stands on the symbol itself; those before it look ahead. */
  readonly main: number;
  /** Taps in a unit interval: 1 or 2. */
  readonly tapsPerSymbol: 1 | 2;
  /** Samples in a unit interval, a whole number, a multiple of the taps in it. */
  readonly samplesPerSymbol: number;
  /** The sample that the main tap of the first symbol stands on, 0 or above. */
  readonly first: number;
}

const who = 'feedForwardEqualizer';

/**
 * A feed-forward equalizer in time: one value a symbol, in the unit of the samples, y[n] = Σ taps[k] x[first + n·samplesPerSymbol + (main − k)·spacing].
 * It looks ahead by `main` taps; before its first and after its last sample a waveform is taken to stand still. The whole of a waveform gives as many values as there are
 * symbols whose main sample it holds.
 *
 * @throws RangeError; the stage also for samples of a tap that are not finite and blocks that differ in sample rate.
 */
export function feedForwardEqualizer(design: FeedForward): LaggingInTime<Waveform, Waveform> {
  const { taps, main, tapsPerSymbol, samplesPerSymbol, first } = design;
  const count = taps.length;
  inRange(who, 'taps.length', count, '1', 1, 256);
  for (let k = 0; k < count; k++) inRange(who, `taps.${k}`, taps[k]!, '1', -1e9, 1e9);
  whole('main', main, 0, count - 1);
  if (tapsPerSymbol !== 1 && tapsPerSymbol !== 2) throw new RangeError(`${who}: tapsPerSymbol is ${String(tapsPerSymbol)}, must be 1 or 2`);
  whole('samplesPerSymbol', samplesPerSymbol, 1, 1024);
  whole('first', first, 0, 2 ** 40);
  const spacing = samplesPerSymbol / tapsPerSymbol;
  if (!Number.isInteger(spacing)) throw new RangeError(`${who}: samplesPerSymbol is ${samplesPerSymbol}, must be a multiple of ${tapsPerSymbol}`);
  // Oldest first, as the samples come.
  const weights = Float64Array.from({ length: count }, (_, k) => taps[count - 1 - k]!);
  const open = (): LaggingRun<Waveform, Waveform> => {
    // Samples at the spacing of the taps; those before the first of the waveform are its first.
    let held = new Float64Array(0);
    let rate = 0;
    let last = 0;
    let taken = 0;
    let over = false;
    let next = first - (count - 1 - main) * spacing;
    const take = (samples: Float64Array): void => {
      const from = next;
      const more = Math.max(0, Math.ceil((taken + samples.length - from) / spacing));
      const grown = new Float64Array(held.length + more);
      grown.set(held);
      pick(grown, held.length, samples, from - taken, spacing);
      if (!allFinite(grown)) {
        const place = Math.max(0, from + spacing * (grown.findIndex((sample) => !Number.isFinite(sample)) - held.length));
        throw new RangeError(`${who}: samples.${place} is ${samples[place - taken]}, must be finite`);
      }
      held = grown;
      next += more * spacing;
      taken += samples.length;
    };
    const give = (most: number): Waveform => {
      const ready = Math.max(0, Math.min(most, Math.floor((held.length - count) / tapsPerSymbol) + 1));
      const samples = new Float64Array(ready);
      if (tapsPerSymbol === 1) weighEach(samples, held, weights);
      else weighSteps(samples, held, weights, tapsPerSymbol);
      held = held.slice(ready * tapsPerSymbol);
      return { sampleRate: rate / samplesPerSymbol, samples };
    };
    let given = 0;
    return {
      run: ({ sampleRate, samples }) => {
        if (over) throw new RangeError(`${who}: the run is over`);
        if (taken === 0) {
          inRange(who, 'sampleRate', sampleRate, 'Hz', 1e-3, 1e18);
          rate = sampleRate;
        } else if (sampleRate !== rate) {
          throw new RangeError(`${who}: sample rate of the block is ${digits(sampleRate)} Hz, that of the first ${digits(rate)} Hz`);
        }
        if (samples.length > 0) {
          take(samples);
          last = samples[samples.length - 1]!;
        }
        const out = give(Infinity);
        given += out.samples.length;
        return out;
      },
      end: () => {
        if (over) throw new RangeError(`${who}: the run is over`);
        if (taken === 0) throw new RangeError(`${who}: the run ends without a waveform`);
        over = true;
        const whole = Math.max(0, Math.ceil((taken - first) / samplesPerSymbol));
        take(new Float64Array((main + 1) * spacing).fill(last));
        return give(whole - given);
      },
    };
  };
  const stage = (waveform: Waveform): Waveform => {
    const run = open();
    const start = run.run(waveform);
    const rest = run.end();
    const samples = new Float64Array(start.samples.length + rest.samples.length);
    samples.set(start.samples);
    samples.set(rest.samples, start.samples.length);
    return { sampleRate: start.sampleRate, samples };
  };
  return Object.assign(stage, { open });
}

/** Puts every `spacing`th sample, from the place `at` on, behind the first `filled` of `out`; before the first sample there is the same. */
function pick(out: Float64Array, filled: number, samples: Float64Array, at: number, spacing: number): void {
  let i = filled;
  for (; at < 0 && i < out.length; i++, at += spacing) out[i] = samples[0]!;
  for (; i < out.length; i++, at += spacing) out[i] = samples[at]!;
}

/** `weighSteps` by steps of 1: each value is read once for four symbols. */
function weighEach(out: Float64Array, held: Float64Array, weights: Float64Array): void {
  const count = weights.length;
  const whole = out.length - (out.length % 4);
  weighRest(out, whole, held, weights, 1);
  for (let n = 0; n < whole; n += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let first = held[n]!;
    let second = held[n + 1]!;
    let third = held[n + 2]!;
    for (let k = 0, i = n + 3; k < count; k++, i++) {
      const weight = weights[k]!;
      const fourth = held[i]!;
      a += weight * first;
      b += weight * second;
      c += weight * third;
      d += weight * fourth;
      first = second;
      second = third;
      third = fourth;
    }
    out[n] = a;
    out[n + 1] = b;
    out[n + 2] = c;
    out[n + 3] = d;
  }
}

/** Four symbols at a time, each summed in the order of the taps. */
function weighSteps(out: Float64Array, held: Float64Array, weights: Float64Array, step: number): void {
  const count = weights.length;
  const whole = out.length - (out.length % 4);
  weighRest(out, whole, held, weights, step);
  for (let n = 0; n < whole; n += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = 0, i = n * step; k < count; k++, i++) {
      const weight = weights[k]!;
      a += weight * held[i]!;
      b += weight * held[i + step]!;
      c += weight * held[i + 2 * step]!;
      d += weight * held[i + 3 * step]!;
    }
    out[n] = a;
    out[n + 1] = b;
    out[n + 2] = c;
    out[n + 3] = d;
  }
}

/** The definition, from symbol `first` on. */
function weighRest(out: Float64Array, first: number, held: Float64Array, weights: Float64Array, step: number): void {
  for (let n = first; n < out.length; n++) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * held[n * step + k]!;
    out[n] = sum;
  }
}

function whole(name: string, value: number, low: number, high: number): void {
  inRange(who, name, value, '1', low, high);
  if (!Number.isInteger(value)) throw new RangeError(`${who}: ${name} is ${digits(value)}, must be a whole number`);
}
