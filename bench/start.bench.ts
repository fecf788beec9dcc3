import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchCase, Variant } from './case.ts';

const root = join(import.meta.dirname, '..');
if (!existsSync(join(root, 'dist/index.js'))) throw new Error('bench/start: dist is missing, run `npm run build`');

function node(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Time of one import in a fresh process, from inside it. */
function importing(specifier: string): Variant {
  const script = `const start = performance.now(); await import('${specifier}'); console.log(performance.now() - start)`;
  return { name: specifier, nanoseconds: () => Number(node('--input-type=module', '-e', script)) * 1e6 };
}

function command(name: string, ...args: readonly string[]): Variant {
  return {
    name,
    nanoseconds: () => {
      const start = performance.now();
      node(...args);
      return (performance.now() - start) * 1e6;
    },
  };
}

const hooks = `import { writeSync } from 'node:fs';
export async function load(url, context, next) { writeSync(1, url + '\\n'); return next(url, context); }`;
const script = `import { register } from 'node:module';
register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});
await import('photonlink');`;
const loaded = node('--input-type=module', '-e', script).trim().split('\n');
if (!loaded.some((url) => url.endsWith('/dist/bundled/index.js'))) throw new Error('bench/start: photonlink was not loaded from dist');
if (loaded.some((url) => url.includes('/node_modules/mathjs/'))) throw new Error('bench/start: photonlink loads mathjs');

export const cases: readonly BenchCase[] = [
  {
    name: 'import',
    operation: `one import in a fresh process, ${loaded.length} files`,
    atMost: 60e6,
    rounds: 20,
    variants: [importing('photonlink'), importing('mathjs')],
  },
  {
    name: 'command',
    operation: 'one command from the shell',
    atMost: 1e9,
    variants: [
      command('photonlink engine', 'dist/bundled/cli.js', 'engine'),
      command('photonlink engine --json', 'dist/bundled/cli.js', 'engine', '--json'),
      command('node that does nothing', '-e', '0'),
    ],
  },
];
