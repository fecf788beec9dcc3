import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { signedArea } from '../../../src/numerics/polygon.ts';
import { nm, um } from '../../../src/units.ts';
import { crossSection, type CrossSection, type SectionPart } from '../../../src/waveguides/modes/crossSection.ts';
import { elementGrid, type AxisExtent, type ElementGrid } from '../../../src/waveguides/modes/elementGrid.ts';
import { sectionCells, type SectionCells } from '../../../src/waveguides/modes/sectionCells.ts';

const wavenumber = 4e6;
const core = constantIndex(2);
const base = constantIndex(1.7);
const cladding = constantIndex(1.4);

/** A section's cells and elements, 20 and 15 over the wavenumber beyond its parts or as far as its window. */
function meshed(section: CrossSection): { cells: SectionCells; grid: ElementGrid; width: number; height: number } {
  const cells = sectionCells(section);
  const extent = (at: readonly number[], window: readonly [number, number] | undefined): AxisExtent =>
    window === undefined
      ? { low: at[0]! * wavenumber - 20, high: at[at.length - 1]! * wavenumber + 15, openLow: true, openHigh: true }
      : { low: window[0] * wavenumber, high: window[1] * wavenumber, openLow: false, openHigh: false };
  const extents = { x: extent(cells.x.at, section.window?.x), y: extent(cells.y.at, section.window?.y) };
  const indices = cells.media.map(({ material }) => material.index(1.5 * um));
  const grid = elementGrid(cells, indices, wavenumber, extents, { order: 4, layers: 2, nearby: { x: 1.2, y: 1 } });
  return { cells, grid, width: extents.x.high - extents.x.low, height: extents.y.high - extents.y.low };
}

/** The area of each medium, the flattest corner (as the sine of its angle), how often an edge is shared at most, and the border's length. */
function measured({ quads }: ElementGrid): { areas: number[]; flattest: number; shared: number; border: number } {
  const { places, corners, vertices, medium } = quads!;
  const areas: number[] = [];
  const edges = new Map<string, number>();
  let flattest = 1;
  medium.forEach((m, e) => {
    const at = (k: number): readonly [number, number] => [places[8 * e + 2 * k]!, places[8 * e + 2 * k + 1]!];
    const around = [at(0), at(1), at(3), at(2)];
    const area = signedArea(around);
    areas[m] = (areas[m] ?? 0) + Math.abs(area);
    around.forEach((a, i) => {
      const b = around[(i + 1) % 4]!;
      const c = around[(i + 2) % 4]!;
      const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]];
      flattest = Math.min(flattest, (Math.sign(area) * (ux * vy - uy * vx)) / (Math.hypot(ux, uy) * Math.hypot(vx, vy)));
    });
    for (const [i, j] of [[0, 1], [2, 3], [0, 2], [1, 3]] as const) {
      const key = [corners[4 * e + i]!, corners[4 * e + j]!].sort((a, b) => a - b).join();
      edges.set(key, (edges.get(key) ?? 0) + 1);
    }
  });
  let border = 0;
  for (const [key, count] of edges) {
    const [a, b] = key.split(',').map(Number) as [number, number];
    if (count === 1) border += Math.hypot(vertices[2 * a]! - vertices[2 * b]!, vertices[2 * a + 1]! - vertices[2 * b + 1]!);
  }
  return { areas, flattest, shared: Math.max(...edges.values()), border };
}

describe('quadrilaterals of any polygons', () => {
  it('fill the plane once, follow the polygons and meet along whole edges', () => {
    // The same numbers on every machine.
    let state = 11;
    const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    let tried = 0;
    while (tried < 40) {
      const angles = Array.from({ length: 3 + Math.floor(random() * 6) }, () => random() * 2 * Math.PI).sort((a, b) => a - b);
      const round = random() < 0.5;
      const polygon = angles.map((angle) => {
        const radius = (round ? 400 : 100 + 500 * random()) * nm;
        return [radius * Math.cos(angle) + 200 * nm, radius * Math.sin(angle)] as const;
      });
      const parts: SectionPart[] = [{ name: 'core', material: core, polygon }];
      const lowest = Math.min(...polygon.map(([, y]) => y));
      if (random() < 0.5) parts.push({ name: 'base', material: base, x: [-Infinity, Infinity], y: [lowest - 90 * nm, lowest] });
      let section: CrossSection;
      try {
        section = crossSection({ cladding, parts });
      } catch {
        continue;
      }
      tried++;
      const { cells, grid, width, height } = meshed(section);
      const { areas, flattest, shared, border } = measured(grid);
      expect(areas.reduce((sum, area) => sum + area, 0) / (width * height)).toBeCloseTo(1, 9);
      expect(border / (2 * (width + height))).toBeCloseTo(1, 9);
      expect([shared, flattest > 1e-3]).toEqual([2, true]);
      const ofCore = areas[cells.media.findIndex(({ name }) => name === 'core')]!;
      expect(ofCore / (Math.abs(signedArea(polygon)) * wavenumber ** 2)).toBeCloseTo(1, 6);
    }
  });

  it('end at a window that cuts the polygon', () => {
    const triangle = [[-um, -um], [um, -um], [0, um]] as const;
    const window = { x: [-0.5 * um, 2 * um], y: [-2 * um, 0] } as const;
    const { grid, width, height } = meshed(crossSection({ cladding, parts: [{ name: 'core', material: core, polygon: triangle }], window }));
    const { areas, border } = measured(grid);
    expect(areas[0]! + areas[1]!).toBeCloseTo(width * height, 9);
    // Of the lower half of the triangle, 1 to 2 um wide, what lies to the right of x = −0.5 um.
    expect(areas[1]! / (wavenumber * um) ** 2).toBeCloseTo(1.5 - 0.25, 9);
    expect(border).toBeCloseTo(2 * (width + height), 9);
  });

  it('do not see lines between parts of one material', () => {
    const one = crossSection({ cladding, parts: [{ name: 'core', material: core, polygon: [[0, 0], [um, 0], [0.5 * um, um]] }] });
    const two = crossSection({
      cladding,
      parts: [
        { name: 'core', material: core, polygon: [[0, 0], [0.5 * um, 0], [0.5 * um, um]] },
        { name: 'core', material: core, polygon: [[0.5 * um, 0], [um, 0], [0.5 * um, um]] },
      ],
    });
    const [a, b] = [meshed(one).grid, meshed(two).grid].map((grid) => measured(grid));
    expect(b!.areas[1]).toBeCloseTo(a!.areas[1]!, 9);
    expect(meshed(two).grid.medium.length).toBeLessThan(1.2 * meshed(one).grid.medium.length);
  });

  it('refuse what asks for too many', () => {
    const wide = crossSection({ cladding, parts: [{ name: 'core', material: core, polygon: [[0, 0], [90 * um, 0], [40 * um, 80 * um]] }] });
    expect(() => meshed(wide)).toThrow('more than 3000 triangle corners');
  });
});
