import { describe, expect, it } from 'vitest';
import { multipath } from '../../src/link/multipath.ts';

const medium = { groupIndex: 1.468, lossDbPerMeter: 0, lossDbPerPlace: 0.5 };

describe('ways of light with two reflections', () => {
  it('are one for each pair, weaker by what lies between, twice', () => {
    const paths = multipath([{ position: 0, reflectance: 1e-3 }, { position: 10, reflectance: 2e-3 }, { position: 110, reflectance: 4e-3 }], medium);
    expect(paths).toHaveLength(3);
    const [near, across, far] = paths as [(typeof paths)[0], (typeof paths)[0], (typeof paths)[0]];
    expect(near.powerRatio).toBeCloseTo(2e-6, 18);
    // One place of 0.5 dB is passed back and forth.
    expect(across.powerRatio).toBeCloseTo(4e-6 / 10 ** 0.1, 18);
    expect(far.powerRatio).toBeCloseTo(8e-6, 18);
    expect(across.delay).toBeCloseTo((220 * 1.468) / 299792458, 18);
    const lossy = multipath([{ position: 0, reflectance: 0.1 }, { position: 5, reflectance: 0.1 }], { ...medium, lossDbPerMeter: 1 });
    expect(lossy[0]!.powerRatio).toBeCloseTo(0.001, 15);
  });

  it('need two places that reflect', () => {
    expect(multipath([], medium)).toEqual([]);
    expect(multipath([{ position: 0, reflectance: 0.1 }, { position: 1, reflectance: 0 }], medium)).toEqual([]);
  });

  it('need reflectances of at most 1 and places in order', () => {
    expect(() => multipath([{ position: 0, reflectance: 1.2 }], medium)).toThrow('multipath: reflections.0.reflectance is 1.2');
    expect(() => multipath([{ position: 0, reflectance: 0 }, { position: 0, reflectance: 0 }], medium)).toThrow('reflections.1.position is 0 m, must lie behind 0 m');
    expect(() => multipath([], { ...medium, groupIndex: 0.9 })).toThrow('groupIndex is 0.9');
    expect(() => multipath([], { ...medium, lossDbPerMeter: -1 })).toThrow('lossDbPerMeter is -1');
    expect(() => multipath([], { ...medium, lossDbPerPlace: 31 })).toThrow('lossDbPerPlace is 31');
  });
});
