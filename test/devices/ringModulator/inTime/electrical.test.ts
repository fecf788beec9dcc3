import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepVariableJunction, writeElectricalWeights } from '../../../../src/devices/ringModulator/inTime/electrical.ts';
import { coupledModes } from '../../../../src/devices/ringModulator/inTime/coupledModes.ts';
import { chunk, kernels } from '../../../../src/devices/ringModulator/inTime/kernels.ts';
import { writeMoments } from '../../../../src/devices/ringModulator/inTime/moments.ts';
import { carefulStep } from '../../../../src/devices/ringModulator/inTime/carefulStep.ts';

/** y' = (u − y)/driver, v' = (y − v)/junction over a step, by Runge and Kutta in many parts. */
function integrated(driver: number, junction: (v: number) => number, y0: number, v0: number, u0: number, u1: number): [number, number] {
  const parts = 4000;
  let [y, v] = [y0, v0];
  for (let i = 0; i < parts; i++) {
    const slope = (t: number, a: number, b: number): [number, number] => {
      const u = u0 + (u1 - u0) * t;
      return [(u - a) / driver, (a - b) / junction(b)];
    };
    const h = 1 / parts;
    const t = i * h;
    const k1 = slope(t, y, v);
    const k2 = slope(t + h / 2, y + (h / 2) * k1[0], v + (h / 2) * k1[1]);
    const k3 = slope(t + h / 2, y + (h / 2) * k2[0], v + (h / 2) * k2[1]);
    const k4 = slope(t + h, y + h * k3[0], v + h * k3[1]);
    y += (h / 6) * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]);
    v += (h / 6) * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]);
  }
  return [y, v];
}

function stepped(driver: number, junction: number, y: number, v: number, u0: number, u1: number): [number, number] {
  const w = new Float64Array(8);
  writeElectricalWeights(driver, junction, w);
  return [w[0]! * y + w[1]! * u0 + w[2]! * u1, w[3]! * v + w[4]! * y + w[5]! * u0 + w[6]! * u1];
}

describe('a step through driver and junction', () => {
  it('is exact for a drive on a straight line, equal time constants with it', () => {
    const time = fc.double({ min: 0.05, max: 50, noNaN: true });
    const volt = fc.double({ min: -3, max: 1, noNaN: true });
    fc.assert(
      fc.property(time, time, fc.constantFrom(0, 1, 2), volt, volt, volt, volt, (first, second, equal, y, v, u0, u1) => {
        const junction = equal === 0 ? second : equal === 1 ? first : first * (1 + 1e-9);
        const [y1, v1] = integrated(first, () => junction, y, v, u0, u1);
        const ours = stepped(first, junction, y, v, u0, u1);
        expect(Math.abs(ours[0] - y1)).toBeLessThan(1e-11);
        expect(Math.abs(ours[1] - v1)).toBeLessThan(1e-11);
      }),
      { seed: 1947, numRuns: 40 },
    );
  });

  it('passes the drive where there is no driver, no junction, or neither', () => {
    expect(stepped(0, 0, 5, 5, 1, 2)).toEqual([2, 2]);
    expect(stepped(0, 3, 1, 0.5, 1, 2)[1]).toBeCloseTo(stepped(1e-9, 3, 1, 0.5, 1, 2)[1], 8);
    expect(stepped(3, 0, 0.5, 0.5, 1, 2)[1]).toBeCloseTo(stepped(3, 0, 0.5, 9, 1, 2)[0], 14);
    expect(stepped(3, 1e-3, 0.5, 0.5, 1, 2)[1]).toBeCloseTo(stepped(3, 0, 0.5, 9, 1, 2)[0], 3);
  });

  it('follows a capacitance that depends on the voltage to the second order', () => {
    const timeConstant = (v: number): number => 2 / Math.sqrt(1 - v);
    const error = (parts: number): number => {
      const drive = Float64Array.from({ length: parts + 1 }, (_, i) => -0.2 - (2 * i) / parts);
      const state = Float64Array.of(-0.2, -0.2, -0.2, -0.2);
      const junction = { driver: 1 * parts, timeConstant: (v: number) => timeConstant(v) * parts, place: (v: number) => v, low: -2.2, high: -0.2 };
      stepVariableJunction(drive, 1, parts, junction, new Float64Array(8), state);
      expect(kernels.sum[parts - 1]! + kernels.change[parts - 1]!).toBeCloseTo(2 * state[1]!, 14);
      return Math.abs(state[1]! - integrated(1, timeConstant, -0.2, -0.2, -0.2, -2.2)[1]);
    };
    expect(error(8)).toBeLessThan(1e-3);
    expect(error(32) / error(8)).toBeLessThan(0.08);
    expect(error(128)).toBeLessThan(1e-6);
  });
});

