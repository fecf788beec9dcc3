import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laserBudgetDemand, nitrideSupplyGuide, siliconSupplyGuide } from '../../src/designs/externalLaserModule.ts';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { siliconRingNonlinearity } from '../../src/designs/siliconRingNonlinearity.ts';
import { dfbLaser } from '../../src/devices/dfbLaser.ts';
import type { EngineDesign } from '../../src/engine/engineTable.ts';
import { type FoldBound, foldBound, foldKelvin, type HeldRing } from '../../src/engine/laserBudget/foldBound.ts';
import { laserBudget } from '../../src/engine/laserBudget.ts';
import { opticalEngine } from '../../src/engine/opticalEngine.ts';
import { fromDb, mW, toDb } from '../../src/units.ts';

const engine: EngineDesign = quantumX800Engine;
/** One lane, which is quick, of one color whatever its power. */
const single: EngineDesign = {
  ...engine,
  modulator: engineParts.modulator.machZehnder,
  laser: { ...engine.laser, wavelengthOffsets: [0], device: { ...engine.laser.device, wavelengthPerKelvin: 0 } },
  supply: { ...engine.supply, moduleSplitter: { ways: 1, excessLossDb: 0 }, chipSplitter: { ways: 2, excessLossDb: 0.3 } },
};
const seed = 8;

function withPower(design: EngineDesign, power: number): EngineDesign {
  return { ...design, laser: { ...design.laser, power } };
}

