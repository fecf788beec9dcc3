import { plainFilter } from './fftPlain.ts';
import { wasmFilter } from './fftWasm.ts';

/** A filter on complex samples that repeat themselves: writes `re` and `im`, runs, reads them. @internal */
export interface AroundFilter {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** Puts what leaves the filter in the place of the samples; of every fourth alone, one after another from the first place on, if so made. */
  readonly run: () => void;
}

/** Which samples leave a filter. @internal */
export type Kept = 'every' | 'everyFourth';

/** Response of an `AroundFilter`, at the frequencies k/size cycles a sample; its length, a power of four from 16 on, is that of the filter. @internal */
export interface AroundResponse {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** The filter in WebAssembly, or the plain one where that cannot be had; both give the same bits. @internal */
export function aroundFilter(response: AroundResponse, kept: Kept): AroundFilter {
  return wasmFilter((globalThis as { readonly WebAssembly?: unknown }).WebAssembly, response, kept) ?? plainFilter(response, kept);
}

/** The least power of four that is at least `count`, and at least 16. @internal */
export function powerOfFourFrom(count: number): number {
  let size = 16;
  while (size < count) size *= 4;
  return size;
}
