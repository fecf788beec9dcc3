import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { speedOfLight } from '../../../src/constants.ts';
import { ringModulator, type RingDesign, type RingOperation } from '../../../src/devices/ringModulator.ts';
import { fastestKernel } from '../../../src/devices/ringModulator/fastestKernel.ts';
import { plainKernel } from '../../../src/devices/ringModulator/plainKernel.ts';
import type { ComplexSpectrum } from '../../../src/devices/ringModulator/spectra.ts';
import { fieldSpectrumOf, spectrumOf, type ScalarRing } from '../../../src/devices/ringModulator/spectrum.ts';
import type { SpectrumKernel } from '../../../src/devices/ringModulator/spectrumKernel.ts';
import { turnOf } from '../../../src/devices/ringModulator/turn.ts';
import { isOnGrid, uniformGridOf } from '../../../src/devices/ringModulator/uniformGrid.ts';
import { wasmKernel } from '../../../src/devices/ringModulator/wasmKernel.ts';
import { linspace } from '../../../src/numerics/linspace.ts';
import { dbPerCm, mW, nm, um } from '../../../src/units.ts';
import { directionalCoupler } from '../../../src/waveguides/directionalCoupler.ts';
import { guideOf, type GuideRecord } from '../../../src/waveguides/guidePart.ts';

const guide: GuideRecord = {
  kind: 'phaseShifter',
  referenceWavelength: 1310 * nm,
  referenceTemperature: 300,
  effectiveIndex: 2.6,
  groupIndex: 3.9,
  thermoOpticSlope: 1.9e-4,
  junction: {
    kind: 'linear',
    indexPerVolt: 1.1e-4,
    attenuation: 6 * dbPerCm,
    attenuationPerVolt: 4,
    capacitance: 2.5e-10,
    seriesResistance: 4e-3,
    breakdownVoltage: -8,
    forwardLimit: 0.4,
  },
  loss: { contacts: 10, bend: 5, scattering: 4 },
};
const design: RingDesign = {
  radius: 7 * um,
  guide,
  coupler: { kind: 'power', powerCoupling: 0.09 },
  coverage: 1,
  heaterEfficiency: (0.1 * nm) / mW,
  selfHeatingResistance: 1490,
  absorbedFraction: 0.5,
};
const directional = {
  kind: 'directional',
  referenceWavelength: 1310 * nm,
  couplingPerLength: 0.05 / um,
  referenceGap: 180 * nm,
  gap: 180 * nm,
  decayLength: 60 * nm,
  wavelengthSlope: 2e6,
  length: 0,
  bendLength: 6 * um,
  excessLossDb: 0.05,
} as const;
const operation = { voltage: -2, temperature: 330 };
const kernels = { plain: plainKernel, WebAssembly: wasmKernel((globalThis as { WebAssembly?: unknown }).WebAssembly)! };

/** A kernel that may not be asked. */
const none = {} as SpectrumKernel;

function scalarRing(of: RingDesign): ScalarRing {
  const ring = ringModulator(of);
  return { ...ring, turn: turnOf(ring.design) };
}

