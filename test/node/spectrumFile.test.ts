import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSpectrum } from '../../src/node/spectrumFile.ts';

it('a spectrum is read from a file, and what is wrong is told with its path', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'photonlink-'));
  try {
    const path = join(directory, 'ring.csv');
    await writeFile(path, 'wavelength_nm,through_dbm\n1310,-30\n1311,-20\n');
    const { wavelength, through, drop } = await readSpectrum(path);
    expect([wavelength.length, Math.round(through[1]! * 1e6), drop]).toEqual([2, 10, undefined]);
    await writeFile(path, '1310,1\n1310,1\n');
    await expect(readSpectrum(path)).rejects.toThrow(`${path}: line 2: wavelength is 1310 after 1310, must rise`);
    await expect(readSpectrum(join(directory, 'none.csv'))).rejects.toThrow('no such file');
  } finally {
    await rm(directory, { recursive: true });
  }
});
