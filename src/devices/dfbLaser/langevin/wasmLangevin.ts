import { instanceOf, memoryOf, moduleOf } from '../../../numerics/webAssembly.ts';
import { langevinWasm } from './langevin.wasm.ts';
import { chunk, count, type LangevinKernel } from './langevinSettings.ts';
import { plainLangevin } from './plainLangevin.ts';

/** What wasm/langevin.as.ts gives out. */
interface Exports {
  readonly steps: (count: number) => void;
}

/** The kernel in WebAssembly; `undefined` where that cannot be had. @internal */
export function wasmLangevin(webAssembly: unknown): LangevinKernel | undefined {
  const module = moduleOf(webAssembly, langevinWasm);
  if (module === undefined) return undefined;
  const memory = memoryOf(webAssembly, 3 * 65536);
  const { steps } = instanceOf(webAssembly, module, memory) as Exports;
  const block = (at: number): Float64Array => new Float64Array(memory.buffer, at, chunk);
  const held = new Float64Array(memory.buffer, 16384, count);
  const counter = new Uint32Array(memory.buffer, 16640, 6);
  const [current, outRe, outIm] = [block(20480), block(28672), block(36864)];
  return (settings, words, samples, re, im) => {
    held.set(settings);
    counter.set(words);
    current.set(samples);
    steps(samples.length);
    settings.set(held);
    words.set(counter);
    re.set(samples.length === chunk ? outRe : outRe.subarray(0, samples.length));
    im.set(samples.length === chunk ? outIm : outIm.subarray(0, samples.length));
  };
}

let fastest: LangevinKernel | undefined;

/** The kernel in WebAssembly, made once, or the plain one. @internal */
export function fastestLangevin(): LangevinKernel {
  fastest ??= wasmLangevin((globalThis as { readonly WebAssembly?: unknown }).WebAssembly) ?? plainLangevin;
  return fastest;
}
