import { describe, expect, it, vi } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { nm, um } from '../../../src/units.ts';
import { gaussianMode } from '../../../src/waveguides/gaussianMode.ts';
import { strip } from '../../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../../src/waveguides/modes/solvedMode.ts';
import { overlap, type Placement } from '../../../src/waveguides/overlap.ts';

vi.setConfig({ testTimeout: 30_000 });

const wavelength = 1550 * nm;
const solved = (width: number, height: number, index: number, polarization: 'te' | 'tm', at = wavelength): SolvedMode =>
  solveModes(
    strip({ width: width * nm, height: height * nm, core: constantIndex(index), cladding: constantIndex(1.444) }),
    { wavelength: at },
    { polarization, tolerance: 1e-5 },
  )[0]!;
const wire = solved(450, 220, 3.4777, 'te');
const tip = solved(180, 220, 3.4777, 'te');
const upright = solved(180, 220, 3.4777, 'tm');
const beam = (x: number, y = x) => gaussianMode({ wavelength, modeFieldDiameter: { x: x * um, y: y * um } });

/** The same by a sum over points, of a beam as exp(−(p + jq)r² − jkθx) in the medium. */
function summed(mode: SolvedMode, waistX: number, waistY: number, placement: Placement): number {
  const { x: cx = 0, y: cy = 0, gap = 0, tiltX = 0, tiltY = 0, index = 1 } = placement;
  const k = (2 * Math.PI * index) / wavelength;
  const curve = (w: number): [number, number] => {
    const z = (k * w * w) / 2;
    return [1 / (w * w * (1 + (gap / z) ** 2)), (k * gap) / (2 * (gap * gap + z * z))];
  };
  const [px, qx] = curve(waistX);
  const [py, qy] = curve(waistY);
  const te = mode.teFraction > 0.5;
  // Cells that meet the sides of a core of 180 by 220 nm.
  const count = 320;
  const stepX = 22.5 * nm;
  const stepY = 22 * nm;
  let [reE, imE, reH, imH] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const x = (i + 0.5 - count / 2) * stepX;
      const y = (j + 0.5 - count / 2) * stepY;
      const { Ex, Ey, Hx, Hy } = mode.field(x, y);
      const size = Math.exp(-px * (x - cx) ** 2 - py * (y - cy) ** 2) * stepX * stepY;
      const phase = qx * (x - cx) ** 2 + qy * (y - cy) ** 2 + k * (tiltX * (x - cx) + tiltY * (y - cy));
      const [e, h] = te ? [Ex.re, Hy.re] : [Ey.re, -Hx.re];
      reE += e * size * Math.cos(phase);
      imE += e * size * Math.sin(phase);
      reH += h * size * Math.cos(phase);
      imH -= h * size * Math.sin(phase);
    }
  }
  // ½ Re∫E × H* of the mode is 1 W.
  return (reE * reH - imE * imH) / (2 * (Math.PI / (2 * Math.sqrt(px * py))));
}

describe('overlap of solved modes', () => {
  it('is 1 with itself', () => {
    for (const mode of [wire, tip, upright]) expect(Math.abs(overlap(mode, mode) - 1)).toBeLessThan(1e-9);
  });

  it('is 0 across polarizations and reciprocal', () => {
    expect(Math.abs(overlap(tip, upright))).toBeLessThan(1e-12);
    expect(overlap(wire, tip)).toBeCloseTo(overlap(tip, wire), 12);
    expect(overlap(wire, tip, { x: 80 * nm })).toBeCloseTo(overlap(tip, wire, { x: -80 * nm }), 9);
  });

  it('is 0 between modes of one guide', () => {
    const section = strip({ width: 1000 * nm, height: 220 * nm, core: constantIndex(3.4777), cladding: constantIndex(1.444) });
    const [one, , three] = solveModes(section, { wavelength }, { count: 3, polarization: 'te', tolerance: 1e-6 });
    expect(Math.abs(overlap(one!, three!))).toBeLessThan(1e-6);
  });

  it('falls with offset and tilt, and is 0 where windows do not meet', () => {
    expect(overlap(wire, wire, { x: 100 * nm })).toBeLessThan(0.9);
    expect(overlap(wire, wire, { tiltX: 0.2, index: 1.444 })).toBeLessThan(overlap(wire, wire, { tiltX: 0.1, index: 1.444 }));
    expect(Math.abs(overlap(wire, wire, { x: 100 * um }))).toBe(0);
  });

  it.each([
    [tip, 1.25, 1.25, { index: 1.444 }],
    [tip, 1.25, 0.9, { x: 0.3 * um, y: -0.2 * um, index: 1.444 }],
    [upright, 1.25, 1.25, { x: 0.2 * um, tiltX: 0.1, tiltY: -0.05, index: 1.444 }],
    [tip, 0.8, 1.2, { gap: 3 * um, x: 0.3 * um, tiltX: 0.08, tiltY: 0.03, index: 1.444 }],
  ] as const)('with a Gaussian beam equals the sum over points (%#)', (mode, x, y, placement) => {
    const expected = summed(mode, x * um, y * um, placement);
    expect(expected).toBeGreaterThan(0.05);
    expect(Math.abs(overlap(mode, beam(2 * x, 2 * y), placement) - expected)).toBeLessThan(1e-3 * expected);
    expect(overlap(beam(2 * x, 2 * y), mode, placement)).toBe(overlap(mode, beam(2 * x, 2 * y), placement));
  });

  it('refuses a gap between solved modes, other wavelengths and strangers', () => {
    expect(() => overlap(wire, tip, { gap: um })).toThrow('overlap: gap is 1e-6 m between two solved modes');
    expect(() => overlap(wire, solved(450, 220, 3.4777, 'te', 1551 * nm))).toThrow('overlap: wavelength of b is 1.551e-6 m');
    expect(() => overlap(wire, { ...tip })).toThrow('a mode is not one of solveModes');
    expect(() => overlap(tip, beam(0.5), { gap: 10 * um })).toThrow('divergence of b');
  });
});
