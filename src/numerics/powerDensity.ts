import { digits, inRange } from '../errors.ts';
import { fft } from './fft.ts';

/** Density of the power of a record over frequency, one-sided. */
export interface PowerDensity {
  /** Hz, from one step above 0 to below half of the sample rate. */
  readonly frequency: Float64Array;
  /** Square of the record's unit over Hz; its integral is the variance. */
  readonly density: Float64Array;
  /** Segments that were averaged. */
  readonly segments: number;
}

/** How a record is cut. */
export interface PowerDensityOptions {
  /** Samples of a segment, a power of two from 4 to 2^24. A longer one tells finer frequencies with more scatter. */
  readonly segment: number;
}

/**
 * The density of the power of an evenly sampled record: the mean of its segments' periodograms, each less its mean under a raised cosine,
 * overlapping by half. [Welch1967]
 *
 * @throws RangeError for a sample rate that is not positive, a segment that is no power of two or longer than the record.
 */
export function powerDensity(samples: Float64Array, sampleRate: number, { segment }: PowerDensityOptions): PowerDensity {
  const who = 'powerDensity';
  inRange(who, 'sampleRate', sampleRate, 'Hz', Number.MIN_VALUE, Number.MAX_VALUE);
  inRange(who, 'segment', segment, '1', 4, Math.min(2 ** 24, samples.length));
  if (!Number.isInteger(Math.log2(segment))) throw new RangeError(`${who}: segment is ${digits(segment)}, must be a power of two`);
  const transform = fft(segment);
  const packed = new Float64Array(2 * segment);
  const out = new Float64Array(2 * segment);
  const window = Float64Array.from({ length: segment }, (_, i) => 1 - Math.cos((2 * Math.PI * i) / segment));
  const half = segment / 2;
  const count = half - 1;
  const density = new Float64Array(count);
  const starts: number[] = [];
  for (let start = 0; start + segment <= samples.length; start += half) starts.push(start);
  const load = (start: number | undefined, part: 0 | 1): void => {
    let mean = 0;
    if (start !== undefined) for (let i = 0; i < segment; i++) mean += samples[start + i]! / segment;
    for (let i = 0; i < segment; i++) packed[2 * i + part] = start === undefined ? 0 : window[i]! * (samples[start + i]! - mean);
  };
  // Two segments at once, one in the real and one in the imaginary part: the powers of both together are what is summed.
  for (let pair = 0; pair < starts.length; pair += 2) {
    load(starts[pair], 0);
    load(starts[pair + 1], 1);
    transform.forward(out, packed);
    for (let k = 1; k < half; k++) {
      const mirror = 2 * (segment - k);
      density[k - 1]! += (out[2 * k]! ** 2 + out[2 * k + 1]! ** 2 + out[mirror]! ** 2 + out[mirror + 1]! ** 2) / 2;
    }
  }
  // The mean square of the window is 3/2.
  const scale = 2 / (1.5 * segment * sampleRate * starts.length);
  return {
    frequency: Float64Array.from({ length: count }, (_, k) => ((k + 1) * sampleRate) / segment),
    density: density.map((sum) => scale * sum),
    segments: starts.length,
  };
}
