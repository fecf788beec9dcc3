import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../../../src/designs/siliconRing.ts';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import { captureOf, type RingCapture } from '../../../../src/devices/ringModulator/underPower/capture.ts';
import { followed } from '../../../../src/devices/ringModulator/underPower/followed.ts';
import { hysteresisOf, type RingSweep } from '../../../../src/devices/ringModulator/underPower/hysteresis.ts';
import { ConvergenceError } from '../../../../src/errors.ts';
import { continuousWave } from '../../../../src/light.ts';
import { linspace } from '../../../../src/numerics/linspace.ts';
import { vanVaerenberghPoint, vanVaerenberghRing } from '../../../papers/vanVaerenberghRing.ts';
import { heatAlone, operation, powered, redBy } from './rings.ts';

describe('the pattern effect of a ring under power', () => {
  const under = powered();
  const voltage = [-2, -4 / 3, -2 / 3, 0];

  it('is that fast data see the isothermal curve', () => {
    const point = redBy(under, 60, 0.012);
    const isothermal = under.isothermalCurve(point, [-2, -1, 0]);
    const state = under.steadyState(point);
    expect(isothermal[1]).toBeCloseTo(state.transmission, 12);
    for (const [i, volts] of [-2, -1, 0].entries()) {
      const linear = under.ring.transmission({ ...point, voltage: volts, temperature: state.coreTemperature });
      expect(Math.abs(isothermal[i]! - linear)).toBeLessThan(4e-3);
    }
    const settled = under.settledCurve(point, [-2, -1, 0]);
    expect(settled[1]).toBeCloseTo(state.transmission, 12);
    expect(settled[0]).toBeCloseTo(under.steadyState({ ...point, voltage: -2 }).transmission, 12);
    // On the blue side heat follows the resonance and flattens what slow voltages do.
    expect(Math.abs(settled[2]! - settled[0]!)).toBeLessThan(0.8 * Math.abs(isothermal[2]! - isothermal[0]!));
  });

  it('takes the eye from heat that stands, and tells how far long runs wander', () => {
    const { wavelength } = redBy(under, 60, 0);
    const effect = under.patternEffect({ wavelength, power: 0.012 }, { ...operation, voltage });
    const light = continuousWave({ wavelength, rin: 0, linewidth: 1, polarizationExtinction: 1e12, source: 'a' }, 0.012);
    const [lane] = under.at({ ...operation, voltage })(light).lanes;
    effect.frozen.forEach((level, i) => expect(level / lane!.levels[i]!).toBeCloseTo(1, 10));
    expect(effect.frozenAmplitude).toBeCloseTo(lane!.levels[3]! - lane!.levels[0]!, 12);
    expect(Math.abs(effect.settledAmplitude)).toBeLessThan(0.8 * Math.abs(effect.frozenAmplitude));
    effect.settled.forEach((level, i) => {
      expect(level).toBeCloseTo(effect.frozen[i]! + effect.wander[i]!, 15);
      expect(level / 0.012).toBeCloseTo(under.steadyState({ ...operation, wavelength, power: 0.012, voltage: voltage[i]! }).transmission, 9);
    });
    expect(effect.corner).toBeCloseTo(2.4e6 / (2 * Math.PI), 3);
    // Cooling light makes the ring faster than its heat alone.
    expect(effect.loadedCorner).toBeGreaterThan(effect.corner);
  });

  it('wanders in time from the one to the other, at the loaded corner', () => {
    const { wavelength } = redBy(under, 60, 0);
    const drive = { ...operation, voltage };
    const effect = under.patternEffect({ wavelength, power: 0.012 }, drive);
    const mean = under.frozenStates({ wavelength, levels: [0.012] }, drive)[0]!;
    const [rate, count] = [250e9 * 4, 1 << 17];
    const run = under.during({ voltage: { sampleRate: rate, samples: new Float64Array(count).fill(-2) }, ambient: 330, start: mean }).open();
    const out = run.run({ sampleRate: rate, wavelength, re: new Float64Array(count).fill(Math.sqrt(0.012)), im: new Float64Array(count) });
    const level = (i: number): number => out.re[i]! ** 2 + out.im[i]! ** 2;
    expect(level(0) / effect.frozen[0]!).toBeCloseTo(1, 6);
    // Near enough to the exponential of one eigenvalue, a thermal time being 0.42 us.
    const seconds = count / rate;
    const share = (level(count - 1) - effect.frozen[0]!) / effect.wander[0]!;
    const slowest = 2 * Math.PI * effect.loadedCorner * seconds;
    expect(share).toBeGreaterThan(0.5 * -Math.expm1(-slowest));
    expect(share).toBeLessThan(1.5 * -Math.expm1(-slowest));
  });

  it('needs a state that does not oscillate, and a branch where two are stable', () => {
    const { wavelength } = redBy(under, 600, 0);
    const drive = { ...operation, voltage: [-1.01, -1] };
    expect(() => under.patternEffect({ wavelength, power: 0.015 }, drive)).toThrow("say branch: 'cold' or 'hot'");
    const hot = under.patternEffect({ wavelength, power: 0.015 }, { ...drive, branch: 'hot' });
    const cold = under.patternEffect({ wavelength, power: 0.015 }, { ...drive, branch: 'cold' });
    expect(cold.frozen[0]!).toBeGreaterThan(2 * hot.frozen[0]!);
    expect(cold.settled[0]! / cold.frozen[0]!).toBeCloseTo(1, 1);
    const oscillating = vanVaerenberghRing();
    const point = vanVaerenberghPoint(40, 0.6e-3);
    expect(() => oscillating.isothermalCurve(point, [0])).toThrow('oscillates by itself');
    expect(() => oscillating.hysteresis({ wavelengths: [point.wavelength], power: 0.6e-3 }, point)).toThrow('the ring oscillates by itself at wavelengths.0');
  });
});

