import { describe, expect, it } from 'vitest';
import { elementaryCharge } from '../../../src/constants.ts';
import { photodiode } from '../../../src/devices/photodiode.ts';
import type { Field } from '../../../src/light.ts';
import { GHz, nm } from '../../../src/units.ts';

const design = { responsivity: 0.9, darkCurrent: 1e-6, bandwidth: 50 * GHz };
const diode = photodiode(design);
const sampleRate = 800e9;
const wavelength = 1310 * nm;
const steady = (power: number, length: number): Field => ({
  sampleRate,
  wavelength,
  re: new Float64Array(length).fill(0.6 * Math.sqrt(power)),
  im: new Float64Array(length).fill(-0.8 * Math.sqrt(power)),
});
const varying = (length: number): Field => ({
  sampleRate,
  wavelength,
  re: Float64Array.from({ length }, (_, i) => 0.02 + 0.01 * Math.sin(i * i)),
  im: Float64Array.from({ length }, (_, i) => 0.01 * Math.cos(3 * i)),
});
const mean = (samples: Float64Array): number => samples.reduce((sum, x) => sum + x, 0) / samples.length;
const variance = (samples: Float64Array): number => {
  const middle = mean(samples);
  return samples.reduce((sum, x) => sum + (x - middle) ** 2, 0) / samples.length;
};
const noise = { noiseDensity: 16e-12, seed: 3, stream: 0 };
const quiet = { noise: 'none' } as const;

