import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as units from '../src/units.ts';

const { celsius, dbPerCm, dbPerKm, fromDb, fromDbm, mW, nm, toDb, toDbm } = units;

describe('units', () => {
  it('enter and leave without a trace', () => {
    expect((180 * nm) / nm).toBe(180);
    expect(celsius(25)).toBe(298.15);
    expect(celsius(-273.15)).toBe(0);
  });

  it.each([
    ['pm', 1e-12], ['nm', 1e-9], ['um', 1e-6], ['mm', 1e-3], ['cm', 1e-2], ['km', 1e3], ['kHz', 1e3], ['MHz', 1e6], ['GHz', 1e9], ['THz', 1e12],
    ['GBd', 1e9], ['fs', 1e-15], ['ps', 1e-12], ['ns', 1e-9], ['us', 1e-6], ['uW', 1e-6], ['mW', 1e-3], ['pA', 1e-12], ['nA', 1e-9], ['uA', 1e-6],
    ['mA', 1e-3], ['mV', 1e-3], ['fF', 1e-15], ['pF', 1e-12], ['fJ', 1e-15], ['pJ', 1e-12], ['degree', Math.PI / 180],
  ] as const)('%s is %d in SI', (name, value) => expect(units[name]).toBe(value));

  it('turn attenuation in dB per length into 1/m of power', () => {
    expect(Math.exp(-3 * dbPerCm * 0.01)).toBeCloseTo(fromDb(-3), 14);
    expect(Math.exp(-0.35 * dbPerKm * 1000)).toBeCloseTo(fromDb(-0.35), 14);
  });
});

describe('decibels', () => {
  it('are ten times the logarithm of a power ratio', () => {
    expect(toDb(100)).toBe(20);
    expect(toDbm(350 * mW)).toBeCloseTo(25.440680443502757, 12);
    expect(fromDbm(0)).toBe(1 * mW);
  });

  it('come back', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (db) => {
        expect(Math.abs(toDb(fromDb(db)) - db)).toBeLessThan(1e-12 * Math.max(1, Math.abs(db)));
        expect(Math.abs(toDbm(fromDbm(db)) - db)).toBeLessThan(1e-12 * Math.max(1, Math.abs(db)));
      }),
      { seed: 1 },
    );
  });

  it.each([0, -1, Number.NaN, Infinity])('have no value for a ratio or power of %d', (value) => {
    expect(() => toDb(value)).toThrow(RangeError);
    expect(() => toDbm(value)).toThrow(RangeError);
  });
});
