import { ringSpectrumWasm } from './ringSpectrum.wasm.ts';
import * as setting from './kernelSettings.ts';
import { chunk, type SpectrumKernel, type Stretch } from './spectrumKernel.ts';

/** What is needed of WebAssembly, of which the core has no types. */
interface WebAssemblyLike {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** What wasm/ringSpectrum.as.ts gives out. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly powers: (count: number) => void;
  readonly waves: (count: number) => void;
}

/** The kernel in WebAssembly; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function wasmKernel(webAssembly: unknown): SpectrumKernel | undefined {
  try {
    const { Module, Instance } = webAssembly as WebAssemblyLike;
    const bytes = ringSpectrumWasm.match(/../g)!.map((digits) => parseInt(digits, 16));
    return kernelOf(new Instance(new Module(Uint8Array.from(bytes))).exports as Exports);
  } catch {
    return undefined;
  }
}

function kernelOf({ memory, powers, waves }: Exports): SpectrumKernel {
  const block = (at: number, length: number): Float64Array => new Float64Array(memory.buffer, at, length);
  const constants = block(2048, setting.count);
  let first = block(4096, chunk);
  let second = block(4096 + 8448, chunk);
  const run = (work: (count: number) => void, settings: Float64Array, wavelengths: Float64Array, { from, count }: Stretch): void => {
    constants.set(settings);
    // New views take as long as a hundred points.
    if (first.length !== count) {
      first = block(4096, count);
      second = block(4096 + 8448, count);
    }
    first.set(wavelengths.subarray(from, from + count));
    work(count);
    settings.set(constants);
  };
  return {
    powers: (settings, wavelengths, out, stretch) => {
      run(powers, settings, wavelengths, stretch);
      out.set(first, stretch.from);
    },
    waves: (settings, wavelengths, sines, cosines, stretch) => {
      run(waves, settings, wavelengths, stretch);
      sines.set(first, stretch.from);
      cosines.set(second, stretch.from);
    },
  };
}
