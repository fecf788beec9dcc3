import { describe, expect, it } from 'vitest';
import { fft } from '../../src/numerics/fft.ts';
import { aroundFilter, powerOfFourFrom } from '../../src/numerics/fftFilter.ts';
import { plainFilter } from '../../src/numerics/fftPlain.ts';
import { wasmFilter } from '../../src/numerics/fftWasm.ts';
import { philox } from '../../src/numerics/philox.ts';
import { responseOver, shortResponse } from '../../src/numerics/shortResponse.ts';
import { complexSlide, realSlide } from '../../src/numerics/slidingFilter.ts';

const { uniform } = philox({ seed: 5, stream: 0 });
const noise = (count: number): Float64Array => Float64Array.from({ length: count }, () => uniform() - 0.5);
const webAssembly = (globalThis as { readonly WebAssembly?: unknown }).WebAssembly;

describe('aroundFilter', () => {
  it.each([16, 64, 1024, 4096, 16384])('is transform, response and inverse transform at %i, to 1e-12, alike in both kernels', (size) => {
    const response = { re: noise(size), im: noise(size) };
    const [x, y] = [noise(size), noise(size)];
    const plain = plainFilter(response, 'every');
    const quick = wasmFilter(webAssembly, response, 'every')!;
    for (const filter of [plain, quick]) {
      filter.re.set(x);
      filter.im.set(y);
      filter.run();
    }
    expect([...quick.re]).toEqual([...plain.re]);
    expect([...quick.im]).toEqual([...plain.im]);
    const transform = fft(size);
    const spectrum = new Float64Array(2 * size);
    const out = new Float64Array(2 * size);
    transform.forward(spectrum, out.map((_, i) => (i % 2 === 0 ? x : y)[i >> 1]!));
    const product = spectrum.map((value, i) => {
      const other = spectrum[i ^ 1]!;
      return i % 2 === 0 ? value * response.re[i >> 1]! - other * response.im[i >> 1]! : other * response.im[i >> 1]! + value * response.re[i >> 1]!;
    });
    transform.inverse(out, product);
    for (let i = 0; i < size; i++) expect(Math.hypot(out[2 * i]! - plain.re[i]!, out[2 * i + 1]! - plain.im[i]!)).toBeLessThan(1e-12);
  });

  it.each([64, 256, 1024, 4096, 16384])('leaves every fourth sample, to 1e-12 of those of the whole filter, alike in both kernels, at %i', (size) => {
    const response = { re: noise(size), im: noise(size) };
    const [x, y] = [noise(size), noise(size)];
    const filters = [plainFilter(response, 'every'), plainFilter(response, 'everyFourth'), wasmFilter(webAssembly, response, 'everyFourth')!];
    for (const filter of filters) {
      filter.re.set(x);
      filter.im.set(y);
      filter.run();
    }
    const [whole, fourth, quick] = filters as [(typeof filters)[0], (typeof filters)[0], (typeof filters)[0]];
    for (let i = 0; i < size / 4; i++) {
      expect(Math.hypot(fourth.re[i]! - whole.re[4 * i]!, fourth.im[i]! - whole.im[4 * i]!)).toBeLessThan(1e-12);
      expect([quick.re[i], quick.im[i]]).toEqual([fourth.re[i], fourth.im[i]]);
    }
  });

  it('is the plain one where WebAssembly is absent or refuses the code', () => {
    const response = { re: noise(16), im: noise(16) };
    expect(wasmFilter(undefined, response, 'every')).toBeUndefined();
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
    Object.defineProperty(globalThis, 'WebAssembly', { ...kept, value: undefined });
    try {
      expect(aroundFilter(response, 'every').re.byteOffset).toBe(0);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', kept);
    }
    expect(aroundFilter(response, 'every').re.byteOffset).toBe(1024);
  });

  it('has a power of four', () => {
    expect([1, 17, 64, 65].map(powerOfFourFrom)).toEqual([16, 64, 64, 256]);
  });
});

