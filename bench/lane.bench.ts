import type { BenchCase } from './case.ts';
import { count, lane } from './lane.ts';

/** 3.5 million symbols a second. */
export const cases: readonly BenchCase[] = [
  { name: 'lane in time, WebAssembly', operation: 'symbol', atMost: 1e9 / 3.5e6, rounds: 7, variants: [{ name: 'photonlink', operations: count, run: () => lane() }] },
];
