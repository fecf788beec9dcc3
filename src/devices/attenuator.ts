import type { Table, Values } from '../design.ts';
import { check } from '../design.ts';
import type { Stage } from '../light.ts';
import { attenuate } from '../light.ts';
import { fromDb } from '../units.ts';

/** The parameters of a fixed loss: a connector, a lens, an isolator, a routing guide. */
export const attenuatorTable = {
  /** Insertion loss. */
  lossDb: { unit: 'dB', range: [0, 100] },
} as const satisfies Table;

/** What is fixed when the part is made. */
export interface AttenuatorDesign extends Values<typeof attenuatorTable> {}

/** A fixed loss. */
export interface Attenuator {
  readonly design: AttenuatorDesign;
  /** Power that passes, 0 to 1. */
  transmission(): number;
  /** The loss as a stage, the same for every lane. */
  at(operation?: Record<string, never>): Stage;
}

/**
 * A fixed loss, the same for every wavelength.
 *
 * @throws RangeError for a loss outside 0 to 100 dB.
 */
export function attenuator(design: AttenuatorDesign): Attenuator {
  const d = check('attenuator', attenuatorTable, design);
  const transmission = fromDb(-d.lossDb);
  return { design: d, transmission: () => transmission, at: () => (light) => attenuate(light, transmission) };
}
