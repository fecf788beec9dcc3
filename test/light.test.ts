import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attenuate, averagePower, chain, continuousWave, extinctionRatio, type Lane, levelMismatchRatio, type Light, opticalModulationAmplitude,
} from '../src/light.ts';

const laser = { wavelength: 1311e-9, rin: 1e-14, linewidth: 1e6, polarizationExtinction: 100, source: 'laser 0' };
const pam4 = (levels: readonly number[]): Light => ({ lanes: [{ ...laser, levels, chirp: [0, 0, 0, 0], crosstalk: [1, 2, 3, 4] }] });
const lane = (light: Light): Lane => light.lanes[0]!;

describe('light', () => {
  it('is made unmodulated', () => {
    const light = continuousWave(laser, 0.01);
    expect(lane(light)).toEqual({ ...laser, levels: [0.01], chirp: [0], crosstalk: [0] });
    expect(opticalModulationAmplitude(lane(light))).toBeNull();
    expect(extinctionRatio(lane(light))).toBeNull();
    expect(() => continuousWave(laser, -1)).toThrow('continuousWave: power is -1 W, outside 0 to 100 W');
  });

  it('has an average, an outer amplitude and an outer extinction ratio', () => {
    const light = pam4([1, 2, 3, 6]);
    expect(averagePower(lane(light))).toBe(3);
    expect(opticalModulationAmplitude(lane(light))).toBe(5);
    expect(extinctionRatio(lane(light))).toBe(6);
    expect(extinctionRatio(lane(pam4([0, 1, 2, 3])))).toBeNull();
  });

  it('is attenuated in levels and crosstalk alike, without touching the light that came in', () => {
    const light = pam4([1, 2, 3, 6]);
    const copy = structuredClone(light);
    const half = lane(attenuate(light, 0.5));
    expect([half.levels, half.crosstalk, half.chirp]).toEqual([[0.5, 1, 1.5, 3], [0.5, 1, 1.5, 2], [0, 0, 0, 0]]);
    expect(light).toEqual(copy);
    expect(() => attenuate(light, 1.01)).toThrow(RangeError);
    expect(() => attenuate(light, -0.01)).toThrow(RangeError);
  });

  it('passes a chain of stages in their order', () => {
    const add = (power: number) => (light: Light): Light => ({ lanes: light.lanes.map((each) => ({ ...each, levels: each.levels.map((p) => p + power) })) });
    const stage = chain(add(1), (light) => attenuate(light, 0.5));
    expect(lane(stage(pam4([1, 2, 3, 4]))).levels).toEqual([1, 1.5, 2, 2.5]);
    const light = pam4([1, 2, 3, 4]);
    expect(chain()(light)).toBe(light);
  });
});

describe('levelMismatchRatio', () => {
  it('is 1 for equal steps, whatever their size, place and order', () => {
    const size = fc.double({ min: 1e-6, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(size, size, (low, step) => {
        const levels = [low, low + step, low + 2 * step, low + 3 * step];
        expect(levelMismatchRatio(levels)).toBeCloseTo(1, 6);
        expect(levelMismatchRatio(levels.toReversed())).toBeCloseTo(1, 6);
      }),
      { seed: 2 },
    );
  });

  it('takes the worst of four, by hand: 0, 0.8, 2, 3 about 1.5', () => {
    // ES1 = 0.7/1.5, ES2 = 0.5/1.5: 1.4, 1, 0.6, 1
    expect(levelMismatchRatio([0, 0.8, 2, 3])).toBeCloseTo(0.6, 12);
    expect(levelMismatchRatio([0, 1.2, 2, 3])).toBeCloseTo(0.6, 12);
  });

  it('refuses other than four levels, and four that do not differ', () => {
    expect(() => levelMismatchRatio([1, 2, 3])).toThrow('levels has 3 entries, must have 4');
    expect(() => levelMismatchRatio([1, 1, 1, 1])).toThrow('levels span 0, must differ');
    expect(() => levelMismatchRatio([1, 1, 1, Number.NaN])).toThrow(RangeError);
  });
});
