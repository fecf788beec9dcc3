import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { fiber } from '../../src/devices/fiber.ts';
import { photodiode } from '../../src/devices/photodiode.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { countErrors, decisions } from '../../src/link/decisions.ts';
import { feedForwardEqualizer } from '../../src/link/equalizer.ts';
import { leastSquaresTaps } from '../../src/link/equalizerTaps.ts';
import { besselThomsonInTime } from '../../src/link/filterInTime.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { pulseShape } from '../../src/link/pulseShape.ts';
import type { Field } from '../../src/light.ts';
import { dbPerKm, GHz, nm } from '../../src/units.ts';
import { closedForm, counted } from './receivedSymbols.ts';

describe('bit error ratio over received power', () => {
  it.each([
    [-14, 2.342e-2, 2 ** 17],
    [-13, 7.349e-3, 2 ** 18],
    [-12, 1.3124e-3, 2 ** 19],
    [-11, 9.965e-5, 2 ** 21],
  ])('at %f dBm is that of the closed form, %f, within three standard errors', (power, published, symbols) => {
    const { bitErrorRatio } = closedForm(power);
    expect(Math.abs(bitErrorRatio / published - 1)).toBeLessThan(3e-4);
    const { bitErrors } = counted(power, symbols, 1);
    const expected = 2 * symbols * bitErrorRatio;
    expect(Math.abs(bitErrors - expected)).toBeLessThan(3 * Math.sqrt(expected));
  });
});

describe('a lane in time', () => {
  const per = 8;
  const symbolRate = 106.25e9;
  const sampleRate = per * symbolRate;
  const sent = randomSymbols({ count: 6000, seed: 4 });
  const driver = pulseShape({ symbolRate, samplesPerSymbol: per, levels: [-2.2, -1.6, -0.9, -0.2], pulse: { kind: 'flat', rise: 0.4 } });
  const ring = ringModulator(siliconRing);
  const standing = { voltage: -1.2, temperature: 330 };
  const wavelength = 299792458 / (299792458 / ring.resonanceNear(1310 * nm, standing) + 22 * GHz);
  const modulator = ring.during({ temperature: 330, voltage: driver(sent), sourceResistance: 25, driverBandwidth: 60 * GHz });
  const line = fiber({
    length: 2000,
    attenuation: 0.35 * dbPerKm,
    connectors: 2,
    connectorLossDb: 0.25,
    groupIndex: 1.4677,
    zeroDispersionWavelength: 1313 * nm,
    dispersionSlope: 92,
    zeroDispersionRange: { shortest: 1300 * nm, longest: 1324 * nm },
  }).during();
  const detector = photodiode({ responsivity: 0.9, darkCurrent: 5e-9, bandwidth: 60 * GHz }).during({ noise: { noiseDensity: 16e-12, seed: 1, stream: 0 } });
  const filter = besselThomsonInTime({ bandwidth: symbolRate / 2 });
  const light: Field = { sampleRate, wavelength, re: new Float64Array(per * sent.length).fill(0.1), im: new Float64Array(per * sent.length) };
  const part = (from: number, to: number): Field => ({ ...light, re: light.re.subarray(from, to), im: light.im.subarray(from, to) });

  it('is the same bits whole and in blocks, and without errors once equalized under strong light', () => {
    const whole = filter(detector(line(modulator(light))));
    // The delay of the filters is a bit more than half a symbol: the equalizer takes the rest.
    const samples = whole.samples.filter((_, i) => i % per === 4 && i > per);
    const training = { samples, first: 0, tapsPerSymbol: 1, symbols: sent.subarray(0, 3000), levels: [0, 1, 2, 3], taps: 15, main: 5 } as const;
    const { taps, offset } = leastSquaresTaps(training);
    const equalizer = feedForwardEqualizer({ taps, main: 5, tapsPerSymbol: 1, samplesPerSymbol: per, first: 12 });
    const values = equalizer(whole).samples;
    const decided = decisions(values, [0.5 - offset, 1.5 - offset, 2.5 - offset]);
    // The last symbols lack what the equalizer looks ahead for.
    const known = decided.length - 8;
    expect(countErrors(sent.subarray(0, known), decided.subarray(0, known)).symbolErrors).toBe(0);
    const [a, b, c, d, e] = [modulator.open(), line.open(), detector.open(), filter.open(), equalizer.open()];
    const pieces: number[] = [];
    for (let at = 0; at < light.re.length; at += 5000) pieces.push(...e.run(d.run(c.run(b.run(a.run(part(at, at + 5000)))))).samples);
    pieces.push(...e.run(d.run(c.run(b.end()))).samples, ...e.run(d.end()).samples, ...e.end().samples);
    expect(pieces).toEqual([...values]);
  });
});
