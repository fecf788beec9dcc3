import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../../src/constants.ts';
import { dispersionFading, fiber, type FiberDesign } from '../../../src/devices/fiber.ts';
import type { Field } from '../../../src/light.ts';
import { dbPerKm, nm } from '../../../src/units.ts';

const design: FiberDesign = {
  length: 2000,
  attenuation: 0.35 * dbPerKm,
  connectors: 2,
  connectorLossDb: 0.25,
  groupIndex: 1.4677,
  zeroDispersionWavelength: 1313 * nm,
  dispersionSlope: 90,
  zeroDispersionRange: { shortest: 1300 * nm, longest: 1324 * nm },
};
const lossless: FiberDesign = { ...design, attenuation: 0, connectors: 0 };
const sampleRate = 800e9;

function field(wavelength: number, length: number, at: (t: number) => readonly [number, number]): Field {
  const re = new Float64Array(length);
  const im = new Float64Array(length);
  for (let i = 0; i < length; i++) [re[i], im[i]] = at((i - length / 2) / sampleRate) as [number, number];
  return { sampleRate, wavelength, re, im };
}

/** Second moment of the power about its middle, s². */
function variance({ re, im }: Field): number {
  let [sum, first, second] = [0, 0, 0];
  for (let i = 0; i < re.length; i++) {
    const power = re[i]! ** 2 + im[i]! ** 2;
    const t = (i - re.length / 2) / sampleRate;
    sum += power;
    first += power * t;
    second += power * t * t;
  }
  return second / sum - (first / sum) ** 2;
}

const gaussian = (wavelength: number, width: number, chirp: number, length = 4096): Field =>
  field(wavelength, length, (t) => {
    const size = Math.exp(-0.5 * (t / width) ** 2);
    const phase = -0.5 * chirp * (t / width) ** 2;
    // With exp(+jωt) a positive chirp raises the frequency in time where Agrawal's exp(−jωt) has exp(−jC t²/2T²).
    return [size * Math.cos(phase), -size * Math.sin(phase)];
  });

const noise = (length: number): Field =>
  field(1550 * nm, length, (t) => [Math.sin(t * 3e11) + 0.3 * Math.cos(t * t * 1e20), Math.cos(t * 1.7e11) * Math.sin(t * 5e10)]);

