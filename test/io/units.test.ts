import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementaryCharge } from '../../src/constants.ts';
import { formatQuantity, unitWriter } from '../../src/io/quantity.ts';
import { parseQuantity, unitReader } from '../../src/io/units.ts';
import { GHz, celsius, dbPerCm, dbPerKm, fF, fromDb, fromDbm, mA, mW, nm, pA, pJ, pm, ps, um } from '../../src/units.ts';

const read = await unitReader();
const write = await unitWriter();

describe('a quantity is read', () => {
  it.each<[string, string, number]>([
    ['180 nm', 'm', 180 * nm],
    ['180nm', 'm', 180 * nm],
    ['  +1.31e3   nm ', 'm', 1310 * nm],
    ['.5 um', 'm', 0.5 * um],
    ['5. um', 'm', 5 * um],
    ['3 \u00b5m', 'm', 3 * um],
    ['3 \u03bcm', 'm', 3 * um],
    ['0.1 inch', 'm', 0.1 * 0.0254],
    ['10 Å', 'm', 10 * 1e-10],
    ['350 mW', 'W', 350 * mW],
    ['0.3', 'W', 0.3],
    ['-3 dBm', 'W', fromDbm(-3)],
    ['\u22123 dBm', 'W', fromDbm(-3)],
    ['-10 dBW', 'W', fromDb(-10)],
    ['-145 dB/Hz', '1/Hz', fromDb(-145)],
    ['-145 dBc/Hz', '1/Hz', fromDb(-145)],
    ['2.7 dB/cm', '1/m', 2.7 * dbPerCm],
    ['270 dB/m', '1/m', 270 * (Math.LN10 / 10)],
    ['0.27 dB/mm', '1/m', 0.27 * (100 * Math.LN10)],
    ['1 dB/um', '1/m', 1e5 * Math.LN10],
    ['0.35 dB/km', '1/m', 0.35 * dbPerKm],
    ['2 /cm', '1/m', 200],
    ['2 cm^-1', '1/m', 200],
    ['0.35 dB/km', 'dB/m', 0.00035],
    ['106.25 GBd', 'Bd', 106.25e9],
    ['106.25 Gbaud', 'Hz', 106.25e9],
    ['100 GHz', '1/s', 100 * GHz],
    ['16 pA/sqrt(Hz)', 'A/sqrt(Hz)', 16 * pA],
    ['16 pA/√Hz', 'A/sqrt(Hz)', 16 * pA],
    ['16 pA/Hz^0.5', 'A/sqrt(Hz)', 16 * pA],
    ['5.6 pJ/bit', 'J/bit', 5.6 * pJ],
    ['5.6 pJ/bit', 'J', 5.6 * pJ],
    ['5.6 pJ', 'J/bit', 5.6 * pJ],
    ['1.6 Tbit/s', 'bit/s', 1.6e12],
    ['1.6 Tb/s', 'bit/s', 1.6e12],
    ['25 °C', 'K', celsius(25)],
    ['25°C', 'K', celsius(25)],
    ['25 ℃', 'K', celsius(25)],
    ['25 degC', 'K', celsius(25)],
    ['25 celsius', 'K', celsius(25)],
    ['-40 Celsius', 'K', celsius(-40)],
    ['1490 K/W', 'K/W', 1490],
    ['1.5 °C/mW', 'K/W', 1500],
    ['0.7 eV', 'J', 0.7 * elementaryCharge],
    ['700 meV', 'J', 0.7 * elementaryCharge],
    ['60 Ω', 'ohm', 60],
    ['60 \u2126', 'ohm', 60],
    ['60 Ohm', 'ohm', 60],
    ['1 kohm', 'ohm', 1000],
    ['1e18 cm^-3', '1/m^3', 1e24],
    ['1e18 cm⁻³', '1/m^3', 1e24],
    ['1e18/cm^3', '1/m^3', 1e24],
    ['2 um²', 'm^2', 2e-12],
    ['0.1 nm/mW', 'm/W', (0.1 * nm) / mW],
    ['37 pm/V', 'm/V', 37 * pm],
    ['10 pm/mA', 'm/A', (10 * pm) / mA],
    ['0.2 fF/um', 'F/m', (0.2 * fF) / um],
    ['0.092 ps/(nm^2 km)', 's/m^3', 92],
    ['0.092 ps/nm^2/km', 's/m^3', 92],
    ['17 ps/(nm·km)', 's/m^2', 17e-6],
    ['90 deg', 'rad', Math.PI / 2],
    ['90°', 'rad', Math.PI / 2],
    ['2 dB', 'dB', 2],
    ['-2', 'dB', -2],
    ['0.5', '1', 0.5],
    ['3 dB', '1', fromDb(3)],
    ['30 %', '1', 0.3],
    ['30%', '1', 0.3],
  ])('%s for %s', async (text, unit, expected) => {
    const value = read(text, unit);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(4e-16 * Math.abs(expected));
    expect(await parseQuantity(text, unit)).toBe(value);
  });

  it.each<[string, string, number]>([
    ['180 nm', 'm', 180 * nm],
    ['1311.3 nm', 'm', 1311.3 * nm],
    ['2.7 dB/cm', '1/m', 2.7 * dbPerCm],
    ['-145 dB/Hz', '1/Hz', fromDb(-145)],
    ['0.1 nm/mW', 'm/W', (0.1 * nm) / mW],
    ['16 pA/sqrt(Hz)', 'A/sqrt(Hz)', 16 * pA],
    ['3.7 ps', 's', 3.7 * ps],
  ])('%s with the bits that the same entry in code has', (text, unit, expected) => {
    expect(read(text, unit)).toBe(expected);
  });
});

