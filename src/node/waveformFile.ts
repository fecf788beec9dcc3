import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { parseWaveform, stringifyWaveform } from '../io/waveformText.ts';
import type { Waveform } from '../light.ts';
import { fileFault } from './fileFault.ts';
import { writeResult } from './writeResult.ts';

/**
 * Writes a waveform as comma-separated values, time in s and power in W. The directory is made where it is missing; no reader ever sees
 * half of the file.
 *
 * @throws RangeError naming the path where it cannot be written.
 */
export async function writeWaveform(path: string, waveform: Waveform): Promise<void> {
  await writeResult(dirname(path), { [basename(path)]: stringifyWaveform(waveform) });
}

/**
 * Reads a waveform from comma-separated values, as `parseWaveform` reads their text.
 *
 * @throws RangeError in one line that begins with the path of the file.
 */
export async function readWaveform(path: string): Promise<Waveform> {
  try {
    return parseWaveform(await readFile(path, 'utf8'));
  } catch (error) {
    throw fileFault(path, error);
  }
}
