import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modulatorComparison } from '../../src/designs/modulatorComparison.ts';
import { dfbLaser } from '../../src/devices/dfbLaser.ts';
import { machZehnderModulator } from '../../src/devices/machZehnderModulator.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import {
  type ComparedModulator,
  compareModulators,
  type ComparisonLink,
  type ComparisonOptions,
  type MachZehnderTransmitterDesign,
  type ModulatorComparisonDesign,
  type RingTransmitterDesign,
} from '../../src/engine/compareModulators.ts';
import { laserDraw } from '../../src/engine/compareModulators/laserDraw.ts';
import { eyeOf } from '../../src/engine/compareModulators/eyeClosure.ts';
import { neededPower } from '../../src/engine/compareModulators/needed.ts';
import { chirpParameterOf, type Transmitter } from '../../src/engine/compareModulators/transmitter.ts';
import { hotRing } from '../../src/engine/hotRing.ts';
import { machZehnderThermalTolerance, ringThermalTolerance } from '../../src/engine/thermalTolerance.ts';
import type { Field } from '../../src/light.ts';
import { receiverNoise } from '../../src/link/noise.ts';
import { marginOf } from '../../src/link/margin.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { inverseGaussianTail } from '../../src/numerics/erfc.ts';
import { fF, fromDb, GHz, mW, pJ, toDb } from '../../src/units.ts';

/** With the runs that outer levels are taken from, and none longer beside them. */
const short = [...randomSymbols({ count: 300, seed: 7 }), 1, 3, 3, 3, 3, 3, 3, 3, 1, 0, 0, 0, 0, 0, 0, 2];
const quick: ComparisonOptions = { pattern: short, samplesPerSymbol: 8 };

interface Changes {
  readonly ring?: Partial<RingTransmitterDesign>;
  readonly machZehnder?: Partial<MachZehnderTransmitterDesign>;
  readonly link?: Partial<ComparisonLink>;
}

function changed({ ring = {}, machZehnder = {}, link = {} }: Changes = {}): ModulatorComparisonDesign {
  const base = modulatorComparison;
  return { ring: { ...base.ring, ...ring }, machZehnder: { ...base.machZehnder, ...machZehnder }, link: { ...base.link, ...link } };
}

const asked = (changes: Changes = {}, options = quick) => compareModulators(changed(changes), options);
/** Two levels have no TDECQ, which takes most of the time. */
const quickly = (changes: Changes = {}) => asked({ ...changes, link: { ...twoLevels, ...changes.link } }, {});
const neededBy = ({ needed }: ComparedModulator) => {
  if (!needed.finite) throw new Error(needed.reason);
  return needed;
};
const { ring, machZehnder, link } = modulatorComparison;
const lossless = { ...machZehnder.device, armLossImbalanceDb: 0, splitterImbalance: 0, combinerImbalance: 0 };
const twoLevels = { modulation: 'NRZ', symbolRate: 50e9 } as const;
const constantLaser = { kind: 'efficiency', wallPlugEfficiency: 0.1, relativeIntensityNoise: 1e-15 } as const;

const result = asked();

