import { gaussRule } from '../../numerics/legendre.ts';

/** The points and weights of a rule on every element of an axis. @internal */
export function quadratureOn(lines: ArrayLike<number>, count: number): { at: Float64Array; weights: Float64Array } {
  const { nodes, weights } = gaussRule(count);
  const elements = Math.max(0, lines.length - 1);
  const all = { at: new Float64Array(elements * count), weights: new Float64Array(elements * count) };
  for (let e = 0; e < elements; e++) {
    const half = (lines[e + 1]! - lines[e]!) / 2;
    for (let q = 0; q < count; q++) {
      all.at[e * count + q] = lines[e]! + half * (1 + nodes[q]!);
      all.weights[e * count + q] = half * weights[q]!;
    }
  }
  return all;
}
