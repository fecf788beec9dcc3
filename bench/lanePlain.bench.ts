import type { BenchCase } from './case.ts';
import { count, lane, withoutWasm } from './lane.ts';

/** 2.2 million symbols a second, without any WebAssembly. */
export const cases: readonly BenchCase[] = [
  { name: 'lane in time, all plain', operation: 'symbol', atMost: 1e9 / 2.2e6, rounds: 7, variants: [{ name: 'photonlink', operations: count, run: () => withoutWasm(lane) }] },
];
