import { Worker } from 'node:worker_threads';
import { ConvergenceError } from '../../src/errors.ts';
import { type Random, randomOf } from './random.ts';

/** Whether the whole of every campaign runs, or a tenth of it. */
export const whole = process.env.MODE === 'long';

/** How many inputs of a campaign run: `count` in the whole. */
export function inputs(count: number): number {
  return whole ? count : Math.ceil(count / 10);
}

/** A seed that is another each time. */
export function freshSeed(): number {
  return Math.floor(Math.random() * 2 ** 32);
}

/** What a campaign tries: draws one input, says what it is, runs it. */
export interface Trial {
  /** One input, and what happens with it: an error of the library's own kind is an answer, everything else that is thrown is a fault. */
  run(random: Random, say: (input: unknown) => void): unknown;
}

/** Longest time of one input, ms. */
const patience = 20_000;

/**
 * Runs inputs 0 to `count` − 1 of a campaign and returns how many were answered and how many refused.
 *
 * An input that never comes back ends the process, with a line on stderr that says which one it was.
 */
export async function campaign(name: string, { seed, count, trial }: { seed: number; count: number; trial: Trial }): Promise<{ answered: number; refused: number }> {
  const done = watched(`${name}, seed ${seed}`);
  let refused = 0;
  let input: unknown;
  try {
    for (let number = 0; number < count; number++) {
      done.at(number);
      input = undefined;
      try {
        await trial.run(randomOf(seed, number), (drawn) => (input = drawn));
      } catch (error) {
        if (!isOwn(error)) throw new Error(`${name}: input ${number} of seed ${seed} ${faultOf(error)}\n${shown(input)}`, { cause: error });
        refused++;
      }
    }
  } finally {
    await done.stop();
  }
  return { answered: count - refused, refused };
}

/** Whether the library says by this error that it cannot answer, in one line. */
export function isOwn(error: unknown): boolean {
  return (error instanceof RangeError || error instanceof ConvergenceError) && !/call stack|array length|string length/i.test(error.message);
}

function faultOf(error: unknown): string {
  return error instanceof Error ? `threw ${error.stack ?? error.message}` : `threw ${String(error)}`;
}

function shown(input: unknown): string {
  const text = typeof input === 'string' ? JSON.stringify(input) : JSON.stringify(input, (_, value: unknown) => (Object.is(value, -0) ? '-0' : value));
  return text === undefined ? 'before it was drawn' : text.slice(0, 20_000);
}

/** A thread of its own that ends the process where an input takes too long: nothing else can end a loop that never yields. */
function watched(name: string): { at(number: number): void; stop(): Promise<unknown> } {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const code = `
    const { workerData: { shared, name, patience } } = require('node:worker_threads');
    let last = -1, since = Date.now();
    setInterval(() => {
      const now = Atomics.load(shared, 0);
      if (now !== last) { last = now; since = Date.now(); return; }
      if (Date.now() - since < patience) return;
      require('node:fs').writeSync(2, 'fuzz: ' + name + ': input ' + now + ' does not come back\\n');
      process.kill(process.pid, 'SIGKILL');
    }, 200);`;
  const worker = new Worker(code, { eval: true, workerData: { shared, name, patience } });
  worker.unref();
  return { at: (number) => Atomics.store(shared, 0, number), stop: () => worker.terminate() };
}
