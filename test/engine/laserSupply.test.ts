import { describe, expect, it } from 'vitest';
import { quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { dfbLaser } from '../../src/devices/dfbLaser.ts';
import { laserSupply } from '../../src/engine/laserSupply.ts';
import { averagePower } from '../../src/light.ts';
import { fromDb, mW, nm } from '../../src/units.ts';

const design = quantumX800Engine.laser;
const laser = dfbLaser(design.device);

describe('laserSupply', () => {
  it('finds the current of the set point and lights every laser with it', () => {
    const supply = laserSupply(design);
    const point = { current: supply.current, temperature: design.temperature };
    expect(laser.power(point)).toBeCloseTo(design.power, 10);
    expect(supply.junctionTemperature).toBe(laser.junctionTemperature(point));
    expect(supply.lights).toHaveLength(2);
    supply.lights.forEach(({ lanes }, i) => {
      expect(lanes).toHaveLength(1);
      expect(averagePower(lanes[0]!)).toBeCloseTo(design.power, 10);
      expect(lanes[0]!.wavelength).toBe(laser.wavelength(point) + design.wavelengthOffsets[i]!);
    });
    expect(supply.lights[1]!.lanes[0]!.wavelength - supply.lights[0]!.lanes[0]!.wavelength).toBeCloseTo(1 * nm, 15);
    expect(new Set(supply.lights.map(({ lanes }) => lanes[0]!.source)).size).toBe(2);
  });

  it('counts the supply’s own loss and every laser', () => {
    const { current, wallPlugPower } = laserSupply(design);
    const one = laser.electricalPower({ current, temperature: design.temperature });
    expect(wallPlugPower).toBeCloseTo((2 * one) / 0.9, 12);
  });

  it('keeps what ageing takes in reserve', () => {
    const { endOfLifePower } = laserSupply(design);
    const highest = laser.highestPower({ temperature: design.temperature }).power;
    expect(endOfLifePower).toBeCloseTo(highest / fromDb(1), 12);
    expect(() => laserSupply({ ...design, endOfLifeDropDb: 3 })).toThrow(
      /opticalEngine: laser\.power is 0\.278 W, above the 0\.2\d+ W that the laser gives at the end of its life/,
    );
    expect(() => laserSupply({ ...design, power: 1000 * mW })).toThrow(RangeError);
  });
});
