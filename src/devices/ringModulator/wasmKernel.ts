import { ringSpectrumWasm } from './ringSpectrum.wasm.ts';
import { chunk, type SpectrumKernel } from './spectrumKernel.ts';

/** What is needed of WebAssembly, of which the core has no types. */
interface WebAssemblyLike {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

type Exports = Pick<SpectrumKernel, 'follows' | 'series' | 'powers' | 'waves'> & { readonly memory: { readonly buffer: ArrayBuffer } };

/** The kernel in WebAssembly; `undefined` where it is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function wasmKernel(webAssembly: unknown): SpectrumKernel | undefined {
  try {
    const { Module, Instance } = webAssembly as WebAssemblyLike;
    const { memory, follows, series, powers, waves } = new Instance(new Module(bytesOf(ringSpectrumWasm))).exports as Exports;
    const block = (at: number, length: number): Float64Array => new Float64Array(memory.buffer, at, length);
    // The places of wasm/ringSpectrum.as.ts.
    return {
      settings: block(1024, 13),
      extent: block(1536, 3),
      input: block(2048, chunk),
      sines: block(2048 + 8448, chunk),
      cosines: block(2048 + 2 * 8448, chunk),
      follows,
      series,
      powers,
      waves,
    };
  } catch {
    return undefined;
  }
}

/** The bytes of a text in base64. `atob` belongs to the browser, not to the language. */
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