describe('two modulators side by side', () => {
  it('have the levels that the devices give at their set points', () => {
    const device = ringModulator(ring.device);
    const steps = [0, 1, 2, 3].map((i) => ring.bias + link.swing * (i / 3 - 0.5));
    const { wavelength, power, chipTemperature: ambient } = link;
    const hot = hotRing(device, { ...ring, wavelength, power, voltages: steps, ambient });
    const held = { wavelength, temperature: hot.coreTemperature, heaterPower: hot.heaterPower };
    const told = steps.map((voltage) => power * device.transmission({ ...held, voltage })).sort((a, b) => a - b);
    expect(result.ring.levels).toEqual(told);
    expect(result.ring.bandwidth).toBe(device.bandwidth({ ...held, voltage: ring.bias, sourceResistance: 25 }));
    expect(result.ring.thermalTolerance).toEqual(ringThermalTolerance(device, { ...held, voltages: steps }));

    const other = machZehnderModulator(machZehnder.device);
    const { bias, junctionBias } = machZehnder;
    const at = { wavelength, bias, junctionBias, temperature: ambient, trimTemperature: ambient };
    const levels = [-1, -1 / 3, 1 / 3, 1].map((voltage) => power * other.transmission({ ...at, voltage })).sort((a, b) => a - b);
    levels.forEach((level, i) => expect(result.machZehnder.levels[i]).toBeCloseTo(level, 15));
    expect(result.machZehnder.bandwidth).toBe(other.bandwidth({ junctionBias }));
    expect(result.machZehnder.thermalTolerance).toEqual(machZehnderThermalTolerance(other, { ...at, voltages: [-1, 1] }));
    expect(result.machZehnder.chirpParameter).toBeCloseTo(other.chirpParameter({ ...at, voltage: 0 }), 9);
  });

  it('takes a ring of a finesse below 20 turn by turn', () => {
    const broad = { ...ring.device, coupler: { kind: 'quality', qualityFactor: 1800 } } as const;
    expect(ringModulator(broad).finesse({ wavelength: link.wavelength, voltage: ring.bias, temperature: 330 })).toBeLessThan(20);
    const { eyeClosure } = quickly({ ring: { device: broad } }).ring;
    expect(eyeClosure.finite && eyeClosure.closureDb).toBeGreaterThan(0);
    expect(eyeClosure.finite && eyeClosure.closureDb).toBeLessThan(2);
  });

  it('are told by amplitude, extinction, mismatch and loss of these levels', () => {
    for (const { levels, opticalModulationAmplitude, extinctionRatio, lossDb, levelMismatchRatio } of [result.ring, result.machZehnder]) {
      const [p0, p1, p2, p3] = levels as [number, number, number, number];
      expect(opticalModulationAmplitude).toBe(p3 - p0);
      expect(extinctionRatio).toBe(p3 / p0);
      expect(lossDb).toBeCloseTo(toDb((4 * link.power) / (p0 + p1 + p2 + p3)), 12);
      expect(levelMismatchRatio).toBeGreaterThan(0.9);
      expect(levelMismatchRatio).toBeLessThan(1);
    }
    expect(result.ring.footprint).toBeCloseTo((14e-6) ** 2, 20);
    expect(result.machZehnder.footprint).toBeCloseTo(2.5e-3 * 150e-6, 15);
  });

  it('differ in temperature by the ratio of their tolerances', () => {
    const [a, b] = [result.ring.thermalTolerance, result.machZehnder.thermalTolerance];
    expect(a.finite && b.finite && b.kelvin / a.kelvin).toBe(result.thermalToleranceRatio);
    expect(result.thermalToleranceRatio).toBeGreaterThan(10);
    const still = quickly({ machZehnder: { device: { ...machZehnder.device, imbalance: 0 } } });
    expect(still.machZehnder.thermalTolerance.finite).toBe(false);
    expect(still.thermalToleranceRatio).toBeNull();
  });

  it('have a closure that is their TDECQ, and the outer amplitude of the waveform near that of the levels', () => {
    for (const { tdecq, eyeClosure, opticalModulationAmplitude } of [result.ring, result.machZehnder]) {
      expect(tdecq?.finite && eyeClosure.finite && eyeClosure.closureDb === tdecq.tdecqDb).toBe(true);
      expect(tdecq?.finite && tdecq.omaOuter / opticalModulationAmplitude).toBeGreaterThan(0.9);
      expect(tdecq?.finite && tdecq.omaOuter / opticalModulationAmplitude).toBeLessThan(1.02);
    }
  });

  it('meet the bit error ratio with the light that they are said to need', () => {
    for (const modulator of [result.ring, result.machZehnder]) {
      const { power } = neededBy(modulator);
      const { eyeClosure, levels } = modulator;
      if (!eyeClosure.finite) throw new Error(eyeClosure.reason);
      const through = (power / link.power) * fromDb(-link.channelLossDb);
      const noise = receiverNoise({ ...link.receiver, rin: 10 ** -14.5, levels: levels.map((level) => level * through) });
      // Equal steps over the closed amplitude in the mean noise of the levels: close to the exact, which tells them apart.
      const step = (link.receiver.responsivity * eyeClosure.omaOuter * through * fromDb(-eyeClosure.closureDb)) / 6;
      const ratios = noise.map((each) => step / each);
      const asEqual = inverseGaussianTail(link.bitErrorRatio / 0.75);
      expect(Math.min(...ratios)).toBeLessThan(asEqual);
      expect(Math.max(...ratios)).toBeGreaterThan(asEqual);
    }
  });

  it('need what marginOf says of levels in equal steps', () => {
    const transmissions = [0.2, 0.4, 0.6, 0.8];
    const modulator = { transmissions, heaterAt: () => ({ finite: true, watts: 5 * mW }) } as unknown as Transmitter;
    const eyeClosure = { finite: true, closureDb: 1.5, omaOuter: 0.6 * link.power } as const;
    const laser = laserDraw(link);
    const needed = neededPower(modulator, link, { eyeClosure, laser, driverEnergyPerBit: 1 * pJ });
    const levels = transmissions.map((each) => each * link.power * fromDb(-link.channelLossDb));
    const margin = marginOf({ ...link.receiver, levels, rin: laser.rin, target: link.bitErrorRatio, eyeClosureDb: 1.5 });
    expect(needed.finite && margin.finite && toDb(link.power / needed.power) - margin.marginDb).toBeCloseTo(0, 9);
    expect(needed).toMatchObject({ driver: 1 * pJ * 212.5e9, heater: 5 * mW });
  });

  it('save what the sums of laser and driver differ by', () => {
    const [a, b] = [neededBy(result.ring), neededBy(result.machZehnder)];
    expect(result.laserAndDriverSaving).toBeCloseTo(1 - (a.laser + a.driver) / (b.laser + b.driver), 14);
    expect(result.totalSaving).toBeCloseTo(1 - (a.laser + a.driver + a.heater) / (b.laser + b.driver + b.heater), 14);
    expect(a.driver).toBeCloseTo(1.44 * pJ * 212.5e9, 9);
    expect(b.heater).toBe(10 * mW);
  });

  it('are drawn their light by the laser of the link', () => {
    const laser = dfbLaser(modulatorComparison.link.laser.device);
    const { temperature } = modulatorComparison.link.laser;
    const facet = (power: number): number => power * 4 * fromDb(6.5);
    const current = laser.currentFor({ power: facet(10 * mW), temperature });
    const wall = laser.electricalPower({ current, temperature }) / 0.9 / 4;
    expect(result.ring.energyPerBit.laser).toBeCloseTo(wall / 212.5e9, 20);
    expect(result.machZehnder.energyPerBit.laser).toBe(result.ring.energyPerBit.laser);
    for (const { energyPerBit: { driver, heater, laser: light, total } } of [result.ring, result.machZehnder]) {
      expect(total).toBe(driver + heater + light);
    }
    const constant = quickly({ link: { laser: constantLaser } });
    expect(constant.ring.energyPerBit.laser).toBeCloseTo((10 * mW * fromDb(6.5)) / 0.1 / 50e9, 20);
  });

  it('have no chirp parameter where the power does not follow the voltage', () => {
    expect(chirpParameterOf(() => ({ re: 1, im: 0 }), 0)).toBeNull();
    expect(chirpParameterOf((voltage) => ({ re: 1, im: voltage }), 0)).toBeNull();
  });

  it('tell chirp by phases of the symbols, none of an even push-pull pair and ±1 of one arm at quadrature', () => {
    const even = quickly({ machZehnder: { device: lossless } }).machZehnder;
    expect(even.chirpParameter).toBeCloseTo(0, 9);
    even.phases.forEach((phase) => expect(phase).toBeCloseTo(0, 9));
    const single = quickly({ machZehnder: { device: lossless, drive: 'single' } }).machZehnder;
    expect(Math.abs(single.chirpParameter!)).toBeCloseTo(1, 6);
    expect(Math.abs(single.phases[1]!)).toBeGreaterThan(0.1);
    expect(result.ring.phases[0]).toBe(0);
    expect(result.ring.chirpParameter).not.toBeNull();
  });
});

