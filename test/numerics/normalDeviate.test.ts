import { describe, expect, it } from 'vitest';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';

describe('normalDeviate', () => {
  // The test values printed with the algorithm.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
  ])('reproduces the published value at %d', (p, reference) => {
    expect(Math.abs(normalDeviate(p) / reference - 1)).toBeLessThan(1e-15);
  });

  it('is 0 in the middle and odd about it', () => {
    expect(normalDeviate(0.5)).toBe(0);
    for (const p of [0.25, 0.0625, 2 ** -12]) expect(normalDeviate(1 - p)).toBe(-normalDeviate(p));
  });

  it('joins where its three formulas meet', () => {
    for (const p of [0.075, Math.exp(-25)]) {
      const [below, above] = [normalDeviate(p * (1 - 1e-14)), normalDeviate(p * (1 + 1e-14))];
      expect(Math.abs(above - below)).toBeLessThan(3e-14);
    }
  });

  it('turns uniform numbers into normal ones', () => {
    const { uniform } = philox({ seed: 7, stream: 0 });
    const count = 200_000;
    const moments = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const x = normalDeviate(uniform());
      for (let k = 0; k < 4; k++) moments[k]! += x ** (k + 1) / count;
    }
    // Five standard errors each.
    const bounds = [1, 2, 15, 96].map((variance) => 5 * Math.sqrt(variance / count));
    [0, 1, 0, 3].forEach((expected, k) => expect(Math.abs(moments[k]! - expected)).toBeLessThan(bounds[k]!));
  });

  it.each([0, 1, -1, NaN])('refuses %d', (p) => {
    expect(() => normalDeviate(p)).toThrow(RangeError);
  });
});
