import { wrapped } from './fft.ts';
import { type AroundResponse, aroundFilter, powerOfFourFrom } from './fftFilter.ts';

/** Writes re and im of a response at a frequency in cycles a sample, 0 to 1/2. @internal */
export type Response = (out: Float64Array, frequency: number) => void;

/**
 * A real signal that repeats itself, behind a filter with a real impulse response of at most `reach` samples to either side. With
 * `finer`, a power of two, that many samples for each are given, the first at the place of the first: what lies between them is the band-limited
 * interpolation. By overlap-save, two blocks a transform: one as re and one as im.
 *
 * @internal
 */
export function filteredAround(source: Float64Array, response: Response, { reach, finer }: { readonly reach: number; readonly finer: number }): Float64Array {
  // A filter that passes something at the edge of the band is told there from its mirror beyond, which rings on.
  const around = finer === 1 ? reach : Math.max(reach, 256);
  const size = powerOfFourFrom(finer * Math.max(256, 16 * around));
  const before = finer * around;
  const kept = size - 2 * before;
  const { re: first, im: second, run } = aroundFilter(responses(response, size, finer), 'every');
  const out = new Float64Array(source.length * finer);
  for (let start = 0; start < out.length; start += 2 * kept) {
    fill(first, source, start / finer - around, finer);
    fill(second, source, (start + kept) / finer - around, finer);
    run();
    out.set(first.subarray(before, before + Math.min(kept, out.length - start)), start);
    const left = Math.min(kept, out.length - start - kept);
    if (left > 0) out.set(second.subarray(before, before + left), start + kept);
  }
  return out;
}

/** The response at each place of the spectrum, times `finer`: nothing beyond the band of the source; of a real filter, so real where both signs meet. */
function responses(response: Response, size: number, finer: number): AroundResponse {
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const at = new Float64Array(2);
  const edge = size / (2 * finer);
  for (let k = 0; k <= edge; k++) {
    response(at, (k * finer) / size);
    // Both signs of the edge are places of their own where samples are added.
    const share = k === edge && finer > 1 ? finer / 2 : finer;
    const mirror = wrapped(-k, size);
    re[k] = re[mirror] = at[0]! * share;
    if (k === 0 || k === edge) continue;
    im[k] = at[1]! * share;
    im[mirror] = -at[1]! * share;
  }
  return { re, im };
}

/** A block of the source from `start` on, around its ends, with room for `finer` − 1 samples behind each. */
function fill(block: Float64Array, source: Float64Array, start: number, finer: number): void {
  if (finer === 1) return copyAround(block, source, start);
  block.fill(0);
  for (let i = 0, from = wrapped(start, source.length); i < block.length; i += finer) {
    block[i] = source[from]!;
    if (++from === source.length) from = 0;
  }
}

/** Fills a block with the samples of a source from `start` on, around its ends. @internal */
export function copyAround(block: Float64Array, source: Float64Array, start: number): void {
  let from = wrapped(start, source.length);
  for (let i = 0; i < block.length; ) {
    const count = Math.min(block.length - i, source.length - from);
    block.set(source.subarray(from, from + count), i);
    from = 0;
    i += count;
  }
}
