import { describe, expect, it } from 'vitest';
import { rateEquationDfb } from '../../../src/designs/rateEquationDfb.ts';
import { rateEquationLaser } from '../../../src/devices/dfbLaser/rateEquationLaser.ts';
import { schawlowTownesLinewidth, shotNoiseFloor } from '../../../src/devices/laserNoise.ts';
import { celsius, GHz, MHz, toDb } from '../../../src/units.ts';

const d = rateEquationDfb;
const laser = rateEquationLaser(d);
const point = { current: 0.9, temperature: celsius(30) };

describe('the noise of a laser from its rate equations', () => {
  it('falls to the shot noise of its light far above the resonance', () => {
    const noise = laser.noise(point);
    expect(noise.shotFloor / shotNoiseFloor(laser.power(point), d.wavelength)).toBeCloseTo(1, 12);
    expect(noise.relativeIntensityNoise({ frequency: 1e14 }) / noise.shotFloor).toBeCloseTo(1, 3);
  });

  it('of random pumping stays above shot noise, of quiet pumping falls below it by what each electron gives', () => {
    const cool = { ...d, thermalResistance: 0, leakage: 0, injectionEfficiency: 1, internalLoss: 1, outputFraction: 1 };
    const low = { current: 1, temperature: d.referenceTemperature };
    const quiet = rateEquationLaser({ ...cool, pumpNoise: 0 }).noise(low);
    const random = rateEquationLaser(cool).noise(low);
    // One photon an electron: the light copies the current, but for the noise of the carriers that recombine on their own.
    expect(quiet.relativeIntensityNoise({ frequency: 1e3 })).toBeLessThan(0.3 * quiet.shotFloor);
    expect(random.relativeIntensityNoise({ frequency: 1e3 })).toBeGreaterThan(random.shotFloor);
    expect(random.relativeIntensityNoise({ frequency: 1e3 })).toBeLessThan(1.5 * random.shotFloor);
  });

  it('has its peak where it says, near the relaxation resonance', () => {
    for (const current of [0.09, 0.2, 0.9]) {
      const noise = laser.noise({ ...point, current });
      const { peak, relaxationFrequency } = noise;
      expect(peak.relativeIntensityNoise).toBe(noise.relativeIntensityNoise({ frequency: peak.frequency }));
      for (const other of [0.99, 1.01]) {
        expect(noise.relativeIntensityNoise({ frequency: other * peak.frequency })).toBeLessThan(peak.relativeIntensityNoise);
      }
      expect(peak.frequency / relaxationFrequency).toBeGreaterThan(0.7);
      expect(peak.frequency / relaxationFrequency).toBeLessThan(1.2);
    }
    const slow = rateEquationLaser({ ...d, gainCompression: 9e-22, pumpNoise: 1e6 }).noise(point);
    expect(slow.peak).toEqual({ frequency: 0, relativeIntensityNoise: slow.relativeIntensityNoise({ frequency: 0 }) });
  });

  it('has a resonance that grows as the square root of power, and damping in proportion', () => {
    const cool = rateEquationLaser({ ...d, thermalResistance: 0, gainCompression: 0 });
    const at = (current: number) => ({ power: cool.power({ ...point, current }), ...cool.noise({ ...point, current }) });
    const [low, high] = [at(0.3), at(1.2)];
    expect(high.relaxationFrequency / low.relaxationFrequency).toBeCloseTo(Math.sqrt(high.power / low.power), 2);
    const middle = at(0.75);
    const share = (middle.relaxationFrequency ** 2 - low.relaxationFrequency ** 2) / (high.relaxationFrequency ** 2 - low.relaxationFrequency ** 2);
    expect(middle.dampingRate).toBeCloseTo(low.dampingRate + share * (high.dampingRate - low.dampingRate), -7);
  });

  it('has the linewidth of Schawlow, Townes and Henry, for a coated facet too', () => {
    for (const outputFraction of [0.5, 0.97]) {
      const cool = rateEquationLaser({ ...d, thermalResistance: 0, gainCompression: 0, outputFraction });
      const low = { current: 0.8, temperature: d.referenceTemperature };
      const { linewidth, inversionFactor } = cool.noise(low);
      expect(inversionFactor).toBeCloseTo(d.inversionFactor, 3);
      const formula = schawlowTownesLinewidth({ ...d, inversionFactor, power: cool.power(low), outputFraction });
      expect(linewidth / formula).toBeCloseTo(1, 2);
      const { wavelength, groupIndex, mirrorLoss, internalLoss, linewidthEnhancementFactor } = d;
      const cavity = { wavelength, groupIndex, mirrorLoss, internalLoss, linewidthEnhancementFactor };
      const equal = schawlowTownesLinewidth({ ...cavity, inversionFactor, power: cool.power(low) });
      expect(equal / formula).toBeCloseTo(0.5 / outputFraction, 12);
    }
  });

  it('of the default laser keeps what an external source must', () => {
    const point = { current: laser.currentFor({ power: 0.35, temperature: celsius(35) }), temperature: celsius(35) };
    const noise = laser.noise(point);
    const mean = toDb(noise.meanExcessNoise({ from: 0.1 * GHz, to: 56 * GHz }));
    expect(mean).toBeLessThan(-145);
    expect(toDb(noise.peak.relativeIntensityNoise)).toBeGreaterThan(mean);
    expect(toDb(noise.peak.relativeIntensityNoise)).toBeLessThan(-145);
    expect(noise.linewidth).toBeLessThan(1 * MHz);
  });

  it('is averaged over a band as its sum over many points is', () => {
    const noise = laser.noise({ ...point, current: 0.075 });
    const [from, to] = [0.1 * GHz, 20 * GHz];
    let sum = 0;
    const count = 200000;
    const excess = (frequency: number): number => noise.relativeIntensityNoise({ frequency }) - noise.shotFloor;
    for (let i = 0; i < count; i++) sum += excess(from + ((i + 0.5) * (to - from)) / count);
    expect(noise.meanExcessNoise({ from, to }) / (sum / count)).toBeCloseTo(1, 4);
    expect(noise.meanExcessNoise({ from, to: from })).toBeCloseTo(excess(from), 20);
  });

  it('refuses frequencies that are none', () => {
    const noise = laser.noise(point);
    for (const frequency of [-1, NaN, Infinity]) {
      expect(() => noise.relativeIntensityNoise({ frequency })).toThrow('rateEquationLaser: frequency is');
      expect(() => noise.frequencyNoise({ frequency })).toThrow('rateEquationLaser: frequency is');
    }
    expect(() => noise.meanExcessNoise({ from: 2, to: 1 })).toThrow('band.to is 1 Hz, outside 2');
    expect(() => noise.meanExcessNoise({ from: -2, to: 1 })).toThrow('band.from is -2 Hz');
    expect(() => schawlowTownesLinewidth({ ...d, power: 0.1, outputFraction: 0 })).toThrow('outputFraction is 0');
  });
});
