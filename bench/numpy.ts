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
