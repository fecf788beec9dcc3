import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plasmaDispersion } from '../../src/materials/plasmaDispersion.ts';
import { sorefBennett } from '../../src/materials/sorefBennett.ts';
import { nm, um } from '../../src/units.ts';

describe.each([
  { name: 'plasmaDispersion', effect: plasmaDispersion, key: 'Nedeljkovic2011', longest: 14 * um },
  { name: 'sorefBennett', effect: sorefBennett, key: 'SorefBennett1987', longest: 2 * um },
])('$name', ({ name, effect, key, longest }) => {
  const density = fc.double({ min: 0, max: 26, noNaN: true }).map((power) => 10 ** power);
  const wavelength = fc.double({ min: 1.2 * um, max: longest, noNaN: true });

  it('lowers the index and absorbs, the electrons and holes adding up', () => {
    fc.assert(
      fc.property(wavelength, density, density, (at, electrons, holes) => {
        const both = effect({ wavelength: at, electrons, holes });
        const one = effect({ wavelength: at, electrons, holes: 0 });
        const other = effect({ wavelength: at, electrons: 0, holes });
        expect(both.index).toBeLessThan(0);
        expect(both.absorption).toBeGreaterThan(0);
        expect(Math.abs(both.index / (one.index + other.index) - 1)).toBeLessThan(1e-13);
        expect(Math.abs(both.absorption / (one.absorption + other.absorption) - 1)).toBeLessThan(1e-13);
      }),
      { seed: 21 },
    );
  });

  it('is nothing without carriers', () => {
    for (const at of [1.25, 1.31, 1.4, 1.55, 1.9]) {
      expect(effect({ wavelength: at * um, electrons: 0, holes: 0 })).toEqual({ index: 0, absorption: 0 });
    }
  });

  it('grows with either density', () => {
    fc.assert(
      fc.property(wavelength, density, density, (at, a, b) => {
        fc.pre(a < 0.999 * b);
        for (const [few, many] of [
          [{ electrons: a, holes: 0 }, { electrons: b, holes: 0 }],
          [{ electrons: 0, holes: a }, { electrons: 0, holes: b }],
        ] as const) {
          expect(effect({ wavelength: at, ...many }).index).toBeLessThan(effect({ wavelength: at, ...few }).index);
          expect(effect({ wavelength: at, ...many }).absorption).toBeGreaterThan(effect({ wavelength: at, ...few }).absorption);
        }
      }),
      { seed: 22 },
    );
  });

  it('is continuous in wavelength, also across the wavelengths of its fits', () => {
    const at = (wave: number) => [
      effect({ wavelength: wave, electrons: 1e24, holes: 0 }),
      effect({ wavelength: wave, electrons: 0, holes: 1e24 }),
    ];
    for (const fit of [1.31, 1.55, 2, 2.5, 8.5, 14].filter((wave) => wave * um <= longest)) {
      const here = at(fit * um);
      at(fit * um * (1 - 1e-9)).forEach((near, i) => {
        expect(Math.abs(near.index / here[i]!.index - 1)).toBeLessThan(1e-7);
        expect(Math.abs(near.absorption / here[i]!.absorption - 1)).toBeLessThan(1e-7);
      });
    }
    for (let wave = 1250; wave < 1650; wave += 5) {
      const [before, after] = [at(wave * nm), at((wave + 1) * nm)];
      before.forEach((was, i) => {
        expect(Math.abs(after[i]!.index / was.index - 1)).toBeLessThan(0.004);
        expect(Math.abs(after[i]!.absorption / was.absorption - 1)).toBeLessThan(0.004);
      });
    }
  });

  it('goes as the square of the wavelength below 1310 nm', () => {
    const [short, long] = [1.21, 1.3].map((wave) => effect({ wavelength: wave * um, electrons: 3e23, holes: 2e23 })) as [
      ReturnType<typeof effect>,
      ReturnType<typeof effect>,
    ];
    expect(long.index / short.index).toBeCloseTo((1.3 / 1.21) ** 2, 12);
    expect(long.absorption / short.absorption).toBeCloseTo((1.3 / 1.21) ** 2, 12);
  });

  it('refuses what lies outside its range, naming its source', () => {
    const good = { wavelength: 1.31 * um, electrons: 1e23, holes: 1e23 };
    for (const [change, message] of [
      [{ wavelength: 1.19 * um }, 'wavelength is'],
      [{ wavelength: longest * 1.01 }, 'wavelength is'],
      [{ wavelength: NaN }, 'wavelength is NaN'],
      [{ electrons: -1 }, 'electrons is -1 1/m^3, outside 0 to 1e+26 1/m^3'],
      [{ electrons: 1.1e26 }, 'electrons is 1.1e+26'],
      [{ holes: NaN }, 'holes is NaN'],
      [{ holes: Infinity }, 'holes is Infinity'],
    ] as const) {
      expect(() => effect({ ...good, ...change })).toThrow(RangeError);
      expect(() => effect({ ...good, ...change })).toThrow(`${name} [${key}]: ${message}`);
    }
  });
});

describe('plasmaDispersion', () => {
  it('goes between two fits as a power of the wavelength', () => {
    const at = (wavelength: number): number => plasmaDispersion({ wavelength, electrons: 1e24, holes: 0 }).absorption;
    expect(at(Math.sqrt(1.31 * 1.55) * um)).toBeCloseTo(Math.sqrt(at(1.31 * um) * at(1.55 * um)), 9);
    expect(at(Math.sqrt(9 * 9.5) * um)).toBeCloseTo(Math.sqrt(at(9 * um) * at(9.5 * um)), 7);
  });

  it('is the fit of the source at its further wavelengths', () => {
    const { index, absorption } = plasmaDispersion({ wavelength: 2 * um, electrons: 1e24, holes: 2e24 });
    expect(index).toBeCloseTo(-(1.91e-21 * 1e18 ** 0.992 + 2.28e-18 * 2e18 ** 0.841), 12);
    expect(absorption).toBeCloseTo(100 * (3.22e-20 * 1e18 ** 1.149 + 6.21e-20 * 2e18 ** 1.119), 8);
  });

  it('lies within 30 % of the λ² law of the fits of 1987 from 1250 to 2000 nm', () => {
    for (let wave = 1.25; wave <= 2; wave += 0.05) {
      const wavelength = wave * um;
      for (const carriers of [
        { electrons: 5e23, holes: 0 },
        { electrons: 0, holes: 5e23 },
      ]) {
        const ratio = plasmaDispersion({ wavelength, ...carriers }).index / sorefBennett({ wavelength, ...carriers }).index;
        expect(Math.abs(ratio - 1)).toBeLessThan(0.3);
      }
    }
  });
});
