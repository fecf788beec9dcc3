import { describe, expect, it } from 'vitest';
import { siliconMachZehnder } from '../../../src/designs/siliconMachZehnder.ts';
import { machZehnderModulator, type MachZehnderDesign } from '../../../src/devices/machZehnderModulator.ts';
import type { Field, Waveform } from '../../../src/light.ts';

const wavelength = 1.311e-6;
const held = { junctionBias: -2, temperature: 328.15, bias: Math.PI / 2 };
const light = (count: number, sampleRate: number): Field => ({ sampleRate, wavelength, re: new Float64Array(count).fill(1), im: new Float64Array(count) });
const power = ({ re, im }: Field): Float64Array => re.map((x, i) => x * x + im[i]! ** 2);

/** Amplitude of the power at `frequency` over that of a slow drive, by correlation over whole periods in the middle. */
function measured(design: MachZehnderDesign, frequency: number, driver: { driverBandwidth?: number; sourceResistance?: number } = {}): { re: number; im: number } {
  const perPeriod = 32;
  const periods = 48;
  const modulator = machZehnderModulator(design);
  const small = 1e-4;
  const sampleRate = perPeriod * frequency;
  const count = perPeriod * periods;
  const voltage: Waveform = { sampleRate, samples: Float64Array.from({ length: count }, (_, i) => small * Math.cos((2 * Math.PI * i) / perPeriod)) };
  const out = power(modulator.during({ ...held, ...driver, voltage })(light(count, sampleRate)));
  let re = 0;
  let im = 0;
  const from = perPeriod * 16;
  const to = perPeriod * 40;
  for (let i = from; i < to; i++) {
    re += (2 * out[i]! * Math.cos((2 * Math.PI * i) / perPeriod)) / (to - from);
    im -= (2 * out[i]! * Math.sin((2 * Math.PI * i) / perPeriod)) / (to - from);
  }
  const at = { ...held, wavelength };
  const still = (modulator.transmission({ ...at, voltage: small }) - modulator.transmission({ ...at, voltage: -small })) / 2;
  return { re: re / still, im: im / still };
}

const terminated: MachZehnderDesign = {
  ...siliconMachZehnder,
  electrode: { ...siliconMachZehnder.electrode, termination: { electricalIndex: 4.1, impedance: 42, sourceImpedance: 50, loadImpedance: 35 } },
};
const segmented: MachZehnderDesign = { ...siliconMachZehnder, electrode: { ...siliconMachZehnder.electrode, segments: 4 } };
const { electrode: _, ...lumped } = siliconMachZehnder;

