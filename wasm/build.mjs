// Builds each wasm/*.as.ts into the file of src that carries its code as text. With --check it writes nothing, and fails where
// a file of src is not what its source gives.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import asc from 'assemblyscript/asc';

// Hexadecimal digits are half as long again as base64, but a fifth shorter once compressed.
const targets = {
  'ringSteps.as.ts': { target: 'src/devices/ringModulator/inTime/ringSteps.wasm.ts', encoding: 'hex', more: ['--importMemory'] },
  'ringPower.as.ts': { target: 'src/devices/ringModulator/underPower/ringPower.wasm.ts', encoding: 'hex' },
  'ringSpectrum.as.ts': { target: 'src/devices/ringModulator/ringSpectrum.wasm.ts', encoding: 'hex' },
  'engine.as.ts': { target: 'src/engine/engineKernel/engine.wasm.ts', encoding: 'base64', more: ['--importMemory'] },
  'fft.as.ts': { target: 'src/numerics/fft.wasm.ts', encoding: 'hex', more: ['--importMemory'] },
  'photodiode.as.ts': { target: 'src/devices/photodiode/photodiode.wasm.ts', encoding: 'hex' },
  'noise.as.ts': { target: 'src/numerics/noise.wasm.ts', encoding: 'hex' },
  'langevin.as.ts': { target: 'src/devices/dfbLaser/langevin/langevin.wasm.ts', encoding: 'hex', more: ['--importMemory'] },
  'tdecq.as.ts': { target: 'src/link/tdecq/tdecq.wasm.ts', encoding: 'hex', more: ['--importMemory'] },
};
const options = ['--enable', 'simd', '-O3', '--noAssert', '--runtime', 'stub', '--initialMemory', '1'];
const root = join(import.meta.dirname, '..');
const checking = process.argv.includes('--check');

/** A file as AssemblyScript: one of src without what is there for types alone, its cells as this folder has them. */
function read(name, folder) {
  const path = join(folder, name);
  if (!existsSync(path)) return null;
  if (name.endsWith('/arithmetic/cells.ts')) return readFileSync(join(folder, 'cells.as.ts'), 'utf8');
  const text = readFileSync(path, 'utf8');
  if (!name.includes('src/')) return text;
  return text.replace(/^import type \{ Cells(, i32)? \} from/m, 'import { Cells } from').replace(/^import type .*$/gm, '').replaceAll(']!', ']');
}

async function built(source, more = []) {
  const folder = mkdtempSync(join(tmpdir(), 'photonlink-wasm-'));
  try {
    const { error, stderr } = await asc.main([source, ...options, ...more, '--baseDir', import.meta.dirname, '--outFile', 'out.wasm'], {
      readFile: read,
      writeFile: (name, contents) => writeFileSync(join(folder, basename(name)), contents),
    });
    if (error) throw new Error(`${source}: ${stderr.toString()}`, { cause: error });
    return readFileSync(join(folder, 'out.wasm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function file(source, code, encoding) {
  const name = basename(source, '.as.ts');
  const lines = code.toString(encoding).match(/.{1,120}/g).map((line) => `  '${line}'`);
  return `// Built by \`npm run wasm\`.

/** The code of wasm/${source}, ${code.length} bytes, in ${encoding === 'hex' ? 'hexadecimal' : encoding}. @internal */
export const ${name}Wasm: string =
${lines.join(' +\n')};
`;
}

for (const [source, { target, encoding, more }] of Object.entries(targets)) {
  const path = join(root, target);
  const made = file(source, await built(source, more), encoding);
  if (!checking) writeFileSync(path, made);
  else if (readFileSync(path, 'utf8') !== made) {
    console.error(`${target} is not what wasm/${source} gives: run \`npm run wasm\``);
    process.exitCode = 1;
  }
  console.log(`${target}: ${made.length} characters`);
}
