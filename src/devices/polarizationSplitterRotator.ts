import type { Table, Values } from '../design.ts';
import { check } from '../design.ts';
import type { Stage } from '../light.ts';
import { attenuate } from '../light.ts';
import { fromDb } from '../units.ts';

/** The parameters of a polarization splitter-rotator. */
export const polarizationSplitterRotatorTable = {
  /** Loss of light that arrives as TE. */
  teLossDb: { unit: 'dB', range: [0, 40] },
  /** Loss of light that arrives as TM, rotation included. */
  tmLossDb: { unit: 'dB', range: [0, 40] },
} as const satisfies Table;

/** What is fixed when the splitter-rotator is made. */
export interface PolarizationSplitterRotatorDesign extends Values<typeof polarizationSplitterRotatorTable> {}

/** The state in which light arrives; the worst is the one that loses more. */
export interface PolarizationSplitterRotatorOperation {
  readonly state: 'te' | 'tm' | 'worst';
}

/** A polarization splitter-rotator whose two outputs end on one photodiode. */
export interface PolarizationSplitterRotator {
  readonly design: PolarizationSplitterRotatorDesign;
  /** Power of both outputs over power in, 0 to 1. */
  transmission(operation: PolarizationSplitterRotatorOperation): number;
  /** The splitter-rotator as a stage, the same for every lane. */
  at(operation: PolarizationSplitterRotatorOperation): Stage;
}

/**
 * A polarization splitter-rotator: each arriving polarization reaches the photodiode with its own loss. Any mixed state lies between
 * the two, so behind fiber that does not keep polarization the budget takes `'worst'`.
 *
 * @throws RangeError for a parameter outside its range, or a state that is not one of the three.
 */
export function polarizationSplitterRotator(design: PolarizationSplitterRotatorDesign): PolarizationSplitterRotator {
  const d = check('polarizationSplitterRotator', polarizationSplitterRotatorTable, design);
  const transmission = ({ state }: PolarizationSplitterRotatorOperation): number => {
    if (state === 'te') return fromDb(-d.teLossDb);
    if (state === 'tm') return fromDb(-d.tmLossDb);
    if (state === 'worst') return fromDb(-Math.max(d.teLossDb, d.tmLossDb));
    throw new RangeError(`polarizationSplitterRotator: state is ${JSON.stringify(state)}, must be one of te, tm, worst`);
  };
  return {
    design: d,
    transmission,
    at: (operation) => {
      const passed = transmission(operation);
      return (light) => attenuate(light, passed);
    },
  };
}
