import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDb, nm, um } from '../../src/units.ts';
import { couplerTransfer, directionalCoupler, type DirectionalCouplerDesign } from '../../src/waveguides/directionalCoupler.ts';

const design: DirectionalCouplerDesign = {
  referenceWavelength: 1310 * nm,
  couplingPerLength: 5e4,
  referenceGap: 200 * nm,
  gap: 200 * nm,
  decayLength: 60 * nm,
  wavelengthSlope: 3e6,
  length: 8 * um,
  bendLength: 2 * um,
  excessLossDb: 0.05,
};

describe('directionalCoupler', () => {
  it('couples sin²(κL) at the reference', () => {
    expect(directionalCoupler(design).powerCoupling(1310 * nm)).toBeCloseTo(Math.sin(0.5) ** 2, 14);
  });

  it('couples all where κL is π/2 and nothing without length', () => {
    expect(directionalCoupler({ ...design, couplingPerLength: Math.PI / 2 / (10 * um) }).powerCoupling(1310 * nm)).toBeCloseTo(1, 14);
    expect(directionalCoupler({ ...design, length: 0, bendLength: 0 }).powerCoupling(1310 * nm)).toBe(0);
  });

  it('loses a factor e of amplitude coupling for each decay length of gap', () => {
    const wider = directionalCoupler({ ...design, gap: 260 * nm });
    expect(Math.asin(Math.sqrt(wider.powerCoupling(1310 * nm)))).toBeCloseTo(0.5 / Math.E, 12);
  });

  it('counts the bends as length', () => {
    const bends = directionalCoupler({ ...design, length: 0, bendLength: 10 * um });
    expect(bends.powerCoupling(1310 * nm)).toBeCloseTo(directionalCoupler(design).powerCoupling(1310 * nm), 14);
  });

  it('couples more at longer wavelengths where the slope says so', () => {
    expect(Math.asin(Math.sqrt(directionalCoupler(design).powerCoupling(1320 * nm)))).toBeCloseTo(0.5 * 1.03, 12);
  });

  it('stays between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20e-9, max: 2e-6, noNaN: true }),
        fc.double({ min: 0, max: 1e-3, noNaN: true }),
        fc.double({ min: 1.2e-6, max: 1.42e-6, noNaN: true }),
        (gap, length, wavelength) => {
          const coupling = directionalCoupler({ ...design, gap, length }).powerCoupling(wavelength);
          expect(coupling).toBeGreaterThanOrEqual(0);
          expect(coupling).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 2 },
    );
  });

  it('tells its loss as a power fraction', () => {
    expect(directionalCoupler(design).transmission).toBeCloseTo(fromDb(-0.05), 14);
    expect(directionalCoupler({ ...design, excessLossDb: 0 }).transmission).toBe(1);
  });

  it('refuses a bad design and a wavelength outside', () => {
    expect(() => directionalCoupler({ ...design, gap: -1 * nm })).toThrow('directionalCoupler: gap is -1e-9 m');
    expect(() => directionalCoupler({ ...design, decayLength: NaN })).toThrow(RangeError);
    expect(() => directionalCoupler({ ...design, wavelengthSlope: 1e7 })).toThrow(
      'wavelengthSlope is 10000000 1/m, turns the coupling negative',
    );
    for (const bad of [1150 * nm, 1450 * nm, NaN]) expect(() => directionalCoupler(design).powerCoupling(bad)).toThrow(RangeError);
  });
});

describe('couplerTransfer', () => {
  it('conserves power, crosses with −j', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (power) => {
        const { self, cross } = couplerTransfer(power);
        expect(self.re ** 2 + self.im ** 2 + cross.re ** 2 + cross.im ** 2).toBeCloseTo(1, 14);
        expect(cross.re ** 2 + cross.im ** 2).toBeCloseTo(power, 14);
        // Unitary as a matrix: the two columns are orthogonal.
        expect(self.re * cross.re + self.im * cross.im).toBeCloseTo(0, 15);
      }),
      { seed: 3 },
    );
    expect(couplerTransfer(1).cross).toEqual({ re: 0, im: -1 });
  });

  it('refuses a coupling that is no power fraction', () => {
    for (const bad of [-0.1, 1.1, NaN]) expect(() => couplerTransfer(bad)).toThrow(RangeError);
  });
});
