import { speedOfLight } from '../src/constants.ts';
import { siliconRing } from '../src/designs/siliconRing.ts';
import { ringModulator } from '../src/devices/ringModulator.ts';
import { movingResonance } from '../src/devices/ringModulator/inTime/place.ts';
import { turnOf } from '../src/devices/ringModulator/turn.ts';
import type { Field, Waveform } from '../src/light.ts';
import { GHz, nm } from '../src/units.ts';
import type { BenchCase, Variant } from './case.ts';
import { inNumba, inNumpy } from './numpy.ts';

const count = 2 ** 20;
const block = 2 ** 12;
const rate = 1.7e12;
const operation = { voltage: -1.2, temperature: 330 };
const driver = { sourceResistance: 25, driverBandwidth: 60 * GHz };
const ring = ringModulator(siliconRing);
const resonance = speedOfLight / ring.resonanceNear(1310 * nm, operation);
const wavelength = speedOfLight / (resonance + 22 * GHz);

/** Four levels in an order without pattern, 16 samples each, 2 V from the lowest to the highest. */
function levels(seed: number): Waveform {
  let state = seed;
  let level = 0;
  const samples = Float64Array.from({ length: count }, (_, i) => {
    if (i % 16 === 0) {
      state = (state * 1103515245 + 12345) % 2147483648;
      level = -1.2 + 2 * ((Math.floor(state / 65536) % 4) / 3 - 0.5);
    }
    return level;
  });
  return { sampleRate: rate, samples };
}

const light = (length: number): Field => ({ sampleRate: rate, wavelength, re: new Float64Array(length).fill(0.03), im: new Float64Array(length) });
const voltage = levels(1);
const stage = ring.during({ temperature: operation.temperature, voltage, ...driver });
const onlyRing = ring.during({ temperature: operation.temperature, voltage });
const turns = ring.during({ temperature: operation.temperature, voltage, ...driver }, { method: 'roundTrip' });
const oneBlock = light(block);
const into = { re: new Float64Array(block), im: new Float64Array(block) };
const offered = ring.during({ temperature: operation.temperature, voltage, ...driver }, { into });
const driven = ring.driven({ temperature: operation.temperature, voltageRange: [-2.2, -0.2], ...driver });
const whole = light(count);
const changing = { ...oneBlock, re: oneBlock.re.map((value, i) => value * (1 + 0.1 * Math.sin(i))) };
const lanes = Array.from({ length: 8 }, (_, lane) => ring.during({ temperature: operation.temperature, voltage: levels(lane + 1), ...driver }));

function inBlocks(of: typeof stage, field: Field, blocks: number): number {
  const run = of.open();
  let last = 0;
  for (let i = 0; i < blocks; i++) last = run.run(field).re[0]!;
  return last;
}

function drivenInBlocks(): number {
  const run = driven.open();
  let last = 0;
  for (let at = 0; at < count; at += block) {
    last = run.run({ field: oneBlock, voltage: { sampleRate: rate, samples: voltage.samples.subarray(at, at + block) } }).re[0]!;
  }
  return last;
}

// The same equation in Python: dV/dt of junction, then da/dt with the exponential at the middle of each step; no driver.
const moving = movingResonance(turnOf(ring.design), operation, wavelength, [-2.2, -0.2], []);
const decay = (ring.linewidth({ ...operation, wavelength }) * speedOfLight * Math.PI) / wavelength ** 2 / rate;
const scripted = `
import numpy as np, time
N = ${count}
decay, turn, slope = ${decay}, ${moving.phase[0] / moving.turnTime / rate}, ${moving.phase[1] / moving.turnTime / rate}
v = np.repeat(-1.2 + 2 * (np.random.default_rng(1).integers(0, 4, N // 16) / 3 - 0.5), 16)
`;
const numba: Variant = inNumba(`${scripted}
import numba, cmath
@numba.njit
def work(v, re, im):
    a = 0j
    for i in range(N - 1):
        z = decay + 1j * (turn + slope * ((v[i] + v[i + 1]) / 2 + 1.2))
        e = cmath.exp(-z)
        a = e * a - decay * 0.03 * (1 - e) / z
        re[i] = 0.03 + a.real
        im[i] = a.imag
re, im = np.empty(N), np.empty(N)
work(v, re, im)
times = []
for _ in range(7):
    start = time.perf_counter_ns()
    work(v, re, im)
    times.append(time.perf_counter_ns() - start)
print(np.median(times) / N)
`);
const numpy: Variant = inNumpy(`${scripted}
def work():
    z = decay + 1j * (turn + slope * ((v[:-1] + v[1:]) / 2 + 1.2))
    e = np.exp(-z)
    f = -decay * 0.03 * (1 - e) / z
    out, a = [], 0j
    for x, y in zip(e.tolist(), f.tolist()):
        a = x * a + y
        out.append(a)
    return 0.03 + np.array(out)
times = []
for _ in range(3):
    start = time.perf_counter_ns()
    work()
    times.append(time.perf_counter_ns() - start)
print(np.median(times) / N)
`);

export const cases: readonly BenchCase[] = [
  {
    name: 'ring in time, driver and junction, standing light',
    operation: 'one sample, in blocks of 4096',
    atMost: 9,
    variants: [
      // As numba's: nothing is allocated in the loop.
      { name: 'open().run with driver, memory offered', operations: count, run: () => inBlocks(offered, oneBlock, count / block) },
      { name: 'the same, new memory', operations: count, run: () => inBlocks(stage, oneBlock, count / block) },
      { name: 'the same, voltage with the light', operations: count, run: drivenInBlocks },
      { name: 'open().run without driver', operations: count, run: () => inBlocks(onlyRing, oneBlock, count / block) },
      { name: 'stage(field), new memory', operations: count, run: () => stage(whole) },
      { ...numba, name: `${numba.name}, ring alone` },
      { ...numpy, name: `${numpy.name}, ring alone, exponentials as arrays` },
    ],
    rounds: 5,
  },
  {
    name: 'ring in time, eight lanes of 2^20 samples',
    operation: 'all eight',
    atMost: 0.12e9,
    rounds: 5,
    variants: [{ name: 'stage(field)', operations: 1, run: () => lanes.map((lane) => lane(whole).re[0]!) }],
  },
  {
    name: 'ring in time, light that changes, and round trips',
    operation: 'one sample',
    rounds: 3,
    variants: [
      { name: 'coupled modes, changing light', operations: count, run: () => inBlocks(stage, changing, count / block) },
      { name: 'round trips', operations: count / 8, run: () => inBlocks(turns, oneBlock, count / block / 8) },
    ],
  },
];
