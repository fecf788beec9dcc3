import { describe, expect, it } from 'vitest';
import { edgeCoupler } from '../../../src/devices/edgeCoupler.ts';
import { assembledArrays, type AssemblyTolerance } from '../../../src/devices/fiberArray/assembledArrays.ts';
import { fiberArray, type FiberPlace } from '../../../src/devices/fiberArray.ts';
import { nm, um } from '../../../src/units.ts';

const wavelength = 1310 * nm;
const mode = { modeFieldDiameter: { x: 9.2 * um, y: 9.2 * um } };
const coupler = edgeCoupler({
  fiberMode: mode,
  chipMode: mode,
  gap: 0,
  index: 1,
  facet: { kind: 'coated', reflectance: 0 },
  propagationLossDb: 0,
});
const through = (place: FiberPlace): number => coupler.lossDb({ wavelength, ...place });
const array = fiberArray({ count: 12, pitch: 127 * um, fiberDiameter: 125 * um, gap: 10 * um, expansionMismatch: 2e-6 });
const still: AssemblyTolerance = { pitchError: 0, heightError: 0, x: 0, y: 0, z: 0, roll: 0, yaw: 0, tilt: 0 };
const tolerance: AssemblyTolerance = {
  pitchError: 0.3 * um,
  heightError: 0.3 * um,
  x: 0.5 * um,
  y: 0.5 * um,
  z: 0.5 * um,
  roll: 3e-4,
  yaw: 5e-4,
  tilt: 5e-4,
};
const sampling = { samples: 400, seed: 7 };

describe('assembledArrays', () => {
  it('is the aligned array where nothing scatters', () => {
    const found = assembledArrays(array, still, through, { samples: 3, seed: 1, temperatureChange: 40 });
    const exact = array.lossesDb(through, { temperatureChange: 40 });
    found.lossesDb.forEach((loss, i) => expect(loss).toBeCloseTo(exact[i % 12]!, 12));
    expect(found.quantileDb(1)).toBeCloseTo(Math.max(...exact), 12);
    expect(found.worstQuantileDb(0)).toBeCloseTo(Math.max(...exact), 12);
  });

  it('draws the same arrays from the same seed, and others from another', () => {
    const one = assembledArrays(array, tolerance, through, sampling);
    expect(assembledArrays(array, tolerance, through, sampling).lossesDb).toEqual(one.lossesDb);
    // Each array has its own stream: more of them begin with the same.
    expect(assembledArrays(array, tolerance, through, { ...sampling, samples: 500 }).lossesDb.slice(0, 4800)).toEqual(one.lossesDb);
    expect(assembledArrays(array, tolerance, through, { ...sampling, seed: 8 }).lossesDb).not.toEqual(one.lossesDb);
  });

  it('has the mean, the quantiles and the yield of its distribution', () => {
    // Pitch and height errors alone of equal modes that touch: the loss goes with the square, an exponential distribution.
    const touching = fiberArray({ count: 8, pitch: 127 * um, fiberDiameter: 125 * um, gap: 0, expansionMismatch: 0 });
    const sigma = 0.5 * um;
    const found = assembledArrays(touching, { ...still, pitchError: sigma, heightError: sigma }, through, { samples: 4000, seed: 3 });
    const scale = ((10 / Math.LN10) * 2 * sigma * sigma) / (4.6 * um) ** 2;
    expect(found.samples * found.count).toBe(found.lossesDb.length);
    expect(found.meanDb / scale).toBeCloseTo(1, 1);
    for (const p of [0.1, 0.5, 0.9, 0.99]) expect(found.quantileDb(p) / (-scale * Math.log(1 - p))).toBeCloseTo(1, 1);
    const limit = 2 * scale;
    const share = 1 - Math.exp(-2);
    expect(found.yield(limit).fibers).toBeCloseTo(share, 2);
    expect(found.yield(limit).arrays).toBeCloseTo(share ** 8, 1);
    expect(Math.abs(found.yield(limit).arrays - share ** 8)).toBeLessThan(0.03);
    expect(found.yield(1000)).toEqual({ fibers: 1, arrays: 1 });
    expect(found.yield(0).arrays).toBe(0);
    expect([...found.worstDb]).toEqual([...found.worstDb].sort((a, b) => a - b));
    const yielded = found.yield(found.worstQuantileDb(0.9)).arrays;
    expect(yielded).toBeCloseTo(0.9, 2);
  });

  it('scatters by each of its tolerances', () => {
    for (const name of ['pitchError', 'heightError', 'x', 'y', 'z', 'roll', 'yaw', 'tilt'] as const) {
      const found = assembledArrays(array, { ...still, [name]: tolerance[name] }, through, { samples: 5, seed: 2 });
      expect(new Set(found.worstDb).size, name).toBe(5);
    }
  });

  it('refuses what would touch the facet, and what is out of range', () => {
    const drawn = (change: Partial<AssemblyTolerance>, numbers: object = {}) => (): unknown =>
      assembledArrays(array, { ...tolerance, ...change }, through, { ...sampling, ...numbers });
    expect(drawn({ z: 2 * um })).toThrow(/gap is 0\.00001 m|gap is 1e-5 m/);
    expect(drawn({ z: 2 * um })).toThrow('must be at least 6 standard deviations of');
    expect(drawn({ yaw: 0.01 })).toThrow('else fibers touch the facet');
    expect(drawn({ roll: -1 })).toThrow('roll is -1 rad');
    expect(drawn({}, { samples: 0 })).toThrow('samples is 0');
    expect(drawn({}, { samples: 1.5 })).toThrow('samples is 1.5, must be a whole number');
    expect(drawn({}, { seed: -1 })).toThrow('seed is -1');
    expect(drawn({}, { temperatureChange: 5000 })).toThrow('temperatureChange is 5000 K');
    expect(() => assembledArrays(array, tolerance, () => NaN, sampling)).toThrow('loss of fiber 1 is NaN dB, must be a finite number');
    const found = assembledArrays(array, tolerance, through, { samples: 2, seed: 1 });
    expect(() => found.quantileDb(2)).toThrow('probability is 2');
    expect(() => found.yield(-1)).toThrow('limitDb is -1 dB');
  });
});
