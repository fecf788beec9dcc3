import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { gradedIndex } from '../../../src/materials/gradedIndex.ts';
import { nm, um } from '../../../src/units.ts';
import { crossSection, strip, type CrossSection, type SectionPart } from '../../../src/waveguides/modes/crossSection.ts';
import { shapeKey } from '../../../src/waveguides/modes/cellsKey.ts';
import { sectionCells, type SectionCells } from '../../../src/waveguides/modes/sectionCells.ts';

const core = constantIndex(3.4777);
const cladding = constantIndex(1.444);
const degree = Math.PI / 180;
const cut = (...parts: SectionPart[]): SectionCells => sectionCells(crossSection({ cladding, parts }));
/** A trapezoid on a middle x, its widths and heights in nm. */
const trapezoid = (x: number, base: number, top: number, y0: number, y1: number, name = 'core', material = core): SectionPart => ({
  name,
  material,
  polygon: [[x - base / 2, y0], [x + base / 2, y0], [x + top / 2, y1], [x - top / 2, y1]].map(([px, py]) => [px! * nm, py! * nm] as const),
});
const placesOf = ({ shape }: SectionCells): number[][] | undefined =>
  shape?.kind === 'walls' ? shape.places.map((line) => Array.from(line, (place) => Math.round((place / nm) * 1e6) / 1e6)) : undefined;

describe('cells of slanted walls', () => {
  it('follow the walls of a strip and know its mirror plane and corners', () => {
    const cells = sectionCells(strip({ width: 450 * nm, height: 220 * nm, core, cladding, sidewallAngle: 80 * degree }));
    const lean = (110 / Math.tan(80 * degree)).toFixed(4);
    expect(placesOf(cells)!.map((line) => line.map((place) => (Math.abs(place) - 225).toFixed(4)))).toEqual([
      [lean, `-${lean}`],
      [lean, `-${lean}`],
    ]);
    expect([cells.x.mirror, cells.y.mirror]).toEqual([0, undefined]);
    expect([cells.x.corner, cells.y.corner]).toEqual([[true, true], [true, true]]);
    expect([...cells.medium]).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it('are those of the rectangle where the walls are upright', () => {
    const [rectangle] = strip({ width: 450 * nm, height: 220 * nm, core, cladding }).parts;
    const plain = sectionCells(strip({ width: 450 * nm, height: 220 * nm, core, cladding }));
    const { shape, ...cells } = cut(trapezoid(0, 450, 450, -110, 110));
    expect(rectangle!.polygon).toBeUndefined();
    expect(shape?.kind).toBe('walls');
    expect(cells).toEqual({ ...plain, x: { ...plain.x, at: plain.x.at.map((at) => expect.closeTo(at, 18) as number) } });
  });

  it('go straight above and below a wall, and on from one wall to the next', () => {
    const stacked = cut(trapezoid(0, 500, 400, 0, 200), trapezoid(0, 900, 800, 300, 500, 'lid'));
    expect(placesOf(stacked)).toEqual([
      [-450, -450, -450, -400],
      [-250, -200, -200, -200],
      [200, 200, 200, 200].map((x, j) => (j === 0 ? 250 : x)),
      [450, 450, 450, 400],
    ]);
    const hexagon: SectionPart = {
      name: 'core',
      material: core,
      polygon: [[-400, 0], [-300, -200], [300, -200], [400, 0], [300, 200], [-300, 200]].map(([x, y]) => [x! * nm, y! * nm] as const),
    };
    const cells = cut(hexagon);
    expect(placesOf(cells)).toEqual([[-300, -400, -300], [300, 400, 300]]);
    expect([cells.x.mirror, cells.y.mirror]).toEqual([0, 0]);
  });

  it('see two parts side by side as sharing a wall', () => {
    const left = trapezoid(-200, 400, 400, 0, 200, 'left');
    const right = trapezoid(200, 400, 400, 0, 200, 'right');
    expect(placesOf(cut(left, right))).toEqual([[-400, -400], [0, 0], [400, 400]]);
  });

  it('do without walls where a rectangle is endless', () => {
    const cells = cut(trapezoid(0, 500, 400, 0, 200), { name: 'slab', material: core, x: [-Infinity, Infinity], y: [-90 * nm, 0] });
    expect(placesOf(cells)!.map((line) => line.length)).toEqual([3, 3]);
    const upright = cut(trapezoid(0, 500, 400, 0, 200), { name: 'side', material: core, x: [um, Infinity], y: [-Infinity, Infinity] });
    expect(placesOf(upright)).toEqual([[-250, -200], [250, 200], [1000, 1000]]);
    expect(upright.x.mirror).toBeUndefined();
  });
});

describe('cells of other shapes', () => {
  const triangle = (shift = 0): SectionPart => ({
    name: 'core',
    material: core,
    polygon: [[-300, 0], [300, 0], [shift, 400]].map(([x, y]) => [x! * nm, y! * nm] as const),
  });

  it('are left free where walls meet, lean far, cross or leave the window', () => {
    const kind = (section: CrossSection): string | undefined => sectionCells(section).shape?.kind;
    expect(cut(triangle()).shape?.kind).toBe('free');
    expect(cut(trapezoid(0, 2000, 500, 0, 200)).shape?.kind).toBe('free');
    expect(cut(trapezoid(0, 600, 300, 0, 200), trapezoid(0, 200, 500, 300, 500, 'lid')).shape?.kind).toBe('free');
    const parts = [trapezoid(0, 500, 400, 0, 200)];
    const window = { x: [-0.2 * um, um], y: [-um, um] } as const;
    expect(kind(crossSection({ cladding, parts, window }))).toBe('free');
    expect(kind(crossSection({ cladding, parts, window: { ...window, x: [-um, um] } }))).toBe('walls');
  });

  it('know their mirror planes by their edges', () => {
    expect([cut(triangle()).x.mirror, cut(triangle()).y.mirror]).toEqual([expect.closeTo(0, 18), undefined]);
    expect(cut(triangle(50)).x.mirror).toBeUndefined();
    const diamond: SectionPart = { name: 'core', material: core, polygon: [[-um, 0], [0, -um], [um, 0], [0, um]] };
    expect([cut(diamond).x.mirror, cut(diamond).y.mirror]).toEqual([0, 0]);
    const layered = cut(triangle(), { name: 'slab', material: core, x: [-Infinity, Infinity], y: [-90 * nm, 0] });
    expect(layered.x.mirror).toBeCloseTo(0, 18);
    expect(layered.y.at.map((y) => Math.round(y / nm))).toEqual([-90, 0, 400]);
    expect([layered.medium[0], layered.medium[1], layered.medium[2]]).toEqual([0, 2, 0]);
  });
});

describe('the key of a shape', () => {
  const key = (...parts: SectionPart[]): string => JSON.stringify(shapeKey(cut(...parts)));

  it('tells shapes apart by their vertices, and graded materials by their functions', () => {
    expect(key(trapezoid(0, 500, 400, 0, 200))).toBe(key(trapezoid(0, 500, 400, 0, 200)));
    expect(key(trapezoid(0, 500, 400, 0, 200))).not.toBe(key(trapezoid(0, 501, 400, 0, 200)));
    const change = (x: number): number => x;
    const other = (x: number): number => x;
    const graded = (indexChange: (x: number, y: number) => number) => trapezoid(0, 500, 400, 0, 200, 'core', gradedIndex(core, { indexChange }));
    expect(key(graded(change))).toBe(key(graded(change)));
    expect(key(graded(change))).not.toBe(key(graded(other)));
  });
});
