import { describe, expect, it, vi } from 'vitest';
import { ConvergenceError } from '../../../src/errors.ts';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { silica } from '../../../src/materials/silica.ts';
import { silicon } from '../../../src/materials/silicon.ts';
import { nm, um } from '../../../src/units.ts';
import { crossSection, rib, slab, strip, type CrossSection } from '../../../src/waveguides/modes/crossSection.ts';
import { forgetModes } from '../../../src/waveguides/modes/modeCache.ts';
import { solveModes, type ModeOptions, type ModePoint } from '../../../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../../src/waveguides/modes/solvedMode.ts';
import { slabIndex } from '../../../src/waveguides/slabMode.ts';

vi.setConfig({ testTimeout: 30_000 });

const cBand: ModePoint = { wavelength: 1550 * nm };
const wire = (width: number, height = 220): CrossSection =>
  strip({ width: width * nm, height: height * nm, core: constantIndex(3.4777), cladding: constantIndex(1.444) });
const first = (section: CrossSection, options: ModeOptions = {}, point = cBand): SolvedMode => solveModes(section, point, options)[0]!;

describe('solveModes', () => {
  it('agrees with the exact slab in both polarizations', () => {
    const layer = slab({ thickness: 220 * nm, core: constantIndex(3.473), cladding: constantIndex(1.444) });
    for (const polarization of ['te', 'tm'] as const) {
      const mode = first(layer, { polarization });
      const exact = slabIndex({ thickness: 220 * nm, core: 3.473, cladding: 1.444, wavelength: 1550 * nm, polarization });
      expect(Math.abs(mode.effectiveIndex - exact)).toBeLessThan(1e-6);
      expect(mode.teFraction).toBeCloseTo(polarization === 'te' ? 1 : 0, 6);
    }
  });

  it('knows its own error: never more than three times too small', () => {
    const sections = [
      wire(450),
      wire(300, 300),
      strip({ width: 800 * nm, height: 400 * nm, core: constantIndex(2), cladding: constantIndex(1) }),
      rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core: constantIndex(3.4777), cladding: constantIndex(1.444) }),
    ];
    for (const section of sections) {
      const best = first(section, { polarization: 'te', order: 5, layers: 3 });
      for (const [order, layers] of [[3, 1], [3, 2], [4, 1], [4, 2]] as const) {
        const mode = first(section, { polarization: 'te', order, layers });
        expect(Math.abs(mode.effectiveIndex - best.effectiveIndex)).toBeLessThan(3 * mode.error + 2 * best.error);
        expect([mode.order, mode.layers]).toEqual([order, layers]);
      }
    }
  });

  it('meets the tolerance that is asked for', () => {
    const best = first(wire(450), { polarization: 'tm', order: 6, layers: 4 }).effectiveIndex;
    for (const tolerance of [1e-3, 1e-5, 1e-7]) {
      const mode = first(wire(450), { polarization: 'tm', tolerance });
      expect(mode.error).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(mode.effectiveIndex - best)).toBeLessThan(tolerance);
    }
    expect(() => first(wire(450), { polarization: 'tm', tolerance: 1e-8, order: 3 })).toThrow(ConvergenceError);
  });

  const dispersive: readonly [string, CrossSection, number, 'te' | 'tm'][] = [
    ['strip', strip({ width: 500 * nm, height: 220 * nm, core: silicon, cladding: silica }), 1550 * nm, 'te'],
    ['strip', strip({ width: 450 * nm, height: 220 * nm, core: silicon, cladding: silica }), 1310 * nm, 'tm'],
    ['rib', rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core: silicon, cladding: silica }), 1550 * nm, 'te'],
    ['slab', slab({ thickness: 220 * nm, core: silicon, cladding: silica }), 1550 * nm, 'tm'],
    ['tip', strip({ width: 180 * nm, height: 220 * nm, core: silicon, cladding: silica }), 1310 * nm, 'te'],
  ];
  it.each(dispersive)('gives group index and thermo-optic slope of a %s that equal differences of two solves', (...guide) => {
    const [, section, wavelength, polarization] = guide;
    const at = (shift: number, warming: number): SolvedMode =>
      first(section, { polarization }, { wavelength: wavelength + shift, temperature: 300 + warming });
    const mode = at(0, 0);
    const slope = (at(nm, 0).effectiveIndex - at(-nm, 0).effectiveIndex) / (2 * nm);
    expect(Math.abs(mode.groupIndex / (mode.effectiveIndex - wavelength * slope) - 1)).toBeLessThan(1e-5);
    const warming = (at(0, 1).effectiveIndex - at(0, -1).effectiveIndex) / 2;
    expect(Math.abs(mode.thermoOpticSlope / warming - 1)).toBeLessThan(1e-5);
  });

  it('gives the published group index of a wire', () => {
    const mode = first(strip({ width: 500 * nm, height: 220 * nm, core: silicon, cladding: silica }), { polarization: 'te' });
    expect(mode.groupIndex).toBeGreaterThan(4.16);
    expect(mode.groupIndex).toBeLessThan(4.2);
  });

  it('gives confinement that equals the change of the index with the index of a part', () => {
    const index = (core: number): number =>
      first(strip({ width: 450 * nm, height: 220 * nm, core: constantIndex(core), cladding: constantIndex(1.444) }), { polarization: 'te' })
        .effectiveIndex;
    const mode = first(wire(450), { polarization: 'te' });
    expect(mode.confinement('core')).toBeGreaterThan(1);
    expect(Math.abs(mode.confinement('core') - (index(3.4787) - index(3.4767)) / 0.002)).toBeLessThan(1e-4);
    expect(mode.powerFraction('core') + mode.powerFraction('cladding')).toBeCloseTo(1, 9);
    expect(() => mode.confinement('rib')).toThrow('there is no part rib, must be one of cladding, core');
  });

  it('gives a field of 1 W that is solenoidal and keeps its continuity', () => {
    const mode = first(wire(450), { polarization: 'te', tolerance: 1e-7 });
    const count = 200;
    const [left, right] = mode.window.x;
    const [bottom, top] = mode.window.y;
    let power = 0;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        const { Ex, Ey, Hx, Hy } = mode.field(left + ((i + 0.5) * (right - left)) / count, bottom + ((j + 0.5) * (top - bottom)) / count);
        power += (Ex.re * Hy.re - Ey.re * Hx.re) / 2;
      }
    }
    expect((power * (right - left) * (top - bottom)) / count ** 2).toBeCloseTo(1, 2);
    // Through the side of the core εEx is continuous, Ey and Ez are; from Faraday's law Hz follows E.
    const inside = mode.field(225 * nm - 1e-15, 30 * nm);
    const outside = mode.field(225 * nm + 1e-15, 30 * nm);
    expect((outside.Ex.re * 1.444 ** 2) / (inside.Ex.re * 3.4777 ** 2)).toBeCloseTo(1, 2);
    expect(outside.Ez.im / inside.Ez.im).toBeCloseTo(1, 6);
    // ∇·E = 0: ∂xEx + ∂yEy = jβEz, transverse real, Ez = j|…|.
    const h = 0.5 * nm;
    const [x, y] = [60 * nm, 40 * nm];
    const divergence =
      (mode.field(x + h, y).Ex.re - mode.field(x - h, y).Ex.re + mode.field(x, y + h).Ey.re - mode.field(x, y - h).Ey.re) / (2 * h);
    const beta = (2 * Math.PI * mode.effectiveIndex) / mode.wavelength;
    expect(divergence / (-beta * mode.field(x, y).Ez.im)).toBeCloseTo(1, 2);
    expect(mode.field(0, 0).Ex.re).toBeGreaterThan(0);
    expect(Math.abs(mode.field(1, 0).Ex.re)).toBe(0);
    expect(() => mode.field(NaN, 0)).toThrow('field is asked at NaN, 0 m');
  });

  it('has the symmetry of the guide in its fields', () => {
    for (const polarization of ['te', 'tm'] as const) {
      const mode = first(wire(450), { polarization, tolerance: 1e-4 });
      const at = mode.field(100 * nm, 50 * nm);
      const left = mode.field(-100 * nm, 50 * nm);
      const below = mode.field(100 * nm, -50 * nm);
      const even = polarization === 'te' ? 1 : -1;
      expect([left.Ex.re / at.Ex.re, left.Hy.re / at.Hy.re]).toEqual([even, even]);
      expect([left.Ey.re / at.Ey.re, left.Ez.im / at.Ez.im]).toEqual([-even, -even]);
      expect([below.Ex.re / at.Ex.re, below.Hx.re / at.Hx.re, below.Hz.im / at.Hz.im]).toEqual([even, -even, -even]);
    }
  });

  it('finds the same without the symmetry', () => {
    const shifted = crossSection({
      cladding: constantIndex(1.444),
      parts: [
        { name: 'core', material: constantIndex(3.4777), x: [0, 450 * nm], y: [0, 220 * nm] },
        { name: 'box', material: constantIndex(1.444), x: [-Infinity, 450 * nm], y: [-Infinity, 0] },
      ],
    });
    const mode = first(shifted, { polarization: 'te', tolerance: 2e-5 });
    expect(Math.abs(mode.effectiveIndex - 2.35497)).toBeLessThan(2e-5);
    expect(mode.field(mode.window.x[0], 0).Ex.re).toBeCloseTo(0, -6);
  });

  it('lists modes by index, misses none, and takes those of one polarization or near an index', () => {
    const wide = wire(1500);
    const all = solveModes(wide, cBand, { count: 6, tolerance: 1e-4 });
    const indices = all.map((mode) => mode.effectiveIndex);
    expect(indices).toEqual([...indices].sort((a, b) => b - a));
    expect(all.map((mode) => (mode.teFraction > 0.5 ? 'te' : 'tm'))).toEqual(['te', 'te', 'te', 'te', 'tm', 'tm']);
    const tm = solveModes(wide, cBand, { count: 2, polarization: 'tm', tolerance: 1e-4 });
    expect(tm.map((mode) => mode.effectiveIndex)).toEqual([expect.closeTo(indices[4]!, 4), expect.closeTo(indices[5]!, 4)]);
    expect(first(wide, { near: indices[2]! + 0.01, tolerance: 1e-4 }).effectiveIndex).toBeCloseTo(indices[2]!, 3);
  });

  it('finds both modes of a square guide, whose indices are equal', () => {
    const [one, other] = solveModes(wire(300, 300), cBand, { count: 2, tolerance: 1e-5 });
    expect(Math.abs(one!.effectiveIndex - other!.effectiveIndex)).toBeLessThan(1e-8);
    expect(one!.teFraction + other!.teFraction).toBeCloseTo(1, 6);
  });

  it('widens the window to hold a wide mode', () => {
    const tip = first(strip({ width: 250 * nm, height: 300 * nm, core: constantIndex(2), cladding: constantIndex(1.444) }), {
      polarization: 'te',
      tolerance: 1e-5,
    });
    expect(tip.guided).toBe(true);
    expect(tip.effectiveIndex).toBeCloseTo(1.4448246, 6);
    expect(tip.window.x[1]).toBeGreaterThan(40 * um);
    expect(tip.effectiveArea).toBeGreaterThan(10 * um ** 2);
  });

  it('says when a mode is not guided', () => {
    const hollow = strip({ width: 300 * nm, height: 300 * nm, core: constantIndex(1.444), cladding: constantIndex(2) });
    expect(first(hollow, { tolerance: 1e-4 }).guided).toBe(false);
    expect(first(wire(60, 60), { polarization: 'tm', tolerance: 1e-4 }).guided).toBe(false);
    expect(first(wire(450), { polarization: 'te' }).guided).toBe(true);
    // The first TM mode of a rib leaks into the TE mode of its slab: it is found among the modes of the window.
    const ridge = rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core: constantIndex(3.4777), cladding: constantIndex(1.444) });
    const leaking = first(ridge, { polarization: 'tm', tolerance: 1e-4 });
    expect([leaking.guided, leaking.teFraction < 0.5]).toEqual([false, true]);
    expect(Math.abs(leaking.effectiveIndex - 1.77)).toBeLessThan(0.03);
  });

  it('takes a window with its walls, and one without', () => {
    const parts = [{ name: 'core', material: constantIndex(3.4777), x: [-225 * nm, 225 * nm], y: [-110 * nm, 110 * nm] }] as const;
    const cladding = constantIndex(1.444);
    const window = { x: [-1.5 * um, 1.5 * um], y: [-1.5 * um, 1.5 * um] } as const;
    const open = first(crossSection({ cladding, parts, window }), { polarization: 'te', tolerance: 1e-5 });
    expect(open.effectiveIndex).toBeCloseTo(2.35497, 4);
    expect(open.window.x.map((end) => end / um)).toEqual([expect.closeTo(-1.5, 9), expect.closeTo(1.5, 9)]);
    const walls = { left: 'electric', right: 'magnetic', bottom: 'electric', top: 'electric' } as const;
    const walled = first(crossSection({ cladding, parts, window, walls }), { polarization: 'te', tolerance: 1e-5 });
    expect(walled.effectiveIndex).toBeCloseTo(2.35497, 4);
  });

  it('answers the same question from memory', () => {
    const mode = first(wire(450), { polarization: 'te' });
    expect(first(wire(450), { polarization: 'te' })).toBe(mode);
    expect(first(wire(451), { polarization: 'te', tolerance: 1e-4 })).not.toBe(mode);
    forgetModes();
    const again = first(wire(450), { polarization: 'te' });
    expect(again).not.toBe(mode);
    expect(again.effectiveIndex).toBe(mode.effectiveIndex);
  });

  it('forgets the oldest answers', () => {
    forgetModes();
    const layer = (thickness: number): SolvedMode =>
      first(slab({ thickness: thickness * nm, core: constantIndex(2), cladding: constantIndex(1.4) }), { tolerance: 1e-3, polarization: 'te' });
    const oldest = layer(200);
    expect(layer(200)).toBe(oldest);
    for (let i = 0; i < 64; i++) layer(210 + i);
    expect(layer(200)).not.toBe(oldest);
  });

  it('refuses what is out of range, before any work', () => {
    const section = strip({ width: 500 * nm, height: 220 * nm, core: silicon, cladding: silica });
    const asked = (point: ModePoint, options: ModeOptions = {}) => () => solveModes(section, point, options);
    expect(asked({ wavelength: 1 * um })).toThrow('silicon [Li1980]: wavelength is 1e-6 m');
    expect(asked({ wavelength: NaN })).toThrow('solveModes: wavelength is NaN');
    expect(asked({ wavelength: 1550 * nm, temperature: 800 })).toThrow('temperature is 800 K');
    expect(asked({ wavelength: 1550 * nm, temperature: -1 })).toThrow('solveModes: temperature is -1 K');
    expect(asked(cBand, { count: 0 })).toThrow('solveModes: count is 0');
    expect(asked(cBand, { order: 2 })).toThrow('solveModes: order is 2');
    expect(asked(cBand, { polarization: 'TE' as 'te' })).toThrow('solveModes: polarization is "TE"');
    expect(() => solveModes({} as CrossSection, cBand)).toThrow('the section is not a cross-section');
    const huge = strip({ width: 90 * um, height: 90 * um, core: constantIndex(3.4), cladding: constantIndex(1.4) });
    expect(() => solveModes(huge, cBand, { order: 4 })).toThrow(/thousand unknowns, above 400 thousand/);
  });
});