describe('Mach-Zehnder modulator in time', () => {
  it.each([
    ['matched', siliconMachZehnder, {}],
    ['matched, behind a driver', siliconMachZehnder, { driverBandwidth: 60e9 }],
    ['reflecting', terminated, {}],
    ['in four parts', segmented, {}],
    ['lumped', lumped, { sourceResistance: 20 }],
  ] as const)('answers a small drive as its closed form, %s electrode', (_name, design, driver) => {
    const modulator = machZehnderModulator(design);
    for (const frequency of [1e9, 20e9, 50e9, 110e9]) {
      const ours = measured(design, frequency, driver);
      const closed = modulator.smallSignalResponse({ junctionBias: held.junctionBias, frequency, ...driver });
      expect(Math.hypot(ours.re - closed.re, ours.im - closed.im), `${frequency / 1e9} GHz`).toBeLessThan(1e-4);
    }
  });

  it('standing still passes what it passes standing, with its phase', () => {
    const modulator = machZehnderModulator(siliconMachZehnder);
    for (const [level, bias] of [[0.7, 0.3], [-1.2, 2], [0, Math.PI / 2]] as const) {
      const voltage = { sampleRate: 1e12, samples: new Float64Array(40).fill(level) };
      const out = modulator.during({ ...held, bias, voltage })(light(40, 1e12));
      const point = { ...held, bias, voltage: level, wavelength };
      expect(power(out)[20]! / modulator.transmission(point)).toBeCloseTo(1, 10);
      // Another voltage turns the field by the same angle in both forms.
      const other = modulator.during({ ...held, bias, voltage: { ...voltage, samples: new Float64Array(40).fill(level + 0.5) } })(light(40, 1e12));
      const [a, b] = [modulator.field(point), modulator.field({ ...point, voltage: level + 0.5 })];
      const turned = Math.atan2(b.im, b.re) - Math.atan2(a.im, a.re);
      const inTime = Math.atan2(other.im[20]!, other.re[20]!) - Math.atan2(out.im[20]!, out.re[20]!);
      expect(Math.cos(turned - inTime)).toBeCloseTo(1, 10);
    }
  });

  it('in push-pull does not chirp, with a single arm by ±1 at quadrature, whichever side', () => {
    const balanced: MachZehnderDesign = { ...siliconMachZehnder, imbalance: 0, splitterImbalance: 0, combinerImbalance: 0, armLossImbalanceDb: 0 };
    const modulator = machZehnderModulator(balanced);
    const at = { ...held, wavelength, voltage: 0 };
    expect(modulator.chirpParameter({ ...at, drive: 'pushPull' })).toBeCloseTo(0, 6);
    expect(Math.abs(modulator.chirpParameter({ ...at, drive: 'single' }))).toBeCloseTo(1, 5);
    expect(modulator.chirpParameter({ ...at, bias: -Math.PI / 2, drive: 'single' })).toBeCloseTo(-modulator.chirpParameter({ ...at, drive: 'single' }), 5);
    expect(modulator.halfWaveVoltage({ ...at, drive: 'single' })).toBe(modulator.halfWaveVoltage(at));
    const part = modulator.halfWaveVoltage({ ...at, drive: 'single' }) / 16;
    const turned = modulator.phaseDifference({ ...at, voltage: part, drive: 'single' }) - Math.PI / 2;
    expect(Math.abs(turned)).toBeCloseTo(Math.PI / 16, 9);
    expect(turned).toBeCloseTo(modulator.phaseDifference({ ...at, voltage: part }) - Math.PI / 2, 9);
  });

  it('follows a bias that drifts', () => {
    const modulator = machZehnderModulator(siliconMachZehnder);
    const count = 100;
    const voltage = { sampleRate: 1e12, samples: new Float64Array(count) };
    const bias = { sampleRate: 1e12, samples: Float64Array.from({ length: count }, (_, i) => 0.5 + 0.01 * i) };
    const out = power(modulator.during({ ...held, bias, voltage })(light(count, 1e12)));
    for (const i of [0, 37, 99]) expect(out[i]! / modulator.transmission({ ...held, voltage: 0, bias: bias.samples[i]!, wavelength })).toBeCloseTo(1, 10);
  });

  it('gives the same bits in blocks', () => {
    const modulator = machZehnderModulator(terminated);
    const count = 3000;
    const voltage = { sampleRate: 8e11, samples: Float64Array.from({ length: count }, (_, i) => Math.sin(i * i)) };
    const stage = modulator.during({ ...held, voltage });
    const field: Field = { sampleRate: 8e11, wavelength, re: Float64Array.from({ length: count }, (_, i) => Math.cos(i)), im: Float64Array.from({ length: count }, (_, i) => Math.sin(2 * i)) };
    const whole = stage(field);
    const run = stage.open();
    const parts = [0, 1, 700, 2999].map((start, k, all) => run.run({ ...field, re: field.re.slice(start, all[k + 1]), im: field.im.slice(start, all[k + 1]) }));
    expect(parts.flatMap(({ re }) => [...re])).toEqual([...whole.re]);
  });

  it('needs fitting waveforms, and arms within their junctions', () => {
    const modulator = machZehnderModulator(siliconMachZehnder);
    const voltage = { sampleRate: 1e12, samples: new Float64Array(10) };
    const drive = { ...held, voltage };
    expect(() => modulator.during({ ...drive, voltage: { ...voltage, samples: new Float64Array(0) } })).toThrow('voltage.samples.length is 0');
    expect(() => modulator.during({ ...drive, voltage: { ...voltage, samples: Float64Array.of(0, NaN) } })).toThrow('voltage is NaN V at sample 1');
    expect(() => modulator.during({ ...drive, voltage: { ...voltage, samples: new Float64Array(5).fill(20) } })).toThrow('voltage brings an arm to 8 V, outside -8 to 0.4 V');
    expect(() => modulator.during({ ...drive, drive: 'single', voltage: { ...voltage, samples: new Float64Array(5).fill(-7) } })).toThrow('voltage brings an arm to -9 V');
    expect(() => modulator.during({ ...drive, bias: 200 })).toThrow('bias is 200 rad');
    expect(() => modulator.during({ ...drive, bias: { sampleRate: 1e12, samples: new Float64Array(3) } })).toThrow('bias has 3 samples at 1000000000000 Hz, voltage 10');
    expect(() => modulator.during({ ...drive, bias: { sampleRate: 1e12, samples: new Float64Array(10).fill(NaN) } })).toThrow('bias at sample 0 is NaN');
    expect(() => modulator.during({ ...drive, driverBandwidth: 0 })).toThrow('driverBandwidth is 0');
    expect(() => modulator.during({ ...drive, sourceResistance: 5 })).toThrow('sourceResistance is 5');
    expect(() => modulator.during({ ...drive, bias: undefined as unknown as number })).toThrow('bias is missing');
    const stage = modulator.during(drive);
    expect(() => stage(light(11, 1e12))).toThrow('field has 11 samples, more than the 10 of the voltage');
    expect(() => stage(light(3, 2e12))).toThrow('field has 2000000000000 samples per second');
    expect(() => stage({ ...light(3, 1e12), im: new Float64Array(2) })).toThrow('re has 3 samples and im 2');
    const run = stage.open();
    run.run(light(3, 1e12));
    expect(() => run.run({ ...light(3, 1e12), wavelength: 1.3e-6 })).toThrow('wavelength of a block is');
  });
});
