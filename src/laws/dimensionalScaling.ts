import { equal, widened } from './comparison.ts';
import type { Law, Quantity } from './law.ts';

/** One answer before and after every quantity was scaled by what its dimension asks for. */
export interface Scaled {
  readonly before: Quantity;
  readonly after: Quantity;
  /** By how much the answer itself scales; 1 if absent. */
  readonly factor?: number;
  /** How far apart, relative; 1e-6 if absent. */
  readonly tolerance?: number;
}

/** An answer depends on the ratios of like quantities alone: scaling all lengths, or all powers, scales it by its own dimension. */
export const dimensionalScaling: Law<Scaled> = {
  name: 'dimensionalScaling',
  statement: 'an answer depends on ratios of like quantities alone, and scales as its own dimension does.',
  citation: 'Buckingham1914',
  unless: 'nonlinear',
  holds: ({ before, after, factor = 1, tolerance = 1e-6 }, numerics) => {
    const expected = { ...before, what: factor === 1 ? before.what : `${factor} times ${before.what}`, value: factor * before.value };
    equal(dimensionalScaling, after, expected, { tolerance: widened(tolerance, numerics) });
  },
};
