import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { photodiode } from '../../src/devices/photodiode.ts';
import { elementaryCharge } from '../../src/constants.ts';
import { type Receiver, receiverNoise } from '../../src/link/noise.ts';
import { GHz, fromDb, mW, nm, pA, uA, uW } from '../../src/units.ts';

const receiver: Receiver = {
  levels: [0.2 * mW, 0.5 * mW, 0.8 * mW, 1 * mW],
  rin: fromDb(-145),
  responsivity: 0.9,
  noiseDensity: 16 * pA,
  noiseBandwidth: 53.125 * GHz,
  darkCurrent: 0,
};

describe('receiver noise', () => {
  it('adds the published parts at 1 mW as variances', () => {
    // Shot 3.91418 uA, intensity 11.66519 uA, amplifier 3.68782 uA.
    expect(receiverNoise(receiver)[3]! / uA).toBeCloseTo(Math.hypot(3.91418115, 11.6651944, 3.68781778), 6);
  });

  it('is that of the true power of each level', () => {
    const { levels, rin, responsivity, noiseDensity, noiseBandwidth, darkCurrent } = { ...receiver, darkCurrent: 1 * uA };
    const crosstalk = [1 * uW, 2 * uW, 3 * uW, 4 * uW];
    receiverNoise({ ...receiver, darkCurrent, crosstalk }).forEach((noise, i) => {
      const current = responsivity * levels[i]!;
      const variance =
        noiseBandwidth * (noiseDensity ** 2 + 2 * elementaryCharge * (current + darkCurrent) + rin * current ** 2) + (responsivity * crosstalk[i]!) ** 2;
      expect(noise / Math.sqrt(variance)).toBeCloseTo(1, 13);
    });
  });

  it('is the noise that a photodiode gives', () => {
    const power = fc.double({ min: 1e-6, max: 5e-3, noNaN: true });
    const four = fc.array(power, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(four, four, fc.double({ min: -165, max: -125, noNaN: true }), (levels, crosstalk, rinDb) => {
        const r = { ...receiver, levels, crosstalk, rin: fromDb(rinDb), darkCurrent: 1e-7 };
        const diode = photodiode({ responsivity: r.responsivity, darkCurrent: r.darkCurrent, bandwidth: 60 * GHz });
        const lane = { wavelength: 1311 * nm, levels, rin: r.rin, linewidth: 0, chirp: [0, 0, 0, 0], crosstalk, polarizationExtinction: 1e12, source: 'a' };
        const detected = diode.at(r)({ lanes: [lane] }).noise;
        receiverNoise(r).forEach((noise, i) => expect(noise / detected[i]!).toBeCloseTo(1, 13));
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('refuses numbers out of range and crosstalk of another length', () => {
    const refused = (change: Partial<Receiver>, message: RegExp): void => expect(() => receiverNoise({ ...receiver, ...change })).toThrow(message);
    refused({ levels: [0, -1e-6, 0, 0] }, /^receiverNoise: levels\.1 is -\S+ W, outside 0 to 100 W$/);
    refused({ crosstalk: [0] }, /crosstalk\.length is 1, outside 4 to 4/);
    refused({ crosstalk: [0, 0, NaN, 0] }, /crosstalk\.2 is NaN/);
    refused({ rin: -1 }, /rin/);
    refused({ responsivity: 0 }, /responsivity/);
    refused({ noiseDensity: NaN }, /noiseDensity/);
    refused({ noiseBandwidth: Infinity }, /noiseBandwidth/);
    refused({ darkCurrent: -1 }, /darkCurrent/);
  });
});
