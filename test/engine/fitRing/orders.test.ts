import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../src/engine/fitRing/orders.ts';

/** Resonances of a path of 270 µm that grows by a slope with wavelength, at orders from `first` on. */
function linesOf(first: number, count: number, slope: number, error: number): { order: number; wavelength: number; error: number }[] {
  return Array.from({ length: count }, (_, k) => {
    const order = first + k;
    let wavelength = 1 / (1 / 1310e-9 + order / 270e-6);
    const orderAt = (at: number): number => (270e-6 - slope * 1310e-9) * (1 / at - 1 / 1310e-9) - slope * Math.log(at / 1310e-9);
    for (let i = 0; i < 20; i++) wavelength += ((orderAt(wavelength) - order) * wavelength ** 2) / (270e-6 + slope * (wavelength - 1310e-9));
    return { order, wavelength, error };
  }).reverse();
}

describe('the orders of resonances', () => {
  it('tell a path that is a straight line in wavelength, of three resonances and of many', () => {
    for (const [first, count] of [[-1, 3], [-7, 15]] as const) {
      const found = ordersOf(linesOf(first, count, 30, 1e-13));
      expect(Math.abs(found.groupPath / 270e-6 - 1)).toBeLessThan(1e-9);
      expect(Math.abs(found.wavelength / 1310e-9 - 1)).toBeLessThan(1e-12);
      expect(Math.abs(found.slope! / 30 - 1)).toBeLessThan(1e-6);
      const [at] = linesOf(1, 1, 30, 1e-13);
      expect(Math.abs(found.groupPathAt(1) / (270e-6 + 30 * (at!.wavelength - 1310e-9)) - 1)).toBeLessThan(1e-9);
      expect(found.groupPathErrorAt(0)).toBeCloseTo(found.groupPathError, 15);
    }
  });

  it('have no slope of two resonances', () => {
    const found = ordersOf(linesOf(0, 2, 0, 1e-13));
    expect([found.slope, found.slopeError]).toEqual([undefined, undefined]);
    expect(Math.abs(found.groupPath / 270e-6 - 1)).toBeLessThan(1e-9);
  });

  it('that scatter by more than their errors have larger ones, and a surest line no more than its share', () => {
    const lines = linesOf(-4, 9, 0, 1e-14).map((line, k) => ({ ...line, wavelength: line.wavelength + (k % 2 === 0 ? 1 : -1) * 1e-11 }));
    const sure = ordersOf(lines.map((line, k) => (k === 1 ? { ...line, error: 1e-17 } : line)));
    const alike = ordersOf(lines);
    expect(alike.groupPathError).toBeGreaterThan(100 * ordersOf(linesOf(-4, 9, 0, 1e-14)).groupPathError);
    expect(Math.abs(sure.groupPath / alike.groupPath - 1)).toBeLessThan(1e-6);
  });
});
