import { describe, expect, it } from 'vitest';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import { ringEnergy } from '../../../../src/devices/ringModulator/inTime/energy.ts';
import { ringUnderPower } from '../../../../src/devices/ringModulator/underPower/ringUnderPower.ts';
import { GHz, mW } from '../../../../src/units.ts';
import { addDrop, depleted, detuned, fourLevels, lossy, operation, power, ringOf, still, waveform } from './rings.ts';

const rate = 1.7e12;
const count = 900;
const constant = (value: number): Float64Array => new Float64Array(count).fill(value);
const heater = { ...addDrop, heaterEfficiency: depleted.heaterEfficiency };
/** From one value to another, and some time there. */
const ramp = (from: number, to: number) => waveform(rate, Array.from({ length: count }, (_, i) => from + (to - from) * Math.min(1, i / 500)));

describe('heat that changes while a ring runs', () => {
  const voltage = fourLevels(rate, count, 16);

  it('is that of a number where it does not change', () => {
    for (const design of [lossy, depleted]) {
      const ring = ringOf(design);
      const field = still(rate, detuned(ring, 25 * GHz, operation), count);
      const drive = { voltage, driverBandwidth: 60 * GHz, heaterPower: 1 * mW };
      const held = ring.during({ ...drive, temperature: 330 })(field);
      const out = ring.during({ ...drive, temperature: waveform(rate, constant(330)), heaterPower: waveform(rate, constant(1 * mW)) })(field);
      for (let i = 0; i < count; i++) {
        expect(Math.abs(out.re[i]! - held.re[i]!)).toBeLessThan(1e-8 * 0.03);
        expect(Math.abs(out.im[i]! - held.im[i]!)).toBeLessThan(1e-8 * 0.03);
      }
    }
  });

  it('comes to the static ring of its last value, by either method at either port', () => {
    const ring = ringOf(heater);
    const wavelength = detuned(ring, 25 * GHz, operation);
    const field = still(rate, wavelength, count);
    const place = { voltage: -1.2, wavelength };
    const quiet = waveform(rate, constant(-1.2));
    const cases = [
      { drive: { temperature: ramp(330, 329.5) }, end: { temperature: 329.5 }, start: { temperature: 330 } },
      { drive: { temperature: 330, heaterPower: ramp(0, 0.4 * mW) }, end: { temperature: 330, heaterPower: 0.4 * mW }, start: { temperature: 330 } },
      {
        drive: { temperature: ramp(330, 330.4), heaterPower: ramp(0.1 * mW, 0.4 * mW) },
        end: { temperature: 330.4, heaterPower: 0.4 * mW },
        start: { temperature: 330, heaterPower: 0.1 * mW },
      },
    ];
    for (const { drive, start, end } of cases) {
      for (const port of ['through', 'drop'] as const) {
        const exact = (point: typeof end): number => {
          const { re, im } = ring.field({ ...place, ...point }, { port });
          return re * re + im * im;
        };
        const turns = ring.during({ ...drive, voltage: quiet }, { method: 'roundTrip', port })(field);
        const modes = ring.during({ ...drive, voltage: quiet }, { port })(field);
        expect(power(turns, 0) / 1e-3).toBeCloseTo(exact(start), 9);
        expect(power(turns, count - 1) / 1e-3).toBeCloseTo(exact(end), 7);
        // Coupled modes have a Lorentzian for the line.
        expect(Math.abs(power(modes, count - 1) / 1e-3 - exact(end))).toBeLessThan(3e-3);
        expect(Math.abs(exact(end) - exact(start))).toBeGreaterThan(0.01);
        for (let i = 0; i < count; i += 50) expect(Math.abs(power(turns, i) - power(modes, i)) / 1e-3).toBeLessThan(6e-3);
      }
    }
  });

  it('gives the same bits however a run is cut', () => {
    const ring = ringOf(heater);
    const field = still(rate, detuned(ring, 25 * GHz, operation), count);
    for (const method of ['coupledModes', 'roundTrip'] as const) {
      const stage = ring.during({ voltage, temperature: ramp(330, 331), heaterPower: ramp(1 * mW, 0) }, { method });
      const whole = stage(field);
      const run = stage.open();
      for (const [from, to] of [[0, 1], [1, 514], [514, 515], [515, count]] as const) {
        const out = run.run({ ...field, re: field.re.slice(from, to), im: field.im.slice(from, to) });
        expect(out.re).toEqual(whole.re.slice(from, to));
        expect(out.im).toEqual(whole.im.slice(from, to));
      }
    }
  });

  it('keeps the sum of the energies', () => {
    const ring = ringOf(heater);
    const field = still(rate, detuned(ring, 25 * GHz, operation), count);
    const stage = ring.during({ voltage, temperature: ramp(330, 331) });
    const energy = ringEnergy(stage, field);
    const sum = energy.through + energy.drop + energy.absorbed + energy.radiated + energy.stored;
    expect(Math.abs(sum - energy.input - energy.storedBefore)).toBeLessThan(1e-9 * energy.input);
    const out = stage(field);
    const through = out.re.reduce((total, re, i) => total + re * re + out.im[i]! ** 2, 0) / rate;
    expect(energy.through / through).toBeCloseTo(1, 2);
    expect(energy.through).not.toBeCloseTo(ringEnergy(ring.during({ voltage, temperature: 330.5 }), field).through, 18);
  });

  it('must stand on the samples of the voltage, within range, near enough, and not be asked of a ring under power', () => {
    const ring = ringOf(lossy);
    const drive = (heat: object) => () => ring.during({ voltage, temperature: 330, ...heat });
    expect(drive({ temperature: waveform(rate, [330]) })).toThrow('temperature has other samples than the voltage, must have as many at the same rate');
    expect(drive({ heaterPower: waveform(1.6e12, constant(0)) })).toThrow('heaterPower has other samples than the voltage');
    expect(drive({ temperature: ramp(330, 500) })).toThrow(/temperature is 450\..* K at sample \d+, outside 200 to 450 K/);
    expect(drive({ heaterPower: waveform(rate, constant(NaN)) })).toThrow('heaterPower is NaN W at sample 0, outside 0 to 1 W');
    const narrow = ringOf({ ...lossy, coupler: { kind: 'power', powerCoupling: 0.02 } });
    const slow = { sampleRate: 6e11, samples: constant(-1.2) };
    const hot = { sampleRate: 6e11, samples: ramp(330, 450).samples };
    expect(() => narrow.during({ voltage: slow, temperature: hot })(still(6e11, detuned(narrow, 0, operation), count))).toThrow(/too far for a step/);
    const under = ringUnderPower(ring, siliconRingNonlinearity);
    const asked = { voltage, ambient: 330, heaterPower: waveform(rate, constant(0)) } as unknown as Parameters<typeof under.during>[0];
    expect(() => under.during(asked)).toThrow('ringUnderPower: heaterPower is a waveform, must be a number');
  });
});
