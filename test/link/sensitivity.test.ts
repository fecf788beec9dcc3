import { describe, expect, it } from 'vitest';
import { photodiode } from '../../src/devices/photodiode.ts';
import type { Detector } from '../../src/light.ts';
import { pam4ErrorRatio, pam4RequiredRatio } from '../../src/link/pam4.ts';
import { sensitivity } from '../../src/link/sensitivity.ts';
import { GHz, fromDb, nm, pA, toDbm } from '../../src/units.ts';

const wavelength = 1311 * nm;
const bitErrorRatio = 2.4e-4;
const detector = photodiode({ responsivity: 0.9, darkCurrent: 1e-8, bandwidth: 60 * GHz }).at({ noiseDensity: 16 * pA, noiseBandwidth: 55 * GHz });

function omaOf(extinctionDb: number, rinDb: number, on: Detector = detector): number {
  const found = sensitivity({ wavelength, extinctionRatio: fromDb(extinctionDb), rin: fromDb(rinDb), detector: on, bitErrorRatio });
  if (!found.finite) throw new Error(found.reason);
  return found.opticalModulationAmplitude;
}

describe('sensitivity', () => {
  it('is 6 x σ/R under amplifier noise alone, at any extinction ratio', () => {
    const sigma = 16 * pA * Math.sqrt(55 * GHz);
    const amplifierOnly: Detector = (light) => {
      const levels = light.lanes[0]!.levels.map((power) => 0.9 * power);
      return { levels, noise: levels.map(() => sigma) };
    };
    for (const extinctionDb of [3.5, 5, 20]) {
      const oma = omaOf(extinctionDb, -200, amplifierOnly);
      expect(oma / ((6 * pam4RequiredRatio(bitErrorRatio) * sigma) / 0.9)).toBeCloseTo(1, 9);
      expect(toDbm(oma)).toBeCloseTo(-10.685, 3);
    }
  });

  it('is the amplitude whose error ratio is the target', () => {
    const oma = omaOf(4, -142);
    const lowest = oma / (fromDb(4) - 1);
    const levels = [0, 1, 2, 3].map((i) => lowest + (oma * i) / 3);
    const four = [0, 0, 0, 0];
    const light = { lanes: [{ wavelength, levels, rin: fromDb(-142), linewidth: 0, chirp: four, crosstalk: four, polarizationExtinction: 1e12, source: 'a' }] };
    expect(pam4ErrorRatio(detector(light)).bitErrorRatio / bitErrorRatio).toBeCloseTo(1, 8);
  });

  it('worsens with intensity noise and with a lower extinction ratio', () => {
    expect(omaOf(4, -140)).toBeGreaterThan(omaOf(4, -150));
    expect(omaOf(3.5, -145)).toBeGreaterThan(omaOf(6, -145));
  });

  it('is not finite where intensity noise alone keeps the target away', () => {
    const found = sensitivity({ wavelength, extinctionRatio: fromDb(3.5), rin: fromDb(-130), detector, bitErrorRatio });
    expect(found).toEqual({ finite: false, reason: 'noise that grows with the light keeps the error ratio above its target' });
  });

  it('refuses an extinction ratio of 1, a negative noise and a target that no open eye has', () => {
    const question = { wavelength, extinctionRatio: 2, rin: 0, detector, bitErrorRatio };
    expect(() => sensitivity({ ...question, extinctionRatio: 1 })).toThrow(/sensitivity: extinctionRatio is 1/);
    expect(() => sensitivity({ ...question, rin: -1 })).toThrow(/rin/);
    expect(() => sensitivity({ ...question, wavelength: NaN })).toThrow(/wavelength/);
    expect(() => sensitivity({ ...question, bitErrorRatio: 0.5 })).toThrow(/bitErrorRatio/);
  });
});
