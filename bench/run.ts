import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { Bench } from 'tinybench';
import type { BenchCase, Variant } from './case.ts';

// `npm run bench [-- name …]` measures the variants of each case in turn, A B A B, so that a slow moment of the machine meets
// all of them, and prints the median of each with its ratio to ours.

const wanted = process.argv.slice(2);
const benches = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.ts'));
const files = wanted.length === 0 ? benches : benches.filter((file) => wanted.some((word) => file.startsWith(word)));
if (files.length === 0) throw new Error(`bench: none of ${benches.join(', ')} starts with ${wanted.join(' or ')}`);
const slice = 20;

function once(variant: Exclude<Variant, { absent: string }>): number {
  if ('nanoseconds' in variant) return variant.nanoseconds();
  const bench = new Bench({ time: slice, iterations: 1, warmup: false, throws: true });
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

function measured({ variants, rounds = 11 }: BenchCase): (number | undefined)[] {
  const times = variants.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    variants.forEach((variant, i) => {
      // The first round only warms up.
      if (!('absent' in variant) && (round >= 0 || 'run' in variant)) times[i]!.push(once(variant));
    });
    if (round < 0) times.forEach((list) => list.splice(0));
  }
  return times.map((list) => (list.length > 0 ? median(list) : undefined));
}

function told(nanoseconds: number): string {
  const [scale, unit] = nanoseconds < 1e4 ? [1, 'ns'] : nanoseconds < 1e7 ? [1e3, 'us'] : [1e6, 'ms'];
  return `${Number((nanoseconds / scale).toPrecision(3))} ${unit}`;
}

let missed = 0;
console.log(`node ${process.version}, ${process.arch}, ${cpus()[0]?.model ?? 'unknown processor'}`);
for (const file of files) {
  const { cases } = (await import(new URL(file, import.meta.url).href)) as { cases: readonly BenchCase[] };
  for (const each of cases) {
    const times = measured(each);
    const { atMost } = each;
    const met = atMost === undefined || times[0]! <= atMost;
    missed += met ? 0 : 1;
    const bound = atMost === undefined ? '' : `, asked ${told(atMost)}: ${met ? 'met' : 'MISSED'}`;
    console.log(`\n${each.name}, time of ${each.operation}${bound}`);
    each.variants.forEach((variant, i) => {
      const time = times[i];
      const row = time === undefined ? ('absent' in variant ? variant.absent : '') : `${told(time).padStart(10)}  ${ratio(time, times[0]!)}`;
      console.log(`  ${variant.name.padEnd(44)} ${row}`);
    });
  }
}
process.exitCode = missed > 0 ? 1 : 0;

function ratio(time: number, ours: number): string {
  return `× ${Number((time / ours).toPrecision(3))}`;
}