/** Largest distance of powers and fields from the scalar functions, each kernel in turn; both kernels must agree to the bit. */
function largestError(ring: ScalarRing, wavelengths: Float64Array, at: RingOperation): number {
  const results = Object.values(kernels).map((kernel) => ({
    powers: spectrumOf(ring, wavelengths, at, {}, kernel),
    fields: fieldSpectrumOf(ring, wavelengths, at, kernel),
  }));
  expect(results[1]).toEqual(results[0]);
  const { powers, fields } = results[0]!;
  let worst = 0;
  const away = (found: ComplexSpectrum, i: number, port: 'through' | 'drop', point: RingOperation & { wavelength: number }): number => {
    const { re, im } = ring.field(point, { port });
    return Math.max(Math.abs(found.re[i]! - re), Math.abs(found.im[i]! - im));
  };
  for (let i = 0; i < wavelengths.length; i++) {
    const point = { ...at, wavelength: wavelengths[i]! };
    const errors = [Math.abs(powers.through[i]! - ring.transmission(point)), away(fields.through, i, 'through', point)];
    if (powers.drop !== undefined) errors.push(Math.abs(powers.drop[i]! - ring.dropTransmission(point)), away(fields.drop!, i, 'drop', point));
    // An error that is not a number counts as one.
    for (const error of errors) if (!(error <= worst)) worst = error;
  }
  return worst;
}

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const logarithmic = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map((x) => Math.min(max, Math.max(min, Math.exp(x))));
const arbitraryRing = fc
  .record({
    radius: logarithmic(1 * um, 1000 * um),
    coverage: fc.oneof(fc.constant(1), unit),
    coupling: logarithmic(1e-4, 1),
    dropCoupling: fc.option(logarithmic(1e-5, 1), { nil: undefined }),
    loss: logarithmic(1e-2, 1e4),
    effectiveIndex: fc.double({ min: 1.2, max: 3.6, noNaN: true }),
    groupIndex: fc.double({ min: 1, max: 5, noNaN: true }),
  })
  .map(
    ({ radius, coverage, coupling, dropCoupling, loss, effectiveIndex, groupIndex }): RingDesign => ({
      ...design,
      radius,
      coverage,
      guide: { ...guide, effectiveIndex, groupIndex, loss: { contacts: 0, bend: loss, scattering: 0 }, junction: { ...guide.junction, attenuation: 40 } as never },
      coupler: { kind: 'power', powerCoupling: coupling },
      ...(dropCoupling !== undefined && { dropCoupler: { kind: 'power', powerCoupling: dropCoupling } }),
    }),
  );
const arbitraryOperation = fc.record({
  voltage: fc.double({ min: -8, max: 0.4, noNaN: true }),
  temperature: fc.double({ min: 200, max: 450, noNaN: true }),
  heaterPower: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.5, noNaN: true })),
});
const grids = ['wavelength', 'frequency', 'jittered', 'random', 'repeated'] as const;
const arbitraryWavelengths = fc
  .record({
    kind: fc.constantFrom(...grids),
    count: fc.integer({ min: 1, max: 1300 }),
    center: fc.double({ min: 1190 * nm, max: 1430 * nm, noNaN: true }),
    span: logarithmic(1e-16, 0.18),
    falling: fc.boolean(),
    seed: fc.integer(),
  })
  .map(({ kind, count, center, span, falling, seed }) => {
    const [low, high] = [Math.max(1180 * nm, center * (1 - span / 2)), Math.min(1440 * nm, center * (1 + span / 2))];
    const [from, to] = falling ? [high, low] : [low, high];
    const spread = (i: number): number => Math.abs(Math.sin(i * 12.9898 + seed) * 43758.5453) % 1;
    const steps = linspace(from, to, count);
    if (kind === 'frequency') return linspace(speedOfLight / from, speedOfLight / to, count).map((frequency) => speedOfLight / frequency);
    if (kind === 'jittered') return steps.map((wavelength, i) => wavelength * (1 + 1e-12 * spread(i)));
    if (kind === 'random') return steps.map((_, i) => low + (high - low) * spread(i));
    return kind === 'repeated' ? steps.map((_, i) => steps[i - (i % 3)]!) : steps;
  });

