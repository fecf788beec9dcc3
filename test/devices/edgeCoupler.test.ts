import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeCoupler, type EdgeCouplerDesign } from '../../src/devices/edgeCoupler.ts';
import { continuousWave, type Light } from '../../src/light.ts';
import { degree, mW, nm, toDb, um } from '../../src/units.ts';

const design: EdgeCouplerDesign = {
  fiberMode: { modeFieldDiameter: { x: 9.2 * um, y: 9.2 * um } },
  chipMode: { modeFieldDiameter: { x: 9.2 * um, y: 9.2 * um } },
  gap: 0,
  index: 1,
  facet: { kind: 'coated', reflectance: 0 },
  propagationLossDb: 0,
};
const wavelength = 1310 * nm;
const beam = { rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'laser' };

describe('an edge coupler', () => {
  it('passes everything between equal aligned modes', () => {
    expect(edgeCoupler(design).transmission({ wavelength })).toBe(1);
    expect(edgeCoupler(design).lossDb({ wavelength })).toBeCloseTo(0, 15);
  });

  it('multiplies overlap, one reflection and the loss of the taper', () => {
    const coupler = edgeCoupler({ ...design, facet: { kind: 'fresnel', tipIndex: 1.5 }, propagationLossDb: 0.3 });
    expect(coupler.lossDb({ wavelength, offsetX: 1 * um })).toBeCloseTo(0.205243139 - toDb(1 - 0.04) + 0.3, 6);
    const glued = edgeCoupler({ ...design, index: 1.5, facet: { kind: 'fresnel', tipIndex: 1.5 } });
    expect(glued.transmission({ wavelength })).toBe(1);
    const coated = edgeCoupler({ ...design, facet: { kind: 'coated', reflectance: 0.1 } });
    expect(coated.transmission({ wavelength })).toBeCloseTo(0.9, 14);
  });

  it('takes offset along both axes, tilt, gap and ellipticity from the overlap of Gaussian modes', () => {
    const coupler = edgeCoupler(design);
    expect(coupler.lossDb({ wavelength, offsetY: 2 * um })).toBeCloseTo(0.820972556, 6);
    expect(coupler.lossDb({ wavelength, tiltX: 1 * degree })).toBeCloseTo(0.160994806, 6);
    expect(coupler.lossDb({ wavelength, tiltY: 1 * degree })).toBeCloseTo(0.160994806, 6);
    expect(coupler.lossDb({ wavelength, gap: 50 * um })).toBeCloseTo(0.943705482, 6);
    expect(edgeCoupler({ ...design, gap: 50 * um }).lossDb({ wavelength })).toBeCloseTo(0.943705482, 6);
    const narrow = edgeCoupler({ ...design, chipMode: { modeFieldDiameter: { x: 2.5 * um, y: 9.2 * um } } });
    expect(narrow.lossDb({ wavelength })).toBeCloseTo(5.91516543 / 2, 6);
  });

  it('loses more of TM by the polarization-dependent loss', () => {
    const coupler = edgeCoupler({ ...design, polarizationDependentLossDb: 0.5 });
    expect(coupler.lossDb({ wavelength, polarization: 'te' })).toBeCloseTo(0, 14);
    expect(coupler.lossDb({ wavelength, polarization: 'tm' })).toBeCloseTo(0.5, 12);
    expect(edgeCoupler(design).lossDb({ wavelength, polarization: 'tm' })).toBeCloseTo(0, 14);
    expect(() => coupler.transmission({ wavelength, polarization: 'TE' as 'te' })).toThrow('polarization is "TE"');
  });

  it('loses 1 dB at 0.47985 mode radii of offset, and exactly what was asked at any gap and shape', () => {
    expect(edgeCoupler(design).lateralTolerance({ wavelength, lossDb: 1 }).x / um).toBeCloseTo(2.20732192, 6);
    const odd = edgeCoupler({ ...design, gap: 20 * um, chipMode: { modeFieldDiameter: { x: 3 * um, y: 5 * um } } });
    const { x, y } = odd.lateralTolerance({ wavelength, lossDb: 0.7 });
    expect(x).not.toBeCloseTo(y, 8);
    const aligned = odd.lossDb({ wavelength });
    expect(odd.lossDb({ wavelength, offsetX: x }) - aligned).toBeCloseTo(0.7, 10);
    expect(odd.lossDb({ wavelength, offsetY: -y }) - aligned).toBeCloseTo(0.7, 10);
    expect(() => odd.lateralTolerance({ wavelength, lossDb: -1 })).toThrow(RangeError);
  });

  it('is passive for any operation', () => {
    const small = fc.double({ min: -1e-4, max: 1e-4, noNaN: true });
    const angle = fc.double({ min: -0.35, max: 0.35, noNaN: true });
    fc.assert(
      fc.property(small, small, angle, angle, fc.double({ min: 0, max: 1e-3, noNaN: true }), (offsetX, offsetY, tiltX, tiltY, gap) => {
        const passed = edgeCoupler(design).transmission({ wavelength, offsetX, offsetY, tiltX, tiltY, gap });
        expect(passed).toBeGreaterThanOrEqual(0);
        expect(passed).toBeLessThanOrEqual(1);
      }),
      { seed: 8 },
    );
  });

  it('is a stage that attenuates each lane at its own wavelength and keeps the rest', () => {
    const coupler = edgeCoupler({ ...design, gap: 40 * um });
    const one = continuousWave({ ...beam, wavelength: 1290 * nm }, 10 * mW).lanes[0]!;
    const light: Light = { lanes: [{ ...one, crosstalk: [1e-5] }, { ...one, wavelength: 1330 * nm }] };
    const operation = { offsetX: 1 * um };
    const out = coupler.at(operation)(light).lanes;
    const passed = [1290, 1330].map((each) => coupler.transmission({ wavelength: each * nm, ...operation }));
    expect(passed[0]).not.toBe(passed[1]);
    expect(out).toEqual([
      { ...one, levels: [10 * mW * passed[0]!], crosstalk: [1e-5 * passed[0]!] },
      { ...one, wavelength: 1330 * nm, levels: [10 * mW * passed[1]!] },
    ]);
    expect(light.lanes[0]!.levels).toEqual([10 * mW]);
    expect(coupler.at()(light).lanes).toHaveLength(2);
  });

  it('refuses operations and parameters out of range', () => {
    const coupler = edgeCoupler(design);
    const bad = { offsetX: 2e-3, offsetY: NaN, tiltX: 1, tiltY: -1, gap: -1e-6, wavelength: 0 };
    for (const [name, value] of Object.entries(bad)) {
      expect(() => coupler.transmission({ wavelength, [name]: value })).toThrow(`${name} is`);
    }
    expect(() => coupler.lossDb({ wavelength, offsetX: 1e-3 })).toThrow(RangeError);
    expect(() => edgeCoupler({ ...design, index: 0.9 })).toThrow('edgeCoupler: index is 0.9, outside 1 to 5');
    expect(() => edgeCoupler({ ...design, facet: { kind: 'coated', reflectance: 1.1 } })).toThrow('edgeCoupler: facet.reflectance');
    expect(() => edgeCoupler({ ...design, propagationLossDb: -1 })).toThrow(RangeError);
  });
});
