import type { Table, Values } from '../design.ts';
import { check } from '../design.ts';
import { inRange } from '../errors.ts';
import type { Light, Splitter, Stage } from '../light.ts';
import { attenuate } from '../light.ts';
import { fromDb } from '../units.ts';

/** The parameters of a splitter with equal outputs. */
export const powerSplitterTable = {
  /** Equal outputs; 1 for no split. */
  ways: { unit: '1', range: [1, 64], whole: true },
  /** Loss beyond the ideal split. */
  excessLossDb: { unit: 'dB', range: [0, 40] },
} as const satisfies Table;

/** What is fixed when the splitter is made. */
export interface PowerSplitterDesign extends Values<typeof powerSplitterTable> {}

/** A splitter with equal outputs. */
export interface PowerSplitter {
  readonly design: PowerSplitterDesign;
  /** Power in each output over power in, 0 to 1. */
  transmission(): number;
  /** All outputs: `ways` entries of equal light. */
  at(operation?: Record<string, never>): Splitter;
  /** One output, 0 to ways − 1, as a stage. Throws a `RangeError` for a port that is not there. */
  at(operation: Record<string, never>, output: { readonly port: number }): Stage;
}

/**
 * A splitter with equal outputs: each gets 1/ways of the power that the excess loss leaves.
 *
 * @throws RangeError for a parameter outside its range.
 */
export function powerSplitter(design: PowerSplitterDesign): PowerSplitter {
  const d = check('powerSplitter', powerSplitterTable, design);
  const transmission = fromDb(-d.excessLossDb) / d.ways;
  const one: Stage = (light) => attenuate(light, transmission);
  function at(operation?: Record<string, never>): Splitter;
  function at(operation: Record<string, never>, output: { readonly port: number }): Stage;
  function at(_operation?: Record<string, never>, output?: { readonly port: number }): Splitter | Stage {
    if (output === undefined) return (light): Light[] => Array.from({ length: d.ways }, () => one(light));
    inRange('powerSplitter', 'port', output.port, '1', 0, d.ways - 1);
    if (!Number.isInteger(output.port)) throw new RangeError(`powerSplitter: port is ${output.port}, must be a whole number`);
    return one;
  }
  return { design: d, transmission: () => transmission, at };
}
