import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pam4BitErrorRatio, pam4ErrorRatio, pam4RequiredRatio } from '../../src/link/pam4.ts';
import { optimumThreshold } from '../../src/link/pam4Threshold.ts';
import { gaussianTail } from '../../src/numerics/erfc.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';

const seeded = { seed: 20, numRuns: 500 };

/** Four increasing levels and four noises that leave anything between a wide open and a closed eye. */
const eyes = fc
  .tuple(
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 }),
    fc.array(fc.double({ min: 0.02, max: 0.6, noNaN: true }), { minLength: 4, maxLength: 4 }),
  )
  .map(([start, steps, noise]) => {
    const levels = [start];
    for (const step of steps) levels.push(levels.at(-1)! + step);
    return { levels, noise };
  });

const all = (levels: readonly number[], noise: readonly number[]): [number, number, number, number, number, number, number, number] =>
  [...levels, ...noise] as [number, number, number, number, number, number, number, number];

const gray = [0b00, 0b01, 0b11, 0b10];
const bitsApart = (a: number, b: number): number => ((gray[a]! ^ gray[b]!) & 1) + ((gray[a]! ^ gray[b]!) >> 1);

/** Both error ratios by the probability of each region for each level: loses digits in the tails, shares nothing with the code. */
function byRegions(levels: readonly number[], noise: readonly number[], thresholds: readonly number[]): { bits: number; symbols: number } {
  let bits = 0;
  let symbols = 0;
  for (let sent = 0; sent < 4; sent++) {
    const tail = (t: number): number => gaussianTail((t - levels[sent]!) / noise[sent]!);
    const above = [1, ...thresholds.map(tail), 0];
    for (let got = 0; got < 4; got++) {
      if (got === sent) continue;
      bits += (bitsApart(sent, got) * (above[got]! - above[got + 1]!)) / 8;
      symbols += (above[got]! - above[got + 1]!) / 4;
    }
  }
  return { bits, symbols };
}

const relative = (value: number, reference: number): number => Math.abs(value / reference - 1);

