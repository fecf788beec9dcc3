import { digits, inRange } from '../errors.ts';
import { noiseInWasm } from './noiseWasm.ts';
import { drawn, type NoiseKernel, plainNoise } from './noiseKernel.ts';
import { normalDeviate } from './normalDeviate.ts';
import { outermost } from './normalPieces.ts';
import { philoxBlock } from './philox.ts';

/** Standard normal deviates in the order of their numbers. @internal */
export interface NormalNoise {
  /** Deviates; those from `at` to the end are next. */
  readonly deviates: Float64Array;
  /** Draws `deviates` anew. */
  readonly draw: () => void;
}

const WORD = 2 ** 32;

/**
 * Normal deviates of words of Philox4x32-10, 32 bits each and 64 in the outermost 2e-6 of the distribution, which so ends at 9 σ; to 4e-12,
 * where a word's last bit makes 5.8e-10 or more. One seed and stream give the same bits on every machine, but for the last bit of the
 * outermost. [Salmon2011; Wichura1988]
 *
 * @internal
 */
export function normalNoise(who: string, of: { readonly seed: number; readonly stream: number }, kernel?: NoiseKernel): NormalNoise {
  checkSeed(who, of);
  const { seed, stream } = of;
  const { words, deviates, draw } = kernel ?? noiseInWasm((globalThis as { readonly WebAssembly?: unknown }).WebAssembly) ?? plainNoise();
  const key = new Uint32Array([seed % WORD, Math.floor(seed / WORD)]);
  const parts = new Uint32Array([stream % WORD, Math.floor(stream / WORD)]);
  const more = new Uint32Array(4);
  let block = 0;
  return {
    deviates,
    draw: () => {
      const counter = block % WORD;
      const upper = Math.floor(block / WORD);
      block += drawn / 4;
      if (!draw(counter, upper, parts, key)) return;
      for (let place = 0; place < drawn; place++) {
        const word = words[place]!;
        const below = word < WORD / 2;
        const steps = below ? word : WORD - 1 - word;
        if (steps >= outermost) continue;
        // The upper half of the counter is never reached by the blocks of words.
        philoxBlock(Uint32Array.of(counter + (place >> 2), upper + WORD / 2, parts[0]!, parts[1]!), key, more);
        const deviate = normalDeviate((steps + (more[place & 3]! + 0.5) / WORD) / WORD);
        deviates[place] = below ? deviate : -deviate;
      }
    },
  };
}

/** As `normalNoise` does. @internal */
export function checkSeed(who: string, { seed, stream }: { readonly seed: number; readonly stream: number }): void {
  whole(who, 'seed', seed);
  whole(who, 'stream', stream);
}

function whole(who: string, name: string, value: number): void {
  inRange(who, name, value, '1', 0, Number.MAX_SAFE_INTEGER);
  if (!Number.isInteger(value)) throw new RangeError(`${who}: ${name} is ${digits(value)}, must be a whole number`);
}
