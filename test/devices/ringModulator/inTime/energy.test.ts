import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringEnergy } from '../../../../src/devices/ringModulator/inTime/energy.ts';
import { GHz } from '../../../../src/units.ts';
import { addDrop, depleted, detuned, fourLevels, lossy, operation, power, ringOf, still, waveform } from './rings.ts';

const rate = 1.7e12;

describe('the energy of a ring in time', () => {
  for (const [name, design] of Object.entries({ lossy, addDrop, depleted })) {
    it(`leaves, is lost or stays to 1e-9, whatever the drive: ${name}`, () => {
      const ring = ringOf(design);
      fc.assert(
        fc.property(
          fc.array(fc.double({ min: -3, max: 0.2, noNaN: true }), { minLength: 30, maxLength: 60 }),
          fc.double({ min: -150 * GHz, max: 150 * GHz, noNaN: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          (voltages, detuning, depth) => {
            const field = still(rate, detuned(ring, detuning, operation), voltages.length);
            field.re.forEach((value, i) => (field.re[i] = value * (1 + depth * Math.sin(i))));
            const drive = { ...operation, voltage: waveform(rate, voltages), sourceResistance: 10 };
            const energy = ringEnergy(ring.during(drive), field);
            const sum = energy.through + energy.drop + energy.absorbed + energy.radiated + energy.stored;
            expect(Math.abs(sum - energy.input - energy.storedBefore)).toBeLessThan(1e-9 * energy.input);
            for (const part of Object.values(energy)) expect(part).toBeGreaterThanOrEqual(0);
          },
        ),
        { seed: 19970608, numRuns: 30 },
      );
    });
  }

  it('is that of the samples of the fields themselves', () => {
    const ring = ringOf(addDrop);
    const count = 4000;
    const wavelength = detuned(ring, 25 * GHz, operation);
    const field = still(rate, wavelength, count);
    const drive = { ...operation, voltage: fourLevels(rate, count, 200), driverBandwidth: 20 * GHz };
    const energy = ringEnergy(ring.during(drive), field);
    // Trapezoids, which fast changes miss by a little.
    for (const port of ['through', 'drop'] as const) {
      const out = ring.during(drive, { port })(field);
      let sum = -(power(out, 0) + power(out, count - 1)) / 2;
      for (let i = 0; i < count; i++) sum += power(out, i);
      expect(Math.abs(sum / rate / energy[port] - 1)).toBeLessThan(1e-5);
    }
    expect(energy.input).toBeCloseTo(((count - 1) / rate) * power(field, 0), 20);
  });

  it('is split at rest as the ring says: dissipated, and of that the absorbed fraction', () => {
    for (const design of [lossy, addDrop]) {
      const ring = ringOf({ ...design, absorbedFraction: 0.3 });
      const wavelength = ring.resonanceNear(1310e-9, operation);
      const stage = ring.during({ ...operation, voltage: waveform(rate, new Float64Array(10).fill(-1.2)) });
      const energy = ringEnergy(stage, still(rate, wavelength, 10));
      const lost = energy.absorbed + energy.radiated;
      expect(energy.absorbed / lost).toBeCloseTo(0.3, 12);
      expect(lost / energy.input).toBeCloseTo(ring.dissipated({ ...operation, wavelength }), 1);
      expect(energy.stored).toBeCloseTo(energy.storedBefore, 25);
    }
  });

  it('says that round trips do not carry it', () => {
    const ring = ringOf(lossy);
    const stage = ring.during({ ...operation, voltage: waveform(rate, [-1.2]) }, { method: 'roundTrip' });
    expect(() => ringEnergy(stage, still(rate, 1310e-9, 1))).toThrow('takes a stage of coupled modes');
  });
});
