import { all, create } from 'mathjs';
import { mW, nm, um } from '../src/units.ts';
import { ringModulator, type RingDesign, type RingPoint } from '../src/devices/ringModulator.ts';
import type { BenchCase } from './case.ts';
import { inNumpy } from './numpy.ts';

const design: RingDesign = {
  radius: 7 * um,
  guide: {
    kind: 'phaseShifter',
    referenceWavelength: 1311 * nm,
    referenceTemperature: 300,
    effectiveIndex: 2.6,
    groupIndex: 3.9,
    thermoOpticSlope: 2e-4,
    junction: {
      kind: 'linear',
      indexPerVolt: 1e-4,
      attenuation: 2000,
      attenuationPerVolt: 100,
      capacitance: 5e-10,
      seriesResistance: 1e-3,
      breakdownVoltage: -5,
      forwardLimit: 0.5,
    },
    loss: { contacts: 100, bend: 100, scattering: 100 },
  },
  coupler: { kind: 'power', powerCoupling: 0.1 },
  coverage: 1,
  heaterEfficiency: (0.1 * nm) / mW,
  selfHeatingResistance: 1500,
  absorbedFraction: 0.5,
};
const ring = ringModulator(design);
const points = Array.from({ length: 1000 }, (_, i): RingPoint => ({ wavelength: (1300 + 0.02 * i) * nm, voltage: -1, temperature: 300 }));
const r = Math.sqrt(0.9);
const a = Math.exp((-2200 * ring.circumference) / 2);

// The same physics as a user would write it: t = (r − a e^{−jφ})/(1 − r a e^{−jφ}), power |t|².
const math = create(all!);
function phaseOf(wavelength: number): number {
  const index = 2.6 + ((wavelength - 1311 * nm) * (2.6 - 3.9)) / (1311 * nm) + 1e-4;
  return (2 * Math.PI * index * ring.circumference) / wavelength;
}
function inMathjs(wavelength: number): number {
  const turn = math.multiply(a, math.exp(math.complex(0, -phaseOf(wavelength)))) as math.Complex;
  const t = math.divide(math.subtract(r, turn), math.subtract(1, math.multiply(r, turn))) as math.Complex;
  return math.abs(t) ** 2;
}
function byHand(wavelength: number): number {
  const [c, s] = [Math.cos(phaseOf(wavelength)), -Math.sin(phaseOf(wavelength))];
  const [nRe, nIm, dRe, dIm] = [r - a * c, -a * s, 1 - r * a * c, -r * a * s];
  return (nRe * nRe + nIm * nIm) / (dRe * dRe + dIm * dIm);
}

const numpy = `
import time
import numpy as np
lam = (1300 + 0.02 * np.arange(1000)) * 1e-9
L, r, a = ${ring.circumference}, ${r}, ${a}
def power():
    n = 2.6 + (lam - 1311e-9) * (2.6 - 3.9) / 1311e-9 + 1e-4
    turn = a * np.exp(-2j * np.pi * n * L / lam)
    return np.abs((r - turn) / (1 - r * turn)) ** 2
times = []
for _ in range(300):
    start = time.perf_counter_ns()
    power()
    times.append(time.perf_counter_ns() - start)
print(np.median(times) / 1000)
`;

for (const point of points) {
  const ours = ring.transmission(point);
  for (const theirs of [inMathjs(point.wavelength), byHand(point.wavelength)]) {
    if (!(Math.abs(ours - theirs) < 1e-11)) throw new Error(`bench/ring: ${ours} and ${theirs} at ${point.wavelength} m differ`);
  }
}

function total(power: (point: RingPoint) => number): number {
  let sum = 0;
  for (const point of points) sum += power(point);
  return sum;
}

export const cases: readonly BenchCase[] = [
  {
    name: 'ring transmission',
    operation: 'one of 1000 wavelengths in a loop',
    variants: [
      { name: 'ring.transmission', operations: points.length, run: () => total((point) => ring.transmission(point)) },
      { name: `mathjs ${math.version} complex`, operations: points.length, run: () => total(({ wavelength }) => inMathjs(wavelength)) },
      { name: 'real arithmetic, formula alone', operations: points.length, run: () => total(({ wavelength }) => byHand(wavelength)) },
      inNumpy(numpy),
    ],
  },
];
