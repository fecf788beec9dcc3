import { plainKernel } from './plainKernel.ts';
import type { SpectrumKernel } from './spectrumKernel.ts';
import { wasmKernel } from './wasmKernel.ts';

let fastest: SpectrumKernel | undefined;

/** The kernel in WebAssembly, made once, or the plain one where that cannot be had. @internal */
export function fastestKernel(): SpectrumKernel {
  fastest ??= wasmKernel((globalThis as { readonly WebAssembly?: unknown }).WebAssembly) ?? plainKernel;
  return fastest;
}
