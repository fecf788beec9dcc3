import { speedOfLight } from '../src/constants.ts';
import { ringModulator, type RingDesign } from '../src/devices/ringModulator.ts';
import { plainKernel } from '../src/devices/ringModulator/plainKernel.ts';
import { spectrumOf } from '../src/devices/ringModulator/spectrum.ts';
import type { SpectrumKernel } from '../src/devices/ringModulator/spectrumKernel.ts';
import { turnOf } from '../src/devices/ringModulator/turn.ts';
import { wasmKernel } from '../src/devices/ringModulator/wasmKernel.ts';
import { mW, nm, um } from '../src/units.ts';
import type { BenchCase, Variant } from './case.ts';
import { inNumpy } from './numpy.ts';

const count = 1e6;
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
const operation = { voltage: -1, temperature: 300 };
const ring = ringModulator(design);
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
import time
import numpy as np
N = ${count}
L, r, a = ${ring.circumference}, ${selfCoupling}, ${amplitude}
slope = (2.6 - 3.9) / 1311e-9
`;
const timed = `
times = []
for _ in range(11):
    start = time.perf_counter_ns()
    spectrum()
    times.append(time.perf_counter_ns() - start)
print(np.median(times) / N)
`;

/** T = (a² − 2 r a cos φ + r²)/(1 − 2 r a cos φ + (r a)²), φ = 2π n L/λ, as a careful user writes it: no array made in the loop. */
function closedForm(grid: string): string {
  return `${constants}
lam = ${grid}
phase, power = np.empty(N), np.empty(N)
def spectrum():
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
${timed}`;
}

/** The same as most write it. */
function oneExpression(grid: string): string {
  return `${constants}
lam = ${grid}
def spectrum():
    c = np.cos(2 * np.pi * (2.6001 + slope * (lam - 1311e-9)) * L / lam)
    return (a**2 - 2 * r * a * c + r**2) / (1 - 2 * r * a * c + (r * a) ** 2)
${timed}`;
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
    for (let i = 0; i < count; i += 997) {
      const power = ring.transmission({ ...operation, wavelength: wavelengths[i]! });
      if (!(Math.abs(into.through[i]! - power) <= 1e-10)) throw new Error(`bench/spectrum: ${into.through[i]} and ${power} at point ${i} differ`);
    }
    return {
      name: `ring spectrum, ${grid}, ${name}`,
      operation: 'one of 10^6 wavelengths',
      atMostOfSecond: shares[grid as keyof typeof grids],
      variants: [
        { name: 'ring.spectrum, memory used again', operations: count, run: () => spectrumOf(scalar, wavelengths, operation, { into }, kernel) },
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
