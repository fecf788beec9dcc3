import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../src/constants.ts';
import { smallSignalBandwidth, smallSignalTransfer } from '../../src/devices/ringModulator/smallSignal.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { GHz, nm } from '../../src/units.ts';

/** A critically coupled ring by its f0/2Q and the pole of its junction, both Hz, at Ωτ. */
const resonance = (half: number, pole: number, detuningLifetime: number) => ({
  detuningLifetime,
  lossLifetimeRatio: 2,
  electricalLifetimeRatio: half / pole,
});
const bandwidth = (half: number, pole: number, detuning: number): number => half * smallSignalBandwidth(resonance(half, pole, detuning));
/** Largest response of the whole path over that at 0 Hz, dB. */
function peakDb(half: number, pole: number, detuning: number): number {
  let most = 1;
  for (let i = 0; i < 3000; i++) {
    const { re, im } = smallSignalTransfer(resonance(half, pole, detuning), { frequencyLifetime: i / 500 });
    most = Math.max(most, Math.hypot(re, im));
  }
  return 20 * Math.log10(most);
}

// Unknown: loss against coupling (critical coupling from the extinction of more than 18 dB), the pole of junction and driver, both detunings, and
// whether the instruments' response was taken out. Known: Q near 2300 at 1310.8 nm.
describe('Bao 2026, ring of Q 2300: one detuning a case from its bandwidth gives its peak, with one RC for both', () => {
  const half = speedOfLight / (1310.8 * nm) / (2 * 2300);
  const fitted = (pole: number, to: number): number => findRoot((detuning) => bandwidth(half, pole, detuning) - to, 0, 6);

  for (const pole of [300 * GHz, 200 * GHz, 120 * GHz, 80 * GHz, 66 * GHz]) {
    it(`of ${pole / GHz} GHz: 64 GHz with less than 0.1 dB, 110 GHz with 2 ± 1 dB`, () => {
      expect(peakDb(half, pole, fitted(pole, 64 * GHz))).toBeLessThan(0.1);
      const peaked = peakDb(half, pole, fitted(pole, 110 * GHz));
      expect(Math.abs(peaked - 2)).toBeLessThan(1);
    });
  }

  it('but not without any, where 110 GHz peak by 0.83 dB and 2 dB belong to 142 GHz', () => {
    expect(peakDb(half, 1e15, fitted(1e15, 110 * GHz))).toBeCloseTo(0.832, 2);
    expect(peakDb(half, 1e15, fitted(1e15, 142 * GHz))).toBeCloseTo(2, 1);
  });
});

// Unknown: Q, RC and the detuning of either figure, which the abstract does not give. The higher one is taken at Ωτ 0.75.
describe('Zhang 2022: Q and RC from 52 GHz without detuning give 110 GHz with it', () => {
  for (const pole of [1000 * GHz, 400 * GHz, 300 * GHz]) {
    it(`with a pole at ${pole / GHz} GHz`, () => {
      const half = findRoot((value) => bandwidth(value, pole, 0) - 52 * GHz, 30 * GHz, 400 * GHz);
      const quality = speedOfLight / (1310 * nm) / (2 * half);
      expect(quality).toBeGreaterThan(2100);
      expect(quality).toBeLessThan(2250);
      expect(Math.abs(bandwidth(half, pole, 0.75) / GHz - 110)).toBeLessThan(5);
    });
  }

  it('and a slower pole asks for more detuning', () => {
    const half = findRoot((value) => bandwidth(value, 150 * GHz, 0) - 52 * GHz, 30 * GHz, 400 * GHz);
    expect(bandwidth(half, 150 * GHz, 0.75)).toBeLessThan(105 * GHz);
    expect(findRoot((detuning) => bandwidth(half, 150 * GHz, detuning) - 110 * GHz, 0, 3)).toBeCloseTo(0.848, 1);
  });
});
