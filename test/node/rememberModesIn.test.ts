import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { gradedIndex } from '../../src/materials/gradedIndex.ts';
import { rememberModesIn, type RememberedModes } from '../../src/node/rememberModesIn.ts';
import { nm, um } from '../../src/units.ts';
import { gaussianMode } from '../../src/waveguides/gaussianMode.ts';
import { rib, strip } from '../../src/waveguides/modes/crossSection.ts';
import { forgetModes } from '../../src/waveguides/modes/modeCache.ts';
import { solveModes, type ModeOptions } from '../../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../src/waveguides/modes/solvedMode.ts';
import { overlap } from '../../src/waveguides/overlap.ts';

const wavelength = 1550 * nm;
const [core, cladding] = [constantIndex(3.4777), constantIndex(1.444)];
const wire = (width: number, options: ModeOptions = { polarization: 'te' }): SolvedMode =>
  solveModes(strip({ width: width * nm, height: 220 * nm, core, cladding }), { wavelength }, { tolerance: 1e-3, ...options })[0]!;

let directory = '';
let path = '';
let open: RememberedModes[] = [];
const remember = (): RememberedModes => {
  const modes = rememberModesIn(path);
  open.push(modes);
  return modes;
};
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
  path = join(directory, 'modes.json');
  forgetModes();
});
afterEach(async () => {
  for (const each of open) each.close();
  open = [];
  await rm(directory, { recursive: true });
});

describe('rememberModesIn', () => {
  it('keeps answers across processes, to the last bit and with their fields', () => {
    const first = remember();
    expect([first.path, first.size]).toEqual([path, 0]);
    const solved = wire(450);
    const ridge = rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core, cladding });
    const two = solveModes(ridge, { wavelength }, { count: 2, tolerance: 1e-2 });
    expect(first.size).toBe(2);
    first.close();
    forgetModes();
    const second = remember();
    expect(second.size).toBe(2);
    const again = wire(450);
    expect(again).not.toBe(solved);
    const numbers = (mode: SolvedMode): string =>
      JSON.stringify([mode, mode.confinement('core'), mode.powerFraction('core'), mode.field(50 * nm, 20 * nm)]);
    expect(numbers(again)).toBe(numbers(solved));
    const lens = gaussianMode({ wavelength, modeFieldDiameter: 2 * um });
    expect(overlap(again, lens, { x: 100 * nm })).toBe(overlap(solved, lens, { x: 100 * nm }));
    const twoAgain = solveModes(ridge, { wavelength }, { count: 2, tolerance: 1e-2 });
    expect(twoAgain.map(numbers)).toEqual(two.map(numbers));
    expect(second.size).toBe(2);
  });

  it('takes from the file, and solves what is new', async () => {
    remember().close();
    remember();
    const { effectiveIndex } = wire(450);
    // Another number in the file shows where the answer comes from.
    const [, body] = (await readFile(path, 'utf8')).split('\n');
    const changed = body!.replaceAll(String(effectiveIndex), '2.25');
    for (const each of open) each.close();
    forgetModes();
    expect(wire(450).effectiveIndex).toBe(effectiveIndex);
    const { createHash } = await import('node:crypto');
    const digest = createHash('sha256').update(changed).digest('hex');
    await writeFile(path, `${JSON.stringify({ format: 'photonlink modes', version: 1, digest })}\n${changed}\n`);
    forgetModes();
    remember();
    expect(wire(450).effectiveIndex).toBe(2.25);
    expect(wire(451).effectiveIndex).toBeGreaterThan(2.3);
    expect(wire(450, { polarization: 'tm' }).effectiveIndex).not.toBe(2.25);
  });

  it('keeps what was in memory before, and what another process adds', async () => {
    wire(450);
    const one = remember();
    wire(450);
    expect(one.size).toBe(1);
    open = [];
    const other = rememberModesIn(join(directory, 'other.json'));
    wire(452);
    other.close();
    expect((await readdir(directory)).sort()).toEqual(['modes.json', 'other.json']);
    await writeFile(path, await readFile(join(directory, 'other.json')));
    wire(454);
    one.close();
    forgetModes();
    const all = remember();
    expect(all.size).toBe(3);
  });

  it('does not keep what depends on a function', () => {
    const file = remember();
    const graded = gradedIndex(core, { indexChange: (x) => -1e-3 * (x / um) ** 2 });
    const doped = strip({ width: 450 * nm, height: 220 * nm, core: graded, cladding });
    solveModes(doped, { wavelength }, { polarization: 'te', tolerance: 1e-3 });
    expect(file.size).toBe(0);
    wire(450);
    expect(file.size).toBe(1);
  });

  it.each([
    ['', 'is not a file of solved modes'],
    ['{"laser": 1}\n', 'is not a file of solved modes'],
    ['width,height\n450,220\n', 'is not a file of solved modes'],
    ['null', 'is not a file of solved modes'],
    ['{"format":"photonlink modes","version":2,"digest":""}\n[]\n', 'is a file of solved modes of version 2, must be 1'],
    ['{"format":"photonlink modes","version":1,"digest":"0"}\n[]\n', 'is damaged'],
  ])('refuses the file %j and leaves it alone', async (text, message) => {
    await writeFile(path, text);
    expect(() => rememberModesIn(path)).toThrow(new RegExp(`^${path}: ${message}`));
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('refuses a file that lost its end, a directory, and a place that cannot be written', async () => {
    remember();
    wire(450);
    open[0]!.close();
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, -100));
    expect(() => rememberModesIn(path)).toThrow(`${path}: is damaged`);
    expect(() => rememberModesIn(directory)).toThrow(`${directory}: is a directory, not a file`);
    path = join(directory, 'nowhere', 'modes.json');
    remember();
    expect(() => wire(453)).toThrow(`${path}: no such file`);
    path = join(directory, 'modes.json', 'deeper');
    expect(() => rememberModesIn(path)).toThrow(`${path}: is not a directory`);
  });
});
