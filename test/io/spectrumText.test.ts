import { describe, expect, it } from 'vitest';
import { parseSpectrum } from '../../src/io/spectrumText.ts';

const close = (values: Float64Array | undefined, expected: readonly number[]): void => {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(values![i]! / value - 1)).toBeLessThan(1e-12));
};

describe('the text of a spectrum', () => {
  it('has its units in the heading', () => {
    const read = parseSpectrum('wavelength_nm,through_dbm,drop_dbm\n1310,-30,-60\n1311,-20,0\n');
    close(read.wavelength, [1310e-9, 1311e-9]);
    close(read.through, [1e-6, 1e-5]);
    close(read.drop, [1e-9, 1e-3]);
    const other = parseSpectrum('wavelength (um); power [uW]\r\n1.310;5\r\n1.311;0\r\n');
    close(other.wavelength, [1.31e-6, 1.311e-6]);
    close(other.through.slice(0, 1), [5e-6]);
    expect([other.through[1], other.drop]).toEqual([0, undefined]);
    close(parseSpectrum('wavelength (m)\tthrough (dB)\n1.31e-6\t-10\n1.32e-6\t-20\n').through, [0.1, 0.01]);
    close(parseSpectrum('"wavelength (pm)","power (nW)"\n1310000,2\n1311000,3\n').wavelength, [1310e-9, 1311e-9]);
    for (const [unit, watt] of [['W', 1], ['mW', 1e-3], ['µW', 1e-6], ['pW', 1e-12]] as const) {
      close(parseSpectrum(`wavelength nm,power ${unit}\n1310,1\n1311,2\n`).through, [watt, 2 * watt]);
    }
  });

  it('has usual units without one', () => {
    const bare = parseSpectrum('\ufeff# a laser\n% sweep\n\n1310 -30 -40\n1311 -31 -41\n');
    close(bare.wavelength, [1310e-9, 1311e-9]);
    close(bare.drop, [1e-7, 10 ** -7.1]);
    close(parseSpectrum('1.31e-6,0.5\n1.32e-6,0.25\n').through, [0.5, 0.25]);
    close(parseSpectrum('lambda,transmission\n1310,0.5\n1311,0.25\n').through, [0.5, 0.25]);
  });

  it.each([
    ['', 'a spectrum has at least 2 samples, this one 0'],
    ['wavelength (nm),power (W)\n1310,1\n', 'a spectrum has at least 2 samples, this one 1'],
    ['1310\n1311\n', 'line 1: 1 columns, must be wavelength, through and perhaps drop'],
    ['1310,1,1,1\n1311,1,1,1\n', 'line 1: 4 columns'],
    ['wavelength,power\n1310,1,2\n1311,1,2\n', 'line 1: heading of 2 columns over 3 columns'],
    ['1310,1\n1311,1,2\n', 'line 2: "1311, 1, 2" must be 2 finite numbers'],
    ['1310,1\n1311,NaN\n', 'line 2: "1311, NaN" must be 2 finite numbers'],
    ['1310,nan\n1311,1\n', 'line 1: "1310, nan" must be 2 finite numbers'],
    ['# x\n1310,1\n1311,\n', 'line 3: "1311, " must be 2 finite numbers'],
    ['1310,1\n1309,1\n', 'line 2: wavelength is 1309 after 1310, must rise'],
    ['wavelength (nm),power (W)\n-1,1\n1309,1\n', 'line 2: wavelength is -1, must be above 0'],
    ['wavelength (nm),power (mW)\n1310,1\n1311,-1\n', 'line 3: power is -1, must not be negative'],
    ['wavelength (nm),power (dBm)\n1310,1\n1311,1e9\n', 'line 3: power is 1000000000, must not be so large'],
    ['wavelength (feet),power (W)\n1310,1\n1311,1\n', 'line 1: unit "feet" is not one of m, nm'],
    ['wavelength (nm),through (W),drop\n1310,1,1\n1311,1,1\n', 'line 1: a unit is given for one column of power and not for the other'],
    ['1.31,1\n1.32,1\n', 'line 1: wavelength is 1.31, neither m nor nm'],
  ])('is refused with its line: %j', (text, message) => {
    expect(() => parseSpectrum(text)).toThrow(RangeError);
    expect(() => parseSpectrum(text)).toThrow(message);
  });
});
