import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RingDesign } from '../../../../src/devices/ringModulator.ts';
import type { Field, Waveform } from '../../../../src/light.ts';
import { GHz } from '../../../../src/units.ts';
import { addDrop, depleted, detuned, fourLevels, lossy, operation, ringOf, still, waveform, withJunction } from './rings.ts';

const rate = 1.7e12;
const count = 1500;

/** Light that stands still, changes at each sample, and is dark, in turns. */
function unsteady(wavelength: number): Field {
  const field = still(rate, wavelength, count);
  for (let i = 0; i < count; i++) {
    const turn = Math.floor(i / 170) % 4;
    if (turn === 1 || i % 97 === 0) field.re[i] = 0.03 * Math.cos(i / 9);
    if (turn === 3) field.re[i] = field.im[i] = 0;
  }
  return field;
}

const filters = { driverBandwidth: 60 * GHz, sourceResistance: 25 };

function expectSameInBlocks(design: RingDesign, voltage: Waveform, options: object, light: (wavelength: number) => Field, driver: object = filters): void {
  const ring = ringOf(design);
  const field = light(detuned(ring, 25 * GHz, operation));
  const stage = ring.during({ ...operation, voltage, ...driver }, options);
  const whole = stage(field);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 12 }), (lengths) => {
      const run = stage.open();
      let at = 0;
      for (const length of [...lengths, count]) {
        const end = Math.min(at + length, count);
        const block = run.run({ ...field, re: field.re.slice(at, end), im: field.im.slice(at, end) });
        expect(block.re).toEqual(whole.re.slice(at, end));
        expect(block.im).toEqual(whole.im.slice(at, end));
        at = end;
      }
      expect(at).toBe(count);
    }),
    { seed: 20141124, numRuns: 25 },
  );
}

describe('a run in blocks', () => {
  const voltage = fourLevels(rate, count, 16);
  const lights = { 'standing light': (wavelength: number) => still(rate, wavelength, count), 'changing light': unsteady };
  for (const [name, light] of Object.entries(lights)) {
    it(`gives the same bits however it is cut, ${name}`, () => {
      expectSameInBlocks(lossy, voltage, {}, light);
    });
    it(`gives the same bits through a depletion junction, ${name}`, () => {
      expectSameInBlocks(depleted, voltage, {}, light);
    });
    it(`gives the same bits at the drop port by round trips, ${name}`, () => {
      expectSameInBlocks(addDrop, voltage, { port: 'drop', method: 'roundTrip' }, light);
    });
    it(`gives the same bits with steps too steep for the kernels and swings of several cells, ${name}`, () => {
      const jumps = waveform(rate, Array.from({ length: count }, (_, i) => (i % 50 < 3 ? -7.9 : i % 2 === 0 ? 0.3 : -4)));
      expectSameInBlocks(withJunction({ indexPerVolt: 3e-4, seriesResistance: 0 }), jumps, {}, light, {});
    });
  }

  it('begins each run afresh and leaves its inputs alone', () => {
    const ring = ringOf(lossy);
    const field = unsteady(detuned(ring, 25 * GHz, operation));
    const copies = [field.re.slice(), field.im.slice(), voltage.samples.slice()];
    const stage = ring.during({ ...operation, voltage });
    const first = stage(field);
    expect(stage(field)).toEqual(first);
    expect([field.re, field.im, voltage.samples]).toEqual(copies);
    expect(first.sampleRate).toBe(rate);
    expect(first.wavelength).toBe(field.wavelength);
  });

  it('takes empty blocks, and a field shorter than the voltage', () => {
    const ring = ringOf(lossy);
    const stage = ring.during({ ...operation, voltage });
    const field = still(rate, detuned(ring, 25 * GHz, operation), 40);
    const run = stage.open();
    expect(run.run({ ...field, re: new Float64Array(0), im: new Float64Array(0) }).re.length).toBe(0);
    expect(run.run(field)).toEqual(stage(field));
  });
});

describe('the drive and the light are straight lines between their samples', () => {
  const twice = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: 2 * values.length - 1 }, (_, i) => (i % 2 === 0 ? values[i / 2]! : (values[(i - 1) / 2]! + values[(i + 1) / 2]!) / 2));
  const ragged = waveform(rate, Array.from({ length: count }, (_, i) => -1.2 + Math.sin(i * i * 0.37)));

  const bare = withJunction({ attenuation: 3000, attenuationPerVolt: 200, seriesResistance: 0 });
  const change = (design: RingDesign, driver: object, voltage: Waveform): number => {
    const ring = ringOf(design);
    const field = unsteady(detuned(ring, 25 * GHz, operation));
    const coarse = ring.during({ ...operation, ...driver, voltage })(field);
    const fine = ring.during({ ...operation, ...driver, voltage: { sampleRate: 2 * rate, samples: twice(voltage.samples) } })({
      ...field,
      sampleRate: 2 * rate,
      re: twice(field.re),
      im: twice(field.im),
    });
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, Math.hypot(coarse.re[i]! - fine.re[2 * i]!, coarse.im[i]! - fine.im[2 * i]!));
    return most / 0.03;
  };

  it('so a sample on such a line changes nothing', () => {
    expect(change(bare, {}, ragged)).toBeLessThan(1e-7);
  });

  it('so it changes nothing where some steps are too steep for the kernels and others are not', () => {
    const strong = withJunction({ indexPerVolt: 3e-4, seriesResistance: 0, attenuation: 3000, attenuationPerVolt: 200 });
    const jumps = waveform(rate, Array.from({ length: count }, (_, i) => (i % 50 < 3 ? -7.9 : -1.2 + Math.sin(i * i * 0.37))));
    expect(change(strong, {}, jumps)).toBeLessThan(1e-6);
  });

  it('so one behind filters changes as little as the junction curves within a step', () => {
    const levels = fourLevels(rate, count, 16);
    const filtered = change(lossy, { driverBandwidth: 60 * GHz, sourceResistance: 25 }, levels);
    expect(filtered).toBeLessThan(2e-3);
  });
});