describe('photodiode in time', () => {
  it('gives the current of steady light from the first sample on', () => {
    const { samples, sampleRate: rate } = diode.during(quiet)(steady(1e-3, 50));
    expect(rate).toBe(sampleRate);
    samples.forEach((sample) => expect(sample).toBeCloseTo(0.9e-3 + 1e-6, 15));
  });

  it('follows a tone as one pole does between straight lines', () => {
    const frequency = 20 * GHz;
    const length = 4000;
    const re = Float64Array.from({ length }, (_, i) => Math.sqrt(1e-3 * (1 + 0.5 * Math.cos((2 * Math.PI * frequency * i) / sampleRate))));
    const { samples } = diode.during(quiet)({ sampleRate, wavelength, re, im: new Float64Array(length) });
    let [cosine, sine] = [0, 0];
    for (let i = 2000; i < 4000; i++) {
      cosine += (2 / 2000) * samples[i]! * Math.cos((2 * Math.PI * frequency * i) / sampleRate);
      sine += (2 / 2000) * samples[i]! * Math.sin((2 * Math.PI * frequency * i) / sampleRate);
    }
    // A straight line between samples takes a square of sinc from a tone.
    const x = (Math.PI * frequency) / sampleRate;
    // The response of the held line to its own images is of the order of x² again.
    expect(Math.abs(Math.hypot(cosine, sine) / (0.45e-3 * diode.response({ frequency })) - (Math.sin(x) / x) ** 2)).toBeLessThan(2e-3);
    expect(Math.atan2(sine, cosine)).toBeCloseTo(Math.atan(frequency / design.bandwidth), 2);
  });

  it('follows an edge exactly where the light is a straight line', () => {
    const a = sampleRate / (2 * Math.PI * design.bandwidth);
    const length = 40;
    const re = Float64Array.from({ length }, (_, i) => Math.sqrt(1e-3 * i));
    const { samples } = photodiode({ ...design, darkCurrent: 0 }).during(quiet)({ sampleRate, wavelength, re, im: new Float64Array(length) });
    samples.forEach((sample, i) => expect(sample).toBeCloseTo(0.9e-3 * (i - a * (1 - Math.exp(-i / a))), 14));
  });

  it('follows at once without its pole, and bends to its saturation', () => {
    const light = varying(100);
    const { samples } = diode.during({ ...quiet, response: 'none', saturationCurrent: 1e-3 })(light);
    samples.forEach((sample, i) => {
      const straight = 0.9 * (light.re[i]! ** 2 + light.im[i]! ** 2);
      expect(sample).toBeCloseTo(straight / (1 + straight / 1e-3) + 1e-6, 15);
    });
    const half = diode.during({ ...quiet, saturationCurrent: 0.9e-3 })(steady(1e-3, 2)).samples[1]!;
    expect(half).toBeCloseTo(0.45e-3 + 1e-6, 12);
  });

  it('has shot and amplifier noise of the variance of the closed form in half the sample rate', () => {
    const { samples } = diode.during({ noise })(steady(1e-3, 400_000));
    const current = 0.9e-3 + 1e-6;
    const expected = (noise.noiseDensity ** 2 + 2 * elementaryCharge * current) * (sampleRate / 2);
    expect(Math.abs(variance(samples) / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / 400_000));
    expect(Math.abs(mean(samples) - current)).toBeLessThan(4 * Math.sqrt(expected / 400_000));
    const dark = diode.during({ noise: { ...noise, noiseDensity: 0 } })(steady(0, 400_000));
    expect(Math.abs(variance(dark.samples) / (elementaryCharge * 1e-6 * sampleRate) - 1)).toBeLessThan(4 * Math.sqrt(2 / 400_000));
  });

  it.each([
    ['with noise', { noise }],
    ['bent to its saturation', { noise, saturationCurrent: 1e-3 }],
    ['without noise', quiet],
    ['without its pole', { noise, response: 'none' }],
  ] as const)('gives the same bits for any cutting, with and without WebAssembly, %s', (_, operation) => {
    const light = varying(5000);
    const stage = diode.during(operation);
    const whole = stage(light).samples;
    const cut = (size: number): Float64Array => {
      const run = stage.open();
      const pieces = new Float64Array(5000);
      for (let at = 0; at < 5000; at += size) {
        pieces.set(run.run({ ...light, re: light.re.subarray(at, at + size), im: light.im.subarray(at, at + size) }).samples, at);
      }
      return pieces;
    };
    for (const size of [1, 7, 1023, 1024, 1025, 5000]) expect(cut(size)).toEqual(whole);
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
    Object.defineProperty(globalThis, 'WebAssembly', { ...kept, value: undefined });
    try {
      for (const size of [1, 7, 1023, 1024, 5000]) expect(cut(size)).toEqual(whole);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', kept);
    }
  });

  it('gives other noise for another seed or stream', () => {
    const light = varying(10);
    const [first] = diode.during({ noise })(light).samples;
    expect(diode.during({ noise: { ...noise, seed: 4 } })(light).samples[0]).not.toBe(first);
    expect(diode.during({ noise: { ...noise, stream: 4 } })(light).samples[0]).not.toBe(first);
  });

  it('says what is wrong', () => {
    const stage = diode.during({ noise });
    const light = varying(2000);
    expect(() => stage({ ...light, re: light.re.with(1500, NaN) })).toThrow('field is NaN + j');
    expect(() => stage({ ...light, re: light.re.with(1500, Infinity) })).toThrow('at sample 1500, must be finite');
    expect(() => diode.during({ ...quiet, response: 'none' })({ ...light, im: light.im.with(3, NaN) })).toThrow('at sample 3, must be finite');
    expect(() => stage({ ...light, im: new Float64Array(3) })).toThrow('2000 real and 3 imaginary');
    expect(() => stage({ ...light, sampleRate: 60e9 })).toThrow('bandwidth is 50000000000 Hz, above half the sample rate, 30000000000 Hz');
    expect(diode.during({ ...quiet, response: 'none' })({ ...light, sampleRate: 60e9 }).samples.length).toBe(2000);
    expect(() => stage({ ...light, sampleRate: NaN })).toThrow('sampleRate is NaN Hz');
    expect(() => stage({ ...light, wavelength: 800 * nm })).toThrow('quantum efficiency');
    const run = stage.open();
    run.run(light);
    expect(() => run.run({ ...light, sampleRate: 1e12 })).toThrow('block at 1.31e-6 m and 1000000000000 Hz, the first at');
    expect(() => diode.during({ noise: { ...noise, noiseDensity: -1 } })).toThrow('noise.noiseDensity is -1');
    expect(() => diode.during({ noise: { ...noise, seed: 0.5 } })).toThrow('photodiode: seed is 0.5');
    expect(() => diode.during({ noise: 'none', response: 'slow' as 'none' })).toThrow('response is "slow"');
    expect(() => diode.during({ ...quiet, saturationCurrent: 0 })).toThrow('saturationCurrent is 0');
  });
});
