import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { laserBudgetReport } from '../../src/cli/laserBudgetReport.ts';
import { laserBudgetDemand, siliconSupplyGuide } from '../../src/designs/externalLaserModule.ts';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { laserBudget, type LaserBudget } from '../../src/engine/laserBudget.ts';
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

const quick = ['--set', 'modulator.kind=machZehnder'];
const design = { ...quantumX800Engine, modulator: engineParts.modulator.machZehnder };

describe('photonlink laser-budget', () => {
  it('prints lanes, waterfall, sharings and fold of the default engine', async () => {
    const { code, stdout, stderr } = await run('laser-budget');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(laserBudgetReport(laserBudget(quantumX800Engine, laserBudgetDemand), 3));
    expect(stdout).toContain('Laser budget: 8 lanes with 3.00 dB of margin need 181.9 mW of each laser,\n2.74 dB below the 341.7 mW');
    expect(stdout).toMatch(/^7 +1311\.33 .* 181\.9$/m);
    expect(stdout).toMatch(/^splitter-rotator +-1\.41 +-2\.37 +1\.00$/m);
    expect(stdout).toMatch(/^2 +4 +84\.9 .* least$/m);
    expect(stdout).toMatch(/^64 +0\.125 .* - +- +-$/m);
    expect(stdout).toContain('A laser serves 4 lanes at most; 2 take least, 0.963 pJ/bit of light.');
    expect(stdout).toContain('Thermal fold of its ring: 4.05 K away at the power it needs (kept);\ntoo near from 8.32 to 9.83 dBm before the ring;\nat full power, lasers of 16 lanes or more stay below.\n');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('prints and writes what laserBudget gives, in SI', async () => {
    const { code, stdout } = await run('laser-budget', ...quick, '--margin', '1.5 dB', '--guide', 'silicon', '--json', '--out', directory);
    expect(code).toBe(0);
    const record = JSON.parse(stdout) as LaserBudget & { demand: object };
    const expected = laserBudget(design, { ...laserBudgetDemand, marginDb: 1.5, guideBeforeSplit: siliconSupplyGuide });
    expect(record).toMatchObject(JSON.parse(JSON.stringify(expected)) as object);
    expect(record.demand).toEqual({ ...laserBudgetDemand, marginDb: 1.5, guideBeforeSplit: siliconSupplyGuide });
    expect(JSON.parse(await readFile(join(directory, 'laser-budget.json'), 'utf8'))).toMatchObject(record);
    expect(await readFile(join(directory, 'laser-budget.svg'), 'utf8')).toContain('guide before split');
  });

  it('names what it wrote, and writes the specification where nothing draws', async () => {
    const { stdout } = await run('laser-budget', ...quick, '--out', directory);
    expect(stdout).toContain(`Wrote ${join(directory, 'laser-budget.json')} and ${join(directory, 'laser-budget.svg')}\n`);
    vi.mocked(render).mockRejectedValueOnce(new MissingPackagesError(new Error('none')));
    const { code, stderr } = await run('laser-budget', ...quick, '--out', directory);
    expect(code).toBe(0);
    expect(stderr).toContain('laser-budget.vl.json was written in place of laser-budget.svg: to draw it, npm install vega vega-lite');
    expect(JSON.parse(await readFile(join(directory, 'laser-budget.vl.json'), 'utf8'))).toHaveProperty('layer');
    vi.mocked(render).mockRejectedValueOnce(new TypeError('broken'));
    expect((await run('laser-budget', ...quick, '--out', directory)).code).toBe(70);
  });

  it('says where nothing serves, and what has no fold', async () => {
    const { stdout } = await run('laser-budget', ...quick, '--set', 'supply.lens.lossDb=30 dB');
    expect(stdout).toContain('No sharing serves to the end of life.\n');
    expect(stdout).toMatch(/need \d+\.\d mW of each laser,\n\d+\.\d\d dB above the 341\.7 mW/);
    expect(stdout).not.toContain('Thermal fold');
    const calm = await run('laser-budget', '--excursion', '3 K', '--margin=-5 dB');
    expect(calm.stdout).toContain('Thermal fold of its ring: none at the power it needs;\nno fold comes nearer than 3 K up to 1 W;\nat full power, lasers of 1 lanes or more stay below.');
    const near = await run('laser-budget', '--excursion', '90 K');
    expect(near.stdout).toMatch(/away at the power it needs \(too near\);\ntoo near from 8\.32 to \d+\.\d\d dBm before/);
  });

  it('refuses wrong words', async () => {
    expect(await run('laser-budget', 'a.json', 'b.json')).toEqual(refused('one design file at most, got 2: a.json b.json'));
    expect(await run('laser-budget', '--out', '')).toEqual(refused('--out must name a directory'));
    expect(await run('laser-budget', '--guide', 'toString')).toEqual(refused('--guide is "toString", must be none, silicon or nitride'));
    expect((await run('laser-budget', '--margin', '3 mW')).stderr).toContain('wrong unit');
    expect(await run('laser-budget', '--margin', '99')).toEqual(refused('laserBudget: marginDb is 99 dB, outside -20 to 20 dB'));
    expect((await run('laser-budget', '--excursion=-1 K', ...quick)).stderr).toContain('fold.temperatureExcursion is -1 K');
    expect((await run('laser-budget', '--margin', '18 dB')).stderr).toMatch(/^photonlink: laserBudget: marginDb is 18 dB, which lane 0 cannot keep: [^\n]*\n$/);
    expect((await run('laser-budgets')).stderr).toContain('did you mean laser-budget?');
    expect((await run('laser-budget', '--help')).stdout).toContain('photonlink laser-budget [design.json]');
  });
});
