import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuits/circuit.ts';
import { couplerModel } from '../../src/circuits/couplerModel.ts';
import { isPassive } from '../../src/circuits/passivity.ts';
import { reflectorModel } from '../../src/circuits/reflectorModel.ts';
import { amplitudeAlong, type ScatteringMatrix } from '../../src/circuits/scatteringMatrix.ts';
import { reciprocal, scatteringModel, type ScatteringModel } from '../../src/circuits/scatteringModel.ts';
import { waveguideModel } from '../../src/circuits/waveguideModel.ts';

const wavelength = 1.31e-6;
const amplifier = (gain: number, phase = 0): ScatteringModel =>
  scatteringModel(['in', 'out'], () => [{ from: 'in', to: 'out', re: gain * Math.cos(phase), im: gain * Math.sin(phase) }]);

/** A coupler whose second guide goes back to itself through an amplifier. */
const ringWith = (part: ScatteringModel, powerCoupling: number): ScatteringModel =>
  circuit({
    instances: { bus: couplerModel({ powerCoupling, excessLossDb: 0 }), part },
    connections: [
      ['bus.out2', 'part.in'],
      ['part.out', 'bus.in2'],
    ],
    ports: { in: 'bus.in1', out: 'bus.out1' },
  });

const along = (matrix: ScatteringMatrix): { re: number; im: number } => amplitudeAlong(matrix, { from: 'in', to: 'out' });

describe('a loop with gain', () => {
  it('is refused from a gain of 1 on, at any phase, with the name of the part', () => {
    const r = Math.sqrt(0.8);
    for (const phase of [0, 1, Math.PI]) {
      expect(() => ringWith(amplifier(1.0001 / r, phase), 0.2)(wavelength)).toThrow('of a loop through part at 1.31e-6 m, must be below 1');
      expect(() => ringWith(amplifier(1 / r, phase), 0.2)(wavelength)).toThrow(RangeError);
      expect(() => ringWith(amplifier(0.999 / r, phase), 0.2)(wavelength)).not.toThrow();
    }
  });

  it('is solved below that, with more light out than in', () => {
    const gain = 1.1;
    const r = Math.sqrt(0.8);
    const { re, im } = along(ringWith(amplifier(gain), 0.2)(wavelength));
    expect(re).toBeCloseTo((r - gain) / (1 - r * gain), 12);
    expect(im).toBeCloseTo(0, 12);
    expect(re * re).toBeGreaterThan(1);
  });

  it('is found between an amplifier and reflectors, though each pass is short of it', () => {
    const mirror = reflectorModel({ reflectance: 0.25, excessLossDb: 0 });
    const cavity = (gain: number): ScatteringModel =>
      circuit({
        instances: {
          left: mirror,
          part: scatteringModel(['in', 'out'], () => reciprocal([{ from: 'in', to: 'out', re: 0, im: gain }])),
          right: mirror,
        },
        connections: [
          ['left.out', 'part.in'],
          ['part.out', 'right.in'],
        ],
        ports: { in: 'left.in', out: 'right.out' },
      });
    // Round trip 0.25 gain².
    expect(() => cavity(1.99)(wavelength)).not.toThrow();
    expect(() => cavity(2.01)(wavelength)).toThrow('must be below 1');
  });

  it('does not matter where no loop leads through the amplifier', () => {
    const chain = circuit({
      instances: { a: amplifier(10), b: amplifier(10) },
      connections: [['a.out', 'b.in']],
      ports: { in: 'a.in', out: 'b.out' },
    });
    expect(chain.passive).toBe(false);
    expect(along(chain(wavelength)).re).toBeCloseTo(100, 12);
  });

  it('is found in a circuit within a circuit', () => {
    const booster = circuit({ instances: { a: amplifier(2) }, connections: [], ports: { in: 'a.in', out: 'a.out' } });
    expect(() => ringWith(booster, 0.2)(wavelength)).toThrow('a loop through part');
    expect(() => ringWith(booster, 0.9)(wavelength)).not.toThrow();
  });

  it('of gain 1 exactly and without amplifier is refused on resonance', () => {
    const closed = (index: number): ScatteringModel =>
      ringWith(
        // A whole number of wavelengths, exactly, at an index of 2.
        waveguideModel({ length: 128 * wavelength, referenceWavelength: wavelength, effectiveIndex: index, groupIndex: 4, attenuation: 0 }),
        0,
      );
    expect(() => closed(2)(wavelength)).toThrow('circuit: a loop passes light without loss, on resonance at 1.31e-6 m');
    expect(along(closed(2.003)(wavelength)).re).toBe(1);
  });

  it('is not looked for among parts of the user that are passive', () => {
    const lossless = scatteringModel(['in', 'out'], () => reciprocal([{ from: 'in', to: 'out', re: 0, im: 1 }]));
    expect(() => ringWith(lossless, 0.01)(wavelength)).not.toThrow();
    expect(() => ringWith(lossless, 0)(wavelength)).not.toThrow();
  });

  it('is not in parts whose matrix shrinks every vector', () => {
    const values = (re: readonly number[]): { re: Float64Array; im: Float64Array } => ({
      re: Float64Array.from(re),
      im: new Float64Array(re.length),
    });
    const part = scatteringModel(['a', 'b'], () => []);
    expect(isPassive(part, values([0, 1, 1, 0]), 0)).toBe(true);
    expect(isPassive(part, values([0.5, 0.5, 0.5, 0.5]), 0)).toBe(true);
    // Each column has power 0.98, but both together interfere.
    expect(isPassive(part, values([0.7, 0.7, 0.7, 0.75]), 0)).toBe(false);
    expect(isPassive(part, values([1.000001, 0, 0, 0]), 0)).toBe(false);
  });
});
