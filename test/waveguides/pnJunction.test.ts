import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementaryCharge } from '../../src/constants.ts';
import { intrinsicDensity, pnJunction } from '../../src/waveguides/pnJunction.ts';

const junction = pnJunction({ acceptors: 3e23, donors: 5e23, temperature: 300 });

describe('pnJunction', () => {
  it('has the built-in potential, width and capacitance of the depletion approximation', () => {
    expect(junction.builtInPotential).toBeCloseTo(0.903378524, 8);
    expect(junction.depletionWidth(-2)).toBeCloseTo(141.50712e-9, 14);
    expect(junction.capacitance(-2)).toBeCloseTo(7.32076222e-4, 11);
  });

  it('shares the depletion so that the charges balance', () => {
    expect(3e23 * junction.depletionOfP(-2)).toBeCloseTo(5e23 * junction.depletionOfN(-2), -6);
    expect(junction.depletionOfP(-2) + junction.depletionOfN(-2)).toBeCloseTo(junction.depletionWidth(-2), 18);
    expect(junction.depletionOfP(-2)).toBeGreaterThan(junction.depletionOfN(-2));
  });

  it('has the capacitance that its charge changes by', () => {
    const charge = (voltage: number): number => elementaryCharge * 3e23 * junction.depletionOfP(voltage);
    const h = 1e-4;
    expect((charge(-1 - h) - charge(-1 + h)) / (2 * h) / junction.capacitance(-1)).toBeCloseTo(1, 7);
  });

  it('gives the voltage of a width', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 0.8, noNaN: true }), (voltage) => {
        expect(junction.voltageOfWidth(junction.depletionWidth(voltage))).toBeCloseTo(voltage, 9);
      }),
      { seed: 1 },
    );
    expect(() => junction.voltageOfWidth(NaN)).toThrow(RangeError);
  });

  it('widens and loses capacitance with reverse bias', () => {
    for (let voltage = 0.5; voltage > -8; voltage -= 0.5) {
      expect(junction.depletionWidth(voltage - 0.5)).toBeGreaterThan(junction.depletionWidth(voltage));
      expect(junction.capacitance(voltage - 0.5)).toBeLessThan(junction.capacitance(voltage));
    }
  });

  it('loses built-in potential with heat, about 1 to 2 mV/K', () => {
    const hot = pnJunction({ acceptors: 3e23, donors: 5e23, temperature: 310 });
    const slope = (hot.builtInPotential - junction.builtInPotential) / 10;
    expect(slope).toBeGreaterThan(-2e-3);
    expect(slope).toBeLessThan(-0.5e-3);
  });

  it('refuses a voltage at or above the built-in potential, and no number', () => {
    for (const bad of [junction.builtInPotential, 2, NaN, Infinity, -Infinity]) {
      expect(() => junction.depletionWidth(bad)).toThrow('must be below the built-in potential of 0.903379 V');
      expect(() => junction.capacitance(bad)).toThrow(RangeError);
      expect(() => junction.depletionOfP(bad)).toThrow(RangeError);
      expect(() => junction.depletionOfN(bad)).toThrow(RangeError);
    }
  });

  it('refuses doping and temperature out of range', () => {
    expect(() => pnJunction({ acceptors: 0, donors: 5e23, temperature: 300 })).toThrow('pnJunction: acceptors is 0 1/m^3');
    expect(() => pnJunction({ acceptors: 1e23, donors: NaN, temperature: 300 })).toThrow('donors');
    expect(() => pnJunction({ acceptors: 1e23, donors: 1e23, temperature: 20 })).toThrow('temperature');
  });
});

describe('intrinsicDensity', () => {
  it('is 1e10 1/cm³ at 300 K and doubles about every 8 K there', () => {
    expect(intrinsicDensity(300)).toBe(1e16);
    expect(intrinsicDensity(308) / 1e16).toBeCloseTo(1.91, 1);
  });

  it('follows the published law, 5.29e19 (T/300)^2.54 exp(−6726/T) 1/cm³, but for its value at 300 K', () => {
    const published = (T: number): number => 5.29e25 * (T / 300) ** 2.54 * Math.exp(-6726 / T);
    for (const T of [200, 250, 340, 400]) {
      expect(intrinsicDensity(T) / intrinsicDensity(300) / (published(T) / published(300))).toBeCloseTo(1, 12);
    }
    expect(published(300) / 1e16).toBeCloseTo(0.97, 2);
  });

  it('refuses temperatures out of range', () => {
    for (const bad of [199, 451, NaN]) expect(() => intrinsicDensity(bad)).toThrow(RangeError);
  });
});
