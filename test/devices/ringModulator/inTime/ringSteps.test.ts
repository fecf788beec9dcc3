import { describe, expect, it } from 'vitest';
import { carefulStep } from '../../../../src/devices/ringModulator/inTime/carefulStep.ts';
import { coupledModes } from '../../../../src/devices/ringModulator/inTime/coupledModes.ts';
import { plainSteps } from '../../../../src/devices/ringModulator/inTime/plainSteps.ts';
import { ringSteps, wasmSteps } from '../../../../src/devices/ringModulator/inTime/ringSteps.ts';
import { weightRows } from '../../../../src/devices/ringModulator/inTime/rows.ts';
import { chunk, wholes, type RingSteps } from '../../../../src/devices/ringModulator/inTime/stepMemory.ts';

const webAssembly = (globalThis as { readonly WebAssembly?: unknown }).WebAssembly;

/** How far the steps of a ring go from careful ones, over light that stands, jumps and moves, for steps that change z by up to `steepness`. */
function farthest(steepness: number, swing: number, decay = 0.02): number {
  const z = { start: [0.3, 0.2] as const, slope: [decay, 1] as const };
  const ring = coupledModes({ z, turns: 1 }, { feed: -0.3, pass: 1 }, [-swing, swing]);
  const { drive, poles, electrical, stepPlaces } = ringSteps();
  const place = (i: number): number => swing * Math.sin((i * steepness) / swing);
  const light = (i: number): readonly [number, number] => {
    const quiet = Math.floor(i / chunk) % 3 === 0 || i % 40 < 20;
    return quiet ? [1, 0.5] : [1 + 0.3 * Math.sin(i / 7), i % 40 === 20 ? 0 : 0.5];
  };
  const state = new Float64Array(2);
  const out = [new Float64Array(chunk), new Float64Array(chunk)] as const;
  const [x, y] = ring.start({ place: place(0), warmth: 0, most: steepness }, ...light(0));
  state.set([x - light(0)[0], y - light(0)[1]]);
  poles.set([0, 0, 0, 0, 0, 0, 1, 0]);
  electrical.set([0, ring.scale * place(0), 0, ring.origin]);
  let most = 0;
  for (let from = 0; from < 12 * chunk; from += chunk) {
    const samples = Array.from({ length: chunk }, (_, i) => light(from + i + 1));
    const field = [Float64Array.from(samples, ([re]) => re), Float64Array.from(samples, ([, im]) => im)] as const;
    for (let i = 0; i < chunk; i++) drive[i] = ring.scale * place(from + i + 1);
    stepPlaces(chunk);
    ring.step(chunk, field, out, 0, samples.every(([re, im]) => re === samples[0]![0] && im === samples[0]![1]), undefined);
    for (let i = 0; i < chunk; i++) {
      const [p, q] = [place(from + i), place(from + i + 1)];
      const [before, after] = [light(from + i), light(from + i + 1)];
      carefulStep(state, {
        z: Float64Array.of(0.3 + decay * p, 0.2 + p, 0.3 + decay * q, 0.2 + q),
        feed: Float64Array.of(...[...before, ...after].map((part) => -0.3 * part)),
      });
      most = Math.max(most, Math.hypot(out[0][i]! - after[0] - state[0]!, out[1][i]! - after[1] - state[1]!));
    }
  }
  return most;
}

describe('the steps of a ring', () => {
  it('are careful steps to 1e-12 in slow drives, to 2e-8 in steep ones, and those themselves in steeper ones', () => {
    expect(farthest(2e-4, 0.05)).toBeLessThan(1e-12);
    expect(farthest(2e-3, 0.05)).toBeLessThan(2e-12);
    expect(farthest(0.045, 0.4)).toBeLessThan(2e-8);
    expect(farthest(0.045, 0.4)).toBeGreaterThan(1e-10);
    expect(farthest(0.2, 0.4)).toBeLessThan(2e-8);
  });

  it('are right where the ring stands still', () => {
    const ring = coupledModes({ z: { start: [0.3, 0.2], slope: [0, 0] }, turns: 1 }, { feed: -0.3, pass: 1 }, [-1, 1]);
    const [x, y] = ring.start({ place: 0.7, warmth: 0, most: Infinity }, 1, 0);
    const out = [new Float64Array(3), new Float64Array(3)] as const;
    const { drive, poles, electrical, stepPlaces } = ringSteps();
    poles.set([0, 0, 0, 0, 0, 0, 1, 0]);
    electrical.set([0, ring.scale * 0.7, 0, ring.origin]);
    drive.fill(ring.scale * 0.7, 0, 3);
    stepPlaces(3);
    ring.step(3, [new Float64Array(3).fill(1), new Float64Array(3)], out, 0, true, undefined);
    for (let i = 0; i < 3; i++) {
      expect(out[0][i]).toBeCloseTo(x, 14);
      expect(out[1][i]).toBeCloseTo(y, 14);
    }
  });

  it('take the same bits where WebAssembly is forbidden', () => {
    const origin = 90;
    const weights = weightRows({ start: [0.3, 0.2], slope: [1e-5, 7e-4] }, { origin, count: 181 }, { reference: [1, 0.5], feed: -0.3, pass: 0.9 });
    const outcome = (steps: RingSteps): readonly number[] => {
      steps.rows.set(weights.rows);
      steps.riseRows.set(weights.riseRows);
      steps.settings.set([0, 0, -0, 0, 1, 0.5, 1 / 1.25, -0.5 / 1.25]);
      steps.state.set([0.2, -0.1, 1, 0.5]);
      steps.poles.set([0.6, 0.1, 0.3, 0.5, 0.2, 0.1, 0.2, 0.7]);
      steps.electrical.set([0.3, -0.2, 0.1, wholes + origin]);
      for (let i = 0; i < chunk; i++) steps.drive[i] = 44 * Math.sin(i / 9 + Math.sin(i * i));
      steps.stepPlaces(chunk);
      steps.stepStill(0, 99);
      for (let i = 0; i < chunk; i++) {
        steps.lightRe[i] = i < 200 ? 1 : Math.sin(i / 3);
        steps.lightIm[i] = i < 300 ? 0.5 : 0.1;
      }
      steps.stepMoving(99, chunk);
      return [...steps.places, ...steps.electrical, ...steps.state, ...steps.outRe, ...steps.outIm];
    };
    const plain = outcome(plainSteps());
    expect(outcome(wasmSteps(webAssembly)!)).toEqual(plain);
    expect(plain.every(Number.isFinite)).toBe(true);
    expect(wasmSteps(undefined)).toBeUndefined();
  });

  it('find the first number out of a range, wherever it stands, in WebAssembly as without it', () => {
    for (const { within } of [plainSteps(), wasmSteps(webAssembly)!]) {
      const values = new Float64Array(5 * chunk).fill(0.5);
      expect(within(values, 0.5, 0.5)).toBe(values.length);
      for (const [at, bad] of [[5 * chunk - 1, NaN], [4 * chunk + 40, Infinity], [1003, 0.4999], [8, -Infinity], [0, 0.5001]] as const) {
        values[at] = bad;
        expect(within(values, 0.5, 0.5)).toBe(at);
        expect(within(values.subarray(0, at), 0.5, 0.5)).toBe(at);
        values[at] = 0.6;
        expect(within(values, 0.5, 0.6)).toBe(values.length);
        values[at] = 0.5;
      }
      expect(within(new Float64Array(0), 0, 1)).toBe(0);
    }
  });
});
