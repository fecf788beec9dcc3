import type { Table, Values } from '../design.ts';
import { check } from '../design.ts';
import type { Light, Splitter, Stage } from '../light.ts';
import { attenuate } from '../light.ts';
import { fromDb } from '../units.ts';

/** The parameters of a tap that takes a part of the light to a monitor. */
export const tapTable = {
  /** Power fraction that the monitor takes of what the excess loss leaves. */
  fraction: { unit: '1', range: [0, 1] },
  /** Loss beyond the tapped power. */
  excessLossDb: { unit: 'dB', range: [0, 40] },
} as const satisfies Table;

/** What is fixed when the tap is made. */
export interface TapDesign extends Values<typeof tapTable> {}

/** An output of a tap. */
export type TapPort = 'through' | 'tapped';

/** A tap that takes a part of the light to a monitor. */
export interface Tap {
  readonly design: TapDesign;
  /** Power in an output over power in, 0 to 1; `'through'` if no port is named. */
  transmission(output?: { readonly port: TapPort }): number;
  /** Both outputs: [through, tapped]. */
  at(operation?: Record<string, never>): Splitter;
  /** One output as a stage. */
  at(operation: Record<string, never>, output: { readonly port: TapPort }): Stage;
}

/**
 * A tap that takes a part of the light to a monitor.
 *
 * @throws RangeError for a parameter outside its range, or a port that is not there.
 */
export function tap(design: TapDesign): Tap {
  const d = check('tap', tapTable, design);
  const kept = fromDb(-d.excessLossDb);
  const transmission = (port: TapPort): number => {
    if (port === 'through') return kept * (1 - d.fraction);
    if (port === 'tapped') return kept * d.fraction;
    throw new RangeError(`tap: port is ${JSON.stringify(port)}, must be one of through, tapped`);
  };
  const stage =
    (port: TapPort): Stage =>
    (light) =>
      attenuate(light, transmission(port));
  function at(operation?: Record<string, never>): Splitter;
  function at(operation: Record<string, never>, output: { readonly port: TapPort }): Stage;
  function at(_operation?: Record<string, never>, output?: { readonly port: TapPort }): Splitter | Stage {
    if (output === undefined) return (light): Light[] => [stage('through')(light), stage('tapped')(light)];
    transmission(output.port);
    return stage(output.port);
  }
  return { design: d, transmission: ({ port } = { port: 'through' }) => transmission(port), at };
}