describe('a text that is no quantity of the unit is refused', () => {
  it.each<[string, string, string]>([
    ['300 nm', 'W', '"300 nm" has the wrong unit; expected a quantity in W such as "1 mW"'],
    ['3 dB', 'W', 'has the wrong unit'],
    ['3 dBm', '1', 'has the wrong unit; expected a plain number such as "0.5"'],
    ['3 dB/cm', 'W', 'has the wrong unit'],
    ['5 m', '1', 'has the wrong unit'],
    ['5 m', 'dB', 'has the wrong unit'],
    ['5 dB/s', 'dB/m', 'has the wrong unit'],
    ['5 1', 'm', 'has the wrong unit'],
    ['3 foo', 'W', 'has the unknown unit "foo"'],
    ['3 W x', 'W', 'has the unknown unit "x"'],
    ['3 constructor', 'W', 'has the unknown unit "constructor"'],
    ['3 toString', 'W', 'has the unknown unit "toString"'],
    ['3 keV eV', 'W', 'has the wrong unit'],
    ['3 xeV', 'J', 'unknown unit "xeV"'],
    ['77 degF', 'K', 'has the unknown unit "degF"'],
    ['25 degC 1', 'K', 'has the unknown unit "degC"'],
    ['3 __proto__', 'W', 'has no unit that can be read in "__proto__"'],
    ['3 W,', 'W', 'has no unit that can be read'],
    ['3 m/', 'm', 'has no unit that can be read'],
    ['3 (m', 'm', 'has no unit that can be read'],
    ['3 m)', 'm', 'has no unit that can be read'],
    ['1,5 mW', 'W', 'has no unit that can be read'],
    ['', 'W', 'has no number'],
    ['mW', 'W', 'has no number'],
    ['NaN', 'W', 'has no number'],
    ['Infinity W', 'W', 'has no number'],
    ['__proto__', 'W', 'has no number'],
    ['- 3 W', 'W', 'has no number'],
    ['1e999 W', 'W', 'is not finite'],
    ['1e999', 'W', 'is not finite'],
    ['1e308 km', 'm', 'is not finite'],
    ['9999 dBm', 'W', 'is not finite'],
    [`1 ${'('.repeat(99)}m`, 'm', 'is too long'],
  ])('%s for %s', async (text, unit, message) => {
    expect(() => read(text, unit)).toThrow(RangeError);
    expect(() => read(text, unit)).toThrow(message);
    await expect(parseQuantity(text, unit)).rejects.toThrow(message);
  });
});

describe('a quantity is written', () => {
  it.each<[number, string, string]>([
    [7 * um, 'm', '7 um'],
    [1311 * nm, 'm', '1311 nm'],
    [180 * nm, 'm', '180 nm'],
    [500, 'm', '500 m'],
    [0, 'm', '0 m'],
    [-0, 'V', '-0 V'],
    [-0, '1', '-0'],
    [278 * mW, 'W', '278 mW'],
    [100 * mW, 'W', '100 mW'],
    [fromDbm(-3), 'W', '-3 dBm'],
    [2.7 * dbPerCm, '1/m', '2.7 dB/cm'],
    [0.35 * dbPerKm, '1/m', '0.35 dB/km'],
    [fromDb(-145), '1/Hz', '-145 dB/Hz'],
    [106.25 * GHz, 'Bd', '106.25 GBd'],
    [55 * GHz, 'Hz', '55 GHz'],
    [16 * pA, 'A/sqrt(Hz)', '16 pA/sqrt(Hz)'],
    [celsius(25), 'K', '25 degC'],
    [60, 'K', '60 K'],
    [1e24, '1/m^3', '1e18 cm^-3'],
    [(0.1 * nm) / mW, 'm/W', '0.1 nm/mW'],
    [0.7 * elementaryCharge, 'J', '0.7 eV'],
    [1490, 'K/W', '1490 K/W'],
    [92, 's/m^3', '0.092 ps/(nm^2 km)'],
    [17e-6, 's/m^2', '17 ps/(nm km)'],
    [3, 'dB', '3 dB'],
    [0.25, '1', '0.25'],
    [1e-9, '1/(m V)', '1e-9 1/(m V)'],
    [1.7e308, 'm', '1.7e308 m'],
  ])('%d %s as %s', async (value, unit, text) => {
    expect(write(value, unit)).toBe(text);
    expect(await formatQuantity(value, unit)).toBe(text);
  });

  it('in a form that reads back to the last bit, whatever the bits', () => {
    const units = ['m', 'W', 'K', '1/m', '1/Hz', 'Hz', 'A/sqrt(Hz)', 'J', 'm/W', 's/m^3', 'rad', 'dB', '1', 'ohm m'];
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.double({ min: -1e30, max: 1e30, noNaN: true }), (unit, value) => {
        expect(read(write(value, unit), unit)).toBe(value);
      }),
      { numRuns: 2000, seed: 20 },
    );
  });

  it('in SI where no decimal fits the usual unit', () => {
    const value = 10 ** -14.5 * (1 + Number.EPSILON);
    expect(write(value, '1/Hz')).toBe(`${value} 1/Hz`);
  });

  it.each([NaN, Infinity, -Infinity])('but not %d', async (value) => {
    await expect(formatQuantity(value, 'm')).rejects.toThrow('must be finite');
  });
});
