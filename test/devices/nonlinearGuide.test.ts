import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attenuator } from '../../src/devices/attenuator.ts';
import { nonlinearGuide } from '../../src/devices/nonlinearGuide.ts';
import type { NonlinearGuideDesign } from '../../src/devices/nonlinearGuide/table.ts';
import { nitrideSupplyGuide } from '../../src/designs/externalLaserModule.ts';
import { continuousWave, type Lane, type Light } from '../../src/light.ts';
import { cm, dbPerCm, dbPerMeter, mW, nm, ns, um } from '../../src/units.ts';

const wavelength = 1310 * nm;
/** β of 0.5 cm/GW, σ of 1e-17 cm². */
const wire: NonlinearGuideDesign = {
  length: 1 * cm,
  attenuation: 2 * dbPerCm,
  twoPhotonAbsorption: 5e-12,
  nonlinearArea: 0.1 * um ** 2,
  carrierArea: 0.1 * um ** 2,
  carrierLifetime: 1 * ns,
  carrierCrossSection: 1e-21,
};

const seed = 8;
const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const designs = fc.record({
  length: between(1e-4, 0.05),
  attenuation: between(2, 200),
  twoPhotonAbsorption: between(1e-13, 5e-11),
  nonlinearArea: between(3e-14, 3e-12),
  carrierArea: between(3e-14, 3e-12),
  carrierLifetime: between(1e-11, 1e-8),
  carrierCrossSection: between(1e-23, 5e-21),
});
const powers = between(1e-5, 10);

function lane(levels: readonly number[], at = wavelength): Lane {
  const chirp = levels.map((_, k) => k / 10);
  const crosstalk = levels.map(() => 1e-5);
  return { wavelength: at, levels, rin: 1e-14, linewidth: 1e6, chirp, crosstalk, polarizationExtinction: 100, source: 'laser' };
}

