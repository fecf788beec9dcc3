import { instanceOf, moduleOf, type Memory } from '../../../numerics/webAssembly.ts';
import { plainSteps } from './plainSteps.ts';
import { ringStepsWasm } from './ringSteps.wasm.ts';
import type { FieldSamples } from './stepper.ts';
import { chunk, stepsOver, type RingSteps, type StepLoops } from './stepMemory.ts';

/** The steps in WebAssembly; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function wasmSteps(webAssembly: unknown): RingSteps | undefined {
  const module = moduleOf(webAssembly, ringStepsWasm);
  if (module === undefined) return undefined;
  const loops = instanceOf(webAssembly, module) as StepLoops & { readonly memory: Memory };
  loops.memory.grow(2);
  return stepsOver(new Float64Array(loops.memory.buffer), loops);
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

/** How many of the first samples brought are finite numbers. @internal */
export function finiteLight(n: number): number {
  const { lightRe, lightIm } = ringSteps();
  let i = 0;
  while (i < n && Math.abs(lightRe[i]!) + Math.abs(lightIm[i]!) < Infinity) i++;
  return i;
}

/** Takes the first `n` samples that the steps have written. @internal */
export function takeOut(out: FieldSamples, offset: number, n: number): void {
  const { outRe, outIm } = ringSteps();
  out[0].set(n < chunk ? outRe.subarray(0, n) : outRe, offset);
  out[1].set(n < chunk ? outIm.subarray(0, n) : outIm, offset);
}
