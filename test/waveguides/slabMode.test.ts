import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nm, um } from '../../src/units.ts';
import { effectiveIndexMethod, slabIndex, type Slab } from '../../src/waveguides/slabMode.ts';

const slab: Slab = { thickness: 220 * nm, core: 3.473, cladding: 1.444, wavelength: 1550 * nm, polarization: 'te' };

describe('slabIndex', () => {
  it('gives the published TE0 and TM0 of 220 nm of silicon in silica', () => {
    expect(slabIndex(slab)).toBeCloseTo(2.8448155, 6);
    expect(slabIndex({ ...slab, polarization: 'tm' })).toBeCloseTo(2.05110094, 7);
  });

  it('satisfies the field equations: the transverse phase closes over a round trip', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20e-9, max: 3e-6, noNaN: true }),
        fc.double({ min: 1.5, max: 3.6, noNaN: true }),
        fc.constantFrom('te' as const, 'tm' as const),
        (thickness, core, polarization) => {
          const n = slabIndex({ ...slab, thickness, core, polarization });
          expect(n).toBeGreaterThan(1.444);
          expect(n).toBeLessThan(core);
          const k = (2 * Math.PI) / slab.wavelength;
          const inside = Math.sqrt(core ** 2 - n ** 2);
          const outside = Math.sqrt(n ** 2 - 1.444 ** 2);
          const rho = polarization === 'te' ? 1 : (core / 1.444) ** 2;
          const phase = k * inside * thickness - 2 * Math.atan((rho * outside) / inside);
          expect(phase).toBeCloseTo(0, 5);
        },
      ),
      { seed: 4 },
    );
  });

  it('rises with thickness from the cladding to the core', () => {
    let before = 1.444;
    for (const thickness of [10 * nm, 50 * nm, 100 * nm, 220 * nm, 500 * nm, 2 * um]) {
      const n = slabIndex({ ...slab, thickness });
      expect(n).toBeGreaterThan(before);
      before = n;
    }
    expect(before).toBeGreaterThan(3.45);
  });

  it('is lower in TM than in TE', () => {
    expect(slabIndex({ ...slab, polarization: 'tm' })).toBeLessThan(slabIndex(slab));
  });

  it('refuses numbers out of range, a core below the cladding, another polarization', () => {
    for (const bad of [0, -1, NaN, 1]) expect(() => slabIndex({ ...slab, thickness: bad })).toThrow('thickness');
    expect(() => slabIndex({ ...slab, wavelength: NaN })).toThrow('wavelength');
    expect(() => slabIndex({ ...slab, core: 7 })).toThrow('core');
    expect(() => slabIndex({ ...slab, cladding: 0 })).toThrow('cladding');
    expect(() => slabIndex({ ...slab, core: 1.444 })).toThrow('core is 1.444, must be above the cladding of 1.444');
    expect(() => slabIndex({ ...slab, polarization: 'x' as 'te' })).toThrow('polarization is "x", must be te or tm');
  });
});

describe('effectiveIndexMethod', () => {
  const strip = { width: 500 * nm, height: 220 * nm, core: 3.473, cladding: 1.444, wavelength: 1550 * nm, polarization: 'te' as const };

  it('gives the published index of a 500 by 220 nm strip', () => {
    expect(effectiveIndexMethod(strip)).toBeCloseTo(2.48836786, 7);
  });

  it('becomes the slab for a wide strip', () => {
    expect(effectiveIndexMethod({ ...strip, width: 100 * um })).toBeCloseTo(slabIndex(slab), 4);
    const tm = { ...slab, polarization: 'tm' as const };
    expect(effectiveIndexMethod({ ...strip, width: 100 * um, polarization: 'tm' })).toBeCloseTo(slabIndex(tm), 4);
  });

  it('lies within 3 % of the full-vector TE indices of silicon wires, 450 by 220 nm', () => {
    // Converged full-vector values, two independent finite element forms: 2.354970 at 1550 nm, 2.652406 at 1310 nm.
    const wire = { ...strip, width: 450 * nm };
    const cBand = effectiveIndexMethod({ ...wire, core: 3.4777, cladding: 1.444 });
    expect(Math.abs(cBand / 2.35497 - 1)).toBeLessThan(0.03);
    const oBand = effectiveIndexMethod({ ...wire, core: 3.5048, cladding: 1.4468, wavelength: 1310 * nm });
    expect(Math.abs(oBand / 2.652406 - 1)).toBeLessThan(0.03);
  });
});
