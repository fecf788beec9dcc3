import { rateEquationDfb } from '../src/designs/rateEquationDfb.ts';
import type { Grating } from '../src/devices/dfbLaser/grating.ts';
import { gratingModes } from '../src/devices/dfbLaser/gratingModes.ts';
import { rateEquationLaser } from '../src/devices/dfbLaser/rateEquationLaser.ts';
import { celsius } from '../src/units.ts';
import type { BenchCase } from './case.ts';
import { inNumba, inNumpy, timed } from './numpy.ts';

const length = 400e-6;
const sections = [1, 1.6, 1.2].map((kappaL, i) => ({ length: length / 3, coupling: kappaL / length, phaseShift: i === 1 ? 1.2 : 0 }));
const grating: Grating = { sections, facets: [{ reflectivity: 0.01, phase: 0.3 }, { reflectivity: 0.3, phase: 1 }] };
const range = { detuningRange: [-20 / length, 20 / length], gainRange: [0, 8 / length] } as const;

// Newton steps from a grid of guesses, the usual way, which may miss a mode.
const guesses = inNumpy(
  timed({
    setUp: `
sections = [(${length / 3}, ${1 / length}, 0.0), (${length / 3}, ${1.6 / length}, 1.2), (${length / 3}, ${1.2 / length}, 0.0)]
r1, r2 = 0.1 * np.exp(0.3j), np.sqrt(0.3) * np.exp(1j)
def left(g):
    r, s = r1 + 0 * g, 1 + 0 * g
    for l, k, p in sections:
        q = np.sqrt(g * g + k * k)
        c, h = np.cosh(q * l), np.sinh(q * l) / q
        r, s = (c * r + h * (g * r - 1j * k * s)) * np.exp(-1j * p), (c * s + h * (1j * k * r - g * s)) * np.exp(1j * p)
    return s - r2 * r
def work():
    a, d = np.meshgrid(np.linspace(0.2, 7.8, 12), np.linspace(-20, 20, 60))
    g = (a - 1j * d).ravel() / ${length}
    with np.errstate(all='ignore'):
        for _ in range(25):
            f, e = left(g), 1e-6 / ${length}
            g = g - f * e / (left(g + e) - f)
    return np.unique(np.round(g[np.isfinite(g)] * ${length}, 6))
`,
    rounds: 20,
    operations: 1,
  }),
);

const laser = rateEquationLaser(rateEquationDfb);
const temperature = celsius(50);
const currents = Float64Array.from({ length: 200 }, (_, i) => ((i + 1) / 200) * 1.5);

const point = { current: 0.8, temperature };
const stage = laser.during(point, { noise: { seed: 1, stream: 0 }, shotNoise: 'included' });
const block = 1 << 12;
const blocks = 16;
const drive = { sampleRate: 1e12, samples: new Float64Array(block).fill(point.current) };
const { carrierDensity, photonNumber } = laser.state(point);

// The same noise with a Mersenne twister and the ziggurat of numba.
const compiled = inNumba(
  timed({
    setUp: `
import numba
@numba.njit(fastmath=True, error_model='numpy')
def run(count, h, n, s, gain, ntr, c, A, B, C, sp, rate, out, pump, pull):
    n0, phase, root, total = n, 0.0, np.sqrt(h), 0.0
    for i in range(count):
        g = gain * np.log(n / ntr) / (1 + c * s)
        e = sp * n * n
        x = 2 * e * s - g * s + e
        others = x + rate * s - out * s
        leaving = root * np.sqrt(out * s) * np.random.normal()
        z = root * np.random.normal()
        lost = n * (A + n * (B + n * C))
        alone = np.sqrt(pump + lost + x - e - x * x / others)
        n += h * (pump - lost - g * s) - x / np.sqrt(others) * z + alone * root * np.random.normal()
        s += h * ((gain * np.log(n / ntr) / (1 + c * s) - rate) * s + e) + np.sqrt(others) * z - leaving
        phase += pull * h * np.log(n / n0) + np.sqrt(e / (2 * s)) * root * np.random.normal()
        total += np.sqrt(out * s) * np.cos(phase)
    return total
V = ${rateEquationDfb.length * rateEquationDfb.activeWidth * rateEquationDfb.activeThickness}
def work():
    run(65536, 1e-12, ${carrierDensity} * V, ${photonNumber}, 2.3e11, 1.8e24 * V, 1.7e-9, 1e8, 1e-16 / V, 4e-41 / V**2, 5e-7, 1.1e11, 6.6e10, 3e18, 3.4e11)
work()
`,
    rounds: 20,
    operations: 65536,
  }),
);

export const cases: readonly BenchCase[] = [
  {
    name: 'laser, modes of its grating',
    operation: 'all modes of three sections with facets within ±20 of δL',
    atMost: 20e6,
    variants: [{ name: 'gratingModes', operations: 1, run: () => gratingModes(grating, range) }, guesses],
  },
  {
    name: 'laser, L-I curve',
    operation: '200 points with rate equations, voltage and heat together',
    atMost: 5e6,
    variants: [
      {
        name: 'rateEquationLaser',
        operations: 1,
        run: (): void => {
          for (const current of currents) laser.power({ current, temperature });
        },
      },
    ],
  },
  {
    name: 'laser, Langevin steps',
    operation: 'one step with four normal deviates, light out at each',
    atMost: 80,
    variants: [
      {
        name: 'during',
        operations: block * blocks,
        run: (): void => {
          const run = stage.open();
          for (let i = 0; i < blocks; i++) run.run(drive);
        },
      },
      compiled,
    ],
  },
];
