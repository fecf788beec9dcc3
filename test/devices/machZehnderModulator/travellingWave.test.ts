import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { travellingWaveBandwidth, travellingWaveResponse } from '../../../src/devices/machZehnderModulator/travellingWave.ts';

const electrode = { length: 2e-3, lossDbPerMeter: 1000, lossFrequency: 50e9, indexMismatch: 0.3 };
const size = ({ re, im }: { readonly re: number; readonly im: number }): number => Math.hypot(re, im);

describe('travelling-wave electrode', () => {
  it('averages the drive along its length', () => {
    const frequency = 80e9;
    const nepers = (1000 / 8.685889638) * Math.sqrt(frequency / 50e9);
    const wavenumber = (2 * Math.PI * frequency * 0.3) / 299792458;
    const steps = 20000;
    let [re, im] = [0, 0];
    for (let i = 0; i < steps; i++) {
      const z = (2e-3 * (i + 0.5)) / steps;
      re += (Math.exp(-nepers * z) * Math.cos(wavenumber * z)) / steps;
      im -= (Math.exp(-nepers * z) * Math.sin(wavenumber * z)) / steps;
    }
    const ours = travellingWaveResponse({ ...electrode, frequency });
    expect(ours.re).toBeCloseTo(re, 8);
    expect(ours.im).toBeCloseTo(im, 8);
  });

  it('passes all at low frequency, without a step where the series takes over', () => {
    expect(travellingWaveResponse({ ...electrode, frequency: 0 })).toEqual({ re: 1, im: -0 });
    const near = (share: number): number => travellingWaveResponse({ ...electrode, lossDbPerMeter: 0, frequency: share }).im;
    expect(near(1.6e3) / near(1.4e3)).toBeCloseTo(1.6 / 1.4, 6);
  });

  it('falls to 1/√2 at its bandwidth, and not before', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-4, max: 0.03, noNaN: true }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 1e-14, max: 1e-11, noNaN: true }),
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        (length, lossDbPerMeter, indexMismatch, time, share) => {
          const one = { length, lossDbPerMeter, lossFrequency: 50e9, indexMismatch };
          const bandwidth = travellingWaveBandwidth(one, { time });
          const at = (frequency: number): number =>
            size(travellingWaveResponse({ ...one, frequency })) / Math.hypot(1, 2 * Math.PI * frequency * time);
          expect(at(Math.min(bandwidth, 1e13))).toBeGreaterThanOrEqual(Math.SQRT1_2 - 1e-9);
          if (bandwidth < 1e13) {
            expect(at(bandwidth)).toBeCloseTo(Math.SQRT1_2, 9);
            expect(at(bandwidth * share)).toBeGreaterThan(Math.SQRT1_2);
          }
        },
      ),
      { seed: 19821121, numRuns: 300 },
    );
  });

  it('refuses numbers out of range and an electrode that nothing limits', () => {
    expect(() => travellingWaveResponse({ ...electrode, frequency: -1 })).toThrow('frequency');
    expect(() => travellingWaveResponse({ ...electrode, length: NaN, frequency: 1 })).toThrow('length');
    expect(() => travellingWaveBandwidth({ ...electrode, lossDbPerMeter: -1 })).toThrow('lossDbPerMeter');
    expect(() => travellingWaveBandwidth({ ...electrode, lossFrequency: 0 })).toThrow('lossFrequency');
    expect(() => travellingWaveBandwidth({ ...electrode, indexMismatch: 30 })).toThrow('indexMismatch');
    expect(() => travellingWaveBandwidth(electrode, { time: -1 })).toThrow('time');
    expect(() => travellingWaveBandwidth({ ...electrode, lossDbPerMeter: 0, indexMismatch: 0 })).toThrow('limits the electrode');
  });
});
