import { atLeast, atMost, widened } from './comparison.ts';
import type { Law, Quantity } from './law.ts';

/** Powers into and out of a device, or fractions of the power that enters. */
export interface PowerFlow {
  readonly entering: Quantity;
  readonly leaving: readonly Quantity[];
}

/** No more power leaves a device than enters it, and no power is negative. */
export const passivity: Law<PowerFlow> = {
  name: 'passivity',
  statement: 'no more power leaves than enters, and none is negative.',
  citation: 'Haus1984',
  unless: 'gain',
  holds: ({ entering, leaving }, numerics) => {
    const { value, unit } = entering;
    const closeness = { tolerance: widened(1e-9, numerics), scale: Math.abs(value) };
    for (const part of leaving) atLeast(passivity, part, { what: 'nothing', value: 0, unit }, closeness);
    const all = { what: leaving.map(({ what }) => what).join(' + '), value: leaving.reduce((sum, part) => sum + part.value, 0), unit };
    atMost(passivity, all, entering, closeness);
  },
};
