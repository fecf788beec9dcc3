import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { checked, snippets } from './extract.ts';

// `npm run docs:check` compiles and runs every ```ts block of README.md and docs/, each as a module of its own.

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'temp/snippets');
const run = promisify(execFile);
const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .map((path) => `docs/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.md') && !path.startsWith('docs/site/'));
const all = ['README.md', 'CONTRIBUTING.md', ...pages.sort()]
  .filter((page) => existsSync(join(root, page)))
  .flatMap((page) => snippets(page, readFileSync(join(root, page), 'utf8')));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const claimUrl = pathToFileURL(join(import.meta.dirname, 'claim.ts')).href;
const files = all.map((snippet, i) => ({ snippet, plain: join(folder, `${i}.ts`), live: join(folder, `${i}.checked.ts`) }));
for (const { snippet, plain } of files) writeFileSync(plain, `${snippet.code}\nexport {};\n`);

const complaints: string[] = [];
for (const fault of compiled(files.map(({ plain }) => plain))) {
  const at = files.find(({ plain }) => fault.file !== undefined && join(fault.file.fileName) === plain);
  const line = fault.file?.getLineAndCharacterOfPosition(fault.start ?? 0).line ?? 0;
  const place = at === undefined ? (fault.file?.fileName ?? '') : `${at.snippet.page}:${at.snippet.line + line + 1}`;
  complaints.push(`${place}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
}

async function lane(queue: typeof files): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { snippet, live } = next;
    try {
      writeFileSync(live, checked(snippet.code, claimUrl));
      await run(process.execPath, ['--import', 'tsx', '--conditions=source', live], { cwd: folder });
    } catch (error) {
      const told = (error as { stderr?: string }).stderr ?? String(error);
      const reason = /^\w*(?:Error|RangeError).*$/m.exec(told)?.[0] ?? told;
      complaints.push(`${snippet.page}, block at line ${snippet.line}: ${reason}`);
    }
  }
}

const queue = [...files];
await Promise.all([lane(queue), lane(queue)]);
for (const complaint of complaints) console.error(complaint);
console.log(`${all.length} blocks in README.md, CONTRIBUTING.md and docs, ${complaints.length} complaints`);
process.exitCode = complaints.length > 0 ? 1 : 0;

function compiled(roots: string[]): readonly ts.Diagnostic[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(roots, options);
  return roots.flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)));
}