describe('fiber in time', () => {
  it.each([
    [1550 * nm, 6e-12, 0, 2000],
    [1550 * nm, 8e-12, 2, 3000],
    [1550 * nm, 8e-12, -2, 3000],
    [1290 * nm, 6e-12, -2, 1000],
  ])('broadens a chirped Gaussian pulse at %f m, %f s, chirp %f over %f m as theory says', (wavelength, width, chirp, length) => {
    const line = fiber({ ...lossless, length });
    const beta2 = (-line.dispersion({ wavelength }) * wavelength ** 2) / (2 * Math.PI * speedOfLight);
    const x = wavelength;
    const slope = (90 / 4) * (1 + 3 * (1313 * nm / x) ** 4);
    const beta3 = (x ** 2 / (2 * Math.PI * speedOfLight)) ** 2 * (slope + (2 * line.dispersion({ wavelength })) / x);
    const linear = (1 + (chirp * beta2 * length) / width ** 2) ** 2 + ((beta2 * length) / width ** 2) ** 2;
    const cubic = ((1 + chirp ** 2) * ((beta3 * length) / (2 * Math.SQRT2 * width ** 3))) ** 2 * 2;
    const pulse = gaussian(wavelength, width, chirp);
    const out = line.during()(pulse);
    expect(Math.abs(Math.sqrt(variance(out) / variance(pulse) / (linear + cubic)) - 1)).toBeLessThan(1e-6);
  });

  it('delays each frequency as G.652 does, beyond the cubic phase of theory', () => {
    const [wavelength, width, chirp] = [1290 * nm, 8e-12, -3];
    const line = fiber({ ...lossless, length: 10000 });
    const pulse = gaussian(wavelength, width, chirp);
    // Of a Gaussian pulse the time at each frequency is normal: its width there is the transform's, its mean moves by the chirp and the delay.
    const spread = Math.sqrt((1 + chirp ** 2) / 2) / width;
    let [sum, first, second] = [0, 0, 0];
    for (let u = -7; u <= 7; u += 1 / 64) {
      const weight = Math.exp(-u * u / 2);
      const omega = u * spread;
      const delay = line.delay({ wavelength: (2 * Math.PI * speedOfLight) / ((2 * Math.PI * speedOfLight) / wavelength + omega) }) - line.delay({ wavelength });
      const time = (chirp * width ** 2 * omega) / (1 + chirp ** 2) + delay;
      sum += weight;
      first += weight * time;
      second += weight * time * time;
    }
    const expected = width ** 2 / (2 * (1 + chirp ** 2)) + second / sum - (first / sum) ** 2;
    expect(Math.abs(Math.sqrt(variance(line.during()(pulse)) / expected) - 1)).toBeLessThan(1e-6);
  });

  it('keeps energy but for its loss', () => {
    const energy = ({ re, im }: Field): number => re.reduce((sum, x, i) => sum + x * x + im[i]! ** 2, 0);
    const pulse = gaussian(1550 * nm, 8e-12, 1);
    const line = fiber(design);
    expect(Math.abs(energy(line.during()(pulse)) / energy(pulse) / line.transmission() - 1)).toBeLessThan(1e-10);
  });

  it('passes any tone up to 0.35 of the sample rate with its own loss to 1e-7', () => {
    const line = fiber(design);
    for (const share of [-0.35, -0.2, 0.1, 0.3, 0.35]) {
      const tone = field(1310 * nm, 2000, (t) => [Math.cos(2 * Math.PI * share * sampleRate * t), Math.sin(2 * Math.PI * share * sampleRate * t)]);
      const { re, im } = line.during()(tone);
      for (let i = 500; i < 1500; i++) expect(Math.abs(Math.hypot(re[i]!, im[i]!) / Math.sqrt(line.transmission()) - 1)).toBeLessThan(1e-7);
    }
  });

  it('lets the small modulation of a tone fade, through its null, as the closed form', () => {
    const wavelength = 1550 * nm;
    const line = fiber({ ...lossless, length: 10e3 });
    const accumulatedDispersion = line.accumulatedDispersion({ wavelength });
    const null1 = Math.sqrt(speedOfLight / (2 * wavelength ** 2 * accumulatedDispersion));
    const depth = 1e-6;
    for (const share of [0.3, 0.7, 0.97, 1, 1.02, 1.3]) {
      const frequency = share * null1;
      const out = line.during()(field(wavelength, 20000, (t) => [1 + depth * Math.cos(2 * Math.PI * frequency * t), 0]));
      let [cosine, sine, weights] = [0, 0, 0];
      for (let i = 6000; i < 14000; i++) {
        const t = (i - 10000) / sampleRate;
        const weight = Math.sin((Math.PI * (i - 6000)) / 8000) ** 4;
        const power = weight * (out.re[i]! ** 2 + out.im[i]! ** 2 - 1);
        weights += weight;
        cosine += power * Math.cos(2 * Math.PI * frequency * t);
        sine += power * Math.sin(2 * Math.PI * frequency * t);
      }
      const size = Math.hypot(cosine, sine) / weights / depth;
      const expected = dispersionFading({ wavelength, accumulatedDispersion, frequency });
      // Across the null its sign turns; the slope delays both sidebands alike.
      expect(Math.abs(size - Math.abs(expected))).toBeLessThan(3e-6);
    }
  });

  it('gives the same bits for any cutting', () => {
    const signal = noise(6000);
    const whole = fiber(design).during()(signal);
    expect(whole.re.length).toBe(6000);
    for (const sizes of [[6000], [1, 0, 2, 2999, 2998], [713, 713, 713, 713, 713, 713, 713, 713, 296]]) {
      const run = fiber(design).during().open();
      const re: number[] = [];
      const im: number[] = [];
      let at = 0;
      for (const size of sizes) {
        const out = run.run({ ...signal, re: signal.re.subarray(at, at + size), im: signal.im.subarray(at, at + size) });
        at += size;
        re.push(...out.re);
        im.push(...out.im);
      }
      const out = run.end();
      re.push(...out.re);
      im.push(...out.im);
      expect(re).toEqual([...whole.re]);
      expect(im).toEqual([...whole.im]);
    }
  });

  it('passes standing light, from the first sample to the last', () => {
    const out = fiber(lossless).during()(field(1310 * nm, 100, () => [0.3, -0.4]));
    out.re.forEach((value) => expect(value).toBeCloseTo(0.3, 12));
    out.im.forEach((value) => expect(value).toBeCloseTo(-0.4, 12));
  });

  it('says what is wrong with a field', () => {
    const stage = fiber(design).during();
    const signal = noise(8);
    expect(() => stage({ ...signal, sampleRate: NaN })).toThrow('fiber: sampleRate is NaN Hz');
    expect(() => stage({ ...signal, wavelength: 1 })).toThrow('fiber: wavelength is 1 m');
    expect(() => stage({ ...signal, im: new Float64Array(3) })).toThrow('8 real and 3 imaginary');
    expect(() => stage({ ...signal, re: signal.re.with(2, NaN) })).toThrow('not a finite number at sample 2');
    expect(() => fiber({ ...design, length: 200e3 }).during()({ ...signal, sampleRate: 5e12 })).toThrow('delay spreads over');
    const run = stage.open();
    expect(() => run.end()).toThrow('ends without a field');
    run.run(signal);
    expect(() => run.run({ ...signal, sampleRate: 1e11 })).toThrow('block at 1.55e-6 m and 100000000000 Hz');
    run.end();
    expect(() => run.end()).toThrow('the run is over');
    expect(() => run.run(signal)).toThrow('the run is over');
  });
});
