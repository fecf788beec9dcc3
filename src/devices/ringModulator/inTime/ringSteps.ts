import { instanceOf, memoryOf, moduleOf } from '../../../numerics/webAssembly.ts';
import { plainSteps } from './plainSteps.ts';
import { ringStepsWasm } from './ringSteps.wasm.ts';
import type { FieldSamples } from './stepper.ts';
import { block, stepsOver, type RingSteps, type StepLoops } from './stepMemory.ts';

/** The steps in WebAssembly; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function wasmSteps(webAssembly: unknown): RingSteps | undefined {
  const module = moduleOf(webAssembly, ringStepsWasm);
  if (module === undefined) return undefined;
  const memory = memoryOf(webAssembly, 8 * block.end);
  const numbers = new Float64Array(memory.buffer);
  const looked = numbers.subarray(block.lightRe, block.rows);
  const loops = instanceOf(webAssembly, module, memory) as Omit<StepLoops, 'within'> & {
    /** Of the first `count` numbers where the light stands. */
    readonly within: (count: number, low: number, high: number) => number;
  };
  const within: StepLoops['within'] = (values, low, high) => {
    let at = 0;
    for (let count = 0, part = 0; at < values.length && count === part; at += count) {
      const next = values.subarray(at, at + looked.length);
      part = next.length;
      looked.set(next);
      count = loops.within(part, low, high);
    }
    return at;
  };
  return stepsOver(numbers, { ...loops, within });
}

/** The steps in WebAssembly, made once, or plain ones where that cannot be had. @internal */
export function ringSteps(): RingSteps {
  fastest ??= wasmSteps((globalThis as { readonly WebAssembly?: unknown }).WebAssembly) ?? plainSteps();
  return fastest;
}

let fastest: RingSteps | undefined;

/** Brings `n` samples of the light into the memory of the steps. @internal */
export function bringLight([re, im]: FieldSamples, offset: number, n: number): void {
  const { lightRe, lightIm } = ringSteps();
  lightRe.set(re.subarray(offset, offset + n));
  lightIm.set(im.subarray(offset, offset + n));
}

/** Takes the first `n` samples that the steps have written. @internal */
export function takeOut(out: FieldSamples, offset: number, n: number): void {
  const { outRe, outIm } = ringSteps();
  out[0].set(outRe.subarray(0, n), offset);
  out[1].set(outIm.subarray(0, n), offset);
}
