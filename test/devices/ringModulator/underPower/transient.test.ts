import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../../../src/designs/siliconRing.ts';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import type { RingTransient } from '../../../../src/devices/ringModulator/underPower/transient.ts';
import { ConvergenceError } from '../../../../src/errors.ts';
import { carriersAlone, heatAlone, operation, powered, redBy } from './rings.ts';

/** What went out and stayed, over what came in and was there. */
function spent({ balance }: RingTransient): number {
  const { input, through, drop, linear, passing, twoPhoton, freeCarrier, storedBefore, stored } = balance;
  const lost = Object.values(linear).reduce((sum, part) => sum + part, 0);
  return (through + drop + lost + passing + twoPhoton + freeCarrier + stored - storedBefore) / input;
}

describe('a ring under power in time', () => {
  it('settles in its steady state', () => {
    for (const nonlinearity of [siliconRingNonlinearity, { ...siliconRingNonlinearity, carrierLifetime: 3e-9 }, heatAlone]) {
      const under = powered(nonlinearity);
      const point = redBy(under, 150, 0.015);
      const run = under.transient({ ...point, duration: 20e-6, start: 'dark' }, { tolerance: 1e-7 });
      const state = under.steadyState(point);
      expect(run.coreTemperature.at(-1)!).toBeCloseTo(state.coreTemperature, 7);
      expect(run.energy.at(-1)! / state.energy).toBeCloseTo(1, 7);
      expect(run.carrierDensity.at(-1)!).toBeCloseTo(state.carrierDensity, -Math.floor(Math.log10(state.carrierDensity + 1)) + 7);
      expect(run.detuning.at(-1)! / state.detuning).toBeCloseTo(1, 6);
      expect(run.through.at(-1)! / 0.015).toBeCloseTo(state.transmission, 7);
      expect(run.time.at(-1)).toBe(20e-6);
    }
  });

  it('stays in the steady state of a branch', () => {
    const under = powered();
    const point = redBy(under, 600, 0.015);
    const states = under.steadyStates(point);
    for (const [start, state] of [['cold', states[0]!], ['hot', states[2]!]] as const) {
      const run = under.transient({ ...point, duration: 5e-6, start });
      for (const temperature of run.coreTemperature) expect(temperature).toBeCloseTo(state.coreTemperature, 6);
    }
  });

  it('keeps account of all energy to 1e-9, two photons, carriers and linear loss apart', () => {
    const design = { ...siliconRing, dropCoupler: { kind: 'power' as const, powerCoupling: 0.02 } };
    const under = powered({ ...siliconRingNonlinearity, carrierLifetime: 1e-9 }, design);
    const point = redBy(under, 50, 0.1);
    const power = { sampleRate: 20e9, samples: Float64Array.of(0.1, 0.02, 0.15, 0.1, 0.1) };
    const voltage = { sampleRate: 30e9, samples: Float64Array.of(-1, -2, 0, -1.5) };
    const run = under.transient({ ...point, power, voltage, duration: 1e-9, start: 'dark' }, { tolerance: 1e-9 });
    expect(Math.abs(spent(run) - 1)).toBeLessThan(1e-9);
    const { twoPhoton, freeCarrier, linear, drop, input } = run.balance;
    for (const part of [twoPhoton, freeCarrier, linear.junction, drop]) expect(part / input).toBeGreaterThan(1e-4);
    // By quadrature over the steps of a finer run.
    const fine = under.transient({ ...point, power, voltage, duration: 1e-9, start: 'dark' }, { tolerance: 1e-11 });
    const mode = under.mode(point);
    let byHand = 0;
    for (let i = 1; i < fine.time.length; i++) {
      byHand += mode.twoPhoton * (fine.energy[i]! ** 2 + fine.energy[i - 1]! ** 2) * (fine.time[i]! - fine.time[i - 1]!);
    }
    expect(byHand / twoPhoton).toBeCloseTo(1, 4);
  });

  it('keeps it over thousands of thermal times as well', () => {
    const under = powered();
    const run = under.transient({ ...redBy(under, 150, 0.015), duration: 1e-3, start: 'dark' }, { tolerance: 1e-7 });
    expect(Math.abs(spent(run) - 1)).toBeLessThan(1e-9);
    expect(run.time.length).toBeLessThan(20000);
  });

  it('heats with the thermal time, by light that is far from the resonance', () => {
    const under = powered(heatAlone);
    const point = redBy(under, -1500, 0.002);
    const run = under.transient({ ...point, duration: 3 * siliconRingNonlinearity.thermalTime, start: 'dark' });
    const end = under.steadyState(point).coreTemperature - operation.ambient;
    const at = run.time.findIndex((time) => time > siliconRingNonlinearity.thermalTime);
    const expected = end * -Math.expm1(-run.time[at]! / siliconRingNonlinearity.thermalTime);
    expect((run.coreTemperature[at]! - operation.ambient) / expected).toBeCloseTo(1, 2);
  });

  it('leaves a branch that a heater takes away, and returns to the other', () => {
    const under = powered();
    const point = redBy(under, 600, 0.015);
    const states = under.steadyStates(point);
    // Warmer by 0.6 nm and back.
    const heaterPower = { sampleRate: 0.2e6, samples: Float64Array.of(0, 0.006, 0.006, 0, 0, 0) };
    const run = under.transient({ ...point, heaterPower, duration: 25e-6, start: 'cold' });
    expect(run.coreTemperature[0]!).toBeCloseTo(states[0]!.coreTemperature, 6);
    expect(run.coreTemperature.at(-1)!).toBeCloseTo(states[2]!.coreTemperature, 3);
    expect(Math.abs(spent(run) - 1)).toBeLessThan(1e-9);
  });

  it('follows the chip', () => {
    const under = powered(heatAlone);
    const ambient = { sampleRate: 1e6, samples: Float64Array.of(330, 332) };
    const run = under.transient({ ...redBy(under, 0, 1e-6), ambient, duration: 2e-6, start: 'cold' });
    expect(run.coreTemperature.at(-1)!).toBeCloseTo(332, 2);
    const moved = run.detuning.at(-1)! - run.detuning[0]!;
    const expected = under.ring.detuning({ ...redBy(under, 0, 0), temperature: 332 }) - under.ring.detuning({ ...redBy(under, 0, 0), temperature: 330 });
    expect(moved / expected).toBeCloseTo(1, 3);
  });

  it('says what is wrong with a task', () => {
    const under = powered();
    const task = { ...redBy(under, 0, 0.01), duration: 1e-9, start: 'dark' } as const;
    expect(() => under.transient({ ...task, duration: 0 })).toThrow('duration is 0 s');
    expect(() => under.transient({ ...task, start: 'lukewarm' as 'dark' })).toThrow('start is "lukewarm", must be one of dark, cold, hot');
    expect(() => under.transient(task, { tolerance: 1 })).toThrow('tolerance is 1');
    expect(() => under.transient({ ...task, power: { sampleRate: 1e9, samples: Float64Array.of(0, -1, 0) } })).toThrow(RangeError);
    expect(() => under.transient({ ...task, power: { sampleRate: 1e10, samples: Float64Array.of(0, NaN) } })).toThrow('power is NaN at sample 1');
    expect(() => under.transient({ ...task, power: { sampleRate: 0, samples: Float64Array.of(0) } })).toThrow('power.sampleRate is 0 Hz');
    expect(() => under.transient({ ...task, voltage: -9 })).toThrow('voltage is -9 V');
    expect(() => under.transient(task, { steps: 10 })).toThrow(ConvergenceError);
    const bistable = { ...redBy(under, 600, 0.015), duration: 1e-9 };
    expect(under.transient({ ...bistable, start: 'hot' }).coreTemperature[0]!).toBeGreaterThan(335);
  });

  it('holds the one sample of a short waveform', () => {
    const under = powered(carriersAlone);
    const task = { ...redBy(under, 0, 0.01), duration: 1e-10, start: 'dark' } as const;
    const held = under.transient({ ...task, power: { sampleRate: 1e9, samples: Float64Array.of(0.01) } });
    expect(held.energy.at(-1)! / under.transient(task).energy.at(-1)!).toBeCloseTo(1, 6);
  });
});
