// Builds each wasm/*.as.ts into the file of src that carries its code as base64. With --check it writes nothing, and fails where
// a file of src is not what its source gives.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import asc from 'assemblyscript/asc';

const targets = { 'ringSpectrum.as.ts': 'src/devices/ringModulator/ringSpectrum.wasm.ts' };
const options = ['--enable', 'simd', '-O3', '--noAssert', '--runtime', 'stub', '--initialMemory', '1'];
const root = join(import.meta.dirname, '..');
const checking = process.argv.includes('--check');

async function built(source) {
  const folder = mkdtempSync(join(tmpdir(), 'photonlink-wasm-'));
  try {
    const { error, stderr } = await asc.main([source, ...options, '--baseDir', import.meta.dirname, '--outFile', 'out.wasm'], {
      writeFile: (name, contents) => writeFileSync(join(folder, basename(name)), contents),
    });
    if (error) throw new Error(`${source}: ${stderr.toString()}`, { cause: error });
    return readFileSync(join(folder, 'out.wasm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function file(source, code) {
  const name = basename(source, '.as.ts');
  const lines = code.toString('base64').match(/.{1,120}/g).map((line) => `  '${line}'`);
  return `// Built by \`npm run wasm\`.

/** The code of wasm/${source}, ${code.length} bytes, in base64. @internal */
export const ${name}Wasm: string =
${lines.join(' +\n')};
`;
}

for (const [source, target] of Object.entries(targets)) {
  const path = join(root, target);
  const made = file(source, await built(source));
  if (!checking) writeFileSync(path, made);
  else if (readFileSync(path, 'utf8') !== made) {
    console.error(`${target} is not what wasm/${source} gives: run \`npm run wasm\``);
    process.exitCode = 1;
  }
  console.log(`${target}: ${made.length} characters`);
}
