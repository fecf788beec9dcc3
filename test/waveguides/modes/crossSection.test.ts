import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { nm, um } from '../../../src/units.ts';
import { crossSection, rib, slab, strip, type SectionPart } from '../../../src/waveguides/modes/crossSection.ts';
import { sectionCells } from '../../../src/waveguides/modes/sectionCells.ts';

const core = constantIndex(2);
const cladding = constantIndex(1.44);
type Span = readonly [number, number];
const part = (x: Span, y: Span, material = core, name = 'core'): SectionPart => ({ name, material, x, y });

describe('the cells of a section', () => {
  it('know corners and mirror planes of a strip', () => {
    const { x, y, media, medium } = sectionCells(strip({ width: 450 * nm, height: 220 * nm, core, cladding }));
    expect([x.at.map((at) => at / nm), y.at.map((at) => at / nm)]).toEqual([
      [-225, 225],
      [-110, 110],
    ]);
    expect([x.corner, y.corner, x.mirror, y.mirror]).toEqual([[true, true], [true, true], 0, 0]);
    expect(media.map(({ name }) => name)).toEqual(['cladding', 'core']);
    expect([...medium]).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it('see the bottom of a rib as straight, and its ridge as part of its core', () => {
    const { x, y, media } = sectionCells(rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core, cladding }));
    expect([x.corner, y.corner]).toEqual([
      [true, true],
      [false, true, true],
    ]);
    expect([x.mirror, y.mirror]).toEqual([0, undefined]);
    expect(media.length).toBe(2);
  });

  it('have no interface along a slab', () => {
    const { x, y } = sectionCells(slab({ thickness: 220 * nm, core, cladding }));
    expect([x.at.length, y.at.length, y.corner]).toEqual([0, 2, [false, false]]);
  });

  it('have no mirror plane where the sides differ in material or in name', () => {
    const other = constantIndex(2.1);
    const two = (name: string, material = core): number | undefined =>
      sectionCells(
        crossSection({ cladding, parts: [part([-900 * nm, -500 * nm], [0, um]), part([500 * nm, 900 * nm], [0, um], material, name)] }),
      ).x.mirror;
    expect(two('core')).toBeCloseTo(0, 15);
    expect(two('core', other)).toBeUndefined();
    expect(two('second')).toBeUndefined();
  });

  it('leave out what lies beyond the window', () => {
    const section = crossSection({ cladding, parts: [part([0, 2 * um], [0, um])], window: { x: [-um, um], y: [-um, 2 * um] } });
    expect(sectionCells(section).x.at).toEqual([0]);
  });
});

describe('crossSection', () => {
  const refused = (design: Parameters<typeof crossSection>[0]): (() => unknown) => () => crossSection(design);
  const good = part([0, um], [0, um]);

  it('refuses parts of different material that overlap, not of the same', () => {
    const second = part([0.5 * um, 2 * um], [0.5 * um, 2 * um], constantIndex(3), 'ridge');
    expect(refused({ cladding, parts: [good, second] })).toThrow('parts core and ridge of different material overlap');
    expect(refused({ cladding, parts: [good, { ...second, material: core }] })).not.toThrow();
    expect(refused({ cladding, parts: [good, { ...second, x: [um, 2 * um] }] })).not.toThrow();
  });

  it('refuses a part outside the window and walls without one', () => {
    const window = { x: [2 * um, 3 * um], y: [0, um] } as const;
    const walls = { left: 'electric', right: 'electric', bottom: 'electric', top: 'electric' } as const;
    expect(refused({ cladding, parts: [good], window })).toThrow('part core lies outside the window');
    expect(refused({ cladding, parts: [good], walls })).toThrow('walls are given without a window');
    const wrong = { ...walls, top: 'magnet' as 'magnetic' };
    expect(refused({ cladding, parts: [good], window: { x: [0, um], y: [0, um] }, walls: wrong })).toThrow('walls.top is magnet');
    expect(refused({ cladding, parts: [good], window: { x: [0, Infinity], y: [0, um] } })).toThrow('window.x is 0 to');
  });

  it('refuses parts that are broken', () => {
    expect(refused({ cladding, parts: [] })).toThrow('parts is empty');
    expect(refused({ cladding, parts: [part([um, 0], [0, um])] })).toThrow('core.x is 1e-6 to 0 m');
    expect(refused({ cladding, parts: [part([0, NaN], [0, um])] })).toThrow('core.x has an end at NaN m');
    expect(refused({ cladding, parts: [part([0, 1], [0, um])] })).toThrow('core.x has an end at 1 m, outside -0.001 to 0.001 m');
    expect(refused({ cladding, parts: [{ ...good, name: 'cladding' }] })).toThrow('must have a name of its own');
    expect(refused({ cladding, parts: [{ ...good, material: 2 as never }] })).toThrow('core has no material');
    expect(refused({ cladding: undefined as never, parts: [good] })).toThrow('cladding has no material');
  });
});

describe('shapes', () => {
  it('refuse lengths out of range, each under its own name', () => {
    expect(() => strip({ width: -1, height: um, core, cladding })).toThrow('strip: width is -1 m, outside 1e-9 to 1e-4 m');
    expect(() => strip({ width: um, height: NaN, core, cladding })).toThrow('strip: height is NaN');
    expect(() => rib({ width: um, height: 220 * nm, slab: 220 * nm, core, cladding })).toThrow('rib: slab is');
    expect(() => rib({ width: um, height: 0, slab: nm, core, cladding })).toThrow('rib: height is 0 m');
    expect(() => rib({ width: 0, height: um, slab: nm, core, cladding })).toThrow('rib: width is 0 m');
    expect(() => slab({ thickness: Infinity, core, cladding })).toThrow('slab: thickness is Infinity m');
  });
});
