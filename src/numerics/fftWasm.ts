import { fftWasm } from './fft.wasm.ts';
import type { AroundFilter, AroundResponse, Kept } from './fftFilter.ts';
import { reversed, stepFactors } from './fftTables.ts';
import { type Memory, moduleOf, instanceOf } from './webAssembly.ts';

/** What wasm/fft.as.ts gives out. */
interface Exports {
  readonly memory: Memory;
  readonly filter: (re: number, im: number, responseRe: number, responseIm: number, factors: number, count: number, fourth: number) => void;
}

/** The filter in WebAssembly, with memory of its own; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function wasmFilter(webAssembly: unknown, response: AroundResponse, kept: Kept): AroundFilter | undefined {
  const module = moduleOf(webAssembly, fftWasm);
  if (module === undefined) return undefined;
  const { memory, filter } = instanceOf(webAssembly, module) as Exports;
  const count = response.re.length;
  // Blocks a power of two apart would share their places in the cache.
  const apart = 8 * count + 320;
  const places = [0, 1, 2, 3, 4].map((i) => 1024 + i * apart) as [number, number, number, number, number];
  memory.grow(Math.ceil((places[4] + 16 * count) / 65536));
  const block = (at: number, length: number): Float64Array => new Float64Array(memory.buffer, at, length);
  block(places[2], count).set(alternating(reversed(response.re)));
  block(places[3], count).set(alternating(reversed(response.im)));
  const factors = stepFactors(count, 2);
  block(places[4], factors.length).set(factors);
  return { re: block(places[0], count), im: block(places[1], count), run: () => filter(...places, count, kept === 'every' ? 0 : 1) };
}

/** Each two fours, one number of either in turn. */
function alternating(values: Float64Array): Float64Array {
  return values.map((_, i) => values[i - (i % 8) + 4 * (i % 2) + Math.floor((i % 8) / 2)]!);
}
