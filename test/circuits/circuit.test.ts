import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, type Circuit } from '../../src/circuits/circuit.ts';
import { couplerModel } from '../../src/circuits/couplerModel.ts';
import { denseCircuit } from '../../src/circuits/denseCircuit.ts';
import { entriesOf } from '../../src/circuits/partEntries.ts';
import { reflectorModel } from '../../src/circuits/reflectorModel.ts';
import { ringModel } from '../../src/circuits/ringModel.ts';
import { amplitudeAlong, powerAlong, type ScatteringMatrix } from '../../src/circuits/scatteringMatrix.ts';
import { reciprocal, scatteringModel, type ScatteringModel } from '../../src/circuits/scatteringModel.ts';
import { phaseShifterModel, waveguideModel } from '../../src/circuits/waveguideModel.ts';
import { wiringOf, type CircuitDesign } from '../../src/circuits/wiring.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { ringModulator, type RingDesign } from '../../src/devices/ringModulator.ts';
import { linspace } from '../../src/numerics/linspace.ts';
import { randomNetwork } from './randomNetwork.ts';

const wavelength = 1.31e-6;

const difference = (a: ScatteringMatrix, b: ScatteringMatrix): number =>
  Math.max(...a.re.map((x, i) => Math.hypot(x - b.re[i]!, a.im[i]! - b.im[i]!)));

/** The dense definition, with the amplitudes of the parts themselves. */
function defined(design: CircuitDesign, at: number): ScatteringMatrix {
  const wiring = wiringOf(design);
  const entries = entriesOf(wiring);
  const values = { re: new Float64Array(entries.rows.length), im: new Float64Array(entries.rows.length) };
  wiring.parts.forEach((part, i) => {
    const matrix = part(at);
    part.places.forEach((place, k) => {
      values.re[entries.first[i]! + k] = matrix.re[place]!;
      values.im[entries.first[i]! + k] = matrix.im[place]!;
    });
  });
  return { ports: wiring.ports, ...denseCircuit(wiring, entries, values, at) };
}

const network = fc.record({ seed: fc.integer({ min: 0, max: 1e6 }), size: fc.integer({ min: 2, max: 12 }) });