describe('laserBudget', () => {
  it('is the engine’s own budget backwards, stage by stage', () => {
    const budget = laserBudget(engine, { marginDb: 3 });
    const result = opticalEngine(withPower(engine, budget.laserPower)).evaluate();
    expect(result.worst.lane).toBe(budget.worst.lane);
    expect(result.worst.marginDb).toBeCloseTo(3, 9);
    const { stages } = budget.lanes[budget.worst.lane]!;
    result.lanes[result.worst.lane]!.stages.forEach(({ name, averagePower, oma }, i) => {
      const ours = stages[i]!;
      expect(ours.name).toBe(name);
      expect(Math.abs(ours.averagePower / averagePower - 1)).toBeLessThan(1e-12);
      if (oma === null) expect(ours.oma).toBeNull();
      else expect(Math.abs(ours.oma! / oma - 1)).toBeLessThan(1e-9);
    });
    const own = budget.sharings[budget.own]!;
    expect(own.lanesPerLaser).toBe(4);
    expect(Math.abs(own.wallPlugPower! / result.power.laser - 1)).toBeLessThan(1e-9);
    expect(own.energyPerBit).toBeCloseTo(result.power.laser / result.bitRate, 20);
    const lane = budget.lanes[7]!;
    expect([lane.receivedPower, lane.receivedAmplitude]).toEqual([stages.at(-1)!.averagePower, stages.at(-1)!.oma]);
    expect(lane.modulatorPower).toBeCloseTo(stages.find(({ name }) => name === 'monitor tap')!.averagePower, 14);
  });

  it('asked for the margin that an engine has gives the power that it has', () => {
    const property = fc.property(fc.double({ min: 0.03, max: 0.34, noNaN: true }), (power) => {
      const { worst } = opticalEngine(withPower(single, power)).evaluate();
      const { laserPower } = laserBudget(single, { marginDb: worst.marginDb as number });
      expect(Math.abs(laserPower / power - 1)).toBeLessThan(1e-9);
    });
    fc.assert(property, { seed, numRuns: 15 });
    const { worst } = opticalEngine(engine).evaluate();
    expect(laserBudget(engine, { marginDb: worst.marginDb as number }).laserPower).toBeCloseTo(278 * mW, 10);
  });

  it('needs a decibel more for a decibel of loss before the modulator, and more for margin', () => {
    const losses = fc.double({ min: 0, max: 4, noNaN: true });
    const property = fc.property(losses, fc.double({ min: -3, max: 3, noNaN: true }), (lossDb, marginDb) => {
      const { lens, chipSplitter } = single.supply;
      const more = { ...single, supply: { ...single.supply, lens: { lossDb: lens.lossDb + lossDb } } };
      const here = laserBudget(single, { marginDb }).laserPower;
      expect(toDb(laserBudget(more, { marginDb }).laserPower / here)).toBeCloseTo(lossDb, 8);
      expect(laserBudget(single, { marginDb: marginDb + 0.1 }).laserPower).toBeGreaterThan(here * fromDb(0.0999));
      const worse = { ...single, supply: { ...single.supply, chipSplitter: { ...chipSplitter, excessLossDb: 1.3 } } };
      expect(laserBudget(worse, { marginDb }).laserPower).toBeGreaterThan(here);
      const { transmitCoupler, ...channel } = single.channel;
      expect(transmitCoupler.kind).toBe('loss');
      const after = { ...single, channel: { ...channel, transmitCoupler: { kind: 'loss' as const, lossDb: 1.8 + lossDb } } };
      expect(laserBudget(after, { marginDb }).laserPower).toBeGreaterThanOrEqual(here * fromDb(lossDb) * (1 - 1e-9));
    });
    fc.assert(property, { seed, numRuns: 8 });
  });

  it('shares lasers by powers of two, with 3 dB a doubling and the excess of each splitter', () => {
    const { sharings, own, optimum, mostLanesPerLaser, laserPower, endOfLifePower, highestPower } = laserBudget(engine, { marginDb: 3 });
    expect(sharings.map(({ lanesPerLaser }) => lanesPerLaser)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    sharings.forEach((row, i) => {
      expect(row.lasers).toBe(8 / row.lanesPerLaser);
      expect(toDb(row.laserPower! / laserPower)).toBeCloseTo((i - own) * (toDb(2) + 0.3), 9);
      expect(row.reserveDb).toBeCloseTo(toDb(endOfLifePower / row.laserPower!), 10);
      expect(row.wallPlugPower === null).toBe(row.laserPower! > highestPower);
    });
    expect(mostLanesPerLaser).toBe(4);
    const served = sharings.filter(({ reserveDb }) => reserveDb! >= 0);
    expect(Math.min(...served.map(({ wallPlugPower }) => wallPlugPower!))).toBe(sharings[optimum!]!.wallPlugPower);
    // Neither one lane a laser, where the threshold counts eight times, nor as many as it can serve.
    expect(sharings[optimum!]!.lanesPerLaser).toBe(2);
    const laser = dfbLaser(engine.laser.device);
    const { temperature } = engine.laser;
    for (const { laserPower: power, current, lasers, wallPlugPower } of served) {
      expect(laser.power({ current: current!, temperature })).toBeCloseTo(power!, 10);
      expect(wallPlugPower).toBeCloseTo((lasers * laser.electricalPower({ current: current!, temperature })) / 0.9, 12);
    }
  });

  it('passes over numbers of lanes that do not split, and says where the excess loss of a split is not known', () => {
    const three: EngineDesign = { ...single, supply: { ...single.supply, moduleSplitter: { ways: 3, excessLossDb: 0.5 } } };
    const { sharings, own } = laserBudget(three, { marginDb: 0 });
    expect(sharings.map(({ lanesPerLaser }) => lanesPerLaser)).toEqual([1, 2, 4, 6, 8, 16, 32, 64]);
    expect(own).toBe(3);
    const alone = { ...single, supply: { ...single.supply, chipSplitter: { ways: 1, excessLossDb: 0 } } };
    expect(() => laserBudget(alone, { marginDb: 0 })).toThrow(
      'laserBudget: supply.chipSplitter.ways is 1, from which the excess loss of 2 ways does not follow',
    );
  });

  it('carries the light of all lanes through a guide before the split, whose loss grows with it', () => {
    const plain = laserBudget(single, { marginDb: 2 });
    const nitride = laserBudget(single, { marginDb: 2, guideBeforeSplit: nitrideSupplyGuide });
    expect(toDb(nitride.laserPower / plain.laserPower)).toBeCloseTo(0.1, 8);
    const silicon = laserBudget(single, { marginDb: 2, guideBeforeSplit: siliconSupplyGuide });
    const { stages } = silicon.lanes[0]!;
    const at = stages.findIndex(({ name }) => name === 'guide before split');
    expect(stages[at - 1]!.name).toBe('input coupler');
    expect(toDb(stages[at - 1]!.averagePower / stages[at]!.averagePower)).toBeGreaterThan(0.4);
    const loss = (i: number): number => silicon.sharings[i]!.laserPower! / plain.sharings[i]!.laserPower!;
    for (const i of [1, 2, 3]) expect(loss(i)).toBeGreaterThan(loss(i - 1));
    // Such a guide passes no more than a certain power on.
    const none = { laserPower: null, reserveDb: null, current: null, wallPlugPower: null, energyPerBit: null };
    expect(silicon.sharings.at(-1)).toMatchObject(none);
  });

  it('tells how near the ring is to its fold', () => {
    const { fold, lanes, worst } = laserBudget(engine, laserBudgetDemand);
    const { bound, distance, kept, fewestLanesAtFullPower } = fold!;
    expect(kept).toBe(true);
    expect(distance).toBeGreaterThan(4);
    const held: HeldRing = {
      ring: quantumX800Engine.modulator,
      nonlinearity: siliconRingNonlinearity,
      temperature: engine.chipTemperature,
      wavelength: lanes[worst.lane]!.wavelength,
    };
    expect(distance).toBe(foldKelvin(held)(lanes[worst.lane]!.modulatorPower));
    expect(bound).toEqual(foldBound(held, 4));
    expect(fewestLanesAtFullPower).toBe(16);
    // The engine's own hot ring, which averages over its symbols and knows heat alone, is as far away within a few percent.
    const { lanes: evaluated } = opticalEngine(engine).evaluate();
    const hot = evaluated[7]!.ring!.foldDistance;
    const bus = evaluated[7]!.stages.find(({ name }) => name === 'monitor tap')!.averagePower;
    expect(hot.finite && Math.abs(foldKelvin(held)(bus) / -hot.kelvin - 1)).toBeLessThan(0.05);
    expect(laserBudget(single, { marginDb: 0, fold: laserBudgetDemand.fold }).fold).toBeUndefined();
    const near = laserBudget(engine, { marginDb: 3, fold: { ...laserBudgetDemand.fold, temperatureExcursion: 5 } }).fold!;
    expect([near.kept, near.bound.finite]).toEqual([false, true]);
    const calm = laserBudget(engine, { marginDb: -5, fold: laserBudgetDemand.fold }).fold!;
    expect([calm.distance, calm.kept]).toEqual([null, true]);
  });

  it('says that no laser serves where none does, and why a margin is out of reach', () => {
    const budget = laserBudget(engine, { marginDb: 8 });
    expect(budget.laserPower).toBeGreaterThan(budget.highestPower);
    expect(budget.sharings[budget.own]!).toMatchObject({ current: null, wallPlugPower: null, energyPerBit: null });
    const weak = { ...single, supply: { ...single.supply, lens: { lossDb: 30 } } };
    expect(laserBudget(weak, { marginDb: 3 })).toMatchObject({ optimum: null, mostLanesPerLaser: 0 });
    expect(() => laserBudget(engine, { marginDb: 18 })).toThrow(/laserBudget: marginDb is 18 dB, which lane 0 cannot keep: /);
    const lossy = { ...single, channel: { ...single.channel, transmitCoupler: { kind: 'loss' as const, lossDb: 35 } } };
    expect(() => laserBudget(lossy, { marginDb: 0 })).toThrow(/cannot keep: a lane would need more than 10 W before its modulator/);
    const noisy = { ...single, laser: { ...single.laser, device: { ...single.laser.device, relativeIntensityNoise: 1e-12 } } };
    expect(() => laserBudget(noisy, { marginDb: 0 })).toThrow(/cannot keep: noise that grows with the light/);
  });

  it('refuses what is out of range', () => {
    expect(() => laserBudget(engine, { marginDb: NaN })).toThrow(/laserBudget: marginDb is NaN dB/);
    expect(() => laserBudget(engine, { marginDb: 50 })).toThrow('laserBudget: marginDb is 50 dB, outside -20 to 20 dB');
    const fold = { ...laserBudgetDemand.fold, temperatureExcursion: 0 };
    expect(() => laserBudget(engine, { marginDb: 0, fold })).toThrow(/laserBudget: fold\.temperatureExcursion is 0 K/);
    expect(() => laserBudget(withPower(engine, -1), { marginDb: 0 })).toThrow(/opticalEngine: laser\.power is -1 W/);
  });
});

describe('foldBound', () => {
  const held: HeldRing = {
    ring: quantumX800Engine.modulator,
    nonlinearity: siliconRingNonlinearity,
    temperature: quantumX800Engine.chipTemperature,
    wavelength: 1311.9e-9,
  };
  const finite = (bound: FoldBound): Extract<FoldBound, { finite: true }> => {
    if (!bound.finite) throw new Error(bound.reason);
    return bound;
  };

  it('bounds the powers at which the fold is nearer, from both sides', () => {
    const kelvin = foldKelvin(held);
    const { power, farAgain } = finite(foldBound(held, 5));
    // On the blue side the fold appears at a distance and moves away as the power grows.
    expect(kelvin(power * 0.999)).toBe(Infinity);
    expect(kelvin(power * 1.001)).toBeLessThan(5);
    expect(kelvin(farAgain!)).toBeCloseTo(5, 6);
    expect(kelvin(farAgain! * 1.001)).toBeGreaterThan(5);
    expect(foldBound(held, 3)).toEqual({ finite: false, reason: 'no fold comes nearer than 3 K up to 1 W' });
  });

  it('has no distance where the state does not last, and no way back from there', () => {
    const red = { ...held, ring: { ...held.ring, detuning: -22e9 } };
    const kelvin = foldKelvin(red);
    expect(kelvin(10e-3)).toBe(0);
    const { power, farAgain } = finite(foldBound(red, 0.5));
    expect(power).toBeLessThan(9e-3);
    expect(farAgain).toBeNull();
    expect(kelvin(power * 0.99)).toBeGreaterThan(0.5);
  });

  it('refuses an excursion of nothing', () => {
    expect(() => foldBound(held, 0)).toThrow(/laserBudget: temperatureExcursion is 0 K/);
  });
});
