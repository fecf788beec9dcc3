import { describe, expect, it } from 'vitest';
import { nm } from '../../src/units.ts';
import { directionalCoupler } from '../../src/waveguides/directionalCoupler.ts';

describe('a table of coupling', () => {
  const design = { wavelengths: [1300 * nm, 1310 * nm, 1320 * nm], powerCouplings: [0.1, 0.2, 0.1] } as const;

  it('is joined by straight lines', () => {
    const coupler = directionalCoupler(design);
    expect(coupler.powerCoupling(1305 * nm)).toBeCloseTo(0.15, 12);
    expect(coupler.powerCoupling(1320 * nm)).toBeCloseTo(0.1, 12);
    expect(coupler.transmission).toBe(1);
    expect(() => coupler.powerCoupling(1330 * nm)).toThrow('wavelength');
  });

  it('is refused where it is none', () => {
    expect(() => directionalCoupler({ ...design, powerCouplings: [0.1, 0.2] })).toThrow('must have 3');
    expect(() => directionalCoupler({ ...design, wavelengths: [1300 * nm, 1300 * nm, 1320 * nm] })).toThrow('wavelengths.1');
  });
});
