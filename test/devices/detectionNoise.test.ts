import { describe, expect, it } from 'vitest';
import { relativeIntensityNoise, shotNoise, thermalNoise } from '../../src/devices/detectionNoise.ts';
import { shotNoiseFloor } from '../../src/devices/laserNoise.ts';
import { nm } from '../../src/units.ts';

describe('the variances of a photocurrent', () => {
  const noiseBandwidth = 53.125e9;

  it('are those of 1 mW on 0.9 A/W', () => {
    expect(Math.sqrt(shotNoise({ current: 0.9e-3, noiseBandwidth }))).toBeCloseTo(3.91418115e-6, 12);
    expect(Math.sqrt(thermalNoise({ noiseDensity: 16e-12, noiseBandwidth }))).toBeCloseTo(3.68781778e-6, 12);
    expect(Math.sqrt(relativeIntensityNoise({ rin: 10 ** -14.5, current: 0.9e-3, noiseBandwidth }))).toBeCloseTo(1.16651944e-5, 11);
  });

  it('make the shot noise of a perfect diode the floor of the light itself', () => {
    const perfect = (1.602176634e-19 * 1310 * nm) / (6.62607015e-34 * 299792458);
    const current = perfect * 1e-3;
    const floor = relativeIntensityNoise({ rin: shotNoiseFloor(1e-3, 1310 * nm), current, noiseBandwidth });
    expect(floor / shotNoise({ current, noiseBandwidth })).toBeCloseTo(1, 12);
  });
});
