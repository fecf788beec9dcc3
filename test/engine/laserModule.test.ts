import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementaryCharge } from '../../src/constants.ts';
import { externalLaserModule } from '../../src/designs/externalLaserModule.ts';
import { arrheniusFactor } from '../../src/devices/arrhenius.ts';
import { dfbLaser } from '../../src/devices/dfbLaser.ts';
import { laserModule, type LaserModuleState } from '../../src/engine/laserModule.ts';
import type { LaserModuleDesign } from '../../src/engine/laserModule/table.ts';
import { turnedExtinction } from '../../src/engine/laserModule/polarization.ts';
import { FIT, hour, year } from '../../src/engine/reliability.ts';
import { averagePower } from '../../src/light.ts';
import { celsius, fromDb, mW, toDb } from '../../src/units.ts';

const design: LaserModuleDesign = externalLaserModule;
const base = celsius(25);
const module = laserModule(design);
const laser = dfbLaser(design.device);
const seed = 8;

describe('laserModule', () => {
  it('solves heat and temperature of all lasers together', () => {
    const { lasers } = module.state({ temperature: base });
    const { plate } = design;
    if (plate.kind !== 'row') throw new Error('the default plate is a row');
    lasers.forEach((each, i) => {
      let rise = 0;
      lasers.forEach(({ heat }, j) => {
        rise += heat * (plate.together + plate.near * Math.exp(-(Math.abs(i - j) * plate.pitch) / plate.decay));
      });
      expect(Math.abs(each.plateTemperature - base - rise)).toBeLessThan(1e-7);
      const point = { current: each.current, temperature: each.plateTemperature };
      expect(laser.power(point)).toBeCloseTo(design.power, 9);
      expect(laser.junctionTemperature(point)).toBe(each.junctionTemperature);
      expect(laser.wavelength(point)).toBe(each.wavelength);
      expect(each.electricalPower - each.heat).toBeCloseTo(design.power, 12);
      expect(lasers[7 - i]!.plateTemperature).toBeCloseTo(each.plateTemperature, 8);
    });
    expect(lasers[3]!.plateTemperature).toBeGreaterThan(lasers[0]!.plateTemperature + 0.5);
  });

  it('counts light at the ports and power from the wall', () => {
    const { lasers, ports, opticalPower, electricalPower, efficiency } = module.state({ temperature: base });
    expect(ports).toHaveLength(16);
    const lossDb = 1.5 + 0.5 + toDb(2) + 0.3 + 1;
    ports.forEach(({ laser: source, power }, i) => {
      expect(source).toBe(Math.floor(i / 2));
      expect(power).toBeCloseTo(design.power / fromDb(lossDb), 9);
    });
    expect(opticalPower).toBeCloseTo((16 * design.power) / fromDb(lossDb), 8);
    const diodes = lasers.reduce((sum, each) => sum + each.electricalPower, 0);
    expect(electricalPower).toBeCloseTo(diodes / 0.9 + 0.8, 10);
    expect(efficiency).toBeCloseTo(opticalPower / electricalPower, 14);
  });

  it('gives the light of a port as its state says', () => {
    const { ports, lasers } = module.state({ temperature: base });
    const { lanes } = module.at({ temperature: base }, { port: 7 })();
    expect(lanes).toHaveLength(1);
    const lane = lanes[0]!;
    expect(averagePower(lane)).toBe(ports[7]!.power);
    expect(lane.polarizationExtinction).toBe(ports[7]!.polarizationExtinction);
    expect(lane.wavelength).toBe(lasers[3]!.wavelength);
    expect([lane.source, lane.rin]).toEqual(['laser 3', design.device.relativeIntensityNoise]);
  });

  it('adds what the joints turn to the other polarization', () => {
    const cross = (angle: number): number => Math.tan(angle) ** 2;
    expect(1 / turnedExtinction(1e12, 0.05)).toBeCloseTo(cross(0.05), 6);
    expect(turnedExtinction(100, 0)).toBeCloseTo(100, 10);
    // Small angles add up.
    const both = turnedExtinction(turnedExtinction(100, 0.03), 0.05);
    expect(1 / both).toBeCloseTo(0.01 + cross(0.03) + cross(0.05), 4);
    // Half to either side is even, whatever comes in.
    expect(turnedExtinction(100, Math.PI / 4)).toBeCloseTo(1, 12);
    // Power in both polarizations together stays: s = w cos² + u sin².
    const [c, s] = [Math.cos(0.2) ** 2, Math.sin(0.2) ** 2];
    expect(turnedExtinction(30, 0.2)).toBeCloseTo((30 * c + s) / (30 * s + c), 12);
    const { polarizationExtinction } = module.state({ temperature: base }).ports[0]!;
    expect(toDb(polarizationExtinction!)).toBeCloseTo(17.93, 2);
  });

  it('takes a matrix in place of a row, and says where it does not fit', () => {
    const resistance = Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (__, j) => 0.45 + 1.5 * Math.exp(-Math.abs(i - j))));
    const entered = laserModule({ ...design, plate: { kind: 'matrix', resistance } });
    const expected = module.state({ temperature: base }).lasers.map(({ plateTemperature }) => plateTemperature);
    entered.state({ temperature: base }).lasers.forEach((each, i) => expect(each.plateTemperature).toBeCloseTo(expected[i]!, 8));
    const made = (rows: number[][]) => () => laserModule({ ...design, plate: { kind: 'matrix', resistance: rows } });
    expect(made(resistance.slice(1))).toThrow('laserModule: plate.resistance has 7 entries, must have 8, one for each laser');
    expect(made([...resistance.slice(1), [1, 2]])).toThrow('laserModule: plate.resistance.7 has 2 entries, must have 8');
  });

  it('leaves a laser dark that is off, and its neighbors cooler', () => {
    const powers = [0, ...new Array<number>(7).fill(design.power)];
    const all = module.state({ temperature: base });
    const some = module.state({ temperature: base, powers });
    expect(some.lasers[0]).toMatchObject({ current: 0, power: 0, heat: 0, electricalPower: 0, wavelength: null });
    expect(some.ports[1]).toEqual({ laser: 0, power: 0, polarizationExtinction: null });
    some.lasers.forEach((each, i) => expect(each.plateTemperature).toBeLessThan(all.lasers[i]!.plateTemperature));
    expect(() => module.at({ temperature: base, powers }, { port: 1 })).toThrow('laserModule: port is 1, whose laser 0 is off');
    const dark = laserModule({ ...design, housekeepingPower: 0 }).state({ temperature: base, powers: new Array<number>(8).fill(0) });
    expect([dark.opticalPower, dark.electricalPower, dark.efficiency]).toEqual([0, 0, 0]);
    dark.lasers.forEach(({ plateTemperature }) => expect(plateTemperature).toBe(base));
  });

  it('grows warmer with the base, with each laser and with each resistance', () => {
    const property = fc.property(
      fc.double({ min: 10, max: 35, noNaN: true }),
      fc.array(fc.double({ min: 0.05, max: 0.25, noNaN: true }), { minLength: 8, maxLength: 8 }),
      fc.nat(7),
      (degrees, powers, i) => {
        const temperature = celsius(degrees);
        const hot = ({ lasers }: LaserModuleState): number[] => lasers.map(({ junctionTemperature }) => junctionTemperature);
        const here = hot(module.state({ temperature, powers }));
        const more = powers.map((power, k) => (k === i ? 1.1 * power : power));
        hot(module.state({ temperature, powers: more })).forEach((kelvin, k) => expect(kelvin).toBeGreaterThan(here[k]!));
        hot(module.state({ temperature: temperature + 1, powers })).forEach((kelvin, k) => expect(kelvin).toBeGreaterThan(here[k]! + 1));
      },
    );
    fc.assert(property, { seed, numRuns: 20 });
  });

  it('states the most that a laser gives where its power is out of reach', () => {
    expect(() => laserModule({ ...design, power: 0.6 }).state({ temperature: base })).toThrow(
      /laserModule: power of laser \d is 0\.6 W, above the 0\.\d+ W that it gives at the \d+\.?\d* K that its plate reaches/,
    );
    const hot = { ...design, plate: { kind: 'row', together: 10, near: 1.5, pitch: 2.5e-3, decay: 2.5e-3 } } as const;
    expect(() => laserModule(hot).state({ temperature: base })).toThrow(
      /laserModule: the plate under laser \d is at \d+\.?\d* K, outside 273\.15 to 333\.15 K/,
    );
  });

  it('finds the most that all give at once', () => {
    const { power, junctionTemperature } = module.highestPower({ temperature: base });
    expect(power).toBeLessThan(laser.highestPower({ temperature: base }).power);
    expect(power).toBeGreaterThan(0.35);
    const { lasers } = module.state({ temperature: base, powers: new Array<number>(8).fill(power) });
    expect(lasers[3]!.junctionTemperature).toBe(junctionTemperature);
    expect(() => module.state({ temperature: base, powers: new Array<number>(8).fill(power * (1 + 1e-6)) })).toThrow(RangeError);
    // Lasers that do not warm their plate give what one gives.
    const cold = laserModule({ ...design, plate: { kind: 'row', together: 0, near: 0, pitch: 1e-3, decay: 1e-3 } });
    expect(cold.highestPower({ temperature: base }).power).toBe(laser.highestPower({ temperature: base }).power);
  });

  it('ages by its own law and keeps 278 mW to the end of life', () => {
    const { power } = module.highestPower({ temperature: base });
    expect(module.powerAfter({ temperature: base, time: 0 })).toBe(power);
    expect(module.powerAfter({ temperature: base, time: 10 * year })).toBeGreaterThan(278 * mW);
    const life = module.serviceLife({ temperature: base });
    expect(module.powerAfter({ temperature: base, time: life })).toBeCloseTo(design.power, 8);
    const hottest = Math.max(...module.state({ temperature: base }).lasers.map(({ junctionTemperature }) => junctionTemperature));
    const rate = arrheniusFactor({ activationEnergy: 0.7 * elementaryCharge, from: celsius(55), to: hottest });
    const one = module.powerAfter({ temperature: base, time: (2e5 * hour) / rate });
    expect(toDb(power / one)).toBeCloseTo(1, 10);
    expect(module.serviceLife({ temperature: celsius(30) })).toBeLessThan(life);
  });

  it('gives each laser the life of its own junction', () => {
    const { lasers, module: all } = module.life({ temperature: base }, { needed: 8 });
    const { junctionTemperature } = module.state({ temperature: base }).lasers[0]!;
    const speed = (electronVolts: number): number =>
      arrheniusFactor({ activationEnergy: electronVolts * elementaryCharge, from: celsius(55), to: junctionTemperature });
    // Early on only random failures count.
    expect(lasers[0]!.averageFailureRate(hour) / FIT).toBeCloseTo(50 * speed(0.35), 8);
    const { wearOut, ...random } = design.failure;
    expect(wearOut).toBeDefined();
    const steady = laserModule({ ...design, failure: random }).life({ temperature: base }, { needed: 8 });
    const rates = steady.lasers.map((each) => each.averageFailureRate(year));
    expect(steady.module.averageFailureRate(year)).toBeCloseTo(rates.reduce((sum, rate) => sum + rate, 0), 18);
    expect(all.meanTime()).toBeLessThan(Math.min(...lasers.map((each) => each.meanTime())));
    const spared = module.life({ temperature: base }, { needed: 7 }).module;
    expect(spared.failure(5 * year)).toBeLessThan(all.failure(5 * year) / 50);
    const powers = [0, ...new Array<number>(7).fill(design.power)];
    expect(module.life({ temperature: base, powers }, { needed: 7 }).lasers).toHaveLength(7);
    expect(() => module.life({ temperature: base, powers }, { needed: 8 })).toThrow('laserModule: needed is 8, outside 1 to 7');
  });

  it('refuses what is out of range', () => {
    expect(() => laserModule({ ...design, count: 0 })).toThrow(/laserModule: count is 0/);
    expect(() => module.state({ temperature: 250 })).toThrow(/laserModule: temperature is 250 K, outside 273\.15 to 333\.15 K/);
    expect(() => module.state({ temperature: base, powers: [0.1] })).toThrow('laserModule: powers.length is 1, outside 8 to 8');
    expect(() => module.state({ temperature: base, powers: new Array<number>(8).fill(NaN) })).toThrow(/laserModule: powers\.0 is NaN/);
    expect(() => module.at({ temperature: base }, { port: 16 })).toThrow('laserModule: port is 16, outside 0 to 15');
    expect(() => module.at({ temperature: base }, { port: 0.5 })).toThrow('laserModule: port is 0.5, must be a whole number');
    expect(() => module.powerAfter({ temperature: base, time: -1 })).toThrow(/laserModule: time is -1 s/);
    expect(() => module.highestPower({ temperature: NaN })).toThrow(RangeError);
  });
});
