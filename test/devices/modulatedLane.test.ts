import { describe, expect, it } from 'vitest';
import { modulatedLane } from '../../src/devices/modulatedLane.ts';
import { continuousWave, type Lane } from '../../src/light.ts';

const [lane] = continuousWave({ wavelength: 1.31e-6, rin: 0, linewidth: 0, polarizationExtinction: 100, source: 'a' }, 2).lanes as [Lane];
const at = (amplitude: number, phase: number): { re: number; im: number } => ({ re: amplitude * Math.cos(phase), im: amplitude * Math.sin(phase) });

describe('lane behind a modulator', () => {
  it('has one level, one phase and one crosstalk a field', () => {
    const out = modulatedLane('here', { ...lane, crosstalk: [0.1], chirp: [1] }, [at(0.5, 0.2), at(1, 0.4)]);
    expect(out.levels).toEqual([expect.closeTo(0.5, 14), expect.closeTo(2, 14)]);
    expect(out.crosstalk).toEqual([expect.closeTo(0.025, 14), expect.closeTo(0.1, 14)]);
    expect(out.chirp).toEqual([expect.closeTo(1.2, 14), expect.closeTo(1.4, 14)]);
  });

  it('follows the phase across ±π', () => {
    const { chirp } = modulatedLane('here', lane, [at(1, 3), at(1, 3.5), at(1, 4), at(1, 2.9)]);
    [3, 3.5, 4, 2.9].forEach((phase, i) => expect(chirp[i]).toBeCloseTo(phase, 13));
  });

  it('keeps its symbols behind a single field', () => {
    const out = modulatedLane('here', { ...lane, levels: [1, 2], chirp: [0, 1], crosstalk: [0, 0] }, [at(0.5, 0.1)]);
    expect(out.levels).toEqual([expect.closeTo(0.25, 14), expect.closeTo(0.5, 14)]);
    expect(out.chirp).toEqual([expect.closeTo(0.1, 14), expect.closeTo(1.1, 14)]);
    expect(() => modulatedLane('here', out, [at(1, 0), at(1, 0)])).toThrow('here: the lane at 1.31e-6 m carries data already');
  });
});
