import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../src/constants.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { ringModulator, type RingDesign, type RingModulator } from '../../src/devices/ringModulator.ts';
import { continuousWave, type Lane, type Light } from '../../src/light.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { directionalCoupler } from '../../src/waveguides/directionalCoupler.ts';
import { guideOf } from '../../src/waveguides/guidePart.ts';
import type { PhaseShifter } from '../../src/waveguides/phaseShifter.ts';
import { dbPerCm, GHz, mW, nm, pm, um } from '../../src/units.ts';
import { criticalRing } from '../papers/criticalRing.ts';

const junction = {
  kind: 'linear',
  indexPerVolt: 1.1e-4,
  attenuation: 60 * dbPerCm,
  attenuationPerVolt: 40,
  capacitance: 2.5e-10,
  seriesResistance: 4e-3,
  breakdownVoltage: -8,
  forwardLimit: 0.4,
} as const;
const guide = {
  kind: 'phaseShifter',
  referenceWavelength: 1310 * nm,
  referenceTemperature: 300,
  effectiveIndex: 2.6,
  groupIndex: 3.9,
  thermoOpticSlope: 1.9e-4,
  junction,
  loss: { contacts: 100, bend: 50, scattering: 40 },
} as const;
const design: RingDesign = {
  radius: 7 * um,
  guide,
  coupler: { kind: 'quality', qualityFactor: 6000 },
  coverage: 1,
  heaterEfficiency: (0.1 * nm) / mW,
  selfHeatingResistance: 1490,
  absorbedFraction: 0.5,
};
const addDrop: RingDesign = { ...design, dropCoupler: { kind: 'power', powerCoupling: 0.02 } };
const operation = { voltage: -2, temperature: 330 };
const wavelength = 1311 * nm;
const point = { wavelength, ...operation };
const power = ({ re, im }: { readonly re: number; readonly im: number }): number => re * re + im * im;
/** The point at the nearest resonance, moved by a frequency. */
const near = (ring: RingModulator, detuning = 0, at = operation): typeof point => ({
  wavelength: speedOfLight / (speedOfLight / ring.resonanceNear(wavelength, at) + detuning),
  ...at,
});

