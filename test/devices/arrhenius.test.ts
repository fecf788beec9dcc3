import { describe, expect, it } from 'vitest';
import { elementaryCharge } from '../../src/constants.ts';
import { arrheniusFactor } from '../../src/devices/arrhenius.ts';
import { celsius } from '../../src/units.ts';

describe('the Arrhenius factor', () => {
  const activationEnergy = 0.97 * elementaryCharge;

  it('is 52.79 for 0.97 eV from 25 to 60 °C and its inverse the other way', () => {
    const factor = arrheniusFactor({ activationEnergy, from: celsius(25), to: celsius(60) });
    expect(factor).toBeCloseTo(52.79208, 4);
    expect(factor * arrheniusFactor({ activationEnergy, from: celsius(60), to: celsius(25) })).toBeCloseTo(1, 12);
  });

  it('refuses energies and temperatures out of range', () => {
    expect(() => arrheniusFactor({ activationEnergy: 0.97, from: 300, to: 350 })).toThrow('arrheniusFactor: activationEnergy is 0.97 J');
    expect(() => arrheniusFactor({ activationEnergy, from: 25, to: 350 })).toThrow('arrheniusFactor: from is 25 K');
    expect(() => arrheniusFactor({ activationEnergy, from: 300, to: NaN })).toThrow('arrheniusFactor: to is');
  });
});
