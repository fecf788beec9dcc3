import { describe, expect, it } from 'vitest';
import type { Grating, GratingFacet } from '../../../src/devices/dfbLaser/grating.ts';
import { gainMargin } from '../../../src/devices/dfbLaser/gainMargin.ts';
import { gratingModes } from '../../../src/devices/dfbLaser/gratingModes.ts';
import { holeBurning } from '../../../src/devices/dfbLaser/holeBurning.ts';

const length = 400e-6;
const clear: GratingFacet = { reflectivity: 0, phase: 0 };
const range = { detuningRange: [-20 / length, 20 / length], gainRange: [0, 6 / length] } as const;
const shifted = (kappaL: number): Grating => ({
  sections: [Math.PI / 2, 0].map((phaseShift) => ({ length: length / 2, coupling: kappaL / length, phaseShift })),
  facets: [clear, clear],
});
const light = { saturation: 0.5, internalLoss: 2000, linewidthEnhancementFactor: 4 };

describe('spatial hole burning along a laser', () => {
  it('leaves a laser without light as it is', () => {
    const cold = gratingModes(shifted(2), range);
    const burnt = holeBurning(shifted(2), { ...light, saturation: 0 }, range, { slices: 8 });
    expect(burnt.mode.amplitudeGain).toBeCloseTo(cold[0]!.amplitudeGain, 4);
    expect(burnt.gainMargin).toBeCloseTo(gainMargin(cold), 4);
    for (const gain of burnt.sliceGain) expect(gain).toBeCloseTo(cold[0]!.amplitudeGain, 4);
  });

  it('takes margin and gain where light is strong, least of all near κL 1.25', () => {
    const lost = (kappaL: number): number => {
      const cold = gainMargin(gratingModes(shifted(kappaL), range));
      return 1 - holeBurning(shifted(kappaL), light, range, { slices: 8 }).gainMargin / cold;
    };
    expect(lost(1.25)).toBeLessThan(0.05);
    expect(lost(2)).toBeGreaterThan(0.2);
    expect(lost(3)).toBeGreaterThan(lost(2));
    const { sliceGain, profile } = holeBurning(shifted(3), light, range, { slices: 8 });
    expect(Math.min(...sliceGain)).toBe(Math.min(sliceGain[7]!, sliceGain[8]!));
    const cold = holeBurning(shifted(3), { ...light, saturation: 0 }, range, { slices: 8 });
    expect(profile.peakToValley).toBeLessThan(cold.profile.peakToValley);
  });

  it('agrees with itself: each slice has the gain that the light leaves, and the laser a mode there', () => {
    const { sliceGain, profile, burnt, mode } = holeBurning(shifted(2), light, range, { slices: 10 });
    const modes = gratingModes(burnt, range);
    const nearest = modes.reduce((best, each) => (Math.abs(each.detuning - mode.detuning) < Math.abs(best.detuning - mode.detuning) ? each : best));
    expect(nearest.amplitudeGain).toBeCloseTo(mode.amplitudeGain, 3);
    // (net gain + loss) × (1 + saturation × power) is the same in all slices; the mean of five places is by Simpson's rule.
    const before = sliceGain.map((gain, i) => {
      const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((k) => profile.forward[4 * i + k]! + profile.backward[4 * i + k]!) as [number, number, number, number, number];
      return (gain + light.internalLoss / 2) * (1 + (light.saturation * (a + 4 * b + 2 * c + 4 * d + e)) / 12);
    });
    for (const each of before) expect(each / before[0]!).toBeCloseTo(1, 4);
    const mean = sliceGain.reduce((sum, gain) => sum + gain, 0) / sliceGain.length;
    expect(mean).toBeCloseTo(mode.amplitudeGain, 4);
  });

  it('refuses light and slices that cannot be', () => {
    const ask = (change: object, slices = 4) => () => holeBurning(shifted(2), { ...light, ...change }, range, { slices });
    expect(ask({ saturation: -1 })).toThrow('holeBurning: saturation is -1');
    expect(ask({ internalLoss: NaN })).toThrow('holeBurning: internalLoss');
    expect(ask({ linewidthEnhancementFactor: 30 })).toThrow('holeBurning: linewidthEnhancementFactor');
    expect(ask({}, 0)).toThrow('holeBurning: slices is 0');
    expect(ask({}, 1.5)).toThrow('slices is 1.5, must be a whole number');
    const narrow = { ...range, gainRange: [0, 0.1 / length] } as const;
    expect(() => holeBurning(shifted(2), light, narrow, { slices: 4 })).toThrow('holeBurning: modes in the range is 0');
  });
});
