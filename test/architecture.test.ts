import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bibliographyFaults, citationKeys, knownKeys, knownKeysOfPage, sourcedNumbers } from './architecture/citations.ts';
import * as files from './architecture/files.ts';
import * as layers from './architecture/layers.ts';
import { comments, exportsOf, linesOfCode, source, sources, specifiers } from './architecture/source.ts';
import { bibliographyKeys } from './validation/table.ts';

const root = new URL('../', import.meta.url);
const src = sources('src');
const tests = sources('test');
const everything = [...src, ...tests, ...sources('bench', 'examples')];
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  exports: Record<string, string | { source: string }>;
};
const pages = readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));

describe('the architecture', () => {
  it('imports from earlier layers only', () => {
    expect(layers.layerOrder(src)).toEqual([]);
  });

  it('imports packages only where they belong', () => {
    expect(layers.packagesAtHome(src, Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))).toEqual([]);
  });

  it('has doors that only pass names on', () => {
    expect(layers.doorsOnlyPassOn(src)).toEqual([]);
    const opened = Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? [] : [entry.source.slice(2)]));
    expect(opened).toEqual(Object.keys(layers.doors));
  });

  it('gives out every name that is not internal', () => {
    expect(layers.doorsComplete(src)).toEqual([]);
  });

  it('keeps devices apart and link free of them', () => {
    expect(layers.devicesApart(src)).toEqual([]);
  });

  it('has short files with telling names', () => {
    expect(files.shortEnough(src)).toEqual([]);
    expect(files.tellingNames(everything)).toEqual([]);
    expect(files.dataTables.filter((path) => !src.some((file) => file.path === path))).toEqual([]);
  });

  it('has no default exports and puts nothing off', () => {
    expect(files.noDefaultExports(everything)).toEqual([]);
    expect(files.nothingPutOff(everything)).toEqual([]);
  });

  it('documents every export', () => {
    expect(files.documented(src)).toEqual([]);
  });

  it('runs every test, and has one for every file that works something out', () => {
    expect(files.everyTestRuns(tests)).toEqual([]);
    expect(files.mirrored(src, tests)).toEqual([]);
  });

  it('cites only what the bibliography holds', () => {
    const keys = bibliographyKeys();
    expect(knownKeys(everything, keys)).toEqual([]);
    const texts = pages.map((path) => [`docs/${path}`, readFileSync(new URL(`docs/${path}`, root), 'utf8')] as const);
    expect(texts.flatMap(([path, text]) => knownKeysOfPage(path, text, keys))).toEqual([]);
    expect(bibliographyFaults(readFileSync(new URL('docs/references.bib', root), 'utf8'))).toEqual([]);
  });

  it('names a source for every number in a design', () => {
    expect(sourcedNumbers(src.filter(({ path }) => path.startsWith('src/designs/')))).toEqual([]);
  });
});

describe('reading a file', () => {
  it('finds every kind of import', () => {
    const text = `import { a } from './a.ts'; import type { B } from "b"; export { c } from './c.ts';
      const d = await import('./d.ts'); type E = import('./e.ts').E; // import './no.ts'`;
    expect(specifiers(source('x.ts', text))).toEqual(['./a.ts', 'b', './c.ts', './d.ts', './e.ts']);
  });

  it('finds exports with their marks', () => {
    const text = `/** One. */ export const a = 1;\n/** Two. @internal */ export function f(): void {}\nexport interface I {}\nconst hidden = 1;`;
    expect(exportsOf(source('x.ts', text)).map(({ name, internal, documented }) => [name, internal, documented])).toEqual([
      ['a', false, true],
      ['f', true, true],
      ['I', false, false],
    ]);
  });

  it('takes the signatures of an overloaded function as one export', () => {
    const text = '/** One. */ export function f(a: 1): 1;\nexport function f(a: 2): 2;\nexport function f(a: number): number { return a; }';
    expect(exportsOf(source('x.ts', text)).map(({ name, documented }) => [name, documented])).toEqual([['f', true]]);
  });

  it('counts lines with code and finds comments', () => {
    const text = '// one\n\n/** two\n * three */\nconst a = `x\n${1 /* four */}`; // five\nconst r = /[/*]/;\n// six';
    expect(linesOfCode(source('x.ts', text))).toBe(3);
    expect(comments(source('x.ts', text))).toEqual(['// one', '/** two\n * three */', '/* four */', '// five', '// six']);
  });
});

