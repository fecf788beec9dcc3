import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highPowerDfb } from '../../src/designs/highPowerDfb.ts';
import { referenceDfb } from '../../src/designs/referenceDfb.ts';
import { dfbLaser, dfbLaserTable, type DfbLaserDesign } from '../../src/devices/dfbLaser.ts';
import { scalarPaths } from '../../src/design.ts';
import { ConvergenceError } from '../../src/errors.ts';
import { celsius, mW, nm } from '../../src/units.ts';

const laser = dfbLaser(referenceDfb);
const temperature = celsius(50);
const plates = fc.double({ min: celsius(0), max: celsius(60), noNaN: true });

/** Residual of the heat balance at the answer, K. */
function imbalance(design: DfbLaserDesign, current: number, plate: number): number {
  const each = dfbLaser(design);
  const point = { current, temperature: plate };
  const heat = current * each.voltage(point) - each.power(point);
  return each.junctionTemperature(point) - plate - design.thermalResistance * heat;
}

describe('a distributed-feedback laser', () => {
  it('gives the power, junction temperature and efficiency of the sample at 1.0 and 1.2 A on a plate of 50 °C', () => {
    expect(laser.power({ current: 1, temperature }) / mW).toBeCloseTo(302.5323, 3);
    expect(laser.junctionTemperature({ current: 1, temperature })).toBeCloseTo(celsius(81.94935), 4);
    expect(laser.wallPlugEfficiency({ current: 1, temperature })).toBeCloseTo(0.1592275, 6);
    expect(laser.power({ current: 1.2, temperature }) / mW).toBeCloseTo(339.9413, 3);
    expect(laser.wallPlugEfficiency({ current: 1.2, temperature })).toBeCloseTo(0.1348974, 6);
  });

  it('balances heat at any current and plate', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), plates, (current, plate) => {
        expect(Math.abs(imbalance(referenceDfb, current, plate))).toBeLessThan(1e-9);
      }),
      { seed: 5 },
    );
  });

  it('keeps light below electrical power and the junction above the plate', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1.5, noNaN: true }), plates, (current, plate) => {
        const each = dfbLaser(highPowerDfb);
        const point = { current, temperature: plate };
        expect(each.power(point)).toBeLessThan(each.electricalPower(point));
        expect(each.junctionTemperature(point)).toBeGreaterThan(plate);
        expect(each.electricalPower(point)).toBe(current * each.voltage(point));
      }),
      { seed: 6 },
    );
  });

  it('is the ideal straight line without heating', () => {
    const cold = dfbLaser({ ...referenceDfb, thermalResistance: 0 });
    expect(cold.power({ current: 0.5, temperature: celsius(25) })).toBeCloseTo(0.45 * 0.47, 12);
    expect(cold.threshold({ temperature: celsius(25) })).toBeCloseTo(0.03, 12);
    const power = cold.power({ current: 2, temperature: celsius(25) });
    expect(cold.highestPower({ temperature: celsius(25) })).toEqual({ power, current: 2 });
  });

  it('is dark below threshold and lases above it', () => {
    const threshold = laser.threshold({ temperature });
    expect(threshold).toBeCloseTo(0.04617447165, 10);
    expect(laser.power({ current: threshold * (1 - 1e-6), temperature })).toBe(0);
    expect(laser.power({ current: threshold * (1 + 1e-6), temperature })).toBeGreaterThan(0);
    expect(laser.wallPlugEfficiency({ current: 0, temperature })).toBe(0);
    expect(laser.power({ current: 0, temperature })).toBe(0);
    expect(laser.voltage({ current: 0, temperature })).toBe(0.9);
  });

  it('turns over at the largest power', () => {
    const peak = laser.highestPower({ temperature });
    expect(peak.power / mW).toBeCloseTo(381.3888, 3);
    expect(peak.current).toBeCloseTo(1.71748, 4);
    for (const shift of [-0.01, 0.01]) expect(laser.power({ current: peak.current + shift, temperature })).toBeLessThan(peak.power);
  });

  it('finds the current for a power on the rising branch', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.999, noNaN: true }), plates, (share, plate) => {
        const peak = laser.highestPower({ temperature: plate });
        const current = laser.currentFor({ power: share * peak.power, temperature: plate });
        expect(current).toBeLessThan(peak.current);
        expect(laser.power({ current, temperature: plate })).toBeCloseTo(share * peak.power, 12);
      }),
      { seed: 7 },
    );
    expect(laser.currentFor({ power: 0, temperature })).toBe(laser.threshold({ temperature }));
    const peak = laser.highestPower({ temperature });
    expect(laser.currentFor({ power: peak.power, temperature })).toBe(peak.current);
  });

  it('says how much power is within reach when asked for more', () => {
    expect(() => laser.currentFor({ power: 0.5, temperature })).toThrow('dfbLaser: power at 323.15 K is 0.5 W, outside 0 to 0.381389 W');
    expect(() => laser.currentFor({ power: NaN, temperature })).toThrow(RangeError);
  });

  it('shifts its wavelength with the junction and with the current', () => {
    const point = { current: 1, temperature };
    const junction = laser.junctionTemperature(point);
    expect(laser.wavelength(point)).toBeCloseTo(1310 * nm + 0.1 * nm * (junction - celsius(25)), 18);
    const tuned = dfbLaser({ ...referenceDfb, wavelengthPerAmpere: -0.5 * nm });
    expect(tuned.wavelength(point) - laser.wavelength(point)).toBeCloseTo(-0.5 * nm, 18);
  });

  it('gives one lane of continuous light that carries its noise and its name', () => {
    const operation = { current: 1, temperature };
    const { lanes } = laser.at(operation, { source: 'east' })();
    expect(lanes).toEqual([
      {
        wavelength: laser.wavelength(operation),
        levels: [laser.power(operation)],
        rin: referenceDfb.relativeIntensityNoise,
        linewidth: referenceDfb.linewidth,
        chirp: [0],
        crosstalk: [0],
        polarizationExtinction: referenceDfb.polarizationExtinction,
        source: 'east',
      },
    ]);
    expect(laser.at(operation)().lanes[0]!.source).toBe('laser');
  });

  it('goes dark by thermal runaway with an error, not with a number', () => {
    const weak = dfbLaser({ ...referenceDfb, thermalResistance: 80 });
    expect(weak.power({ current: 0.3, temperature })).toBeGreaterThan(0);
    expect(() => weak.power({ current: 2, temperature })).toThrow(/thermal runaway on a plate of 323.15 K/);
    const peak = weak.highestPower({ temperature });
    expect(peak.current).toBeLessThan(1);
    for (const shift of [-1e-3, 1e-3]) expect(weak.power({ current: peak.current + shift, temperature })).toBeLessThan(peak.power);
  });

  it('says so when it never lases', () => {
    const hopeless = dfbLaser({ ...referenceDfb, thermalResistance: 500, thresholdCurrent: 0.3 });
    expect(() => hopeless.threshold({ temperature })).toThrow('dfbLaser: temperature is 323.15 K, where threshold lies above 2 A');
    expect(() => hopeless.highestPower({ temperature })).toThrow(RangeError);
    expect(hopeless.power({ current: 0.01, temperature })).toBe(0);
  });

  // Near extinction the threshold rises so steeply that lit and dark states both balance the heat.
  const poor = { thresholdCurrent: 0.01, thresholdTemperature: 50, slopeTemperature: 10000, seriesResistance: 0, thermalResistance: 256 };
  const steep = { ...referenceDfb, ...poor };

  it('takes the coldest of several junction temperatures', () => {
    const both = dfbLaser(steep);
    const plate = celsius(25);
    let found = 0;
    for (let current = 0.9; current < 1.3; current += 0.01) {
      const darkThreshold = 0.01 * Math.exp((256 * 0.9 * current) / 50);
      let junction: number;
      try {
        junction = both.junctionTemperature({ current, temperature: plate });
      } catch (error) {
        expect(String(error)).toContain('thermal runaway');
        continue;
      }
      if (darkThreshold > current && both.power({ current, temperature: plate }) > 0) found++;
      for (let share = 0; share < 0.999; share += 0.01) {
        const rise = share * (junction - plate);
        const light = 0.45 * Math.exp(-rise / 10000) * Math.max(0, current - 0.01 * Math.exp(rise / 50));
        expect(rise - 256 * (0.9 * current - light)).toBeLessThan(0);
      }
    }
    expect(found).toBeGreaterThan(3);
  });

  it('refuses a design that makes light from nothing', () => {
    const impossible = dfbLaser({ ...referenceDfb, slopeEfficiency: 1.5, turnOnVoltage: 0.3, seriesResistance: 0 });
    expect(() => impossible.power({ current: 1, temperature })).toThrow(/more light than it takes electrical power/);
  });

  it('refuses currents, plates and parameters out of range', () => {
    for (const current of [-0.1, 2.1, NaN, Infinity]) expect(() => laser.power({ current, temperature })).toThrow(RangeError);
    for (const plate of [celsius(-21), celsius(101), NaN]) {
      expect(() => laser.wavelength({ current: 1, temperature: plate })).toThrow(/dfbLaser: temperature is/);
      expect(() => laser.threshold({ temperature: plate })).toThrow(RangeError);
    }
    const said = 'dfbLaser: thresholdTemperature is 0 K, outside 10 to 10000 K';
    expect(() => dfbLaser({ ...referenceDfb, thresholdTemperature: 0 })).toThrow(said);
    expect(() => dfbLaser({ ...referenceDfb, lowestPlateTemperature: celsius(110) })).toThrow('dfbLaser: lowestPlateTemperature is');
    expect(() => laser.voltage({ current: 3, temperature })).toThrow(RangeError);
    expect(() => laser.electricalPower({ current: 3, temperature })).toThrow(RangeError);
    expect(() => laser.at({ current: 3, temperature })).toThrow(RangeError);
  });

  it('says so where the lit state is about to vanish and the balance is not found', () => {
    const both = dfbLaser(steep);
    const errors: unknown[] = [];
    let lit = 0.9;
    let out = 1.3;
    for (let i = 0; i < 60; i++) {
      const current = (lit + out) / 2;
      try {
        both.power({ current, temperature: celsius(25) });
        lit = current;
      } catch (error) {
        errors.push(error);
        out = current;
      }
    }
    expect(errors.some((error) => error instanceof RangeError)).toBe(true);
    expect(errors.some((error) => error instanceof ConvergenceError)).toBe(true);
  });

  it('lists each of its numbers by path', () => {
    const paths = scalarPaths(dfbLaserTable, laser.design).map(({ path }) => path);
    expect(paths).toContain('thresholdCurrent');
    expect(paths).not.toContain('wavelengthPerAmpere');
    expect(Object.isFrozen(laser.design)).toBe(true);
  });
});
