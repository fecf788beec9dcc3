import { describe, expect, it } from 'vitest';
import { materialOf } from '../../src/materials/material.ts';

describe('materialOf', () => {
  const asked: (readonly [number, number])[] = [];
  const glass = materialOf(
    {
      name: 'glass',
      source: { key: 'Nobody1900', text: 'a user of the library' },
      wavelengthRange: [1e-6, 2e-6],
      temperatureRange: [280, 320],
      referenceTemperature: 300,
    },
    {
      index: (wavelength, temperature) => (asked.push([wavelength, temperature]), 1.5),
      groupIndex: () => 1.52,
      thermoOpticCoefficient: () => 1e-5,
    },
  );

  it("passes wavelength and temperature to the user's formulas, the reference temperature where none is given", () => {
    expect([glass.index(1.31e-6), glass.index(1.55e-6, 310)]).toEqual([1.5, 1.5]);
    expect(asked).toEqual([
      [1.31e-6, 300],
      [1.55e-6, 310],
    ]);
    expect(glass.groupIndex(1.31e-6)).toBe(1.52);
    expect(glass.thermoOpticCoefficient(1.31e-6)).toBe(1e-5);
  });

  it('asks no formula outside the range', () => {
    asked.length = 0;
    expect(() => glass.index(2.1e-6)).toThrow(/^glass \[Nobody1900\]: wavelength is .* m, outside .* m$/);
    expect(() => glass.index(1.5e-6, 330)).toThrow('glass [Nobody1900]: temperature is 330 K, outside 280 to 320 K');
    expect(asked).toEqual([]);
  });
});
