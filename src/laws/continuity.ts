import { equal, widened } from './comparison.ts';
import type { Law } from './law.ts';
import { quantityText } from './quantityText.ts';

/** An answer along one variable. */
export interface Curve {
  /** What is asked. */
  readonly what: string;
  readonly unit: string;
  /** The variable, its unit and its ends. */
  readonly along: string;
  readonly alongUnit: string;
  readonly from: number;
  readonly to: number;
  /** Its height at a point. */
  readonly value: (at: number) => number;
}

const halvings = 40;

/** An answer is finite everywhere and has no jumps: halving towards the steeper side, its change dies out. */
export const continuity: Law<Curve> = {
  name: 'continuity',
  statement: 'an answer is a finite number and changes without a jump.',
  holds: ({ what, unit, along, alongUnit, from, to, value }, numerics) => {
    let [low, high] = [from, to];
    let [atLow, atHigh] = [value(low), value(high)];
    let scale = Math.max(Math.abs(atLow), Math.abs(atHigh));
    for (let i = 0; i < halvings; i++) {
      const middle = low + (high - low) / 2;
      const atMiddle = value(middle);
      scale = Math.max(scale, Math.abs(atMiddle));
      // A number that is not finite is the steepest of all.
      if (Math.abs(atMiddle - atLow) > Math.abs(atHigh - atMiddle) || !Number.isFinite(atLow)) [high, atHigh] = [middle, atMiddle];
      else [low, atLow] = [middle, atMiddle];
    }
    const place = quantityText(low, alongUnit);
    const before = { what: `${what} just before ${along} ${place}`, value: atLow, unit };
    const after = { what: `${what} just behind it`, value: atHigh, unit };
    equal(continuity, before, after, { tolerance: widened(1e-6, numerics), scale });
  },
};
