import { instanceOf, type Memory, moduleOf } from '../../numerics/webAssembly.ts';
import { detected, type DetectKernel } from './detectKernel.ts';
import { photodiodeWasm } from './photodiode.wasm.ts';

/** The kernel in WebAssembly, with memory of its own; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function detectInWasm(webAssembly: unknown): DetectKernel | undefined {
  const module = moduleOf(webAssembly, photodiodeWasm);
  if (module === undefined) return undefined;
  const { memory, detect } = instanceOf(webAssembly, module) as { readonly memory: Memory; readonly detect: (count: number) => void };
  const block = (i: number): Float64Array => new Float64Array(memory.buffer, 4096 + i * (8 * detected + 64), detected);
  return {
    re: block(0),
    im: block(1),
    deviates: block(2),
    out: block(3),
    weights: new Float64Array(memory.buffer, 2048, 9),
    state: new Float64Array(memory.buffer, 2048 + 128, 4),
    detect,
  };
}
