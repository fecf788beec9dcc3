import { describe, expect, it } from 'vitest';
import { leastAssignment } from '../../src/numerics/leastAssignment.ts';
import { philox } from '../../src/numerics/philox.ts';

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]));
}

describe('leastAssignment', () => {
  it('finds the least of all permutations', () => {
    const { uniform } = philox({ seed: 8, stream: 1 });
    for (const size of [1, 2, 3, 5, 6]) {
      for (let round = 0; round < 10; round++) {
        const cost = Array.from({ length: size * size }, () => Math.round(20 * uniform()) - 5);
        const sum = (columns: ArrayLike<number>): number => Array.from(columns).reduce((total, column, row) => total + cost[row * size + column]!, 0);
        const ours = leastAssignment(cost, size);
        expect(new Set(ours).size).toBe(size);
        const least = Math.min(...permutations(Array.from({ length: size }, (_, i) => i)).map(sum));
        expect(sum(ours)).toBe(least);
      }
    }
  });
});
