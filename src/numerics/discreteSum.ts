import { gaussRule } from './gaussRule.ts';

/** A distribution that takes few values. @internal */
export interface DiscreteMeasure {
  readonly values: Float64Array;
  /** Probability of each; they sum to 1. */
  readonly weights: Float64Array;
}

/** The sum of two independent ones: every pair. @internal */
export function sumOf(one: DiscreteMeasure, other: DiscreteMeasure): DiscreteMeasure {
  const count = other.values.length;
  const values = new Float64Array(one.values.length * count);
  const weights = new Float64Array(values.length);
  for (let i = 0; i < one.values.length; i++) {
    for (let j = 0; j < count; j++) {
      values[i * count + j] = one.values[i]! + other.values[j]!;
      weights[i * count + j] = one.weights[i]! * other.weights[j]!;
    }
  }
  return { values, weights };
}

/**
 * The same distribution with at most `count` values, which keeps its moments up to 2 count − 1: the Gauss rule of the measure, by the
 * Lanczos process with reorthogonalization. [Golub1969]
 *
 * @internal
 */
export function condensed(measure: DiscreteMeasure, count: number): DiscreteMeasure {
  const { values, weights } = measure;
  const points = values.length;
  if (points <= count) return measure;
  let scale = 0;
  for (const value of values) scale = Math.max(scale, Math.abs(value));
  const basis: Float64Array[] = [weights.map(Math.sqrt)];
  const diagonal: number[] = [];
  const beside: number[] = [];
  for (let n = 0; ; n++) {
    const last = basis[n]!;
    const next = last.map((x, i) => x * values[i]!);
    diagonal.push(dot(next, last));
    for (let pass = 0; pass < 2; pass++) {
      for (const each of basis) {
        const part = dot(next, each);
        for (let i = 0; i < points; i++) next[i]! -= part * each[i]!;
      }
    }
    const length = Math.sqrt(dot(next, next));
    // Nothing left: the measure has no more than n + 1 distinct values, to rounding.
    if (n + 1 === count || !(length > 1e-12 * scale)) break;
    beside.push(length);
    basis.push(next.map((x) => x / length));
  }
  return gaussRule(diagonal, beside);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
