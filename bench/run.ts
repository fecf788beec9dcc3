import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { Bench } from 'tinybench';
import type { BenchCase, Variant } from './case.ts';

// `npm run bench [-- name …]` measures the variants of each case in turn, A B A B, so that a slow moment of the machine meets
// all of them, and prints the median of each with its ratio to ours. Each file runs in a process of its own, so that what the
// compiler learns of one does not change another. It is joined as `npm run bundle` joins what users get: the loader of the tests keeps
// the name of each closure that is made, which costs a quarter of the time where many are.

type Timed = Exclude<Variant, { absent: string }>;

const warmUp = 500;
const slice = 20;

function once(variant: Timed, milliseconds: number): number {
  if ('nanoseconds' in variant) return variant.nanoseconds();
  const bench = new Bench({ time: milliseconds, iterations: 1, warmup: false, throws: true });
  bench.add(variant.name, () => {
    variant.run();
  });
  const [task] = bench.runSync();
  const result = task!.result;
  if (!('latency' in result)) throw new Error(`${variant.name}: ${result.state}`);
  return (result.latency.p50 * 1e6) / variant.operations;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of each variant, ns; `undefined` for one that this machine does not have. */
function measured({ variants, rounds = 11 }: BenchCase): (number | undefined)[] {
  for (const variant of variants) if ('run' in variant) once(variant, warmUp);
  const times = variants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    variants.forEach((variant, i) => {
      if (!('absent' in variant)) times[i]!.push(once(variant, slice));
    });
  }
  return times.map((list) => (list.length > 0 ? median(list) : undefined));
}

function told(nanoseconds: number): string {
  const [scale, unit] = nanoseconds < 1e4 ? [1, 'ns'] : nanoseconds < 1e7 ? [1e3, 'us'] : [1e6, 'ms'];
  return `${Number((nanoseconds / scale).toPrecision(3))} ${unit}`;
}

/** Prints the table of one case; whether ours met what is asked. */
function printed(each: BenchCase): boolean {
  const times = measured(each);
  const ours = times[0];
  if (ours === undefined) throw new Error(`${each.name}: the first variant is ours`);
  const second = each.atMostOfSecond === undefined ? undefined : times[1];
  const atMost = second === undefined ? each.atMost : each.atMostOfSecond! * second;
  const met = atMost === undefined || ours <= atMost;
  const share = second === undefined ? '' : ` (${each.atMostOfSecond} of the second, took ${(ours / second).toPrecision(3)})`;
  const bound = atMost === undefined ? '' : `, asked ${told(atMost)}${share}: ${met ? 'met' : 'MISSED'}`;
  console.log(`\n${each.name}, time of ${each.operation}${bound}`);
  each.variants.forEach((variant, i) => {
    const time = times[i];
    const row = 'absent' in variant ? variant.absent : `${told(time!).padStart(10)}  × ${Number((time! / ours).toPrecision(3))}`;
    console.log(`  ${variant.name.padEnd(44)} ${row}`);
  });
  return met;
}

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
  return pathToFileURL(outfile).href;
}

const wanted = process.argv.slice(2);
const benches = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.ts'));
const files = wanted.length === 0 ? benches : benches.filter((file) => wanted.some((word) => file.startsWith(word)));
if (files.length === 0) throw new Error(`bench: none of ${benches.join(', ')} starts with ${wanted.join(' or ')}`);
const [first] = files;
if (files.length === 1) {
  const { cases } = (await import(await joined(first!))) as { cases: readonly BenchCase[] };
  if (cases.map(printed).includes(false)) process.exitCode = 1;
} else {
  console.log(`node ${process.version}, ${process.arch}, ${cpus()[0]?.model ?? 'unknown processor'}`);
  for (const file of files) {
    const { status } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, file], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
