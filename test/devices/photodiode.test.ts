import { describe, expect, it } from 'vitest';
import { elementaryCharge } from '../../src/constants.ts';
import { photodiode } from '../../src/devices/photodiode.ts';
import { continuousWave, type Lane } from '../../src/light.ts';
import { GHz, fromDb, mW, nm, pA } from '../../src/units.ts';

const diode = photodiode({ responsivity: 0.9, darkCurrent: 10e-9, bandwidth: 60 * GHz });
const amplifier = { noiseDensity: 16 * pA, noiseBandwidth: 53.125 * GHz };
const quiet = { noiseDensity: 0, noiseBandwidth: 53.125 * GHz };
const rin = fromDb(-145);
const base = { wavelength: 1311 * nm, rin, linewidth: 1e6, polarizationExtinction: 100, source: 'laser' };
const steady = (power: number, change: Partial<Lane> = {}): Lane => ({ ...continuousWave(base, power).lanes[0]!, ...change });
const levels = [0.2 * mW, 0.4 * mW, 0.6 * mW, 0.8 * mW];
const modulated: Lane = { ...steady(0), levels, chirp: [0, 0, 0, 0], crosstalk: [0, 0, 1e-6, 2e-6] };

describe('a photodiode', () => {
  it('turns power into current, with its dark current', () => {
    expect(diode.current({ power: 1 * mW })).toBeCloseTo(0.9e-3 + 10e-9, 15);
    expect(diode.current({ power: 0 })).toBe(10e-9);
    for (const power of [-1, NaN]) expect(() => diode.current({ power })).toThrow('photodiode: power is');
  });

  it('gives less than one electron a photon, or says so', () => {
    expect(diode.quantumEfficiency({ wavelength: 1311 * nm })).toBeCloseTo((0.9 * 0.945724) / 1, 5);
    expect(() => diode.quantumEfficiency({ wavelength: 1000 * nm })).toThrow('photodiode: quantum efficiency is 1.11586, outside 0 to 1');
    expect(() => diode.quantumEfficiency({ wavelength: 0 })).toThrow('photodiode: wavelength is');
    expect(() => diode.at(amplifier)({ lanes: [steady(1 * mW, { wavelength: 1000 * nm })] })).toThrow('quantum efficiency');
  });

  it('falls by 3 dB at its bandwidth', () => {
    expect(diode.response({ frequency: 0 })).toBe(1);
    expect(diode.response({ frequency: 60 * GHz }) ** 2).toBeCloseTo(0.5, 14);
    expect(() => diode.response({ frequency: -1 })).toThrow(RangeError);
  });

  it('adds the noise of amplifier, shots, laser and crosstalk as variances at the power of each level', () => {
    const { levels, noise } = diode.at(amplifier)({ lanes: [modulated] });
    modulated.levels.forEach((power, i) => {
      const light = 0.9 * power;
      expect(levels[i]).toBeCloseTo(light + 10e-9, 15);
      const variance =
        16e-12 ** 2 * 53.125e9 +
        2 * elementaryCharge * (light + 10e-9) * 53.125e9 +
        10 ** -14.5 * light ** 2 * 53.125e9 +
        (0.9 * modulated.crosstalk[i]!) ** 2;
      expect(noise[i]! / Math.sqrt(variance)).toBeCloseTo(1, 12);
    });
    expect(noise[3]!).toBeGreaterThan(noise[0]!);
  });

  it('adds current and noise of steady lanes beside the modulated one', () => {
    const alone = diode.at(quiet)({ lanes: [modulated] });
    const other = steady(0.5 * mW, { source: 'other', wavelength: 1331 * nm, crosstalk: [3e-6] });
    const both = diode.at(quiet)({ lanes: [other, modulated] });
    both.levels.forEach((current, i) => expect(current - alone.levels[i]!).toBeCloseTo(0.45e-3, 15));
    const added = 2 * elementaryCharge * 0.45e-3 * 53.125e9 + rin * 0.45e-3 ** 2 * 53.125e9 + (0.9 * 3e-6) ** 2;
    both.noise.forEach((noise, i) => expect((noise ** 2 - alone.noise[i]! ** 2) / added).toBeCloseTo(1, 9));
  });

  it('adds intensity noise of one laser as amplitudes, of two lasers as variances', () => {
    const lanes = (source: string): Lane[] => [steady(1 * mW), steady(1 * mW, { wavelength: 1331 * nm, source })];
    const variance = (source: string): number => {
      const detector = photodiode({ responsivity: 0.9, darkCurrent: 0, bandwidth: 60 * GHz }).at(quiet);
      return detector({ lanes: lanes(source) }).noise[0]! ** 2 - 2 * elementaryCharge * 1.8e-3 * 53.125e9;
    };
    const one = rin * 0.9e-3 ** 2 * 53.125e9;
    expect(variance('laser') / one).toBeCloseTo(4, 9);
    expect(variance('other') / one).toBeCloseTo(2, 9);
  });

  it('detects steady light as one level', () => {
    const { levels, noise } = diode.at(amplifier)({ lanes: [steady(1 * mW)] });
    expect(levels).toHaveLength(1);
    expect(noise).toHaveLength(1);
  });

  it('refuses light that it cannot tell apart, and no light', () => {
    const said = 'photodiode: light has 2 modulated lanes, must have 1: use a demultiplexer';
    expect(() => diode.at(amplifier)({ lanes: [modulated, modulated] })).toThrow(said);
    expect(() => diode.at(amplifier)({ lanes: [] })).toThrow('photodiode: light has no lane');
  });

  it('refuses amplifiers and parameters out of range', () => {
    expect(() => diode.at({ ...amplifier, noiseDensity: -1 })).toThrow('photodiode: noiseDensity is');
    expect(() => diode.at({ ...amplifier, noiseBandwidth: 0 })).toThrow('photodiode: noiseBandwidth is');
    expect(() => photodiode({ responsivity: 0, darkCurrent: 0, bandwidth: 1e9 })).toThrow('photodiode: responsivity is 0 A/W');
  });
});
