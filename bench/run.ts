import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// `npm run bench [-- name …]` measures the variants of each case in turn, A B A B, so that a slow moment of the machine meets
// all of them, and prints the median of each with its ratio to ours. Each file runs in a process of its own, so that what the
// compiler learns of one does not change another. It is joined as `npm run bundle` joins what users get, and runs without the loader of the
// tests, which keeps the name of each closure that is made and costs a quarter of the time where many are.

/** A bench file as one module of plain JavaScript; what it says of its own place stays that of its source. */
async function joined(file: string): Promise<string> {
  const folder = import.meta.dirname;
  const outfile = join(folder, '..', 'temp', 'bench', file.replace(/ts$/, 'mjs'));
  await build({
    entryPoints: [join(folder, file)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    packages: 'external',
    define: { 'import.meta.dirname': JSON.stringify(folder), 'import.meta.url': JSON.stringify(pathToFileURL(join(folder, file)).href) },
    logLevel: 'warning',
  });
  return outfile;
}

const wanted = process.argv.slice(2);
const benches = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.ts'));
const files = wanted.length === 0 ? benches : benches.filter((file) => wanted.some((word) => file.startsWith(word)));
if (files.length === 0) throw new Error(`bench: none of ${benches.join(', ')} starts with ${wanted.join(' or ')}`);
console.log(`node ${process.version}, ${process.arch}, ${cpus()[0]?.model ?? 'unknown processor'}`);
const measure = await joined('measure.ts');
for (const file of files) {
  const { status } = spawnSync(process.execPath, [measure, await joined(file)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
