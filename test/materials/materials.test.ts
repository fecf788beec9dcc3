import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { air } from '../../src/materials/air.ts';
import { constantIndex } from '../../src/materials/constantIndex.ts';
import { germaniumDioxide } from '../../src/materials/germaniumDioxide.ts';
import { indiumPhosphide } from '../../src/materials/indiumPhosphide.ts';
import { silica } from '../../src/materials/silica.ts';
import { silicon } from '../../src/materials/silicon.ts';
import { siliconNitride } from '../../src/materials/siliconNitride.ts';
import { siliconTatian } from '../../src/materials/siliconTatian.ts';
import { um } from '../../src/units.ts';

const materials = [silicon, siliconTatian, silica, siliconNitride, indiumPhosphide, germaniumDioxide, air, constantIndex(1.5)];

describe.each(materials)('$name', (material) => {
  const { name, source, index, groupIndex, thermoOpticCoefficient, wavelengthRange, temperatureRange, referenceTemperature } = material;
  const [shortest, longest] = wavelengthRange;
  const [coldest, hottest] = temperatureRange;
  const within = (low: number, high: number) => fc.double({ min: 0.001, max: 0.999, noNaN: true }).map((u) => low + u * (high - low));

  it('has a group index n − λ dn/dλ', () => {
    fc.assert(
      fc.property(within(shortest, longest), within(coldest, hottest), (wavelength, temperature) => {
        const step = 1e-4 * wavelength;
        const slope = (index(wavelength + step, temperature) - index(wavelength - step, temperature)) / (2 * step);
        const expected = index(wavelength, temperature) - wavelength * slope;
        expect(Math.abs(groupIndex(wavelength, temperature) / expected - 1)).toBeLessThan(1e-6);
      }),
      { seed: 11 },
    );
  });

  it('has a thermo-optic coefficient dn/dT', () => {
    fc.assert(
      fc.property(within(shortest, longest), within(coldest, hottest), (wavelength, temperature) => {
        // The slope of the silicon formula steps at 293 K.
        fc.pre(Math.abs(temperature - 293) > 0.02);
        const step = 0.01;
        const slope = (index(wavelength, temperature + step) - index(wavelength, temperature - step)) / (2 * step);
        expect(Math.abs(thermoOpticCoefficient(wavelength, temperature) - slope)).toBeLessThan(1e-12 + 1e-6 * Math.abs(slope));
      }),
      { seed: 12 },
    );
  });

  it('takes the temperature of its source where none is given', () => {
    const wavelength = Math.min(Math.max(1.55 * um, shortest), longest);
    expect(index(wavelength)).toBe(index(wavelength, referenceTemperature));
    expect(groupIndex(wavelength)).toBe(groupIndex(wavelength, referenceTemperature));
    expect(thermoOpticCoefficient(wavelength)).toBe(thermoOpticCoefficient(wavelength, referenceTemperature));
  });

  it('answers at the ends of its range and refuses what lies beyond, naming its source', () => {
    for (const question of [index, groupIndex, thermoOpticCoefficient]) {
      expect(Number.isFinite(question(shortest, coldest))).toBe(true);
      expect(Number.isFinite(question(longest, hottest))).toBe(true);
      for (const wavelength of [shortest * 0.999, longest * 1.001, -1, 0, NaN, Infinity]) {
        expect(() => question(wavelength)).toThrow(RangeError);
        expect(() => question(wavelength)).toThrow(`${name} [${source.key}]: wavelength is`);
      }
      for (const temperature of [coldest - 1, hottest + 1, NaN]) {
        expect(() => question(longest, temperature)).toThrow(RangeError);
        expect(() => question(longest, temperature)).toThrow(`${name} [${source.key}]: temperature is`);
      }
    }
  });

  it('does not change', () => {
    expect(Object.isFrozen(material)).toBe(true);
  });
});

describe('silicon', () => {
  // [Li1980], tables at 250, 293 and 350 K.
  const wavelengths = [1.2, 1.22, 1.24, 1.26, 1.28, 1.3, 1.32, 1.34, 1.36, 1.38, 1.4, 1.45, 1.5, 1.55, 1.6, 1.65, 1.7];
  const tables: readonly (readonly [temperature: number, indices: readonly number[]])[] = [
    [
      250,
      [
        3.5084, 3.5051, 3.502, 3.4991, 3.4963, 3.4936, 3.491, 3.4885, 3.4862,
        3.4839, 3.4818, 3.4768, 3.4722, 3.4681, 3.4644, 3.461, 3.4579,
      ],
    ],
    [
      293,
      [
        3.5167, 3.5133, 3.5102, 3.5072, 3.5043, 3.5016, 3.499, 3.4965, 3.4941,
        3.4918, 3.4896, 3.4845, 3.4799, 3.4757, 3.4719, 3.4684, 3.4653,
      ],
    ],
    [
      350,
      [
        3.5284, 3.525, 3.5218, 3.5187, 3.5158, 3.513, 3.5103, 3.5077, 3.5053,
        3.5029, 3.5007, 3.4955, 3.4908, 3.4865, 3.4826, 3.4791, 3.4758,
      ],
    ],
  ];

  it('stands within 7e-5 of every table value of its source from 1.2 to 1.7 um', () => {
    for (const [temperature, indices] of tables) {
      wavelengths.forEach((wavelength, i) => {
        expect(Math.abs(silicon.index(wavelength * um, temperature) - indices[i]!)).toBeLessThan(7e-5);
      });
    }
  });

  it('is continuous where the two pieces of its expansion meet', () => {
    const [below, at] = [silicon.index(1.31 * um, 293 - 1e-9), silicon.index(1.31 * um, 293)];
    expect(Math.abs(at - below)).toBeLessThan(1e-12);
    const slopes = [silicon.thermoOpticCoefficient(1.31 * um, 293 - 1e-9), silicon.thermoOpticCoefficient(1.31 * um, 293)] as const;
    expect(Math.abs(slopes[1] / slopes[0] - 1)).toBeLessThan(1e-3);
  });

  it('has a thermo-optic coefficient that rises with temperature', () => {
    const coefficient = (temperature: number): number => silicon.thermoOpticCoefficient(1.523 * um, temperature);
    expect(coefficient(300)).toBeCloseTo(1.86e-4, 5);
    expect(coefficient(350)).toBeGreaterThan(coefficient(300));
  });
});

describe('air', () => {
  it('thins out as it warms', () => {
    expect(air.index(1.31 * um)).toBeCloseTo(1.00027352, 8);
    expect(air.index(1.31 * um, 2 * 144.075)).toBe(air.index(1.31 * um));
    expect((air.index(1.31 * um, 320) - 1) * 320).toBeCloseTo((air.index(1.31 * um, 260) - 1) * 260, 10);
  });
});

describe('constantIndex', () => {
  it('is the same everywhere', () => {
    const material = constantIndex(1.444);
    expect([material.index(um), material.groupIndex(1.55 * um, 400), material.thermoOpticCoefficient(um)]).toEqual([1.444, 1.444, 0]);
  });

  it.each([0.9, 11, NaN, -1])('refuses %d', (index) => {
    expect(() => constantIndex(index)).toThrow('constantIndex: index is');
  });
});
