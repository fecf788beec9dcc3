import { ringSteps } from '../inTime/ringSteps.ts';
import { instanceOf, moduleOf, type Memory } from '../../../numerics/webAssembly.ts';
import { expansionPlaces, parabola, runPlaces, settingPlaces, stepUnderPower } from './gaussKernel.ts';
import { ringPowerWasm } from './ringPower.wasm.ts';

/** Samples that are worked on at a time. @internal */
export const powerChunk = 512;

/** `stepUnderPower` in WebAssembly; `undefined` where that is absent, forbidden by the page's content policy, or without SIMD. @internal */
export function wasmPowerSteps(webAssembly: unknown): typeof stepUnderPower | undefined {
  const module = moduleOf(webAssembly, ringPowerWasm);
  if (module === undefined) return undefined;
  const loops = instanceOf(webAssembly, module) as { readonly memory: Memory; readonly stepUnderPower: (from: number, to: number) => number };
  const part = (at: number, length: number): Float64Array => new Float64Array(loops.memory.buffer, 8 * at, length);
  const kept = {
    settings: part(512, settingPlaces.count),
    expansion: part(540, expansionPlaces.count),
    state: part(552, runPlaces.count),
    places: part(576, powerChunk + 1),
    lightRe: part(1096, powerChunk),
    lightIm: part(1616, powerChunk),
    outRe: part(2136, powerChunk),
    outIm: part(2656, powerChunk),
  };
  part(512 + settingPlaces.count, parabola.length).set(parabola);
  return (from, to, settings, expansion, state, [re, im], offset) => {
    const { places, outRe, outIm } = ringSteps();
    kept.settings.set(settings);
    kept.expansion.set(expansion);
    kept.state.set(state);
    kept.places.set(places.subarray(from, to + 1), from);
    kept.lightRe.set(re.subarray(offset + from, offset + to), from);
    kept.lightIm.set(im.subarray(offset + from, offset + to), from);
    const end = loops.stepUnderPower(from, to);
    state.set(kept.state);
    outRe.set(kept.outRe.subarray(from, end), from);
    outIm.set(kept.outIm.subarray(from, end), from);
    return end;
  };
}

/** The steps in WebAssembly, made once, or the plain ones where that cannot be had. @internal */
export function powerSteps(): typeof stepUnderPower {
  fastest ??= wasmPowerSteps((globalThis as { readonly WebAssembly?: unknown }).WebAssembly) ?? stepUnderPower;
  return fastest;
}

let fastest: typeof stepUnderPower | undefined;
