import { describe, expect, it } from 'vitest';
import { solvePositive } from '../../src/numerics/positiveSystem.ts';

describe('solvePositive', () => {
  it('solves symmetric positive equations, and says where they are not', () => {
    const solution = solvePositive(Float64Array.of(4, 1, 0, 1, 3, -1, 0, -1, 2), Float64Array.of(6, 4, 4))!;
    [1, 2, 3].forEach((value, i) => expect(solution[i]).toBeCloseTo(value, 13));
    expect(solvePositive(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBeUndefined();
    expect(solvePositive(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 2))).toBeUndefined();
  });
});
