import { spawnSync } from 'node:child_process';
import type { Variant } from './case.ts';

const asked = spawnSync('python3', ['-c', 'import scipy; print(scipy.__version__)'], { encoding: 'utf8' });
const version = asked.status === 0 ? asked.stdout.trim() : undefined;

/**
 * One mode of a scalar guide on a square finite-difference grid of about `unknowns` points, by scipy's ARPACK in shift-invert mode: the
 * time of one sparse factorization and a few solves at that size. Says so where this machine has no scipy.
 */
export function inArpack(unknowns: number): Variant {
  if (version === undefined) return { name: 'scipy ARPACK', absent: 'no python3 with scipy on this machine' };
  const script = `
import time
import numpy as np, scipy.sparse as sp, scipy.sparse.linalg as la
n = ${Math.round(Math.sqrt(unknowns))}
h = 4.0 / n
d = sp.diags([np.ones(n - 1), -2 * np.ones(n), np.ones(n - 1)], [-1, 0, 1]) / h**2
x = (np.arange(n) + 0.5) * h - 2
core = (np.abs(x)[:, None] < 0.225) & (np.abs(x)[None, :] < 0.11)
k = 2 * np.pi / 1.55
A = (sp.kron(d, sp.eye(n)) + sp.kron(sp.eye(n), d) + sp.diags(k**2 * np.where(core, 3.4777**2, 1.444**2).ravel())).tocsc()
times = []
for _ in range(5):
    start = time.perf_counter()
    la.eigsh(A, k=1, sigma=(k * 2.6)**2)
    times.append(time.perf_counter() - start)
print(min(times) * 1e9)
`;
  return {
    name: `scipy ${version} ARPACK, same size`,
    nanoseconds: () => {
      const env = { ...process.env, OMP_NUM_THREADS: '1' };
      const { status, stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8', env });
      if (status !== 0) throw new Error(`scipy: ${stderr}`);
      return Number(stdout);
    },
  };
}
