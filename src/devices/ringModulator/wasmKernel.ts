import { ringSpectrumWasm } from './ringSpectrum.wasm.ts';
import { chunk, isSimple, type Extent, type SpectrumKernel } from './spectrumKernel.ts';

/** What is needed of WebAssembly, of which the core has no types. */
interface WebAssemblyLike {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** What wasm/ringSpectrum.as.ts gives out. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly powers: (count: number, simple: 0 | 1) => void;
  readonly waves: (count: number) => void;
}

/** The kernel in WebAssembly; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function wasmKernel(webAssembly: unknown): SpectrumKernel | undefined {
  try {
    const { Module, Instance } = webAssembly as WebAssemblyLike;
    return kernelOf(new Instance(new Module(bytesOf(ringSpectrumWasm))).exports as Exports);
  } catch {
    return undefined;
  }
}

function kernelOf(code: Exports): SpectrumKernel {
  const block = (at: number, length: number): Float64Array => new Float64Array(code.memory.buffer, at, length);
  const constants = block(2048, 13);
  const extent = block(2304, 3);
  const input = block(4096, chunk);
  const first = block(4096 + 8448, chunk);
  const second = block(4096 + 2 * 8448, chunk);
  const copy = (from: Float64Array, count: number, to: Float64Array, at: number): void => to.set(count === chunk ? from : from.subarray(0, count), at);
  /** Runs over all wavelengths, a chunk at a time. */
  const along = (settings: Float64Array, wavelengths: Float64Array, run: (from: number, count: number) => void): Extent => {
    constants.set(settings);
    let least = Infinity;
    let largest = -Infinity;
    let sum = 0;
    for (let from = 0; from < wavelengths.length; from += chunk) {
      const count = Math.min(chunk, wavelengths.length - from);
      input.set(wavelengths.subarray(from, from + count));
      run(from, count);
      least = Math.min(least, extent[0]!);
      largest = Math.max(largest, extent[1]!);
      sum += extent[2]!;
    }
    return { least, largest, sum };
  };
  return {
    powers: (settings, wavelengths, out) => {
      const simple = isSimple(settings) ? 1 : 0;
      return along(settings, wavelengths, (from, count) => {
        code.powers(count, simple);
        copy(first, count, out, from);
      });
    },
    waves: (settings, wavelengths, sines, cosines) =>
      along(settings, wavelengths, (from, count) => {
        code.waves(count);
        copy(first, count, sines, from);
        copy(second, count, cosines, from);
      }),
  };
}

/** The bytes of a text in base64: `atob` belongs to the browser, not to the language. */
function bytesOf(base64: string): Uint8Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const text = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    bits = ((bits << 6) | digits.indexOf(text[i]!)) & 0xffffff;
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes;
}
