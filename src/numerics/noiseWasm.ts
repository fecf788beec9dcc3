import { noiseWasm } from './noise.wasm.ts';
import { drawn, type NoiseKernel } from './noiseKernel.ts';
import { normalPieces } from './normalPieces.ts';
import { instanceOf, type Memory, moduleOf } from './webAssembly.ts';

/** What wasm/noise.as.ts gives out. */
interface Exports {
  readonly memory: Memory;
  readonly drawWords: (counter: number, upper: number, stream0: number, stream1: number, key0: number, key1: number) => void;
  readonly wordDeviates: () => number;
}

/** The kernel in WebAssembly, with memory of its own; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function noiseInWasm(webAssembly: unknown): NoiseKernel | undefined {
  const module = moduleOf(webAssembly, noiseWasm);
  if (module === undefined) return undefined;
  const { memory, drawWords, wordDeviates } = instanceOf(webAssembly, module) as Exports;
  const deviates = 2048 + 4 * drawn;
  // 512 pieces are all that the bits of a double reach there.
  new Float64Array(memory.buffer, deviates + 8 * drawn, 8 * 512).set(normalPieces().subarray(0, 8 * 512));
  return {
    words: new Uint32Array(memory.buffer, 2048, drawn),
    deviates: new Float64Array(memory.buffer, deviates, drawn),
    draw: (counter, upper, stream, key) => {
      drawWords(counter, upper, stream[0]!, stream[1]!, key[0]!, key[1]!);
      return wordDeviates() === 1;
    },
  };
}