describe('nonlinearGuide', () => {
  it('adds 0.38 and 2.19 dB/cm to a wire of 0.1 um² and 1 ns at 175 mW', () => {
    const { linear, twoPhoton, freeCarrier } = nonlinearGuide(wire).attenuation({ power: 175 * mW, wavelength });
    expect(linear / dbPerCm).toBeCloseTo(2, 12);
    expect(twoPhoton / dbPerCm).toBeCloseTo(0.38, 3);
    expect(freeCarrier / dbPerCm).toBeCloseTo(2.1928, 4);
    expect(nonlinearGuide(wire).carrierDensity({ power: 175 * mW, wavelength })).toBeCloseTo(freeCarrier / 1e-21, -10);
  });

  it('is a fixed loss in silicon nitride at any power', () => {
    const guide = nonlinearGuide(nitrideSupplyGuide);
    const fixed = attenuator({ lossDb: (nitrideSupplyGuide.attenuation * nitrideSupplyGuide.length) / dbPerMeter });
    for (const power of [0, 1e-6, 0.35, 100]) {
      expect(guide.transmission({ power, wavelength })).toBeCloseTo(fixed.transmission(), 14);
      expect(guide.attenuation({ power, wavelength })).toEqual({ linear: nitrideSupplyGuide.attenuation, twoPhoton: 0, freeCarrier: 0 });
    }
    expect(guide.lossDb({ power: 1, wavelength })).toBeCloseTo(0.1, 12);
    expect(guide.inputFor({ power: 0.2, wavelength })).toBeCloseTo(0.2 / fixed.transmission(), 14);
  });

  it('agrees with the closed form of two-photon absorption alone', () => {
    const bare = { ...wire, carrierLifetime: 0 };
    const guide = nonlinearGuide(bare);
    const slope = wire.twoPhotonAbsorption / wire.nonlinearArea;
    const linear = Math.exp(-wire.attenuation * wire.length);
    const effective = (1 - linear) / wire.attenuation;
    for (const power of [1e-4, 0.01, 0.35, 5, 100]) {
      const expected = linear / (1 + slope * power * effective);
      expect(Math.abs(guide.transmission({ power, wavelength }) / expected - 1)).toBeLessThan(1e-10);
    }
  });

  it('agrees with the closed form of carriers alone', () => {
    // Two photons make the carriers but take next to nothing themselves in so large an area.
    const guide = nonlinearGuide({ ...wire, nonlinearArea: 1e-8 });
    const linear = Math.exp(-wire.attenuation * wire.length);
    for (const power of [1e-3, 0.05, 0.35, 2]) {
      const { freeCarrier } = guide.attenuation({ power, wavelength });
      const expected = linear / Math.sqrt(1 + (freeCarrier * (1 - linear * linear)) / wire.attenuation);
      expect(Math.abs(guide.transmission({ power, wavelength }) / expected - 1)).toBeLessThan(1e-5);
    }
  });

  it('satisfies the integral over power of all three losses together', () => {
    const property = fc.property(designs, powers, (design, power) => {
      const guide = nonlinearGuide(design);
      const behind = power * guide.transmission({ power, wavelength });
      const a = design.attenuation;
      const b = design.twoPhotonAbsorption / design.nonlinearArea;
      const c = guide.attenuation({ power: 1, wavelength }).freeCarrier;
      // ∫ dP/(P (a + bP + cP²)), with the middle part as a difference of inverse tangents or their hyperbolic kin.
      const rate = (p: number): number => a + b * p + c * p * p;
      const across = (power - behind) / (2 * a + b * (power + behind) + 2 * c * power * behind);
      const root = Math.sqrt(Math.abs(b * b - 4 * a * c));
      const middle = b * b > 4 * a * c ? (2 * Math.atanh(root * across)) / root : (2 * Math.atan(root * across)) / root;
      const length = (Math.log(power / behind) - Math.log(rate(power) / rate(behind)) / 2 - (b / 2) * middle) / a;
      expect(Math.abs(length / design.length - 1)).toBeLessThan(1e-6);
    });
    fc.assert(property, { seed, numRuns: 200 });
  });

  it('is the same in one piece or in two, and passes a smaller share of more light', () => {
    const property = fc.property(designs, powers, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (design, power, part) => {
      const whole = nonlinearGuide(design);
      const first = nonlinearGuide({ ...design, length: part * design.length });
      const second = nonlinearGuide({ ...design, length: (1 - part) * design.length });
      const light = continuousWave(lane([1]), power);
      const cut = second.at()(first.at()(light)).lanes[0]!.levels[0]!;
      const behind = power * whole.transmission({ power, wavelength });
      expect(Math.abs(cut / behind - 1)).toBeLessThan(1e-9);
      const more = 1.1 * power;
      expect(whole.transmission({ power: more, wavelength })).toBeLessThan(whole.transmission({ power, wavelength }));
      expect(more * whole.transmission({ power: more, wavelength })).toBeGreaterThan(behind);
    });
    fc.assert(property, { seed, numRuns: 100 });
  });

  it('finds the power before it that gives a power behind it', () => {
    const property = fc.property(designs, powers, (design, power) => {
      const guide = nonlinearGuide(design);
      const behind = power * guide.transmission({ power, wavelength });
      // Where the guide limits, many powers before it give almost the same behind it.
      fc.pre(guide.transmission({ power, wavelength }) > 1e-3);
      expect(Math.abs(guide.inputFor({ power: behind, wavelength }) / power - 1)).toBeLessThan(1e-7);
    });
    fc.assert(property, { seed, numRuns: 100 });
    const guide = nonlinearGuide(wire);
    expect(guide.inputFor({ power: 0, wavelength })).toBe(0);
    const most = 100 * guide.transmission({ power: 100, wavelength });
    expect(guide.inputFor({ power: most, wavelength })).toBeCloseTo(100, 3);
    expect(() => guide.inputFor({ power: 1, wavelength })).toThrow(/nonlinearGuide: power behind is 1 W, outside 0 to 0\.1\d+ W/);
  });

  it('as a stage gives continuous light what the questions say and leaves the rest of a lane alone', () => {
    const guide = nonlinearGuide(wire);
    const before = lane([0.2]);
    const behind = guide.at()({ lanes: [before] }).lanes[0]!;
    const passed = guide.transmission({ power: 0.2, wavelength });
    expect(behind.levels).toEqual([0.2 * passed]);
    expect(behind.crosstalk).toEqual([1e-5 * passed]);
    expect({ ...behind, levels: 0, crosstalk: 0 }).toEqual({ ...before, levels: 0, crosstalk: 0 });
    expect(guide.at()({ lanes: [] })).toEqual({ lanes: [] });
  });

  it('lets a strong color absorb a weak one twice as much as itself', () => {
    const bare = { ...wire, carrierLifetime: 0 };
    const [pump, probe] = nonlinearGuide(bare).at()({ lanes: [lane([0.3]), lane([1e-12], 1320 * nm)] }).lanes;
    const linear = Math.exp(-wire.attenuation * wire.length);
    const own = pump!.levels[0]! / 0.3 / linear;
    expect(Math.abs(probe!.levels[0]! / 1e-12 / linear / own ** 2 - 1)).toBeLessThan(1e-9);
  });

  it('lets carriers follow the mean of the symbols and two photons each symbol', () => {
    const levels = [0.05, 0.15, 0.25, 0.35];
    const shares = (design: NonlinearGuideDesign): number[] =>
      nonlinearGuide(design)
        .at()({ lanes: [lane(levels)] })
        .lanes[0]!.levels.map((level, k) => level / levels[k]!);
    const fast = shares({ ...wire, carrierLifetime: 0 });
    fast.forEach((share, k) => {
      const alone = nonlinearGuide({ ...wire, carrierLifetime: 0 }).transmission({ power: levels[k]!, wavelength });
      expect(Math.abs(share / alone - 1)).toBeLessThan(1e-10);
    });
    // Carriers alone: as continuous light of the same mean square.
    const linear = Math.exp(-wire.attenuation * wire.length);
    const { freeCarrier } = nonlinearGuide(wire).attenuation({ power: 1, wavelength });
    const alone = (square: number): number => linear / Math.sqrt(1 + (freeCarrier * square * (1 - linear * linear)) / wire.attenuation);
    const square = levels.reduce((sum, level) => sum + level * level, 0) / 4;
    for (const share of shares({ ...wire, nonlinearArea: 1e-8 })) expect(Math.abs(share / alone(square) - 1)).toBeLessThan(1e-5);
    // Two equal colors make six times the carriers of one: each its own, and twice as many with the other, which is counted from both.
    const two: Light = { lanes: [lane([0.1]), lane([0.1], wavelength + 1e-6 * nm)] };
    const share = nonlinearGuide({ ...wire, nonlinearArea: 1e-8 }).at()(two).lanes[0]!.levels[0]! / 0.1;
    expect(Math.abs(share / alone(6 * 0.01) - 1)).toBeLessThan(1e-5);
  });

  it('refuses what is out of range', () => {
    expect(() => nonlinearGuide({ ...wire, length: -1e-3 })).toThrow('nonlinearGuide: length is -0.001 m, outside 0 to 1 m');
    expect(() => nonlinearGuide({ ...wire, nonlinearArea: 0 })).toThrow(RangeError);
    const guide = nonlinearGuide(wire);
    for (const power of [NaN, -1, 101]) {
      for (const question of ['transmission', 'lossDb', 'attenuation', 'carrierDensity', 'inputFor'] as const) {
        expect(() => guide[question]({ power, wavelength })).toThrow(/nonlinearGuide: power is/);
      }
      expect(() => guide.at()({ lanes: [lane([power])] })).toThrow(/nonlinearGuide: lanes\.0\.levels is/);
    }
    expect(() => guide.transmission({ power: 1, wavelength: 5e-7 })).toThrow(/nonlinearGuide: wavelength is/);
    expect(() => guide.at()({ lanes: [lane([1], 5e-7)] })).toThrow(/nonlinearGuide: lanes\.0\.wavelength is/);
  });
});
