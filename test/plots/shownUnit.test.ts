import { describe, expect, it } from 'vitest';
import { shownOf, titled } from '../../src/plots/shownUnit.ts';

const shownAs = (name: string, value: number, asked?: Parameters<typeof shownOf>[2]): [title: string, number: number] => {
  const shown = shownOf(name, [value], asked);
  return [titled(shown), shown.number(value)];
};

describe('the unit of a name', () => {
  it.each([
    ['wavelength', 1311e-9, 'wavelength (nm)', 1311],
    ['laserWavelength', 1311e-9, 'laser wavelength (nm)', 1311],
    ['temperature', 328.15, 'temperature (°C)', 55],
    ['chipTemperature', 300, 'chip temperature (°C)', 26.85],
    ['voltage', -2, 'voltage (V)', -2],
    ['current', 0.86, 'current (mA)', 860],
    ['detuning', 22e9, 'detuning (GHz)', 22],
    ['marginDb', 4.4, 'margin (dB)', 4.4],
    ['launchDbm', 3.5, 'launch (dBm)', 3.5],
    ['wallPlugEfficiency', 0.25, 'wall plug efficiency (%)', 25],
    ['thermalShift', 67.8e-12, 'thermal shift (pm/K)', 67.8],
    ['energyPerBit', 4.88e-12, 'energy per bit (pJ/bit)', 4.88],
    ['preFecBitErrorRatio', 2e-5, 'pre-FEC bit error ratio', 2e-5],
    ['oma', 1.5, 'OMA', 1.5],
    ['transmission', 0.4, 'transmission', 0.4],
    ['constructor', 3, 'constructor', 3],
  ])('of %s is the usual one', (name, value, title, number) => {
    expect(shownAs(name, value)).toEqual([title, number]);
  });

  it.each([
    [30, 'power (W)', 30],
    [0.278, 'power (mW)', 278],
    [2e-5, 'power (µW)', 20],
    [-4e-7, 'power (nW)', -400],
    [3e-17, 'power (fW)', 0.03],
    [5e16, 'power (TW)', 5e4],
    [0, 'power (mW)', 0],
  ])('takes the prefix that suits %d W', (value, title, number) => {
    expect(shownAs('power', value)).toEqual([title, number]);
  });

  it.each([
    ['nm', 5e-10, 0.5],
    ['um', 2e-6, 2],
    ['µm', 2e-6, 2],
    ['m', 3, 3],
    ['cm', 0.02, 2],
    ['GHz', 4e10, 40],
    ['pm/V', 3.7e-11, 37],
    ['nm/mW', 1e-7, 0.1],
    ['kΩ', 2000, 2],
    ['%', 0.5, 50],
    ['deg', Math.PI, 180],
    ['degC', 273.15, 0],
    ['dB', 0.5, -3.010299957],
    ['dBm', 0.001, 0],
    ['1', 7, 7],
  ])('is %s where that is asked for', (unit, value, number) => {
    expect(shownAs('offset', value, unit)[1]).toBe(number);
  });

  it('may be given in numbers', () => {
    expect(shownAs('offset', 25, { unit: 'steps', scale: 5, zero: 10 })).toEqual(['offset (steps)', 3]);
    expect(shownAs('offset', 25, { unit: 'counts' })).toEqual(['offset (counts)', 25]);
  });

  it('takes another title', () => {
    expect(shownOf('marginDb', [], undefined, 'worst margin').title).toBe('worst margin');
  });

  it.each([
    ['furlong', 'plot: unit "furlong" of offset is not known, give { unit, scale }'],
    ['nm/', 'plot: unit "nm/" of offset is not known'],
    ['m/s/s', 'plot: unit "m/s/s" of offset is not known'],
    ['', 'plot: unit "" of offset is not known'],
  ])('is refused where it is %j', (unit, message) => {
    expect(() => shownAs('offset', 1, unit)).toThrow(message);
  });

  it('is refused without a scale, or beside one that the name wears', () => {
    expect(() => shownAs('offset', 1, { unit: 'x', scale: 0 })).toThrow('plot: scale of x is 0, must be a number other than 0');
    expect(() => shownAs('offset', 1, { unit: 'x', zero: NaN })).toThrow('plot: zero of x is NaN, must be a number');
    expect(() => shownAs('marginDb', 1, 'mW')).toThrow('plot: marginDb is in dB, no other unit can be shown');
    expect(shownAs('marginDb', 1, 'dB')).toEqual(['margin (dB)', 1]);
  });

  it('in decibels is refused for what has none', () => {
    expect(() => shownAs('transmission', 0, 'dB')).toThrow('plot: transmission is 0, which has no dB');
  });
});
