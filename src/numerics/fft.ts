import FFT from 'fft.js';

/** Discrete Fourier transform of one length, with its tables. @internal */
export interface Fft {
  readonly size: number;
  /** Writes Σ in[n] exp(−2πjkn/size) to `out`; both hold re, im in turn, 2 × size numbers, and are not the same. */
  readonly forward: (out: Float64Array, input: Float64Array) => void;
  /** The inverse of `forward`, divided by `size`. */
  readonly inverse: (out: Float64Array, input: Float64Array) => void;
}

/** A transform of `size` complex numbers, a power of two of at least 4. @internal */
export function fft(size: number): Fft {
  if (!(Number.isInteger(size) && size >= 4 && Number.isInteger(Math.log2(size)))) {
    throw new RangeError(`fft: size is ${size}, must be a power of two of at least 4`);
  }
  const transform = new FFT(size);
  return {
    size,
    forward: (out, input) => transform.transform(out, input),
    inverse: (out, input) => transform.inverseTransform(out, input),
  };
}

/** The least power of two that is at least `count`, and at least 4. @internal */
export function powerOfTwoFrom(count: number): number {
  let size = 4;
  while (size < count) size *= 2;
  return size;
}

/**
 * Two real blocks as one complex one, re and im: what a filter with a real impulse response gives is then again one block in re
 * and the other in im. Reads `size` numbers of `source` from each start, which count around its ends.
 *
 * @internal
 */
export function packReal(packed: Float64Array, source: Float64Array, startRe: number, startIm: number): void {
  const length = source.length;
  let re = wrapped(startRe, length);
  let im = wrapped(startIm, length);
  for (let i = 0; i < packed.length; i += 2) {
    packed[i] = source[re]!;
    packed[i + 1] = source[im]!;
    if (++re === length) re = 0;
    if (++im === length) im = 0;
  }
}

/** A place counted around a ring of `length` places. @internal */
export function wrapped(index: number, length: number): number {
  return ((index % length) + length) % length;
}
