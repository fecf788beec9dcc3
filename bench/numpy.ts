import { spawnSync } from 'node:child_process';
import type { Variant } from './case.ts';

const asked = spawnSync('python3', ['-c', 'import sys, numpy; print(numpy.__version__, "python", sys.version.split()[0])'], { encoding: 'utf8' });
const version = asked.status === 0 ? asked.stdout.trim() : undefined;

/** The same work in numpy: `script` prints nanoseconds of one operation. Says so where this machine has no numpy. */
export function inNumpy(script: string): Variant {
  if (version === undefined) return { name: 'numpy', absent: 'no python3 with numpy on this machine' };
  return {
    name: `numpy ${version}`,
    nanoseconds: () => {
      const { status, stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`numpy: ${stderr}`);
      return Number(stdout);
    },
  };
}

/** A script for `inNumpy` that defines `work()` and times it: the median of some rounds over the operations of each. */
export function timed({ setUp, rounds, operations }: { readonly setUp: string; readonly rounds: number; readonly operations: number }): string {
  return `
import time
import numpy as np
${setUp}
times = []
for _ in range(${rounds}):
    start = time.perf_counter_ns()
    work()
    times.append(time.perf_counter_ns() - start)
print(np.median(times) / ${operations})
`;
}

const compiler = spawnSync('python3', ['-c', 'import numba; print(numba.__version__)'], { encoding: 'utf8' });

/** The same work compiled by numba, in the same way. */
export function inNumba(script: string): Variant {
  if (compiler.status !== 0) return { name: 'numba', absent: 'no python3 with numba on this machine' };
  return { ...inNumpy(script), name: `numba ${compiler.stdout.trim()}` };
}
