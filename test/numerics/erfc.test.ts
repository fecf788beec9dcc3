import oracle from '@stdlib/math-base-special-erfc';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erfc, erfcx, gaussianTail, inverseErfc, inverseGaussianTail } from '../../src/numerics/erfc.ts';
import { linspace } from '../../src/numerics/linspace.ts';

function relative(ours: number, reference: number): number {
  return Math.abs(ours / reference - 1);
}

describe('erfc', () => {
  it('agrees with an independent implementation to 2e-14 from -5 to 26', () => {
    for (const x of linspace(-5, 26, 31001)) expect(relative(erfc(x), oracle(x))).toBeLessThan(2e-14);
  });

  // 50-digit arithmetic, evaluated at the double nearest to x.
  it.each([
    [-5, 1.9999999999984626],
    [-0.3, 1.3286267594591274],
    [0.2, 0.7772974107895215],
    [0.46875, 0.507386526782062],
    [0.47, 0.5062549491139179],
    [1, 0.15729920705028513],
    [3.9, 3.4792248597231765e-08],
    [4.1, 6.700027654084918e-09],
    [15, 7.212994172451207e-100],
    [26, 5.663192408856143e-296],
  ])('of %d is %d', (x, reference) => {
    expect(relative(erfc(x), reference)).toBeLessThan(2e-15);
  });

  it('ends at 0 and 2', () => {
    expect(erfc(30)).toBe(0);
    expect(erfc(Infinity)).toBe(0);
    expect(erfc(-30)).toBe(2);
    expect(erfc(-Infinity)).toBe(2);
    expect(erfc(0)).toBe(1);
  });

  it('never rises', () => {
    const x = fc.double({ min: -6, max: 27, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => {
        const [near, far] = a < b ? [a, b] : [b, a];
        expect(erfc(far)).toBeLessThanOrEqual(erfc(near) * (1 + 4e-15));
      }),
      { seed: 4 },
    );
  });

  it('refuses NaN', () => {
    expect(() => erfc(NaN)).toThrow(RangeError);
  });
});

describe('erfcx', () => {
  it.each([
    [-26, 7.657724931490568e+293],
    [-5, 144009798674.66104],
    [-0.4, 1.676233956688859],
    [0, 1],
    [0.46875, 0.6320696892495561],
    [2, 0.25539567631050575],
    [4, 0.13699945762506138],
    [10, 0.05614099274382259],
    [100, 0.005641613782989433],
    [1e6, 5.641895835474742e-07],
  ])('of %d is %d', (x, reference) => {
    expect(relative(erfcx(x), reference)).toBeLessThan(2e-15);
  });

  it('is exp(x²) erfc(x)', () => {
    for (const x of linspace(-5, 5, 1001)) expect(relative(erfcx(x), Math.exp(x * x) * erfc(x))).toBeLessThan(2e-14);
  });

  it.each([NaN, -27, Infinity])('refuses %d', (x) => {
    expect(() => erfcx(x)).toThrow(RangeError);
  });
});

describe('gaussianTail', () => {
  it.each([
    [-5, 0.9999997133484281],
    [-1, 0.8413447460685429],
    [0.3, 0.3820885778110474],
    [1, 0.15865525393145705],
    [1.0001, 0.15863105806885877],
    [5, 2.866515718791939e-07],
    [8.5, 9.479534822203318e-18],
    [20, 2.7536241186062337e-89],
    [30.123, 1.2111162284970148e-199],
    [37, 5.725571222524577e-300],
  ])('of %d is %d', (x, reference) => {
    expect(relative(gaussianTail(x), reference)).toBeLessThan(2e-15);
  });

  it('ends at 0 and 1 and refuses NaN', () => {
    expect(gaussianTail(40)).toBe(0);
    expect(gaussianTail(-40)).toBe(1);
    expect(() => gaussianTail(NaN)).toThrow(RangeError);
  });

  it('sums to 1 with its mirror', () => {
    for (const x of linspace(0, 8, 801)) expect(Math.abs(gaussianTail(x) + gaussianTail(-x) - 1)).toBeLessThan(4e-16);
  });
});

describe('inverseGaussianTail', () => {
  it.each([
    [1e-300, 37.0470962993612],
    [1e-100, 21.273453560965326],
    [1e-20, 9.262340089798407],
    [1e-12, 7.034483825301132],
    [2.4e-4, 3.4916760634039634],
    [0.01, 2.326347874040841],
    [0.2, 0.8416212335729142],
    [0.4999, 0.00025066283008800747],
    [0.75, -0.6744897501960817],
    [0.999, -3.090232306167813],
    [0.9999999999999, -7.3487545403000425],
  ])('of %d is %d', (p, reference) => {
    expect(relative(inverseGaussianTail(p), reference)).toBeLessThan(1e-14);
  });

  it('undoes gaussianTail', () => {
    fc.assert(
      fc.property(fc.double({ min: -690, max: -0.7, noNaN: true }), (logarithm) => {
        const p = Math.exp(logarithm);
        const x = inverseGaussianTail(p);
        // dp/p = x² dx/x, so a rounding of x shows up multiplied.
        expect(relative(gaussianTail(x), p)).toBeLessThan(1e-15 * (4 + x * x));
      }),
      { seed: 5 },
    );
  });

  it('reaches the probabilities nearest to 0 and 1', () => {
    expect(inverseGaussianTail(Number.MIN_VALUE)).toBeCloseTo(38.472, 2);
    expect(inverseGaussianTail(1 - 2 ** -53)).toBeCloseTo(-8.2095, 3);
  });

  it.each([0, 1, -0.1, 2, NaN])('refuses %d', (p) => {
    expect(() => inverseGaussianTail(p)).toThrow(RangeError);
  });
});

describe('inverseErfc', () => {
  it('undoes erfc', () => {
    for (const x of linspace(-2, 20, 221)) expect(Math.abs(inverseErfc(erfc(x)) - x)).toBeLessThan(1e-13);
  });

  it.each([0, 2, -1, NaN])('refuses %d', (p) => {
    expect(() => inverseErfc(p)).toThrow(RangeError);
  });
});
