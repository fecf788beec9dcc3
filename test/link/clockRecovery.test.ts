import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { besselThomsonInTime } from '../../src/link/filterInTime.ts';
import { clockRecovery, type ClockRecovery } from '../../src/link/clockRecovery.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { predistortedLevels } from '../../src/link/predistortion.ts';
import { pulseShape } from '../../src/link/pulseShape.ts';
import { levelMismatchRatio } from '../../src/light.ts';
import { GHz, nm } from '../../src/units.ts';

const per = 16;
const levels = [0, 1, 2, 3];
const symbols = randomSymbols({ count: 6000, seed: 1 });
const driver = pulseShape({ symbolRate: 100e9, samplesPerSymbol: per, levels, pulse: { kind: 'raisedCosine', rollOff: 0.6, span: 8 } });
const waveform = driver(symbols);
const design: ClockRecovery = { samplesPerSymbol: per, first: driver.middle, levels, detector: 'muellerMuller', proportional: 0.02, integral: 1e-4 };
const last = (values: Float64Array): Float64Array => values.subarray(-1000);
const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x / values.length, 0);

describe('clockRecovery', () => {
  it.each(['muellerMuller', 'gardner'] as const)('finds the middle of the symbols from a third of a unit interval away, %s', (detector) => {
    for (const away of [-5, 5]) {
      const { values, places } = clockRecovery({ ...design, detector, first: driver.middle + away })(waveform);
      const late = places.map((place, n) => place - (driver.middle + n * per));
      expect(late[0]).toBe(away);
      expect(Math.abs(mean(last(late)))).toBeLessThan(0.02 * per);
      const wrong = last(values).filter((value, i) => Math.abs(value - symbols[values.length - 1000 + i]!) > 0.5).length;
      expect(wrong).toBe(0);
    }
  });

  it('follows a clock that is 200 ppm off without a lasting error', () => {
    const turned = waveform.samples.map((_, i) => {
      const place = i * 1.0002;
      const n = Math.min(waveform.samples.length - 2, Math.floor(place));
      return waveform.samples[n]! + (place - n) * (waveform.samples[n + 1]! - waveform.samples[n]!);
    });
    const { places } = clockRecovery({ ...design, integral: 4e-4 })({ ...waveform, samples: turned.subarray(0, 90000) });
    const late = places.map((place, n) => place - (driver.middle + n * per) / 1.0002);
    expect(Math.abs(mean(last(late)))).toBeLessThan(0.02 * per);
    const still = clockRecovery({ ...design, proportional: 0, integral: 0 })({ ...waveform, samples: turned.subarray(0, 90000) });
    expect(Math.abs(still.places.at(-1)! - (driver.middle + (still.places.length - 1) * per) / 1.0002)).toBeGreaterThan(10);
  });

  it('gives the same bits for any cutting', () => {
    const filtered = besselThomsonInTime({ bandwidth: 50 * GHz })(waveform);
    const stage = clockRecovery(design);
    const whole = stage(filtered);
    for (const size of [1, 50, 1000]) {
      const run = stage.open();
      const values: number[] = [];
      const places: number[] = [];
      for (let at = 0; at < 8000; at += size) {
        const out = run.run({ ...filtered, samples: filtered.samples.subarray(at, Math.min(8000, at + size)) });
        values.push(...out.values);
        places.push(...out.places);
      }
      expect(values).toEqual([...whole.values.subarray(0, values.length)]);
      expect(places).toEqual([...whole.places.subarray(0, values.length)]);
      expect(values.length).toBeGreaterThan(480);
    }
  });

  it('says what is wrong', () => {
    const cases: readonly (readonly [Partial<ClockRecovery>, string])[] = [
      [{ samplesPerSymbol: 3 }, 'samplesPerSymbol is 3'],
      [{ samplesPerSymbol: 8.5 }, 'samplesPerSymbol is 8.5, must be a whole number'],
      [{ first: 0 }, 'first is 0'],
      [{ levels: [1, 0] }, 'levels.1 is 0'],
      [{ detector: 'early' as 'gardner' }, 'detector is "early"'],
      [{ proportional: 1 }, 'proportional is 1'],
      [{ integral: NaN }, 'integral is NaN'],
    ];
    for (const [change, message] of cases) expect(() => clockRecovery({ ...design, ...change })).toThrow(message);
    expect(() => clockRecovery(design)({ ...waveform, samples: waveform.samples.with(40, NaN) })).toThrow('samples.40 is NaN');
    const run = clockRecovery(design).open();
    run.run(waveform);
    expect(() => run.run({ ...waveform, sampleRate: 1 })).toThrow('sample rate of the block is 1 Hz');
  });
});

describe('predistortedLevels', () => {
  it('makes the levels of a ring equal', () => {
    const ring = ringModulator(siliconRing);
    const at = { temperature: 330, voltage: -1.2 };
    const wavelength = ring.resonanceNear(1310 * nm, at) * (1 - (22 * GHz * 1310 * nm) / 299792458);
    const transfer = (voltage: number): number => ring.transmission({ wavelength, temperature: 330, voltage });
    const span = { low: -2.2, high: -0.2, count: 4 };
    const voltages = predistortedLevels(transfer, span);
    const straight = [0, 1, 2, 3].map((i) => -2.2 + (2 * i) / 3);
    expect(levelMismatchRatio(straight.map(transfer))).toBeLessThan(0.98);
    expect(levelMismatchRatio(voltages.map(transfer))).toBeCloseTo(1, 9);
    expect([voltages[0], voltages[3]]).toEqual([-2.2, -0.2]);
    expect(predistortedLevels(transfer, { low: -0.2, high: -2.2, count: 4 })[1]).toBeCloseTo(voltages[2]!, 9);
  });

  it('says what is wrong', () => {
    const span = { low: 0, high: 3, count: 4 };
    expect(() => predistortedLevels(Math.cos, { ...span, high: 4 })).toThrow('must change in one direction');
    expect(() => predistortedLevels(() => 1, span)).toThrow('must change in one direction');
    expect(() => predistortedLevels(() => NaN, span)).toThrow('transfer is NaN');
    expect(() => predistortedLevels((v) => v, { ...span, low: NaN })).toThrow('low is NaN');
    expect(() => predistortedLevels((v) => v, { ...span, high: Infinity })).toThrow('high is Infinity');
    expect(() => predistortedLevels((v) => v, { ...span, count: 1 })).toThrow('count is 1');
    expect(() => predistortedLevels((v) => v, { ...span, count: 2.5 })).toThrow('count is 2.5, must be a whole number');
    predistortedLevels((v) => v * v, span).forEach((voltage, i) => expect(voltage).toBeCloseTo(Math.sqrt(3 * i), 9));
  });
});
