import { describe, expect, it } from 'vitest';
import { edgeCoupler } from '../../../src/devices/edgeCoupler.ts';
import { alignmentTolerance } from '../../../src/devices/fiberArray/alignmentTolerance.ts';
import type { FiberPlace } from '../../../src/devices/fiberArray.ts';
import { nm, um } from '../../../src/units.ts';

const wavelength = 1310 * nm;
const between = (fiber: number, chip: { x: number; y: number }, gap = 0) =>
  edgeCoupler({
    fiberMode: { modeFieldDiameter: { x: fiber * um, y: fiber * um } },
    chipMode: { modeFieldDiameter: { x: chip.x * um, y: chip.y * um } },
    gap,
    index: 1,
    facet: { kind: 'coated', reflectance: 0 },
    propagationLossDb: 0.3,
  });
const through = (coupler: ReturnType<typeof between>) => (place: FiberPlace) => coupler.lossDb({ wavelength, ...place });

describe('alignmentTolerance', () => {
  it('is that of the closed form for equal modes', () => {
    const w = 1.25 * um;
    const found = alignmentTolerance(through(between(2.5, { x: 2.5, y: 2.5 })), { lossDb: 1, gap: 0 });
    const one = Math.sqrt(Math.LN10 / 10);
    expect(found.x / (w * one)).toBeCloseTo(1, 9);
    expect(found.y / found.x).toBeCloseTo(1, 9);
    expect(found.tiltX / ((one * wavelength) / (Math.PI * w))).toBeCloseTo(1, 9);
    expect(found.tiltY / found.tiltX).toBeCloseTo(1, 9);
    // 1/(1 + (z/2zR)²) = 10^(−0.1).
    expect(found.z / (((2 * Math.PI * w * w) / wavelength) * Math.sqrt(10 ** 0.1 - 1))).toBeCloseTo(1, 9);
  });

  it('agrees with the tolerance of the coupler itself', () => {
    const coupler = between(4, { x: 3.5, y: 3 }, 5 * um);
    const found = alignmentTolerance(through(coupler), { lossDb: 0.5, gap: 5 * um });
    const own = coupler.lateralTolerance({ wavelength, lossDb: 0.5 });
    expect(found.x / own.x).toBeCloseTo(1, 9);
    expect(found.y / own.y).toBeCloseTo(1, 9);
  });

  it('takes the nearer of both directions', () => {
    const found = alignmentTolerance(
      ({ offsetX, offsetY, tiltX, tiltY, gap }) =>
        1e6 * (offsetX > 0 ? offsetX : -2 * offsetX) + 1e6 * Math.abs(offsetY) + 10 * (Math.abs(tiltX) + Math.abs(tiltY)) + 1e5 * gap,
      { lossDb: 1, gap: 0 },
    );
    expect(found.x).toBeCloseTo(0.5e-6, 12);
    expect(found.y).toBeCloseTo(1e-6, 12);
    expect(found.tiltX).toBeCloseTo(0.1, 9);
    expect(found.z).toBeCloseTo(1e-5, 12);
  });

  it('refuses a coupler whose loss never grows, and goals out of range', () => {
    expect(() => alignmentTolerance(() => 1, { lossDb: 1, gap: 0 })).toThrow('alignmentTolerance: offsetX never costs 1 dB up to 0.001');
    expect(() => alignmentTolerance(() => 1, { lossDb: 0, gap: 0 })).toThrow('lossDb is 0 dB');
    expect(() => alignmentTolerance(() => 1, { lossDb: 1, gap: -1 })).toThrow('gap is -1 m');
  });
});