describe('energy of the modulator alone', () => {
  const lumped = (drive?: 'single'): Changes => {
    const { electrode: _, ...device } = machZehnder.device;
    return { machZehnder: { device, sourceResistance: 20, ...(drive && { drive }) } };
  };
  const capacitance = 2e-10 * 2.5e-3;

  it('is C V²/4 a bit of two levels and 5 C V²/48 of four for a ring', () => {
    expect(result.ring.energyPerBit.modulator).toBeCloseTo((5 * 25 * fF * 4) / 48, 24);
    const bits = quickly().ring;
    expect(bits.energyPerBit.modulator).toBeCloseTo((25 * fF * 4) / 4, 24);
  });

  it('is that of two arms with half of the swing, or of one with all of it, without an electrode', () => {
    expect(quickly(lumped()).machZehnder.energyPerBit.modulator).toBeCloseTo((2 * capacitance) / 4, 22);
    expect(quickly(lumped('single')).machZehnder.energyPerBit.modulator).toBeCloseTo(capacitance, 22);
  });

  it('is the variance of the swing over the impedance at the end of an electrode', () => {
    const four = result.machZehnder.energyPerBit.modulator;
    expect(four).toBeCloseTo((5 * 4) / (36 * 70 * 212.5e9), 24);
    const two = quickly().machZehnder.energyPerBit.modulator;
    expect(two).toBeCloseTo(4 / (4 * 70 * 50e9), 22);
    const termination = { electricalIndex: 4.1, impedance: 50, sourceImpedance: 50, loadImpedance: 50 };
    const electrode = { ...machZehnder.device.electrode, segments: 2, termination };
    const ended = quickly({ machZehnder: { device: { ...machZehnder.device, electrode } } });
    expect(ended.machZehnder.energyPerBit.modulator).toBeCloseTo((2 * 70 * two) / 50, 22);
  });

  it('is the driver of a design that names no driver', () => {
    const { driverEnergyPerBit: _, ...bare } = ring;
    const { energyPerBit } = compareModulators({ ...changed({ link: twoLevels }), ring: bare }).ring;
    expect(energyPerBit.driver).toBe(energyPerBit.modulator);
  });
});

