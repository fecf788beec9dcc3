import { describe, expect, it, vi } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { gradedIndex, type IndexGrading } from '../../../src/materials/gradedIndex.ts';
import { silica } from '../../../src/materials/silica.ts';
import { silicon } from '../../../src/materials/silicon.ts';
import type { Material } from '../../../src/materials/material.ts';
import { findRoot } from '../../../src/numerics/roots.ts';
import { nm, um } from '../../../src/units.ts';
import { crossSection, strip, type CrossSection } from '../../../src/waveguides/modes/crossSection.ts';
import { forgetModes } from '../../../src/waveguides/modes/modeCache.ts';
import { modesAsText } from '../../../src/waveguides/modes/modeRecord.ts';
import { solveModes, type ModeOptions } from '../../../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../../src/waveguides/modes/solvedMode.ts';

vi.setConfig({ testTimeout: 30_000 });

const wavelength = 1550 * nm;
const k = (2 * Math.PI) / wavelength;
const first = (section: CrossSection, options: ModeOptions = {}): SolvedMode => solveModes(section, { wavelength }, options)[0]!;
/** A layer graded across itself between the rest. */
const layer = (base: number, half: number, permittivity: (y: number) => number): CrossSection => {
  const material = gradedIndex(constantIndex(base), { indexChange: (_, y) => Math.sqrt(permittivity(y)) - base });
  return crossSection({ cladding: constantIndex(base), parts: [{ name: 'core', material, x: [-Infinity, Infinity], y: [-half, half] }] });
};
const wire = (core: Material, cladding: Material = constantIndex(1.444)): CrossSection =>
  strip({ width: 450 * nm, height: 220 * nm, core, cladding });
const graded = (grading: IndexGrading, base: Material = constantIndex(3.4777)): Material => gradedIndex(base, grading);

// Exact TE modes of n² = n₀² + A sech²(y/w): s(s + 1) = (k w)² A, n² = n₀² + ((s − m)/(k w))². [Snyder1983, ch. 12]
const sech = (n0: number, A: number, w: number): CrossSection => layer(n0, 18 * w, (y) => n0 * n0 + A / Math.cosh(y / w) ** 2);
const sechIndex = (n0: number, A: number, w: number, m: number): number =>
  Math.hypot(n0, ((Math.sqrt(1 + 4 * (k * w) ** 2 * A) - 1) / 2 - m) / (k * w));

