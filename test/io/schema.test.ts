import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringifyDesign } from '../../src/io/designJson.ts';
import { type JsonSchema, schemaOf } from '../../src/io/schema.ts';
import { designs, sample, sampleTable } from './sampleTable.ts';
import { accepts } from './schemaCheck.ts';

const schema = schemaOf(sampleTable, 'a sample');

describe('the JSON Schema of a table', () => {
  it('says what it is', () => {
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'a sample', type: 'object' });
    expect(schema.required).toEqual(['symbolRate', 'laser', 'modulator']);
  });

  it('tells the unit and the range of a number', () => {
    const laser = (schema.properties as Record<string, JsonSchema>).laser!;
    expect((laser.properties as Record<string, JsonSchema>).power).toMatchObject({
      description: 'a number, 0.001 to 1 W, or a text such as "1 mW"',
      anyOf: [{ type: 'number', minimum: 0.001, maximum: 1 }, { type: 'string' }],
    });
  });

  it('accepts every design, in numbers and as written with units', async () => {
    await fc.assert(
      fc.asyncProperty(designs(sampleTable), async (design) => {
        expect(accepts(schema, design)).toBe(true);
        expect(accepts(schema, JSON.parse(await stringifyDesign(sampleTable, design)))).toBe(true);
      }),
      { seed: 11, numRuns: 50 },
    );
  });

  it.each<[string, unknown]>([
    ['an unknown name', { ...sample, other: 1 }],
    ['a missing part', { symbolRate: 1e9 }],
    ['a number out of range', { ...sample, symbolRate: 1 }],
    ['a text without a number', { ...sample, symbolRate: 'fast' }],
    ['a unit on a plain number', { ...sample, modulator: { ...sample.modulator, powerCoupling: '1 m' } }],
    ['an unknown kind', { ...sample, modulator: { kind: 'absorber' } }],
    ['a wrong choice', { ...sample, laser: { ...sample.laser, note: 'warm' } }],
    ['an empty list', { ...sample, laser: { ...sample.laser, wavelengths: [] } }],
    ['a fraction of a whole number', { ...sample, modulator: { kind: 'machZehnder', armLength: 0.002, stages: 1.5 } }],
  ])('refuses %s', (_, design) => {
    expect(accepts(schema, design)).toBe(false);
  });
});
