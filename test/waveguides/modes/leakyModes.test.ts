import { describe, expect, it, vi } from 'vitest';
import { ConvergenceError } from '../../../src/errors.ts';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { nm, um } from '../../../src/units.ts';
import { gaussianMode } from '../../../src/waveguides/gaussianMode.ts';
import { crossSection, rib, strip, type SectionWindow } from '../../../src/waveguides/modes/crossSection.ts';
import { solveModes, type ModeOptions } from '../../../src/waveguides/modes/solveModes.ts';
import { overlap } from '../../../src/waveguides/overlap.ts';
import { leakyStack } from './exactSlabs.ts';

vi.setConfig({ testTimeout: 60_000 });

const cBand = { wavelength: 1.55 * um };
const layers = crossSection({
  cladding: constantIndex(1),
  parts: [
    { name: 'nitride', material: constantIndex(2), x: [-Infinity, Infinity], y: [0, 0.3 * um] },
    { name: 'oxide', material: constantIndex(1.45), x: [-Infinity, Infinity], y: [-1 * um, 0] },
    { name: 'silicon', material: constantIndex(3.5), x: [-Infinity, Infinity], y: [-Infinity, -1 * um] },
  ],
});
const ridge = (width: number) =>
  rib({ width, height: 220 * nm, slab: 150 * nm, core: constantIndex(3.475), cladding: constantIndex(1.444) });

