import { fftWasm } from './fft.wasm.ts';
import type { AroundFilter, AroundResponse, Kept } from './fftFilter.ts';
import { reversed, stepFactors } from './fftTables.ts';
import { instanceOf, memoryOf, moduleOf } from './webAssembly.ts';

/** What wasm/fft.as.ts gives out. */
interface Exports {
  readonly filter: (re: number, apart: number, count: number, fourth: number) => void;
}

const first = 1024;
/** The distance that wasm/fft.as.ts knows beforehand: enough for 4096 samples. */
const near = 8 * 4096 + 320;

/** The filter in WebAssembly, with memory of its own; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function wasmFilter(webAssembly: unknown, response: AroundResponse, kept: Kept): AroundFilter | undefined {
  const module = moduleOf(webAssembly, fftWasm);
  if (module === undefined) return undefined;
  const count = response.re.length;
  // Blocks a power of two apart would share their places in the cache.
  const apart = Math.max(near, 8 * count + 320);
  const memory = memoryOf(webAssembly, first + 4 * apart + 16 * count);
  const { filter } = instanceOf(webAssembly, module, memory) as Exports;
  const block = (place: number, length: number): Float64Array => new Float64Array(memory.buffer, first + place * apart, length);
  block(2, count).set(alternating(reversed(response.re)));
  block(3, count).set(alternating(reversed(response.im)));
  const factors = stepFactors(count, 2);
  block(4, factors.length).set(factors);
  return { re: block(0, count), im: block(1, count), run: () => filter(first, apart, count, kept === 'every' ? 0 : 1) };
}

/** Each two fours, one number of either in turn. */
function alternating(values: Float64Array): Float64Array {
  return values.map((_, i) => values[i - (i % 8) + 4 * (i % 2) + Math.floor((i % 8) / 2)]!);
}