describe('ring modulator', () => {
  const seeded = { seed: 19970615, numRuns: 300 };
  it('gives out no more than it gets and dissipates the rest, whatever its design', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 2 * um, max: 100 * um, noNaN: true }),
        fc.double({ min: 1e-6, max: 1, noNaN: true }),
        unit,
        unit,
        fc.double({ min: 1250 * nm, max: 1380 * nm, noNaN: true }),
        fc.double({ min: -8, max: 0.4, noNaN: true }),
        fc.double({ min: 0, max: 0.05, noNaN: true }),
        (radius, first, second, coverage, at, voltage, heaterPower) => {
          const ring = ringModulator({
            ...design,
            radius,
            coverage,
            coupler: { kind: 'power', powerCoupling: first },
            dropCoupler: { kind: 'power', powerCoupling: second },
          });
          const here = { wavelength: at, voltage, temperature: 320, heaterPower };
          const [through, drop, lost] = [ring.transmission(here), ring.dropTransmission(here), ring.dissipated(here)];
          expect(through).toBeGreaterThanOrEqual(0);
          expect(drop).toBeGreaterThanOrEqual(0);
          expect(lost).toBeGreaterThan(-1e-12);
          expect(through + drop + lost).toBeCloseTo(1, 14);
          expect(power(ring.field(here))).toBeCloseTo(through, 11);
          expect(power(ring.field(here, { port: 'drop' }))).toBeCloseTo(drop, 11);
        },
      ),
      seeded,
    );
  });

  it('dissipates what its build-up loses in one turn', () => {
    const ring = ringModulator(design);
    for (const detuning of [0, 30 * GHz, -100 * GHz]) {
      const here = near(ring, detuning);
      const kept = Math.exp(-guideOf(guide).attenuation(here) * ring.circumference);
      expect(ring.dissipated(here)).toBeCloseTo(ring.buildUp(here) * (1 - kept), 12);
    }
  });

  it('loses light in couplers that lose, and in no other way gains any', () => {
    const record = {
      kind: 'directional',
      referenceWavelength: 1310 * nm,
      couplingPerLength: 0.05 / um,
      referenceGap: 180 * nm,
      gap: 180 * nm,
      decayLength: 60 * nm,
      wavelengthSlope: 2e6,
      length: 0,
      bendLength: 3 * um,
      excessLossDb: 0.05,
    } as const;
    const { kind, ...plain } = record;
    expect(kind).toBe('directional');
    const lossy = ringModulator({ ...design, coupler: record, dropCoupler: record });
    const same = ringModulator({ ...design, coupler: directionalCoupler(plain), dropCoupler: record });
    const here = near(lossy, 20 * GHz);
    expect(same.transmission(here)).toBe(lossy.transmission(here));
    expect(power(lossy.field(here))).toBeCloseTo(lossy.transmission(here), 13);
    expect(power(lossy.field(here, { port: 'drop' }))).toBeCloseTo(lossy.dropTransmission(here), 13);
    const far = { ...here, wavelength: lossy.resonanceNear(wavelength, operation) + 4.5 * nm };
    expect(lossy.transmission(far)).toBeLessThan(10 ** -0.005);
    const tight = ringModulator({ ...design, coupler: { ...record, excessLossDb: 0 }, dropCoupler: { ...record, excessLossDb: 0 } });
    expect(lossy.intrinsicQualityFactor(here)).toBeLessThan(tight.intrinsicQualityFactor(here));
    expect(lossy.dissipated(here)).toBeGreaterThan(0);
  });

  it('has its dips where it says, to the last digits', () => {
    const ring = ringModulator(design);
    const band = { from: 1290 * nm, to: 1330 * nm };
    const found = ring.resonances(band, operation);
    expect(found.length).toBe(4);
    expect([...found].sort((a, b) => a - b)).toEqual(found);
    for (const resonance of found) {
      const order = (guideOf(guide).effectiveIndex({ ...operation, wavelength: resonance }) * ring.circumference) / resonance;
      expect(Math.abs(order - Math.round(order))).toBeLessThan(1e-13 * order);
      expect(ring.resonanceNear(resonance + 2 * nm, operation)).toBeCloseTo(resonance, 20);
      expect(Math.abs(ring.detuning({ ...operation, wavelength: resonance }))).toBeLessThan(1);
    }
    expect(ring.resonances({ from: 1310 * nm, to: 1310 * nm }, operation)).toEqual([]);
    expect(() => ring.resonances({ from: 1330 * nm, to: 1290 * nm }, operation)).toThrow('must rise');
    expect(() => ring.resonances({ from: 0, to: 1290 * nm }, operation)).toThrow(RangeError);
  });

  it('spaces them by the free spectral range', () => {
    const ring = ringModulator(design);
    const [a, b, c] = ring.resonances({ from: 1290 * nm, to: 1330 * nm }, operation) as [number, number, number];
    expect(ring.freeSpectralRange({ ...operation, wavelength: b }) / ((c - a) / 2)).toBeCloseTo(1, 3);
  });

  it('counts detuning as laser minus resonance in frequency, positive on the blue side', () => {
    const ring = ringModulator(design);
    expect(ring.detuning(near(ring, 25 * GHz)) / GHz).toBeCloseTo(25, 6);
    expect(ring.detuning(near(ring, -25 * GHz)) / GHz).toBeCloseTo(-25, 6);
    expect(near(ring, 25 * GHz).wavelength).toBeLessThan(near(ring).wavelength);
  });

  it('moves its resonance by (λ/ng) dneff/dT a kelvin', () => {
    const ring = ringModulator(design);
    const at = (temperature: number): number => ring.resonanceNear(wavelength, { ...operation, temperature });
    const here = near(ring);
    const shift = ring.thermalShift(here);
    expect((at(331) - at(329)) / 2 / shift).toBeCloseTo(1, 4);
    expect(shift / pm).toBeGreaterThan(58);
    expect(shift / pm).toBeLessThan(69);
  });

  it('moves its resonance to the red with reverse bias', () => {
    const ring = ringModulator(design);
    const at = (voltage: number): number => ring.resonanceNear(wavelength, { ...operation, voltage });
    const efficiency = ring.modulationEfficiency(near(ring));
    expect(efficiency).toBeGreaterThan(0);
    expect((at(-2.5) - at(-1.5)) / efficiency).toBeCloseTo(1, 4);
  });

  it('moves its resonance by exactly what the heater gives', () => {
    const ring = ringModulator(design);
    const cold = ring.resonanceNear(wavelength, operation);
    const hot = ring.resonanceNear(cold + 1 * nm, { ...operation, heaterPower: 10 * mW });
    expect((hot - cold) / nm).toBeCloseTo(1, 6);
    const spacing = ring.freeSpectralRange({ ...operation, wavelength: hot, heaterPower: 10 * mW });
    expect(spacing / ring.freeSpectralRange({ ...operation, wavelength: cold })).toBeCloseTo(1, 9);
    expect(() => ring.transmission({ ...point, heaterPower: -1e-3 })).toThrow('heaterPower');
    expect(() => ring.transmission({ ...point, heaterPower: NaN })).toThrow('heaterPower');
    const strong = ringModulator({ ...design, heaterEfficiency: (100 * nm) / mW });
    expect(() => strong.transmission({ ...point, heaterPower: 10 * mW })).toThrow('shift by the heater');
  });

  it('has the width at half depth that it says', () => {
    for (const quality of [1500, 5000, 40000]) {
      const { ring, point: peak } = criticalRing(1310 * nm, quality);
      const resonance = ring.resonanceNear(peak.wavelength, peak);
      const half = ring.dissipated({ ...peak, wavelength: resonance }) / 2;
      const beyond = (at: number): number => ring.dissipated({ ...peak, wavelength: at }) - half;
      const step = ring.linewidth(peak);
      const width = findRoot(beyond, resonance, resonance + step) - findRoot(beyond, resonance - step, resonance);
      expect(width / step).toBeCloseTo(1, 6);
      expect(ring.finesse(peak) * ring.linewidth(peak)).toBeCloseTo(ring.freeSpectralRange(peak), 20);
      expect(ring.qualityFactor(peak)).toBeCloseTo(quality, 5);
    }
  });

  it('has a bandwidth of half its width in the static spectrum at zero detuning, so that no factor two can hide', () => {
    const { ring, point: peak } = criticalRing(1310 * nm, 5000);
    const resonance = ring.resonanceNear(peak.wavelength, peak);
    const half = ring.dissipated({ ...peak, wavelength: resonance }) / 2;
    const beyond = (frequency: number): number => ring.dissipated({ ...peak, wavelength: speedOfLight / frequency }) - half;
    const center = speedOfLight / resonance;
    const measured = findRoot(beyond, center, center + 200 * GHz) - findRoot(beyond, center - 200 * GHz, center);
    expect((2 * ring.bandwidth({ ...peak, detuning: 0 })) / measured).toBeCloseTo(1, 6);
    expect(ring.photonLifetime(peak) * 2 * Math.PI * measured).toBeCloseTo(1, 6);
  });

  it('adds the rates of loss and coupling to the loaded rate', () => {
    const ring = ringModulator(design);
    const here = near(ring);
    const sum = 1 / ring.intrinsicQualityFactor(here) + 1 / ring.couplingQualityFactor(here);
    // The exact width exceeds the exponential one by u²/12, u = π over finesse.
    const excess = (Math.PI / ring.finesse(here)) ** 2 / 12;
    expect(1 / ring.qualityFactor(here) / sum).toBeCloseTo(1 + excess, 5);
    const atReference = { wavelength: 1310 * nm, voltage: 0, temperature: 300 };
    expect(ring.couplingQualityFactor(atReference)).toBeCloseTo(6000, 8);
    const loss = guideOf(guide).attenuation(atReference);
    expect(ring.intrinsicQualityFactor(atReference)).toBeCloseTo((2 * Math.PI * 3.9) / (1310 * nm * loss), 8);
  });

  it('delays its envelope by minus the slope of its phase', () => {
    for (const one of [design, addDrop, { ...design, coupler: { kind: 'power', powerCoupling: 0.3 } as const }]) {
      const ring = ringModulator(one);
      for (const detuning of [-150 * GHz, -20 * GHz, 40 * GHz, 2000 * GHz]) {
        const step = 1e6;
        const phase = (offset: number): number => {
          const { re, im } = ring.field(near(ring, detuning + offset));
          return Math.atan2(im, re);
        };
        const delay = -(phase(step) - phase(-step)) / (2 * Math.PI * 2 * step);
        expect(ring.groupDelay(near(ring, detuning)) / delay).toBeCloseTo(1, 4);
      }
    }
    const { ring, point: peak } = criticalRing(1310 * nm, 5000);
    const closed = { ...peak, wavelength: ring.resonanceNear(peak.wavelength, peak) };
    expect(() => ring.groupDelay(closed)).toThrow('has no group delay');
  });

  it('counts junction index and loss, and the contacts, only where the junction is', () => {
    const whole = ringModulator(design);
    const half = ringModulator({ ...design, coverage: 0.5 });
    const none = ringModulator({ ...design, coverage: 0 });
    const here = near(whole);
    expect(half.modulationEfficiency(here) / whole.modulationEfficiency(here)).toBeCloseTo(0.5, 4);
    expect(Math.abs(none.modulationEfficiency(here))).toBe(0);
    const groupIndex = guideOf(guide).groupIndex({ ...here, voltage: 0 });
    expect(none.intrinsicQualityFactor(here)).toBeCloseTo((2 * Math.PI * groupIndex) / (here.wavelength * 90), 6);
    expect(half.thermalShift(here) / whole.thermalShift(here)).toBeCloseTo(1, 3);
    const moved = half.resonanceNear(wavelength, { ...operation, voltage: -3 }) - half.resonanceNear(wavelength, operation);
    expect(moved / half.modulationEfficiency(near(half))).toBeCloseTo(1, 3);
    expect(none.transmission({ ...here, voltage: -5 })).toBe(none.transmission(here));
  });
});

