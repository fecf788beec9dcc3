import { equal, widened } from './comparison.ts';
import type { Law, Quantity } from './law.ts';

/** The same path in both directions. */
export interface BothWays {
  readonly forward: Quantity;
  readonly backward: Quantity;
}

/** Light that goes back the same way meets the same transmission. */
export const reciprocity: Law<BothWays> = {
  name: 'reciprocity',
  statement: 'light that goes the same way back meets the same transmission.',
  citation: 'Snyder1983',
  unless: 'nonreciprocal',
  holds: ({ forward, backward }, numerics) => equal(reciprocity, forward, backward, { tolerance: widened(1e-8, numerics) }),
};
