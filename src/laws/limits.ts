import { equal, widened } from './comparison.ts';
import type { Law, Quantity } from './law.ts';

/** A case so simple that its answer is known. */
export interface SimpleCase {
  readonly answer: Quantity;
  readonly known: Quantity;
  /** How far apart, relative to `scale`; 1e-6 if absent. */
  readonly tolerance?: number;
  /** What `tolerance` refers to; the larger of both if absent, to be given where the known answer is 0. */
  readonly scale?: number;
}

/** Where a case becomes simple, as without coupling, light or heat, the answer is the known one. */
export const limits: Law<SimpleCase> = {
  name: 'limits',
  statement: 'where a case becomes simple, the answer is the known one.',
  unless: 'gain',
  holds: ({ answer, known, tolerance = 1e-6, scale }, numerics) =>
    equal(limits, answer, known, { tolerance: widened(tolerance, numerics), ...(scale !== undefined && { scale }) }),
};