describe('shortResponse', () => {
  it('is the response within the band, of a delay of a part of a sample', () => {
    const impulse = shortResponse((out, f) => {
      out[0] = Math.cos(2 * Math.PI * f * 3.3);
      out[1] = -Math.sin(2 * Math.PI * f * 3.3);
    }, { settled: 12, fall: 96 });
    for (const f of [-0.4, -0.1, 0, 0.25, 0.4]) {
      let [re, im] = [0, 0];
      impulse.re.forEach((tap, i) => {
        const angle = -2 * Math.PI * f * (i - impulse.reach);
        re += tap * Math.cos(angle) - impulse.im[i]! * Math.sin(angle);
        im += tap * Math.sin(angle) + impulse.im[i]! * Math.cos(angle);
      });
      expect(Math.hypot(re - Math.cos(2 * Math.PI * f * 3.3), im + Math.sin(2 * Math.PI * f * 3.3))).toBeLessThan(1e-7);
    }
  });
});

describe('the cut of a response', () => {
  it.each([[64, 0.34, 1e-9], [96, 0.39, 1e-10]])('of a delay that grows with frequency, over %i samples, is nothing up to %f cycles a sample', (fall, highest, most) => {
    const phase = (f: number): number => 2 * Math.PI * 2 * f * f;
    const size = 1024;
    const { re, im } = responseOver(shortResponse((out, f) => out.set([Math.cos(phase(f)), -Math.sin(phase(f))]), { settled: 10, fall }), size);
    const errors = Array.from(re, (value, k) => {
      const f = k < size / 2 ? k / size : k / size - 1;
      return Math.abs(f) > highest ? 0 : Math.hypot(value - Math.cos(phase(f)), im[k]! + Math.sin(phase(f)));
    });
    expect(Math.max(...errors)).toBeLessThan(most);
  });
});

describe('sliding filters', () => {
  const impulse = { re: noise(21), im: noise(21), reach: 10 };
  const real = { ...impulse, im: new Float64Array(21) };
  const held = (values: Float64Array, i: number): number => values[Math.min(values.length - 1, Math.max(0, i))]!;

  it.each([1, 5, 63, 235, 236, 237, 472, 473, 2000])('are the sum over the taps, of %i samples, whole and in pieces', (length) => {
    const [x, y] = [noise(length), noise(length)];
    const complex = complexSlide(impulse);
    const slide = realSlide(real);
    const got: number[][] = [[], [], []];
    for (let at = 0; at < length; at += 100) {
      const [re, im] = complex.run(x.subarray(at, at + 100), y.subarray(at, at + 100));
      got[0]!.push(...re);
      got[1]!.push(...im);
      got[2]!.push(...slide.run(x.subarray(at, at + 100)));
    }
    const [re, im] = complex.end();
    got[0]!.push(...re);
    got[1]!.push(...im);
    got[2]!.push(...slide.end());
    expect(got.map((list) => list.length)).toEqual([length, length, length]);
    const once = realSlide(real);
    expect(got[2]).toEqual([...once.run(x), ...once.end()]);
    const even = { re: real.re.with(0, 0).with(1, 0).with(19, 0).with(20, 0).subarray(2, 19), im: new Float64Array(17), reach: 8 };
    const [whole, thin] = [realSlide(even), realSlide(even, 'everyFourth')];
    const every = [...whole.run(x), ...whole.end()].filter((_, i) => i % 4 === 0);
    const fourths: number[] = [];
    for (let at = 0; at < length; at += 70) fourths.push(...thin.run(x.subarray(at, at + 70)));
    fourths.push(...thin.end());
    expect(fourths.length).toBe(every.length);
    fourths.forEach((value, i) => expect(Math.abs(value - every[i]!)).toBeLessThan(1e-12));
    for (let n = 0; n < length; n++) {
      let [sumRe, sumIm, sumReal] = [0, 0, 0];
      for (let k = -10; k <= 10; k++) {
        const [a, b, c, d] = [impulse.re[k + 10]!, impulse.im[k + 10]!, held(x, n - k), held(y, n - k)];
        sumRe += a * c - b * d;
        sumIm += a * d + b * c;
        sumReal += a * c;
      }
      expect(Math.abs(got[0]![n]! - sumRe) + Math.abs(got[1]![n]! - sumIm) + Math.abs(got[2]![n]! - sumReal)).toBeLessThan(1e-12);
    }
  });
});