describe('drive of a ring', () => {
  const ring = ringModulator(design);
  const voltages = [-1, -1.67, -2.33, -3];

  it.each([
    ['blue', 1],
    ['red', -1],
  ] as const)('is best where no other detuning on the %s side opens the outer eye further', (side, sign) => {
    const best = ring.bestDetuning({ wavelength, voltages, temperature: 330 }, { side });
    expect(Math.sign(best)).toBe(sign);
    const opening = (detuning: number): number => {
      const { wavelength: at } = near(ring, detuning);
      const level = (voltage: number): number => ring.transmission({ ...point, wavelength: at, voltage });
      return Math.abs(level(-3) - level(-1));
    };
    const largest = opening(best);
    for (let detuning = 1 * GHz; detuning < 600 * GHz; detuning += 1 * GHz) {
      expect(opening(sign * detuning)).toBeLessThanOrEqual(largest + 1e-12);
    }
  });

  it('needs two different outer voltages and a side', () => {
    const task = { wavelength, voltages, temperature: 330 };
    expect(() => ring.bestDetuning({ ...task, voltages: [-1] }, { side: 'blue' })).toThrow('voltages.length');
    expect(() => ring.bestDetuning({ ...task, voltages: [-1, -2, -1] }, { side: 'blue' })).toThrow('must differ');
    expect(() => ring.bestDetuning(task, { side: 'left' as 'blue' })).toThrow('one of blue, red');
  });

  it('has a small response that starts at one and falls to 1/√2 at the bandwidth', () => {
    for (const port of ['through', 'drop'] as const) {
      const both = ringModulator(addDrop);
      const drive = { ...near(both, 30 * GHz), port, sourceResistance: 50 };
      expect(power(both.smallSignalResponse({ ...drive, frequency: 0 }))).toBeCloseTo(1, 14);
      expect(power(both.smallSignalResponse({ ...drive, frequency: both.bandwidth(drive) }))).toBeCloseTo(0.5, 9);
      expect(both.bandwidth(drive)).toBeCloseTo(both.bandwidth({ ...drive, wavelength: 1311 * nm, detuning: 30 * GHz }), -8);
    }
  });

  it('is slowed by the resistance of the junction, whatever the length, and by that of the driver', () => {
    const { wavelength: at } = near(ring);
    const drive = { ...operation, wavelength: at, detuning: 0 };
    const tau = 4e-3 * 2.5e-10;
    const bare = ringModulator({ ...design, guide: { ...guide, junction: { ...junction, seriesResistance: 0 } } });
    const frequency = 30 * GHz;
    const pole = 1 + (2 * Math.PI * frequency * tau) ** 2;
    const optical = power(bare.smallSignalResponse({ ...drive, frequency }));
    expect(power(ring.smallSignalResponse({ ...drive, frequency })) * pole).toBeCloseTo(optical, 12);
    const driven = 1 + (2 * Math.PI * frequency * (tau + 50 * 2.5e-10 * ring.circumference)) ** 2;
    expect(power(ring.smallSignalResponse({ ...drive, frequency, sourceResistance: 50 })) * driven).toBeCloseTo(optical, 12);
  });

  it('counts the drop bus as loss behind the ring', () => {
    const both = ringModulator(addDrop);
    const drive = { ...near(both), detuning: 60 * GHz };
    const lost = -2 * Math.log(Math.exp((-guideOf(guide).attenuation(drive) * both.circumference) / 2)) - Math.log(0.98);
    const kappa = 1 - Math.exp((-2 * Math.PI * 3.9 * both.circumference) / (1310 * nm * 6000));
    const zeta = (1 - Math.log(1 - kappa) / lost) / 2;
    const tau = 2 * both.photonLifetime(drive);
    const w = 2 * Math.PI * 50 * GHz * tau;
    const square = 1 + (2 * Math.PI * 60 * GHz * tau) ** 2;
    const pole = 1 + (2 * Math.PI * 50 * GHz * 1e-12) ** 2;
    const expected = ((1 + (w * zeta) ** 2) * square ** 2) / ((square - w * w) ** 2 + 4 * w * w) / pole;
    expect(power(both.smallSignalResponse({ ...drive, frequency: 50 * GHz }))).toBeCloseTo(expected, 10);
  });

  it('has no response where it is not defined', () => {
    expect(() => ring.bandwidth({ ...point, port: 'drop' })).toThrow('no drop port');
    expect(() => ring.bandwidth({ ...point, sourceResistance: -1 })).toThrow('sourceResistance');
    expect(() => ring.smallSignalResponse({ ...point, frequency: NaN })).toThrow('frequency');
    const bare = { ...junction, attenuation: 0, attenuationPerVolt: 0 };
    const lossless = ringModulator({ ...design, guide: { ...guide, junction: bare, loss: { contacts: 0, bend: 0, scattering: 0 } } });
    expect(() => lossless.bandwidth(point)).toThrow('passes all light');
    expect(() => lossless.intrinsicQualityFactor(point)).toThrow('loss is 0 nepers');
    expect(lossless.transmission(near(lossless))).toBeCloseTo(1, 12);
  });
});

