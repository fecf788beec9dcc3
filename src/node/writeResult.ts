import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFault } from './fileFault.ts';

/**
 * Writes files into a directory, which is made where it is missing, and returns their paths. Each file is written beside its place and then
 * renamed, so that no reader ever sees half of one.
 *
 * @param files Text or bytes by plain file name.
 * @throws RangeError naming the path: a name that is not a plain file name, a directory that is a file, or one that cannot be written to.
 */
export async function writeResult(directory: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const names = Object.keys(files);
  for (const name of names) {
    if (!/^[^/\\:\0]+$/.test(name) || /^\.+$/.test(name)) throw new RangeError(`writeResult: ${JSON.stringify(name)} is not a file name`);
  }
  try {
    await mkdir(directory, { recursive: true });
  } catch (error) {
    throw fileFault(directory, error);
  }
  return Promise.all(names.map((name) => replaceFile(join(directory, name), files[name]!)));
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<string> {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw fileFault(path, error);
  }
  return path;
}
