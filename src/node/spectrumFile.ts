import { readFile } from 'node:fs/promises';
import { parseSpectrum, type SpectrumColumns } from '../io/spectrumText.ts';
import { fileFault } from './fileFault.ts';

/**
 * Reads a measured spectrum, as `parseSpectrum` reads its text.
 *
 * @throws RangeError in one line that begins with the path of the file.
 */
export async function readSpectrum(path: string): Promise<SpectrumColumns> {
  try {
    return parseSpectrum(await readFile(path, 'utf8'));
  } catch (error) {
    throw fileFault(path, error);
  }
}
