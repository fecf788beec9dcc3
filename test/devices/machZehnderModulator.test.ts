import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machZehnderModulator, type MachZehnderDesign } from '../../src/devices/machZehnderModulator.ts';
import { continuousWave, type Lane } from '../../src/light.ts';
import { guideOf, type GuideRecord } from '../../src/waveguides/guidePart.ts';
import { fromDb, GHz, mW, nm } from '../../src/units.ts';
import { idealArms, quadrature } from '../validation/machZehnder.ts';

const ideal = machZehnderModulator(idealArms);
const record = idealArms.guide as GuideRecord;
const lossy: MachZehnderDesign = {
  ...idealArms,
  guide: { ...record, junction: { ...record.junction, attenuation: 150, attenuationPerVolt: 10 } as GuideRecord['junction'] },
  splitterImbalance: 0.02,
  combinerImbalance: -0.01,
  armLossImbalanceDb: -0.4,
  excessLossDb: 1.2,
  imbalance: 20e-6,
};
const power = ({ re, im }: { readonly re: number; readonly im: number }): number => re * re + im * im;

describe('Mach-Zehnder modulator', () => {
  it('without loss passes cos²(Δφ/2), Δφ = bias + π V/Vπ', () => {
    const half = ideal.halfWaveVoltage(quadrature);
    expect(half).toBeCloseTo(1.5e-2 / 3e-3, 12);
    for (const voltage of [-3, -0.4, 0, 1, 2.5]) {
      for (const bias of [0, 0.7, Math.PI / 2, 3]) {
        const point = { ...quadrature, voltage, bias };
        expect(ideal.phaseDifference(point)).toBeCloseTo(bias + (Math.PI * voltage) / half, 14);
        expect(ideal.transmission(point)).toBeCloseTo(Math.cos((bias + (Math.PI * voltage) / half) / 2) ** 2, 14);
      }
    }
  });

  it('gives out no more than it gets, and its power is its field squared', () => {
    const fraction = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(
        fraction,
        fraction,
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: -7, max: 7, noNaN: true }),
        (splitterImbalance, combinerImbalance, armLossImbalanceDb, voltage, bias) => {
          const modulator = machZehnderModulator({ ...lossy, splitterImbalance, combinerImbalance, armLossImbalanceDb });
          const point = { ...quadrature, voltage, bias, temperature: 340 };
          expect(modulator.transmission(point)).toBeGreaterThanOrEqual(0);
          expect(modulator.transmission(point)).toBeLessThanOrEqual(fromDb(-1.2));
          expect(power(modulator.field(point))).toBeCloseTo(modulator.transmission(point), 15);
        },
      ),
      { seed: 19880101, numRuns: 300 },
    );
  });

  it('has the extinction ratio and insertion loss of the best and worst bias', () => {
    const modulator = machZehnderModulator(lossy);
    let [most, least] = [0, 1];
    for (let bias = 0; bias < 2 * Math.PI; bias += 1e-4) {
      const transmission = modulator.transmission({ ...quadrature, bias, voltage: 1 });
      most = Math.max(most, transmission);
      least = Math.min(least, transmission);
    }
    const point = { ...quadrature, voltage: 1 };
    expect((modulator.extinctionRatio(point) ?? 0) / (most / least)).toBeCloseTo(1, 5);
    expect(modulator.insertionLossDb(point)).toBeCloseTo(-10 * Math.log10(most), 7);
    expect(ideal.extinctionRatio(quadrature)).toBeNull();
    expect(Math.abs(ideal.insertionLossDb(quadrature))).toBeLessThan(1e-12);
    const crossed = machZehnderModulator({ ...idealArms, splitterImbalance: 0.5, combinerImbalance: -0.5 });
    expect(() => crossed.insertionLossDb(quadrature)).toThrow('no light passes');
  });

  it('drifts with temperature only through its imbalance', () => {
    const modulator = machZehnderModulator(lossy);
    const at = (temperature: number): number => modulator.phaseDifference({ ...quadrature, temperature });
    expect(at(300)).toBeCloseTo(Math.PI / 2, 9);
    expect((at(310) - at(300)) / 10).toBeCloseTo(modulator.thermalDrift(quadrature), 9);
    expect(modulator.thermalDrift(quadrature)).toBeCloseTo(((2 * Math.PI) / (1310 * nm)) * 1.9e-4 * 20e-6, 12);
    expect(modulator.phaseDifference({ ...quadrature, temperature: 310, trimTemperature: 310 })).toBeCloseTo(Math.PI / 2, 9);
    expect(ideal.phaseDifference({ ...quadrature, temperature: 340 })).toBeCloseTo(Math.PI / 2, 9);
    const finished = { ...idealArms, guide: guideOf(record) };
    expect(machZehnderModulator(finished).transmission(quadrature)).toBe(ideal.transmission(quadrature));
    expect(() => machZehnderModulator({ ...finished, imbalance: 1e-6 }).transmission(quadrature)).toThrow('trimTemperature is missing');
  });

  it('has no chirp in push-pull, and some where the arms differ', () => {
    expect(Math.abs(ideal.chirpParameter(quadrature))).toBeLessThan(1e-6);
    // All power in one arm but a little: α = (dφ1 + dφ2)/(dφ1 − dφ2) weighed by the fields.
    const oneSided = machZehnderModulator({ ...idealArms, splitterImbalance: 0.3, combinerImbalance: 0.3 });
    const [a, b] = [0.8, 0.2];
    // E = a e^{−jφ1} + b e^{−jφ2}; dφ1/dV = −dφ2/dV.
    const expected = (b * b - a * a) / (-2 * a * b);
    expect(Math.abs(oneSided.chirpParameter(quadrature))).toBeCloseTo(expected, 5);
    expect(() => ideal.chirpParameter({ ...quadrature, bias: 0 })).toThrow('does not follow the voltage');
  });

  it('knows the capacitance of an arm', () => {
    expect(ideal.capacitance({ junctionBias: -3 })).toBeCloseTo(2e-10 * 3e-3, 20);
  });

  it('needs a junction for a half-wave voltage', () => {
    const passive = machZehnderModulator({ ...idealArms, guide: { ...record, junction: { kind: 'none' } } });
    expect(() => passive.halfWaveVoltage({ ...quadrature, junctionBias: 0 })).toThrow('no half-wave voltage');
    expect(() => passive.bandwidth({ junctionBias: 0 })).toThrow('limits the electrode');
  });

  it('keeps both arms within the range of their junctions', () => {
    expect(() => ideal.transmission({ ...quadrature, junctionBias: -1, voltage: 3.2 })).toThrow('voltage is 0.6 V');
    expect(() => ideal.transmission({ ...quadrature, bias: NaN })).toThrow('bias');
    expect(() => ideal.transmission({ ...quadrature, voltage: NaN })).toThrow(RangeError);
    expect(() => machZehnderModulator({ ...idealArms, armLength: 0 })).toThrow('machZehnderModulator: armLength');
  });
});