describe('the spectrum of a ring', () => {
  it('is that of the scalar functions within 1e-10, for any ring on any grid, with either kernel', () => {
    fc.assert(
      fc.property(arbitraryRing, arbitraryWavelengths, arbitraryOperation, (of, wavelengths, at) => {
        expect(largestError(scalarRing(of), wavelengths, at)).toBeLessThanOrEqual(1e-10);
      }),
      { seed: 20090527, numRuns: 200 },
    );
  });

  it('holds for lines as narrow as they come: finesse 10^4 to 10^6 at 1 mm radius, Q of 10^9', () => {
    for (const [radius, powerCoupling, coverage, temperature, heaterPower] of [
      [1000 * um, 3e-4, 1, 300, 1e-3],
      [1000 * um, 1e-5, 1, 300, 0],
      [1000 * um, 1e-5, 0.7, 411.7, 0],
      [1000 * um, 1e-5, 0.3, 411.7, 0.0213],
      [50 * um, 1e-6, 1, 300, 1e-3],
    ] as const) {
      // Near critical coupling.
      const scattering = powerCoupling / (2.5 * Math.PI * radius);
      const narrow = { ...guide, junction: { kind: 'none' }, loss: { contacts: 0, bend: 0, scattering } } as const;
      const ring = ringModulator({ ...design, radius, coverage, guide: narrow, coupler: { kind: 'power', powerCoupling } });
      const at = { voltage: 0, temperature, heaterPower };
      const resonance = ring.resonanceNear(1280 * nm, at);
      const wide = 4 * ring.linewidth({ ...at, wavelength: resonance });
      expect(ring.finesse({ ...at, wavelength: resonance })).toBeGreaterThan(3 / powerCoupling);
      const wavelengths = linspace(resonance - wide, resonance + wide, 2001);
      const scalar = { ...ring, turn: turnOf(ring.design) };
      expect(largestError(scalar, wavelengths, at)).toBeLessThanOrEqual(1e-10);
      expect(Math.min(...spectrumOf(scalar, wavelengths, at).through)).toBeLessThan(0.1);
    }
  });

  it('stays within 1e-10 on a fine uniform grid, where it goes by series, and is a fraction of the power', () => {
    const frequencies = linspace(speedOfLight / (1330 * nm), speedOfLight / (1290 * nm), 200_003);
    for (const of of [design, { ...design, coverage: 0.7, dropCoupler: { kind: 'power', powerCoupling: 0.05 } } as const]) {
      const ring = scalarRing(of);
      for (const at of [operation, { ...operation, heaterPower: 0.02 }]) {
        for (const wavelengths of [linspace(1290 * nm, 1330 * nm, 200_001), linspace(1330 * nm, 1290 * nm, 200_002), frequencies.map((f) => speedOfLight / f)]) {
          const { through, drop } = spectrumOf(ring, wavelengths, at, {}, none);
          let worst = 0;
          for (let i = 0; i < wavelengths.length; i += 3) {
            const point = { ...at, wavelength: wavelengths[i]! };
            worst = Math.max(worst, Math.abs(through[i]! - ring.transmission(point)));
            if (drop !== undefined) worst = Math.max(worst, Math.abs(drop[i]! - ring.dropTransmission(point)));
          }
          expect(worst).toBeLessThan(2e-11);
          expect(drop === undefined).toBe(of === design);
          for (const powers of drop === undefined ? [through] : [through, drop]) {
            const within = powers.every((power) => power >= 0 && power <= 1);
            expect(within).toBe(true);
          }
        }
      }
    }
  });

  it('follows the phase along series as short as they come', () => {
    // Little is left after a turn: no line magnifies the rounding of the phase.
    const ring = scalarRing({ ...design, radius: 2 * um, coupler: { kind: 'power', powerCoupling: 0.8 } });
    for (const heaterPower of [0, 0.02]) {
      for (const wavelengths of [linspace(1190 * nm, 1222 * nm, 20_000), linspace(1 / (1222 * nm), 1 / (1190 * nm), 20_000).map((inverse) => 1 / inverse)]) {
        const at = { ...operation, heaterPower };
        const { through } = spectrumOf(ring, wavelengths, at, {}, none);
        const errors = through.map((power, i) => Math.abs(power - ring.transmission({ ...at, wavelength: wavelengths[i]! })));
        expect(Math.max(...errors)).toBeLessThan(2e-13);
      }
    }
  });

  it('goes point by point where a series would miss: a jittered grid, steps too large, lines too narrow, few points', () => {
    /** How many of the wavelengths a kernel was asked for. */
    const asked = (of: RingDesign, wavelengths: Float64Array): number => {
      let count = 0;
      const powers: SpectrumKernel['powers'] = (settings, given, out, stretch) => {
        count += stretch.count;
        plainKernel.powers(settings, given, out, stretch);
      };
      spectrumOf(scalarRing(of), wavelengths, operation, {}, { ...plainKernel, powers });
      return count;
    };
    const fine = linspace(1300 * nm, 1301 * nm, 20_000);
    expect(asked(design, fine)).toBe(0);
    expect(asked({ ...design, radius: 1000 * um }, fine)).toBe(20_000);
    expect(asked(design, fine.map((wavelength, i) => wavelength * (1 + 1e-12 * Math.sin(i))))).toBe(20_000);
    expect(asked(design, linspace(1250 * nm, 1350 * nm, 1000))).toBe(1000);
    expect(asked(design, fine.subarray(0, 255))).toBe(255);
    expect(asked(design, new Float64Array(300).fill(1310 * nm))).toBe(300);
    // Beside the grid from a place on.
    const broken = asked(design, fine.with(5000, 1300.3 * nm));
    expect(broken).toBeGreaterThanOrEqual(15_000);
    expect(broken).toBeLessThan(16_024);
  });

  it('goes by series as far as the wavelengths lie on a grid', () => {
    const wavelengths = linspace(1300 * nm, 1301 * nm, 20_001);
    for (let i = 12_345; i < 20_000; i++) wavelengths[i]! *= 1 + 1e-9 * Math.sin(i);
    for (const of of [design, { ...design, dropCoupler: { kind: 'power', powerCoupling: 0.05 } } as const]) {
      expect(largestError(scalarRing(of), wavelengths, operation)).toBeLessThan(1e-11);
    }
  });

  it('asks the couplers anew at each wavelength where they change with it', () => {
    const { kind, ...plain } = directional;
    expect(kind).toBe('directional');
    const wavelengths = linspace(1250 * nm, 1370 * nm, 1500);
    for (const [coupler, dropCoupler] of [
      [directional, undefined],
      [directional, { kind: 'power', powerCoupling: 0.03 }],
      [{ kind: 'quality', qualityFactor: 8000 }, directional],
      [directionalCoupler(plain), directionalCoupler(plain)],
      [{ ...directional, wavelengthSlope: 0 }, undefined],
    ] as const) {
      const ring = scalarRing({ ...design, coverage: 0.8, coupler, ...(dropCoupler && { dropCoupler }) });
      expect(largestError(ring, wavelengths, { ...operation, heaterPower: 0.01 })).toBeLessThanOrEqual(1e-13);
    }
  });

  it('is defined by the scalar functions alone for a finished guide, whose index may be any function', () => {
    const solved = guideOf(guide);
    const curved = { ...solved, effectiveIndex: (point: Parameters<typeof solved.effectiveIndex>[0]) => solved.effectiveIndex(point) + 1e9 * (point.wavelength - 1300 * nm) ** 2 };
    const ring = scalarRing({ ...design, guide: curved, dropCoupler: { kind: 'power', powerCoupling: 0.05 } });
    expect(largestError(ring, linspace(1290 * nm, 1330 * nm, 700), operation)).toBe(0);
    expect(largestError(scalarRing({ ...design, guide: curved }), linspace(1290 * nm, 1330 * nm, 7), operation)).toBe(0);
  });

  it('takes any list of numbers of any length, and changes none', () => {
    const ring = ringModulator(design);
    const list = Object.freeze([1300 * nm, 1310 * nm, 1305 * nm]);
    expect(Array.from(ring.spectrum(list, operation).through)).toHaveLength(3);
    expect(ring.spectrum(list, operation).through[2]).toBeCloseTo(ring.transmission({ ...operation, wavelength: 1305 * nm }), 13);
    expect(ring.spectrum([], operation)).toEqual({ through: new Float64Array(0) });
    const addDrop = ringModulator({ ...design, dropCoupler: { kind: 'power', powerCoupling: 0.05 } });
    const none = new Float64Array(0);
    expect(addDrop.spectrum([], operation)).toEqual({ through: none, drop: none });
    expect(addDrop.fieldSpectrum([], operation)).toEqual({ through: { re: none, im: none }, drop: { re: none, im: none } });
    for (const count of [1, 2, 3, 255, 256, 257, 1023, 1024, 1025, 2049]) {
      const wavelengths = linspace(1309.9 * nm, 1310 * nm, count);
      const before = wavelengths.slice();
      expect(largestError(scalarRing(design), wavelengths, operation)).toBeLessThan(1e-11);
      expect(wavelengths).toEqual(before);
    }
  });

  it('gives results that the next call leaves alone, also when a coupler asks another ring', () => {
    const other = ringModulator({ ...design, coverage: 0.5 });
    const wavelengths = linspace(1300 * nm, 1320 * nm, 1500);
    const first = other.spectrum(wavelengths, operation);
    const kept = first.through.slice();
    other.spectrum(wavelengths, { ...operation, voltage: -1 });
    expect(first.through).toEqual(kept);
    const nested = {
      powerCoupling: (wavelength: number): number => {
        other.fieldSpectrum([wavelength, 1310 * nm], operation);
        return 0.1 * other.spectrum([wavelength], operation).through[0]!;
      },
    };
    expect(largestError(scalarRing({ ...design, coupler: nested }), wavelengths, operation)).toBeLessThan(1e-12);
  });
});

