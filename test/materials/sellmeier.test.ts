import { describe, expect, it } from 'vitest';
import { sellmeierGroupIndex, sellmeierIndex } from '../../src/materials/sellmeier.ts';

describe('sellmeierIndex', () => {
  it('is 1 + offset far from any resonance', () => {
    expect(sellmeierIndex({ offset: 3, resonances: [] }, 1e-6)).toBe(2);
    expect(sellmeierGroupIndex({ offset: 3, resonances: [] }, 1e-6)).toBe(2);
  });

  it('reaches the static value of a resonance at long wavelengths', () => {
    const terms = { offset: 0, resonances: [[3, 1e-7]] } as const;
    expect(sellmeierIndex(terms, 1e-3)).toBeCloseTo(2, 7);
    expect(sellmeierIndex(terms, 2e-7)).toBeCloseTo(Math.sqrt(1 + 3 / (1 - 0.25)), 14);
    // n² − 1 = B/(1 − x): ng = n + x B/(1 − x)²/n.
    expect(sellmeierGroupIndex(terms, 2e-7)).toBeCloseTo(Math.sqrt(5) + (0.25 * 3) / 0.5625 / Math.sqrt(5), 14);
  });
});
