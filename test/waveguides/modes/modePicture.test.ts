import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { nm, um } from '../../../src/units.ts';
import { crossSection, rib, slab, strip, type SectionPart } from '../../../src/waveguides/modes/crossSection.ts';
import { modePicture } from '../../../src/waveguides/modes/modePicture.ts';
import { sectionBoundaries, type Segment } from '../../../src/waveguides/modes/sectionBoundaries.ts';
import { solveModes } from '../../../src/waveguides/modes/solveModes.ts';

const [core, cladding] = [constantIndex(3.4777), constantIndex(1.444)];
const wire = strip({ width: 450 * nm, height: 220 * nm, core, cladding });
const window = { x: [-um, um], y: [-um, um] } as const;
const length = (pieces: readonly Segment[]): number =>
  pieces.reduce((sum, { from, to }) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0) / nm;
type Span = readonly [number, number];
const part = (x: Span, y: Span, material = core, name = 'core'): SectionPart => ({ name, material, x, y });

describe('sectionBoundaries', () => {
  it('go once around a strip', () => {
    const pieces = sectionBoundaries(wire, window);
    expect([pieces.length, length(pieces)]).toEqual([4, expect.closeTo(2 * (450 + 220), 6)]);
  });

  it('leave out what lies between parts of one material, and end at the window', () => {
    const ridge = rib({ width: 500 * nm, height: 220 * nm, slab: 90 * nm, core, cladding });
    // Bottom 2 um, the top of the slab beside the ridge, the ridge.
    expect(length(sectionBoundaries(ridge, window))).toBeCloseTo(2000 + 1500 + 2 * 130 + 500, 6);
  });

  it('draw a border between two parts once', () => {
    const side = part([300 * nm, 500 * nm], [0, 100 * nm], constantIndex(2), 'side');
    const two = crossSection({ cladding, parts: [part([0, 300 * nm], [0, 200 * nm]), side] });
    expect(length(sectionBoundaries(two, window))).toBeCloseTo(2 * (500 + 200) + 100, 6);
    const [long, short] = [[-300 * nm, 300 * nm], [-50 * nm, 50 * nm]] as const;
    const cross = crossSection({ cladding, parts: [part(long, short), part(short, long)] });
    expect(length(sectionBoundaries(cross, window))).toBeCloseTo(2400, 6);
  });

  it('follow a polygon', () => {
    const polygon = [[0, 0], [400 * nm, 0], [0, 300 * nm]] as const;
    const slanted = crossSection({ cladding, parts: [{ name: 'core', material: core, polygon }] });
    expect(length(sectionBoundaries(slanted, window))).toBeCloseTo(1200, 6);
    expect(sectionBoundaries(slanted, { x: [um, 2 * um], y: [0, um] })).toEqual([]);
  });
});

describe('modePicture', () => {
  const mode = solveModes(wire, { wavelength: 1550 * nm }, { polarization: 'te', tolerance: 1e-4 })[0]!;

  it('has |E|² at its points, row by row', () => {
    const { axes, values, shape, boundaries, effectiveIndex } = modePicture(mode, wire, { window, points: 20 });
    expect([shape, boundaries.length, effectiveIndex]).toEqual([[20, 20], 4, mode.effectiveIndex]);
    expect([axes.x[0]! / nm, axes.y[19]! / nm]).toEqual([expect.closeTo(-950, 9), expect.closeTo(950, 9)]);
    const { Ex, Ey, Ez } = mode.field(axes.x[7]!, axes.y[9]!);
    expect(values.intensity[9 * 20 + 7]).toBeCloseTo(Ex.re ** 2 + Ey.re ** 2 + Ez.im ** 2, 3);
  });

  it('shows the guide and as far around it as the mode is wide', () => {
    const { axes, shape } = modePicture(mode, wire);
    expect(shape[1]).toBe(120);
    expect(axes.x[119]! / nm).toBeGreaterThan(400);
    expect(axes.x[119]! / nm).toBeLessThan(700);
    expect(axes.x[0]! + axes.x[119]!).toBeCloseTo(0, 12);
    const layer = slab({ thickness: 220 * nm, core, cladding });
    const flat = solveModes(layer, { wavelength: 1550 * nm }, { polarization: 'te', tolerance: 1e-4 })[0]!;
    const [from, to] = flat.window.x;
    const all = modePicture(flat, layer, { points: 30 });
    expect(all.axes.x[0]! - from).toBeCloseTo(to - all.axes.x[all.axes.x.length - 1]!, 12);
  });

  it('refuses a window or number out of range', () => {
    expect(() => modePicture(mode, wire, { points: 2 })).toThrow('modePicture: points is 2');
    expect(() => modePicture(mode, wire, { window: { x: [um, 0], y: [0, um] } })).toThrow('modePicture: window.x[1] is 0 m');
    expect(() => modePicture(mode, wire, { window: { x: [0, um], y: [NaN, um] } })).toThrow('modePicture: window.y[0] is NaN');
  });
});
