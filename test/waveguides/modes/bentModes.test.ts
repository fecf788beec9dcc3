import { describe, expect, it, vi } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { silica } from '../../../src/materials/silica.ts';
import { silicon } from '../../../src/materials/silicon.ts';
import { nm, um } from '../../../src/units.ts';
import { gaussianMode } from '../../../src/waveguides/gaussianMode.ts';
import { crossSection, rib, slab, strip } from '../../../src/waveguides/modes/crossSection.ts';
import { checkLeaky, leakyChoice, leakyModeAt } from '../../../src/waveguides/modes/leakyModes.ts';
import { modeTask } from '../../../src/waveguides/modes/modeTask.ts';
import { sectionCells } from '../../../src/waveguides/modes/sectionCells.ts';
import { solveModes, type ModeOptions } from '../../../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../../src/waveguides/modes/solvedMode.ts';
import { overlap } from '../../../src/waveguides/overlap.ts';
import { bentSlab } from './exactSlabs.ts';

vi.setConfig({ testTimeout: 60_000 });

// Upright layers: in the plane of the bend all is a slab. Its TE mode has the electric field along y, which is `tm` for a guide.
const core = (material = constantIndex(1.7), cladding = constantIndex(1.6)) =>
  crossSection({ cladding, parts: [{ name: 'core', material, x: [-0.5 * um, 0.5 * um], y: [-Infinity, Infinity] }] });
const layer = core();
const wire = strip({ width: 500 * nm, height: 220 * nm, core: constantIndex(3.4777), cladding: constantIndex(1.444) });
const bent = (radius: number, options: ModeOptions = {}, wavelength = 1.3 * um): SolvedMode =>
  solveModes(layer, { wavelength, bendRadius: radius }, { polarization: 'tm', ...options })[0]!;

