import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepVariableJunction, writeElectricalWeights } from '../../../../src/devices/ringModulator/inTime/electrical.ts';
import { writeMoments } from '../../../../src/devices/ringModulator/inTime/moments.ts';
import { carefulStep } from '../../../../src/devices/ringModulator/inTime/carefulStep.ts';
import { plainSteps } from '../../../../src/devices/ringModulator/inTime/plainSteps.ts';

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

  it('is what a whole drive takes, one after another', () => {
    const { poles, electrical, drive, places, stepPlaces } = plainSteps();
    writeElectricalWeights(3, 5, poles);
    poles[7] = 0.01;
    for (let i = 0; i < 20; i++) drive[i] = Math.sin((i + 1) ** 2);
    electrical.set([0, 0.3, 0]);
    stepPlaces(20);
    let [y, v] = [0, 0.3];
    expect(places[0]).toBe(v);
    for (let i = 0; i < 20; i++) {
      const next = stepped(3, 5, y, v, i === 0 ? 0 : drive[i - 1]!, drive[i]!);
      [y, v] = [next[0], next[1] + 0.01];
      expect(places[i + 1]).toBeCloseTo(v, 13);
    }
    expect([...electrical.slice(0, 3)]).toEqual([expect.closeTo(y, 13), places[20], drive[19]]);
  });

  it('follows a capacitance that depends on the voltage to the second order', () => {
    const timeConstant = (v: number): number => 2 / Math.sqrt(1 - v);
    const error = (parts: number): number => {
      const drive = Float64Array.from({ length: parts + 1 }, (_, i) => -0.2 - (2 * i) / parts);
      const state = Float64Array.of(-0.2, -0.2, -0.2);
      const junction = { driver: 1 * parts, timeConstant: (v: number) => timeConstant(v) * parts, place: (v: number) => v, low: -2.2, high: -0.2, scale: 3 };
      const places = new Float64Array(parts);
      stepVariableJunction(drive, 1, parts, junction, new Float64Array(8), state, places);
      expect(places[parts - 1]).toBe(3 * state[1]!);
      return Math.abs(state[1]! - integrated(1, timeConstant, -0.2, -0.2, -0.2, -2.2)[1]);
    };
    expect(error(8)).toBeLessThan(1e-3);
    expect(error(32) / error(8)).toBeLessThan(0.08);
    expect(error(128)).toBeLessThan(1e-6);
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
