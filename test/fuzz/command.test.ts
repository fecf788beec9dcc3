import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as asynchronous from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { scalarPaths } from '../../src/design.ts';
import { engineParts, quantumX800Engine } from '../../src/designs/quantumX800.ts';
import { engineTable } from '../../src/engine/engineTable.ts';
import { stringifyDesign } from '../../src/io/designJson.ts';
import { run } from '../cli/run.ts';
import { allFinite } from './answer.ts';
import { campaign, freshSeed, inputs, type Trial } from './campaign.ts';
import { randomArguments, type Surroundings } from './randomArguments.ts';
import { randomOf } from './random.ts';
import { randomDesign } from './randomDesign.ts';
import { randomText } from './randomText.ts';

// Everything that the command writes goes through these.
vi.mock(import('node:fs/promises'), { spy: true });
const writers = [asynchronous.writeFile, asynchronous.mkdir, asynchronous.rename, asynchronous.rm] as const;

const playground = mkdtempSync(join(tmpdir(), 'photonlink-fuzz-'));
const surroundings: { -readonly [N in keyof Surroundings]: string[] } = { paths: [], files: [], directories: [] };

beforeAll(async () => {
  const modulators = Object.values(engineParts.modulator);
  const designs = modulators.map((modulator) => ({ ...quantumX800Engine, modulator }));
  surroundings.paths.push(...new Set(designs.flatMap((design) => scalarPaths(engineTable, design).map(({ path }) => path))), 'modulator.kind');
  const texts = await Promise.all(designs.map((design) => stringifyDesign(engineTable, design)));
  mkdirSync(join(playground, 'in'));
  const file = (name: string, content: string): void => {
    writeFileSync(join(playground, 'in', name), content);
    surroundings.files.push(join(playground, 'in', name));
  };
  texts.forEach((text, i) => file(`good${i}.json`, text));
  for (let i = 0; i < 20; i++) file(`legal${i}.json`, JSON.stringify(randomDesign(randomOf(3, i))));
  for (let i = 0; i < 20; i++) file(`odd${i}.json`, randomText(randomOf(4, i), texts));
  file('\ufeffname with ünusual letters.json', texts[0]!);
  surroundings.files.push(playground, join(playground, 'missing.json'), '', '/', '\u0000', 'x'.repeat(300));
  const outs = ['out', 'out/deeper/still', 'in/../out', 'out//', './out', 'o\tut', 'ö', '...', '-', 'in/good0.json', 'in/good0.json/x', 'x'.repeat(300), 'a\u0000b'];
  surroundings.directories.push(...outs.map((out) => `${playground}/${out}`));
});
afterAll(() => rmSync(playground, { recursive: true }));

const trial: Trial = {
  async run(random, say) {
    const words = randomArguments(random, surroundings);
    say(words);
    const before = inventory();
    for (const writer of writers) vi.mocked(writer).mockClear();
    const { code, stdout, stderr } = await run(...words);
    if (![0, 1, 2].includes(code)) throw new Error(`exit code ${code}: ${stderr}`);
    if (code !== 0 && stdout !== '') throw new Error(`exit code ${code}, and yet on stdout ${stdout.slice(0, 200)}`);
    if (code !== 0 && !/^photonlink: [^\n]+\n$/.test(stderr)) throw new Error(`not one line on stderr: ${stderr}`);
    if (/NaN|Infinity|undefined|\[object/.test(stdout)) throw new Error(`stdout has ${stdout}`);
    if (code === 0 && words.includes('--json') && !words.includes('--help') && !words.includes('-h') && /^(engine|sweep)$/.test(words[0]!)) allFinite(JSON.parse(stdout));
    const out = words.findLast((_, i) => words[i - 1] === '--out');
    written(before, out);
    if (code !== 0 && /out of memory|call stack|string length|array length/i.test(stderr)) throw new Error(stderr);
    if (code !== 0) throw new RangeError(stderr);
  },
};

/** Throws where a file was written that is not a result within the directory. */
function written(before: ReadonlySet<string>, out: string | undefined): void {
  const touched = writers.flatMap((writer) => vi.mocked(writer as (...paths: string[]) => unknown).mock.calls.flatMap((call) => call.slice(0, writer === asynchronous.rename ? 2 : 1)));
  for (const path of touched) {
    if (out === undefined || relative(resolve(out), resolve(path)).startsWith('..')) throw new Error(`${path} was touched, which is not in ${out}`);
  }
  const more = [...inventory()].filter((path) => !before.has(path));
  for (const path of more) {
    const within = out !== undefined && !relative(resolve(out), path).startsWith('..');
    if (!within || !/[\\/](engine|sweep)\.(json|csv|svg|vl\.json)$/.test(path)) throw new Error(`${path} was written`);
    rmSync(path);
  }
}

/** Every file of the playground. */
function inventory(): Set<string> {
  const paths = readdirSync(playground, { recursive: true, encoding: 'utf8' }).map((path) => join(playground, path));
  return new Set(paths.filter((path) => statSync(path).isFile()));
}

describe('a command line', () => {
  it('is answered or refused in one line, and writes nothing outside its directory', { timeout: 3_600_000 }, async () => {
    const { answered, refused } = await campaign('commands', { seed: 20263, count: inputs(20_000), trial });
    expect(Math.min(answered, refused)).toBeGreaterThan(inputs(20_000) / 20);
  });

  it('is so whatever the seed', { timeout: 3_600_000 }, async () => {
    const seed = freshSeed();
    console.log(`commands: seed ${seed}`);
    await campaign('commands', { seed, count: inputs(2_000), trial });
  });
});
