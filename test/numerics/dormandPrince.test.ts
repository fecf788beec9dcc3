import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../src/errors.ts';
import { dormandPrince } from '../../src/numerics/dormandPrince.ts';

describe('dormandPrince', () => {
  it('follows decay and oscillation within its tolerance, entries together', () => {
    const y = Float64Array.of(1, 1, 0);
    dormandPrince(
      (rate: number, at, out) => {
        out[0] = -rate * at[0]!;
        out[1] = at[2]!;
        out[2] = -at[1]!;
      },
      0.7,
      y,
      10,
      1e-12,
    );
    expect(Math.abs(y[0]! - Math.exp(-7))).toBeLessThan(1e-11);
    expect(Math.abs(y[1]! - Math.cos(10))).toBeLessThan(1e-10);
    expect(Math.abs(y[2]! + Math.sin(10))).toBeLessThan(1e-10);
  });

  it('has the fifth order: a hundred thousand times the tolerance takes a tenth of the steps', () => {
    const asked = (tolerance: number): number => {
      let count = 0;
      dormandPrince(
        (_: null, at, out) => {
          count++;
          out[0] = at[1]!;
          out[1] = -at[0]!;
        },
        null,
        Float64Array.of(1, 0),
        100,
        tolerance,
      );
      return count;
    };
    const ratio = asked(1e-12) / asked(1e-7);
    expect(ratio).toBeGreaterThan(8);
    expect(ratio).toBeLessThan(12.5);
  });

  it('stays where it is over no length, and steps far where nothing changes', () => {
    const y = Float64Array.of(3);
    let count = 0;
    const still = (_: null, __: Float64Array, out: Float64Array): void => {
      count++;
      out[0] = 0;
    };
    dormandPrince(still, null, y, 0, 1e-12);
    expect(y[0]).toBe(3);
    dormandPrince(still, null, y, 1e6, 1e-12);
    expect([y[0], count]).toEqual([3, 8]);
  });

  it('gives up where the solution leaves the numbers', () => {
    const blowUp = (): void =>
      dormandPrince(
        (_: null, at, out) => {
          out[0] = at[0]! * at[0]!;
        },
        null,
        Float64Array.of(1),
        2,
        1e-9,
      );
    expect(blowUp).toThrow(ConvergenceError);
  });
});