describe('solveModes of a bend', () => {
  it.each([
    [50, 'te', 1.66303, -3.3e-4],
    [50, 'tm', 1.66049, -4.5e-4],
    [100, 'te', 1.66096, -2e-6],
    [100, 'tm', 1.6582, -4e-6],
  ] as const)('agrees with the exact bent slab, R = %i um, %s, and knows its errors', (R, polarization, re, im) => {
    const exact = bentSlab(R, polarization, { re, im });
    const attenuation = ((-4 * Math.PI) / (1.3 * um)) * exact.im;
    for (const [order, layers] of [[3, 1], [4, 1], [5, 2], [7, 3]] as const) {
      const mode = bent(R * um, { polarization: polarization === 'te' ? 'tm' : 'te', order, layers });
      expect(Math.abs(mode.effectiveIndex - exact.re)).toBeLessThan(3 * mode.error);
      expect(Math.abs(mode.attenuation - attenuation)).toBeLessThan(3 * mode.attenuationError!);
      if (order < 7) continue;
      expect(Math.abs(mode.effectiveIndex - exact.re)).toBeLessThan(1e-10);
      expect(Math.abs(mode.attenuation / attenuation - 1)).toBeLessThan(3e-7);
      expect(mode.lossDbPer90Degrees).toBeCloseTo(10 * Math.log10(Math.exp(attenuation * R * um * (Math.PI / 2))), 5);
      expect([mode.bendRadius, mode.guided]).toEqual([R * um, true]);
    }
  });

  it('loses less by an exponential of the radius', () => {
    const logs = [60, 80, 100, 120, 140].map((R) => Math.log(bent(R * um, { tolerance: 1e-5 }).attenuation));
    const steps = logs.slice(1).map((value, i) => value - logs[i]!);
    expect(Math.max(...steps)).toBeLessThan(-2);
    // The exponent becomes even: it is 2k₀(arctanh-like) per radius.
    expect(Math.abs(steps[3]! / steps[2]! - 1)).toBeLessThan(0.03);
  });

  it('is the straight guide when the radius is large, with a loss of 0', () => {
    const straight = solveModes(layer, { wavelength: 1.3 * um }, { polarization: 'tm', tolerance: 1e-8 })[0]!;
    const wide = bent(0.1, { tolerance: 1e-8 });
    expect(Math.abs(wide.effectiveIndex - straight.effectiveIndex)).toBeLessThan(1e-8);
    expect([wide.attenuation, wide.lossDbPer90Degrees]).toEqual([0, 0]);
    expect(straight.bendRadius).toBeUndefined();
  });

  it('has a group index that equals the difference of two solves', () => {
    const at = (wavelength: number): SolvedMode => bent(60 * um, { tolerance: 1e-9 }, wavelength);
    const [mode, step] = [at(1.3 * um), 2 * nm];
    const slope = (at(1.3 * um + step).effectiveIndex - at(1.3 * um - step).effectiveIndex) / (2 * step);
    expect(Math.abs(mode.groupIndex / (mode.effectiveIndex - 1.3 * um * slope) - 1)).toBeLessThan(1e-5);
    const other = (index: number): number =>
      solveModes(core(constantIndex(index)), { wavelength: 1.3 * um, bendRadius: 60 * um }, { polarization: 'tm', tolerance: 1e-9 })[0]!
        .effectiveIndex;
    expect(mode.confinement('core')).toBeCloseTo((other(1.7 + 1e-4) - other(1.7 - 1e-4)) / 2e-4, 6);
    const point = { wavelength: 1.55 * um, bendRadius: 3 * um, temperature: 300 };
    const warm = solveModes(core(silicon, silica), point, { tolerance: 1e-6 })[0]!;
    expect(warm.thermoOpticSlope).toBeGreaterThan(1e-4);
  });

  it('does not depend on how thick and strong the layers are', () => {
    const task = modeTask(layer, sectionCells(layer), [1.6, 1.7], 1.3 * um);
    const ways = { bendRadius: 50 * um, absorbing: false };
    const light = { wavelength: 1.3 * um, groupIndices: [1.6, 1.7], thermoOpticCoefficients: [0, 0] };
    const [candidate] = leakyChoice(task, { count: 1, polarization: 'tm' }, ways);
    const level = { order: 6, layers: 1 };
    const solve = (absorber: object): SolvedMode => leakyModeAt(task, light, candidate!, level, { ...ways, absorber, tolerance: 1e-7 });
    const mode = solve({});
    for (const absorber of [{ strength: 0.6 }, { strength: 1.5 }, { depth: 15 }, { before: 3 }]) {
      const other = solve(absorber);
      expect(other.attenuation).not.toBe(mode.attenuation);
      expect(Math.abs(other.effectiveIndex - mode.effectiveIndex)).toBeLessThan(1e-9);
      expect(Math.abs(other.attenuation / mode.attenuation - 1)).toBeLessThan(1e-6);
    }
    // A layer that is far too thin is not the same.
    expect(Math.abs(solve({ depth: 0.5 }).attenuation / mode.attenuation - 1)).toBeGreaterThan(1e-2);
  });

  it('solves a strip, whose loss at a radius of 1 um is of the measured size, and falls 300-fold at 2 um', () => {
    // 0.086 dB measured in all, 445 nm wide [Vlasov2004]: radiation, two junctions to the straight guide, and rough walls.
    const at = (bendRadius: number): SolvedMode =>
      solveModes(wire, { wavelength: 1.55 * um, bendRadius }, { polarization: 'te', tolerance: 1e-4 })[0]!;
    const [one, two] = [at(1 * um), at(2 * um)];
    expect(one.lossDbPer90Degrees).toBeGreaterThan(0.05);
    expect(one.lossDbPer90Degrees).toBeLessThan(0.086);
    expect(one.lossDbPer90Degrees! / two.lossDbPer90Degrees!).toBeGreaterThan(200);
    expect(one.error).toBeLessThan(1e-4);
  });

  it('has fields of 1 W that obey Maxwell in the bend', () => {
    const radius = 2 * um;
    const [mode] = solveModes(wire, { wavelength: 1.55 * um, bendRadius: radius }, { polarization: 'te', order: 4, layers: 1 });
    const k = (2 * Math.PI) / (1.55 * um);
    const [x, y, d] = [0.12 * um, 0.05 * um, 0.2 * nm];
    const h = 1 + x / radius;
    const beta = { re: k * mode!.effectiveIndex, im: -mode!.attenuation / 2 };
    const slope = (component: 'Ex' | 'Ey' | 'Ez', along: 'x' | 'y') => {
      const step = along === 'x' ? [d, 0] : [0, d];
      const [a, b] = [mode!.field(x + step[0]!, y + step[1]!)[component], mode!.field(x - step[0]!, y - step[1]!)[component]];
      return { re: (a.re - b.re) / (2 * d), im: (a.im - b.im) / (2 * d) };
    };
    const at = mode!.field(x, y);
    // (∇ × E)ₓ = ∂Ez/∂y + jβEy/h and (∇ × E)z = ∂Ey/∂x − ∂Ex/∂y are −jωμ₀H.
    const omega = k * 376.730313668;
    const turned = { re: (-beta.re * at.Ey.im - beta.im * at.Ey.re) / h, im: (beta.re * at.Ey.re - beta.im * at.Ey.im) / h };
    expect(slope('Ez', 'y').re + turned.re).toBeCloseTo(omega * at.Hx.im, -Math.log10(2e-3 * omega * Math.abs(at.Hy.re)));
    expect(slope('Ez', 'y').im + turned.im).toBeCloseTo(-omega * at.Hx.re, -Math.log10(2e-3 * omega * Math.abs(at.Hy.re)));
    expect(slope('Ey', 'x').im - slope('Ex', 'y').im).toBeCloseTo(-omega * at.Hz.re, -Math.log10(2e-3 * omega * Math.abs(at.Hy.re)));
    expect(at.Ex.re).toBeGreaterThan(0);
    expect(() => mode!.field(NaN, 0)).toThrow('field is asked at NaN');
    let power = 0;
    const [count, from, to] = [120, -0.9 * um, 0.9 * um];
    const area = ((to - from) / count) ** 2;
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        const { Ex, Ey, Hx, Hy } = mode!.field(from + ((i + 0.5) * (to - from)) / count, from + ((j + 0.5) * (to - from)) / count);
        power += (area / 2) * (Ex.re * Hy.re + Ex.im * Hy.im - Ey.re * Hx.re - Ey.im * Hx.im);
      }
    }
    expect(power).toBeGreaterThan(0.98);
    expect(power).toBeLessThan(1.01);
    expect(mode!.field(1, 0).Ex.re).toBeCloseTo(0, 20);
  });

  it('gives overlaps: with itself 1, with the straight guide less the tighter the bend', () => {
    const [straight] = solveModes(wire, { wavelength: 1.55 * um }, { polarization: 'te', tolerance: 1e-4 });
    const at = (bendRadius: number): SolvedMode =>
      solveModes(wire, { wavelength: 1.55 * um, bendRadius }, { polarization: 'te', tolerance: 1e-4 })[0]!;
    const [tight, gentle] = [at(1.5 * um), at(4 * um)];
    expect(overlap(gentle, gentle)).toBeCloseTo(1, 8);
    const [one, other] = [overlap(straight!, tight), overlap(straight!, gentle)];
    expect(overlap(tight, straight!)).toBeCloseTo(one, 10);
    expect(one).toBeLessThan(other);
    expect(other).toBeGreaterThan(0.995);
    expect(other).toBeLessThan(1);
    // The light of a bend lies outward.
    expect(overlap(straight!, tight, { x: 20 * nm })).toBeGreaterThan(one);
    const beam = gaussianMode({ wavelength: 1.55 * um, modeFieldDiameter: 2.5 * um });
    const placement = { x: 0.2 * um, gap: 1 * um, tiltY: 0.05 };
    expect(overlap(gentle, beam, placement) / overlap(straight!, beam, placement)).toBeCloseTo(1, 1);
    expect(() => overlap(gentle, tight, { gap: 1 * um })).toThrow('between two solved modes');
  });

  it('refuses what has no sides, no room, no such shape, and modes that are not guided', () => {
    const ask = (section: Parameters<typeof solveModes>[0], bendRadius: number, options: ModeOptions = {}) => () =>
      solveModes(section, { wavelength: 1.55 * um, bendRadius }, options);
    const [silicon35, oxide] = [constantIndex(3.4777), constantIndex(1.444)];
    expect(ask(wire, 0)).toThrow('bendRadius is 0 m, outside 1e-9 to 1 m');
    expect(ask(wire, NaN)).toThrow('bendRadius is');
    expect(ask(wire, 0.26 * um)).toThrow('bendRadius is 2.6e-7 m, must be above 2.77778e-7 m');
    expect(ask(slab({ thickness: 220 * nm, core: silicon35, cladding: oxide }), 5 * um)).toThrow('no sides along x');
    const slanted = strip({ width: 500 * nm, height: 220 * nm, core: silicon35, cladding: oxide, sidewallAngle: 1.4 });
    expect(ask(slanted, 5 * um)).toThrow('need rectangles');
    const ribbed = rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core: silicon35, cladding: oxide });
    expect(ask(ribbed, 5 * um, { polarization: 'tm' })).toThrow('a bend of it needs absorber: open');
    const task = modeTask(layer, sectionCells(layer), [1.6, 1.7], 1.3 * um);
    expect(() => checkLeaky(task, { bendRadius: 5 * um, absorbing: true })).not.toThrow();
  });

  it('bends a box with walls, which does not leak', () => {
    const walls = { left: 'electric', right: 'electric', bottom: 'electric', top: 'electric' } as const;
    const box = crossSection({
      cladding: constantIndex(1.5),
      parts: [{ name: 'filling', material: constantIndex(1.5), x: [-1 * um, 1 * um], y: [-0.5 * um, 0.5 * um] }],
      window: { x: [-1 * um, 1 * um], y: [-0.5 * um, 0.5 * um] },
      walls,
    });
    const mode = solveModes(box, { wavelength: 1.55 * um, bendRadius: 4 * um }, { order: 6, layers: 1 })[0]!;
    const straight = solveModes(box, { wavelength: 1.55 * um }, { order: 6, layers: 1 })[0]!;
    expect(mode.attenuation).toBe(0);
    expect(mode.effectiveIndex).toBeGreaterThan(straight.effectiveIndex);
    expect(() => solveModes(box, { wavelength: 1.55 * um }, { absorber: 'open' })).toThrow('walls on all sides');
  });
});
