import { speedOfLight } from '../src/constants.ts';
import { ringModulator } from '../src/devices/ringModulator.ts';
import { plainKernel } from '../src/devices/ringModulator/plainKernel.ts';
import { spectrumOf } from '../src/devices/ringModulator/spectrum.ts';
import type { SpectrumKernel } from '../src/devices/ringModulator/spectrumKernel.ts';
import { turnOf } from '../src/devices/ringModulator/turn.ts';
import { wasmKernel } from '../src/devices/ringModulator/wasmKernel.ts';
import { nm } from '../src/units.ts';
import type { BenchCase, Variant } from './case.ts';
import { inNumpy, timed } from './numpy.ts';
import { plainRing } from './plainRing.ts';

const count = 1e6;
const operation = { voltage: -1, temperature: 300 };
const ring = ringModulator(plainRing);
const scalar = { ...ring, turn: turnOf(ring.design) };
const selfCoupling = Math.sqrt(0.9);
const amplitude = Math.exp((-2200 * ring.circumference) / 2);

/** Each grid from 1290 to 1330 nm, here and in numpy. */
const grids = {
  'uniform in frequency': {
    wavelengths: Float64Array.from({ length: count }, (_, i) => speedOfLight / (225e12 + (i * 7e12) / (count - 1))),
    inNumpy: `${speedOfLight} / (225e12 + np.arange(N) * 7e12 / (N - 1))`,
  },
  'uniform in wavelength': {
    wavelengths: Float64Array.from({ length: count }, (_, i) => 1290 * nm + (i * 40 * nm) / (count - 1)),
    inNumpy: '1290e-9 + np.arange(N) * 40e-9 / (N - 1)',
  },
  'any grid': {
    wavelengths: Float64Array.from({ length: count }, (_, i) => 1290 * nm + (i * 40 * nm) / (count - 1) + 1e-14 * Math.sin(i)),
    inNumpy: '1290e-9 + np.arange(N) * 40e-9 / (N - 1) + 1e-14 * np.sin(np.arange(N))',
  },
};

const constants = `
N = ${count}
L, r, a = ${ring.circumference}, ${selfCoupling}, ${amplitude}
slope = (2.6 - 3.9) / 1311e-9
`;

function script(spectrum: string): string {
  return timed({ setUp: constants + spectrum, rounds: 11, operations: count });
}

/** T = (a² − 2 r a cos φ + r²)/(1 − 2 r a cos φ + (r a)²), φ = 2π n L/λ, as a careful user writes it: no array made in the loop. */
function closedForm(grid: string): string {
  return script(`
lam = ${grid}
phase, power = np.empty(N), np.empty(N)
def work():
    np.subtract(lam, 1311e-9, out=phase)
    np.multiply(phase, slope, out=phase)
    np.add(phase, 2.6001, out=phase)
    np.multiply(phase, 2 * np.pi * L, out=phase)
    np.divide(phase, lam, out=phase)
    np.cos(phase, out=phase)
    np.multiply(phase, -2 * r * a, out=phase)
    np.add(phase, a * a + r * r, out=power)
    np.add(phase, 1 + (r * a) ** 2, out=phase)
    np.divide(power, phase, out=power)
    return power
`);
}

/** The same as most write it. */
function oneExpression(grid: string): string {
  return script(`
lam = ${grid}
def work():
    c = np.cos(2 * np.pi * (2.6001 + slope * (lam - 1311e-9)) * L / lam)
    return (a**2 - 2 * r * a * c + r**2) / (1 - 2 * r * a * c + (r * a) ** 2)
`);
}

function named(variant: Variant, what: string): Variant {
  return { ...variant, name: `${variant.name}, ${what}` };
}

const WebAssembly = wasmKernel((globalThis as { readonly WebAssembly?: unknown }).WebAssembly);
if (WebAssembly === undefined) throw new Error('bench/spectrum: no WebAssembly with SIMD here');

type Shares = Readonly<Record<keyof typeof grids, number>>;

/** Both sides write into memory that they have: ours within a part of numpy's time. */
function inOldMemory(name: string, kernel: SpectrumKernel, shares: Shares): BenchCase[] {
  return Object.entries(grids).map(([grid, { wavelengths, inNumpy: written }]): BenchCase => {
    const into = spectrumOf(scalar, wavelengths, operation, {}, kernel);
    const run = (): unknown => spectrumOf(scalar, wavelengths, operation, { into }, kernel);
    // So that the compiler is through with it before the first case, however busy the machine.
    for (let i = 0; i < 100; i++) run();
    for (let i = 0; i < count; i += 997) {
      const power = ring.transmission({ ...operation, wavelength: wavelengths[i]! });
      if (!(Math.abs(into.through[i]! - power) <= 1e-10)) throw new Error(`bench/spectrum: ${into.through[i]} and ${power} at point ${i} differ`);
    }
    return {
      name: `ring spectrum, ${grid}, ${name}`,
      operation: 'one of 10^6 wavelengths',
      atMostOfSecond: shares[grid as keyof typeof grids],
      variants: [
        { name: 'ring.spectrum, memory used again', operations: count, run },
        named(inNumpy(closedForm(written)), 'memory used again'),
      ],
    };
  });
}

/** Both sides ask for new memory each time. In cases of their own: giving it back would fall into the time of the others. */
function inNewMemory(): BenchCase[] {
  return Object.entries(grids).map(([grid, { wavelengths, inNumpy: written }]) => ({
    name: `ring spectrum, ${grid}, new memory`,
    operation: 'one of 10^6 wavelengths',
    variants: [
      { name: 'ring.spectrum', operations: count, run: () => ring.spectrum(wavelengths, operation) },
      named(inNumpy(oneExpression(written)), 'one expression'),
    ],
  }));
}

export const cases: readonly BenchCase[] = [
  ...inOldMemory('WebAssembly', WebAssembly, { 'uniform in frequency': 0.25, 'uniform in wavelength': 0.35, 'any grid': 0.6 }),
  ...inOldMemory('plain', plainKernel, { 'uniform in frequency': 0.4, 'uniform in wavelength': 0.5, 'any grid': 1.4 }),
  ...inNewMemory(),
];
