import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../src/constants.ts';
import { smallSignalBandwidth, smallSignalPeak } from '../../src/devices/ringModulator/smallSignal.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { GHz, nm, pm } from '../../src/units.ts';
import { criticalRing } from './criticalRing.ts';

const critical = (detuningLifetime: number): { detuningLifetime: number; lossLifetimeRatio: number } => ({ detuningLifetime, lossLifetimeRatio: 2 });

describe('Bao 2026, ring of Q 2300 at 1310.8 nm', () => {
  const { ring, point, amplitudeLifetime } = criticalRing(1310.8 * nm, 2300);
  const bandwidth = (detuningLifetime: number): number =>
    ring.bandwidth({ ...point, detuning: detuningLifetime / (2 * Math.PI * amplitudeLifetime) });

  it('is 99.4 GHz wide and 49.7 GHz fast without detuning', () => {
    expect((ring.linewidth(point) * speedOfLight) / point.wavelength ** 2 / GHz).toBeCloseTo(99.4, 1);
    expect(bandwidth(0) / GHz).toBeCloseTo(49.72, 2);
  });

  it('reaches its 64 GHz at Ωτ 0.373, and more than 110 GHz with its 2 dB of peaking', () => {
    expect(bandwidth(0.373) / GHz).toBeCloseTo(64, 0);
    const peaked = findRoot((wt) => 20 * Math.log10(smallSignalPeak(critical(wt)).value) - 2, 0.6, 2);
    expect(peaked).toBeCloseTo(0.986, 3);
    expect(bandwidth(peaked) / GHz).toBeGreaterThan(110);
    expect(bandwidth(peaked) / GHz).toBeCloseTo(142, 0);
  });

  it('turns 37 pm/V into a half-wave product of 0.595 V cm', () => {
    const slope = (37 * pm * 3.9) / (1310.8 * nm);
    const tuned = criticalRing(1310.8 * nm, 2300, { groupIndex: 3.9, indexPerVolt: slope });
    expect(tuned.ring.modulationEfficiency(tuned.point) / pm).toBeCloseTo(37, 9);
    expect(((1310.8 * nm) / (2 * slope)) * 100).toBeCloseTo(0.595, 3);
  });
});

describe('Bao 2026, microdisk of Q 3500 at 1326.3 nm', () => {
  it('reaches its 65 GHz at Ωτ 0.707', () => {
    const { ring, point, amplitudeLifetime } = criticalRing(1326.3 * nm, 3500);
    const at = findRoot((wt) => ring.bandwidth({ ...point, detuning: wt / (2 * Math.PI * amplitudeLifetime) }) - 65 * GHz, 0, 3);
    expect(at).toBeCloseTo(0.706837, 3);
  });
});

describe('Zhang 2022, 52 GHz before and 110 GHz with optical peaking', () => {
  it('is the gain that a detuning of Ωτ 0.75 gives, if the optics alone limit', () => {
    const gain = smallSignalBandwidth(critical(0.75)) / smallSignalBandwidth(critical(0));
    expect(Math.abs((52 * gain) / 110 - 1)).toBeLessThan(5 / 110);
    expect(gain).toBeCloseTo(2.13, 2);
  });

  it('tunes by 0.1 nm for each mW in its heater', () => {
    const { ring, point } = criticalRing(1310 * nm, 5000);
    const resonance = ring.resonanceNear(point.wavelength, point);
    const heated = ring.resonanceNear(resonance + 0.1 * nm, { ...point, heaterPower: 1e-3 });
    expect((heated - resonance) / nm).toBeCloseTo(0.1, 9);
  });
});
