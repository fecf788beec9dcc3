import { describe, expect, it } from 'vitest';
import { fft, packReal, powerOfTwoFrom, wrapped } from '../../src/numerics/fft.ts';
import { filteredAround } from '../../src/numerics/overlapSave.ts';

const noise = (count: number): Float64Array => Float64Array.from({ length: count }, (_, i) => Math.sin(12.9898 * i * i) * 43.7 % 1);

describe('fft', () => {
  it.each([4, 8, 32])('equals the sum of exponentials, and its inverse undoes it, at %i', (size) => {
    const { forward, inverse } = fft(size);
    const input = noise(2 * size);
    const out = new Float64Array(2 * size);
    forward(out, input);
    for (let k = 0; k < size; k++) {
      let [re, im] = [0, 0];
      for (let n = 0; n < size; n++) {
        const [c, s] = [Math.cos((2 * Math.PI * k * n) / size), -Math.sin((2 * Math.PI * k * n) / size)];
        re += input[2 * n]! * c - input[2 * n + 1]! * s;
        im += input[2 * n]! * s + input[2 * n + 1]! * c;
      }
      expect(Math.hypot(out[2 * k]! - re, out[2 * k + 1]! - im)).toBeLessThan(1e-12);
    }
    const back = new Float64Array(2 * size);
    inverse(back, out);
    input.forEach((value, i) => expect(Math.abs(back[i]! - value)).toBeLessThan(1e-14));
  });

  it.each([2, 12, 0, NaN, 8.5])('refuses a size of %s', (size) => {
    expect(() => fft(size)).toThrow(RangeError);
  });

  it('packs two blocks counted around the ends', () => {
    const packed = new Float64Array(8);
    packReal(packed, Float64Array.of(1, 2, 3), -1, 4);
    expect([...packed]).toEqual([3, 2, 1, 3, 2, 1, 3, 2]);
    expect([powerOfTwoFrom(1), powerOfTwoFrom(8), powerOfTwoFrom(9)]).toEqual([4, 8, 16]);
    expect([wrapped(-7, 3), wrapped(7, 3)]).toEqual([2, 1]);
  });
});

describe('filteredAround', () => {
  it.each([5, 100, 1000, 5000])('convolves around the ends of %i samples', (count) => {
    const source = noise(count);
    // Taps 0.5, 0.3 and 0.2 at delays 0, 1 and 40.
    const filtered = filteredAround(
      source,
      (out, f) => {
        out[0] = 0.5 + 0.3 * Math.cos(2 * Math.PI * f) + 0.2 * Math.cos(80 * Math.PI * f);
        out[1] = -0.3 * Math.sin(2 * Math.PI * f) - 0.2 * Math.sin(80 * Math.PI * f);
      },
      { reach: 64, finer: 1 },
    );
    for (let i = 0; i < count; i++) {
      const expected = 0.5 * source[i]! + 0.3 * source[wrapped(i - 1, count)]! + 0.2 * source[wrapped(i - 40, count)]!;
      expect(Math.abs(filtered[i]! - expected)).toBeLessThan(1e-12);
    }
  });

  it('interpolates what is band-limited', () => {
    const wave = (t: number): number => Math.cos(2 * Math.PI * 0.0625 * t) + 0.5 * Math.sin(2 * Math.PI * 0.015625 * t);
    const source = Float64Array.from({ length: 1024 }, (_, i) => wave(i));
    // A window that passes these and stops what lies near the highest frequency.
    const pass = (f: number): number => (f < 0.1 ? 1 : Math.cos((Math.PI / 2) * Math.min(1, (f - 0.1) / 0.3)) ** 2);
    const finer = filteredAround(source, (out, f) => ([out[0], out[1]] = [pass(f), 0]), { reach: 256, finer: 4 });
    finer.forEach((value, i) => expect(Math.abs(value - wave(i / 4))).toBeLessThan(1e-5));
  });
});
