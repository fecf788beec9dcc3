import { readFile } from 'node:fs/promises';
import type { Table } from '../design.ts';
import { parseDesign } from '../io/designJson.ts';
import { fileFault } from './fileFault.ts';

/**
 * A checked design from a JSON file, as `parseDesign` reads its text. The file is UTF-8, or UTF-16 with a byte order mark.
 *
 * @throws RangeError in one line that begins with the path of the file.
 */
export async function readDesignFile<D extends object>(path: string, table: Table): Promise<D> {
  try {
    return await parseDesign<D>(table, decoded(await readFile(path)));
  } catch (error) {
    throw fileFault(path, error);
  }
}

function decoded(bytes: Uint8Array): string {
  // What `photonlink design > my.json` writes in older Windows shells.
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
