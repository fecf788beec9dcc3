import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compareReport } from '../../src/cli/compareReport.ts';
import { modulatorComparison } from '../../src/designs/modulatorComparison.ts';
import { compareModulators, comparisonTable, type ModulatorComparison } from '../../src/engine/compareModulators.ts';
import { stringifyDesign } from '../../src/io/designJson.ts';
import { writeResult } from '../../src/node/writeResult.ts';
import { MissingPackagesError, render } from '../../src/plots/render.ts';
import { refused, run } from './run.ts';

vi.mock(import('../../src/plots/render.ts'), { spy: true });

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
});
afterEach(async () => {
  vi.mocked(render).mockReset();
  await rm(directory, { recursive: true });
});

/** Two levels, for which no TDECQ is sought. */
const quick = ['--set', 'link.modulation=NRZ', '--set', 'link.symbolRate=50 GBd'];
const design = { ...modulatorComparison, link: { ...modulatorComparison.link, modulation: 'NRZ', symbolRate: 50e9 } } as const;

describe('photonlink compare', () => {
  it('prints both modulators of the default design side by side', async () => {
    const { code, stdout, stderr } = await run('compare');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^PAM4 at 106\.25 GBd, 10\.00 dBm before either, 2\.00 V peak to peak\n {2,}ring {2}Mach-Zehnder\n/);
    expect(stdout).toMatch(/^outer OMA, dBm +3\.26 +2\.63$/m);
    expect(stdout).toMatch(/^TDECQ, dB +1\.\d\d +1\.\d\d$/m);
    expect(stdout).toMatch(/^footprint, um² +196 +375000$/m);
    expect(stdout).toMatch(/^together, mW +\d+\.\d\d +\d+\.\d\d$/m);
    expect(stdout).toMatch(/The ring takes \d+\.\d % less of laser and driver, \d+\.\d % less with the heaters\.\n$/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('prints and writes what compareModulators gives, in SI', async () => {
    const { code, stdout } = await run('compare', ...quick, '--json', '--out', directory);
    expect(code).toBe(0);
    const record = JSON.parse(stdout) as ModulatorComparison;
    expect(record).toEqual(JSON.parse(JSON.stringify(compareModulators(design))));
    const file = JSON.parse(await readFile(join(directory, 'compare.json'), 'utf8')) as object;
    expect(file).toMatchObject({ ...record, design: { link: { modulation: 'NRZ' } } });
    expect(file).toHaveProperty('version');
    expect(await readFile(join(directory, 'compare.svg'), 'utf8')).toContain('Mach-Zehnder');
  });

  it('reads a design from a file', async () => {
    await writeResult(directory, { 'my.json': await stringifyDesign(comparisonTable, design) });
    const { stdout } = await run('compare', join(directory, 'my.json'), '--set', 'ring.detuning=30 GHz');
    expect(stdout).toBe(compareReport(compareModulators({ ...design, ring: { ...design.ring, detuning: 30e9 } }), design.link));
    expect(stdout).toMatch(/^level mismatch ratio +- +-$/m);
    expect(stdout).toMatch(/^TDECQ, dB +- +-$/m);
  });

  it('names what it wrote, and writes the specification where nothing draws', async () => {
    const { stdout } = await run('compare', ...quick, '--out', directory);
    expect(stdout).toContain(`Wrote ${join(directory, 'compare.json')} and ${join(directory, 'compare.svg')}\n`);
    vi.mocked(render).mockRejectedValueOnce(new MissingPackagesError(new Error('none')));
    const { code, stderr } = await run('compare', ...quick, '--out', directory);
    expect(code).toBe(0);
    expect(stderr).toContain('compare.vl.json was written in place of compare.svg: to draw it, npm install vega vega-lite');
    expect(JSON.parse(await readFile(join(directory, 'compare.vl.json'), 'utf8'))).toHaveProperty('vconcat');
    vi.mocked(render).mockRejectedValueOnce(new TypeError('broken'));
    expect((await run('compare', ...quick, '--out', directory)).code).toBe(70);
  });

  it('tells why no light is enough, and where a number is missing', () => {
    const told = compareModulators(design);
    const none = { finite: false, reason: 'too dark' } as const;
    const poor = { ...told.ring, extinctionRatio: null, chirpParameter: null, eyeClosure: none, thermalTolerance: none, needed: none };
    const text = compareReport({ ...told, ring: poor, thermalToleranceRatio: null, laserAndDriverSaving: null, totalSaving: null }, design.link);
    expect(text).toMatch(/^extinction ratio, dB +- +\d/m);
    expect(text).toMatch(/^chirp parameter +- +-?\d/m);
    expect(text).toMatch(/^laser, mW +- +\d/m);
    expect(text).toMatch(/\nring: too dark\n$/);
    expect(text).not.toContain('times as far');
    const dear = compareReport({ ...told, laserAndDriverSaving: -0.5, totalSaving: 0.25 }, design.link);
    expect(dear).toContain('The ring takes 50.0 % more of laser and driver, 25.0 % less with the heaters.\n');
  });

  it('refuses wrong words and numbers', async () => {
    expect(await run('compare', 'a.json', 'b.json')).toEqual(refused('one design file at most, got 2: a.json b.json'));
    expect(await run('compare', '--out', '')).toEqual(refused('--out must name a directory'));
    expect(await run('compare', '--set', 'link.swing')).toMatchObject({ code: 2, stdout: '' });
    expect((await run('compare', '--set', 'link.modulation=PAM8')).stderr).toContain('link.modulation is "PAM8", must be one of NRZ, PAM4');
    expect((await run('compare', '--set', 'machZehnder.bias=0')).stderr).toContain('its bias or detuning is off the slope');
    expect((await run('compare', '--help')).stdout).toContain('photonlink compare [design.json]');
  });
});
