import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productRest, wavesBeyond } from '../../src/numerics/wholeWaves.ts';

/** A double as a whole number over 2^200, exactly. */
function exact(x: number): bigint {
  let [scaled, power] = [x, 200];
  while (!Number.isInteger(scaled)) [scaled, power] = [2 * scaled, power - 1];
  return BigInt(scaled) << BigInt(power);
}
const one = 1n << 200n;
const index = fc.double({ min: 1, max: 4, noNaN: true });
const length = fc.double({ min: 1e-6, max: 0.1, noNaN: true });
const wavelength = fc.double({ min: 1e-6, max: 2e-6, noNaN: true });

describe('whole waves', () => {
  it('know what a product has lost, to its last bit', () => {
    fc.assert(
      fc.property(index, length, (a, b) => {
        expect((exact(a * b) + exact(productRest(a, b))) * one).toBe(exact(a) * exact(b));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('are taken off a path of up to 400 000 of them without loss', () => {
    fc.assert(
      fc.property(index, length, wavelength, fc.double({ min: -2e-6, max: 2e-6, noNaN: true }), (n, l, w, more) => {
        const whole = Math.round((n * l + more) / w);
        const left = exact(n) * exact(l) + (exact(more) - BigInt(whole) * exact(w)) * one;
        const right = Number((left * (1n << 100n)) / (exact(w) * one)) / 2 ** 100;
        expect(Math.abs(wavesBeyond(whole, n * l, more, productRest(n, l), w) - right)).toBeLessThan(3e-16);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