describe('ring modulator as a stage', () => {
  const ring = ringModulator(addDrop);
  const voltages = [-1, -1.67, -2.33, -3];
  const mean = -2;
  const lane = (at: number): Lane => ({
    ...continuousWave({ wavelength: at, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'a' }, 10 * mW).lanes[0]!,
    crosstalk: [1e-6],
    chirp: [0.1],
  });
  const held = { temperature: 330, heaterPower: 2 * mW };
  const resonance = ring.resonanceNear(wavelength, { voltage: mean, ...held });
  const own = lane(resonance - 0.1 * nm);
  const other = lane(resonance - 2.3 * nm);
  const light: Light = { lanes: [other, own] };

  it.each(['through', 'drop'] as const)('modulates the lane nearest its resonance and lets the others pass, %s', (port) => {
    const out = ring.at({ voltage: voltages, ...held }, { port })(light);
    const ask = (at: number, voltage: number): number => power(ring.field({ wavelength: at, voltage, ...held }, { port }));
    const [passed, modulated] = out.lanes as [Lane, Lane];
    modulated.levels.forEach((level, i) => expect(level).toBeCloseTo(10 * mW * ask(own.wavelength, voltages[i]!), 14));
    modulated.crosstalk.forEach((level, i) => expect(level).toBeCloseTo(1e-6 * ask(own.wavelength, voltages[i]!), 16));
    modulated.chirp.forEach((phase, i) => {
      const { re, im } = ring.field({ wavelength: own.wavelength, voltage: voltages[i]!, ...held }, { port });
      expect(Math.sin(phase - 0.1 - Math.atan2(im, re))).toBeCloseTo(0, 12);
      if (i > 0) expect(Math.abs(phase - modulated.chirp[i - 1]!)).toBeLessThanOrEqual(Math.PI);
    });
    expect(passed.levels).toEqual([expect.closeTo(10 * mW * ask(other.wavelength, mean), 14)]);
    expect(passed.chirp.length).toBe(1);
    expect({ ...passed, levels: 0, chirp: 0, crosstalk: 0 }).toEqual({ ...other, levels: 0, chirp: 0, crosstalk: 0 });
    expect(light.lanes[1]!.levels).toEqual([10 * mW]);
  });

  it('lets lanes with data pass where it holds one voltage', () => {
    const data: Lane = { ...own, levels: [1, 2, 3, 4], chirp: [0, 0, 0, 0], crosstalk: [0, 0, 0, 0] };
    const [out] = ring.at({ voltage: mean, ...held })({ lanes: [data] }).lanes as [Lane];
    const transmission = ring.transmission({ wavelength: own.wavelength, voltage: mean, ...held });
    expect(out.levels).toEqual([1, 2, 3, 4].map((level) => expect.closeTo(level * transmission, 12) as number));
  });

  it('does not write data over data', () => {
    const stage = ring.at({ voltage: voltages, ...held });
    expect(() => stage(stage({ lanes: [own] }))).toThrow('carries data already');
    expect(stage({ lanes: [] })).toEqual({ lanes: [] });
  });

  it('checks its operation when it is held', () => {
    expect(() => ring.at({ voltage: [-1], temperature: 330 })).toThrow('voltage.length is 1');
    expect(() => ring.at({ voltage: [-1, NaN], temperature: 330 })).toThrow('voltage.1');
    expect(() => ring.at({ voltage: 2, temperature: 330 })).toThrow('voltage is 2 V');
    expect(() => ring.at({ voltage: -1, temperature: 30 })).toThrow('temperature');
    expect(() => ring.at({ voltage: -1, temperature: 330, heaterPower: 2 })).toThrow('heaterPower');
    expect(() => ring.at({ voltage: -1, temperature: 330, heat: 2 } as never)).toThrow('heat is not a parameter');
    expect(() => ring.at({ temperature: 330 } as never)).toThrow('voltage is missing');
    expect(() => ringModulator(design).at({ voltage: -1, temperature: 330 }, { port: 'drop' })).toThrow('no drop port');
  });
});