describe('a circuit', () => {
  const design: RingDesign = {
    ...siliconRing,
    coupler: { kind: 'power', powerCoupling: 0.06 },
    dropCoupler: { kind: 'power', powerCoupling: 0.02 },
  };
  const ring = ringModulator(design);
  const temperature = 333;
  const ringOf = (voltage: number): Circuit => {
    const half = phaseShifterModel(design.guide, { voltage, temperature, length: ring.circumference / 2 });
    return circuit({
      instances: {
        first: couplerModel({ powerCoupling: 0.06, excessLossDb: 0 }),
        second: couplerModel({ powerCoupling: 0.02, excessLossDb: 0 }),
        up: half,
        down: half,
      },
      connections: [
        ['first.out2', 'up.in'],
        ['up.out', 'second.in2'],
        ['second.out2', 'down.in'],
        ['down.out', 'first.in2'],
      ],
      ports: { in: 'first.in1', through: 'first.out1', add: 'second.in1', drop: 'second.out1' },
    });
  };

  it('of two couplers and two guides is a ring modulator, at every wavelength and voltage, to 1e-12', () => {
    for (const voltage of [-4, -1.5, 0]) {
      const composed = ringOf(voltage);
      const resonance = ring.resonanceNear(wavelength, { voltage, temperature });
      for (let i = -30; i <= 30; i++) {
        const at = resonance + i * 0.1e-9;
        for (const port of ['through', 'drop'] as const) {
          const ours = amplitudeAlong(composed(at), { from: 'in', to: port });
          const theirs = ring.field({ wavelength: at, voltage, temperature }, { port });
          expect(Math.hypot(ours.re - theirs.re, ours.im - theirs.im)).toBeLessThan(1e-12);
        }
      }
    }
  });

  it('of a guide between two reflectors is a Fabry-Perot, to 1e-12', () => {
    const reflectance = 0.8;
    const length = 200e-6;
    const lossDb = 0.3;
    const cavity = circuit({
      instances: {
        left: reflectorModel({ reflectance, excessLossDb: 0 }),
        guide: waveguideModel({
          length,
          referenceWavelength: wavelength,
          effectiveIndex: 2.4,
          groupIndex: 2.4,
          attenuation: ((Math.LN10 / 10) * lossDb) / length,
        }),
        right: reflectorModel({ reflectance, excessLossDb: 0 }),
      },
      connections: [
        ['left.out', 'guide.in'],
        ['guide.out', 'right.in'],
      ],
      ports: { in: 'left.in', out: 'right.out' },
    });
    // Airy's sums with A² left of the power in one pass; behind the first reflector light comes back turned by half a wave.
    const a2 = 10 ** (-lossDb / 10);
    for (const at of linspace(1.3095e-6, 1.3105e-6, 41)) {
      const double = (4 * Math.PI * 2.4 * length) / at;
      const denominator = 1 + (reflectance * a2) ** 2 - 2 * reflectance * a2 * Math.cos(double);
      const passed = ((1 - reflectance) ** 2 * a2) / denominator;
      const returned = (reflectance * (1 + a2 * a2 - 2 * a2 * Math.cos(double))) / denominator;
      const matrix = cavity(at);
      expect(Math.abs(powerAlong(matrix, { from: 'in', to: 'out' }) - passed)).toBeLessThan(1e-12);
      expect(Math.abs(powerAlong(matrix, { from: 'in', to: 'in' }) - returned)).toBeLessThan(1e-12);
    }
  });

  it('of rings on a bus with a reflector at either end is a Fabry-Perot with the rings in it', () => {
    const rings = [0, 1, 2].map((j) => ringModulator({ ...siliconRing, radius: siliconRing.radius * (1 + j * 1e-3) }));
    const operation = { voltage: -1, temperature };
    const reflectance = 0.3;
    const mirror = reflectorModel({ reflectance, excessLossDb: 0 });
    const bus = circuit({
      instances: { left: mirror, ...Object.fromEntries(rings.map((each, j) => [`ring${j}`, ringModel(each, operation)])), right: mirror },
      connections: [
        ['left.out', 'ring0.in'],
        ['ring0.through', 'ring1.in'],
        ['ring1.through', 'ring2.in'],
        ['ring2.through', 'right.in'],
      ],
      ports: { in: 'left.in', out: 'right.out' },
    });
    for (const at of linspace(1.305e-6, 1.315e-6, 101)) {
      const once = rings
        .map((each) => each.field({ ...operation, wavelength: at }))
        .reduce((a, b) => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re }));
      const around = { re: reflectance * (once.re ** 2 - once.im ** 2), im: 2 * reflectance * once.re * once.im };
      const passed = ((1 - reflectance) ** 2 * (once.re ** 2 + once.im ** 2)) / ((1 - around.re) ** 2 + around.im ** 2);
      expect(Math.abs(powerAlong(bus(at), { from: 'in', to: 'out' }) - passed)).toBeLessThan(1e-12);
    }
  });

  it('equals its dense definition', () => {
    fc.assert(
      fc.property(network, ({ seed, size }) => {
        const random = randomNetwork({ seed, size, lossDb: 0.1 });
        expect(difference(circuit(random)(wavelength), defined(random, wavelength))).toBeLessThan(1e-11);
      }),
      { seed: 71, numRuns: 150 },
    );
  });

  it('without loss keeps all power, and is the same both ways', () => {
    fc.assert(
      fc.property(network, ({ seed, size }) => {
        const { ports, re, im } = circuit(randomNetwork({ seed, size, lossDb: 0 }))(wavelength);
        const n = ports.length;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let inner = 0;
            let cross = 0;
            for (let k = 0; k < n; k++) {
              inner += re[k * n + i]! * re[k * n + j]! + im[k * n + i]! * im[k * n + j]!;
              cross += re[k * n + i]! * im[k * n + j]! - im[k * n + i]! * re[k * n + j]!;
            }
            expect(Math.abs(inner - (i === j ? 1 : 0)) + Math.abs(cross)).toBeLessThan(1e-9);
            expect(Math.abs(re[i * n + j]! - re[j * n + i]!) + Math.abs(im[i * n + j]! - im[j * n + i]!)).toBeLessThan(1e-10);
          }
        }
      }),
      { seed: 72, numRuns: 100 },
    );
  });

  it('with loss gives less than it takes', () => {
    fc.assert(
      fc.property(network, ({ seed, size }) => {
        const { ports, re, im } = circuit(randomNetwork({ seed, size, lossDb: 0.2 }))(wavelength);
        const n = ports.length;
        for (let j = 0; j < n; j++) {
          let power = 0;
          for (let i = 0; i < n; i++) power += re[i * n + j]! ** 2 + im[i * n + j]! ** 2;
          expect(power).toBeLessThan(1);
        }
      }),
      { seed: 73, numRuns: 100 },
    );
  });

  it('is the same in whatever order its parts and connections stand', () => {
    fc.assert(
      fc.property(network, ({ seed, size }) => {
        const random = randomNetwork({ seed, size, lossDb: 0.1 });
        const turned = {
          instances: Object.fromEntries(random.instances.toReversed()),
          connections: random.connections.toReversed().map(([a, b]) => [b, a] as const),
          ports: random.ports,
        };
        expect(difference(circuit(random)(wavelength), circuit(turned)(wavelength))).toBeLessThan(1e-11);
      }),
      { seed: 74, numRuns: 60 },
    );
  });

  it('may be a part of another, and then is as if its own parts stood there', () => {
    const guide = waveguideModel({ length: 30e-6, referenceWavelength: wavelength, effectiveIndex: 2.4, groupIndex: 4, attenuation: 500 });
    const mirror = reflectorModel({ reflectance: 0.3, excessLossDb: 0.1 });
    const pair = circuit({
      instances: { mirror, guide },
      connections: [['mirror.out', 'guide.in']],
      ports: { in: 'mirror.in', out: 'guide.out' },
    });
    const nested = circuit({
      instances: { pair, mirror },
      connections: [['pair.out', 'mirror.in']],
      ports: { in: 'pair.in', out: 'mirror.out' },
    });
    const flat = circuit({
      instances: { mirror, guide, end: mirror },
      connections: [
        ['mirror.out', 'guide.in'],
        ['guide.out', 'end.in'],
      ],
      ports: { in: 'mirror.in', out: 'end.out' },
    });
    expect(difference(nested(wavelength), flat(wavelength))).toBeLessThan(1e-15);
    expect(nested.passive).toBe(true);
  });

  it('gives along paths what its matrices hold', () => {
    const composed = circuit({ ...randomNetwork({ seed: 3, size: 14, lossDb: 0.1 }) });
    const wavelengths = linspace(1.3e-6, 1.32e-6, 77);
    const paths = composed.ports.flatMap((from) => composed.ports.map((to) => ({ from, to }))).toReversed();
    const spectra = composed.spectrum(wavelengths, paths);
    wavelengths.forEach((at, i) => {
      const matrix = composed(at);
      spectra.forEach((each, k) => {
        const { re, im } = amplitudeAlong(matrix, paths[k]!);
        expect(each).toMatchObject(paths[k]!);
        expect(Math.hypot(each.re[i]! - re, each.im[i]! - im)).toBeLessThan(1e-13);
      });
    });
    const [one] = composed.spectrum(wavelengths, [paths[5]!]);
    one!.re.forEach((value, i) => expect(value).toBeCloseTo(spectra[5]!.re[i]!, 12));
    expect(composed.spectrum([], [paths[0]!])[0]!.re).toHaveLength(0);
  });

  it('knows along which paths no light can pass', () => {
    const guide = waveguideModel({ length: 30e-6, referenceWavelength: wavelength, effectiveIndex: 2.4, groupIndex: 4, attenuation: 0 });
    const two = circuit({ instances: { a: guide, b: guide }, connections: [], ports: { a: 'a.in', b: 'a.out', c: 'b.in', d: 'b.out' } });
    expect(two.places).toEqual([1, 4, 11, 14]);
    expect(powerAlong(two(wavelength), { from: 'a', to: 'c' })).toBe(0);
    expect(two.spectrum([wavelength], [{ from: 'a', to: 'c' }])[0]!.re[0]).toBe(0);
  });

  it('of a ring so weakly coupled that the sparse way loses digits, is solved with row exchange', () => {
    const coupling = 1e-7;
    const path = 81 * wavelength;
    const ringAt = (kept: number): ScatteringModel =>
      circuit({
        instances: {
          bus: couplerModel({ powerCoupling: coupling, excessLossDb: 0 }),
          guide: scatteringModel(['in', 'out'], (at) => {
            const phase = (2 * Math.PI * path) / at;
            return reciprocal([{ from: 'in', to: 'out', re: kept * Math.cos(phase), im: -kept * Math.sin(phase) }]);
          }),
        },
        connections: [
          ['bus.out2', 'guide.in'],
          ['guide.out', 'bus.in2'],
        ],
        ports: { in: 'bus.in1', out: 'bus.out1' },
      });
    const kept = 1 - 1e-8;
    const self = Math.sqrt(1 - coupling);
    const { re } = amplitudeAlong(ringAt(kept)(wavelength), { from: 'in', to: 'out' });
    // One part in 1e8 of amplitude 1 is known to eight digits.
    expect(Math.abs(re - (self - kept) / (1 - self * kept))).toBeLessThan(1e-6);
  });

  it('refuses wavelengths and paths that cannot be', () => {
    const composed = ringOf(0);
    expect(() => composed(NaN)).toThrow('circuit: wavelength is NaN m');
    expect(() => composed.spectrum([1.31e-6, -1], [{ from: 'in', to: 'drop' }])).toThrow('circuit: wavelength is -1 m');
    expect(() => composed.spectrum([1.31e-6], [])).toThrow('circuit: paths.length is 0');
    expect(() => composed.spectrum([1.31e-6], [{ from: 'in', to: 'dorp' }])).toThrow('circuit: there is no port dorp (did you mean drop?)');
    expect(() => amplitudeAlong(composed(wavelength), { from: 'inn', to: 'drop' })).toThrow('amplitudeAlong: there is no port inn');
    expect(() => powerAlong(composed(wavelength), { from: 'in', to: 'x' })).toThrow('powerAlong: there is no port x');
  });
});
