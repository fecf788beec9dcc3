import { equal, widened } from './comparison.ts';
import type { Law, Quantity } from './law.ts';

/** One quantity told in two forms. */
export interface TwoForms {
  /** As it was given, or as one question tells it. */
  readonly given: Quantity;
  /** As it comes back from another form: out of dB, out of a quality factor, read off a curve. */
  readonly readBack: Quantity;
  /** How far apart, relative; 1e-6 if absent. */
  readonly tolerance?: number;
}

/** A quantity that is told in two forms or units is the same in both. */
export const unitRoundTrip: Law<TwoForms> = {
  name: 'unitRoundTrip',
  statement: 'a quantity told in two forms or units is the same quantity.',
  holds: ({ given, readBack, tolerance = 1e-6 }, numerics) =>
    equal(unitRoundTrip, readBack, given, { tolerance: widened(tolerance, numerics) }),
};
