import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

// `npm run examples` runs every numbered example and compares what it prints with the text beside it; `-- --update` writes it.

const updating = process.argv.includes('--update');
const here = import.meta.dirname;
const longest = 60;
const run = promisify(execFile);
const examples = readdirSync(here).filter((file) => /^\d\d-.*\.ts$/.test(file));
const texts = readdirSync(here).filter((file) => /^\d\d-.*\.txt$/.test(file));

async function verdict(file: string): Promise<string> {
  const beside = join(here, file.replace(/\.ts$/, '.txt'));
  const lines = readFileSync(join(here, file), 'utf8').trimEnd().split('\n').length;
  if (lines > longest) return `has ${lines} lines, at most ${longest}`;
  let printed: string;
  try {
    const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', '--conditions=source', join(here, file)], { cwd: join(here, '..') });
    if (stderr !== '') return `writes to the error stream: ${stderr}`;
    printed = stdout;
  } catch (error) {
    return `fails: ${(error as { stderr?: string }).stderr ?? String(error)}`;
  }
  if (printed.trim() === '') return 'prints nothing';
  const before = existsSync(beside) ? readFileSync(beside, 'utf8') : '';
  if (printed === before) return '';
  if (!updating) return `prints otherwise than ${beside}:\n${difference(before, printed)}`;
  writeFileSync(beside, printed);
  return '';
}

function difference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const at = now.findIndex((line, i) => line !== old[i]);
  const line = at < 0 ? now.length : at;
  return `line ${line + 1}\n- ${old[line] ?? '(end)'}\n+ ${now[line] ?? '(end)'}`;
}

let failed = 0;
for (const file of examples) {
  const complaint = await verdict(file);
  if (complaint === '') console.log(`examples/${file}: as written`);
  else console.error(`examples/${file} ${complaint}`);
  failed += complaint === '' ? 0 : 1;
}
for (const text of texts.filter((name) => !examples.includes(name.replace(/\.txt$/, '.ts')))) {
  console.error(`examples/${text} belongs to no example`);
  failed++;
}
if (examples.length === 0) {
  console.error('examples: none found');
  failed++;
}
process.exitCode = failed > 0 ? 1 : 0;