describe('design of a ring', () => {
  it('is checked when the ring is made', () => {
    expect(() => ringModulator({ ...design, radius: 0 })).toThrow('ringModulator: radius is 0 m, outside 1e-6 to 0.001 m');
    expect(() => ringModulator({ ...design, coverage: 1.1 })).toThrow('coverage');
    expect(() => ringModulator({ ...design, coupler: { kind: 'quality', qualityFactor: NaN } })).toThrow('coupler.qualityFactor');
    expect(() => ringModulator({ ...design, guide: { kind: 'wire' } as never })).toThrow('guide is of kind "wire"');
  });

  it('takes a finished guide, but then no coupler by its quality factor', () => {
    const finished = guideOf(guide);
    const ring = ringModulator({ ...design, guide: finished, coupler: { kind: 'power', powerCoupling: 0.05 } });
    const same = ringModulator({ ...design, coupler: { kind: 'power', powerCoupling: 0.05 } });
    expect(ring.transmission(point)).toBe(same.transmission(point));
    expect(() => ringModulator({ ...design, guide: finished })).toThrow('needs the guide as a record');
  });

  it('believes a guide that was changed after it was made', () => {
    const coupler = { kind: 'power', powerCoupling: 0.05 } as const;
    const made = guideOf(guide);
    const denser = { ...made, effectiveIndex: (at: Parameters<typeof made.effectiveIndex>[0]) => made.effectiveIndex(at) + 1e-3 };
    const [before, after] = [made, denser].map((each) => ringModulator({ ...design, guide: each, coupler }).order(point));
    expect(after! - before!).toBeCloseTo((1e-3 * 2 * Math.PI * design.radius) / wavelength, 10);
  });

  it('does not trust a guide or coupler of one own', () => {
    const finished = guideOf(guide);
    const coupler = { kind: 'power', powerCoupling: 0.05 } as const;
    const with_ = (part: Partial<PhaseShifter>): RingModulator => ringModulator({ ...design, coupler, guide: { ...finished, ...part } });
    expect(() => with_({ attenuation: () => -1 }).transmission(point)).toThrow('attenuation of the guide is -1');
    expect(() => with_({ effectiveIndex: () => NaN }).transmission(point)).toThrow('not a finite number');
    expect(() => with_({ effectiveIndex: () => NaN }).resonanceNear(wavelength, operation)).toThrow('order of the resonance');
    const jumpy = with_({ effectiveIndex: ({ wavelength: at }) => 2.6 + 0.3 * Math.sin(at * 1e12), groupIndex: () => 3.9 });
    expect(() => jumpy.resonanceNear(wavelength, operation)).toThrow('not converged');
    const odd = ringModulator({ ...design, coupler: { powerCoupling: () => 1.5 } });
    expect(() => odd.transmission(point)).toThrow('powerCoupling is 1.5');
    const open = ringModulator({ ...design, coupler: { kind: 'power', powerCoupling: 1 } });
    expect(() => open.linewidth(point)).toThrow(RangeError);
    expect(() => open.couplingQualityFactor(point)).toThrow('coupling is Infinity');
    expect(() => ringModulator(design).dropTransmission(point)).toThrow('no drop port');
    expect(() => ringModulator(design).field(point, { port: 'drop' })).toThrow('no drop port');
  });
});

