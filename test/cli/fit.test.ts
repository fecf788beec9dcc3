import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitRing, type RingFit } from '../../src/engine/fitRing.ts';
import { measuredRing } from '../fixtures/measuredRings.ts';
import { refused, run } from './run.ts';

let directory = '';
let file = '';
const { wavelength, through, drop } = measuredRing(7);
const line = (i: number, columns: 2 | 3): string => [wavelength[i]!, through[i]!, drop[i]!].slice(0, columns).join(',');
const text = (columns: 2 | 3): string =>
  [['wavelength (m)', 'through (W)', 'drop (W)'].slice(0, columns).join(','), ...Array.from(wavelength, (_, i) => line(i, columns)), ''].join('\n');

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
  file = join(directory, 'ring.csv');
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe('photonlink fit', () => {
  it('prints what fitRing gives, as text and as JSON, and writes it with a figure', async () => {
    await writeFile(file, text(3));
    const ours = fitRing({ wavelength, through, drop }, { radius: 10e-6 });
    const { code, stdout, stderr } = await run('fit', file, '--radius', '10 um');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`group index           ${ours.groupIndex.toFixed(4)} ± `);
    expect(stdout).toContain('coupling              undercoupled');
    expect(stdout).toContain('- Both couplers are taken as equal');
    for (const { wavelength: at } of ours.resonances) expect(stdout).toContain((at * 1e9).toFixed(4));
    const out = join(directory, 'out');
    const { stdout: json } = await run('fit', file, '--radius', '10 um', '--json', '--out', out);
    const record = JSON.parse(json) as RingFit;
    // Wavelengths lose a last bit between m and nm.
    expect(Math.abs(record.groupIndex / ours.groupIndex - 1)).toBeLessThan(1e-9);
    expect(Object.keys(record.design)).toEqual(Object.keys(ours.design));
    expect(JSON.parse(await readFile(join(out, 'fit.json'), 'utf8'))).toMatchObject(JSON.parse(json) as object);
    expect(await readFile(join(out, 'fit.svg'), 'utf8')).toMatch(/^<svg/);
  });

  it('takes a group index, or a drop path, and spectra of one port', async () => {
    await writeFile(file, text(2));
    const { stdout } = await run('fit', file, '--group-index', '4.48');
    expect(stdout).toContain('group index           4.4800 ± 0.0000');
    expect(stdout).toContain('Without a drop port');
    await writeFile(file, text(3));
    expect((await run('fit', file, '--radius', '10 um', '--drop-path', '0 dB')).code).toBe(0);
  });

  it('refuses wrong words and spectra', async () => {
    expect(await run('fit')).toEqual(refused('fit takes one file, as spectrum.csv, got 0'));
    expect(await run('fit', file)).toEqual(refused(`${file}: no such file`));
    expect(await run('fit', file, '--out', '')).toEqual(refused('--out must name a directory'));
    await writeFile(file, '1310,1\n1309,1\n');
    expect(await run('fit', file)).toEqual(refused(`${file}: line 2: wavelength is 1309 after 1310, must rise`));
    await writeFile(file, text(2).split('\n').slice(0, 200).join('\n'));
    expect((await run('fit', file)).code).toBe(2);
    expect((await run('fit', '--help')).stdout).toContain('photonlink fit spectrum.csv');
  });
});
