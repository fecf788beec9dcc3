import { ringLockCrosstalk, ringLockLoop } from '../src/designs/ringLock.ts';
import { siliconRing } from '../src/designs/siliconRing.ts';
import { ringModulator } from '../src/devices/ringModulator.ts';
import { type RingArray, ringLock } from '../src/engine/lock/ringLock.ts';
import { sampledTemperature, temperatureRamp } from '../src/engine/lock/temperatureTrace.ts';
import { heaterCrosstalk } from '../src/engine/ringHeaters/heaterCrosstalk.ts';
import { GHz, mW, nm } from '../src/units.ts';
import type { BenchCase, Variant } from './case.ts';
import { inNumba, inNumpy } from './numpy.ts';

const count = 100_000;
const { sampleRate } = ringLockLoop;
const voltages = [-0.2, -1.2 + 1 / 3, -1.2 - 1 / 3, -2.2];
const ring = { ring: ringModulator(siliconRing), wavelength: 1311 * nm, power: 15 * mW, detuning: 22 * GHz, bias: -1.2, voltages };
const one: RingArray = { rings: [ring], crosstalk: Float64Array.of(1), temperature: 328.15, start: 'locked', seed: 1 };
const eight: RingArray = { ...one, rings: new Array<typeof ring>(8).fill(ring), crosstalk: heaterCrosstalk(ringLockCrosstalk) };
const ramp = sampledTemperature(temperatureRamp({ from: eight.temperature, rate: 1, duration: count / sampleRate }), { sampleRate });
const back = { sampleRate, samples: ramp.samples.toReversed() };

/** A run that goes on from call to call, to and fro. */
function held(array: RingArray, every: number): () => unknown {
  const run = ringLock(ringLockLoop, array, { every }).open();
  return () => [run.run(ramp), run.run(back)];
}

// The same loop in Python: heaters with crosstalk, a Lorentzian for the line, noise, both converters; no heat by light.
const scripted = `
import numpy as np, time
N, R = ${count}, 8
C = 0.1 * np.exp(-np.abs(np.subtract.outer(np.arange(R), np.arange(R))) * 127 / 105.0)
np.fill_diagonal(C, 1)
G = C * 1e-7
width, lsb, vlsb, k, step, gain = 218e-12, 1e-3 / 4095, np.sqrt(0.11) / 4095, 67.8e-12, 1 - np.exp(-2.5), 0.2
P0 = np.full(R, 0.025)
cold = 0.126e-9 - G @ P0
T = np.arange(N) / ${sampleRate}
current = 4e-4
target = current * (1 - 0.98 / (1 + (0.126e-9 / width) ** 2))
slope = current * 0.98 * 2 * 0.126e-9 / width ** 2 / (1 + (0.126e-9 / width) ** 2) ** 2 * 1e-7
`;
const numba: Variant = inNumba(`${scripted}
import numba
@numba.njit
def work(T, noise, cold, G, P0):
    applied, felt, register = P0.copy(), P0.copy(), P0.copy()
    for n in range(N):
        for j in range(R):
            felt[j] += step * (applied[j] - felt[j])
        for i in range(R):
            x = cold[i] + k * T[n]
            for j in range(R):
                x += G[i, j] * felt[j]
            seen = current * (1 - 0.98 / (1 + (x / width) ** 2)) + 2e-9 * noise[n % 512, i]
            code = min(max(np.floor(seen / lsb + 0.5), 0), 4095) * lsb
            register[i] = min(max(register[i] - gain * (code - target) / slope, 0), 0.11)
            root = np.floor(np.sqrt(register[i]) / vlsb + 0.5) * vlsb
            applied[i] = root * root
    return applied
noise = np.random.default_rng(1).standard_normal((512, R))
work(T, noise, cold, G, P0)
times = []
for _ in range(7):
    start = time.perf_counter_ns()
    work(T, noise, cold, G, P0)
    times.append(time.perf_counter_ns() - start)
print(np.median(times) / N)
`);
const numpy: Variant = inNumpy(`${scripted}
def work(steps):
    applied, felt, register = P0.copy(), P0.copy(), P0.copy()
    noise = np.random.default_rng(1).standard_normal((steps, R))
    for n in range(steps):
        felt += step * (applied - felt)
        x = cold + k * T[n] + G @ felt
        seen = current * (1 - 0.98 / (1 + (x / width) ** 2)) + 2e-9 * noise[n]
        code = np.clip(np.floor(seen / lsb + 0.5), 0, 4095) * lsb
        register = np.clip(register - gain * (code - target) / slope, 0, 0.11)
        applied = (np.floor(np.sqrt(register) / vlsb + 0.5) * vlsb) ** 2
    return applied
times = []
for _ in range(3):
    start = time.perf_counter_ns()
    work(5000)
    times.append(time.perf_counter_ns() - start)
print(np.median(times) / 5000)
`);

export const cases: readonly BenchCase[] = [
  {
    name: 'eight rings held together on a ramp, with crosstalk, their own heat and noise',
    operation: 'one step of all eight controllers',
    atMost: 1000,
    rounds: 7,
    variants: [
      { name: 'open().run, one step of 1000 recorded', operations: 2 * count, run: held(eight, 1000) },
      { name: 'open().run, every step recorded', operations: 2 * count, run: held(eight, 1) },
      { ...numba, name: `${numba.name}, no heat by light, noise repeated` },
      { ...numpy, name: `${numpy.name}, no heat by light` },
    ],
  },
  {
    name: 'one ring held on a ramp',
    operation: 'one step of its controller',
    rounds: 5,
    variants: [{ name: 'open().run, one step of 1000 recorded', operations: 2 * count, run: held(one, 1000) }],
  },
];