describe('the range of a spectrum', () => {
  const band = linspace(1309 * nm, 1311 * nm, 8000);
  const rings = {
    'on a grid': ringModulator(design),
    'anywhere': ringModulator({ ...design, radius: 500 * um }),
    'with couplers that change': ringModulator({ ...design, coupler: directional }),
    'with a finished guide': ringModulator({ ...design, guide: guideOf(guide) }),
  };

  it.each(Object.entries(rings))('is checked at every wavelength as by the scalar functions, %s', (_, ring) => {
    for (const place of [0, 1, 3333, 7998, 7999]) {
      for (const wrong of [NaN, Infinity, -Infinity, 0, -1310 * nm, 1178.9 * nm, 1441.1 * nm]) {
        const wavelengths = band.slice();
        wavelengths[place] = wrong;
        const thrown = /^\w+: wavelength is .* outside 1.179e-6 to 1.441e-6 m$/;
        expect(() => ring.spectrum(wavelengths, operation)).toThrow(thrown);
        expect(() => ring.spectrum(wavelengths, operation)).toThrow(RangeError);
        expect(() => ring.fieldSpectrum(wavelengths, operation)).toThrow(thrown);
        expect(() => spectrumOf({ ...ring, turn: turnOf(ring.design) }, wavelengths, operation, {}, plainKernel)).toThrow(thrown);
      }
    }
    const ends = [linspace(1440 * nm, 1442 * nm, 8000), linspace(1178 * nm, 1180 * nm, 8000)];
    for (const beyond of ends.flatMap((rising) => [rising, rising.slice().reverse()])) {
      expect(() => ring.spectrum(beyond, operation)).toThrow('outside');
    }
  });

  it.each(Object.entries(rings))('covers the operation, %s', (_, ring) => {
    for (const [wrong, thrown] of [
      [{ ...operation, voltage: -9 }, 'voltage is -9 V'],
      [{ ...operation, voltage: NaN }, 'voltage is NaN'],
      [{ ...operation, temperature: 500 }, 'temperature is 500 K'],
      [{ ...operation, heaterPower: 1.5 }, 'heaterPower is 1.5 W'],
      [{ ...operation, heaterPower: NaN }, 'heaterPower is NaN'],
    ] as const) {
      expect(() => ring.spectrum(band, wrong)).toThrow(thrown);
      expect(() => ring.fieldSpectrum(band.subarray(0, 10), wrong)).toThrow(thrown);
    }
  });

  it('is that of the couplers too', () => {
    const level = { ...directional, wavelengthSlope: 0, referenceWavelength: 1420 * nm };
    const wavelengths = linspace(1277 * nm, 1310 * nm, 30_000);
    for (const ring of [ringModulator({ ...design, coupler: level }), ringModulator({ ...design, dropCoupler: level })]) {
      expect(() => ring.spectrum(wavelengths, operation)).toThrow('directionalCoupler: wavelength');
      expect(() => ring.spectrum(wavelengths.slice().reverse(), operation)).toThrow('directionalCoupler: wavelength');
      expect(() => ring.fieldSpectrum(wavelengths, operation)).toThrow('directionalCoupler: wavelength');
    }
  });

  it('ends where a ring that keeps all of its light has a pole', () => {
    const lossless = { ...guide, junction: { kind: 'none' }, loss: { contacts: 0, bend: 0, scattering: 0 } } as const;
    const ring = ringModulator({ ...design, radius: 1310 * nm, guide: lossless, coupler: { kind: 'power', powerCoupling: 0 } });
    const at = { voltage: 0, temperature: 300 };
    expect(ring.spectrum([1300 * nm, 1320 * nm], at).through).toEqual(new Float64Array([1, 1]));
    const pole = ringModulator({ ...ring.design, guide: { ...guideOf(lossless), effectiveIndex: () => 0 } });
    expect(() => pole.spectrum([1310 * nm], at)).toThrow('no defined field');
    expect(() => pole.fieldSpectrum([1310 * nm], at)).toThrow('no defined field');
  });
});

