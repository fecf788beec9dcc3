import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../../src/constants.ts';
import { coupledModeState, ratesFromEnergyRates, ratesFromQualityFactors } from '../../../src/devices/ringModulator/coupledMode.ts';

describe('coupled-mode rates', () => {
  it('are amplitude rates: energy rates halve', () => {
    expect(ratesFromEnergyRates({ coupling: 3e10, loss: 1e10 })).toEqual({ coupling: 1.5e10, loss: 0.5e10, total: 2e10 });
  });

  it('give back the quality factor as frequency over width at half maximum of the stored energy', () => {
    const wavelength = 1.55e-6;
    const rates = ratesFromQualityFactors({ wavelength, couplingQualityFactor: 4000, intrinsicQualityFactor: 12000 });
    const { linewidth, storedEnergy } = coupledModeState(rates, { detuning: 0 });
    expect(speedOfLight / wavelength / linewidth).toBeCloseTo(3000, 8);
    expect(coupledModeState(rates, { detuning: linewidth / 2 }).storedEnergy).toBeCloseTo(storedEnergy / 2, 25);
  });

  it('balance power: what is missing behind the resonance is what the stored energy loses', () => {
    const rates = ratesFromEnergyRates({ coupling: 3e10, loss: 1e10 });
    for (const detuning of [0, 1e9, -7e9]) {
      const { transmission, storedEnergy } = coupledModeState(rates, { detuning });
      expect(transmission + 2 * rates.loss * storedEnergy).toBeCloseTo(1, 14);
    }
  });

  it('refuse rates and quality factors out of range', () => {
    expect(() => ratesFromEnergyRates({ coupling: -1, loss: 0 })).toThrow('coupling');
    expect(() => ratesFromEnergyRates({ coupling: 1, loss: NaN })).toThrow('loss');
    const quality = { wavelength: 1.31e-6, couplingQualityFactor: 5000, intrinsicQualityFactor: 5000 };
    expect(() => ratesFromQualityFactors({ ...quality, wavelength: 1 })).toThrow('wavelength');
    expect(() => ratesFromQualityFactors({ ...quality, couplingQualityFactor: 0 })).toThrow('couplingQualityFactor');
    expect(() => ratesFromQualityFactors({ ...quality, intrinsicQualityFactor: Infinity })).toThrow('intrinsicQualityFactor');
    expect(() => coupledModeState({ coupling: 0, loss: 0, total: 0 }, { detuning: 0 })).toThrow('total');
    expect(() => coupledModeState({ coupling: 1, loss: 1, total: 2 }, { detuning: NaN })).toThrow('detuning');
  });
});
