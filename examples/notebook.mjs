import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// `node examples/notebook.mjs` executes photonlink.ipynb with Debian's jupyter-nbconvert and the Deno kernel, on the built package. It fails
// where a cell fails, prints otherwise than it is written, or leaves out its figure; `--update` writes what the cells print into the notebook.
// What is missing it installs: nbconvert by apt where it may, deno by npx. Where that is refused it says so and is skipped; `--require`
// makes that a failure. All it leaves is in temp/notebook: the executed notebook and its figures.

const deno = 'deno@2.9.6';
const cellSeconds = 60;
const wholeSeconds = 300;
const root = join(import.meta.dirname, '..');
const notebook = join(import.meta.dirname, 'photonlink.ipynb');
const scratch = join(root, 'temp/notebook');

const environment = {
  ...process.env,
  JUPYTER_PATH: [scratch, process.env.JUPYTER_PATH].filter(Boolean).join(delimiter),
  JUPYTER_CONFIG_DIR: join(scratch, 'config'),
  JUPYTER_RUNTIME_DIR: join(scratch, 'runtime'),
  IPYTHONDIR: join(scratch, 'ipython'),
  DENO_DIR: join(scratch, 'deno'),
  DENO_NO_UPDATE_CHECK: '1',
  NO_COLOR: '1',
};

function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    encoding: 'utf8',
    timeout: wholeSeconds * 1000,
    ...options,
  });
  return { done: status === 0, stdout: stdout ?? '', told: `${stderr ?? ''}${error === undefined ? '' : error.message}` };
}

function absent(what, told) {
  console.log(`examples/photonlink.ipynb: ${process.argv.includes('--require') ? 'not run' : 'skipped'}, ${what}: ${lastLine(told)}`);
  process.exit(process.argv.includes('--require') ? 1 : 0);
}

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}

function installed() {
  const version = () => run('jupyter-nbconvert', ['--version']);
  let found = version();
  if (!found.done) {
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = (...args) => {
      const [command, ...rest] = [...asRoot, 'apt-get', ...args];
      return run(command, rest, { env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' } });
    };
    apt('update');
    const got = apt('install', '-y', '--no-install-recommends', 'jupyter-nbconvert');
    if (!got.done) absent('jupyter-nbconvert cannot be installed', got.told);
    found = version();
    if (!found.done) absent('jupyter-nbconvert does not run', found.told);
  }
  const kernel = run('npx', ['-y', deno, '--version']);
  if (!kernel.done) absent(`${deno} cannot be had from the npm registry`, kernel.told);
  return `nbconvert ${found.stdout.trim()}, ${kernel.stdout.split('\n')[0]}`;
}

function linesOf(text) {
  return typeof text === 'string' ? text : (text ?? []).join('');
}

function printed({ outputs }) {
  return outputs
    .filter(({ output_type }) => output_type === 'stream')
    .map(({ text }) => linesOf(text))
    .join('');
}

/** What is wrong with an executed cell, beside the same cell as it is written. */
function complaints(cell, before, updating) {
  const found = [];
  for (const { output_type, ename, evalue } of cell.outputs) if (output_type === 'error') found.push(`fails: ${ename}: ${evalue}`);
  if (!updating && printed(cell) !== printed(before)) found.push(`prints otherwise:\n- ${printed(before)}\n+ ${printed(cell)}`);
  if (/\bplot\(/.test(linesOf(cell.source))) {
    const shown = cell.outputs.find(({ data }) => data?.['image/svg+xml'] !== undefined)?.data;
    const svg = linesOf(shown?.['image/svg+xml']);
    if (!svg.startsWith('<svg') || /NaN|undefined|Infinity/.test(svg)) found.push('shows no sound SVG figure');
    if (shown?.['application/vnd.vegalite.v5+json'] === undefined) found.push('shows no Vega-Lite figure');
    if (svg !== '') writeFileSync(join(scratch, `${cell.id}.svg`), svg);
  }
  return found.map((complaint) => `cell ${cell.id} ${complaint}`);
}

rmSync(scratch, { recursive: true, force: true });
mkdirSync(join(scratch, 'kernels/deno'), { recursive: true });
const tools = installed();
const kernel = { argv: ['npx', '-y', deno, 'jupyter', '--kernel', '--conn', '{connection_file}'], display_name: 'Deno', language: 'typescript' };
writeFileSync(join(scratch, 'kernels/deno/kernel.json'), JSON.stringify(kernel));
if (!existsSync(join(root, 'dist/bundled/plots.js'))) {
  const built = run('npm', ['run', 'build', '--silent']);
  if (!built.done) throw new Error(`the package does not build: ${built.stdout}${built.told}`);
}

const out = ['--output-dir', scratch, '--output', 'executed.ipynb'];
const limits = [`--ExecutePreprocessor.timeout=${cellSeconds}`, '--ExecutePreprocessor.startup_timeout=60'];
const updating = process.argv.includes('--update');
const written = JSON.parse(readFileSync(notebook, 'utf8'));
const isCode = ({ cell_type }) => cell_type === 'code';

function execute() {
  const execution = run('jupyter-nbconvert', ['--to', 'notebook', '--execute', ...limits, ...out, notebook]);
  if (!execution.done) {
    // Above the cell and its error stands only how Python came to them.
    console.error(execution.told.slice(Math.max(0, execution.told.indexOf('CellExecutionError'))));
    console.error('examples/photonlink.ipynb fails');
    process.exit(1);
  }
  return JSON.parse(readFileSync(join(scratch, 'executed.ipynb'), 'utf8')).cells;
}

// This kernel sends some results only after it has told that a cell is done, and nbconvert passes over those. A frontend does not. So a cell
// may take a further run, and what is wrong in every run is wrong.
let executed = [];
let open = new Map(written.cells.filter(isCode).map(({ id }) => [id, []]));
for (let attempt = 0; attempt < 6 && open.size > 0; attempt++) {
  executed = execute();
  const faults = executed.map((cell, i) => [cell.id, isCode(cell) ? complaints(cell, written.cells[i], updating) : []]);
  open = new Map(faults.filter(([id, told]) => open.has(id) && told.length > 0));
}
for (const complaint of [...open.values()].flat()) console.error(complaint);
if (open.size > 0) process.exit(1);
if (updating) {
  written.cells.filter(isCode).forEach((cell) => {
    const text = printed(executed.find(({ id }) => id === cell.id));
    cell.outputs = text === '' ? [] : [{ name: 'stdout', output_type: 'stream', text: text.split(/(?<=\n)/) }];
  });
  writeFileSync(notebook, `${JSON.stringify(written, null, 1)}\n`);
}
console.log(`examples/photonlink.ipynb: ${executed.filter(isCode).length} cells, ${updating ? 'written' : 'as written'} (${tools})`);
