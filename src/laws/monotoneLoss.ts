import { atMost, widened } from './comparison.ts';
import type { Law, Quantity } from './law.ts';

/** One answer with less and with more loss. */
export interface MoreLoss {
  readonly withLess: Quantity;
  readonly withMore: Quantity;
}

/** More loss never gives more light. */
export const monotoneLoss: Law<MoreLoss> = {
  name: 'monotoneLoss',
  statement: 'more loss never gives more light.',
  unless: 'nonlinear',
  holds: ({ withLess, withMore }, numerics) => atMost(monotoneLoss, withMore, withLess, { tolerance: widened(1e-9, numerics) }),
};
