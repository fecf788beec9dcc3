import { describe, expect, it } from 'vitest';
import { polarizationDependentLoss } from '../../src/link/polarizationDependentLoss.ts';
import { philox } from '../../src/numerics/philox.ts';

describe('polarization-dependent loss', () => {
  it('of a random state is what states drawn on the sphere lose', () => {
    const { uniform } = philox({ seed: 6, stream: 0 });
    const loss = polarizationDependentLoss({ lossDb: 1.5 });
    const worst = 10 ** -0.15;
    const count = 40_000;
    // Jones vectors of normal deviates by Box and Muller: uniform on the sphere.
    const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const lost = Float64Array.from({ length: count }, () => {
      const x = normal() ** 2 + normal() ** 2;
      const y = normal() ** 2 + normal() ** 2;
      return -10 * Math.log10((x + worst * y) / (x + y));
    }).sort();
    for (const share of [0.01, 0.1, 0.5, 0.9]) {
      expect(Math.abs(lost[Math.floor((1 - share) * count)]! - loss.exceededBy(share))).toBeLessThan(0.02);
    }
    const mean = lost.reduce((sum, db) => sum + 10 ** (-db / 10), 0) / count;
    expect(-10 * Math.log10(mean)).toBeCloseTo(loss.meanDb, 2);
  });

  it('reaches from none to the worst', () => {
    const loss = polarizationDependentLoss({ lossDb: 3 });
    expect([loss.exceededBy(0), loss.exceededBy(1), loss.worstDb]).toEqual([expect.closeTo(3, 12), 0, 3]);
    expect(polarizationDependentLoss({ lossDb: 0 }).meanDb).toBeCloseTo(0, 15);
    expect(() => polarizationDependentLoss({ lossDb: 61 })).toThrow('lossDb is 61');
    expect(() => loss.exceededBy(1.1)).toThrow('share is 1.1');
  });
});