describe('bandwidth of a Mach-Zehnder modulator', () => {
  const electrode = { lossDbPerMeter: 600, lossFrequency: 50 * GHz, indexMismatch: 0.2 };

  it('is the RC pole of lumped arms', () => {
    expect(ideal.bandwidth({ junctionBias: -3 })).toBeCloseTo(1 / (2 * Math.PI * 4e-3 * 2e-10), -3);
    const driven = ideal.bandwidth({ junctionBias: -3, sourceResistance: 50 });
    expect(driven).toBeCloseTo(1 / (2 * Math.PI * 2e-10 * (4e-3 + 50 * 3e-3)), -3);
  });

  it('is where electrode and pole together reach 1/√2', () => {
    const modulator = machZehnderModulator({ ...idealArms, electrode });
    const frequency = modulator.bandwidth({ junctionBias: -3 });
    expect(power(modulator.smallSignalResponse({ junctionBias: -3, frequency }))).toBeCloseTo(0.5, 9);
    expect(power(modulator.smallSignalResponse({ junctionBias: -3, frequency: 0 }))).toBe(1);
    expect(frequency).toBeLessThan(ideal.bandwidth({ junctionBias: -3 }));
    expect(() => modulator.bandwidth({ junctionBias: -3, sourceResistance: 50 })).toThrow('sourceResistance');
  });
});

describe('Mach-Zehnder modulator as a stage', () => {
  const modulator = machZehnderModulator(lossy);
  const { junctionBias, bias, temperature } = quadrature;
  const held = { junctionBias, bias, temperature };
  const voltages = [2, 0.7, -0.7, -2];
  const [lane] = continuousWave({ wavelength: 1311 * nm, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'a' }, 10 * mW).lanes as [Lane];

  it('gives every lane one level a voltage', () => {
    const out = modulator.at({ voltage: voltages, ...held })({ lanes: [lane, { ...lane, wavelength: 1304 * nm }] });
    for (const { wavelength, levels, chirp, crosstalk } of out.lanes) {
      levels.forEach((level, i) => {
        expect(level).toBeCloseTo(10 * mW * modulator.transmission({ ...quadrature, wavelength, voltage: voltages[i]! }), 14);
      });
      expect(levels.length).toBe(4);
      expect(crosstalk).toEqual([0, 0, 0, 0]);
      chirp.slice(1).forEach((phase, i) => expect(Math.abs(phase - chirp[i]!)).toBeLessThanOrEqual(Math.PI));
    }
    expect(out.lanes[0]).toMatchObject({ rin: 1e-15, linewidth: 1e6, source: 'a' });
  });

  it('passes lanes at one voltage, and does not write data over data', () => {
    const data = modulator.at({ voltage: voltages, ...held })({ lanes: [lane] });
    const passed = modulator.at({ voltage: 0, ...held })(data);
    const transmission = modulator.transmission({ ...quadrature, wavelength: 1311 * nm });
    passed.lanes[0]!.levels.forEach((level, i) => expect(level).toBeCloseTo(data.lanes[0]!.levels[i]! * transmission, 14));
    expect(() => modulator.at({ voltage: voltages, ...held })(data)).toThrow('machZehnderModulator: the lane at 1.311e-6 m carries data already');
  });

  it('checks its operation when it is held', () => {
    expect(() => modulator.at({ voltage: [0], ...held })).toThrow('voltage.length');
    expect(() => modulator.at({ voltage: [0, NaN], ...held })).toThrow('voltage');
    expect(() => modulator.at({ voltage: 0, ...held, temperature: 0 })).toThrow('temperature');
    expect(() => modulator.at({ ...held } as never)).toThrow('voltage is missing');
  });
});
