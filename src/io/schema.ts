import { type Entry, type Table, allowed } from '../design.ts';
import { exampleUnit } from './naturalUnits.ts';

/** A JSON Schema: plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 2020-12) of the text that `parseDesign` reads, so that an editor completes and checks a design. A quantity is
 * a number within its range or a string with a unit; what the string is worth only `parseDesign` checks.
 */
export function schemaOf(table: Table, title: string): JsonSchema {
  const body = tableSchema(table);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...body,
    properties: { $schema: { type: 'string' }, ...(body.properties as object) },
  };
}

const number = '^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?';

function tableSchema(table: Table, kind?: string): JsonSchema {
  const names = Object.keys(table);
  const properties = Object.fromEntries(names.map((name) => [name, entrySchema(table[name]!)]));
  const required = names.filter((name) => table[name]!.optional !== true);
  return {
    type: 'object',
    properties: kind === undefined ? properties : { kind: { const: kind }, ...properties },
    required: kind === undefined ? required : ['kind', ...required],
    additionalProperties: false,
  };
}

function entrySchema(entry: Entry): JsonSchema {
  const description = allowed(entry);
  if ('unit' in entry) {
    const [minimum, maximum] = entry.range;
    if (entry.whole) return { description, type: 'integer', minimum, maximum };
    const unit = entry.unit === '1' ? '\\s*(%|dB)?\\s*$' : '\\s*\\S.*$';
    const written = entry.unit === '1' ? '"0.5"' : `"1 ${exampleUnit(entry.unit)}"`;
    return {
      description: `${description}, or a text such as ${written}`,
      anyOf: [
        { type: 'number', minimum, maximum },
        { type: 'string', pattern: number + unit },
      ],
    };
  }
  if ('choice' in entry) return { description, enum: [...entry.choice] };
  if ('listOf' in entry) {
    return { description, type: 'array', items: entrySchema(entry.listOf), minItems: entry.length[0], maxItems: entry.length[1] };
  }
  if ('group' in entry) return tableSchema(entry.group);
  return { description, oneOf: Object.keys(entry.kind).map((kind) => tableSchema(entry.kind[kind]!, kind)) };
}
