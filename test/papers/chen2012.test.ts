import { describe, expect, it } from 'vitest';
import { ringUnderPower } from '../../src/devices/ringModulator/underPower/ringUnderPower.ts';
import { linspace } from '../../src/numerics/linspace.ts';
import { GHz } from '../../src/units.ts';
import { vanVaerenberghPoint, vanVaerenberghRing } from './vanVaerenberghRing.ts';

const base = vanVaerenberghRing();

/** Highest frequency at which a steady state is left by an oscillation, and the lowest power at which that happens, without any heat. */
function oscillation(carrierLifetime: number): { readonly frequency: number; readonly power: number } {
  const absorbedFraction = { ...base.design.absorbedFraction, scattering: 0, twoPhoton: 0, freeCarrier: 0 };
  const under = ringUnderPower(base.ring, { ...base.design, kerrIndex: 4.8e-18, carrierLifetime, absorbedFraction });
  let frequency = 0;
  let least = Infinity;
  for (const power of [1e-4, 1e-3, 1e-2, 0.1, 0.3]) {
    for (const picometers of linspace(-600, 200, 81)) {
      for (const { eigenvalues } of under.steadyStates(vanVaerenberghPoint(picometers, power))) {
        const [{ re, im }] = eigenvalues as readonly [{ re: number; im: number }];
        if (!(re > 0 && im !== 0)) continue;
        frequency = Math.max(frequency, Math.abs(im) / (2 * Math.PI));
        least = Math.min(least, power);
      }
    }
  }
  return { frequency, power: least };
}

describe('self-pulsation by carriers alone, Chen 2012', () => {
  it('needs a lifetime of several to several hundred picoseconds, and goes at several GHz to beyond 10 GHz', () => {
    for (const lifetime of [1e-11, 3e-11, 1e-10]) {
      const { frequency, power } = oscillation(lifetime);
      expect(frequency).toBeGreaterThan(3 * GHz);
      expect(frequency).toBeLessThan(40 * GHz);
      // 1e6 W/cm² in a guide of a tenth of a square micrometer.
      expect(power).toBeGreaterThanOrEqual(1e-3);
    }
    for (const lifetime of [1e-12, 1e-9, 1e-8]) expect(oscillation(lifetime).frequency).toBe(0);
  });
});