describe('the rules of layers', () => {
  const importing = (path: string, target: string): ReturnType<typeof source> => source(path, `import { x } from '${target}';`);

  it('refuse a later layer, a file outside and a file in no layer', () => {
    expect(layers.layerOrder([importing('src/numerics/a.ts', '../devices/fiber.ts')])).toEqual([
      'src/numerics/a.ts imports src/devices/fiber.ts, a later layer',
    ]);
    expect(layers.layerOrder([importing('src/units.ts', './light.ts')])).toHaveLength(1);
    expect(layers.layerOrder([importing('src/engine/a.ts', '../designs/a.ts')])).toHaveLength(1);
    expect(layers.layerOrder([importing('src/index.ts', './io/index.ts')])).toHaveLength(1);
    expect(layers.layerOrder([importing('src/io/a.ts', '../../package.json')])).toHaveLength(1);
    expect(layers.layerOrder([importing('src/odd/a.ts', './b.ts')])).toEqual(['src/odd/a.ts stands in no layer']);
    expect(layers.layerOrder([importing('src/devices/fiber.ts', '../units.ts')])).toEqual([]);
  });

  it('refuse packages away from home or not installed', () => {
    expect(layers.packagesAtHome([importing('src/link/a.ts', 'node:fs')], [])).toEqual([
      'src/link/a.ts imports node:, whose home is elsewhere',
    ]);
    expect(layers.packagesAtHome([importing('src/devices/a.ts', 'mathjs/lib/browser/math.js')], ['mathjs'])).toHaveLength(1);
    expect(layers.packagesAtHome([importing('src/io/a.ts', 'mathjs')], [])).toEqual(['src/io/a.ts imports mathjs, no dependency']);
    expect(layers.packagesAtHome([importing('src/plots/a.ts', '@resvg/resvg-js')], ['@resvg/resvg-js'])).toEqual([]);
    expect(layers.packagesAtHome([importing('src/cli/a.ts', 'node:fs')], [])).toEqual([]);
  });

  it('refuse doors that hold more, doors that are imported and files that pass names on', () => {
    const door = source('src/index.ts', `export { a } from './units.ts';\nexport const b = 1;\nexport * from './light.ts';`);
    expect(layers.doorsOnlyPassOn([door])).toHaveLength(2);
    expect(layers.doorsOnlyPassOn([importing('src/cli/a.ts', '../index.ts')])).toEqual(['src/cli/a.ts imports the door ../index.ts']);
    expect(layers.doorsOnlyPassOn([source('src/devices/index.ts', 'const a = 1;')])).toHaveLength(1);
    expect(layers.doorsOnlyPassOn([source('src/units.ts', `export { a } from './errors.ts';`)])).toHaveLength(1);
    expect(layers.doorsOnlyPassOn([source('src/units.ts', 'const a = 1; export { a };')])).toHaveLength(1);
    expect(layers.doorsOnlyPassOn([source('src/devices/ring.ts', `export { a } from './ring/table.ts';`)])).toEqual([]);
  });

  it('refuse doors that lack a name or give out an internal one', () => {
    const made = ['io', 'laws', 'plots', 'node'].map((layer) => source(`src/${layer}/index.ts`, ''));
    const units = source('src/units.ts', 'export const a = 1;\n/** @internal */\nexport const b = 2;\nexport interface C {}');
    const door = (text: string): string[] => layers.doorsComplete([...made, units, source('src/index.ts', text)]);
    expect(door(`// Units\nexport {\n  a as one, // first\n  type C,\n} from './units.ts';`)).toEqual([]);
    expect(door(`export { b } from './units.ts';\nexport type { C } from './units.ts';`)).toEqual([
      'src/index.ts lacks a of src/units.ts',
      'src/index.ts gives out b of src/units.ts, which is internal',
    ]);
    expect(layers.doorsComplete([...made, units])).toEqual(['src/index.ts is missing']);
    const middle = source('src/light.ts', `export { a as first } from './units.ts';\nexport type { C } from './units.ts';`);
    const around = source('src/index.ts', `export { first, type C } from './light.ts';`);
    expect(layers.doorsComplete([...made, units, middle, around])).toEqual([]);
  });

  it('refuse devices in devices and in link', () => {
    const laser = source('src/devices/dfbLaser/laser.ts', 'export const laserTable = {};');
    const formula = source('src/devices/detectionNoise.ts', 'export function shotNoise(): void {}');
    const judged = (path: string, target: string): string[] => layers.devicesApart([laser, formula, importing(path, target)]);
    expect(judged('src/devices/edgeCoupler.ts', './dfbLaser/laser.ts')).toEqual(['src/devices/edgeCoupler.ts imports the device dfbLaser']);
    expect(judged('src/link/budget.ts', '../devices/dfbLaser/laser.ts')).toHaveLength(1);
    expect(judged('src/link/budget.ts', '../devices/detectionNoise.ts')).toEqual([]);
    expect(judged('src/devices/dfbLaser/thermal.ts', './laser.ts')).toEqual([]);
    expect(judged('src/devices/photodiode.ts', './detectionNoise.ts')).toEqual([]);
  });
});

