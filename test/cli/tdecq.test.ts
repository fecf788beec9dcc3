import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Waveform } from '../../src/light.ts';
import { pattern } from '../../src/link/pattern.ts';
import { type FiniteTdecq, tdecq } from '../../src/link/tdecq.ts';
import { tdecq8023bs, tdecq8023cu } from '../../src/designs/tdecqMethods.ts';
import { writeWaveform } from '../../src/node/waveformFile.ts';
import { refused, run } from './run.ts';

let directory = '';
let file = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
  file = join(directory, 'wave.csv');
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const symbolRate = 106.25e9;
const symbols = pattern('PRBS13Q');
const waveform: Waveform = {
  sampleRate: 4 * symbolRate,
  samples: Float64Array.from({ length: 4 * symbols.length }, (_, i) => 1e-3 * (0.5 + symbols[Math.floor(i / 4)]! / 3)),
};
const words = ['--rate', '106.25 GBd', '--pattern', 'PRBS13Q'];

describe('photonlink tdecq', () => {
  it('prints what tdecq gives, as text and as JSON, and writes it', async () => {
    await writeWaveform(file, waveform);
    const ours = tdecq(waveform, { ...tdecq8023cu, symbolRate, pattern: 'PRBS13Q' }) as FiniteTdecq;
    const { code, stdout, stderr } = await run('tdecq', file, ...words);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`TDECQ                 ${ours.tdecqDb.toFixed(3)} dB\nouter OMA             0.000 dBm\nextinction ratio      4.771 dB\n`);
    const out = join(directory, 'out');
    const { stdout: json } = await run('tdecq', file, ...words, '--method', '802.3bs', '--json', '--out', out);
    const record = JSON.parse(json) as FiniteTdecq & { method: string };
    const held = tdecq(waveform, { ...tdecq8023bs, symbolRate, pattern: 'PRBS13Q' }) as FiniteTdecq;
    expect([record.method, record.finite]).toEqual(['802.3bs', true]);
    expect(Math.abs(record.tdecqDb - held.tdecqDb)).toBeLessThan(1e-6);
    expect(JSON.parse(await readFile(join(out, 'tdecq.json'), 'utf8'))).toMatchObject(record);
    expect(await readFile(join(out, 'eye.svg'), 'utf8')).toMatch(/^<svg[\s\S]*share of samples/);
  });

  it('prints the reason where there is none', async () => {
    await writeWaveform(file, { ...waveform, samples: waveform.samples.map((value) => 2e-3 - value) });
    const { code, stdout } = await run('tdecq', file, ...words);
    expect([code, stdout]).toEqual([0, 'TDECQ (802.3cu, PRBS13Q): none, the waveform is inverted: its levels fall as the symbols of the pattern rise\n']);
    await writeWaveform(file, { ...waveform, samples: waveform.samples.map((value) => value - 1e-3) });
    expect((await run('tdecq', file, ...words)).stdout).toContain('extinction ratio      none\n');
  });

  it('draws no eye where there is none', async () => {
    await writeWaveform(file, { ...waveform, samples: waveform.samples.map((value) => 2e-3 - value) });
    const out = join(directory, 'out');
    expect((await run('tdecq', file, ...words, '--out', out)).code).toBe(0);
    expect(await readdir(out)).toEqual(['tdecq.json']);
  });

  it('refuses wrong words', async () => {
    expect(await run('tdecq', ...words)).toEqual(refused('tdecq takes one file, as wave.csv, got 0'));
    expect(await run('tdecq', file)).toEqual(refused('tdecq needs --rate, as --rate "106.25 GBd"'));
    expect(await run('tdecq', file, ...words)).toEqual(refused(`${file}: no such file`));
    expect(await run('tdecq', file, ...words, '--out', '')).toEqual(refused('--out must name a directory'));
    expect(await run('tdecq', file, '--rate', '1 GBd', '--pattern', 'PRBS7')).toEqual(refused('--pattern is "PRBS7", must be SSPRQ or PRBS13Q'));
    expect((await run('tdecq', file, ...words, '--method', 'toString')).stderr).toContain('unknown --method toString');
    await writeWaveform(file, waveform);
    expect((await run('tdecq', file, '--rate', '106.25 GBd')).stderr).toContain('less than one period of the pattern');
    expect((await run('tdecq', '--help')).stdout).toContain('photonlink tdecq wave.csv --rate');
  });
});