describe('a slow sweep', () => {
  const under = powered(heatAlone);
  const { wavelength } = redBy(under, 0, 0);

  it('goes up another way than down, between the folds alone', () => {
    const wavelengths = linspace(wavelength - 0.5e-9, wavelength + 1.8e-9, 400);
    const { up, down } = under.hysteresis({ wavelengths, power: 0.015 }, operation);
    const apart = up.transmission.map((value, i) => Math.abs(value - down.transmission[i]!));
    const first = apart.findIndex((value) => value > 1e-9);
    const last = apart.findLastIndex((value) => value > 1e-9);
    expect(last - first).toBeGreaterThan(10);
    for (let i = first; i <= last; i++) expect(up.coreTemperature[i]!).toBeGreaterThan(down.coreTemperature[i]!);
    for (const i of [0, first - 1, last + 1, 399]) {
      expect(up.detuning[i]!).toBe(down.detuning[i]!);
      expect(under.steadyStates({ ...operation, wavelength: wavelengths[i]!, power: 0.015 }).length).toBe(1);
    }
    for (const i of [first, last]) expect(under.steadyStates({ ...operation, wavelength: wavelengths[i]!, power: 0.015 }).length).toBe(3);
  });

  it('of power does the same', () => {
    const at = redBy(under, 600, 0).wavelength;
    const { up, down } = under.hysteresis({ powers: linspace(0.002, 0.04, 200), wavelength: at }, operation);
    const cold = down.coreTemperature.findIndex((value, i) => value > up.coreTemperature[i]! + 1e-6);
    expect(cold).toBeGreaterThan(0);
    expect(up.transmission[199]).toBe(down.transmission[199]);
    expect(up.transmission[0]).toBe(down.transmission[0]);
  });

  it('asks for each state once', () => {
    const sweep: RingSweep = { powers: [0.001, 0.002, 0.003], wavelength };
    let asked = 0;
    const { up, down } = hysteresisOf((at) => {
      asked++;
      return under.steadyStates({ ...operation, ...at });
    }, sweep);
    expect(asked).toBe(3);
    expect(down).toEqual(up);
  });

  it('has to rise', () => {
    expect(() => under.hysteresis({ powers: [0.1, 0.1], wavelength }, operation)).toThrow('powers must rise, do not at 1');
    expect(() => under.hysteresis({ wavelengths: [], power: 0.1 }, operation)).toThrow('wavelengths.length is 0');
  });

  it('ends where heat flows to, which may be none that is stable', () => {
    const states = [310, 320, 330].map((coreTemperature, i) => ({ coreTemperature, stable: i !== 1 }));
    expect([300, 319, 321, 400].map((from) => followed(states, from)?.coreTemperature)).toEqual([310, 310, 330, 330]);
    expect(followed([{ coreTemperature: 310, stable: false }], 300)).toBeUndefined();
  });
});

describe('a capture sequence', () => {
  it('brings the ring from cold to hot, by a heater that ends where it began', () => {
    for (const nonlinearity of [siliconRingNonlinearity, heatAlone]) {
      const under = powered(nonlinearity);
      const point = { ...redBy(under, 600, 0.015), heaterPower: 0.002 };
      const shifted = { ...point, wavelength: point.wavelength + 0.2e-9 };
      const states = under.steadyStates(shifted);
      expect(states.length).toBe(3);
      const { heaterPower, run, reached, wanted, highestHeaterPower, duration } = under.capture(shifted);
      expect(run.coreTemperature[0]!).toBeCloseTo(states[0]!.coreTemperature, 6);
      expect(wanted).toBe(states[2]!.coreTemperature);
      expect(reached).toBeCloseTo(wanted, 1);
      expect(run.detuning.at(-1)!).toBeGreaterThan(0);
      expect(heaterPower.samples[0]).toBe(0.002);
      expect(heaterPower.samples.at(-1)).toBe(0.002);
      expect(highestHeaterPower).toBe(heaterPower.samples.reduce((a, b) => Math.max(a, b), 0));
      expect(duration).toBeLessThan(800 * nonlinearity.thermalTime);
    }
  });

  it('needs no detour where one state is all there is', () => {
    const under = powered();
    const capture: RingCapture = under.capture(redBy(under, 0, 0.015));
    expect(capture.highestHeaterPower).toBe(0);
    expect(capture.reached).toBeCloseTo(capture.wanted, 3);
  });

  it('says where it cannot be', () => {
    const weak = powered(siliconRingNonlinearity, { ...weakHeater });
    expect(() => weak.capture(redBy(weak, 600, 0.015))).toThrow('heaterPower of the capture');
    const oscillating = vanVaerenberghRing();
    expect(() => oscillating.capture(vanVaerenberghPoint(62, 0.6e-3))).toThrow('the hot steady state is not stable');
    expect(() => powered().capture(redBy(powered(), 600, 20))).toThrow('power is 20 W');
    const inverse = powered(heatAlone, { ...weakHeater, guide: { ...siliconRing.guide, thermoOpticSlope: -2.02e-4 } });
    expect(() => inverse.capture(redBy(inverse, -600, 0.015))).toThrow('heating does not end the cold steady state');
    const under = powered();
    const point = redBy(under, 600, 0.015);
    const cold = under.transient({ ...point, duration: 1e-9, start: 'cold' });
    const known = { heaterEfficiency: 1e-7, thermalTime: 1e-6, transient: () => cold };
    expect(() => captureOf(under.mode(point), point, known)).toThrow(ConvergenceError);
  });
});

const weakHeater = { ...powered().ring.design, heaterEfficiency: 1e-10 };
