import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windings, zerosInside, type Analytic } from '../../src/numerics/analyticZeros.ts';

/** The product of (z − root). */
function polynomial(roots: readonly (readonly [number, number])[]): Analytic {
  return (re, im, out) => {
    let [x, y] = [1, 0];
    for (const [a, b] of roots) [x, y] = [x * (re - a) - y * (im - b), x * (im - b) + y * (re - a)];
    out[0] = x;
    out[1] = y;
  };
}

const square = { re: [-1, 1], im: [-1, 1] } as const;

describe('the zeros of an analytic function in a rectangle', () => {
  it('are all roots inside, however close, and none outside', () => {
    const place = fc.tuple(fc.double({ min: -1.4, max: 1.4, noNaN: true }), fc.double({ min: -1.4, max: 1.4, noNaN: true }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 9 }), (roots) => {
        fc.pre(roots.every((root) => root.every((x) => Math.abs(Math.abs(x) - 1) > 1e-6)));
        const within = roots.filter((root) => root.every((x) => Math.abs(x) < 1));
        const found = zerosInside(polynomial(roots), square, { step: 0.3 });
        expect(found).toHaveLength(within.length);
        for (const { re, im } of found) expect(Math.min(...within.map(([a, b]) => Math.hypot(re - a, im - b)))).toBeLessThan(1e-6);
      }),
      { seed: 11, numRuns: 100 },
    );
  });
  it('count a double root twice', () => {
    const root = [0.2, -0.3] as const;
    const found = zerosInside(polynomial([root, root]), square, { step: 0.3 });
    expect(found).toHaveLength(2);
    for (const { re, im } of found) expect(Math.hypot(re - 0.2, im + 0.3)).toBeLessThan(1e-6);
  });
  it('are found where a cut would meet one', () => {
    const found = zerosInside(polynomial([[-1 + 2 * 0.5137, 0.1], [0.7, 0.2], [-0.3, 0.5]]), square, { step: 0.3 });
    expect(found).toHaveLength(3);
  });
  it('are refused on the border itself', () => {
    const f = polynomial([[1, 0.1]]);
    expect(windings(f, square, 0.3)).toBeUndefined();
    expect(() => zerosInside(f, square, { step: 0.3 })).toThrow('zerosInside');
  });
});