describe('two levels', () => {
  const bits = quickly({ link: { laser: constantLaser, bitErrorRatio: 1e-12 } });

  it('have an eye, but neither TDECQ nor level mismatch', () => {
    for (const { tdecq, levelMismatchRatio, eyeClosure, levels } of [bits.ring, bits.machZehnder]) {
      expect([tdecq, levelMismatchRatio, levels.length]).toEqual([null, null, 2]);
      expect(eyeClosure.finite && eyeClosure.closureDb).toBeGreaterThan(0);
      expect(eyeClosure.finite && eyeClosure.closureDb).toBeLessThan(1.5);
    }
  });

  it('need the light at which half of the sum of the noises is the amplitude over 7.03', () => {
    const { eyeClosure, levels } = bits.machZehnder;
    const { power, laser } = neededBy(bits.machZehnder);
    if (!eyeClosure.finite) throw new Error(eyeClosure.reason);
    const through = (power / link.power) * fromDb(-link.channelLossDb);
    const [s0, s1] = receiverNoise({ ...link.receiver, rin: 1e-15, levels: levels.map((level) => level * through) }) as [number, number];
    const amplitude = link.receiver.responsivity * eyeClosure.omaOuter * through * fromDb(-eyeClosure.closureDb);
    expect(amplitude / (s0 + s1)).toBeCloseTo(7.0345, 3);
    expect(laser).toBeCloseTo((power * fromDb(6.5)) / 0.1, 9);
  });

  it('close as the driver slows down, and have no eye behind a slow one', () => {
    const slower = quickly({ link: { driver: { bandwidth: 20 * GHz, rise: 0.4 } } }).ring.eyeClosure;
    const { eyeClosure } = bits.ring;
    expect(slower.finite && eyeClosure.finite && slower.closureDb > eyeClosure.closureDb + 0.5).toBe(true);
    const shut = quickly({ link: { driver: { bandwidth: 5 * GHz, rise: 0.4 } } });
    expect(shut.ring.eyeClosure.finite).toBe(false);
    expect(shut.ring.needed).toEqual(shut.ring.eyeClosure);
    expect(shut.laserAndDriverSaving).toBeNull();
    expect(shut.totalSaving).toBeNull();
  });
});