describe('graded index', () => {
  it('meets the exact modes of a sech² layer', () => {
    for (const [n0, A, w] of [[1.45, 0.3, um], [3, 2, 0.5 * um]] as const) {
      const modes = solveModes(sech(n0, A, w), { wavelength }, { polarization: 'te', count: 2, tolerance: 1e-6 });
      modes.forEach((mode, m) => {
        expect(Math.abs(mode.effectiveIndex - sechIndex(n0, A, w, m))).toBeLessThan(2e-7);
        expect(mode.teFraction).toBeCloseTo(1, 6);
      });
    }
  });

  it('meets the exact first TE mode of a parabolic layer', () => {
    // n² = n₁² − g² y²: n² of the mode = n₁² − g/k. [Snyder1983, ch. 12]
    const [n1, g] = [1.6, 0.15 / um];
    const half = 5 * um;
    const base = Math.sqrt(n1 * n1 - (g * half) ** 2);
    const mode = first(layer(base, half, (y) => n1 * n1 - (g * y) ** 2), { polarization: 'te', tolerance: 1e-7 });
    expect(Math.abs(mode.effectiveIndex - Math.sqrt(n1 * n1 - g / k))).toBeLessThan(1e-6);
  });

  it('finds the modes of a plain layer and no others', () => {
    // TE1 of a symmetric slab: w = −u cot u, with u and w the phase and decay over half the thickness.
    const thick = crossSection({
      cladding: constantIndex(1.444),
      parts: [{ name: 'core', material: constantIndex(2), x: [-Infinity, Infinity], y: [-0.5 * um, 0.5 * um] }],
    });
    const modes = solveModes(thick, { wavelength }, { count: 20, tolerance: 1e-6 });
    expect(modes.map(({ teFraction }) => Math.round(teFraction * 1e9) / 1e9)).toEqual([1, 0, 1, 0]);
    const phase = (index: number): number => 0.5 * um * k * Math.sqrt(4 - index ** 2);
    const mismatch = (index: number): number => 0.5 * um * k * Math.sqrt(index ** 2 - 1.444 ** 2) + phase(index) / Math.tan(phase(index));
    expect(Math.abs(modes[2]!.effectiveIndex - findRoot(mismatch, 1.5, 1.75))).toBeLessThan(1e-6);
  });

  it('is a strip where the change is a constant', () => {
    const plain = first(wire(constantIndex(3.4777)), { polarization: 'te', tolerance: 1e-6 });
    const raised = first(wire(graded({ indexChange: () => 0.1 }, constantIndex(3.3777))), { polarization: 'te', tolerance: 1e-6 });
    expect(Math.abs(raised.effectiveIndex - plain.effectiveIndex)).toBeLessThan(1e-9);
    expect(raised.groupIndex).toBeCloseTo(plain.groupIndex, 6);
    expect(raised.confinement('core')).toBeCloseTo(plain.confinement('core'), 6);
    expect(raised.effectiveArea / plain.effectiveArea).toBeCloseTo(1, 4);
    expect(raised.attenuation).toBe(0);
  });

  it('shifts the index as confinement says, and keeps group index and slope of the base', () => {
    const bump = (size: number) => (x: number, y: number) => size * Math.exp(-(x * x + 2 * y * y) / (150 * nm) ** 2);
    const at = (indexChange: (x: number, y: number) => number, nanometers = 1550, temperature = 293): SolvedMode =>
      solveModes(
        wire(graded({ indexChange, featureSize: 150 * nm }, silicon), silica),
        { wavelength: nanometers * nm, temperature },
        { polarization: 'te', order: 4, layers: 1 },
      )[0]!;
    const change = bump(-0.05);
    const mode = at(change);
    const slope = (at(change, 1552).effectiveIndex - at(change, 1548).effectiveIndex) / (4 * nm);
    expect(Math.abs(mode.groupIndex / (mode.effectiveIndex - wavelength * slope) - 1)).toBeLessThan(1e-5);
    const warming = (at(change, 1550, 298).effectiveIndex - at(change, 1550, 288).effectiveIndex) / 10;
    expect(Math.abs(mode.thermoOpticSlope - warming)).toBeLessThan(1e-7);
    expect(mode.effectiveIndex).toBeLessThan(at(() => 0).effectiveIndex);
  });

  it('attenuates to first order as the field lies', () => {
    const even = first(wire(graded({ indexChange: () => 0, attenuation: () => 100 })), { polarization: 'te', tolerance: 1e-5 });
    expect(even.attenuation).toBeCloseTo(100 * even.confinement('core'), 8);
    const uneven = first(wire(graded({ indexChange: () => 0, attenuation: (x) => (x > 0 ? 200 : 0) })), { polarization: 'te', tolerance: 1e-5 });
    expect(uneven.attenuation / even.attenuation).toBeCloseTo(1, 2);
  });

  it('breaks the mirror plane where it is uneven, and keeps it where it is even', () => {
    const half = first(wire(graded({ indexChange: (x) => -1e5 * Math.abs(x) })), { order: 3, layers: 1 });
    const whole = first(wire(graded({ indexChange: (x) => -1e5 * x })), { order: 3, layers: 1 });
    expect(whole.unknowns).toBeGreaterThan(1.7 * half.unknowns);
    const { Ex: right } = whole.field(100 * nm, 0);
    const { Ex: left } = whole.field(-100 * nm, 0);
    expect(left.re).toBeGreaterThan(1.001 * right.re);
  });

  it('knows its own error: never more than three times too small', () => {
    const bell = gradedIndex(constantIndex(1.444), { indexChange: (x, y) => 0.5 * Math.exp((-2 * (x * x + y * y)) / um ** 2) });
    const sections = [
      [sech(1.45, 4, 0.3 * um), 'te'],
      [sech(1.45, 4, 0.3 * um), 'tm'],
      [crossSection({ cladding: constantIndex(1.444), parts: [{ name: 'core', material: bell, x: [-2 * um, 2 * um], y: [-2 * um, 2 * um] }] }), 'te'],
      [wire(graded({ indexChange: (x) => -0.2 * Math.tanh(x / (80 * nm)), featureSize: 80 * nm })), 'te'],
    ] as const;
    for (const [section, polarization] of sections) {
      const best = first(section, { polarization, order: 6, layers: 1 });
      for (const order of [3, 4]) {
        const mode = first(section, { polarization, order, layers: 1 });
        expect(Math.abs(mode.effectiveIndex - best.effectiveIndex)).toBeLessThan(3 * mode.error + 2 * best.error);
      }
    }
  });

  it('serves in the cladding, and far away', () => {
    const cladding = gradedIndex(constantIndex(1.444), { indexChange: (x) => 0.05 * Math.exp(-((x / um) ** 2)), featureSize: um });
    const mode = first(strip({ width: 450 * nm, height: 220 * nm, core: constantIndex(3.4777), cladding }), { polarization: 'te', tolerance: 1e-4 });
    expect(mode.guided).toBe(true);
    expect(mode.effectiveIndex).toBeGreaterThan(2.355);
    const material = gradedIndex(constantIndex(2), { indexChange: (_, y) => 0.1 * Math.exp(-((y / um) ** 2)) });
    const ridge = crossSection({
      cladding: constantIndex(1.444),
      parts: [
        { name: 'slab', material, x: [-Infinity, Infinity], y: [-0.3 * um, 0.3 * um] },
        { name: 'ridge', material: constantIndex(2.1), x: [-0.5 * um, 0.5 * um], y: [0.3 * um, 0.5 * um] },
      ],
    });
    expect(first(ridge, { polarization: 'te', tolerance: 1e-4 }).guided).toBe(true);
  });

  it('is remembered by the identity of its functions', () => {
    forgetModes();
    const change = (): number => 0.01;
    const options = { polarization: 'te', tolerance: 1e-3 } as const;
    const mode = first(wire(graded({ indexChange: change })), options);
    expect(first(wire(graded({ indexChange: change })), options)).toBe(mode);
    expect(first(wire(graded({ indexChange: () => 0.01 })), options)).not.toBe(mode);
  });

  it('is not written down, as no text can tell its functions', () => {
    expect(modesAsText([first(wire(graded({ indexChange: () => 0.01 })), { polarization: 'te', tolerance: 1e-3 })])).toBeUndefined();
  });

  it('refuses what no mode has', () => {
    const asked = (grading: IndexGrading): (() => unknown) => () => first(wire(graded(grading)), { polarization: 'te', tolerance: 1e-3 });
    expect(asked({ indexChange: () => NaN })).toThrow(/index of core is NaN, outside 0.1 to 10/);
    expect(asked({ indexChange: (x) => 1e8 * x })).toThrow(/index of core is -?\d/);
    expect(asked({ indexChange: () => 0, attenuation: () => -1 })).toThrow('attenuation of core is -1 1/m');
    const material = gradedIndex(constantIndex(2), { indexChange: (x) => 1e3 * x });
    const endless = crossSection({ cladding: constantIndex(1.4), parts: [{ name: 'core', material, x: [-Infinity, Infinity], y: [0, um] }] });
    expect(() => first(endless)).toThrow('index of core changes along x, where no part ends');
    const rising = gradedIndex(constantIndex(2), { indexChange: (_, y) => 1e3 * y });
    const upright = crossSection({ cladding: constantIndex(1.4), parts: [{ name: 'core', material: rising, x: [0, um], y: [-Infinity, Infinity] }] });
    expect(() => first(upright)).toThrow('index of core changes along y, where no part ends');
  });
});
