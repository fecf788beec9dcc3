import { condensed, type DiscreteMeasure, sumOf } from '../../numerics/discreteSum.ts';
import type { Equalized } from './equalized.ts';

/** Symbols whose distribution is kept; the rest are taken as normal. */
const exact = 10;
/** Values that stand for that distribution: its first 23 moments. */
const points = 12;

/** What other symbols add to a decision. @internal */
export interface Interference extends DiscreteMeasure {
  /** Variance of what is left out of the values, many and small. */
  readonly rest: number;
}

/** What symbols with four levels about their mean add behind an equalized pulse, in the unit of the levels. @internal */
export function interferenceOf(steps: readonly number[], { cursors, before }: Pick<Equalized, 'cursors' | 'before'>): Interference {
  const others = Array.from(cursors).filter((_, i) => i !== before);
  others.sort((a, b) => Math.abs(b) - Math.abs(a));
  const square = steps.reduce((sum, step) => sum + step * step, 0) / 4;
  let rest = 0;
  for (const cursor of others.slice(exact)) rest += square * cursor * cursor;
  let sum: DiscreteMeasure = { values: new Float64Array(1), weights: Float64Array.of(1) };
  for (const cursor of others.slice(0, exact).reverse()) {
    sum = condensed(sumOf(sum, { values: Float64Array.from(steps, (step) => cursor * step), weights: quarters }), points);
  }
  return { ...sum, rest };
}

const quarters = new Float64Array(4).fill(0.25);
