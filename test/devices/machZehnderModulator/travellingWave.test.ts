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

  it('with a load and a driver of other impedance sums what goes back and forth', () => {
    const termination = { electricalIndex: 4.2, impedance: 45, sourceImpedance: 60, loadImpedance: 30 };
    const frequency = 35e9;
    const length = 2.2e-3;
    const ours = travellingWaveResponse({ length, lossDbPerMeter: 1500, lossFrequency: 50e9, indexMismatch: 0.4, frequency, termination });
    // Each pass of the electrode one after another, each averaged along the light's way by the midpoint rule.
    const nepers = (1500 / 8.685889638) * Math.sqrt(frequency / 50e9);
    const [slow, fast] = [4.2, 3.8].map((index) => (2 * Math.PI * frequency * index) / 299792458) as [number, number];
    const load = (30 - 45) / (30 + 45);
    const source = (60 - 45) / (60 + 45);
    const sum = (frequencyOff: boolean): { re: number; im: number } => {
      let [re, im] = [0, 0];
      const steps = 4000;
      for (let pass = 0; pass < 14; pass++) {
        const size = Math.ceil(pass / 2);
        const strength = load ** size * source ** Math.floor(pass / 2);
        for (let i = 0; i < steps; i++) {
          const z = (length * (i + 0.5)) / steps;
          const way = pass * length + (pass % 2 === 0 ? z : length - z);
          const phase = frequencyOff ? 0 : fast * z - slow * way;
          const amplitude = (strength / steps) * (frequencyOff ? 1 : Math.exp(-nepers * way));
          re += amplitude * Math.cos(phase);
          im += amplitude * Math.sin(phase);
        }
      }
      return { re, im };
    };
    const still = sum(true).re;
    const moving = sum(false);
    expect(ours.re).toBeCloseTo(moving.re / still, 6);
    expect(ours.im).toBeCloseTo(moving.im / still, 6);
  });

  it('matched by its impedances is the matched electrode, and standing still sees all of the drive', () => {
    const matched = { electricalIndex: 4, impedance: 50, sourceImpedance: 50, loadImpedance: 50 };
    const whole = travellingWaveResponse({ ...electrode, frequency: 60e9 });
    const same = travellingWaveResponse({ ...electrode, frequency: 60e9, termination: matched });
    expect(same.re).toBeCloseTo(whole.re, 14);
    expect(same.im).toBeCloseTo(whole.im, 14);
    expect(size(travellingWaveResponse({ ...electrode, frequency: 0, termination: { ...matched, loadImpedance: 20, sourceImpedance: 5 } }))).toBeCloseTo(1, 14);
    expect(travellingWaveBandwidth({ ...electrode, termination: matched }) / travellingWaveBandwidth(electrode)).toBeCloseTo(1, 9);
  });

  it('in parts with a driver each is one part of that length', () => {
    const parts = { ...electrode, segments: 4 };
    expect(travellingWaveResponse({ ...parts, frequency: 90e9 })).toEqual(travellingWaveResponse({ ...electrode, length: electrode.length / 4, frequency: 90e9 }));
    expect(travellingWaveBandwidth(parts)).toBeGreaterThan(2 * travellingWaveBandwidth(electrode));
  });

  it('with reflections falls at its bandwidth for the first time', () => {
    const one = { ...electrode, termination: { electricalIndex: 4, impedance: 35, sourceImpedance: 50, loadImpedance: 50 } };
    const bandwidth = travellingWaveBandwidth(one, { time: 5e-13, driverTime: 1e-12 });
    const at = (frequency: number): number =>
      size(travellingWaveResponse({ ...one, frequency })) / Math.hypot(1, 2 * Math.PI * frequency * 5e-13) / Math.hypot(1, 2 * Math.PI * frequency * 1e-12);
    expect(at(bandwidth)).toBeCloseTo(Math.SQRT1_2, 9);
    for (let share = 0.01; share < 1; share += 0.01) expect(at(share * bandwidth)).toBeGreaterThan(Math.SQRT1_2);
    const endless = { ...one, lossDbPerMeter: 0, indexMismatch: 0, termination: { ...one.termination, impedance: 50 } };
    expect(() => travellingWaveBandwidth(endless)).toThrow('neither loss nor mismatch nor reflection nor a pole');
  });

  it('far from matched is looked at over a thousand ripples, and then refused in words', () => {
    // Held short, the drive grows with frequency; a lossy line alone would end at 10 kHz.
    const termination = { electricalIndex: 17, impedance: 600, sourceImpedance: 40_000, loadImpedance: 0.001 };
    const short = { length: 2.5e-3, lossDbPerMeter: 2084, lossFrequency: 6395, indexMismatch: 0.2, termination };
    expect(() => travellingWaveBandwidth(short)).toThrow(/nor a pole limits the electrode up to 36\d{11} Hz/);
    const bandwidth = travellingWaveBandwidth(short, { time: 1e-9 });
    expect(size(travellingWaveResponse({ ...short, frequency: bandwidth })) / Math.hypot(1, 2 * Math.PI * bandwidth * 1e-9)).toBeCloseTo(Math.SQRT1_2, 6);
  });

  it('needs impedances and parts in range', () => {
    const termination = { electricalIndex: 4, impedance: 50, sourceImpedance: 50, loadImpedance: 50 };
    const asked = (change: object): unknown => travellingWaveResponse({ ...electrode, frequency: 1, termination: { ...termination, ...change } });
    expect(() => asked({ impedance: 0 })).toThrow('termination.impedance is 0');
    expect(() => asked({ sourceImpedance: -1 })).toThrow('termination.sourceImpedance is -1');
    expect(() => asked({ loadImpedance: 0 })).toThrow('termination.loadImpedance is 0');
    expect(() => asked({ electricalIndex: 0.5 })).toThrow('termination.electricalIndex is 0.5');
    expect(() => travellingWaveResponse({ ...electrode, frequency: 1, segments: 65 })).toThrow('segments is 65');
    expect(() => travellingWaveBandwidth(electrode, { driverTime: -1 })).toThrow('driverTime is -1');
  });
});