describe('the rules of files', () => {
  it('refuse long files, unless they are excepted', () => {
    const long = source('src/a.ts', 'f();\n// a comment\n'.repeat(251));
    expect(files.shortEnough([long])).toEqual(['src/a.ts has 251 lines of code, at most 250']);
    expect(files.shortEnough([long], ['src/a.ts'])).toEqual([]);
    expect(files.shortEnough([source('src/a.ts', 'f();\n'.repeat(250))])).toEqual([]);
  });

  it('refuse names that say nothing', () => {
    const paths = ['src/utils.ts', 'src/io/types.ts', 'src/shared/a.ts', 'test/helpers.test.ts', 'src/units.ts'];
    expect(files.tellingNames(paths.map((path) => source(path, '')))).toHaveLength(4);
  });

  it('refuse default exports, work put off and bare exports', () => {
    const texts = ['export default 1;', 'const a = 1; export { a as default };', 'export const a = 1;'];
    expect(texts.flatMap((text) => files.noDefaultExports([source('a.ts', text)]))).toHaveLength(2);
    expect(files.nothingPutOff([source('a.ts', '// TO' + 'DO later')])).toHaveLength(1);
    expect(files.documented([source('a.ts', 'export const a = 1;\n/** B. */\nexport const b = 1;')])).toEqual(['a.ts: a has no doc comment']);
  });

  it('refuse tests that run alone or not at all', () => {
    const text = "it.only('a'); describe.skip.each([])('b'); test.todo('c'); it.each([])('d'); list.skip(); // it.skip";
    expect(files.everyTestRuns([source('a.test.ts', text)])).toEqual(['a.test.ts has it.only', 'a.test.ts has describe.skip', 'a.test.ts has test.todo']);
  });

  it('refuse logic without a test', () => {
    const logic = source('src/numerics/roots.ts', 'export const roots = () => 1;');
    const plain = source('src/numerics/table.ts', 'export const table = [1];\nexport interface F { (x: number): void }');
    expect(files.mirrored([logic, plain], [])).toEqual(['src/numerics/roots.ts has no test at test/numerics/roots.test.ts']);
    expect(files.mirrored([logic], [source('test/numerics/roots.test.ts', '')])).toEqual([]);
    expect(files.mirrored([logic], [source('test/numerics/other.test.ts', `import '../../src/numerics/roots.ts';`)])).toEqual([]);
    expect(files.mirrored([logic], [source('test/numerics/other.test.ts', '')])).toHaveLength(1);
    const inner = source('src/numerics/inner.ts', '/** @internal */\nexport function inner(): void {}');
    const user = source('src/numerics/user.ts', `import './inner.ts';\nexport function user(): void {}`);
    expect(files.mirrored([inner, user], [source('test/numerics/user.test.ts', '')])).toEqual([]);
    expect(files.mirrored([inner, user], [])).toHaveLength(2);
    expect(files.mirrored([inner, logic], [source('test/numerics/roots.test.ts', '')])).toHaveLength(1);
    expect(files.mirrored([source('src/units.ts', 'function f() {}')], [source('test/other.test.ts', `import '../src/units.ts';`)])).toHaveLength(1);
  });
});

describe('the rules of sources', () => {
  it('find keys and pass over other brackets', () => {
    expect(citationKeys('of [Bogaerts2012, eq. 2; Li1980] in [0, 1], [W], [estimate: as GaAs1], [Text2](url) and [IEEE802.3, annex\n * 120D]')).toEqual([
      'Bogaerts2012',
      'Li1980',
      'IEEE802.3',
    ]);
  });

  it('refuse keys that are not in the bibliography', () => {
    const keys = new Set(['Li1980']);
    expect(knownKeys([source('a.ts', "/** Index. [Li1980]\n [Odd2000, p. 3] */ const a = '[Text1999]';")], keys)).toEqual([
      'a.ts cites Odd2000, not in docs/references.bib',
    ]);
    expect(knownKeysOfPage('a.md', 'As [Li1980] and [Odd2000] say.\n```ts\nx[Row1];\n```\n`[Code2000]` $[T1000]$', keys)).toEqual([
      'a.md cites Odd2000, not in docs/references.bib',
    ]);
  });

  it('refuse numbers without a source', () => {
    const text = `/** All after [Li1980]. */
      export const a = { /** Gap. */ gap: 180 * nm, width: 3, /** [estimate: typical of foundries] */ height: 4, list: [5] };
      export const b = { /** [estimate:] */ c: 6, nested: [/** [Li1980] */ 7, 8] };`;
    expect(sourcedNumbers([source('a.ts', text)])).toEqual([
      'a.ts:2: 180 has no source and no [estimate: why]',
      'a.ts:3: 6 has no source and no [estimate: why]',
      'a.ts:3: 8 has no source and no [estimate: why]',
    ]);
  });

  it('refuse a bibliography that does not parse', () => {
    const good = '@article{Li1980,\n title = {On {Si} @ 300 K},\n year = {1980}\n}\n';
    expect(bibliographyFaults(good)).toEqual([]);
    expect(bibliographyFaults(good + good)).toEqual(['Li1980 comes twice']);
    expect(bibliographyFaults(good.replace('year', 'yaer'))).toEqual(['Li1980 has no year']);
    expect(bibliographyFaults(good.slice(0, -2))).toEqual(['Li1980: a brace does not close']);
    expect(bibliographyFaults(good.slice(0, -2) + good.replace('Li', 'Lo'))).toEqual(['Li1980: a brace does not close']);
    expect(bibliographyFaults('@article{,}')).toHaveLength(1);
  });
});
