import { describe, expect, it } from 'vitest';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';
import { powerDensity } from '../../src/numerics/powerDensity.ts';

const random = philox({ seed: 5, stream: 0 });
const white = Float64Array.from({ length: 1 << 15 }, () => normalDeviate(random.uniform()));

describe('the density of power over frequency', () => {
  it('of white noise of variance 1 is 2 over the sample rate', () => {
    const { density, frequency, segments } = powerDensity(white, 100, { segment: 256 });
    expect(segments).toBe(255);
    expect(frequency[0]).toBe(100 / 256);
    expect(frequency).toHaveLength(127);
    expect(density.reduce((sum, each) => sum + each, 0) / density.length).toBeCloseTo(0.02, 3);
    for (const each of density) expect(Math.abs(each - 0.02)).toBeLessThan(0.008);
  });

  it('of a tone holds half its square around its frequency, whatever its mean', () => {
    const samples = Float64Array.from({ length: 3 * 512 }, (_, i) => 7 + 3 * Math.cos((2 * Math.PI * 40.3 * i) / 512));
    const { density, frequency } = powerDensity(samples, 512, { segment: 512 });
    expect(frequency[density.indexOf(Math.max(...density))]).toBe(40);
    expect(density.reduce((sum, each) => sum + each, 0)).toBeCloseTo(4.5, 3);
  });

  it('takes an odd number of segments as it takes an even one', () => {
    const one = powerDensity(white.subarray(0, 256), 1, { segment: 256 }).density;
    const next = powerDensity(white.subarray(128, 384), 1, { segment: 256 }).density;
    const both = powerDensity(white.subarray(0, 384), 1, { segment: 256 }).density;
    both.forEach((each, k) => expect(each).toBeCloseTo((one[k]! + next[k]!) / 2, 12));
  });

  it('is refused for cuts that cannot be', () => {
    expect(() => powerDensity(white, 1, { segment: 100 })).toThrow('powerDensity: segment is 100, must be a power of two');
    expect(() => powerDensity(white.subarray(0, 64), 1, { segment: 128 })).toThrow('powerDensity: segment is 128, outside 4 to 64');
    expect(() => powerDensity(white, 0, { segment: 128 })).toThrow('powerDensity: sampleRate is 0 Hz');
    expect(() => powerDensity(white, 1, { segment: NaN })).toThrow(RangeError);
  });
});
