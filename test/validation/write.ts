import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { page, topics } from './table.ts';

// `npm run validate` writes docs/validation.md; with `--check` it only compares, and fails where the file is stale.

const target = new URL('../../docs/validation.md', import.meta.url);
const { text, passed, failed } = page(await topics());
const stale = !existsSync(target) || readFileSync(target, 'utf8') !== text;
const checking = process.argv.includes('--check');
if (stale && !checking) writeFileSync(target, text);
if (stale && checking) console.error('docs/validation.md is stale: run `npm run validate`');
for (const line of text.split('\n')) if (line.includes('**differs**')) console.error(line);
console.log(`docs/validation.md: ${passed} agree, ${failed} differ`);
process.exitCode = failed > 0 || (stale && checking) ? 1 : 0;
