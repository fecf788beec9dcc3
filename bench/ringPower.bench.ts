import { siliconRing } from '../src/designs/siliconRing.ts';
import { siliconRingNonlinearity } from '../src/designs/siliconRingNonlinearity.ts';
import { ringModulator } from '../src/devices/ringModulator.ts';
import { ringUnderPower } from '../src/devices/ringModulator/underPower/ringUnderPower.ts';
import type { Field } from '../src/light.ts';
import { philox } from '../src/numerics/philox.ts';
import { pm } from '../src/units.ts';
import type { BenchCase } from './case.ts';
import { inNumba, inNumpy, timed } from './numpy.ts';

const ring = ringModulator(siliconRing);
const under = ringUnderPower(ring, siliconRingNonlinearity);
const held = { voltage: -1, ambient: 330 };
const resonance = ring.resonanceNear(1311e-9, { voltage: -1, temperature: 330 });
const bistable = { ...held, wavelength: resonance + 600 * pm, power: 0.015 };
if (under.steadyStates(bistable).length !== 3) throw new Error('bench/ringPower: the point has not three states');

// Heat alone makes the steady states the roots of a cubic, which is what numpy is given; ours finds them with carriers, two photons and
// the Kerr index.
const mode = under.mode(bistable);
const heating = mode.perKelvin * mode.resistance * mode.heat;
const fed = 2 * mode.coupling * bistable.power;
const branches = inNumpy(
  timed({
    setUp: `
k, g, d, fed = ${heating}, ${mode.total}, ${mode.detuning}, ${fed}
rc, rh = ${mode.carrierRate}, ${mode.thermalRate}
def work():
    for u in np.roots([k * k, 2 * k * d, g * g + d * d, -fed]):
        u = u.real
        w = d + k * u
        x = np.sqrt(u)
        np.linalg.eigvals([[-g, w, 0, 0], [-w, -g, 0, -x], [0, 0, -rc, 0], [2 * x * rh * k, 0, 0, -rh]])
`,
    rounds: 300,
    operations: 1,
  }),
);

const sampleRate = 850e9;
const count = 1 << 16;
const block = 1 << 12;
const drive = new Float64Array(count);
const random = philox({ seed: 1, stream: 0 });
for (let i = 0; i < count; i += 8) drive.fill([-2, -4 / 3, -2 / 3, 0][Math.floor(4 * random.uniform())]!, i, i + 8);
const light = { sampleRate, wavelength: resonance + 100 * pm, re: new Float64Array(block).fill(Math.sqrt(0.015)), im: new Float64Array(block) };
const voltage = { sampleRate, samples: drive };
const powered = under.during({ voltage, ambient: 330, driverBandwidth: 80e9, sourceResistance: 20 });
const linear = ring.during({ voltage, temperature: 330, driverBandwidth: 80e9, sourceResistance: 20 });

// The same motion by a fourth-order Runge-Kutta step a sample, without the driver; one power law for all carriers.
const atMean = under.mode({ ...held, wavelength: light.wavelength });
const compiled = inNumba(
  timed({
    setUp: `
import numba
@numba.njit(fastmath=True, error_model='numpy')
def slope(x, z, n, t, s, w0, g0, b, kk, kt, h0, h2, R, rh, G, rc, mu):
    u = x * x + z * z
    f = 1.1e-11 * n
    g = g0 + b * u + f
    w = w0 + kt * t + kk * u - 2.4e-11 * n ** 0.9
    return -g * x + w * z + mu * s, -g * z - w * x, G * u * u - rc * n, rh * (R * u * (h0 + h2 * u + 2 * f) - t)
@numba.njit(fastmath=True, error_model='numpy')
def run(v, out, dt, s, d, slopev, g0, b, kk, kt, h0, h2, R, rh, G, rc, mu):
    x = z = n = t = 0.0
    for i in range(v.size):
        w = d + slopev * v[i]
        a1, a2, a3, a4 = slope(x, z, n, t, s, w, g0, b, kk, kt, h0, h2, R, rh, G, rc, mu)
        b1, b2, b3, b4 = slope(x + dt/2*a1, z + dt/2*a2, n + dt/2*a3, t + dt/2*a4, s, w, g0, b, kk, kt, h0, h2, R, rh, G, rc, mu)
        c1, c2, c3, c4 = slope(x + dt/2*b1, z + dt/2*b2, n + dt/2*b3, t + dt/2*b4, s, w, g0, b, kk, kt, h0, h2, R, rh, G, rc, mu)
        d1, d2, d3, d4 = slope(x + dt*c1, z + dt*c2, n + dt*c3, t + dt*c4, s, w, g0, b, kk, kt, h0, h2, R, rh, G, rc, mu)
        x += dt/6*(a1 + 2*b1 + 2*c1 + d1); z += dt/6*(a2 + 2*b2 + 2*c2 + d2)
        n += dt/6*(a3 + 2*b3 + 2*c3 + d3); t += dt/6*(a4 + 2*b4 + 2*c4 + d4)
        out[i] = (s - mu * x) ** 2 + (mu * z) ** 2
v = np.repeat(np.random.default_rng(1).integers(0, 4, ${count / 8}) / 3 * 2 - 2, 8)
out = np.zeros(v.size)
def work():
    run(v, out, ${1 / sampleRate}, ${Math.sqrt(0.015)}, ${atMean.detuning}, 4.06e10, ${atMean.total}, ${atMean.twoPhoton}, ${atMean.kerr}, ${atMean.perKelvin}, ${atMean.heat}, ${atMean.twoPhotonHeat}, ${atMean.resistance}, ${atMean.thermalRate}, ${atMean.generation}, ${atMean.carrierRate}, ${Math.sqrt(2 * atMean.coupling)})
work()
`,
    rounds: 20,
    operations: count,
  }),
);

const dark = { ...bistable, wavelength: resonance + 150 * pm, duration: 10e-6, start: 'dark' } as const;

export const cases: readonly BenchCase[] = [
  {
    name: 'ring under power, steady states',
    operation: 'all three states of a bistable point with their eigenvalues and power balance',
    atMost: 50e3,
    variants: [
      { name: 'steadyStates', operations: 10, run: () => repeated(10, () => under.steadyStates(bistable)) },
      branches,
    ],
  },
  {
    name: 'ring under power, data',
    operation: 'one sample at 850 GS/s, driver, carriers and heat and all energies',
    atMost: 60,
    variants: [
      { name: 'during', operations: count, run: () => inBlocks(powered) },
      { name: 'the linear ring', operations: count, run: () => inBlocks(linear) },
      compiled,
    ],
  },
  {
    name: 'ring under power, switched on',
    operation: '10 us from dark to its steady state, tolerance 1e-6',
    rounds: 5,
    variants: [{ name: 'transient', operations: 1, run: () => under.transient(dark, { tolerance: 1e-6 }) }],
  },
];

/** Blocks that stay in the cache. */
function inBlocks(stage: { open(): { run(field: Field): Field } }): void {
  const run = stage.open();
  for (let i = 0; i < count / block; i++) run.run(light);
}

function repeated(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) work();
}
