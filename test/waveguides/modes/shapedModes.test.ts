import { describe, expect, it, vi } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { silica } from '../../../src/materials/silica.ts';
import { silicon } from '../../../src/materials/silicon.ts';
import { nm, um } from '../../../src/units.ts';
import { gaussianMode } from '../../../src/waveguides/gaussianMode.ts';
import { crossSection, rib, strip, type CrossSection, type SectionPart } from '../../../src/waveguides/modes/crossSection.ts';
import { sectionCells } from '../../../src/waveguides/modes/sectionCells.ts';
import { solveModes, type ModeOptions } from '../../../src/waveguides/modes/solveModes.ts';
import { modesAsText, modesFromText } from '../../../src/waveguides/modes/modeRecord.ts';
import type { SolvedMode } from '../../../src/waveguides/modes/solvedMode.ts';
import { overlap } from '../../../src/waveguides/overlap.ts';
import { tiltTerms } from '../../../src/waveguides/tiltTerms.ts';

vi.setConfig({ testTimeout: 30_000 });

const core = constantIndex(3.4777);
const cladding = constantIndex(1.444);
const wavelength = 1550 * nm;
const degree = Math.PI / 180;
const first = (section: CrossSection, options: ModeOptions = {}): SolvedMode => solveModes(section, { wavelength }, options)[0]!;
const sketch = (points: readonly (readonly [number, number])[], material = core, name = 'core'): SectionPart => ({
  name,
  material,
  polygon: points.map(([x, y]) => [x * nm, y * nm] as const),
});
const turned = (width: number, height: number, angle: number): SectionPart => {
  const [c, s] = [(Math.cos(angle)) / 2, Math.sin(angle) / 2];
  return sketch([[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([x, y]) => [x! * width * c - y! * height * s, x! * width * s + y! * height * c]));
};
const slanted = (angle: number): CrossSection =>
  strip({ width: 450 * nm, height: 220 * nm, core, cladding, sidewallAngle: angle * degree });
const options = { polarization: 'te', tolerance: 1e-5 } as const;
const wire = slanted(90);
// A triangle of nothing leaves the wire to triangles.
const nothing = sketch([[300, -100], [400, -100], [350, 100]], cladding, 'nothing');
const free = crossSection({ cladding, parts: [...wire.parts, nothing] });

describe('modes of shapes', () => {
  it('are those of the strip where its rectangle is given as a polygon or cut into triangles', () => {
    const plain = first(wire, options);
    const polygon = first(crossSection({ cladding, parts: [turned(450, 220, 0)] }), options);
    expect(Math.abs(polygon.effectiveIndex - plain.effectiveIndex)).toBeLessThan(1e-10);
    expect(polygon.groupIndex).toBeCloseTo(plain.groupIndex, 6);
    const cut = first(free, options);
    expect(sectionCells(free).shape?.kind).toBe('free');
    expect(Math.abs(cut.effectiveIndex - plain.effectiveIndex)).toBeLessThan(1e-6);
    expect(Math.abs(cut.groupIndex - plain.groupIndex)).toBeLessThan(2e-5);
    expect(cut.confinement('core')).toBeCloseTo(plain.confinement('core'), 4);
    expect(cut.powerFraction('core')).toBeCloseTo(plain.powerFraction('core'), 4);
    expect(cut.powerFraction('core') + cut.powerFraction('cladding') + cut.powerFraction('nothing')).toBeCloseTo(1, 12);
    expect(cut.effectiveArea / plain.effectiveArea).toBeCloseTo(1, 3);
    expect(cut.teFraction).toBeCloseTo(plain.teFraction, 4);
  });

  it('turn with the guide', () => {
    const upright = first(strip({ width: 300 * nm, height: 300 * nm, core, cladding }), { tolerance: 1e-7 });
    const diamond = first(crossSection({ cladding, parts: [turned(300, 300, Math.PI / 4)] }), { tolerance: 5e-6 });
    expect(Math.abs(diamond.effectiveIndex - upright.effectiveIndex)).toBeLessThan(5e-6);
    const oblique = first(crossSection({ cladding, parts: [turned(450, 220, Math.PI / 9)] }), { tolerance: 2e-5 });
    expect(Math.abs(oblique.effectiveIndex - first(wire, { polarization: 'te', tolerance: 1e-7 }).effectiveIndex)).toBeLessThan(2e-5);
    // Ex and Ey turn by 20 degrees.
    const [straight, leaning] = [first(wire, { tolerance: 1e-5 }).field(0, 0), oblique.field(0, 0)];
    expect(Math.hypot(leaning.Ex.re, leaning.Ey.re) / straight.Ex.re).toBeCloseTo(1, 2);
    expect(leaning.Ey.re / leaning.Ex.re).toBeCloseTo(Math.tan(Math.PI / 9), 3);
  });

  it('go over into those of the strip as its walls rise', () => {
    const upright = first(wire, { polarization: 'te' }).effectiveIndex;
    const steps = [80, 85, 89].map((angle) => first(slanted(angle), { polarization: 'te' }).effectiveIndex - upright);
    // The width at half height is kept, so that the change goes as the square of the lean.
    expect(steps[1]! / steps[0]!).toBeCloseTo((Math.tan(5 * degree) / Math.tan(10 * degree)) ** 2, 1);
    expect(Math.abs(steps[2]!)).toBeLessThan(2e-6);
    expect(first(slanted(100), { polarization: 'te' }).effectiveIndex).toBeCloseTo(first(slanted(80), { polarization: 'te' }).effectiveIndex, 6);
  });

  it('know their own error: never more than three times too small', () => {
    const sections = [
      slanted(80),
      rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core, cladding, sidewallAngle: 75 * degree }),
      crossSection({ cladding, parts: [sketch([[-250, -150], [250, -150], [0, 250]])] }),
      crossSection({ cladding, parts: [turned(300, 300, Math.PI / 4)] }),
    ];
    for (const section of sections) {
      const best = first(section, { polarization: 'te', order: 5, layers: 3 });
      for (const [order, layers] of [[3, 1], [4, 1]] as const) {
        const mode = first(section, { polarization: 'te', order, layers });
        expect(Math.abs(mode.effectiveIndex - best.effectiveIndex)).toBeLessThan(3 * mode.error + 2 * best.error);
      }
    }
  });

  it('have a group index and a thermo-optic slope that equal differences of two solves', () => {
    const walls = strip({ width: 450 * nm, height: 220 * nm, core: silicon, cladding: silica, sidewallAngle: 80 * degree });
    const corner = crossSection({ cladding: silica, parts: [sketch([[-300, 0], [300, 0], [50, 350]], silicon)] });
    for (const section of [walls, corner]) {
      const at = (nanometers: number, temperature: number): SolvedMode =>
        solveModes(section, { wavelength: nanometers * nm, temperature }, { polarization: 'te', order: 4, layers: 1 })[0]!;
      const mode = at(1550, 293);
      const slope = (at(1552, 293).effectiveIndex - at(1548, 293).effectiveIndex) / (4 * nm);
      expect(Math.abs(mode.groupIndex / (mode.effectiveIndex - wavelength * slope) - 1)).toBeLessThan(1e-5);
      const warming = (at(1550, 298).effectiveIndex - at(1550, 288).effectiveIndex) / 10;
      expect(Math.abs(mode.thermoOpticSlope - warming)).toBeLessThan(1e-5 * 1e-2);
    }
  });

  it('have fields that are those of the strip, with its symmetry and parity', () => {
    const plain = first(wire, options);
    const halves = first(crossSection({ cladding, parts: [turned(450, 220, 0)] }), options);
    const whole = first(free, options);
    for (const [x, y] of [[50, 30], [-50, 30], [-100, -60], [330, 40]] as const) {
      const expected = plain.field(x * nm, y * nm);
      for (const mode of [halves, whole]) {
        const found = mode.field(x * nm, y * nm);
        const size = Math.hypot(expected.Ex.re, expected.Ey.re, expected.Ez.im);
        for (const part of ['Ex', 'Ey'] as const) expect(Math.abs(found[part].re - expected[part].re)).toBeLessThan(4e-3 * size);
        expect(Math.abs(found.Ez.im - expected.Ez.im)).toBeLessThan(4e-3 * size);
        const pull = Math.hypot(expected.Hx.re, expected.Hy.re, expected.Hz.im);
        for (const part of ['Hx', 'Hy'] as const) expect(Math.abs(found[part].re - expected[part].re)).toBeLessThan(4e-3 * pull);
        expect(Math.abs(found.Hz.im - expected.Hz.im)).toBeLessThan(4e-3 * pull);
      }
    }
    expect(Math.abs(whole.field(1, 0).Ex.re)).toBe(0);
  });

  it('overlap with themselves, with modes of other grids and with Gaussian modes', () => {
    const [plain, cut, walls] = [first(wire, options), first(free, options), first(slanted(80), options)];
    for (const mode of [cut, walls]) expect(Math.abs(overlap(mode, mode) - 1)).toBeLessThan(1e-9);
    expect(Math.abs(overlap(plain, cut) - 1)).toBeLessThan(1e-6);
    expect(overlap(plain, walls)).toBeCloseTo(overlap(walls, plain), 9);
    expect(1 - overlap(plain, walls)).toBeCloseTo(3.83e-4, 5);
    const placement = { x: 50 * nm, y: -30 * nm, tiltX: 0.05, index: 1.444 };
    expect(Math.abs(overlap(cut, plain, placement) - overlap(plain, plain, placement))).toBeLessThan(3e-5);
    const beam = gaussianMode({ wavelength, modeFieldDiameter: { x: 1.8 * um, y: 1.5 * um } });
    const aside = { x: 0.1 * um, y: 0.05 * um, gap: 0.2 * um, tiltY: 0.04, index: 1.444 };
    expect(Math.abs(overlap(beam, cut, aside) - overlap(beam, plain, aside))).toBeLessThan(3e-5);
    const wide = first(slanted(80), { ...options, polarization: 'tm' });
    expect(Math.abs(overlap(walls, wide))).toBeLessThan(1e-9);
  });

  it('have the tilt terms of the strip', () => {
    const beam = gaussianMode({ wavelength, modeFieldDiameter: 1.8 * um });
    const placement = { x: 50 * nm, tiltX: 0.1, tiltY: 0.05, index: 1.444 };
    const [expected, found] = [tiltTerms(beam, first(wire, options), placement), tiltTerms(beam, first(free, options), placement)];
    for (const term of ['scalar', 'angle', 'vector'] as const) {
      expect(Math.abs(expected[term])).toBeGreaterThan(1e-6);
      expect(Math.abs(found[term] / expected[term] - 1)).toBeLessThan(0.01);
    }
  });

  it('can be written down and read again', () => {
    for (const section of [slanted(80), free]) {
      const mode = first(section, options);
      const [again] = modesFromText(modesAsText([mode])!);
      expect([again!.effectiveIndex, again!.groupIndex, again!.effectiveArea]).toEqual([mode.effectiveIndex, mode.groupIndex, mode.effectiveArea]);
      expect(again!.field(50 * nm, 30 * nm)).toEqual(mode.field(50 * nm, 30 * nm));
    }
  });

  it('are refused before any work where their grid would pass a stated memory', () => {
    expect(() => first(wire, { order: 8, layers: 6, memory: 1e6 })).toThrow(/and 0\.\d+ GB of memory, above 0\.001 GB of memory; lower them/);
    expect(() => first(wire, { tolerance: 1e-8, memory: 1e6 })).toThrow('above 0.001 GB of memory');
    expect(() => first(wire, { memory: 1 })).toThrow('solveModes: memory is 1 byte');
    expect(first(wire, { memory: 1e8, tolerance: 1e-4 }).guided).toBe(true);
    const guide = strip({ width: 450 * nm, height: 220 * nm, core: silicon, cladding });
    expect(() => solveModes(guide, { wavelength: 1 * um })).toThrow('solveModes: part core: silicon [Li1980]: wavelength is 1e-6 m');
  });

  it('do not bend yet, and say so', () => {
    expect(() => solveModes(slanted(80), { wavelength, bendRadius: 5 * um })).toThrow('slanted walls or a graded index');
  });
});