describe('the memory of a spectrum', () => {
  const wavelengths = linspace(1300 * nm, 1320 * nm, 3000);
  const ring = ringModulator(design);
  const addDrop = ringModulator({ ...design, dropCoupler: { kind: 'power', powerCoupling: 0.05 } });

  it('may be that of an earlier one', () => {
    for (const [of, wanted] of [
      [ring, ring.spectrum(wavelengths, operation)],
      [addDrop, addDrop.spectrum(wavelengths, operation)],
    ] as const) {
      const into = of.spectrum(wavelengths, { ...operation, voltage: 0 });
      expect(into).not.toEqual(wanted);
      expect(of.spectrum(wavelengths, operation, { into })).toBe(into);
      expect(into).toEqual(wanted);
    }
  });

  it('must fit', () => {
    const through = new Float64Array(3000);
    expect(() => ring.spectrum(wavelengths, operation, { into: { through: new Float64Array(2999) } })).toThrow('into.through.length is 2999');
    expect(() => addDrop.spectrum(wavelengths, operation, { into: { through, drop: new Float64Array(1) } })).toThrow('into.drop.length is 1');
    expect(() => ring.spectrum(wavelengths, operation, { into: { through, drop: through } })).toThrow('into.drop must be absent');
    expect(() => addDrop.spectrum(wavelengths, operation, { into: { through } })).toThrow('into.drop must be there');
    const own = wavelengths.slice();
    expect(() => ring.spectrum(own, operation, { into: { through: own } })).toThrow('shares the memory');
  });
});

