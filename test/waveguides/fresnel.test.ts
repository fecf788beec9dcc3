import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fresnelReflectance } from '../../src/waveguides/fresnel.ts';

const index = fc.double({ min: 0.1, max: 10, noNaN: true });

describe('fresnelReflectance', () => {
  it('gives 4 % for glass in air and nothing between equal media', () => {
    expect(fresnelReflectance(1.5, 1)).toBeCloseTo(0.04, 14);
    expect(fresnelReflectance(1.468, 1)).toBeCloseTo(0.03596, 5);
    expect(fresnelReflectance(2, 2)).toBe(0);
  });

  it('is a power fraction, the same from both sides, and a quarter-wave layer of mean index cancels it', () => {
    fc.assert(
      fc.property(index, index, (n1, n2) => {
        const power = fresnelReflectance(n1, n2);
        expect(power).toBeGreaterThanOrEqual(0);
        expect(power).toBeLessThan(1);
        expect(fresnelReflectance(n2, n1)).toBe(power);
        const layer = Math.sqrt(n1 * n2);
        expect(fresnelReflectance(n1, layer)).toBeCloseTo(fresnelReflectance(layer, n2), 12);
      }),
      { seed: 6 },
    );
  });

  it('refuses an index out of range', () => {
    for (const bad of [0, -1, NaN, Infinity]) {
      expect(() => fresnelReflectance(bad, 1)).toThrow('n1');
      expect(() => fresnelReflectance(1, bad)).toThrow('n2');
    }
  });
});
