import { describe, expect, it } from 'vitest';
import { ConvergenceError } from '../../src/errors.ts';
import { followStiff, type StiffSystem } from '../../src/numerics/rosenbrock.ts';

/** y' = λ (y − cos t) − sin t, whose solution from 1 is cos t, however stiff; and the integral of y. */
function cosine(lambda: number): StiffSystem {
  return {
    size: 2,
    slope: (t, y, out) => {
      out[0] = lambda * (y[0]! - Math.cos(t)) - Math.sin(t);
      out[1] = y[0]!;
    },
    jacobian: (_, __, out) => out.set([lambda, 0, 1, 0]),
    drift: (t, _, out) => out.set([lambda * Math.sin(t) - Math.cos(t), 0]),
  };
}

/** Robertson's reactions. */
const reactions: StiffSystem = {
  size: 3,
  slope: (_, y, out) => {
    const [a, b, c] = y as unknown as [number, number, number];
    out[0] = -0.04 * a + 1e4 * b * c;
    out[2] = 3e7 * b * b;
    out[1] = -out[0] - out[2];
  },
  jacobian: (_, y, out) => {
    const [, b, c] = y as unknown as [number, number, number];
    out.set([-0.04, 1e4 * c, 1e4 * b, 0.04, -1e4 * c - 6e7 * b, -1e4 * b, 0, 6e7 * b, 0]);
  },
  drift: (_, __, out) => out.fill(0),
};

const seen = (): void => undefined;

describe('followStiff', () => {
  it('is of the fourth order', () => {
    // Steps of one length: what a step may err by is let open.
    const error = (h: number): number => {
      const y = Float64Array.of(1, 0);
      let from = 0;
      while (from < 2 - h / 2) {
        followStiff(cosine(-2), y, { from, to: from + h, relative: 1e9, absolute: Float64Array.of(1, 1), firstStep: h, steps: 10 }, seen);
        from += h;
      }
      return Math.abs(y[0]! - Math.cos(2)) + Math.abs(y[1]! - Math.sin(2));
    };
    const [coarse, fine] = [error(0.1), error(0.05)];
    expect(Math.log2(coarse / fine)).toBeGreaterThan(3.8);
    expect(fine).toBeLessThan(1e-7);
  });

  it('follows a stiff solution in few steps, to its tolerance', () => {
    for (const lambda of [-1, -1e3, -1e9]) {
      const y = Float64Array.of(1, 0);
      let steps = 0;
      const count = (): void => void steps++;
      followStiff(cosine(lambda), y, { from: 0, to: 10, relative: 1e-6, absolute: new Float64Array(2).fill(1e-7), firstStep: 1e-3, steps: 5000 }, count);
      expect(Math.abs(y[0]! - Math.cos(10))).toBeLessThan(2e-5);
      expect(Math.abs(y[1]! - Math.sin(10))).toBeLessThan(2e-5);
      expect(steps).toBeLessThan(700);
    }
  });

  it('solves the reactions of Robertson to the published end', () => {
    const y = Float64Array.of(1, 0, 0);
    const absolute = Float64Array.of(1e-14, 1e-18, 1e-14);
    followStiff(reactions, y, { from: 0, to: 1e11, relative: 1e-8, absolute, firstStep: 1e-6, steps: 5000 }, seen);
    expect(y[0]! / 0.2083340149701255e-7).toBeCloseTo(1, 4);
    expect(y[1]! / 0.833336077033472e-13).toBeCloseTo(1, 4);
    expect(y[0]! + y[1]! + y[2]!).toBeCloseTo(1, 12);
  });

  it('takes a step back that was too long, and gives the next one', () => {
    const y = Float64Array.of(0, 0);
    const ends: number[] = [];
    const options = { from: 0, to: 1, relative: 1e-9, absolute: new Float64Array(2).fill(1e-9), firstStep: 1, steps: 5000 };
    const next = followStiff(cosine(-50), y, options, (time) => void ends.push(time));
    expect(ends[0]).toBeLessThan(0.1);
    expect(ends.at(-1)).toBe(1);
    expect(next).toBeGreaterThan(0);
  });

  it('gives up where steps do not suffice, or the solution leaves the numbers', () => {
    const options = { from: 0, to: 10, relative: 1e-10, absolute: new Float64Array(2).fill(1e-10), firstStep: 1e-3, steps: 20 };
    expect(() => followStiff(cosine(-1), Float64Array.of(1, 0), options, seen)).toThrow(ConvergenceError);
    const explosion: StiffSystem = {
      size: 1,
      slope: (_, y, out) => void (out[0] = y[0]! ** 2),
      jacobian: (_, y, out) => void (out[0] = 2 * y[0]!),
      drift: (_, __, out) => void (out[0] = 0),
    };
    expect(() =>
      followStiff(explosion, Float64Array.of(1), { from: 0, to: 2, relative: 1e-8, absolute: Float64Array.of(1e-8), firstStep: 0.1, steps: 1e5 }, seen),
    ).toThrow(ConvergenceError);
  });

  it('exchanges rows where a pivot is small', () => {
    // y0' = y1, y1' = −y0, with 1/(γh) next to nothing beside a large coupling.
    const w = 1e3;
    const turn: StiffSystem = {
      size: 2,
      slope: (_, y, out) => out.set([w * y[1]!, -w * y[0]!]),
      jacobian: (_, __, out) => out.set([0, w, -w, 0]),
      drift: (_, __, out) => out.fill(0),
    };
    const y = Float64Array.of(1, 0);
    followStiff(turn, y, { from: 0, to: 0.01, relative: 1e-9, absolute: new Float64Array(2).fill(1e-9), firstStep: 0.01, steps: 5000 }, seen);
    expect(y[0]!).toBeCloseTo(Math.cos(10), 6);
    expect(y[1]!).toBeCloseTo(-Math.sin(10), 6);
  });
});
