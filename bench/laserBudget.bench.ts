import { spawnSync } from 'node:child_process';
import { externalLaserModule, laserBudgetDemand } from '../src/designs/externalLaserModule.ts';
import { quantumX800Engine } from '../src/designs/quantumX800.ts';
import { nonlinearGuide } from '../src/devices/nonlinearGuide.ts';
import { laserBudget } from '../src/engine/laserBudget.ts';
import { laserModule } from '../src/engine/laserModule.ts';
import { celsius, cm, dbPerCm, mW, nm, ns, um } from '../src/units.ts';
import type { BenchCase, Variant } from './case.ts';

const guide = nonlinearGuide({
  length: 1 * cm,
  attenuation: 2 * dbPerCm,
  twoPhotonAbsorption: 5e-12,
  nonlinearArea: 0.1 * um ** 2,
  carrierArea: 0.1 * um ** 2,
  carrierLifetime: 1 * ns,
  carrierCrossSection: 1e-21,
});
const point = { power: 175 * mW, wavelength: 1310 * nm };
const module = laserModule(externalLaserModule);
const running = { temperature: celsius(25) };

const asked = spawnSync('python3', ['-c', 'import scipy; print(scipy.__version__)'], { encoding: 'utf8' });

/** The same guide by scipy's Runge-Kutta of the eighth order, to the same digits. */
const inScipy: Variant =
  asked.status !== 0
    ? { name: 'scipy solve_ivp', absent: 'no python3 with scipy on this machine' }
    : {
        name: `scipy ${asked.stdout.trim()} solve_ivp, DOP853`,
        nanoseconds: () => {
          const script = `
import time
from math import exp, log
from scipy.integrate import solve_ivp
a, b, c, p = 46.0517018598809, 50.0, 1648.829, 0.175
def f(z, y):
    q = p * exp(y[0])
    return [-a - b * q - c * q * q]
times = []
for _ in range(20):
    start = time.perf_counter()
    solve_ivp(f, (0, 0.01), [0.0], method='DOP853', rtol=1e-12, atol=1e-12)
    times.append(time.perf_counter() - start)
print(sorted(times)[10] * 1e9)
`;
          const { status, stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
          if (status !== 0) throw new Error(`scipy: ${stderr}`);
          return Number(stdout);
        },
      };

export const cases: readonly BenchCase[] = [
  {
    name: 'guide with nonlinear loss',
    operation: 'one power through 1 cm of silicon, to 1e-12',
    variants: [{ name: 'nonlinearGuide', operations: 20, run: () => repeat(20, () => guide.transmission(point)) }, inScipy],
  },
  {
    name: 'external laser module',
    operation: 'currents and temperatures of eight lasers on one plate',
    variants: [{ name: 'laserModule', operations: 5, run: () => repeat(5, () => module.state(running).opticalPower) }],
  },
  {
    name: 'laser budget of the default engine',
    operation: 'eight lanes backwards, seven sharings and the fold',
    rounds: 5,
    variants: [{ name: 'laserBudget', operations: 1, run: () => laserBudget(quantumX800Engine, laserBudgetDemand) }],
  },
];

function repeat(count: number, work: () => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += work();
  return sum;
}