describe('light that is not enough', () => {
  it('is told with its reason: noise that grows with it, a laser that gives no more, an eye that does not open', () => {
    const noisy = quickly({ link: { laser: { ...constantLaser, relativeIntensityNoise: 1e-10 } } }).ring.needed;
    expect(noisy).toEqual({ finite: false, reason: 'noise that grows with the light keeps the error ratio above its target' });
    const far = quickly({ link: { channelLossDb: 30 } }).machZehnder.needed;
    expect(far.finite ? '' : far.reason).toMatch(/^a laser would have to give .* above its 0\.4/);
    const warm = quickly({ ring: { detuning: -22 * GHz }, link: { power: 0.1 * mW, channelLossDb: 22, laser: constantLaser, bitErrorRatio: 1e-12 } }).ring.needed;
    expect(warm).toEqual({ finite: false, reason: "compareModulators: ring.detuning is -22 GHz, where the ring's self-heating is unstable" });
    const idle = { transmissions: [0, 0.2, 0.4, 0.6], voltages: [0, 1, 2, 3], during: () => (field: Field) => field } as unknown as Transmitter;
    const flat = eyeOf(idle, link, quick);
    expect(flat.eyeClosure).toEqual({ finite: false, reason: 'the outer optical modulation amplitude is zero' });
    expect(flat.tdecq).toEqual(flat.eyeClosure);
    expect(neededPower(idle, link, { eyeClosure: flat.eyeClosure, laser: laserDraw(link), driverEnergyPerBit: 0 })).toEqual(flat.eyeClosure);
    const modulator = { transmissions: [0, 1], heaterAt: () => ({ finite: true, watts: 0 }) } as unknown as Transmitter;
    const clean = { ...link, ...twoLevels, bitErrorRatio: 0.05, power: 1, channelLossDb: 0, receiver: { responsivity: 1, darkCurrent: 0, noiseDensity: 0, noiseBandwidth: 1 } };
    const eyeClosure = { finite: true, closureDb: 0, omaOuter: 1 } as const;
    const laser = { rin: 0, usual: 1, draw: () => ({ finite: true, watts: 1 }) as const };
    const task = { eyeClosure, laser, driverEnergyPerBit: 0 };
    expect(neededPower(modulator, clean, task)).toEqual({
      finite: false,
      reason: 'the error ratio stays below its target with 150 dB less light',
    });
  });
});

