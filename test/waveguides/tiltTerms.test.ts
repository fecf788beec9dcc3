import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { nm, um } from '../../src/units.ts';
import { gaussianMode, type GaussianMode } from '../../src/waveguides/gaussianMode.ts';
import { strip } from '../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../src/waveguides/modes/solveModes.ts';
import { overlap, type Placement } from '../../src/waveguides/overlap.ts';
import { tiltTerms } from '../../src/waveguides/tiltTerms.ts';

const wavelength = 1550 * nm;
const beam = (x: number, y = x): GaussianMode => gaussianMode({ wavelength, modeFieldDiameter: { x: x * um, y: y * um } });
const tip = strip({ width: 180 * nm, height: 220 * nm, core: constantIndex(3.4777), cladding: constantIndex(1.444) });
const [te, tm] = (['te', 'tm'] as const).map((polarization) => solveModes(tip, { wavelength }, { polarization, tolerance: 1e-4 })[0]!);

describe('tiltTerms', () => {
  const straight: Placement[] = [{}, { x: 0.6 * um, y: -um, gap: 20 * um, index: 1.3 }];
  it.each(straight)('has nothing to add without a tilt (%#)', (placement) => {
    for (const other of [beam(6, 3), te!, tm!]) {
      const { scalar, angle, vector } = tiltTerms(beam(5, 4), other, placement);
      expect(scalar).toBe(overlap(beam(5, 4), other, placement));
      expect(Math.abs(angle)).toBeLessThan(1e-9);
      expect(Math.abs(vector)).toBe(0);
    }
  });

  it('falls as the square of a small tilt', () => {
    const angle = (tiltX: number): number => tiltTerms(te!, beam(2.5), { tiltX, index: 1.444 }).angle / tiltX ** 2;
    expect(angle(0.01) / angle(0.02)).toBeCloseTo(1, 1);
    expect(Math.abs(angle(0.01))).toBeGreaterThan(0.01);
  });

  it('is the plane wave of sin θ where the beam is wide', () => {
    // A wide beam across a small receiver: exp(−jk sin θ x) meets exp(−x²/w²), the cut cross-section being wide as well.
    const [wide, small, tilt] = [beam(400), beam(3), 0.3];
    const k = (2 * Math.PI) / wavelength;
    const waist = 1.5 * um;
    const alone = tiltTerms(wide, small);
    const { scalar, angle } = tiltTerms(wide, small, { tiltX: tilt });
    expect(scalar / alone.scalar / Math.exp(-((k * tilt * waist) ** 2) / 2)).toBeCloseTo(1, 2);
    const projected = Math.cos(tilt) * Math.exp(-((k * Math.sin(tilt) * waist) ** 2) / 2);
    expect((scalar + angle) / alone.scalar / projected).toBeCloseTo(1, 2);
  });

  it('has vector terms where the beam leans along both axes, the same when the guide and both tilts are turned', () => {
    const both = { tiltX: 0.2, tiltY: 0.15, index: 1.444 };
    const { vector } = tiltTerms(te!, beam(2.5), both);
    expect(Math.abs(vector)).toBeGreaterThan(1e-6);
    expect(Math.abs(vector)).toBeLessThan(1e-3);
    expect(Math.abs(tiltTerms(te!, beam(2.5), { ...both, tiltY: 0 }).vector)).toBe(0);
    expect(tiltTerms(te!, beam(2.5), { ...both, tiltX: -0.2, tiltY: -0.15 }).vector).toBeCloseTo(vector, 12);
    const turned = strip({ width: 220 * nm, height: 180 * nm, core: constantIndex(3.4777), cladding: constantIndex(1.444) });
    const upright = solveModes(turned, { wavelength }, { polarization: 'tm', tolerance: 1e-4 })[0]!;
    expect(tiltTerms(upright, beam(2.5), { tiltX: 0.15, tiltY: 0.2, index: 1.444 }).vector).toBeCloseTo(vector, 8);
    expect(Math.abs(tiltTerms(beam(3), beam(2.5), both).vector)).toBe(0);
  });

  it('refuses two solved modes, and what overlap refuses', () => {
    expect(() => tiltTerms(te!, tm!)).toThrow('tiltTerms: both modes are solved ones');
    expect(() => tiltTerms(te!, beam(3), { tiltX: 1 })).toThrow('overlap: tiltX is 1 rad');
  });
});
