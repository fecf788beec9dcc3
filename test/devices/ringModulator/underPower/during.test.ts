import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../../../src/designs/siliconRing.ts';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import type { RingPowerRun } from '../../../../src/devices/ringModulator/underPower/during.ts';
import type { Field, Waveform } from '../../../../src/light.ts';
import { fourLevels, waveform } from '../inTime/rings.ts';
import { carriersAlone, heatAlone, operation, powered, redBy } from './rings.ts';

const sampleRate = 850e9;
const light = (wavelength: number, power: number, count: number, rate = sampleRate): Field => ({
  sampleRate: rate,
  wavelength,
  re: new Float64Array(count).fill(Math.sqrt(0.64 * power)),
  im: new Float64Array(count).fill(Math.sqrt(0.36 * power)),
});
const power = ({ re, im }: Field): Float64Array => re.map((value, i) => value ** 2 + im[i]! ** 2);
/** Every n-th point is a sample of the wave, straight lines between. */
function finer({ samples, sampleRate: rate }: Waveform, times: number): Waveform {
  const count = (samples.length - 1) * times + 1;
  const at = (i: number): number => {
    const k = Math.min(Math.floor(i / times), samples.length - 2);
    return samples[k]! + (samples[k + 1]! - samples[k]!) * (i / times - k);
  };
  return waveform(rate * times, Array.from({ length: count }, (_, i) => at(i)));
}

