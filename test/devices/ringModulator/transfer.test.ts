import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDropTransfer, allPassTransfer } from '../../../src/devices/ringModulator/transfer.ts';

const power = ({ re, im }: { readonly re: number; readonly im: number }): number => re * re + im * im;
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const coupled = fc.double({ min: 0, max: 0.9999, noNaN: true });
const phase = fc.double({ min: -50, max: 50, noNaN: true });
const seeded = { seed: 20120101, numRuns: 500 };

/** (r − a e^{−jφ})/(1 − r a e^{−jφ}) as it is written in the books. */
function textbook(r: number, a: number, phi: number): { re: number; im: number } {
  const [nr, ni] = [r - a * Math.cos(phi), a * Math.sin(phi)];
  const [dr, di] = [1 - r * a * Math.cos(phi), r * a * Math.sin(phi)];
  const square = dr * dr + di * di;
  return { re: (nr * dr + ni * di) / square, im: (ni * dr - nr * di) / square };
}

describe('field of a ring', () => {
  it('is the textbook fraction, with its phase', () => {
    fc.assert(
      fc.property(coupled, unit, phase, (r, a, phi) => {
        const ours = allPassTransfer({ selfCoupling: r, roundTripAmplitude: a, phase: phi });
        const theirs = textbook(r, a, phi);
        expect(ours.re).toBeCloseTo(theirs.re, 7);
        expect(ours.im).toBeCloseTo(theirs.im, 7);
      }),
      seeded,
    );
    expect(allPassTransfer({ selfCoupling: 0, roundTripAmplitude: 0.5, phase: 0.3 })).toEqual({
      re: expect.closeTo(-0.5 * Math.cos(0.3), 15) as number,
      im: expect.closeTo(0.5 * Math.sin(0.3), 15) as number,
    });
  });

  it('keeps all power without loss, in both outputs together', () => {
    fc.assert(
      fc.property(coupled, coupled, phase, (r1, r2, phi) => {
        const { through, drop } = addDropTransfer({ throughSelfCoupling: r1, dropSelfCoupling: r2, roundTripAmplitude: 1, phase: phi });
        expect(Math.abs(power(through) + power(drop) - 1)).toBeLessThan(1e-12);
      }),
      seeded,
    );
  });

  it('never gains power', () => {
    fc.assert(
      fc.property(coupled, coupled, unit, phase, (r1, r2, a, phi) => {
        const { through, drop } = addDropTransfer({ throughSelfCoupling: r1, dropSelfCoupling: r2, roundTripAmplitude: a, phase: phi });
        expect(power(through) + power(drop)).toBeLessThanOrEqual(1 + 1e-12);
      }),
      seeded,
    );
  });

  it('is the all-pass field where the drop coupler is closed', () => {
    const { through, drop } = addDropTransfer({ throughSelfCoupling: 0.95, dropSelfCoupling: 1, roundTripAmplitude: 0.98, phase: 0.2 });
    expect(through).toEqual(allPassTransfer({ selfCoupling: 0.95, roundTripAmplitude: 0.98, phase: 0.2 }));
    expect(power(drop)).toBe(0);
  });

  it('drops −√κ1 √κ2 √a e^{−jφ/2} at half a turn', () => {
    const [r1, r2, a, phi] = [0.9, 0.8, 0.95, 0.7];
    const { drop } = addDropTransfer({ throughSelfCoupling: r1, dropSelfCoupling: r2, roundTripAmplitude: a, phase: phi });
    const k = Math.sqrt((1 - r1 * r1) * (1 - r2 * r2) * a);
    const [dr, di] = [1 - r1 * r2 * a * Math.cos(phi), r1 * r2 * a * Math.sin(phi)];
    const [nr, ni] = [-k * Math.cos(phi / 2), k * Math.sin(phi / 2)];
    expect(drop.re).toBeCloseTo((nr * dr + ni * di) / (dr * dr + di * di), 14);
    expect(drop.im).toBeCloseTo((ni * dr - nr * di) / (dr * dr + di * di), 14);
  });

  it('refuses amplitudes outside 0 to 1, phases that are not finite, and a ring that is closed and lossless on resonance', () => {
    const good = { selfCoupling: 0.9, roundTripAmplitude: 0.9, phase: 0 };
    expect(() => allPassTransfer({ ...good, selfCoupling: 1.01 })).toThrow('allPassTransfer: selfCoupling is 1.01, outside 0 to 1');
    expect(() => allPassTransfer({ ...good, roundTripAmplitude: NaN })).toThrow(RangeError);
    expect(() => allPassTransfer({ ...good, phase: Infinity })).toThrow(RangeError);
    expect(() => allPassTransfer({ selfCoupling: 1, roundTripAmplitude: 1, phase: 0 })).toThrow('no defined field');
    const both = { throughSelfCoupling: 0.9, dropSelfCoupling: 0.9, roundTripAmplitude: 0.9, phase: 0 };
    expect(() => addDropTransfer({ ...both, throughSelfCoupling: -0.1 })).toThrow('throughSelfCoupling');
    expect(() => addDropTransfer({ ...both, dropSelfCoupling: 2 })).toThrow('dropSelfCoupling');
    expect(() => addDropTransfer({ ...both, roundTripAmplitude: -1 })).toThrow('roundTripAmplitude');
    expect(() => addDropTransfer({ ...both, phase: NaN })).toThrow('phase');
  });
});
