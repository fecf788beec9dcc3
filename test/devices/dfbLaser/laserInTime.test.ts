import { describe, expect, it } from 'vitest';
import { rateEquationDfb } from '../../../src/designs/rateEquationDfb.ts';
import * as at from '../../../src/devices/dfbLaser/langevin/langevinSettings.ts';
import { plainLangevin } from '../../../src/devices/dfbLaser/langevin/plainLangevin.ts';
import { wasmLangevin } from '../../../src/devices/dfbLaser/langevin/wasmLangevin.ts';
import { rateEquationLaser } from '../../../src/devices/dfbLaser/rateEquationLaser.ts';
import type { Field } from '../../../src/light.ts';
import { powerDensity } from '../../../src/numerics/powerDensity.ts';
import { celsius, GHz, MHz, toDb } from '../../../src/units.ts';

const laser = rateEquationLaser(rateEquationDfb);
const point = { current: 0.6, temperature: celsius(30) };
const steady = (sampleRate: number, count: number) => ({ sampleRate, samples: new Float64Array(count).fill(point.current) });
const powers = ({ re, im }: Field): Float64Array => re.map((x, i) => x * x + im[i]! ** 2);

/** Frequency between samples, Hz. */
function frequencies({ re, im, sampleRate }: Field): Float64Array {
  return re.map((x, i) => {
    if (i === 0) return 0;
    const [a, b] = [re[i - 1]!, im[i - 1]!];
    return (Math.atan2(im[i]! * a - x * b, x * a + im[i]! * b) * sampleRate) / (2 * Math.PI);
  });
}