describe('a ring under power while its voltage moves', () => {
  it('is the linear ring where nothing is nonlinear and nothing heats', () => {
    const under = powered({ ...heatAlone, absorbedFraction: carriersAlone.absorbedFraction });
    const { wavelength } = redBy(under, 80, 0.01);
    const error = (times: number): number => {
      const voltage = finer(fourLevels(sampleRate, 200, 8, -1, 2), times);
      const field = light(wavelength, 0.01, voltage.samples.length, voltage.sampleRate);
      const drive = { voltage, driverBandwidth: 80e9, sourceResistance: 20 };
      const ours = under.during({ ...drive, ambient: 330 })(field);
      const linear = under.ring.during({ ...drive, temperature: 330 })(field);
      return ours.re.reduce((most, value, i) => Math.max(most, Math.abs(value - linear.re[i]!)), 0) / Math.sqrt(0.01);
    };
    const [coarse, fine] = [error(1), error(2)];
    expect(coarse).toBeLessThan(2e-4);
    // Gauss' method is of the fourth order.
    expect(Math.log2(coarse / fine)).toBeGreaterThan(3.5);
  });

  it('agrees with the stiff integration, carriers and heat and all', () => {
    // The stiff integration takes the voltage of the junction itself.
    const junction = { ...siliconRing.guide.junction, seriesResistance: 0 };
    const design = { ...siliconRing, guide: { ...siliconRing.guide, junction } };
    const under = powered({ ...siliconRingNonlinearity, carrierLifetime: 2e-10, thermalTime: 2e-9 }, design);
    const point = redBy(under, 200, 0.05);
    const voltage = finer(waveform(50e9, [-1, -2, 0, -0.5, -1.5, -1, 0, -2]), 40);
    const drive = { voltage, ambient: 330, branch: 'hot' as const };
    const run = under.during(drive).open();
    const field = light(point.wavelength, 0.05, voltage.samples.length, voltage.sampleRate);
    const ours = power(run.run(field));
    const duration = (voltage.samples.length - 1) / voltage.sampleRate;
    const stiff = under.transient({ ...point, voltage, duration, start: 'hot' }, { tolerance: 1e-9 });
    expect(run.state().coreTemperature).toBeCloseTo(stiff.coreTemperature.at(-1)!, 4);
    expect(run.state().carrierDensity / stiff.carrierDensity.at(-1)!).toBeCloseTo(1, 4);
    expect(ours.at(-1)! / stiff.through.at(-1)!).toBeCloseTo(1, 4);
    const { balance } = run.state();
    for (const part of ['through', 'twoPhoton', 'freeCarrier', 'stored'] as const) expect(balance[part] / stiff.balance[part]).toBeCloseTo(1, 4);
    expect(balance.linear.junction / stiff.balance.linear.junction).toBeCloseTo(1, 4);
  });

  it('keeps account of all energy to rounding', () => {
    const design = {
      ...siliconRing,
      guide: { ...siliconRing.guide, junction: { ...siliconRing.guide.junction, attenuationPerVolt: 200 } },
      dropCoupler: { kind: 'power' as const, powerCoupling: 0.03 },
    };
    const under = powered({ ...siliconRingNonlinearity, carrierLifetime: 1e-9 }, design);
    const voltage = fourLevels(sampleRate, 5000, 8, -1, 2);
    const run = under.during({ voltage, ambient: 330, driverBandwidth: 80e9, branch: 'hot' }).open();
    run.run(light(redBy(under, 100, 0).wavelength, 0.1, 5000));
    const { input, through, drop, linear, passing, twoPhoton, freeCarrier, storedBefore, stored } = run.state().balance;
    const lost = Object.values(linear).reduce((sum, part) => sum + part, 0);
    expect(Math.abs((through + drop + lost + passing + twoPhoton + freeCarrier + stored - storedBefore) / input - 1)).toBeLessThan(1e-11);
    for (const part of [drop, linear.junction, twoPhoton, freeCarrier]) expect(part / input).toBeGreaterThan(1e-4);
  });

  it('leaves by the drop port what the balance says', () => {
    const under = powered(siliconRingNonlinearity, { ...siliconRing, dropCoupler: { kind: 'power', powerCoupling: 0.03 } });
    const voltage = waveform(sampleRate, new Float64Array(400).fill(-1));
    const point = redBy(under, 30, 0.01);
    const out = under.during({ voltage, ambient: 330 }, { port: 'drop' })(light(point.wavelength, 0.01, 400));
    for (const at of power(out)) expect(at / under.steadyState(point).balance.drop).toBeCloseTo(1, 6);
    expect(() => powered().during({ voltage, ambient: 330 }, { port: 'drop' })).toThrow('no drop port');
  });

  it('gives the same bits however it is cut', () => {
    for (const nonlinearity of [siliconRingNonlinearity, { ...siliconRingNonlinearity, carriers: { kind: 'linear', indexPerDensity: 2e-27, absorptionPerDensity: 1e-21 } as const }]) {
      const under = powered(nonlinearity);
      const voltage = fourLevels(sampleRate, 1500, 8, -1, 2);
      const { wavelength } = redBy(under, 100, 0);
      const stage = under.during({ voltage, ambient: 330, driverBandwidth: 80e9 });
      const whole = light(wavelength, 0.02, 1500);
      const once = stage(whole);
      const run = stage.open();
      let from = 0;
      for (const size of [1, 255, 257, 500, 487]) {
        const cut = run.run({ ...whole, re: whole.re.slice(from, from + size), im: whole.im.slice(from, from + size) });
        expect(cut.re).toEqual(once.re.slice(from, from + size));
        expect(cut.im).toEqual(once.im.slice(from, from + size));
        from += size;
      }
    }
  });

  it('starts from heat and carriers that are given, as of data', () => {
    const under = powered();
    const { wavelength } = redBy(under, 100, 0);
    const voltage = fourLevels(sampleRate, 20000, 8, -1, 2);
    const levels = [-2, -4 / 3, -2 / 3, 0];
    const mean = under.frozenStates({ wavelength, levels: [0.015] }, { ...operation, voltage: levels })[0]!;
    const field = light(wavelength, 0.015, 20000);
    const drift = (start?: { coreTemperature: number; carrierDensity: number }): number => {
      const run: RingPowerRun = under.during({ voltage, ambient: 330, ...(start === undefined ? {} : { start }) }).open();
      run.run(field);
      return Math.abs(run.state().coreTemperature - mean.coreTemperature);
    };
    expect(drift(mean)).toBeLessThan(0.1 * drift());
    const atOnce = under.during({ voltage, ambient: 330, start: { coreTemperature: 331, carrierDensity: 0 } }).open();
    atOnce.run(light(wavelength, 0.015, 1));
    expect(atOnce.state()).toMatchObject({ coreTemperature: 331, carrierDensity: 0 });
  });

  it('follows light so strong that its own index moves it within a step', () => {
    const kerr = powered({ ...siliconRingNonlinearity, kerrIndex: 1e-16, twoPhotonAbsorption: 1e-10, carrierLifetime: 1e-11, thermalTime: 1e-6 });
    const voltage = waveform(4e12, new Float64Array(4000).fill(-1));
    const point = redBy(kerr, 0, 0.2);
    const field = light(point.wavelength, 0.2, 4000, 4e12);
    field.re.fill(Math.sqrt(0.002), 0, 1);
    field.im.fill(0, 0, 1);
    const start = { coreTemperature: 330, carrierDensity: 0 };
    const run = kerr.during({ voltage, ambient: 330, start }).open();
    run.run(field);
    const { input, through, linear, passing, twoPhoton, freeCarrier, storedBefore, stored } = run.state().balance;
    const spent = through + Object.values(linear).reduce((sum, part) => sum + part, 0) + passing + twoPhoton + freeCarrier + stored - storedBefore;
    expect(Math.abs(spent / input - 1)).toBeLessThan(1e-11);
    expect(twoPhoton / input).toBeGreaterThan(0.01);
  });

  it('says what is wrong', () => {
    const under = powered();
    const { wavelength } = redBy(under, 600, 0);
    const voltage = waveform(sampleRate, new Float64Array(10).fill(-1));
    const stage = under.during({ voltage, ambient: 330 });
    expect(() => stage(light(wavelength, 0.015, 10))).toThrow("say branch: 'cold' or 'hot'");
    expect(() => stage(light(wavelength, 0.001, 10, 1e12))).toThrow('sample rate of the field');
    expect(() => stage(light(wavelength, 0.001, 11))).toThrow('the voltage only 10');
    expect(() => stage.open().state()).toThrow('no state before its first sample');
    expect(() => under.during({ voltage: waveform(sampleRate, [-9]), ambient: 330 })).toThrow('of the junction');
    expect(() => under.during({ voltage, ambient: 330, start: { coreTemperature: 3, carrierDensity: 0 } })).toThrow('start.coreTemperature is 3 K');
    expect(() => under.during({ voltage, ambient: 330, start: { coreTemperature: 330, carrierDensity: -1 } })).toThrow('start.carrierDensity is -1');
    const coarse = waveform(2e11, new Float64Array(10).fill(-1));
    expect(() => under.during({ voltage: coarse, ambient: 330 })(light(wavelength, 0.001, 10, 2e11))).toThrow('too coarse for a linewidth');
  });
});
