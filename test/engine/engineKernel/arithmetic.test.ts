import { describe, expect, it } from 'vitest';
import { scaledTail, scaledTails, uniforms } from '../../../src/engine/engineKernel/arithmetic/cells.ts';
import { exponential, logarithm, oneLessExponential, quarterSquare, sine } from '../../../src/engine/engineKernel/arithmetic/elementary.ts';
import { normalDeviate, tail } from '../../../src/engine/engineKernel/arithmetic/tails.ts';
import { erfcx, gaussianTail } from '../../../src/numerics/erfc.ts';
import { normalDeviate as reference } from '../../../src/numerics/normalDeviate.ts';
import { philox } from '../../../src/numerics/philox.ts';

/** Largest relative difference of two functions at 20 000 points, spread by a fixed stream. */
function apart(low: number, high: number, ours: (x: number) => number, theirs: (x: number) => number): number {
  const { uniform } = philox({ seed: 1, stream: 0 });
  let most = 0;
  for (let i = 0; i < 20000; i++) {
    const x = low + (high - low) * uniform();
    most = Math.max(most, Math.abs(ours(x) / theirs(x) - 1));
  }
  return most;
}

describe('the arithmetic of an engine kernel', () => {
  it('has exponentials and logarithms to the last digits', () => {
    expect(apart(-700, 700, exponential, Math.exp)).toBeLessThan(1e-15);
    expect(exponential(0)).toBe(1);
    expect(exponential(-709)).toBe(0);
    expect(apart(1e-300, 1e-290, logarithm, Math.log)).toBeLessThan(1e-15);
    expect(apart(0.2, 5, (x) => logarithm(x) + 1, (x) => Math.log(x) + 1)).toBeLessThan(1e-13);
    expect(apart(1e-6, 1e6, logarithm, Math.log)).toBeLessThan(1e-15);
    expect(logarithm(1)).toBe(0);
    expect(apart(1e-9, 3, oneLessExponential, (x) => -Math.expm1(-x))).toBeLessThan(3e-15);
  });

  it('has sines and what they are needed for', () => {
    expect(apart(-0.78, 0.78, sine, Math.sin)).toBeLessThan(1e-15);
    expect(apart(-0.4, 0.4, (x) => quarterSquare(x + 3), (x) => Math.sin((Math.PI * x) / 2) ** 2)).toBeLessThan(1e-9);
    for (const u of [0, 0.25, 0.5, -1.25, 7.1]) {
      const q = quarterSquare(u);
      expect(4 * q * (1 - q)).toBeCloseTo(Math.sin(Math.PI * u) ** 2, 13);
      expect(Math.abs(1 - 2 * q)).toBeCloseTo(Math.abs(Math.cos(Math.PI * u)), 13);
    }
  });

  it('has Gaussian tails and their inverse', () => {
    expect(apart(0.7, 30, scaledTail, (x) => erfcx(x * Math.SQRT1_2) / 2)).toBeLessThan(2e-15);
    expect(scaledTails(2, 9, 3)).toBe(scaledTail(2) + 3 * scaledTail(9));
    expect(apart(-8, 37, tail, gaussianTail)).toBeLessThan(2e-13);
    expect([tail(40), tail(-40), tail(0)]).toEqual([0, 1, 0.5]);
    expect(apart(0, 1, normalDeviate, reference)).toBeLessThan(1e-15);
    expect(apart(0, 1e-280, normalDeviate, reference)).toBeLessThan(1e-15);
    expect(normalDeviate(1 - 1e-12) / reference(1 - 1e-12)).toBeCloseTo(1, 14);
  });

  it('has the numbers of the Philox generator', () => {
    const seed = 2 ** 52 + 12345;
    const stream = 2 ** 40 + 7;
    const cells = new Float64Array(1000);
    uniforms(cells, 8, 800, seed | 0, Math.floor(seed / 2 ** 32) | 0, stream | 0, Math.floor(stream / 2 ** 32) | 0);
    expect(cells.slice(8, 808)).toEqual(philox({ seed, stream }).fill(new Float64Array(800)));
    expect(cells[808]).toBe(0);
  });
});
