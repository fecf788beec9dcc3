import { describe, expect, it } from 'vitest';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { nm, um } from '../../src/units.ts';
import { alignmentMap } from '../../src/waveguides/alignmentMap.ts';
import { gaussianMode } from '../../src/waveguides/gaussianMode.ts';
import { strip } from '../../src/waveguides/modes/crossSection.ts';
import { solveModes } from '../../src/waveguides/modes/solveModes.ts';
import type { SolvedMode } from '../../src/waveguides/modes/solvedMode.ts';
import { overlap } from '../../src/waveguides/overlap.ts';

const core = constantIndex(3.5048);
const cladding = constantIndex(1.4468);
const wavelength = 1310 * nm;
const tip = strip({ width: 180 * nm, height: 220 * nm, core, cladding });
const beam = gaussianMode({ wavelength, modeFieldDiameter: 2.5 * um });
const mode = (polarization: 'te' | 'tm'): SolvedMode => solveModes(tip, { wavelength }, { polarization, tolerance: 1e-4 })[0]!;

describe('an alignment map', () => {
  const x = [-1, -0.3, 0, 0.8].map((each) => each * um);
  const y = [-0.5, 0, 1.2].map((each) => each * um);

  it('is the overlap at every place, tilted and across a gap, TE and TM', () => {
    for (const polarization of ['te', 'tm'] as const) {
      const placement = { gap: 3 * um, tiltX: 0.06, tiltY: -0.03, index: 1.2 };
      const map = alignmentMap(mode(polarization), beam, { x, y }, placement);
      x.forEach((atX, i) =>
        y.forEach((atY, j) => {
          expect(map[i * 3 + j]).toBeCloseTo(overlap(beam, mode(polarization), { ...placement, x: atX, y: atY }), 12);
        }),
      );
    }
  });

  it('serves slanted walls too', () => {
    const slanted = strip({ width: 180 * nm, height: 220 * nm, core, cladding, sidewallAngle: 1.45 });
    const leaning = solveModes(slanted, { wavelength }, { polarization: 'te', tolerance: 1e-3 })[0]!;
    const map = alignmentMap(leaning, beam, { x: [0, 0.5 * um], y: [0.1 * um] });
    expect(map[1]).toBe(overlap(beam, leaning, { x: 0.5 * um, y: 0.1 * um }));
  });

  it('refuses a grid that is none', () => {
    expect(() => alignmentMap(mode('te'), beam, { x: [], y })).toThrow('number of x');
    expect(() => alignmentMap(mode('te'), beam, { x, y: [Number.NaN] })).toThrow('y is NaN');
    expect(() => alignmentMap(mode('te'), beam, { x: [1], y })).toThrow('x is 1');
  });
});
