import { describe, expect, it } from 'vitest';
import { planckConstant, speedOfLight } from '../../src/constants.ts';
import { schawlowTownesLinewidth, shotNoiseFloor } from '../../src/devices/laserNoise.ts';
import { mW, nm, toDb } from '../../src/units.ts';

const laser = {
  wavelength: 1310 * nm,
  groupIndex: 3.6,
  inversionFactor: 2,
  mirrorLoss: 1500,
  internalLoss: 1000,
  linewidthEnhancementFactor: 3,
  power: 10 * mW,
};

describe('the noise of a laser', () => {
  it('has a shot noise floor of -180.62 dB/Hz at 350 mW, twice as high at half the power', () => {
    expect(toDb(shotNoiseFloor(350 * mW, 1310 * nm))).toBeCloseTo(-180.622326, 5);
    expect(shotNoiseFloor(175 * mW, 1310 * nm) / shotNoiseFloor(350 * mW, 1310 * nm)).toBeCloseTo(2, 12);
    for (const power of [0, -1, NaN]) expect(() => shotNoiseFloor(power, 1310 * nm)).toThrow(RangeError);
    expect(() => shotNoiseFloor(1, 0)).toThrow(RangeError);
  });

  it('has the linewidth of a phase that walks with each spontaneous photon', () => {
    // R (1 + α²)/(4π S), with S photons inside and R spontaneous photons a second.
    const velocity = speedOfLight / laser.groupIndex;
    const photons = (2 * laser.power * laser.wavelength) / (planckConstant * speedOfLight * velocity * laser.mirrorLoss);
    const rate = velocity * (laser.mirrorLoss + laser.internalLoss) * laser.inversionFactor;
    expect(schawlowTownesLinewidth(laser) / ((rate * 10) / (4 * Math.PI * photons))).toBeCloseTo(1, 12);
  });

  it('is wider by 1 + α² and narrower with power', () => {
    const round = schawlowTownesLinewidth({ ...laser, linewidthEnhancementFactor: 0 });
    expect(schawlowTownesLinewidth({ ...laser, linewidthEnhancementFactor: 5.4 }) / round).toBeCloseTo(1 + 5.4 ** 2, 10);
    expect(schawlowTownesLinewidth({ ...laser, power: 20 * mW }) / schawlowTownesLinewidth(laser)).toBeCloseTo(0.5, 12);
  });

  it('refuses numbers that no laser has', () => {
    const cavity = { groupIndex: 0.5, inversionFactor: 0.9, mirrorLoss: -1, internalLoss: -1 };
    const bad = { wavelength: 0, ...cavity, linewidthEnhancementFactor: NaN, power: 0 };
    for (const [name, value] of Object.entries(bad)) {
      expect(() => schawlowTownesLinewidth({ ...laser, [name]: value })).toThrow(`schawlowTownesLinewidth: ${name} is`);
    }
  });
});
