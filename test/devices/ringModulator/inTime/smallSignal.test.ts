import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../../../src/constants.ts';
import type { RingModulator } from '../../../../src/devices/ringModulator.ts';
import { siliconRing } from '../../../../src/designs/siliconRing.ts';
import { GHz, nm } from '../../../../src/units.ts';
import { addDrop, detuned, operation, power, ringOf, still, waveform } from './rings.ts';

/** 16 TS/s: the straight lines between samples take (2πf/rate)²/12 of a tone, 3e-4 at 150 GHz, twice where it is filtered twice. */
const rate = 16e12;

/** Complex response of the power at an output to a tone of 1e-4 linewidths, from its last periods. */
function tone(ring: RingModulator, wavelength: number, frequency: number, drive: object, options: object): { re: number; im: number } {
  const perPeriod = Math.round(rate / frequency);
  const settle = Math.ceil((40e-12 * rate) / perPeriod) * perPeriod;
  const count = settle + 2 * perPeriod;
  const at = (i: number): number => (2 * Math.PI * i) / perPeriod;
  const samples = Array.from({ length: count }, (_, i) => operation.voltage + 1e-3 * Math.sin(at(i)));
  const out = ring.during({ ...operation, ...drive, voltage: waveform(rate, samples) }, options)(still(rate, wavelength, count));
  let re = 0;
  let im = 0;
  for (let i = settle; i < count; i++) {
    re += power(out, i) * Math.sin(at(i));
    im += power(out, i) * Math.cos(at(i));
  }
  return { re, im };
}

describe('the small-signal response in time', () => {
  const ring = ringOf(siliconRing);
  const width = (ring.linewidth({ ...operation, wavelength: 1310 * nm }) * speedOfLight) / (1310 * nm) ** 2;
  const drives = [{}, { sourceResistance: 25 }, { sourceResistance: 25, driverBandwidth: 60 * GHz }];

  it('is the closed form to 1e-3 up to 150 GHz, with and without driver and resistances, to both sides', () => {
    let most = 0;
    for (const drive of drives) {
      for (const detuning of [-0.8 * width, 0.29 * width, 0.5 * width]) {
        const wavelength = detuned(ring, detuning, operation);
        const slow = tone(ring, wavelength, 0.05 * GHz * 2, drive, {});
        for (const frequency of [25 * GHz, 50 * GHz, 80 * GHz, 160 * GHz - 1e10]) {
          const at = rate / Math.round(rate / frequency);
          const { re, im } = tone(ring, wavelength, at, drive, {});
          const perPeriod = Math.round(rate / at);
          const slowPeriod = Math.round(rate / (0.1 * GHz));
          const ratio = (Math.hypot(re, im) / perPeriod / Math.hypot(slow.re, slow.im)) * slowPeriod;
          const reference = { ...operation, wavelength, ...drive };
          const closed = ring.smallSignalResponse({ ...reference, frequency: at });
          const closedSlow = ring.smallSignalResponse({ ...reference, frequency: 0.1 * GHz });
          const expected = Math.hypot(closed.re, closed.im) / Math.hypot(closedSlow.re, closedSlow.im);
          most = Math.max(most, Math.abs(ratio - expected));
          // The phase as well.
          const angle = Math.atan2(im, re) - Math.atan2(slow.im, slow.re);
          const turned = Math.atan2(closed.im, closed.re) - Math.atan2(closedSlow.im, closedSlow.re);
          expect(Math.abs(Math.sin(angle - turned))).toBeLessThan(2e-3);
        }
      }
    }
    expect(most).toBeLessThan(1e-3);
    expect(most).toBeGreaterThan(1e-6);
  });

  it('is the closed form at the drop port too, where no zero helps', () => {
    const between = ringOf({ ...addDrop, guide: siliconRing.guide, coupler: { kind: 'power', powerCoupling: 0.06 } });
    const wavelength = detuned(between, 0.4 * width, operation);
    const [slow, fast] = [0.1 * GHz, 80 * GHz].map((frequency) => {
      const { re, im } = tone(between, wavelength, frequency, {}, { port: 'drop' });
      return Math.hypot(re, im) * frequency;
    });
    const closed = between.smallSignalResponse({ ...operation, wavelength, port: 'drop', frequency: 80 * GHz });
    expect(Math.abs(fast! / slow! - Math.hypot(closed.re, closed.im))).toBeLessThan(1e-3);
  });

  it('is that of round trips within what the line differs', () => {
    const wavelength = detuned(ring, 0.4 * width, operation);
    const ratio = (method: string): number => {
      const slow = tone(ring, wavelength, 0.5 * GHz, {}, { method });
      const fast = tone(ring, wavelength, 50 * GHz, {}, { method });
      return (Math.hypot(fast.re, fast.im) * 50) / (Math.hypot(slow.re, slow.im) * 0.5);
    };
    expect(Math.abs(ratio('roundTrip') - ratio('coupledModes'))).toBeLessThan(0.02);
  });
});

describe('the bandwidth of the whole path', () => {
  const ring = ringOf(siliconRing);
  const point = { ...operation, wavelength: 1310 * nm };

  it('falls with the driver, and is where the response is −3 dB', () => {
    for (const detuning of [0, 20 * GHz, 60 * GHz, 150 * GHz]) {
      for (const sourceResistance of [0, 50, 400]) {
        const drive = { ...point, detuning, sourceResistance };
        let before = ring.bandwidth(drive);
        for (const driverBandwidth of [1000 * GHz, 100 * GHz, 30 * GHz, 3 * GHz]) {
          const bandwidth = ring.bandwidth({ ...drive, driverBandwidth });
          expect(bandwidth).toBeLessThan(before);
          before = bandwidth;
          const { re, im } = ring.smallSignalResponse({ ...drive, driverBandwidth, frequency: bandwidth });
          expect(Math.hypot(re, im)).toBeCloseTo(Math.SQRT1_2, 9);
          for (const factor of [1.001, 1.2, 2, 5]) {
            const beyond = ring.smallSignalResponse({ ...drive, driverBandwidth, frequency: factor * bandwidth });
            expect(Math.hypot(beyond.re, beyond.im)).toBeLessThan(Math.SQRT1_2);
          }
        }
      }
    }
  });

  it('is that of one pole where driver and junction change places', () => {
    const time = ring.bandwidth({ ...point, detuning: 0 });
    expect(ring.bandwidth({ ...point, detuning: 0, driverBandwidth: 1e15 }) / time).toBeCloseTo(1, 6);
    expect(() => ring.bandwidth({ ...point, driverBandwidth: 0 })).toThrow('driverBandwidth is 0 Hz');
  });
});
