import { describe, expect, it } from 'vitest';
import { numberPlace, setPath } from '../../src/io/setPath.ts';
import { type Sample, sample, sampleParts, sampleTable } from './sampleTable.ts';

const set = (path: string, text: string, design: Sample = sample): Promise<Sample> => setPath(sampleTable, design, path, text, sampleParts);

const wanted = 'expected a quantity in W such as "1 mW", allowed is a number, 0.001 to 1 W';

describe('setPath', () => {
  it('replaces a number and leaves the design it was given alone', async () => {
    const before = structuredClone(sample);
    expect(await set('laser.power', ' 300 mW ')).toStrictEqual({ ...before, laser: { ...before.laser, power: 0.3 } });
    expect(sample).toStrictEqual(before);
  });

  it('takes a number without a unit as SI', async () => {
    expect((await set('laser.power', '0.3')).laser.power).toBe(0.3);
  });

  it('replaces one value of a list', async () => {
    expect((await set('laser.wavelengths.1', '1330 nm')).laser.wavelengths).toEqual([sample.laser.wavelengths[0], 1330 * 1e-9]);
  });

  it('replaces a word of a choice, also where it was absent', async () => {
    const { power, temperature, rin, wavelengths } = sample.laser;
    const silent = { ...sample, laser: { power, temperature, rin, wavelengths } };
    expect((await set('laser.note', 'uncooled', silent)).laser.note).toBe('uncooled');
  });

  it('reaches into a group that is absent', async () => {
    expect((await set('channel.lossDb', '3 dB')).channel).toEqual({ lossDb: 3 });
  });

  it('replaces a record by the one of another kind, whose values can then be set', async () => {
    const other = await set('modulator.kind', 'machZehnder');
    expect(other.modulator).toStrictEqual(sampleParts.modulator.machZehnder);
    expect((await set('modulator.armLength', '3 mm', other)).modulator).toMatchObject({ armLength: 0.003 });
  });

  it('keeps a record that is of the kind already', async () => {
    expect(await set('modulator.kind', 'ring')).toStrictEqual(sample);
  });

  it.each<[string, string, string]>([
    ['laser.pwer', '1', 'design: laser.pwer is not a parameter (did you mean laser.power?)'],
    ['power', '1', 'design: power is not a parameter (did you mean laser.power?)'],
    ['ring.radius', '1', 'design: ring.radius is not a parameter (did you mean modulator.radius?)'],
    ['laser.wavelengths.2', '1', 'design: laser.wavelengths.2 is not a parameter (did you mean laser.wavelengths.'],
    ['modulator.knd', 'ring', 'design: modulator.knd is not a parameter (did you mean modulator.kind?)'],
    ['modulator.armLength', '1', 'design: modulator.armLength is not a parameter'],
    ['', '1', 'design:  is not a parameter'],
    ['__proto__', '1', 'design: __proto__ is not a parameter'],
    ['__proto__.polluted', '1', 'design: __proto__.polluted is not a parameter'],
    ['laser.constructor', '1', 'design: laser.constructor is not a parameter'],
    ['laser.wavelengths.length', '1', 'design: laser.wavelengths.length is not a parameter'],
    ['laser', '{}', 'rin, wavelengths, note, set one of its values, as laser.power'],
    ['laser.wavelengths', '[]', 'design: laser.wavelengths is a list of 1 to 8 values, set one of its values, as laser.wavelengths.0'],
    ['modulator', 'ring', 'design: modulator is a record of kind ring, machZehnder, set one of its values, as modulator.kind'],
    ['laser.power', '300 nm', `design: laser.power: "300 nm" has the wrong unit; ${wanted}`],
    ['laser.power', '', 'design: laser.power: "" has no number'],
    ['laser.power', '3 W', 'design: laser.power is 3 W, outside 0.001 to 1 W'],
    ['laser.note', 'warm', 'design: laser.note is "warm", must be one of cooled, uncooled'],
    ['modulator.kind', 'toString', 'design: modulator.kind is "toString", must be one of ring, machZehnder'],
  ])('refuses %s = %s', async (path, text, message) => {
    await expect(set(path, text)).rejects.toThrow(RangeError);
    await expect(set(path, text)).rejects.toThrow(message);
  });

  it('offers only the kinds that it has a record for', async () => {
    await expect(setPath(sampleTable, sample, 'modulator.kind', 'machZehnder')).rejects.toThrow('must be one of ring');
  });

  it('does not look into a finished part', async () => {
    const design = { ...sample, modulator: { at: () => 1 } };
    await expect(setPath(sampleTable, design, 'modulator.radius', '7 um')).rejects.toThrow('modulator.radius is not a parameter');
    const other = await setPath<object>(sampleTable, design, 'modulator.kind', 'machZehnder', sampleParts);
    expect(other).toMatchObject({ modulator: sampleParts.modulator.machZehnder });
  });
});

describe('numberPlace', () => {
  it('replaces a number again and again', () => {
    const place = numberPlace(sampleTable, sample, 'laser.wavelengths.1');
    expect(place.entry.unit).toBe('m');
    for (const value of [1, NaN]) expect(place.replace(sample, value).laser.wavelengths).toEqual([sample.laser.wavelengths[0], value]);
  });

  it.each<[string, string]>([
    ['laser', 'design: laser is an object of'],
    ['laser.pwoer', 'design: laser.pwoer is not a parameter (did you mean laser.power?)'],
    ['modulator.kind', 'design: modulator.kind is a record of kind ring, machZehnder, not a number'],
    ['laser.note', 'design: laser.note is one of'],
    ['laser.power.0', 'design: laser.power.0 is not a parameter'],
  ])('refuses %s', (path, message) => {
    expect(() => numberPlace(sampleTable, sample, path)).toThrow(message);
  });
});
