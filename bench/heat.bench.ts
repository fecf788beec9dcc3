import { spawnSync } from 'node:child_process';
import { edgeCoupler } from '../src/devices/edgeCoupler.ts';
import { assembledArrays } from '../src/devices/fiberArray/assembledArrays.ts';
import { fiberArray, type FiberPlace } from '../src/devices/fiberArray.ts';
import { constantIndex } from '../src/materials/constantIndex.ts';
import { silica } from '../src/materials/silica.ts';
import { silicon } from '../src/materials/silicon.ts';
import { thermalMedia } from '../src/materials/thermalMedium.ts';
import { nm, um } from '../src/units.ts';
import { thermalResistance, type ThermalResistance } from '../src/waveguides/heat/thermalResistance.ts';
import { crossSection } from '../src/waveguides/modes/crossSection.ts';
import type { BenchCase, Variant } from './case.ts';

const ms = 1e6;

const guide = crossSection({
  cladding: silica,
  parts: [
    { name: 'core', material: silicon, x: [-0.25 * um, 0.25 * um], y: [0, 0.22 * um] },
    { name: 'heater', material: constantIndex(2), x: [-1 * um, 1 * um], y: [2.22 * um, 2.42 * um] },
    { name: 'substrate', material: silicon, x: [-Infinity, Infinity], y: [-Infinity, -2 * um] },
  ],
});
const heated = (source: string, tolerance: number): ThermalResistance =>
  thermalResistance(
    guide,
    {
      source,
      core: 'core',
      length: 100 * um,
      sink: { kind: 'plane', y: -100 * um },
      surface: { y: 2.5 * um, heatTransfer: 0 },
      media: { heater: thermalMedia.titaniumNitride },
    },
    { tolerance },
  );

const asked = spawnSync('python3', ['-c', 'import scipy; print(scipy.__version__)'], { encoding: 'utf8' });

/** The same guide by finite differences, 50 nm around core and heater: assembled and factorized by scipy's SuperLU. */
const inScipy: Variant =
  asked.status !== 0
    ? { name: 'scipy SuperLU', absent: 'no python3 with scipy on this machine' }
    : {
        name: `scipy ${asked.stdout.trim()} SuperLU, differences of 50 nm`,
        nanoseconds: () => {
          const script = `
import time
import numpy as np, scipy.sparse as sp, scipy.sparse.linalg as la
def outward(start, end, h):
    out = [start]
    while out[-1] < end:
        h *= 1.15
        out.append(out[-1] + h)
    return np.array(out[1:])
right = np.r_[np.arange(0, 3.001, 0.05), outward(3, 1500, 0.05)]
x = np.r_[-right[:0:-1], right]
y = np.r_[-outward(2, 100, 0.05)[::-1], np.linspace(-2, 0, 41), np.linspace(0, .22, 6)[1:], np.linspace(.22, 2.22, 41)[1:],
  np.linspace(2.22, 2.42, 6)[1:], np.linspace(2.42, 2.5, 3)[1:]]
times = []
for _ in range(3):
    start = time.perf_counter()
    X, Y = np.meshgrid((x[1:] + x[:-1]) / 2, (y[1:] + y[:-1]) / 2, indexing='ij')
    dx, dy = np.diff(x), np.diff(y)
    heater = (abs(X) < 1) & (Y > 2.22) & (Y < 2.42)
    k = np.where((abs(X) < .25) & (Y > 0) & (Y < .22) | (Y < -2), 148, np.where(heater, 28, 1.38))
    n, m = X.shape
    index = np.arange(n * m).reshape(n, m)
    gx = dy[None, :] / (dx[:-1, None] / 2 / k[:-1] + dx[1:, None] / 2 / k[1:])
    gy = dx[:, None] / (dy[None, :-1] / 2 / k[:, :-1] + dy[None, 1:] / 2 / k[:, 1:])
    a = np.r_[index[:-1].ravel(), index[:, :-1].ravel()]
    b = np.r_[index[1:].ravel(), index[:, 1:].ravel()]
    g = np.r_[gx.ravel(), gy.ravel()]
    d = np.bincount(a, g, n * m) + np.bincount(b, g, n * m)
    d[index[:, 0]] += 2 * k[:, 0] * dx / dy[0]
    K = sp.csc_matrix((np.r_[-g, -g, d], (np.r_[a, b, index.ravel()], np.r_[b, a, index.ravel()])))
    load = (dx[:, None] * dy[None, :] * heater).ravel()
    la.splu(K).solve(load / load.sum())
    times.append(time.perf_counter() - start)
print(min(times) * 1e9)
`;
          const env = { ...process.env, OMP_NUM_THREADS: '1' };
          const { status, stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8', env });
          if (status !== 0) throw new Error(`scipy: ${stderr}`);
          return Number(stdout);
        },
      };

const mode = { modeFieldDiameter: { x: 4 * um, y: 4 * um } };
const coupler = edgeCoupler({
  fiberMode: mode,
  chipMode: mode,
  gap: 10 * um,
  index: 1,
  facet: { kind: 'coated', reflectance: 0 },
  propagationLossDb: 0,
});
const through = (place: FiberPlace): number => coupler.lossDb({ wavelength: 1310 * nm, ...place });
const array = fiberArray({ count: 36, pitch: 127 * um, fiberDiameter: 125 * um, gap: 10 * um, expansionMismatch: 2e-6 });
const scatter = { pitchError: 0.3 * um, heightError: 0.3 * um, x: 0.3 * um, y: 0.3 * um, z: 0.3 * um, roll: 1e-4, yaw: 1e-4, tilt: 1e-4 };

export const cases: readonly BenchCase[] = [
  {
    name: 'heat of a heater above a guide, to 1e-3',
    operation: 'thermal resistance',
    atMost: 500 * ms,
    variants: [{ name: 'photonlink', operations: 1, run: () => heated('heater', 1e-3) }, inScipy],
  },
  {
    name: 'self-heating of a core, to 1e-3',
    operation: 'thermal resistance',
    atMost: 500 * ms,
    variants: [{ name: 'photonlink', operations: 1, run: () => heated('core', 1e-3) }],
  },
  {
    name: 'heat of a heater with its time constant',
    operation: 'thermal resistance and time constant',
    atMost: 500 * ms,
    variants: [{ name: 'photonlink', operations: 1, run: () => heated('heater', 1e-3).timeConstant() }],
  },
  {
    name: 'assembly of 36-fiber arrays',
    operation: 'array',
    variants: [{ name: 'photonlink', operations: 100, run: () => assembledArrays(array, scatter, through, { samples: 100, seed: 1 }) }],
  },
];
