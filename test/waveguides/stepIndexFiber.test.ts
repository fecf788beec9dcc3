import { describe, expect, it } from 'vitest';
import { nm, um } from '../../src/units.ts';
import { stepIndexFiberMode } from '../../src/waveguides/stepIndexFiber.ts';

const fiber = { coreRadius: 4.1 * um, numericalAperture: 0.12, wavelength: 1310 * nm };

describe('stepIndexFiberMode', () => {
  it('gives the mode field diameter of standard fiber', () => {
    const mode = stepIndexFiberMode(fiber);
    expect(mode.normalizedFrequency).toBeCloseTo(2.3598, 4);
    expect(mode.modeFieldDiameter / um).toBeCloseTo(9.129, 3);
    expect(stepIndexFiberMode({ ...fiber, wavelength: 1550 * nm }).modeFieldDiameter / um).toBeCloseTo(10.4186, 4);
  });

  it('refuses a normalized frequency outside the fit', () => {
    expect(() => stepIndexFiberMode({ ...fiber, coreRadius: 5 * um })).toThrow(
      'normalized frequency is 2.87779, outside 0.8 to 2.5 of the fit of Marcuse 1977',
    );
    expect(() => stepIndexFiberMode({ ...fiber, coreRadius: 1 * um })).toThrow(RangeError);
  });

  it('refuses numbers out of range', () => {
    for (const bad of [0, -1, NaN, Infinity]) {
      expect(() => stepIndexFiberMode({ ...fiber, coreRadius: bad })).toThrow('coreRadius');
      expect(() => stepIndexFiberMode({ ...fiber, numericalAperture: bad })).toThrow('numericalAperture');
      expect(() => stepIndexFiberMode({ ...fiber, wavelength: bad })).toThrow('wavelength');
    }
  });
});
