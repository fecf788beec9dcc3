import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../../../src/constants.ts';
import { linewidthPhase } from '../../../../src/devices/ringModulator/metrics.ts';
import { nm } from '../../../../src/units.ts';
import { addDrop, depleted, detuned, lossy, operation, power, ringOf, still, waveform } from './rings.ts';

const rate = 2e12;

/** The output after a while at a voltage, beginning at others to both sides of it, over the power at the input. */
function settled(ring: ReturnType<typeof ringOf>, wavelength: number, options: Parameters<typeof ring.during>[1]): number {
  const samples = Array.from({ length: 3000 }, (_, i) => (i < 10 ? -0.4 : i < 20 ? -2 : operation.voltage));
  const stage = ring.during({ ...operation, voltage: waveform(rate, samples), sourceResistance: 25, driverBandwidth: 70e9 }, options);
  return power(stage(still(rate, wavelength, samples.length)), 2999) / 1e-3;
}

describe('a ring in time at rest', () => {
  for (const [name, design] of Object.entries({ lossy, addDrop, depleted })) {
    const ring = ringOf(design);
    const width = (ring.linewidth({ ...operation, wavelength: 1310 * nm }) * speedOfLight) / (1310 * nm) ** 2;
    const hasDrop = design.dropCoupler !== undefined;

    it(`is the Airy line by round trips within ±5 linewidths, ${name}`, () => {
      for (const step of [-5, -2, -0.5, 0, 0.3, 1, 5]) {
        const wavelength = detuned(ring, step * width, operation);
        const point = { ...operation, wavelength };
        expect(Math.abs(settled(ring, wavelength, { method: 'roundTrip' }) - ring.transmission(point))).toBeLessThan(1e-9);
        if (hasDrop) expect(Math.abs(settled(ring, wavelength, { method: 'roundTrip', port: 'drop' }) - ring.dropTransmission(point))).toBeLessThan(1e-9);
      }
    });

    it(`is the Lorentzian line by coupled modes within ±5 linewidths, ${name}`, () => {
      for (const step of [-5, -2, -0.5, 0, 0.3, 1, 5]) {
        const wavelength = detuned(ring, step * width, operation);
        const point = { ...operation, wavelength };
        // Rates from the questions of the ring alone: π linewidth, shared as the nepers of a turn.
        const k1 = couplings(design, ring, wavelength);
        const lost = (2 * Math.PI * groupTurns(ring, point)) / ring.intrinsicQualityFactor(point);
        const total = lost - Math.log(1 - k1.input) - Math.log(1 - k1.drop);
        const half = Math.PI * ((ring.linewidth(point) * speedOfLight) / wavelength ** 2);
        const [bus, drop] = [(-Math.log(1 - k1.input) / total) * half, (-Math.log(1 - k1.drop) / total) * half];
        const omega = 2 * Math.PI * ring.detuning(point);
        const square = half ** 2 + omega ** 2;
        const through = (k1.inputKept * ((half - 2 * bus) ** 2 + omega ** 2)) / square;
        expect(Math.abs(settled(ring, wavelength, {}) - through)).toBeLessThan(1e-6);
        if (hasDrop) expect(Math.abs(settled(ring, wavelength, { port: 'drop' }) - (k1.inputKept * 4 * bus * drop) / square)).toBeLessThan(1e-6);
      }
    });
  }

  it('differs between the models by less than 3e-3 at a finesse near 20', () => {
    const ring = ringOf({ ...lossy, coupler: { kind: 'power', powerCoupling: 0.16 } });
    const at = { ...operation, wavelength: 1310 * nm };
    const width = (ring.linewidth(at) * speedOfLight) / (1310 * nm) ** 2;
    expect(ring.finesse(at)).toBeGreaterThan(20);
    expect(ring.finesse(at)).toBeLessThan(24);
    let most = 0;
    for (let step = -5; step <= 5; step += 0.25) {
      const wavelength = detuned(ring, step * width, operation);
      most = Math.max(most, Math.abs(settled(ring, wavelength, {}) - settled(ring, wavelength, { method: 'roundTrip' })));
    }
    expect(most).toBeLessThan(3e-3);
    expect(most).toBeGreaterThan(1e-5);
  });

  it('gives the drop field of the static ring, its sign with it', () => {
    const ring = ringOf(addDrop);
    for (const method of ['coupledModes', 'roundTrip'] as const) {
      for (const near of [1300 * nm, 1310 * nm, 1320 * nm]) {
        const wavelength = ring.resonanceNear(near, operation);
        const stage = ring.during({ ...operation, voltage: waveform(rate, [-1.2, -1.2]) }, { method, port: 'drop' });
        const out = stage({ sampleRate: rate, wavelength, re: Float64Array.of(1, 1), im: Float64Array.of(0, 0) });
        const field = ring.field({ ...operation, wavelength }, { port: 'drop' });
        expect(Math.hypot(out.re[1]! - field.re, out.im[1]! - field.im)).toBeLessThan(method === 'roundTrip' ? 1e-12 : 0.02);
      }
    }
  });

  it('has the exact linewidth, not the small-angle one', () => {
    const ring = ringOf(lossy);
    const point = { ...operation, wavelength: 1310 * nm };
    expect(ring.finesse(point)).toBeCloseTo((2 * Math.PI) / linewidthPhase(ring.line(point).amplitude), 9);
  });
});

function couplings(design: typeof addDrop, ring: ReturnType<typeof ringOf>, wavelength: number): { input: number; drop: number; inputKept: number } {
  const drop = design.dropCoupler === undefined ? 0 : 0.04;
  const inputKept = design === addDrop ? 10 ** -0.005 : 1;
  const point = { ...operation, wavelength };
  const input = -Math.expm1((-2 * Math.PI * groupTurns(ring, point)) / ring.couplingQualityFactor(point));
  return { input, drop, inputKept };
}

/** ng L/λ. */
function groupTurns(ring: ReturnType<typeof ringOf>, point: { wavelength: number; voltage: number; temperature: number }): number {
  return point.wavelength / ring.freeSpectralRange(point);
}