describe('bad input', () => {
  const refused = (changes: object, options = quick) => () => compareModulators({ ...changed(), ...changes }, options);

  it('is a modulator without bias, an unknown word, a number out of range', () => {
    const { bias: _, ...unbiased } = machZehnder;
    expect(refused({ machZehnder: unbiased })).toThrow('compareModulators: machZehnder.bias is missing, must be a number, -6.28319 to 6.28319 rad');
    const { bias: __, ...free } = ring;
    expect(refused({ ring: free })).toThrow('compareModulators: ring.bias is missing, must be a number, -20 to 1 V');
    expect(refused({ link: { ...link, modulation: 'PAM8' } })).toThrow('compareModulators: link.modulation is "PAM8", must be one of NRZ, PAM4');
    expect(refused({ link: { ...link, swing: NaN } })).toThrow('compareModulators: link.swing is NaN V, outside 0.01 to 10 V');
    expect(refused({ link: { ...link, lanesPerLaser: 1.5 } })).toThrow('link.lanesPerLaser is 1.5, must be a whole number');
    expect(refused({ ring: { ...ring, phase: 1 } })).toThrow('compareModulators: ring.phase is not a parameter');
  });

  it('is a bias or a detuning off the slope', () => {
    expect(refused({ machZehnder: { ...machZehnder, bias: 0 } })).toThrow(/the power behind machZehnder does not rise between its levels at .* V; its bias or detuning is off the slope/);
    expect(refused({ ring: { ...ring, detuning: 0 } })).toThrow(/the power behind ring does not rise between its levels/);
  });

  it('is an electrode that ends nowhere, a laser too weak, a voltage beyond the junction, a heater too weak', () => {
    const { impedance: _, ...open } = machZehnder;
    expect(refused({ machZehnder: open })).toThrow('compareModulators: machZehnder.impedance is missing, which an electrode without a termination needs');
    expect(refused({ link: { ...link, power: 100 * mW } })).toThrow(/link\.power of 0\.1 W needs 1\.78673 W of the laser, 6\.\d\d dB more than it gives/);
    expect(refused({ ring: { ...ring, bias: 0 } })).toThrow(/outside -8 to 0\.4 V/);
    expect(refused({ ring: { ...ring, maximumHeaterPower: 1e-3 } })).toThrow('hotRing: the heater needs');
  });

  it('is a ring on the red side that its own heat pulls away', () => {
    expect(refused({ ring: { ...ring, detuning: -22 * GHz }, link: { ...link, power: 17 * mW } })).toThrow('compareModulators: ring.detuning is -22 GHz, where the ring\'s self-heating is unstable');
  });

  it('is a pattern without runs, with other symbols, or too few samples', () => {
    expect(refused({}, { pattern: [0, 1, 2, 3] })).toThrow('pattern has no run of exactly 7 symbols 3');
    expect(refused({}, { pattern: [0, 4] })).toThrow('pattern');
    expect(refused({ link: { ...link, ...twoLevels } }, { pattern: short })).toThrow('there are 2 levels');
    expect(refused({}, { ...quick, samplesPerSymbol: 7 })).toThrow('compareModulators: samplesPerSymbol is 7, must be a whole number from 8 to 1024');
  });
});

describe('any link that is not refused', () => {
  const numbersOf = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
  };

  it('has finite numbers alone, and more light needed by more loss', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const links = fc.record({ swing: number(0.2, 2), power: number(1e-4, 15e-3), channelLossDb: number(0, 8), symbolRate: number(2e10, 1e11) });
    const pattern = [0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 0, 0];
    fc.assert(
      fc.property(links, number(15e9, 40e9), (random, detuning) => {
        const at = (channelLossDb: number) =>
          compareModulators(changed({ ring: { detuning }, link: { ...random, channelLossDb, modulation: 'NRZ', laser: constantLaser } }), { pattern });
        const [near, far] = [at(random.channelLossDb), at(random.channelLossDb + 1)];
        for (const value of numbersOf(near)) expect(Number.isFinite(value)).toBe(true);
        const [a, b] = [near.ring.needed, far.ring.needed];
        if (a.finite && b.finite) expect(b.power / a.power).toBeCloseTo(fromDb(1), 9);
      }),
      { numRuns: 12, seed: 10 },
    );
  });
});
