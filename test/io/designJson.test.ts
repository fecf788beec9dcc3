import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDesign, stringifyDesign } from '../../src/io/designJson.ts';
import { type Sample, designs, sample, sampleTable } from './sampleTable.ts';

const wanted = 'expected a quantity in W such as "1 mW", allowed is a number, 0.001 to 1 W';

const text = (change: (design: Record<string, Record<string, unknown>>) => void): string => {
  const copy = structuredClone(sample) as unknown as Record<string, Record<string, unknown>>;
  change(copy);
  return JSON.stringify(copy);
};

describe('a design in JSON', () => {
  it('is written with units in the order of the table', async () => {
    expect(JSON.parse(await stringifyDesign(sampleTable, sample))).toEqual({
      symbolRate: '106.25 GBd',
      laser: { power: '278 mW', temperature: '25 degC', rin: '-145 dB/Hz', wavelengths: ['1311 nm', '1312 nm'], note: 'cooled' },
      modulator: { kind: 'ring', radius: '7 um', powerCoupling: 0.01, attenuation: '62 1/m' },
    });
  });

  it('gives every number back to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(designs(sampleTable), async (design) => {
        const back = await parseDesign(sampleTable, await stringifyDesign(sampleTable, design));
        expect(back).toStrictEqual(design);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('keeps a negative zero', async () => {
    const design = { ...sample, modulator: { kind: 'ring', radius: 7e-6, powerCoupling: -0, attenuation: 0 } };
    const back = await parseDesign<Sample>(sampleTable, await stringifyDesign(sampleTable, design));
    expect(back.modulator).toStrictEqual(design.modulator);
  });

  it('takes bare numbers as SI and passes over $schema', async () => {
    expect(await parseDesign(sampleTable, JSON.stringify({ $schema: './schema.json', ...sample }))).toStrictEqual(sample);
  });

  it.each<[string, (design: Record<string, Record<string, unknown>>) => void, string]>([
    ['a wrong unit', (d) => (d.laser!.power = '300 nm'), `design: laser.power: "300 nm" has the wrong unit; ${wanted}`],
    ['a number out of range', (d) => (d.laser!.power = 5), 'design: laser.power is 5 W, outside 0.001 to 1 W'],
    ['a quantity out of range', (d) => (d.laser!.power = '5 W'), 'design: laser.power is 5 W, outside 0.001 to 1 W'],
    ['a wrong unit in a list', (d) => (d.laser!.wavelengths = ['1 W']), 'design: laser.wavelengths.0: "1 W" has the wrong unit'],
    ['a value that is no list', (d) => (d.laser!.wavelengths = 3), 'design: laser.wavelengths is 3, must be a list of 1 to 8 values'],
    ['a value that is no object', (d) => Object.assign(d, { laser: [] }), 'design: laser is a list, must be an object'],
    ['a null', (d) => (d.laser!.power = null), 'design: laser.power is null'],
    ['a misspelled name', (d) => (d.laser!.pwoer = 1), 'design: laser.pwoer is not a parameter (did you mean power?)'],
    ['a missing value', (d) => delete d.laser!.power, 'design: laser.power is missing'],
    ['an unknown choice', (d) => (d.laser!.note = 'warm'), 'design: laser.note is "warm", must be one of cooled, uncooled'],
    ['an unknown kind', (d) => (d.modulator!.kind = 'toString'), 'design: modulator is of kind "toString", must be a record of kind ring,'],
    ['a part of another kind', (d) => (d.modulator!.armLength = 1), 'design: modulator.armLength is not a parameter'],
    ['$schema further in', (d) => (d.laser!.$schema = ''), 'design: laser.$schema is not a parameter'],
  ])('is refused for %s', async (_, change, message) => {
    await expect(parseDesign(sampleTable, text(change))).rejects.toThrow(RangeError);
    await expect(parseDesign(sampleTable, text(change))).rejects.toThrow(message);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])('has no parameter %s', async (name) => {
    const poisoned = JSON.stringify(sample).replace('{', `{"${name}": {"polluted": 1}, `);
    await expect(parseDesign(sampleTable, poisoned)).rejects.toThrow(`design: ${name} is not a parameter`);
    const inside = JSON.stringify(sample).replace('"kind"', `"${name}": {"polluted": 1}, "kind"`);
    await expect(parseDesign(sampleTable, inside)).rejects.toThrow(`design: modulator.${name} is not a parameter`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['3', 'null', '[]', '"x"'])('is not %s', async (json) => {
    await expect(parseDesign(sampleTable, json)).rejects.toThrow('must be an object');
  });

  it('names line and column of a fault', async () => {
    await expect(parseDesign(sampleTable, '{\n"laser": }')).rejects.toThrow('line 2, column 10');
  });

  it('is not written where it holds a finished part', async () => {
    const design = { ...sample, modulator: { at: () => 1 } };
    await expect(stringifyDesign(sampleTable, design)).rejects.toThrow('modulator is a finished part, it cannot be written');
  });

  it('is not written where it does not pass its table', async () => {
    await expect(stringifyDesign(sampleTable, { ...sample, symbolRate: 0 })).rejects.toThrow('symbolRate is 0 Bd');
  });
});
