import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../src/errors.ts';
import { akimaSlopes } from '../../src/numerics/akima.ts';
import { chebyshevCoefficients, chebyshevPoints, chebyshevSum } from '../../src/numerics/chebyshev.ts';
import { exponential, identity, product, solution, sum, transpose } from '../../src/numerics/complexMatrix.ts';
import type { ComplexVector } from '../../src/numerics/complexVector.ts';
import { krylovPairs } from '../../src/numerics/krylov.ts';
import { oscillatoryIntegral } from '../../src/numerics/oscillatory.ts';
import { nearestRotation, rotationLogarithm } from '../../src/numerics/rotationLogarithm.ts';

const size = 5;
const some = (seed: number): ComplexVector => ({
  re: Float64Array.from({ length: size * size }, (_, k) => Math.sin(seed + 1.7 * k)),
  im: Float64Array.from({ length: size * size }, (_, k) => Math.cos(seed * 3 + 2.3 * k)),
});
const distance = (a: ComplexVector, b: ComplexVector): number => Math.max(...sum(a, -1, b).re.map(Math.abs), ...sum(a, -1, b).im.map(Math.abs));

describe('small complex matrices', () => {
  it('solve what they multiply, also with a zero on the diagonal', () => {
    const a = some(1);
    a.re[0] = a.im[0] = 0;
    expect(distance(product(a, solution(a, some(2), size), size), some(2))).toBeLessThan(1e-12);
  });

  it('have an exponential whose inverse is that of the opposite', () => {
    const a = some(3);
    const minus = sum(a, -2, a);
    expect(distance(product(exponential(a, size), exponential(minus, size), size), identity(size))).toBeLessThan(1e-11);
    expect(exponential({ re: Float64Array.of(2), im: Float64Array.of(1) }, 1).re[0]).toBeCloseTo(Math.exp(2) * Math.cos(1), 12);
  });
});

describe('logarithm of a rotation', () => {
  const angles: ComplexVector = { re: new Float64Array(size * size), im: new Float64Array(size * size) };
  [0.3, -0.8, 0.1, 1.1, -0.4].forEach((angle, i) => {
    const j = (i + 2) % size;
    angles.re[i * size + j]! += angle;
    angles.re[j * size + i]! -= angle;
  });
  const rotation = exponential(angles, size);

  it('undoes the exponential', () => {
    expect(distance(rotationLogarithm(rotation, size), angles)).toBeLessThan(1e-12);
  });

  it('comes from the nearest rotation of a shortened one', () => {
    const stretch = identity(size);
    stretch.re[6] = 0.7;
    stretch.re[12] = 0.2;
    expect(distance(nearestRotation(product(rotation, stretch, size), size), rotation)).toBeLessThan(1e-12);
    expect(distance(product(transpose(rotation, size), rotation, size), identity(size))).toBeLessThan(1e-13);
  });
});

describe('integral of a quadratic times a phase', () => {
  const direct = (f: readonly number[], rate: readonly number[]): [number, number] => {
    const steps = 200_000;
    let re = 0;
    let im = 0;
    for (let i = 0; i < steps; i++) {
      const t = (i + 0.5) / steps;
      const phase = t * (rate[0]! + t * (rate[1]! / 2 + t * (rate[2]! / 3 + (t * rate[3]!) / 4)));
      const value = (f[0]! + t * (f[1]! + t * f[2]!)) / steps;
      re += value * Math.cos(phase);
      im += value * Math.sin(phase);
    }
    return [re, im];
  };
  it.each([
    [[1, -0.5, 2], [0, 0, 0, 0], 9],
    [[1, -0.5, 2], [30, -50, 20, 5], 9],
    [[0.3, 1, -1], [-140, 10, 5, -3], 7],
    [[0.3, 1, -1], [900, 100, -50, 20], 8],
  ])('of %j and rate %j is that of many steps', (f, rate, digits) => {
    const { re, im } = oscillatoryIntegral(f, rate);
    const [a, b] = direct(f, rate);
    expect(re).toBeCloseTo(a, digits);
    expect(im).toBeCloseTo(b, digits);
  });
});

describe('Akima slopes', () => {
  it('are those of a parabola on even points, and of a line on any', () => {
    const slopes = akimaSlopes([0, 1, 2, 3], [0, 1, 4, 9]);
    expect([...slopes]).toEqual([0, 2, 4, 6]);
    expect([...akimaSlopes([0, 1, 5], [2, 4, 12])]).toEqual([2, 2, 2]);
    expect([...akimaSlopes([0, 2], [1, 5])]).toEqual([2, 2]);
  });

  it('are the same from the other end', () => {
    const values = [0, 0.2, 1.4, 1.3, 0.1];
    const forth = akimaSlopes([0, 1, 2, 3, 4], values);
    const back = akimaSlopes([0, 1, 2, 3, 4], values.toReversed());
    forth.forEach((slope, i) => expect(back[4 - i]).toBeCloseTo(-slope, 14));
  });
});

describe('Chebyshev sums', () => {
  it('go through a polynomial', () => {
    const f = (x: number): number => 3 * x ** 3 - x + 2;
    const coefficients = chebyshevCoefficients(chebyshevPoints(1, 4, 4).map(f));
    for (const x of [1, 2.2, 4]) expect(chebyshevSum(coefficients, 1, 4, x)).toBeCloseTo(f(x), 11);
    expect(chebyshevSum(Float64Array.of(7), 0, 1, 0.3)).toBe(7);
  });
});

describe('Krylov pairs', () => {
  const values = Float64Array.from({ length: 200 }, (_, i) => 5 / (1 + i) - 0.5);
  const apply = (x: Float64Array): void => {
    // Not symmetric: a shear on top of the diagonal.
    for (let i = 0; i < 200; i++) x[i] = values[i]! * x[i]! + (i < 199 ? 0.01 * x[i + 1]! : 0);
  };

  it('are those of largest size', () => {
    const pairs = krylovPairs(200, apply, { wanted: 3, tolerance: 1e-9, iterations: 120 });
    pairs.values.forEach((value, k) => expect(value).toBeCloseTo(values[k]!, 8));
    const image = pairs.vectors[1]!.slice();
    apply(image);
    image.forEach((each, i) => expect(each).toBeCloseTo(pairs.values[1]! * pairs.vectors[1]![i]!, 7));
  });

  it('say how far they came if they do not settle', () => {
    expect(() => krylovPairs(200, apply, { wanted: 3, tolerance: 1e-30, iterations: 20 })).toThrow(ConvergenceError);
    const turning = (x: Float64Array): void => {
      const [a, b] = [x[0]!, x[1]!];
      x[0] = -b;
      x[1] = a;
    };
    expect(() => krylovPairs(2, turning, { wanted: 1, tolerance: 1e-6, iterations: 2 })).toThrow('not converged');
  });
});
