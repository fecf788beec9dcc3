import { engineTable } from '../engine/engineTable.ts';
import { stringifyDesign } from '../io/designJson.ts';
import { schemaOf } from '../io/schema.ts';
import { readArguments } from './arguments.ts';
import { chosenDesign } from './chosenDesign.ts';
import { designHelp } from './help.ts';
import type { Output } from './output.ts';
import { UsageError } from './usageError.ts';

/** `photonlink design`: the embedded design as text to be edited, or the schema of such a text. */
export async function design(argv: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(argv, {
    schema: { type: 'boolean' },
    set: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return { text: designHelp };
  if (positionals.length > 0) throw new UsageError(`design takes no file, got ${positionals.join(' ')}`);
  const sets = values.set ?? [];
  if (values.schema !== true) return { text: await stringifyDesign(engineTable, await chosenDesign(undefined, sets)) };
  if (sets.length > 0) throw new UsageError('--schema is the same for every design, leave out --set');
  return { text: `${JSON.stringify(schemaOf(engineTable, 'photonlink optical engine'), null, 2)}\n` };
}
