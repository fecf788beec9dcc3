import { pathToFileURL } from 'node:url';
import { Bench } from 'tinybench';
import type { BenchCase, Variant } from './case.ts';

// Measures the cases of one joined bench file: `node measure.mjs file.mjs`. `run.ts` joins both.

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

const { cases } = (await import(pathToFileURL(process.argv[2]!).href)) as { cases: readonly BenchCase[] };
if (cases.map(printed).includes(false)) process.exitCode = 1;