describe('solveModes with absorbing layers', () => {
  it.each([
    ['te', 1.6297, -2.1e-4],
    ['tm', 1.4723, -0.01],
  ] as const)('agrees with the exact leak of a film above a substrate, %s, and knows its errors', (polarization, re, im) => {
    const exact = leakyStack(polarization, { re, im });
    const attenuation = ((-4 * Math.PI) / cBand.wavelength) * exact.im;
    for (const [order, grading] of [[3, 1], [4, 1], [5, 1], [7, 1]] as const) {
      const [mode] = solveModes(layers, cBand, { polarization, near: re, absorber: 'open', order, layers: grading });
      expect(mode!.guided).toBe(false);
      expect(Math.abs(mode!.effectiveIndex - exact.re)).toBeLessThan(3 * mode!.error);
      expect(Math.abs(mode!.attenuation - attenuation)).toBeLessThan(3 * mode!.attenuationError!);
      expect(mode!.lossDbPer90Degrees).toBeUndefined();
    }
    const [fine] = solveModes(layers, cBand, { polarization, absorber: 'open', tolerance: 1e-8 });
    expect(Math.abs(fine!.effectiveIndex - exact.re)).toBeLessThan(1e-8);
    expect(Math.abs(fine!.attenuation / attenuation - 1)).toBeLessThan(1e-6);
  });

  it('says of the same mode without layers that it is not guided', () => {
    expect(solveModes(layers, cBand, { near: 1.63 })[0]!.guided).toBe(false);
    expect(() => solveModes(ridge(700 * nm), cBand, { polarization: 'tm' })).toThrow('no mode of polarization tm is guided');
  });

  it('gives of a guided mode the same index, numbers and field, and no loss', () => {
    const wire = strip({ width: 450 * nm, height: 220 * nm, core: constantIndex(3.4777), cladding: constantIndex(1.444) });
    const wish: ModeOptions = { polarization: 'te', order: 4, layers: 2 };
    const [plain] = solveModes(wire, cBand, wish);
    const [mode] = solveModes(wire, cBand, { ...wish, absorber: 'open' });
    expect(mode!.effectiveIndex).toBeCloseTo(plain!.effectiveIndex, 11);
    expect(mode!.error).toBeCloseTo(plain!.error, 11);
    expect(mode!.guided).toBe(true);
    expect(mode!.attenuation).toBe(0);
    for (const key of ['groupIndex', 'thermoOpticSlope', 'teFraction', 'unknowns'] as const) expect(mode![key]).toBeCloseTo(plain![key], 8);
    expect(mode!.effectiveArea / plain!.effectiveArea).toBeCloseTo(1, 8);
    expect(mode!.window).toEqual(plain!.window);
    for (const part of ['core', 'cladding']) {
      expect(mode!.confinement(part)).toBeCloseTo(plain!.confinement(part), 8);
      expect(mode!.powerFraction(part)).toBeCloseTo(plain!.powerFraction(part), 8);
    }
    expect(() => mode!.confinement('slab')).toThrow('there is no part slab');
    for (const [x, y] of [[100 * nm, 30 * nm], [-300 * nm, -150 * nm]] as const) {
      const [one, other] = [plain!.field(x, y), mode!.field(x, y)];
      for (const key of ['Ex', 'Ey', 'Ez', 'Hx', 'Hy', 'Hz'] as const) {
        const size = key.startsWith('E') ? 1e8 : 1e6;
        expect(Math.hypot(one[key].re - other[key].re, one[key].im - other[key].im) / size).toBeLessThan(1e-6);
      }
    }
    const beam = gaussianMode({ ...cBand, modeFieldDiameter: 2.5 * um });
    const placement = { x: 0.3 * um, y: -0.1 * um, gap: 2 * um, tiltX: 0.1, tiltY: -0.05 };
    expect(overlap(mode!, beam, placement)).toBeCloseTo(overlap(plain!, beam, placement), 7);
    expect(overlap(mode!, plain!, { x: 50 * nm, tiltX: 0.2 })).toBeCloseTo(overlap(plain!, plain!, { x: 50 * nm, tiltX: 0.2 }), 8);
    expect(overlap(plain!, mode!, { y: 50 * nm, tiltY: 0.2 })).toBeCloseTo(overlap(plain!, plain!, { y: 50 * nm, tiltY: 0.2 }), 8);
    const [tm] = solveModes(wire, cBand, { ...wish, polarization: 'tm', absorber: 'open' });
    const [plainTm] = solveModes(wire, cBand, { ...wish, polarization: 'tm' });
    expect(overlap(tm!, beam, placement)).toBeCloseTo(overlap(plainTm!, beam, placement), 7);
  });

  it('finds the TM mode of a rib that leaks into its slab, least at a width where two paths cancel', () => {
    // W = λ/√(N_TE² − N²) with N_TE = 2.85 of the ridge.
    const at = (width: number): number =>
      solveModes(ridge(width), cBand, { polarization: 'tm', near: 1.9, absorber: 'open', order: 3, layers: 1 })[0]!.attenuation;
    expect(at(735 * nm)).toBeLessThan(at(1000 * nm) / 20);
  });

  it('lists guided modes first, those that leak after them, and takes the nearest', () => {
    const wish: ModeOptions = { absorber: 'open', order: 3, layers: 1 };
    const all = solveModes(ridge(1000 * nm), cBand, { ...wish, count: 3 });
    expect(all.map((mode) => mode.guided)).toEqual([true, true, false]);
    expect(all.map((mode) => mode.effectiveIndex)).toEqual(all.map((mode) => mode.effectiveIndex).sort((a, b) => b - a));
    const [near] = solveModes(ridge(1000 * nm), cBand, { ...wish, near: 1.96 });
    expect(near!.effectiveIndex).toBeCloseTo(all[2]!.effectiveIndex, 4);
  });

  it('leaks on in a bend, more where the bend presses the light against the leak', () => {
    const upright = (side: 1 | -1) => {
      const span = (from: number, to: number): [number, number] => (side > 0 ? [from, to] : [-to, -from]);
      return crossSection({
        cladding: constantIndex(1.45),
        parts: [
          { name: 'core', material: constantIndex(2), x: span(-0.3 * um, 0.3 * um), y: [-Infinity, Infinity] },
          { name: 'silicon', material: constantIndex(3.5), x: span(1.2 * um, Infinity), y: [-Infinity, Infinity] },
        ],
      });
    };
    const wish: ModeOptions = { polarization: 'tm', near: 1.8, absorber: 'open', order: 6, layers: 1 };
    const straight = solveModes(upright(1), cBand, wish)[0]!;
    const [outward, inward] = [upright(1), upright(-1)].map((section) => solveModes(section, { ...cBand, bendRadius: 30 * um }, wish)[0]!);
    expect(straight.guided).toBe(false);
    expect(outward!.attenuation).toBeGreaterThan(1.05 * straight.attenuation);
    expect(inward!.attenuation).toBeLessThan(straight.attenuation / 1.05);
    expect(outward!.lossDbPer90Degrees! / inward!.lossDbPer90Degrees!).toBeCloseTo(outward!.attenuation / inward!.attenuation, 9);
  });

  it('leaks from a strip into a substrate less by an exponential of the distance, and absorbs beyond a given window', () => {
    const above = (distance: number, window?: SectionWindow) =>
      crossSection({
        cladding: constantIndex(1.444),
        parts: [
          { name: 'core', material: constantIndex(2), x: [-0.5 * um, 0.5 * um], y: [0, 0.4 * um] },
          { name: 'substrate', material: constantIndex(3.4777), x: [-Infinity, Infinity], y: [-Infinity, -distance] },
        ],
        ...(window === undefined ? {} : { window }),
      });
    const at = (section: ReturnType<typeof above>): number =>
      solveModes(section, cBand, { polarization: 'te', near: 1.64, absorber: 'open', order: 3, layers: 1 })[0]!.attenuation;
    const [one, two] = [at(above(1 * um)), at(above(1.3 * um))];
    const decay = 2 * ((2 * Math.PI) / cBand.wavelength) * Math.sqrt(1.6407 ** 2 - 1.444 ** 2);
    expect(Math.log(one / two) / (0.3 * um)).toBeGreaterThan(decay);
    expect(Math.log(one / two) / (0.3 * um)).toBeLessThan(1.25 * decay);
    const cut = at(above(1 * um, { x: [-1.2 * um, 1.2 * um], y: [-1.3 * um, 2.5 * um] }));
    expect(Math.abs(cut / one - 1)).toBeLessThan(5e-3);
  });

  it('refuses what it cannot do', () => {
    const ask = (options: ModeOptions) => () => solveModes(layers, cBand, { absorber: 'open', ...options });
    expect(() => solveModes(layers, cBand, { absorber: 'all' } as never)).toThrow('absorber');
    const hollow = crossSection({
      cladding: constantIndex(1.5),
      parts: [{ name: 'gap', material: constantIndex(1), x: [-Infinity, Infinity], y: [0, 0.1 * um] }],
    });
    expect(() => solveModes(hollow, cBand, { near: 1.2, absorber: 'open' })).toThrow('no mode is found that leaks little');
    expect(ask({ polarization: 'te', near: 1.63, order: 3, tolerance: 1e-9 })).toThrow(ConvergenceError);
  });
});