describe('a laser in time', () => {
  it('stays at rest without noise', () => {
    const field = laser.during(point, { shotNoise: 'excluded' })(steady(1e12, 3000));
    for (const each of powers(field)) expect(Math.abs(each / laser.power(point) - 1)).toBeLessThan(1e-9);
    expect(field.im[2999]!).toBeCloseTo(0, 9);
    expect(field.wavelength).toBe(laser.wavelength(point));
    expect(field.sampleRate).toBe(1e12);
  });

  it('swings into a new current at its relaxation resonance, and settles there with its junction held', () => {
    const held = rateEquationLaser({ ...rateEquationDfb, thermalResistance: 0 });
    const { relaxationFrequency, dampingRate } = held.noise(point);
    const samples = new Float64Array(4000).fill(point.current + 1e-3);
    const power = powers(held.during(point, { shotNoise: 'excluded' })({ sampleRate: 1e12, samples }));
    const end = held.power({ ...point, current: point.current + 1e-3 });
    expect(power[3999]! / end).toBeCloseTo(1, 9);
    const over = power.map((each) => (each - end) / (end - held.power(point)));
    const crossings = Array.from(over.keys()).filter((i) => i > 0 && over[i]! > 0 !== over[i - 1]! > 0);
    const swing = Math.sqrt(relaxationFrequency ** 2 - (dampingRate / (4 * Math.PI)) ** 2);
    expect(1e12 / (2 * (crossings[2]! - crossings[1]!)) / swing).toBeCloseTo(1, 1);
    const fade = Math.log(Math.max(...over.subarray(0, crossings[2])) / Math.max(...over.subarray(crossings[2])));
    expect((fade * swing) / (dampingRate / 2)).toBeCloseTo(1, 0);
  });

  it('chirps to the blue while it is driven up', () => {
    const samples = Float64Array.from({ length: 300 }, (_, i) => point.current + 0.2 * Math.min(1, i / 50));
    const chirp = frequencies(laser.during(point, { shotNoise: 'excluded' })({ sampleRate: 1e12, samples }));
    expect(Math.max(...chirp)).toBeGreaterThan(1 * GHz);
  });

  it('has the intensity noise of the closed form within a decibel from 10 MHz to 20 GHz, and its linewidth within 10 %', () => {
    const theory = laser.noise(point);
    const run = laser.during(point, { noise: { seed: 7, stream: 0 }, shotNoise: 'included', stepsPerSample: 4 });
    const field = run(steady(250e9, 1 << 20));
    const power = powers(field);
    const mean = power.reduce((sum, each) => sum + each, 0) / power.length;
    expect(mean / laser.power(point)).toBeCloseTo(1, 4);
    const options = { segment: 1 << 15 };
    const intensity = powerDensity(power.map((each) => each / mean - 1), 250e9, options);
    const pull = powerDensity(frequencies(field), 250e9, options);
    let low = 10 * MHz;
    while (low < 20 * GHz) {
      const high = Math.min(20 * GHz, Math.max(1.3 * low, low + 45 * MHz));
      let [seen, told, count] = [0, 0, 0];
      intensity.frequency.forEach((frequency, k) => {
        if (frequency < low || frequency >= high) return;
        seen += intensity.density[k]!;
        told += theory.relativeIntensityNoise({ frequency });
        count++;
      });
      expect(count).toBeGreaterThan(4);
      expect(Math.abs(toDb(seen / told)), `${low} Hz`).toBeLessThan(1);
      low = high;
    }
    let white = 0;
    let count = 0;
    pull.frequency.forEach((frequency, k) => {
      if (frequency > 600 * MHz) return;
      white += pull.density[k]!;
      count++;
    });
    expect((Math.PI * white) / count / theory.linewidth).toBeGreaterThan(0.9);
    expect((Math.PI * white) / count / theory.linewidth).toBeLessThan(1.1);
  });

  it('leaves the shot noise to the detector where it is told to', () => {
    const noise = { seed: 7, stream: 1 };
    const [without, within] = (['excluded', 'included'] as const).map((shotNoise) =>
      powerDensity(powers(laser.during(point, { noise, shotNoise })(steady(1e12, 1 << 14))), 1e12, { segment: 1 << 10 }),
    );
    const power = laser.power(point);
    const floor = laser.noise(point).shotFloor * power ** 2;
    const high = (of: Float64Array): number => of.subarray(400).reduce((sum, each) => sum + each, 0) / (of.length - 400);
    expect(high(within!.density) / floor).toBeCloseTo(1, 1);
    expect(high(without!.density)).toBeLessThan(0.05 * floor);
  });

  it('gives the same bits from one seed however it is cut, and others from another', () => {
    const drive = steady(1e12, 5000);
    const stage = laser.during(point, { noise: { seed: 1, stream: 2 ** 40 }, shotNoise: 'included' });
    const whole = stage(drive);
    const run = stage.open();
    let from = 0;
    for (const to of [1, 700, 701, 3000, 5000]) {
      const part = run.run({ ...drive, samples: drive.samples.subarray(from, to) });
      expect(part.re).toEqual(whole.re.subarray(from, to));
      expect(part.im).toEqual(whole.im.subarray(from, to));
      from = to;
    }
    expect(stage(drive).re).toEqual(whole.re);
    const other = laser.during(point, { noise: { seed: 2, stream: 2 ** 40 }, shotNoise: 'included' })(drive);
    expect(other.re).not.toEqual(whole.re);
  });

  it('steps alike with and without WebAssembly, also where it is driven hard', () => {
    const wasm = wasmLangevin((globalThis as { readonly WebAssembly?: unknown }).WebAssembly)!;
    expect(wasm).toBeDefined();
    expect(wasmLangevin(undefined)).toBeUndefined();
    for (const [perSample, swing] of [[1, 0], [3, 0.9]] as const) {
      const settings = new Float64Array(at.count);
      const layer = { gain: 2.8e11, compression: 2e-9, a: 1e8, b: 0.55, c: 1e-9, spontaneous: 8e-7, rate: 1.1e11, out: 6e10, pull: 0.42 };
      const rest = { n: 4.6e8, s: 3e7, cosine: 1, n0: 4.6e8, level: 0.4, pump: 4e18, energy: 1.5e-19, arrivals: 1 };
      const stepping = { h: 1e-12 / perSample, root: 1e-6, perSample, shot: 1, noisy: 1 };
      for (const [name, value] of Object.entries({ ...layer, ...rest, ...stepping })) settings[at[name as keyof typeof layer]] = value;
      const samples = Float64Array.from({ length: 1000 }, (_, i) => 0.9 + swing * Math.sin(i / 30));
      const results = [plainLangevin, wasm].map((kernel) => {
        const own = settings.slice();
        const words = new Uint32Array([2 ** 32 - 500, 3, 4, 5, 6, 7]);
        const [re, im] = [new Float64Array(1000), new Float64Array(1000)];
        kernel(own, words, samples, re, im);
        return { own, words, re, im };
      });
      const [plain, fast] = results as [(typeof results)[0], (typeof results)[0]];
      expect(fast.words).toEqual(plain.words);
      for (let i = 0; i < 1000; i++) {
        expect(Math.abs(fast.re[i]! - plain.re[i]!)).toBeLessThan(1e-10);
        expect(Math.abs(fast.im[i]! - plain.im[i]!)).toBeLessThan(1e-10);
      }
      for (const place of [at.n, at.s, at.step]) expect(fast.own[place]! / plain.own[place]!).toBeCloseTo(1, 9);
    }
  });

  it('refuses times, currents and seeds that cannot be', () => {
    const quiet = laser.during(point, { shotNoise: 'excluded' });
    expect(() => quiet(steady(50e9, 4))).toThrow('rateEquationLaser: sampleRate is 50000000000 Hz, outside');
    expect(() => quiet({ sampleRate: 1e12, samples: Float64Array.of(0.6, 1.6) })).toThrow('rateEquationLaser: current is 1.6 A, outside 0 to 1.5 A');
    expect(() => quiet({ sampleRate: 1e12, samples: Float64Array.of(NaN) })).toThrow('rateEquationLaser: current is NaN A');
    const run = quiet.open();
    run.run(steady(1e12, 4));
    expect(() => run.run(steady(2e12, 4))).toThrow('sampleRate is 2000000000000 Hz, was 1000000000000 Hz in the first block');
    expect(() => laser.during(point, { shotNoise: 'some' as never })).toThrow('shotNoise is string "some", must be included or excluded');
    expect(() => laser.during(point, { shotNoise: 'included', stepsPerSample: 1.5 })).toThrow('stepsPerSample is 1.5');
    expect(() => laser.during(point, { shotNoise: 'included', stepsPerSample: 0 })).toThrow('stepsPerSample is 0');
    expect(() => laser.during(point, { shotNoise: 'included', noise: { seed: -1, stream: 0 } })).toThrow('philox: seed is -1');
  });
});
