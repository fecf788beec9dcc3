import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuits/circuit.ts';
import { ringModel } from '../../src/circuits/ringModel.ts';
import { powerAlong } from '../../src/circuits/scatteringMatrix.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { ringModulator, type RingDesign } from '../../src/devices/ringModulator.ts';
import { busCrosstalk, ringFilter, type BusRing } from '../../src/engine/neighborRings.ts';
import { dropCrosstalk } from '../../src/link/dropCrosstalk.ts';
import { lorentzianFilter } from '../../src/link/dropFilter.ts';

const dropDesign: RingDesign = {
  ...siliconRing,
  coupler: { kind: 'power', powerCoupling: 0.05 },
  dropCoupler: { kind: 'power', powerCoupling: 0.05 },
};
const operation = { voltage: 0, temperature: 330 };
/** Rings that differ in radius, so that their resonances near a wavelength are `step` apart. */
const ringsOf = (count: number, design: RingDesign, step: number): ReturnType<typeof ringModulator>[] =>
  Array.from({ length: count }, (_, j) => ringModulator({ ...design, radius: design.radius * (1 + (j * step) / 1.31e-6) }));

describe('drop rings at a receiver', () => {
  const rings = ringsOf(4, dropDesign, 1.5e-9);
  const wavelengths = rings.map((ring) => ring.resonanceNear(1.31e-6, operation));
  const bank = rings.map((ring) => ringFilter(ring, operation));

  it('share light as the same rings in a circuit', () => {
    const { power } = dropCrosstalk(bank, wavelengths, { arrangement: 'bus' });
    const names = rings.map((_, j) => `ring${j}`);
    const composed = circuit({
      instances: rings.map((ring, j) => [names[j]!, ringModel(ring, operation)] as const),
      connections: names.slice(1).map((name, j) => [`${names[j]!}.through`, `${name}.in`] as const),
      ports: {
        in: 'ring0.in',
        out: 'ring3.through',
        ...Object.fromEntries(names.flatMap((name, j) => [[`drop${j}`, `${name}.drop`], [`add${j}`, `${name}.add`]])),
      },
    });
    wavelengths.forEach((at, k) => {
      const matrix = composed(at);
      names.forEach((_, j) => {
        expect(power[j * 4 + k]).toBeCloseTo(powerAlong(matrix, { from: 'in', to: `drop${j}` }), 12);
      });
    });
  });

  it('are Lorentzian near resonance, and come again after a free spectral range', () => {
    const [ring] = rings;
    const [peak] = wavelengths;
    const point = { ...operation, wavelength: peak! };
    const design = {
      wavelength: peak!,
      qualityFactor: ring!.qualityFactor(point),
      peakDrop: ring!.dropTransmission(point),
      peakThrough: ring!.transmission(point),
    };
    const single = lorentzianFilter(design);
    const next = ring!.resonanceNear(peak! + ring!.freeSpectralRange(point), operation);
    const repeated = lorentzianFilter({ ...design, freeSpectralRange: next - peak! });
    const width = ring!.linewidth(point);
    for (const x of [-1, -0.5, -0.1, 0, 0.2, 0.7, 1]) {
      const at = peak! + x * width;
      expect(Math.abs(bank[0]!.drop(at) - single.drop(at))).toBeLessThan(2e-3);
      expect(Math.abs(bank[0]!.through(at) - single.through(at))).toBeLessThan(2e-3);
    }
    expect(bank[0]!.drop(next) / repeated.drop(next)).toBeCloseTo(1, 3);
    expect(single.drop(next)).toBeLessThan(0.01 * bank[0]!.drop(next));
  });

  it('need a drop port', () => {
    expect(() => ringFilter(ringModulator(siliconRing), operation)).toThrow('ringFilter: the ring has no drop port');
    expect(() => bank[0]!.drop(1e-7)).toThrow(RangeError);
  });
});

describe('ring modulators on one bus', () => {
  const voltages = [0, -1, -2, -3];
  const rings: BusRing[] = ringsOf(3, siliconRing, 2e-9).map((ring) => ({ ring, operation: { temperature: 330 }, voltages }));
  const wavelengths = rings.map(({ ring }) => ring.resonanceNear(1.31e-6, { temperature: 330, voltage: -1.5 }) + 0.1e-9);
  const { transmission, passed, fluctuation, largestRatio, ...sizes } = busCrosstalk(rings, wavelengths);

  it('let each lane through at each symbol as the ring does', () => {
    expect(sizes).toEqual({ lanes: 3, rings: 3, symbols: 4 });
    for (let k = 0; k < 3; k++) {
      rings.forEach(({ ring }, j) => {
        voltages.forEach((voltage, m) => {
          const expected = ring.transmission({ wavelength: wavelengths[k]!, voltage, temperature: 330 });
          expect(transmission[(k * 3 + j) * 4 + m]).toBe(expected);
        });
      });
    }
  });

  it('change their neighbors by what every combination of symbols gives', () => {
    for (let k = 0; k < 3; k++) {
      const others = [0, 1, 2].filter((j) => j !== k);
      const all = voltages.flatMap((_, a) =>
        voltages.map((__, b) => transmission[(k * 3 + others[0]!) * 4 + a]! * transmission[(k * 3 + others[1]!) * 4 + b]!),
      );
      const mean = all.reduce((sum, power) => sum + power, 0) / 16;
      const variance = all.reduce((sum, power) => sum + (power - mean) ** 2, 0) / 16;
      expect(passed[k]).toBeCloseTo(mean, 12);
      expect(fluctuation[k]).toBeCloseTo(Math.sqrt(variance) / mean, 9);
      expect(largestRatio[k]).toBeCloseTo(Math.max(...all) / Math.min(...all), 12);
      expect(fluctuation[k]).toBeGreaterThan(0);
      expect(passed[k]).toBeLessThan(1);
    }
  });

  it('leave a lane alone that has the bus to itself', () => {
    const one = busCrosstalk(rings.slice(0, 1), wavelengths.slice(0, 1));
    expect([one.passed[0], one.fluctuation[0], one.largestRatio[0]]).toEqual([1, 0, 1]);
  });

  it('are refused where they do not belong together', () => {
    expect(() => busCrosstalk([], wavelengths)).toThrow('busCrosstalk: rings.length is 0');
    expect(() => busCrosstalk(rings, wavelengths.slice(1))).toThrow('busCrosstalk: wavelengths.length is 2, outside 3 to 10000');
    expect(() => busCrosstalk([{ ...rings[0]!, voltages: [] }], wavelengths)).toThrow('busCrosstalk: voltages.length is 0');
    expect(() => busCrosstalk([rings[0]!, { ...rings[1]!, voltages: [0] }], wavelengths)).toThrow('ring 1 has 1 voltages, ring 0 has 4');
    expect(() => busCrosstalk(rings, [1.31e-6, NaN, 1.3e-6])).toThrow(RangeError);
    const opaque = { ...rings[1]!, ring: { ...rings[1]!.ring, transmission: () => 0 } };
    expect(() => busCrosstalk([rings[0]!, opaque], wavelengths)).toThrow('ring 1 lets nothing of lane 0 through');
  });
});