describe('the orders of a ring', () => {
  const ring = ringModulator(siliconRing);
  const held = { voltage: -1, temperature: 330, heaterPower: 0.01 };

  it('are whole at its resonances and one apart from each to the next', () => {
    const orders = ring.resonances({ from: 1290 * nm, to: 1330 * nm }, held).map((wavelength) => ring.order({ ...held, wavelength }));
    expect(orders.length).toBeGreaterThan(2);
    orders.forEach((order, i) => {
      expect(order).toBeCloseTo(Math.round(order), 11);
      expect(Math.round(order)).toBe(Math.round(orders[0]!) - i);
    });
  });

  it('name the resonance from which a laser is off', () => {
    const at = { ...held, wavelength: 1311 * nm };
    const order = Math.round(ring.order(at));
    expect(ring.detuning(at, { order })).toBe(ring.detuning(at));
    for (const other of [order - 1, order + 1]) {
      const resonance = speedOfLight / (speedOfLight / at.wavelength - ring.detuning(at, { order: other }));
      expect(ring.order({ ...held, wavelength: resonance })).toBeCloseTo(other, 11);
    }
  });

  it('keep the digits of a detuning that the wavelength of its resonance loses', () => {
    // The last bit of the wavelength is worth 0.04 Hz.
    const resonance = ring.resonanceNear(1311 * nm, held);
    const left = ring.detuning({ ...held, wavelength: resonance });
    expect(Math.abs(left)).toBeLessThan(0.03);
    const away = ring.detuning({ ...held, wavelength: 1311 * nm });
    const between = (speedOfLight * (resonance - 1311 * nm)) / resonance / (1311 * nm);
    expect(Math.abs(away - left - between)).toBeLessThan(2e-4 + 1e-14 * Math.abs(away));
  });
});

