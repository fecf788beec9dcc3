import { describe, expect, it } from 'vitest';
import { linearJunction } from '../../src/waveguides/linearJunction.ts';

const design = {
  indexPerVolt: 1.1e-4,
  attenuation: 2700,
  attenuationPerVolt: 100,
  capacitance: 5e-10,
  seriesResistance: 1e-3,
  breakdownVoltage: -8,
  forwardLimit: 0.4,
};

describe('linearJunction', () => {
  it('raises the index and lowers the loss in reverse bias', () => {
    const junction = linearJunction(design);
    expect(junction.indexChange(-2)).toBeCloseTo(2.2e-4, 15);
    expect(junction.indexSlope(-2)).toBe(-1.1e-4);
    expect(junction.attenuation(-2)).toBe(2500);
    expect(junction.capacitance(-2)).toBe(5e-10);
    expect(junction.voltageRange).toEqual([-8, 0.4]);
  });

  it('refuses a loss that would turn into gain before breakdown', () => {
    expect(() => linearJunction({ ...design, attenuationPerVolt: 400 })).toThrow(
      /attenuationPerVolt is 400 1\/\(m V\), makes the attenuation -500 1\/m at the breakdown voltage of -8 V/,
    );
  });
});
