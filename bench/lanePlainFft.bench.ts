import type { BenchCase } from './case.ts';
import { count, lane, withoutWasm } from './lane.ts';

/** 2.2 million symbols a second, without an FFT in WebAssembly. */
export const cases: readonly BenchCase[] = [
  { name: 'lane in time, plain FFT', operation: 'symbol', atMost: 1e9 / 2.2e6, rounds: 7, variants: [{ name: 'photonlink', operations: count, run: () => lane(withoutWasm) }] },
];