describe('the uniform grid of wavelengths', () => {
  const isUniform = (wavelengths: Float64Array, tolerance: number): boolean => {
    const grid = uniformGridOf(wavelengths, tolerance);
    const middle = 64 * Math.floor(wavelengths.length / 128);
    const within = (from: number, end: number): boolean => isOnGrid(wavelengths, grid!, tolerance, from, end);
    return grid !== undefined && within(0, middle) && within(middle, wavelengths.length);
  };

  it('is found along wavelength and along frequency, rising and falling', () => {
    for (const [from, to] of [
      [1290 * nm, 1330 * nm],
      [1330 * nm, 1290 * nm],
    ] as const) {
      const along = linspace(from, to, 1501);
      expect(uniformGridOf(along, 1e-15)).toEqual({ u: 1, du: 0, v: from, dv: (to - from) / 1500 });
      expect(isUniform(along, 1e-15)).toBe(true);
      const frequencies = linspace(speedOfLight / from, speedOfLight / to, 1502).map((frequency) => speedOfLight / frequency);
      expect(uniformGridOf(frequencies, 1e-15)).toMatchObject({ u: 1 / from, v: 1, dv: 0 });
      expect(isUniform(frequencies, 1e-15)).toBe(true);
    }
    expect(uniformGridOf(linspace(1.29, 1.33, 1501).map((wavelength) => wavelength ** 1.5), 1e-12)).toBeUndefined();
  });

  it('is denied by a single point that lies beside it or is no number', () => {
    const count = 1031;
    const along = linspace(1290 * nm, 1330 * nm, count);
    const grids = [along, linspace(1 / (1290 * nm), 1 / (1330 * nm), count).map((inverse) => 1 / inverse)];
    for (const grid of grids) {
      // The ends make the grid.
      for (let i = 1; i < count - 1; i++) {
        for (const wrong of [grid[i]! * (1 + 3e-12), NaN]) {
          const changed = grid.slice();
          changed[i] = wrong;
          expect(isUniform(changed, 1e-12)).toBe(false);
        }
      }
      for (const end of [0, count - 1]) expect(isUniform(grid.with(end, NaN), 1e-12)).toBe(false);
      expect(isUniform(grid.map((wavelength, i) => wavelength * (1 + 1e-13 * (i % 2))), 1e-12)).toBe(true);
    }
  });
});

describe('the kernel', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('is the one in WebAssembly where that may run, made once', () => {
    expect(fastestKernel()).not.toBe(plainKernel);
    expect(fastestKernel()).toBe(fastestKernel());
  });

  it.each([
    ['is absent', undefined],
    ['is forbidden by a content policy', runInContext('WebAssembly', createContext({}, { codeGeneration: { wasm: false } })) as unknown],
  ])('is the plain one where WebAssembly %s', async (_, webAssembly) => {
    expect(wasmKernel(webAssembly)).toBeUndefined();
    vi.stubGlobal('WebAssembly', webAssembly);
    vi.resetModules();
    const fresh = await import('../../../src/devices/ringModulator/fastestKernel.ts');
    const { plainKernel: plain } = await import('../../../src/devices/ringModulator/plainKernel.ts');
    expect(fresh.fastestKernel()).toBe(plain);
  });
});
