import { gaussianTail } from './erfc.ts';
import { fft, powerOfTwoFrom, wrapped } from './fft.ts';
import type { Response } from './overlapSave.ts';

/** An impulse response of `reach` samples to either side of 0, which stands in the middle. @internal */
export interface ImpulseResponse {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly reach: number;
}

/**
 * The impulse response of a filter, whole within `settled` samples and brought down to nothing over `fall` more. What the cut takes away of a
 * response that has settled by then lies within 10/`fall` cycles a sample of the edge of the band, where a sampled filter jumps or bends.
 *
 * @param response Writes re and im at a frequency, −1/2 to 1/2 cycles a sample.
 * @internal
 */
export function shortResponse(response: Response, { settled, fall }: { readonly settled: number; readonly fall: number }): ImpulseResponse {
  const reach = settled + fall;
  const size = powerOfTwoFrom(4 * reach);
  const spectrum = new Float64Array(2 * size);
  const at = new Float64Array(2);
  for (let k = 0; k < size; k++) {
    response(at, k <= size / 2 ? k / size : k / size - 1);
    spectrum[2 * k] = at[0]!;
    spectrum[2 * k + 1] = at[1]!;
  }
  // Both signs meet at the edge.
  response(at, -0.5);
  spectrum[size] = (spectrum[size]! + at[0]!) / 2;
  spectrum[size + 1] = (spectrum[size + 1]! + at[1]!) / 2;
  const all = new Float64Array(2 * size);
  fft(size).inverse(all, spectrum);
  const re = new Float64Array(2 * reach + 1);
  const im = new Float64Array(2 * reach + 1);
  for (let n = -reach; n <= reach; n++) {
    const from = 2 * wrapped(n, size);
    const kept = gaussianTail(12 * ((Math.abs(n) - settled) / fall - 0.5));
    re[reach + n] = all[from]! * kept;
    im[reach + n] = all[from + 1]! * kept;
  }
  return { re, im, reach };
}

/** Its response at the frequencies k/size, `size` a power of two that holds it. @internal */
export function responseOver({ re, im, reach }: ImpulseResponse, size: number): { readonly re: Float64Array; readonly im: Float64Array } {
  const samples = new Float64Array(2 * size);
  for (let n = -reach; n <= reach; n++) {
    const to = 2 * wrapped(n, size);
    samples[to] = re[reach + n]!;
    samples[to + 1] = im[reach + n]!;
  }
  const spectrum = new Float64Array(2 * size);
  fft(size).forward(spectrum, samples);
  return { re: spectrum.filter((_, i) => i % 2 === 0), im: spectrum.filter((_, i) => i % 2 === 1) };
}
