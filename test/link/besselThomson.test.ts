import { describe, expect, it } from 'vitest';
import { besselThomson, besselThomsonCorrelation, besselThomsonNoiseBandwidth, besselThomsonResponse } from '../../src/link/besselThomson.ts';

const bandwidth = 53.125e9;

describe('the Bessel-Thomson filter', () => {
  it('has half of the power at its frequency, and the conjugate at the opposite one', () => {
    expect(besselThomsonResponse(0, { bandwidth })).toEqual({ re: 1, im: -0 });
    const { re, im } = besselThomsonResponse(bandwidth, { bandwidth });
    expect(Math.abs(re * re + im * im - 0.5)).toBeLessThan(1e-12);
    expect(besselThomsonResponse(-bandwidth, { bandwidth })).toEqual({ re, im: -im });
  });

  it('falls by 80 dB a decade', () => {
    const size = (ratio: number): number => {
      const { re, im } = besselThomsonResponse(ratio * bandwidth, { bandwidth });
      return Math.hypot(re, im);
    };
    expect(size(1000) / size(100)).toBeCloseTo(1e-4, 7);
  });

  it('has the delay of its unit form at low frequency', () => {
    const frequency = 1e-3 * bandwidth;
    const { re, im } = besselThomsonResponse(frequency, { bandwidth });
    expect(Math.abs((-Math.atan2(im, re) / (2 * Math.PI * frequency)) * 2 * Math.PI * bandwidth - 2.11391767)).toBeLessThan(1e-6);
  });

  it('passes noise as its squared response says, and leaves none a symbol of twice its frequency away but 2 %', () => {
    // ∫₀^∞|H|² by Simpson's rule in atan f, another map of the axis.
    const count = 2000;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const f = Math.tan(((i + 0.5) * Math.PI) / (2 * count));
      const { re, im } = besselThomsonResponse(f, { bandwidth: 1 });
      sum += ((re * re + im * im) * (1 + f * f) * Math.PI) / (2 * count);
    }
    expect(Math.abs(besselThomsonNoiseBandwidth({ bandwidth: 1 }) - sum)).toBeLessThan(1e-6);
    expect(besselThomsonNoiseBandwidth({ bandwidth }) / bandwidth).toBeCloseTo(1.04637, 5);
    expect([besselThomsonCorrelation(0), besselThomsonCorrelation(0.5)].map((value) => Number(value.toFixed(4)))).toEqual([1, 0.0206]);
  });

  it('scales and delays a tone as its response says', () => {
    const sampleRate = 32 * bandwidth;
    const cycles = 100;
    const count = 4000;
    const frequency = (cycles * sampleRate) / count;
    const samples = Float64Array.from({ length: count }, (_, i) => 1 + Math.cos((2 * Math.PI * cycles * i) / count));
    const { re, im } = besselThomsonResponse(frequency, { bandwidth });
    const filtered = besselThomson({ sampleRate, samples }, { bandwidth });
    expect(filtered.sampleRate).toBe(sampleRate);
    filtered.samples.forEach((value, i) => {
      const angle = (2 * Math.PI * cycles * i) / count;
      // A real filter has no imaginary part at the highest frequency: 8e-5 are left out there, of one place in 4096.
      expect(Math.abs(value - 1 - re * Math.cos(angle) + im * Math.sin(angle))).toBeLessThan(4e-8);
    });
  });

  it('refuses what is out of range or not finite', () => {
    const samples = new Float64Array(8);
    expect(() => besselThomson({ sampleRate: 1e12, samples }, { bandwidth: 1e8 })).toThrow('besselThomson: bandwidth is 100000000 Hz');
    expect(() => besselThomson({ sampleRate: NaN, samples }, { bandwidth })).toThrow('sampleRate');
    expect(() => besselThomson({ sampleRate: 1e12, samples: new Float64Array(0) }, { bandwidth })).toThrow('samples.length');
    expect(() => besselThomson({ sampleRate: 1e12, samples: Float64Array.of(0, NaN) }, { bandwidth })).toThrow('besselThomson: samples.1 is NaN, must be finite');
    expect(() => besselThomsonResponse(Infinity, { bandwidth })).toThrow('frequency');
    expect(() => besselThomsonResponse(1, { bandwidth: 0 })).toThrow('bandwidth');
    expect(() => besselThomsonNoiseBandwidth({ bandwidth: NaN })).toThrow('bandwidth');
  });
});