describe('error ratio of PAM4', () => {
  it.each([0.3, 1, 2, 3.414, 5, 8])('is ¾Q(q) + ½Q(3q) − ¼Q(5q) for equal steps of q = %d in equal noise', (q) => {
    const spacing = 2 * q * 0.1;
    const { bitErrorRatio, symbolErrorRatio } = pam4ErrorRatio({
      levels: [1, 1 + spacing, 1 + 2 * spacing, 1 + 3 * spacing],
      noise: 0.1,
      thresholds: 'midpoint',
    });
    expect(relative(bitErrorRatio, 0.75 * gaussianTail(q) + 0.5 * gaussianTail(3 * q) - 0.25 * gaussianTail(5 * q))).toBeLessThan(1e-12);
    expect(relative(symbolErrorRatio, 1.5 * gaussianTail(q))).toBeLessThan(1e-12);
  });

  // Sums over all transitions at 420 digits, mpmath.
  it.each([
    [[0, 1, 2, 3], [0.05, 0.08, 0.12, 0.2], 'optimum', 0.00021484527671486, 0.000429690553429538],
    [[0, 1, 2, 3], [0.05, 0.08, 0.12, 0.2], 'equalQ', 0.000222327987671962, 0.000444655975343768],
    [[0, 1, 2, 3], [0.05, 0.08, 0.12, 0.2], 'midpoint', 0.000780071791253165, 0.00156014358249835],
    [[0, 0.8, 2.1, 3], [0.3, 0.2, 0.25, 0.4], 'optimum', 0.0338956177214956, 0.0677839317640781],
    [[0, 0.8, 2.1, 3], [0.3, 0.2, 0.25, 0.4], 'equalQ', 0.034957742628264, 0.069908686155489],
    [[-5, -4, 3, 3.7], [0.01, 0.02, 0.011, 0.013], 'optimum', 6.3972196824299e-188, 1.27944393648598e-187],
    [[-5, -4, 3, 3.7], [0.01, 0.02, 0.011, 0.013], 'midpoint', 3.8208708829782e-139, 7.6417417659564e-139],
    [[0, 1, 2, 3], [0.014, 0.014, 0.014, 0.014], 'optimum', 8.89749835734953e-280, 1.77949967146991e-279],
  ] as const)('agrees with 420-digit sums: levels %j, noise %j, %s', (levels, noise, thresholds, bits, symbols) => {
    const found = pam4ErrorRatio({ levels, noise, thresholds });
    // An argument of 36 rounded in its last place moves its tail by 36² of that.
    expect(relative(found.bitErrorRatio, bits)).toBeLessThan(2e-12);
    expect(relative(found.symbolErrorRatio, symbols)).toBeLessThan(2e-12);
  });

  it('sets the optimum thresholds where 420-digit bisection does', () => {
    const { thresholds } = pam4ErrorRatio({ levels: [0, 0.8, 2.1, 3], noise: [0.3, 0.2, 0.25, 0.4] });
    [0.450057084850557, 1.38598051650825, 2.49697733214762].forEach((t, i) => expect(thresholds[i]).toBeCloseTo(t, 9));
  });

  it('is the sum over all twelve transitions at any thresholds', () => {
    fc.assert(
      fc.property(eyes, ({ levels, noise }) => {
        for (const rule of ['optimum', 'equalQ', 'midpoint'] as const) {
          const found = pam4ErrorRatio({ levels, noise, thresholds: rule });
          const { bits, symbols } = byRegions(levels, noise, found.thresholds);
          expect(Math.abs(found.bitErrorRatio - bits)).toBeLessThan(1e-14);
          expect(Math.abs(found.symbolErrorRatio - symbols)).toBeLessThan(1e-14);
          expect(pam4ErrorRatio({ levels, noise, thresholds: found.thresholds })).toEqual(found);
        }
      }),
      seeded,
    );
  });

  it('agrees with a million drawn symbols within three standard errors', () => {
    const levels = [0, 0.9, 2, 3.2];
    const noise = [0.25, 0.3, 0.36, 0.5];
    const { thresholds, bitErrorRatio, symbolErrorRatio } = pam4ErrorRatio({ levels, noise });
    const { uniform } = philox({ seed: 4, stream: 0 });
    const count = 1e6;
    let bits = 0;
    let squares = 0;
    let symbols = 0;
    for (let n = 0; n < count; n++) {
      const sent = Math.floor(4 * uniform());
      const value = levels[sent]! + noise[sent]! * normalDeviate(uniform());
      const got = (value > thresholds[0] ? 1 : 0) + (value > thresholds[1] ? 1 : 0) + (value > thresholds[2] ? 1 : 0);
      const wrong = bitsApart(sent, got);
      bits += wrong;
      squares += wrong * wrong;
      if (got !== sent) symbols++;
    }
    const mean = bits / count;
    const error = Math.sqrt((squares / count - mean * mean) / count);
    expect(Math.abs(mean / 2 - bitErrorRatio)).toBeLessThan((3 * error) / 2);
    expect(Math.abs(symbols / count - symbolErrorRatio)).toBeLessThan(3 * Math.sqrt(symbolErrorRatio / count));
  });

  it('is never larger at the optimum than at equal Q, at midpoints or at shifted thresholds', () => {
    fc.assert(
      fc.property(eyes, fc.integer({ min: 0, max: 2 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ levels, noise }, k, share) => {
        const best = pam4ErrorRatio({ levels, noise });
        const ceiling = 1 + 1e-12;
        expect(best.bitErrorRatio).toBeLessThanOrEqual(pam4ErrorRatio({ levels, noise, thresholds: 'equalQ' }).bitErrorRatio * ceiling);
        expect(best.bitErrorRatio).toBeLessThanOrEqual(pam4ErrorRatio({ levels, noise, thresholds: 'midpoint' }).bitErrorRatio * ceiling);
        const moved: number[] = [...best.thresholds];
        moved[k] = levels[k]! + share * (levels[k + 1]! - levels[k]!);
        if (best.bitErrorRatio < 0.1) {
          expect(best.bitErrorRatio).toBeLessThanOrEqual(pam4ErrorRatio({ levels, noise, thresholds: moved }).bitErrorRatio * ceiling);
        }
      }),
      { ...seeded, numRuns: 3000 },
    );
  });

  it('does not change when levels and noise are scaled together', () => {
    fc.assert(
      fc.property(eyes, fc.integer({ min: -40, max: 40 }), ({ levels, noise }, power) => {
        // A power of two scales without rounding.
        const c = 2 ** power;
        const { bitErrorRatio, symbolErrorRatio } = pam4ErrorRatio({ levels, noise });
        const scaled = pam4ErrorRatio({ levels: levels.map((l) => c * l), noise: noise.map((s) => c * s) });
        expect(scaled.bitErrorRatio).toBe(bitErrorRatio);
        expect(scaled.symbolErrorRatio).toBe(symbolErrorRatio);
      }),
      seeded,
    );
  });

  it('does not change when the ladder is turned over', () => {
    fc.assert(
      fc.property(eyes, ({ levels, noise }) => {
        const { bitErrorRatio } = pam4ErrorRatio({ levels, noise });
        const turned = pam4ErrorRatio({ levels: levels.map((l) => -l).reverse(), noise: [...noise].reverse() });
        expect(relative(turned.bitErrorRatio, bitErrorRatio)).toBeLessThan(1e-9);
      }),
      seeded,
    );
  });

  it('gives the same number without an object', () => {
    fc.assert(
      fc.property(eyes, ({ levels, noise }) => {
        expect(pam4BitErrorRatio(...all(levels, noise))).toBe(pam4ErrorRatio({ levels, noise }).bitErrorRatio);
      }),
      seeded,
    );
  });

  it('is a number between 0 and 1 for any legal eye, however closed or lopsided', () => {
    const scale = fc.double({ min: -60, max: 60, noNaN: true }).map((exponent) => 10 ** exponent);
    fc.assert(
      fc.property(fc.array(scale, { minLength: 3, maxLength: 3 }), fc.array(scale, { minLength: 4, maxLength: 4 }), ([a, b, c], noise) => {
        const levels = [0, a!, a! + b!, a! + b! + c!];
        fc.pre(levels[1]! < levels[2]! && levels[2]! < levels[3]!);
        const { bitErrorRatio, symbolErrorRatio, thresholds } = pam4ErrorRatio({ levels, noise });
        expect(bitErrorRatio).toBeGreaterThanOrEqual(0);
        expect(bitErrorRatio).toBeLessThanOrEqual(1);
        expect(symbolErrorRatio).toBeGreaterThanOrEqual(0);
        expect(symbolErrorRatio).toBeLessThanOrEqual(1);
        thresholds.forEach((t, k) => {
          expect(t).toBeGreaterThanOrEqual(levels[k]!);
          expect(t).toBeLessThanOrEqual(levels[k + 1]!);
        });
      }),
      { ...seeded, numRuns: 3000 },
    );
  });

  it('prefers a simple rule where the derivative vanishes at a worse place', () => {
    // The top level is far noisier than the spacing below it, which is a hundredth of the whole.
    const closed = { levels: [0, 2.872, 5.591, 5.623], noise: [0.659, 0.045, 0.0182, 0.619] };
    const [l0, l1, l2, l3, s0, s1, s2, s3] = all(closed.levels, closed.noise);
    const stationary = [
      optimumThreshold(l0, l1, l3, l2, s0, s1, s3, s2),
      optimumThreshold(l1, l2, l0, l3, s1, s2, s0, s3),
      optimumThreshold(l2, l3, l1, l0, s2, s3, s1, s0),
    ];
    const { bitErrorRatio } = pam4ErrorRatio(closed);
    expect(pam4ErrorRatio({ ...closed, thresholds: stationary }).bitErrorRatio).toBeGreaterThan(1.2 * bitErrorRatio);
    for (const thresholds of ['equalQ', 'midpoint'] as const) {
      expect(bitErrorRatio).toBeLessThanOrEqual(pam4ErrorRatio({ ...closed, thresholds }).bitErrorRatio);
    }
    expect(pam4BitErrorRatio(l0, l1, l2, l3, s0, s1, s2, s3)).toBe(bitErrorRatio);
  });

  it('refuses levels that do not increase, noise that is not positive and thresholds of another form', () => {
    const levels = [0, 1, 2, 3];
    expect(() => pam4ErrorRatio({ levels: [0, 1, 1, 3], noise: 1 })).toThrow(
      new RangeError('pam4ErrorRatio: levels.2 is 1, must be above levels.1, 1'),
    );
    expect(() => pam4ErrorRatio({ levels: [0, 1, 2, NaN], noise: 1 })).toThrow(/levels\.3 is NaN/);
    expect(() => pam4ErrorRatio({ levels: [-Infinity, 1, 2, 3], noise: 1 })).toThrow(/levels\.0/);
    expect(() => pam4ErrorRatio({ levels: [0, 1, 2, 'a' as unknown as number], noise: 1 })).toThrow(/levels\.3 is string/);
    expect(() => pam4ErrorRatio({ levels: [0, 1, 2], noise: 1 })).toThrow(new RangeError('pam4ErrorRatio: levels has 3 entries, must have 4'));
    expect(() => pam4ErrorRatio({ levels, noise: [1, 1] })).toThrow(/noise has 2 entries/);
    expect(() => pam4ErrorRatio({ levels, noise: 0 })).toThrow(new RangeError('pam4ErrorRatio: noise.0 is 0, must be above 0'));
    expect(() => pam4ErrorRatio({ levels, noise: [1, 1, 1, Infinity] })).toThrow(/noise\.3 is Infinity/);
    expect(() => pam4ErrorRatio({ levels, noise: [1, {} as number, 1, 1] })).toThrow(/noise\.1 is object/);
    expect(() => pam4ErrorRatio({ levels, noise: 1, thresholds: [0.5, 0.5, 2] })).toThrow(/thresholds\.1 is 0\.5, must be above thresholds\.0/);
    expect(() => pam4ErrorRatio({ levels, noise: 1, thresholds: [NaN, 0.5, 2] })).toThrow(/thresholds\.0/);
    expect(() => pam4ErrorRatio({ levels, noise: 1, thresholds: [0.5, 1] })).toThrow(/thresholds is \[0\.5,1\], must be 3 numbers/);
    expect(() => pam4ErrorRatio({ levels, noise: 1, thresholds: 'best' as 'optimum' })).toThrow(/thresholds is "best"/);
    expect(() => pam4BitErrorRatio(0, 2, 1, 3, 1, 1, 1, 1)).toThrow(new RangeError('pam4BitErrorRatio: levels.2 is 1, must be above levels.1, 2'));
  });
});

describe('required ratio of PAM4', () => {
  // Roots of ¾Q(x) = bit error ratio at 40 digits, mpmath.
  it.each([
    [2.4e-4, 3.41407055422743],
    [4.8e-3, 2.48928586478724],
    [1e-12, 6.99425788046616],
    [1e-100, 21.2599559284825],
  ])('agrees with 40-digit roots at %d', (bitErrorRatio, x) => {
    expect(relative(pam4RequiredRatio(bitErrorRatio), x)).toBeLessThan(1e-14);
  });

  it('undoes the error ratio of a well open eye', () => {
    const { bitErrorRatio } = pam4ErrorRatio({ levels: [0, 8, 16, 24], noise: 1 });
    expect(pam4RequiredRatio(bitErrorRatio)).toBeCloseTo(4, 12);
  });

  it('refuses an error ratio that no open eye has', () => {
    expect(() => pam4RequiredRatio(0.4)).toThrow(RangeError);
    expect(() => pam4RequiredRatio(0)).toThrow(RangeError);
    expect(() => pam4RequiredRatio(NaN)).toThrow(RangeError);
  });
});
