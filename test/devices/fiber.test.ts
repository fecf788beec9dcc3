import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispersionFading, dispersionOf, fiber, type FiberDesign } from '../../src/devices/fiber.ts';
import { continuousWave, type Light } from '../../src/light.ts';
import { GHz, dbPerKm, km, mW, nm, toDb } from '../../src/units.ts';

const design: FiberDesign = {
  length: 0.5 * km,
  attenuation: 0.35 * dbPerKm,
  connectors: 2,
  connectorLossDb: 0.25,
  groupIndex: 1.467,
  zeroDispersionWavelength: 1312 * nm,
  dispersionSlope: 92,
  zeroDispersionRange: { shortest: 1300 * nm, longest: 1324 * nm },
};
const oBand = fc.double({ min: 1260 * nm, max: 1360 * nm, noNaN: true });

describe('a single-mode fiber', () => {
  it('adds the loss of its length and of its connectors', () => {
    const link = fiber(design);
    expect(link.lossDb()).toBeCloseTo(0.675, 12);
    expect(-toDb(link.transmission())).toBeCloseTo(0.675, 12);
    expect(fiber({ ...design, length: 0, connectors: 0 }).transmission()).toBe(1);
  });

  it('has the dispersion of G.652, zero at its zero and with its slope there', () => {
    const link = fiber(design);
    expect(link.dispersion({ wavelength: 1312 * nm })).toBeCloseTo(0, 18);
    const step = 0.01 * nm;
    const slope = (link.dispersion({ wavelength: 1312 * nm + step }) - link.dispersion({ wavelength: 1312 * nm - step })) / (2 * step);
    expect(slope).toBeCloseTo(92, 3);
    expect(link.accumulatedDispersion({ wavelength: 1330 * nm })).toBe(500 * link.dispersion({ wavelength: 1330 * nm }));
    const worst = { wavelength: 1304.5 * nm, zeroDispersionWavelength: 1324 * nm, dispersionSlope: 92 };
    expect(dispersionOf(worst) * 1e6).toBeCloseTo(-1.83462813, 6);
  });

  it('keeps every dispersion of its kind between the worst ones', () => {
    fc.assert(
      fc.property(oBand, fc.double({ min: 1300 * nm, max: 1324 * nm, noNaN: true }), (wavelength, zeroDispersionWavelength) => {
        const { lowest, highest } = fiber(design).worstDispersion({ wavelength });
        const each = fiber({ ...design, zeroDispersionWavelength }).dispersion({ wavelength });
        expect(each).toBeGreaterThanOrEqual(lowest);
        expect(each).toBeLessThanOrEqual(highest);
      }),
      { seed: 9 },
    );
    const { lowest } = fiber(design).worstDispersion({ wavelength: 1304.5 * nm });
    expect((lowest * 500) / 1e-3).toBeCloseTo(-0.9173, 4);
  });

  it('has a group delay whose slope over wavelength is its accumulated dispersion', () => {
    const long = fiber({ ...design, length: 10 * km });
    fc.assert(
      fc.property(oBand, (wavelength) => {
        const step = 1 * nm;
        const slope = (long.delay({ wavelength: wavelength + step }) - long.delay({ wavelength: wavelength - step })) / (2 * step);
        expect(Math.abs(slope - long.accumulatedDispersion({ wavelength }))).toBeLessThan(1e-6);
      }),
      { seed: 10 },
    );
    expect(long.delay({ wavelength: 1312 * nm })).toBeCloseTo((10e3 * 1.467) / 299792458, 15);
  });

  it('is a stage that attenuates all lanes alike', () => {
    const link = fiber(design);
    const lane = { wavelength: 1311 * nm, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'laser' };
    const second = continuousWave({ ...lane, wavelength: 1331 * nm }, 2 * mW);
    const light: Light = { lanes: [...continuousWave(lane, 1 * mW).lanes, ...second.lanes] };
    const out = link.at()(light);
    expect(out.lanes.map(({ levels }) => levels[0]! / mW)).toEqual([link.transmission(), 2 * link.transmission()]);
    expect(out.lanes[1]!.wavelength).toBe(1331 * nm);
  });

  it('fades a modulation where the sidebands fall out of step', () => {
    const point = { wavelength: 1550 * nm, accumulatedDispersion: 17e-6 * 10 * km };
    expect(dispersionFading({ ...point, frequency: 0 })).toBe(1);
    const null1 = Math.sqrt(299792458 / (2 * point.wavelength ** 2 * point.accumulatedDispersion));
    expect(null1 / GHz).toBeCloseTo(19.2, 0);
    expect(dispersionFading({ ...point, frequency: null1 })).toBeCloseTo(0, 12);
    expect(dispersionFading({ ...point, frequency: null1 * 1.2 })).toBeLessThan(0);
  });

  it('refuses numbers out of range', () => {
    const link = fiber(design);
    for (const wavelength of [1100 * nm, 1800 * nm, NaN]) {
      expect(() => link.dispersion({ wavelength })).toThrow('fiber: wavelength is');
      expect(() => link.delay({ wavelength })).toThrow(RangeError);
      expect(() => dispersionOf({ wavelength, zeroDispersionWavelength: 1310 * nm, dispersionSlope: 92 })).toThrow(RangeError);
      expect(() => dispersionFading({ wavelength, accumulatedDispersion: 0, frequency: 0 })).toThrow(RangeError);
    }
    expect(() => dispersionOf({ wavelength: 1310 * nm, zeroDispersionWavelength: 0, dispersionSlope: 92 })).toThrow(RangeError);
    expect(() => dispersionOf({ wavelength: 1310 * nm, zeroDispersionWavelength: 1310 * nm, dispersionSlope: 0.092 })).toThrow(RangeError);
    expect(() => dispersionFading({ wavelength: 1310 * nm, accumulatedDispersion: NaN, frequency: 0 })).toThrow(RangeError);
    expect(() => dispersionFading({ wavelength: 1310 * nm, accumulatedDispersion: 0, frequency: -1 })).toThrow(RangeError);
    expect(() => fiber({ ...design, connectors: 1.5 })).toThrow('fiber: connectors is 1.5, must be a whole number');
    expect(() => fiber({ ...design, length: -1 })).toThrow(RangeError);
    expect(() => fiber({ ...design, zeroDispersionWavelength: 1330 * nm })).toThrow('fiber: zeroDispersionWavelength is 1.33e-6 m');
    const crossed = { shortest: 1330 * nm, longest: 1320 * nm };
    expect(() => fiber({ ...design, zeroDispersionRange: crossed })).toThrow('zeroDispersionRange.shortest');
  });
});
