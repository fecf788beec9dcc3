import { all, create } from 'mathjs';
import { quantumX800Engine } from '../src/designs/quantumX800.ts';
import { opticalEngine } from '../src/engine/opticalEngine.ts';
import type { BenchCase } from './case.ts';
import { inNumpy } from './numpy.ts';

// What a user would otherwise write, and simpler than ours: losses in dB, a ring held on its detuning (no heat to solve for),
// noise of each level, error ratio at thresholds in the middle, margin by halving.

const plain = {
  lanes: 8,
  power: 0.278,
  lossBeforeDb: 12.6,
  lossBehindDb: 5.6,
  selfCoupling: 0.97,
  roundTripAmplitude: 0.975,
  phases: [0.02, 0.045, 0.07, 0.095],
  responsivity: 0.9,
  thermal: 16e-12,
  bandwidth: 55e9,
  rin: 10 ** -14.5,
  target: 2.4e-4,
} as const;

const math = create(all!);

function mathjsLevels(): number[] {
  const { selfCoupling: r, roundTripAmplitude: a } = plain;
  const bus = plain.power * 10 ** ((-plain.lossBeforeDb - plain.lossBehindDb) / 10);
  return plain.phases.map((phase) => {
    const turn = math.multiply(a, math.exp(math.complex(0, -phase))) as math.Complex;
    const t = math.divide(math.subtract(r, turn), math.subtract(1, math.multiply(r, turn))) as math.Complex;
    return bus * math.abs(t) ** 2;
  });
}

function mathjsErrorRatio(levels: readonly number[], attenuationDb: number): number {
  const currents = levels.map((power) => plain.responsivity * power * 10 ** (-attenuationDb / 10));
  const sigmas = currents.map((i) => Math.sqrt(plain.bandwidth * (plain.thermal ** 2 + 2 * 1.602176634e-19 * i + plain.rin * i * i)));
  let sum = 0;
  for (let k = 0; k < 3; k++) {
    const half = (currents[k + 1]! - currents[k]!) / 2;
    for (const sigma of [sigmas[k]!, sigmas[k + 1]!]) sum += (1 - math.erf(half / (sigma * Math.SQRT2))) / 2;
  }
  return sum / 8;
}

function inMathjs(): number {
  let sum = 0;
  for (let lane = 0; lane < plain.lanes; lane++) {
    const levels = mathjsLevels();
    let [low, high] = [0, 20];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (mathjsErrorRatio(levels, middle) < plain.target) low = middle;
      else high = middle;
    }
    sum += low;
  }
  return sum / plain.lanes;
}

const numpy = `
import math, time
import numpy as np
erfc = np.vectorize(math.erfc)
phases = np.array(${JSON.stringify(plain.phases)})
def margin():
    turn = ${plain.roundTripAmplitude} * np.exp(-1j * np.tile(phases, (${plain.lanes}, 1)))
    t = (${plain.selfCoupling} - turn) / (1 - ${plain.selfCoupling} * turn)
    levels = ${plain.power} * 10 ** (-${plain.lossBeforeDb + plain.lossBehindDb} / 10) * np.abs(t) ** 2
    low, high = np.zeros(${plain.lanes}), np.full(${plain.lanes}, 20.0)
    for _ in range(40):
        middle = (low + high) / 2
        i = ${plain.responsivity} * levels * 10 ** (-middle[:, None] / 10)
        sigma = np.sqrt(${plain.bandwidth} * (${plain.thermal} ** 2 + 2 * 1.602176634e-19 * i + ${plain.rin} * i * i))
        half = np.diff(i, axis=1) / 2
        below, above = erfc(half / sigma[:, :3] / math.sqrt(2)), erfc(half / sigma[:, 1:] / math.sqrt(2))
        good = (below + above).sum(axis=1) / 16 < ${plain.target}
        low, high = np.where(good, middle, low), np.where(good, high, middle)
    return low.mean()
assert abs(margin() - ${inMathjs()}) < 1e-6
times = []
for _ in range(30):
    start = time.perf_counter_ns()
    margin()
    times.append(time.perf_counter_ns() - start)
print(np.median(times))
`;

const margin = inMathjs();
if (!(margin > 0 && margin < 20)) throw new Error(`bench/engine: the plain script has a margin of ${margin} dB`);
const engine = opticalEngine(quantumX800Engine);

export const cases: readonly BenchCase[] = [
  {
    name: 'engine',
    operation: 'one evaluation of eight lanes',
    atMost: 300e3,
    variants: [
      { name: 'opticalEngine(design).evaluate()', operations: 1, run: () => engine.evaluate() },
      { name: `simpler script, mathjs ${math.version} complex`, operations: 1, run: inMathjs },
      { ...inNumpy(numpy), name: `simpler script, ${inNumpy(numpy).name}` },
      { name: 'with the design checked each time', operations: 1, run: () => opticalEngine(quantumX800Engine).evaluate() },
    ],
  },
];
