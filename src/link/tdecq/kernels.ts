import { accumulate, equalize } from './equalize.ts';
import { countDistances } from './histogram.ts';
import { weighted } from './phases.ts';
import { pushed } from './densities.ts';
import { kernelsInWasm } from './wasmKernels.ts';

/** The loops over all symbols. @internal */
export interface Kernels {
  readonly weigh: typeof weighted;
  readonly equalize: typeof equalize;
  readonly accumulate: typeof accumulate;
  readonly count: typeof countDistances;
  readonly push: typeof pushed;
}

/** The loops, and the memory that their arrays lie in. @internal */
export interface KernelsIn {
  readonly kernels: Kernels;
  readonly buffer: ArrayBuffer;
}

/** The loops in plain arithmetic, on any arrays. @internal */
export const plainKernels: Kernels = { weigh: weighted, equalize, accumulate, count: countDistances, push: pushed };

/** The loops in WebAssembly, or the plain ones where that cannot be had; both give the same bits. @internal */
export function fastestKernels(bytes: number): KernelsIn {
  const { WebAssembly } = globalThis as { readonly WebAssembly?: unknown };
  return kernelsInWasm(WebAssembly, bytes) ?? { kernels: plainKernels, buffer: new ArrayBuffer(bytes) };
}
