import { describe, expect, it } from 'vitest';
import { plasmaDispersion } from '../../src/materials/plasmaDispersion.ts';
import { pnJunction } from '../../src/waveguides/pnJunction.ts';
import { pnOverlap } from '../../src/waveguides/pnOverlap.ts';

const design = {
  acceptors: 5e23,
  donors: 5e23,
  coreWidth: 450e-9,
  coreHeight: 220e-9,
  junctionOffset: 0,
  confinement: 1,
  seriesResistance: 1e-3,
  breakdownVoltage: -8,
};
const where = { wavelength: 1310e-9, temperature: 300 };

describe('pnOverlap', () => {
  it('is the carrier effect of what is not depleted, by hand', () => {
    const junction = pnOverlap(design, where);
    const half = pnJunction({ acceptors: 5e23, donors: 5e23, temperature: 300 }).depletionWidth(-2) / 2;
    const left = (225e-9 - half) / 450e-9;
    const n = plasmaDispersion({ wavelength: 1310e-9, electrons: 5e23, holes: 0 });
    const p = plasmaDispersion({ wavelength: 1310e-9, electrons: 0, holes: 5e23 });
    expect(junction.indexChange(-2)).toBeCloseTo(left * (n.index + p.index), 12);
    expect(junction.attenuation(-2)).toBeCloseTo(left * (n.absorption + p.absorption), 6);
  });

  it('has the slope of its index change', () => {
    const junction = pnOverlap(design, where);
    const slope = (junction.indexChange(-1.999) - junction.indexChange(-2.001)) / 0.002;
    expect(junction.indexSlope(-2) / slope).toBeCloseTo(1, 6);
    expect(junction.indexSlope(-2)).toBeLessThan(0);
  });

  it('refuses a core that the junction empties to its edge without bias', () => {
    expect(() => pnOverlap({ ...design, coreWidth: 60e-9 }, where)).toThrow(RangeError);
  });
});
