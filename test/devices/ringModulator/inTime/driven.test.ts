import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RingDesign } from '../../../../src/devices/ringModulator.ts';
import type { Field, Waveform } from '../../../../src/light.ts';
import { GHz } from '../../../../src/units.ts';
import { addDrop, depleted, detuned, fourLevels, lossy, operation, ringOf, still, waveform, withJunction } from './rings.ts';

const rate = 1.7e12;
const count = 3000;
const { temperature } = operation;
const driver = { driverBandwidth: 60 * GHz, sourceResistance: 25 };

/** Light that stands still and moves, in turns. */
function unsteady(wavelength: number): Field {
  const field = still(rate, wavelength, count);
  for (let i = 0; i < count; i++) if (Math.floor(i / 400) % 3 === 1) field.re[i] = 0.03 * Math.cos(i / 9);
  return field;
}

function rangeOf({ samples }: Waveform): [number, number] {
  return [samples.reduce((least, v) => Math.min(least, v)), samples.reduce((most, v) => Math.max(most, v))];
}

describe('a ring whose voltage comes with the light', () => {
  const levels = fourLevels(rate, count, 16);
  const jumps = waveform(rate, Array.from({ length: count }, (_, i) => (i % 50 < 3 ? -7.9 : i % 2 === 0 ? 0.3 : -4)));
  const cases: readonly (readonly [string, RingDesign, Waveform, object, object])[] = [
    ['a linear junction', lossy, levels, driver, {}],
    ['a depletion junction', depleted, levels, driver, {}],
    ['round trips to the drop port', addDrop, levels, { ...driver, heaterPower: 1e-3 }, { port: 'drop', method: 'roundTrip' }],
    ['steep steps', withJunction({ indexPerVolt: 3e-4, seriesResistance: 0 }), jumps, {}, {}],
  ];
  for (const [name, design, voltage, more, options] of cases) {
    it(`gives the bits of one whose voltage is known beforehand, however it is cut: ${name}`, () => {
      const ring = ringOf(design);
      const field = unsteady(detuned(ring, 25 * GHz, operation));
      const whole = ring.during({ temperature, voltage, ...more }, options)(field);
      const stage = ring.driven({ temperature, voltageRange: rangeOf(voltage), ...more }, options);
      expect(stage({ field, voltage })).toEqual(whole);
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 8 }), (lengths) => {
          const run = stage.open();
          let at = 0;
          for (const length of [...lengths, count]) {
            const end = Math.min(at + length, count);
            const out = run.run({
              field: { ...field, re: field.re.slice(at, end), im: field.im.slice(at, end) },
              voltage: { sampleRate: rate, samples: voltage.samples.slice(at, end) },
            });
            expect(out.re).toEqual(whole.re.slice(at, end));
            expect(out.im).toEqual(whole.im.slice(at, end));
            at = end;
          }
        }),
        { seed: 1997, numRuns: 8 },
      );
    });
  }

  const ring = ringOf(lossy);
  const field = still(rate, detuned(ring, 20 * GHz, operation), 3);
  const voltage = waveform(rate, [-1, -2, -1.5]);
  const stage = ring.driven({ temperature, voltageRange: [-2, -1] });

  it('refuses a voltage out of its range, names the sample, and stays as it was', () => {
    const run = stage.open();
    const first = run.run({ field, voltage });
    for (const bad of [-2.1, -0.9, NaN]) {
      expect(() => run.run({ field, voltage: waveform(rate, [-1, bad, -1]) })).toThrow(`voltage is ${bad} V at sample 4, outside -2 to -1 V of the drive`);
    }
    const again = run.run({ field, voltage });
    const other = stage.open();
    expect(other.run({ field, voltage })).toEqual(first);
    expect(other.run({ field, voltage })).toEqual(again);
    expect(again).not.toEqual(first);
  });

  it('takes a voltage that ends a rounding beyond its range', () => {
    const near = waveform(rate, [-1, -2 * (1 + 5e-16), -1 + 2e-16]);
    const out = stage({ field, voltage: near });
    const exact = stage({ field, voltage: waveform(rate, [-1, -2, -1]) });
    for (let i = 0; i < 3; i++) expect(out.re[i]).toBeCloseTo(exact.re[i]!, 14);
  });

  it('refuses voltage and light that differ in sample rate or length, and blocks that differ from the first', () => {
    expect(() => stage({ field, voltage: waveform(1.6e12, [-1, -1, -1]) })).toThrow('sample rate of the field is 1700000000000 Hz, that of the voltage 1600000000000 Hz');
    expect(() => stage({ field, voltage: waveform(rate, [-1, -1]) })).toThrow('voltage has 2 samples, the field 3');
    expect(() => stage({ field: { ...field, im: new Float64Array(2) }, voltage })).toThrow('field has 3 real and 2 imaginary parts');
    const run = stage.open();
    run.run({ field, voltage });
    expect(() => run.run({ field: { ...field, sampleRate: 2e12 }, voltage: { ...voltage, sampleRate: 2e12 } })).toThrow(
      'sample rate of the field is 2000000000000 Hz, that of the first 1700000000000 Hz',
    );
    expect(() => run.run({ field: { ...field, wavelength: 1.3e-6 }, voltage })).toThrow('wavelength of the field is 1.3e-6 m, that of the first');
    expect(() => run.run({ field: { ...field, re: Float64Array.of(1, 1, NaN) }, voltage })).toThrow('field is not a finite number at sample 5');
  });

  it('refuses a range that the junction does not bear, or that is no number, and takes one in either order', () => {
    const of = (voltageRange: readonly [number, number]) => () => ring.driven({ temperature, voltageRange });
    expect(of([-8.5, 0])).toThrow('voltageRange is -8.5 V at sample 0, outside -8 to 0.4 V of the junction');
    expect(of([-1, NaN])).toThrow('voltageRange is NaN V at sample 1');
    expect(ring.driven({ temperature, voltageRange: [-1, -2] })({ field, voltage })).toEqual(stage({ field, voltage }));
    expect(() => ring.driven({ temperature: 500, voltageRange: [-1, 0] })).toThrow('temperature is 500 K');
    expect(() => ring.driven({ temperature, voltageRange: [-1, 0], driverBandwidth: 0 })).toThrow('driverBandwidth is 0 Hz');
    expect(() => ring.driven({ temperature, voltageRange: [-1, 0] }, { port: 'drop' })).toThrow('the ring has no drop port');
    expect(() => ring.driven({ temperature, voltageRange: [-1, 0] }, { method: 'magic' as 'roundTrip' })).toThrow('method is "magic"');
  });
});

