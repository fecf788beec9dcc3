import type { JsonSchema } from '../../src/io/schema.ts';

/** Whether a value passes a schema, for the keywords that ours uses; throws at any other keyword. */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, rule]) => {
    const test = keywords[keyword];
    if (test === undefined) throw new Error(`keyword ${keyword} is not known`);
    return test(rule as never, value, schema);
  });
}

type Test = (rule: never, value: unknown, schema: JsonSchema) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const types: Record<string, (value: unknown) => boolean> = {
  object: isObject,
  array: Array.isArray,
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  string: (value) => typeof value === 'string',
};

const keywords: Record<string, Test> = {
  $schema: () => true,
  title: () => true,
  description: () => true,
  type: (rule: string, value) => types[rule]!(value),
  const: (rule: unknown, value) => value === rule,
  enum: (rule: unknown[], value) => rule.includes(value),
  minimum: (rule: number, value) => typeof value !== 'number' || value >= rule,
  maximum: (rule: number, value) => typeof value !== 'number' || value <= rule,
  pattern: (rule: string, value) => typeof value !== 'string' || new RegExp(rule, 'u').test(value),
  minItems: (rule: number, value) => !Array.isArray(value) || value.length >= rule,
  maxItems: (rule: number, value) => !Array.isArray(value) || value.length <= rule,
  items: (rule: JsonSchema, value) => !Array.isArray(value) || value.every((item) => accepts(rule, item)),
  required: (rule: string[], value) => !isObject(value) || rule.every((name) => Object.hasOwn(value, name)),
  properties: (rule: Record<string, JsonSchema>, value) =>
    !isObject(value) || Object.entries(rule).every(([name, inner]) => !Object.hasOwn(value, name) || accepts(inner, value[name])),
  additionalProperties: (_rule: false, value, schema) =>
    !isObject(value) || Object.keys(value).every((name) => Object.hasOwn(schema.properties as object, name)),
  anyOf: (rule: JsonSchema[], value) => rule.some((inner) => accepts(inner, value)),
  oneOf: (rule: JsonSchema[], value) => rule.filter((inner) => accepts(inner, value)).length === 1,
};