describe('the kernels', () => {
  it('do what careful steps do: to 1e-8 in slow drives, to 1e-6 up to the steepest, over several cells', () => {
    for (const [steepness, bound] of [[0.003, 1e-8], [0.05, 1e-6]] as const) {
      const rates = { z: { start: [0.3, 0.2] as const, slope: [0.02, 1] as const }, bus: 0.15, drop: 0 };
      const ring = coupledModes(rates, { feed: -0.3, pass: 1 }, [-0.4, 0.4]);
      const place = (i: number): number => 0.4 * Math.sin((i * steepness) / 0.4);
      const light = (i: number): number => (i % 40 < 20 ? 1 : 1 + 0.3 * Math.sin(i / 7));
      const state = new Float64Array(2);
      const out = [new Float64Array(chunk), new Float64Array(chunk)] as const;
      const [x, y] = ring.start(place(0), light(0), 0);
      state.set([x - light(0), y]);
      let most = 0;
      for (let from = 0; from < 40 * chunk; from += chunk) {
        const field = [Float64Array.from({ length: chunk }, (_, i) => light(from + i + 1)), new Float64Array(chunk)] as const;
        for (let i = 0; i < chunk; i++) {
          kernels.sum[i] = place(from + i) + place(from + i + 1);
          kernels.change[i] = place(from + i + 1) - place(from + i);
        }
        ring.step(chunk, field, out, 0, false);
        for (let i = 0; i < chunk; i++) {
          const [p, q] = [place(from + i), place(from + i + 1)];
          carefulStep(state, {
            z: Float64Array.of(0.3 + 0.02 * p, 0.2 + p, 0.3 + 0.02 * q, 0.2 + q),
            feed: Float64Array.of(-0.3 * light(from + i), 0, -0.3 * light(from + i + 1), 0),
          });
          most = Math.max(most, Math.hypot(out[0][i]! - light(from + i + 1) - state[0]!, out[1][i]! - state[1]!));
        }
      }
      expect(most).toBeLessThan(bound);
      expect(most).toBeGreaterThan(1e-14);
    }
  });
});

describe('the weights of a step of the ring', () => {
  it('are the moments of the exponential', () => {
    const moments = new Float64Array(12);
    for (const [re, im] of [[0, 0], [1e-6, 0], [0.2, 0.5], [0.5, -3], [0.1, 10]] as const) {
      writeMoments(re, im, moments);
      for (let k = 0; k <= 5; k++) {
        let [sumRe, sumIm] = [0, 0];
        const parts = 20000;
        for (let i = 0; i < parts; i++) {
          const u = (i + 0.5) / parts;
          const size = u ** k * Math.exp(-re * (1 - u));
          sumRe += (size * Math.cos(im * (1 - u))) / parts;
          sumIm -= (size * Math.sin(im * (1 - u))) / parts;
        }
        expect(moments[2 * k]).toBeCloseTo(sumRe, 7);
        expect(moments[2 * k + 1]).toBeCloseTo(sumIm, 7);
      }
    }
  });

  it('solve da/du = −z a + f with z and f on straight lines to 1e-11, however steep', () => {
    const part = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.array(part, { minLength: 10, maxLength: 10 }), (numbers) => {
        const n = numbers as [number, number, number, number, number, number, number, number, number, number];
        const z = Float64Array.of(Math.abs(n[0]) / 4, n[1], Math.abs(n[2]) / 4, n[3]);
        const feed = Float64Array.from(n.slice(4, 8));
        const state = Float64Array.of(n[8], n[9]);
        carefulStep(state, { z, feed });
        let [a, b] = [n[8], n[9]];
        const parts = 1000;
        const slope = (u: number, x: number, y: number): [number, number] => {
          const [r, w] = [z[0]! + (z[2]! - z[0]!) * u, z[1]! + (z[3]! - z[1]!) * u];
          return [feed[0]! + (feed[2]! - feed[0]!) * u - r * x + w * y, feed[1]! + (feed[3]! - feed[1]!) * u - r * y - w * x];
        };
        const h = 1 / parts;
        for (let i = 0; i < parts; i++) {
          const k1 = slope(i * h, a, b);
          const k2 = slope((i + 0.5) * h, a + (h / 2) * k1[0], b + (h / 2) * k1[1]);
          const k3 = slope((i + 0.5) * h, a + (h / 2) * k2[0], b + (h / 2) * k2[1]);
          const k4 = slope((i + 1) * h, a + h * k3[0], b + h * k3[1]);
          a += (h / 6) * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]);
          b += (h / 6) * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]);
        }
        expect(Math.hypot(state[0]! - a, state[1]! - b)).toBeLessThan(1e-10);
      }),
      { seed: 1768, numRuns: 50 },
    );
  });
});
