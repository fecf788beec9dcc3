import { equal, widened } from './comparison.ts';
import type { Law, Quantity } from './law.ts';

/** What enters, and all that becomes of it. */
export interface EnergyAccount {
  readonly entering: Quantity;
  /** What leaves, is stored in a second, or turns into heat. */
  readonly parts: readonly Quantity[];
}

/** What enters a device in steady state leaves it or is lost in it: nothing is left over. */
export const energyBalance: Law<EnergyAccount> = {
  name: 'energyBalance',
  statement: 'what enters leaves again or is lost, and nothing is left over.',
  citation: 'Haus1984',
  unless: 'gain',
  holds: ({ entering, parts }, numerics) => {
    const value = parts.reduce((sum, part) => sum + part.value, 0);
    const all = { what: parts.map(({ what }) => what).join(' + '), value, unit: entering.unit };
    equal(energyBalance, all, entering, { tolerance: widened(1e-8, numerics) });
  },
};
