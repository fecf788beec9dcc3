import { above, equal, widened } from './comparison.ts';
import type { Law, Quantity } from './law.ts';

/** A wavelength that belongs to a device, before and after it is warmed. */
export interface Warming {
  readonly cold: Quantity;
  readonly warm: Quantity;
  /** The shift between the two as the device tells it; must agree to 1 %. */
  readonly told?: Quantity;
}

/** Warming moves a resonance, or the line of a laser, to the red. */
export const thermalRedShift: Law<Warming> = {
  name: 'thermalRedShift',
  statement: 'warming moves a wavelength to the red, by as much as is told.',
  citation: 'Li1980',
  unless: 'athermal',
  holds: ({ cold, warm, told }, numerics) => {
    above(thermalRedShift, warm, cold);
    if (told === undefined) return;
    const shift = { what: `${warm.what} less ${cold.what}`, value: warm.value - cold.value, unit: warm.unit };
    equal(thermalRedShift, shift, told, { tolerance: widened(0.01, numerics) });
  },
};
