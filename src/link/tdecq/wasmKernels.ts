import { instanceOf, type Memory, memoryOf, moduleOf } from '../../numerics/webAssembly.ts';
import { steps } from './densities.ts';
import { bins, movingIn } from './histogram.ts';
import type { Kernels, KernelsIn } from './kernels.ts';
import { tdecqWasm } from './tdecq.wasm.ts';

/** What wasm/tdecq.as.ts gives out; places in bytes. */
interface Exports {
  readonly weigh: (out: number, a: number, b: number, c: number, d: number, count: number, wA: number, wB: number, wC: number, wD: number) => void;
  readonly equalizeFive: (out: number, values: number, places: number, count: number, a: number, b: number, c: number, d: number, e: number, more: number) => void;
  readonly accumulateFive: (sums: number, push: number, values: number, places: number, count: number) => void;
  readonly count: (to: number, equalized: number, symbols: number, places: number, weights: number, count: number, share: number, bins: number, apart: number) => void;
  readonly push: (equalized: number, table: number, symbols: number, places: number, weights: number, count: number, steps: number) => void;
}

/** Bytes at the start of the memory that belong to the kernels. @internal */
export const kept = 1024;

/**
 * The loops in WebAssembly, on arrays that all lie in the memory given with them; `undefined` where that is absent, forbidden by the page's content
 * policy, without SIMD, or has no memory of so many bytes.
 *
 * @internal
 */
export function kernelsInWasm(webAssembly: unknown, bytes: number): KernelsIn | undefined {
  const module = moduleOf(webAssembly, tdecqWasm);
  if (module === undefined) return undefined;
  let memory: Memory;
  try {
    memory = memoryOf(webAssembly, bytes);
  } catch {
    return undefined;
  }
  return { kernels: kernelsOf(instanceOf(webAssembly, module, memory) as Exports, memory.buffer), buffer: memory.buffer };
}

function kernelsOf({ weigh, equalizeFive, accumulateFive, count, push }: Exports, buffer: ArrayBuffer): Kernels {
  const sums = new Float64Array(buffer, kept - 40, 5);
  return {
    weigh: (out, from, many, a, b, c, d, places, weights, scale) => {
      const at = (row: Float64Array, k: number): number => row.byteOffset + 8 * places[k]!;
      const [wA, wB, wC, wD] = [weights[0]! * scale, weights[1]! * scale, weights[2]! * scale, weights[3]! * scale];
      weigh(out.byteOffset + 8 * from, at(a, 0), at(b, 1), at(c, 2), at(d, 3), many, wA, wB, wC, wD);
    },
    equalize: (out, values, margin, places, taps, main) => {
      const tap = (k: number): number => taps[k] ?? 0;
      for (let k = 0; k < taps.length; k += 5) {
        const first = values.byteOffset + 8 * (margin + main - k);
        equalizeFive(out.byteOffset, first, places.byteOffset, places.length, tap(k), tap(k + 1), tap(k + 2), tap(k + 3), tap(k + 4), k);
      }
    },
    accumulate: (along, pushes, values, margin, places, main) => {
      for (let k = 0; k < along.length; k += 5) {
        accumulateFive(sums.byteOffset, pushes.byteOffset, values.byteOffset + 8 * (margin + main - k), places.byteOffset, places.length);
        for (let j = 0; j < 5 && k + j < along.length; j++) along[k + j]! += sums[j]!;
      }
    },
    count: (distances, equalized, symbols, places, weights, share) => {
      const [to, from, names] = [distances.byteOffset, equalized.byteOffset, symbols.byteOffset];
      count(to, from, names, places.byteOffset, weights.byteOffset, places.length, share, bins, movingIn(distances) ? 1 : 0);
    },
    push: (equalized, table, symbols, places, weights) => {
      push(equalized.byteOffset, table.byteOffset, symbols.byteOffset, places.byteOffset, weights.byteOffset, places.length, steps);
    },
  };
}
