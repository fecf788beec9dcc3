import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { nm, um } from '../../../src/units.ts';
import { crossSection, rib, slab, strip, type PolygonPart, type RectanglePart } from '../../../src/waveguides/modes/crossSection.ts';
import { sectionCells } from '../../../src/waveguides/modes/sectionCells.ts';

const core = constantIndex(2);
const cladding = constantIndex(1.44);
type Span = readonly [number, number];
const part = (x: Span, y: Span, material = core, name = 'core'): RectanglePart => ({ name, material, x, y });
const shape = (polygon: PolygonPart['polygon'], material = core, name = 'core'): PolygonPart => ({ name, material, polygon });

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
    expect(refused({ cladding, parts: [good, { ...second, x: [um, 2 * um] as const }] })).not.toThrow();
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

describe('polygons in a section', () => {
  const refused = (...parts: PolygonPart[]): (() => unknown) => () => crossSection({ cladding, parts });
  const triangle = shape([[0, 0], [um, 0], [0, um]]);

  it('are refused if they are broken, each under its own name', () => {
    expect(refused(triangle)).not.toThrow();
    expect(refused(shape([[0, 0], [um, 0]]))).toThrow('number of vertices of core is 2, outside 3 to 200');
    expect(refused(shape([[0, 0], [um, NaN], [0, um]]))).toThrow('core.polygon[1][1] is NaN m');
    expect(refused(shape([[0, 0], [1, 0], [0, um]]))).toThrow('core.polygon[1][0] is 1 m, outside -0.001 to 0.001 m');
    expect(refused(shape([[0, 0], [um, 0], [um, 0.5 * nm], [0, um]]))).toThrow('core.polygon has an edge shorter than 1e-9 m after vertex 1');
    expect(refused(shape([[0, 0], [um, um], [um, 0], [0, um]]))).toThrow('core.polygon crosses itself');
    expect(refused(shape([[0, 0], [2 * nm, 0], [nm, 0.5 * nm]]))).toThrow('core.polygon has an area below 1e-18 m^2');
  });

  it('may lie side by side, not on one another', () => {
    const other = constantIndex(3);
    const beside = shape([[um, 0], [um, um], [0, um]], other, 'beside');
    expect(refused(triangle, beside)).not.toThrow();
    const over = shape([[0.4 * um, 0], [um, um], [0, um]], other, 'over');
    expect(refused(triangle, over)).toThrow('parts core and over of different material overlap');
    expect(refused(triangle, shape([[0.1 * um, 0.1 * um], [0.2 * um, 0.1 * um], [0.1 * um, 0.2 * um]], other, 'inner'))).toThrow('overlap');
    const layer = part([-Infinity, Infinity], [0.5 * um, 2 * um], other, 'layer');
    expect(() => crossSection({ cladding, parts: [layer, triangle] })).toThrow('parts layer and core of different material overlap');
    expect(() => crossSection({ cladding, parts: [{ ...layer, y: [-um, 0] as const }, triangle] })).not.toThrow();
  });

  it('must meet the window', () => {
    const window = { x: [0.6 * um, um], y: [0.6 * um, um] } as const;
    expect(() => crossSection({ cladding, parts: [triangle], window })).toThrow('part core lies outside the window');
    expect(() => crossSection({ cladding, parts: [triangle], window: { ...window, x: [0.3 * um, um] } })).not.toThrow();
  });
});

describe('sidewalls', () => {
  const degree = Math.PI / 180;
  const design = { width: 450 * nm, height: 220 * nm, core, cladding };
  const polygonOf = (angle: number, widthAt?: 'top' | 'middle' | 'base'): PolygonPart['polygon'] =>
    strip({ ...design, sidewallAngle: angle * degree, ...(widthAt === undefined ? {} : { widthAt }) }).parts[0]!.polygon!;
  const widths = (polygon: PolygonPart['polygon']): number[] => [polygon[1]![0] - polygon[0]![0], polygon[2]![0] - polygon[3]![0]];

  it('lean by their angle about the width at half their height, or at the top or the base', () => {
    const lean = (2 * 220 * nm) / Math.tan(80 * degree);
    const base = widths(polygonOf(80))[0]!;
    expect(base).toBeCloseTo(450 * nm + lean / 2, 18);
    expect(widths(polygonOf(80))[1]).toBeCloseTo(450 * nm - lean / 2, 18);
    expect(widths(polygonOf(80, 'top'))[1]).toBeCloseTo(450 * nm, 18);
    expect(widths(polygonOf(80, 'top'))[0]).toBeCloseTo(450 * nm + lean, 18);
    expect(widths(polygonOf(80, 'base'))).toEqual([expect.closeTo(450 * nm, 18), expect.closeTo(450 * nm - lean, 18)]);
    expect(widths(polygonOf(100))[0]).toBeLessThan(450 * nm);
  });

  it('of a vertical strip make a rectangle, those of a rib stand on its slab', () => {
    expect(strip({ ...design, sidewallAngle: 90 * degree })).toEqual(strip(design));
    const [ridge, slabPart] = rib({ ...design, slab: 90 * nm, sidewallAngle: 80 * degree }).parts;
    expect(ridge!.polygon!.map(([, y]) => y / nm)).toEqual([-20, -20, 110, 110].map((y) => expect.closeTo(y, 9) as number));
    expect(slabPart!.y).toEqual([-110 * nm, expect.closeTo(-20 * nm, 18)]);
  });

  it('are refused where they meet or lie too flat', () => {
    expect(() => strip({ ...design, sidewallAngle: 20 * degree })).toThrow('strip: sidewallAngle is 0.349066 rad');
    expect(() => strip({ ...design, width: 100 * nm, sidewallAngle: 45 * degree })).toThrow('strip: width at the top is -1.2e-7 m');
    expect(() => strip({ ...design, width: 100 * nm, sidewallAngle: 135 * degree })).toThrow('strip: width at the base is');
    expect(() => rib({ ...design, slab: 90 * nm, sidewallAngle: NaN })).toThrow('rib: sidewallAngle is NaN rad');
    expect(() => strip({ ...design, sidewallAngle: 1.4, widthAt: 'bottom' as 'base' })).toThrow('strip: widthAt is "bottom"');
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