describe('a ring with its heater on', () => {
  const heated = ringModulator(siliconRing);
  const state = { voltage: -1.2, temperature: 330, heaterPower: 0.04 };

  it('keeps its thermal shift and modulation efficiency the slopes of its resonance', () => {
    const at = (change: object): number => heated.resonanceNear(1312.5e-9, { ...state, ...change });
    const point = { ...state, wavelength: at({}) };
    expect((at({ temperature: 331 }) - at({ temperature: 329 })) / 2 / heated.thermalShift(point)).toBeCloseTo(1, 6);
    expect((at({ voltage: -1.3 }) - at({ voltage: -1.1 })) / 0.2 / heated.modulationEfficiency(point)).toBeCloseTo(1, 6);
    expect(at({ heaterPower: 0.05 }) - at({ heaterPower: 0.04 })).toBeCloseTo(0.01 * siliconRing.heaterEfficiency, 18);
  });

  it('gives the line of its resonance as numbers, with and without a drop port and lossy couplers', () => {
    const directional = {
      kind: 'directional', referenceWavelength: 1311e-9, couplingPerLength: 6e4, referenceGap: 200e-9, gap: 200e-9, decayLength: 50e-9,
      wavelengthSlope: 0, length: 5e-6, bendLength: 0, excessLossDb: 0.1,
    } as const;
    const rings = [heated, ringModulator({ ...siliconRing, dropCoupler: { kind: 'power', powerCoupling: 0.05 } }), ringModulator({ ...siliconRing, coupler: directional, dropCoupler: directional })];
    for (const ring of rings) {
      for (const wavelength of [1309e-9, 1312.4e-9, 1312.5e-9, 1315e-9]) {
        const point = { ...state, wavelength };
        const { floor, height, amplitude, phase } = ring.line(point);
        const airy = (1 - amplitude) ** 2 + 4 * amplitude * Math.sin(phase / 2) ** 2;
        expect(floor + height / airy).toBeCloseTo(ring.dissipated(point), 12);
      }
    }
  });
});
