import { all, create } from 'mathjs';
import { nm } from '../src/units.ts';
import { ringModulator, type RingPoint } from '../src/devices/ringModulator.ts';
import type { BenchCase } from './case.ts';
import { inNumpy, timed } from './numpy.ts';
import { plainRing } from './plainRing.ts';

const ring = ringModulator(plainRing);
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

const numpy = timed({
  setUp: `
lam = (1300 + 0.02 * np.arange(1000)) * 1e-9
L, r, a = ${ring.circumference}, ${r}, ${a}
def work():
    n = 2.6 + (lam - 1311e-9) * (2.6 - 3.9) / 1311e-9 + 1e-4
    turn = a * np.exp(-2j * np.pi * n * L / lam)
    return np.abs((r - turn) / (1 - r * turn)) ** 2
`,
  rounds: 300,
  operations: points.length,
});

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
