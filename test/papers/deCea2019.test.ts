import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../src/constants.ts';
import { coupledModeState, ratesFromEnergyRates } from '../../src/devices/ringModulator/coupledMode.ts';
import { nm } from '../../src/units.ts';
import { criticalRing } from './criticalRing.ts';

// de Cea, Atabaki, Ram 2019: energy rates of coupling 3e10, linear absorption 1.9e10 and scattering 1.1e10 1/s at 1550 nm.
describe('de Cea 2019, a critically coupled ring by its energy rates', () => {
  const rates = ratesFromEnergyRates({ coupling: 3e10, loss: 3e10 });
  const onResonance = coupledModeState(rates, { detuning: 0 });

  it('stores 4γ0/γ² for each watt and absorbs 63.33 % of it', () => {
    expect(onResonance.storedEnergy).toBeCloseTo((4 * 3e10) / 6e10 ** 2, 22);
    expect(1.9e10 * onResonance.storedEnergy).toBeCloseTo(0.6333, 4);
    expect(onResonance.transmission).toBe(0);
  });

  it('is the same dip as that of the ring with its loaded Q', () => {
    const { ring, point } = criticalRing(1550 * nm, speedOfLight / (1550 * nm) / onResonance.linewidth);
    const center = speedOfLight / ring.resonanceNear(point.wavelength, point);
    for (const detuning of [0, 3e9, -8e9, 20e9]) {
      const transmission = ring.transmission({ ...point, wavelength: speedOfLight / (center + detuning) });
      expect(transmission).toBeCloseTo(coupledModeState(rates, { detuning }).transmission, 4);
    }
  });
});