describe('memory that is offered', () => {
  const ring = ringOf(lossy);
  const field = still(rate, detuned(ring, 20 * GHz, operation), 40);
  const voltage = fourLevels(rate, 80, 16);

  it('is written by each block and given back', () => {
    const into = { re: new Float64Array(40), im: new Float64Array(40) };
    const fresh = ring.during({ temperature, voltage }).open();
    const run = ring.during({ temperature, voltage }, { into }).open();
    const first = run.run(field);
    expect(first).toEqual(fresh.run(field));
    expect(first.re).toBe(into.re);
    const part = { ...field, re: field.re.subarray(0, 7), im: field.im.subarray(0, 7) };
    const second = run.run(part);
    expect(second).toEqual(fresh.run(part));
    expect(second.im.buffer).toBe(into.im.buffer);
    expect(first.re.subarray(0, 7)).toEqual(second.re);
  });

  it('may be that of the field', () => {
    for (const method of ['coupledModes', 'roundTrip'] as const) {
      const light = unsteady(field.wavelength);
      const drive = { temperature, voltage: fourLevels(rate, count, 16) };
      const fresh = ring.during(drive, { method })(light);
      expect(ring.during(drive, { method, into: light })(light)).toEqual(fresh);
      expect(light.im).toEqual(fresh.im);
    }
  });

  it('must be as long as a block', () => {
    const short = { re: new Float64Array(40), im: new Float64Array(39) };
    expect(() => ring.during({ temperature, voltage }, { into: short })(field)).toThrow('into has 39 samples, the field 40');
  });
});
