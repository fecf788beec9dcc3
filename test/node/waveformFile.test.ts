import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWaveform, writeWaveform } from '../../src/node/waveformFile.ts';

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe('a waveform in a file', () => {
  it('reads back as it was written, in a directory that was missing', async () => {
    const path = join(directory, 'new', 'wave.csv');
    const samples = Float64Array.of(1e-3, 0.1 + 0.2, -1 / 3, 5e-324);
    await writeWaveform(path, { sampleRate: 1.7e12, samples });
    const back = await readWaveform(path);
    expect(back.samples).toEqual(samples);
    expect(Math.abs(back.sampleRate / 1.7e12 - 1)).toBeLessThan(1e-12);
  });

  it('names the file in every refusal', async () => {
    const path = join(directory, 'wave.csv');
    await expect(readWaveform(path)).rejects.toThrow(new RangeError(`${path}: no such file`));
    await writeFile(path, '0,1\n1,x\n');
    await expect(readWaveform(path)).rejects.toThrow(new RangeError(`${path}: line 2: "1,x" must be a time, s, and a power, W`));
    await expect(writeWaveform(join(path, 'deeper.csv'), { sampleRate: 1, samples: new Float64Array(2) })).rejects.toThrow('is not a directory');
  });
});
