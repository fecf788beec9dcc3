import { fft, packReal, powerOfTwoFrom, wrapped } from './fft.ts';

/** Writes re and im of a response at a frequency in cycles a sample, 0 to 1/2. @internal */
export type Response = (out: Float64Array, frequency: number) => void;

/**
 * A real signal that repeats itself, behind a filter with a real impulse response of at most `reach` samples to either side. With
 * `finer`, a power of two, that many samples for each are given, the first at the place of the first: what lies between them is the band-limited
 * interpolation. By overlap-save, two blocks a transform.
 *
 * @internal
 */
export function filteredAround(source: Float64Array, response: Response, { reach, finer }: { readonly reach: number; readonly finer: number }): Float64Array {
  const size = powerOfTwoFrom(Math.max(1024, 16 * reach));
  const kept = size - 2 * reach;
  const transform = fft(size);
  const back = finer === 1 ? transform : fft(size * finer);
  const factors = responses(response, size, finer);
  const packed = new Float64Array(2 * size);
  const spectrum = new Float64Array(2 * size);
  const product = new Float64Array(2 * size * finer);
  const blocks = new Float64Array(2 * size * finer);
  const out = new Float64Array(source.length * finer);
  for (let start = 0; start < source.length; start += 2 * kept) {
    packReal(packed, source, start - reach, start + kept - reach);
    transform.forward(spectrum, packed);
    multiply(product, spectrum, factors, size);
    back.inverse(blocks, product);
    unpack(out, blocks, start * finer, reach * finer, kept * finer);
  }
  return out;
}

/** The response at each place of the spectrum, times `finer`; of a real filter, so real where both signs meet. */
function responses(response: Response, size: number, finer: number): Float64Array {
  const factors = new Float64Array(2 * size);
  const at = new Float64Array(2);
  for (let k = 0; k <= size / 2; k++) {
    response(at, k / size);
    const mirror = wrapped(-k, size);
    factors[2 * k] = at[0]! * finer;
    factors[2 * mirror] = at[0]! * finer;
    factors[2 * mirror + 1] = -at[1]! * finer;
    factors[2 * k + 1] = k === 0 || k === size / 2 ? 0 : at[1]! * finer;
  }
  return factors;
}

/** Spectrum times factors, its upper half moved to the end of a longer `product`. */
function multiply(product: Float64Array, spectrum: Float64Array, factors: Float64Array, size: number): void {
  const moved = product.length - 2 * size;
  for (let i = 0; i < 2 * size; i += 2) {
    const re = spectrum[i]!;
    const im = spectrum[i + 1]!;
    const to = i < size ? i : i + moved;
    product[to] = re * factors[i]! - im * factors[i + 1]!;
    product[to + 1] = re * factors[i + 1]! + im * factors[i]!;
  }
}

function unpack(out: Float64Array, blocks: Float64Array, start: number, skip: number, kept: number): void {
  const first = Math.min(kept, out.length - start);
  for (let i = 0; i < first; i++) out[start + i] = blocks[2 * (skip + i)]!;
  const second = Math.min(kept, out.length - start - kept);
  for (let i = 0; i < second; i++) out[start + kept + i] = blocks[2 * (skip + i) + 1]!;
}
