import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileFault } from '../../src/node/fileFault.ts';
import { readDesignFile } from '../../src/node/readDesignFile.ts';
import { writeResult } from '../../src/node/writeResult.ts';
import { sample, sampleTable } from '../io/sampleTable.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe('readDesignFile', () => {
  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('reads a design in %s', async (_, encode) => {
    const path = join(directory, 'my.json');
    await writeFile(path, encode(JSON.stringify(sample)));
    expect(await readDesignFile(path, sampleTable)).toStrictEqual(sample);
  });

  it('names the file in every refusal', async () => {
    const path = join(directory, 'my.json');
    await expect(readDesignFile(path, sampleTable)).rejects.toThrow(new RangeError(`${path}: no such file`));
    await expect(readDesignFile(directory, sampleTable)).rejects.toThrow(new RangeError(`${directory}: is a directory, not a file`));
    await writeFile(path, '{"laser"}');
    await expect(readDesignFile(path, sampleTable)).rejects.toThrow(new RangeError(`${path}: line 1, column 9: expected ":", found "}"`));
    await writeFile(path, JSON.stringify({ ...sample, symbolRate: 1 }));
    await expect(readDesignFile(path, sampleTable)).rejects.toThrow(`${path}: design: symbolRate is 1 Bd, outside`);
  });
});

describe('writeResult', () => {
  it('makes the directory, writes the files and leaves nothing else', async () => {
    const place = join(directory, 'a', 'b');
    expect(await writeResult(place, { 'x.json': '{}', 'y.svg': '<svg/>' })).toEqual([join(place, 'x.json'), join(place, 'y.svg')]);
    expect((await readdir(place)).sort()).toEqual(['x.json', 'y.svg']);
    await writeResult(place, { 'x.json': '[]' });
    expect(await readFile(join(place, 'x.json'), 'utf8')).toBe('[]');
    expect(await readdir(place)).toHaveLength(2);
  });

  it.each(['', '.', '..', '../x', 'a/b', 'a\\b', '/etc/x', 'C:x', 'a\0'])('refuses the name %j and writes nothing', async (name) => {
    await expect(writeResult(join(directory, 'out'), { 'x.json': '', [name]: '' })).rejects.toThrow(RangeError);
    expect(await readdir(directory)).toEqual([]);
  });

  it('refuses a directory that is a file', async () => {
    const path = join(directory, 'file');
    await writeFile(path, '');
    await expect(writeResult(path, { x: '' })).rejects.toThrow(new RangeError(`${path}: is not a directory`));
    await expect(writeResult(join(path, 'deeper'), { x: '' })).rejects.toThrow(`${join(path, 'deeper')}: is not a directory`);
  });

  it('refuses a name that is a directory and leaves no part behind', async () => {
    await mkdir(join(directory, 'x'));
    await expect(writeResult(directory, { x: '' })).rejects.toThrow(`${join(directory, 'x')}: is a directory, not a file`);
    expect(await readdir(directory)).toEqual(['x']);
  });
});

describe('fileFault', () => {
  it('says in words what the common faults are', () => {
    expect(fileFault('x', Object.assign(new Error('EACCES: open'), { code: 'EACCES' }))).toEqual(new RangeError('x: permission denied'));
  });

  it('names an unusual fault by its code and leaves an error of another kind alone', () => {
    expect(fileFault('x', Object.assign(new Error('busy'), { code: 'EBUSY' }))).toEqual(new RangeError('x: EBUSY'));
    const other = new TypeError('x');
    expect(fileFault('x', other)).toBe(other);
    expect(fileFault('x', 3)).toBe(3);
  });
});
