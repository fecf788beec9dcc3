import { describe, expect, it } from 'vitest';
import { highPowerDfb } from '../../src/designs/highPowerDfb.ts';
import { referenceDfb } from '../../src/designs/referenceDfb.ts';
import { dfbLaser } from '../../src/devices/dfbLaser.ts';
import { MHz, celsius, mW, nm, toDb } from '../../src/units.ts';

describe('the high-power laser', () => {
  const laser = dfbLaser(highPowerDfb);

  it.each([25, 30, 35])('gives more than its rated 350 mW on a plate of %d °C', (plate) => {
    expect(laser.highestPower({ temperature: celsius(plate) }).power).toBeGreaterThan(350 * mW);
  });

  it.each([25, 30, 35])('turns 15 to 25 %% of electrical power into 278 and 300 mW on a plate of %d °C', (plate) => {
    for (const power of [278 * mW, 300 * mW]) {
      const temperature = celsius(plate);
      const efficiency = laser.wallPlugEfficiency({ current: laser.currentFor({ power, temperature }), temperature });
      expect(efficiency).toBeGreaterThan(0.15);
      expect(efficiency).toBeLessThan(0.25);
    }
  });

  it('keeps the limits of an external laser source: noise, linewidth, polarization', () => {
    expect(toDb(highPowerDfb.relativeIntensityNoise)).toBeLessThanOrEqual(-144.9999);
    expect(highPowerDfb.linewidth).toBeLessThanOrEqual(1 * MHz);
    expect(toDb(highPowerDfb.polarizationExtinction)).toBeGreaterThanOrEqual(16);
  });

  it('works within 1304.5 to 1317.5 nm, at 1311 nm on a plate of 30 °C', () => {
    const wavelength = (power: number, plate: number): number =>
      laser.wavelength({ current: laser.currentFor({ power, temperature: celsius(plate) }), temperature: celsius(plate) }) / nm;
    expect(wavelength(280 * mW, 30)).toBeCloseTo(1311, 1);
    expect(wavelength(278 * mW, 0)).toBeGreaterThan(1304.5);
    expect(wavelength(350 * mW, 60)).toBeLessThan(1317.5);
  });
});

describe('the reference laser', () => {
  it('is the sample with 302.53 mW at 1 A on a plate of 50 °C', () => {
    expect(dfbLaser(referenceDfb).power({ current: 1, temperature: celsius(50) }) / mW).toBeCloseTo(302.53, 2);
  });
});
