import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { denseFactor } from '../../src/numerics/denseFactor.ts';
import { philox } from '../../src/numerics/philox.ts';

describe('denseFactor', () => {
  it('solves as ml-matrix does', () => {
    const { uniform } = philox({ seed: 5, stream: 0 });
    for (const size of [1, 2, 3, 8, 20]) {
      const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => uniform() - 0.5));
      const b = Array.from({ length: size }, uniform);
      const oracle = solve(new Matrix(rows), Matrix.columnVector(b)).to1DArray();
      const ours = denseFactor(rows.flat(), size)!.solve(b);
      oracle.forEach((value, i) => expect(ours[i]! / value).toBeCloseTo(1, 9));
    }
  });

  it('exchanges rows where the diagonal is 0', () => {
    expect([...denseFactor([0, 2, 1, 0], 2)!.solve([4, 3])]).toEqual([3, 2]);
  });

  it('knows a singular matrix', () => {
    expect(denseFactor([1, 2, 2, 4], 2)).toBe(undefined);
    expect(denseFactor([0], 1)).toBe(undefined);
    expect(denseFactor([1, 1, 1, 1 + 1e-14], 2)).toBe(undefined);
  });
});
