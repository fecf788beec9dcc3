import { describe, expect, it } from 'vitest';
import { ringSteps } from '../../../../src/devices/ringModulator/inTime/ringSteps.ts';
import { runPlaces, stepUnderPower } from '../../../../src/devices/ringModulator/underPower/gaussKernel.ts';
import { powerChunk as chunk, wasmPowerSteps } from '../../../../src/devices/ringModulator/underPower/powerSteps.ts';

const webAssembly = (globalThis as { readonly WebAssembly?: unknown }).WebAssembly;

describe('the steps of a ring under power', () => {
  // Rates by place, light, carriers and heat of a strongly driven ring, so that rounds repeat and the carriers leave their expansion.
  const settings = Float64Array.of(0.1, 4e-3, 0.2, 0.05, 0.45, 0.02, -0.05, 0.01, 0.3, 0.02, 0.8, 1.1, 5e-4, 0.002, 6.5e-4, 0.99, 0.998, 0.992, 0.97, 0.45);
  const expansion = Float64Array.of(0.5, 0.01, 0.02, -1e-3, 1e-4, 0.02, 0.05, -2e-3, 3e-4, 0.7);
  const light = [Float64Array.from({ length: chunk + 3 }, (_, i) => (i < 200 ? 1 : 1 + 0.3 * Math.sin(i))), new Float64Array(chunk + 3).fill(0.2)] as const;
  const outcome = (step: typeof stepUnderPower): { readonly ends: number[]; readonly samples: Float64Array[]; readonly state: Float64Array } => {
    const { places, outRe, outIm } = ringSteps();
    for (let i = 0; i <= chunk; i++) places[i] = Math.sin(i / 9 + Math.sin(i * i));
    outRe.fill(0);
    outIm.fill(0);
    const state = new Float64Array(runPlaces.count);
    state.set([0.3, -0.2, 1, 0.2, 0.1, 0.5, 0.01, 0.12, 0.13]);
    const ends = [step(0, 100, settings, expansion, state, light, 3), step(100, chunk, settings, expansion, state, light, 3)];
    return { ends, samples: [outRe.slice(), outIm.slice(), state.slice(0, runPlaces.input)], state };
  };
  const plain = outcome(stepUnderPower);

  it('take the same bits in WebAssembly as without it, and the same energies to rounding', () => {
    const ours = outcome(wasmPowerSteps(webAssembly)!);
    expect(ours.ends).toEqual(plain.ends);
    expect(ours.samples).toEqual(plain.samples);
    for (let i = runPlaces.input; i < runPlaces.before; i++) expect(ours.state[i]! / plain.state[i]!).toBeCloseTo(1, 12);
    expect(wasmPowerSteps(undefined)).toBeUndefined();
  });

  it('stop where the carriers leave their expansion', () => {
    expect(plain.ends[0]).toBe(100);
    expect(plain.ends[1]).toBeGreaterThan(150);
    expect(plain.ends[1]).toBeLessThan(chunk);
    expect(plain.state[runPlaces.density]).toBeGreaterThan(1.2);
    expect(plain.samples[0]!.slice(0, plain.ends[1]).every((value) => Number.isFinite(value) && value !== 0)).toBe(true);
  });
});
