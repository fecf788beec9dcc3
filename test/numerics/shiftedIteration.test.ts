import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../src/errors.ts';
import { shiftedPairs, type ShiftedPencil } from '../../src/numerics/shiftedIteration.ts';
import { smallPencil } from '../../src/numerics/smallPencil.ts';

// Diagonal pencils: a = diag(κ b), so the answers are known.
function diagonal(kappa: readonly number[], b: readonly number[]): ShiftedPencil {
  return {
    size: kappa.length,
    solve: (x) => kappa.forEach((value, i) => (x[i]! /= value * b[i]!)),
    multiply: (x, y) => b.forEach((value, i) => (y[i] = value * x[i]!)),
  };
}

const kappa = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : -1) * (0.5 + 0.3 * i));
const limits = { block: 4, wanted: 2, tolerance: 1e-12, iterations: 100 };

describe('shiftedPairs', () => {
  it('finds the pairs nearest to the shift, on both sides', () => {
    const { values, vectors, residuals, settled } = shiftedPairs(diagonal(kappa, kappa.map(() => 2)), limits);
    expect(settled).toBe(true);
    expect(values[0]).toBeCloseTo(0.5, 11);
    expect(values[1]).toBeCloseTo(-0.8, 11);
    expect(Math.max(...residuals)).toBeLessThan(1e-5);
    expect(2 * vectors[0]![0]! ** 2).toBeCloseTo(1, 9);
  });

  it('passes over parts of the start in which b is negative', () => {
    const b = kappa.map((_, i) => (i < 4 ? 1 : -1));
    const { values, settled } = shiftedPairs(diagonal(kappa, b), limits);
    expect(settled).toBe(true);
    expect(values[0]).toBeCloseTo(0.5, 11);
  });

  it('says when it has not settled', () => {
    const found = shiftedPairs(diagonal(kappa, kappa.map(() => 1)), { ...limits, iterations: 2 });
    expect([found.settled, found.iterations]).toEqual([false, 2]);
  });

  it('settles at once from the answer', () => {
    const pencil = diagonal(kappa, kappa.map(() => 1));
    const { vectors } = shiftedPairs(pencil, limits);
    expect(shiftedPairs(pencil, { ...limits, start: vectors }).iterations).toBeLessThan(4);
  });

  it('throws where b is never positive', () => {
    expect(() => shiftedPairs(diagonal(kappa, kappa.map(() => -1)), { ...limits, iterations: 5 })).toThrow(ConvergenceError);
  });

  it('carries no more vectors than there are unknowns', () => {
    const { values } = shiftedPairs(diagonal([3, 2], [1, 1]), limits);
    expect([...values].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([2, 3]);
  });
});

describe('smallPencil', () => {
  it('solves a pencil with vectors of unit b', () => {
    const a = Float64Array.from([2, 1, 0, 1, -3, 0.5, 0, 0.5, 4]);
    const b = Float64Array.from([2, 0.3, 0.1, 0.3, 1, 0.2, 0.1, 0.2, 3]);
    const { values, vectors } = smallPencil(a, b, 3)!;
    const times = (m: Float64Array, c: Float64Array): number[] =>
      [0, 1, 2].map((i) => [0, 1, 2].reduce((s, j) => s + m[3 * i + j]! * c[j]!, 0));
    for (let k = 0; k < 3; k++) {
      const c = vectors.subarray(3 * k, 3 * k + 3);
      const left = times(a, c);
      const right = times(b, c);
      for (let i = 0; i < 3; i++) expect(left[i]).toBeCloseTo(values[k]! * right[i]!, 12);
      expect(right.reduce((sum, value, i) => sum + value * c[i]!, 0)).toBeCloseTo(1, 12);
    }
    expect(Math.abs(values[0]!)).toBeLessThan(Math.abs(values[1]!));
  });

  it('gives nothing where b is not positive definite', () => {
    expect(smallPencil(Float64Array.from([1, 0, 0, 1]), Float64Array.from([1, 2, 2, 1]), 2)).toBeUndefined();
  });
});
