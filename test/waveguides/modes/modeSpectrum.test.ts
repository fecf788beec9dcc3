import { describe, expect, it, vi } from 'vitest';
import { constantIndex } from '../../../src/materials/constantIndex.ts';
import { materialOf } from '../../../src/materials/material.ts';
import { silica } from '../../../src/materials/silica.ts';
import { silicon } from '../../../src/materials/silicon.ts';
import { linspace } from '../../../src/numerics/linspace.ts';
import { nm, um } from '../../../src/units.ts';
import { strip, type CrossSection } from '../../../src/waveguides/modes/crossSection.ts';
import { modeSpectrum } from '../../../src/waveguides/modes/modeSpectrum.ts';
import { solveModes } from '../../../src/waveguides/modes/solveModes.ts';

vi.setConfig({ testTimeout: 30_000 });

const wire = (width: number, core = silicon): CrossSection => strip({ width: width * nm, height: 220 * nm, core, cladding: silica });
const largest = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  Math.max(...Array.from(one, (each, i) => Math.abs(each - other[i]!)));

describe('modeSpectrum', () => {
  it.each(['te', 'tm'] as const)('equals a solve at each of 21 wavelengths to its error, from few solves, %s', (polarization) => {
    const wavelengths = linspace(1500 * nm, 1600 * nm, 21);
    const [found] = modeSpectrum(wire(450), { wavelengths }, { polarization });
    const each = Array.from(wavelengths, (wavelength) => solveModes(wire(450), { wavelength }, { polarization })[0]!);
    expect(found!.solved.length).toBeLessThanOrEqual(5);
    expect(largest(found!.effectiveIndex, each.map((mode) => mode.effectiveIndex))).toBeLessThan(Math.min(1e-6, found!.error));
    expect(largest(found!.groupIndex, each.map((mode) => mode.groupIndex))).toBeLessThan(1e-5);
    expect(largest(found!.confinement('core'), each.map((mode) => mode.confinement('core')))).toBeLessThan(1e-3);
    expect(largest(found!.teFraction, each.map((mode) => mode.teFraction))).toBeLessThan(1e-3);
    expect(() => found!.confinement('slab')).toThrow('modeSpectrum: there is no part slab, must be one of cladding, core');
  });

  it('adds what the materials have beyond a polynomial', () => {
    // A weak resonance within the band: no polynomial of the solved points has it.
    const bump = (wavelength: number): number => 2e-4 / (1 + ((wavelength - 1537 * nm) / (4 * nm)) ** 2);
    const index = (wavelength: number): number => 3.4777 + bump(wavelength);
    const slope = (wavelength: number): number => (bump(wavelength + 1e-13) - bump(wavelength - 1e-13)) / 2e-13;
    const core = materialOf(
      { ...constantIndex(3.4777), name: 'bumpy' },
      { index, groupIndex: (wavelength) => index(wavelength) - wavelength * slope(wavelength), thermoOpticCoefficient: () => 0 },
    );
    const wavelengths = linspace(1500 * nm, 1600 * nm, 21);
    const [found] = modeSpectrum(wire(450, core), { wavelengths }, { polarization: 'te', tolerance: 1e-5 });
    const options = { polarization: 'te' } as const;
    const each = Array.from(wavelengths, (wavelength) => solveModes(wire(450, core), { wavelength }, options)[0]!);
    expect(found!.solved.length).toBeLessThanOrEqual(5);
    expect(largest(found!.effectiveIndex, each.map((mode) => mode.effectiveIndex))).toBeLessThan(1e-6);
  });

  it('follows each mode where another crosses it', () => {
    const wavelengths = [1650 * nm, 1450 * nm, 1550 * nm];
    const ranked = wavelengths.map((wavelength) => solveModes(wire(670), { wavelength }, { count: 3, tolerance: 1e-4 }));
    // At the longest wavelength the first TM mode lies above the second TE mode.
    expect(ranked.map((modes) => modes[1]!.teFraction > 0.5)).toEqual([false, true, true]);
    const [, second] = modeSpectrum(wire(670), { wavelengths }, { count: 2, tolerance: 1e-4 });
    expect(Math.min(...second!.teFraction)).toBeGreaterThan(0.5);
    const direct = ranked.map((modes) => modes.find((mode, i) => i > 0 && mode.teFraction > 0.5)!.effectiveIndex);
    expect(largest(second!.effectiveIndex, direct)).toBeLessThan(1e-4);
    const [near] = modeSpectrum(wire(670), { wavelengths }, { near: direct[2]!, tolerance: 1e-4 });
    expect(largest(near!.effectiveIndex, second!.effectiveIndex)).toBeLessThan(1e-4);
  });

  it('takes one wavelength, and more points where the band is wide', () => {
    const [one] = modeSpectrum(wire(450), { wavelengths: [1550 * nm], temperature: 300 }, { polarization: 'te', tolerance: 1e-4 });
    const direct = solveModes(wire(450), { wavelength: 1550 * nm, temperature: 300 }, { polarization: 'te', tolerance: 1e-4 })[0]!;
    expect([one!.solved.length, one!.effectiveIndex[0], one!.groupIndex[0]]).toEqual([
      1,
      expect.closeTo(direct.effectiveIndex, 12),
      expect.closeTo(direct.groupIndex, 9),
    ]);
    const wide = linspace(1250 * nm, 1650 * nm, 5);
    const [band] = modeSpectrum(wire(450), { wavelengths: wide }, { polarization: 'te', tolerance: 1e-6 });
    expect(band!.solved.length).toBeGreaterThan(3);
    const each = Array.from(wide, (wavelength) => solveModes(wire(450), { wavelength }, { polarization: 'te', tolerance: 1e-6 })[0]!);
    expect(largest(band!.effectiveIndex, each.map((mode) => mode.effectiveIndex))).toBeLessThan(1e-6);
  });

  it('refuses no wavelength, wrong ones, and modes that are not guided throughout', () => {
    expect(() => modeSpectrum(wire(450), { wavelengths: [] })).toThrow('modeSpectrum: wavelengths is empty');
    expect(() => modeSpectrum(wire(450), { wavelengths: [1550 * nm, NaN] })).toThrow('modeSpectrum: wavelengths[1] is NaN');
    expect(() => modeSpectrum(wire(450), { wavelengths: [1 * um, 1550 * nm] })).toThrow('silicon [Li1980]: wavelength is 1e-6 m');
    const few = { wavelengths: [1300 * nm, 1600 * nm] };
    const long = { wavelengths: [1400 * nm, 1700 * nm] };
    const two = { count: 2, polarization: 'te', tolerance: 1e-3 } as const;
    expect(() => modeSpectrum(wire(490), long, two)).toThrow(/modeSpectrum: a mode (is lost|of index)/);
    const thread = strip({ width: 60 * nm, height: 60 * nm, core: silicon, cladding: silica });
    expect(() => modeSpectrum(thread, few, { polarization: 'tm', tolerance: 1e-3 })).toThrow(/is not guided at/);
  });
});
