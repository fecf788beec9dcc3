import { describe, expect, it } from 'vitest';
import type { Field } from '../../../../src/light.ts';
import { GHz, nm } from '../../../../src/units.ts';
import { guideOf } from '../../../../src/waveguides/guidePart.ts';
import { addDrop, depleted, detuned, lossy, operation, ringOf, still, waveform, withJunction } from './rings.ts';

const rate = 1.7e12;
const ring = ringOf(lossy);
const wavelength = detuned(ring, 20 * GHz, operation);
const voltage = waveform(rate, [-1.2, -1.2, -1.2]);
const field = still(rate, wavelength, 3);
const run = (change: Partial<Field>, drive: object = {}, options: object = {}): (() => unknown) => {
  return () => ring.during({ ...operation, voltage, ...drive }, options)({ ...field, ...change });
};

describe('a ring in time refuses', () => {
  it('a voltage past breakdown or forward turn-on, and one that is no number, before any light', () => {
    for (const [bad, text] of [[-8.1, 'voltage is -8.1 V at sample 1, outside -8 to 0.4 V'], [0.41, 'voltage is 0.41 V at sample 1'], [NaN, 'voltage is NaN V at sample 1']] as const) {
      expect(() => ring.during({ ...operation, voltage: waveform(rate, [-1, bad]) })).toThrow(text);
    }
    expect(() => ringOf(depleted).during({ ...operation, voltage: waveform(rate, [-1, 0.6]) })).toThrow(RangeError);
  });

  it('a waveform of another sample rate than the field, or a shorter one', () => {
    expect(run({ sampleRate: 1.6e12 })).toThrow('sample rate of the field is 1600000000000 Hz, that of the voltage 1700000000000 Hz');
    expect(run(still(rate, wavelength, 4))).toThrow('field has 4 samples, the voltage only 3');
    const open = ring.during({ ...operation, voltage }).open();
    open.run(field);
    expect(() => open.run(still(rate, wavelength, 1))).toThrow('field has 4 samples, the voltage only 3');
  });

  it('a step too coarse for the linewidth, by either method', () => {
    const slow = waveform(2e11, [-1.2]);
    for (const method of ['coupledModes', 'roundTrip'] as const) {
      expect(() => ring.during({ ...operation, voltage: slow }, { method })(still(2e11, wavelength, 1))).toThrow(/sample rate is 200000000000 Hz, too coarse for a linewidth of .* Hz or more/);
    }
  });

  it('coupled modes where the line is broader than a twentieth of the free spectral range, which round trips take', () => {
    const broad = ringOf({ ...lossy, coupler: { kind: 'power', powerCoupling: 0.4 } });
    const light = still(4e12, 1310 * nm, 1);
    const drive = { ...operation, voltage: waveform(4e12, [-1.2]) };
    expect(() => broad.during(drive)(light)).toThrow(/finesse is .*, coupled modes need 20 or more; take the method roundTrip instead/);
    const out = broad.during(drive, { method: 'roundTrip' })(light);
    expect((out.re[0]! ** 2 + out.im[0]! ** 2) / 1e-3).toBeCloseTo(broad.transmission({ ...operation, wavelength: 1310 * nm }), 12);
  });

  it('light too far from the resonance for the step', () => {
    // A small ring has a resonance far away, a narrow line a long step.
    const narrow = ringOf({ ...withJunction({ attenuation: 1600 }), coupler: { kind: 'power', powerCoupling: 0.005 } });
    const away = detuned(narrow, 700 * GHz, operation);
    expect(() => narrow.during({ ...operation, voltage: waveform(4e11, [-1.2]) })(still(4e11, away, 1))).toThrow(/too far for a step/);
  });

  it('a negative loss, which only a finished guide can have', () => {
    const guide = guideOf(lossy.guide);
    const gain = ringOf({ ...lossy, coupler: { kind: 'power', powerCoupling: 0.05 }, guide: { ...guide, attenuation: () => -10 } });
    expect(() => gain.during({ ...operation, voltage })(field)).toThrow('attenuation of the guide is -10 1/m');
    const dark = ringOf({ ...lossy, coupler: { kind: 'power', powerCoupling: 0.05 }, guide: { ...guide, attenuation: () => 1e9 } });
    expect(() => dark.during({ ...operation, voltage })(field)).toThrow('loss of a turn is Infinity Np');
  });

  it('a field that is no number, or whose parts differ in length, or a block of another wavelength', () => {
    expect(run({ re: Float64Array.of(1, 1, NaN) })).toThrow('field is not a finite number at sample 2');
    expect(run({ im: Float64Array.of(Infinity, 1, 1) })).toThrow('field is not a finite number at sample 0');
    expect(run({ im: new Float64Array(2) })).toThrow('field has 3 real and 2 imaginary parts');
    const open = ring.during({ ...operation, voltage }).open();
    open.run(still(rate, wavelength, 1));
    expect(() => open.run(still(rate, 1300 * nm, 1))).toThrow('wavelength of the field is 1.3e-6 m, that of the first');
  });

  it('a driver or a resistance out of range, a port that is not there, and a ring without coupling', () => {
    expect(run({}, { driverBandwidth: 0 })).toThrow('driverBandwidth is 0 Hz');
    expect(run({}, { sourceResistance: -1 })).toThrow('sourceResistance is -1 ohm');
    expect(run({}, { voltage: waveform(0, [-1]) })).toThrow('voltage.sampleRate is 0 Hz');
    expect(run({}, { voltage: waveform(rate, []) })).toThrow('voltage.samples.length is 0');
    expect(run({}, { temperature: 500 })).toThrow('temperature is 500 K');
    expect(run({}, { heaterPower: 2 })).toThrow('heaterPower is 2 W');
    expect(run({}, {}, { port: 'drop' })).toThrow('the ring has no drop port');
    expect(run({}, {}, { method: 'magic' })).toThrow('method is "magic"');
    const apart = ringOf({ ...lossy, coupler: { kind: 'power', powerCoupling: 0 } });
    expect(() => apart.during({ ...operation, voltage })(field)).toThrow('couples no light');
  });

  it('nothing that is legal: both ports, a heater, one sample', () => {
    const between = ringOf(addDrop);
    const heated = { temperature: 330, heaterPower: 1e-3, voltage: waveform(rate, [-1.2]) };
    for (const method of ['coupledModes', 'roundTrip'] as const) {
      for (const port of ['through', 'drop'] as const) {
        const out = between.during(heated, { port, method })(still(rate, 1310 * nm, 1));
        expect(Math.hypot(out.re[0]!, out.im[0]!)).toBeGreaterThan(0);
      }
    }
  });
});
