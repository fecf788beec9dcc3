import { describe, expect, it } from 'vitest';
import { heaterCrosstalk } from '../../../src/engine/ringHeaters/heaterCrosstalk.ts';
import { ringHeaters } from '../../../src/engine/ringHeaters/ringHeaters.ts';
import { sampledTuningPower, tuningPower, type ProcessSpread } from '../../../src/engine/ringHeaters/tuningPower.ts';
import { mW, nm, us } from '../../../src/units.ts';

const efficiency = (0.1 * nm) / mW;
const heater = { efficiency, timeConstant: 4 * us, resistance: 500, maximumPower: 110 * mW };
const process = (spread: ProcessSpread['spread'], offset = 2.5 * nm): ProcessSpread => ({ freeSpectralRange: 10 * nm, offset, spread });
const alone = ringHeaters(heater, heaterCrosstalk({ kind: 'matrix', rows: [[1]] }));
const none = { kind: 'uniform', width: 0 } as const;

/** Mean and mean square by many points of the distribution. */
function bySum(range: number, points: readonly number[]): [number, number] {
  const wrapped = points.map((x) => x - range * Math.floor(x / range));
  const mean = wrapped.reduce((sum, x) => sum + x, 0) / points.length;
  return [mean, Math.sqrt(wrapped.reduce((sum, x) => sum + (x - mean) ** 2, 0) / points.length)];
}

describe('tuningPower', () => {
  it('is the closed form of a uniform spread, however wide', () => {
    for (const [offset, width] of [[2.5, 5], [2.5, 2], [0, 4], [-3, 17], [4, 10]] as const) {
      const { mean, standardDeviation } = tuningPower(process({ kind: 'uniform', width: width * nm }, offset * nm), { efficiency });
      const points = Array.from({ length: 200_000 }, (_, i) => offset + ((i + 0.5) / 200_000 - 0.5) * width);
      const [expected, deviation] = bySum(10, points);
      expect(mean / mW).toBeCloseTo(10 * expected, 3);
      expect(standardDeviation / mW).toBeCloseTo(10 * deviation, 2);
    }
  });

  it('is half a free spectral range, and one over √12, where the spread covers whole ones', () => {
    for (const spread of [{ kind: 'uniform', width: 20 * nm }, { kind: 'normal', deviation: 25 * nm }] as const) {
      const { mean, standardDeviation } = tuningPower(process(spread, 1 * nm), { efficiency });
      expect(mean / mW).toBeCloseTo(50, 9);
      expect(standardDeviation / mW).toBeCloseTo(100 / Math.sqrt(12), 9);
    }
  });

  it('is the Fourier series of the wrapped normal distribution', () => {
    const range = 10;
    for (const [offset, deviation] of [[2.5, 1], [0.3, 2], [9, 4], [-22, 15], [5, 19.9]] as const) {
      let mean = range / 2;
      let square = range ** 2 / 3;
      for (let n = 1; n < 60; n++) {
        const damped = Math.exp(-2 * (Math.PI * n * (deviation / range)) ** 2);
        const angle = (2 * Math.PI * n * offset) / range;
        mean -= (range / (Math.PI * n)) * Math.sin(angle) * damped;
        square += ((range / (Math.PI * n)) ** 2 * Math.cos(angle) - (range ** 2 / (Math.PI * n)) * Math.sin(angle)) * damped;
      }
      const ours = tuningPower(process({ kind: 'normal', deviation: deviation * nm }, offset * nm), { efficiency });
      expect(ours.mean / mW).toBeCloseTo(10 * mean, 9);
      expect(ours.standardDeviation / mW).toBeCloseTo(10 * Math.sqrt(square - mean * mean), 8);
    }
  });

  it('has no spread without one', () => {
    for (const spread of [none, { kind: 'normal', deviation: 0 } as const]) {
      expect(tuningPower(process(spread), { efficiency })).toEqual({ mean: 2.5 * nm / efficiency, standardDeviation: 0 });
    }
    expect(() => tuningPower(process({ kind: 'uniform', width: -1 }), { efficiency })).toThrow(/tuningPower: spread\.width is -1 m/);
    expect(() => tuningPower(process(none), { efficiency: 0 })).toThrow(/efficiency is 0 m\/W/);
  });
});

describe('sampledTuningPower', () => {
  it('agrees with the closed forms of one ring within its error', () => {
    for (const spread of [{ kind: 'uniform', width: 4 * nm }, { kind: 'normal', deviation: 2 * nm }] as const) {
      const exact = tuningPower(process(spread), { efficiency });
      const { total, unreachable } = sampledTuningPower(alone, { ...process(spread), common: none }, { samples: 20_000, seed: 3 });
      expect(unreachable).toBe(0);
      expect(Math.abs(total.mean - exact.mean)).toBeLessThan((3.5 * exact.standardDeviation) / Math.sqrt(20_000));
      expect(total.standardDeviation / exact.standardDeviation).toBeCloseTo(1, 1);
      expect(total.median).toBeLessThan(total.percentile95);
      expect(total.percentile95).toBeLessThanOrEqual(total.percentile99);
    }
  });

  it('adds deviations of rings that err by themselves, and those of a wafer in full', () => {
    const four = ringHeaters(heater, heaterCrosstalk({ kind: 'decay', places: [0, 1, 2, 3].map((i) => i * 1e-3), amplitude: 0.1, decayLength: 1e-5 }));
    const spread = { kind: 'uniform', width: 3 * nm } as const;
    const own = sampledTuningPower(four, { ...process(spread), common: none }, { samples: 4000, seed: 4 });
    const wafer = sampledTuningPower(four, { ...process(none), common: spread }, { samples: 4000, seed: 4 });
    expect(wafer.total.standardDeviation / own.total.standardDeviation).toBeCloseTo(2, 1);
    expect(own.total.mean / mW).toBeCloseTo(100, -1);
  });

  it('counts what the heaters cannot reach, and saves what neighbors heat', () => {
    const limited = ringHeaters({ ...heater, maximumPower: 50 * mW }, heaterCrosstalk({ kind: 'matrix', rows: [[1]] }));
    const wide = { kind: 'uniform', width: 10 * nm } as const;
    const { unreachable, total } = sampledTuningPower(limited, { ...process(wide), common: none }, { samples: 4000, seed: 5 });
    expect(unreachable).toBeCloseTo(0.5, 1);
    expect(total.mean / mW).toBeCloseTo(25, 0);
    const rows = [[1, 0.1], [0.1, 1]];
    const pair = ringHeaters(heater, heaterCrosstalk({ kind: 'matrix', rows }));
    const coupled = sampledTuningPower(pair, { ...process({ kind: 'uniform', width: 2 * nm }), common: none }, { samples: 500, seed: 6 });
    expect(coupled.total.mean / mW).toBeCloseTo(50 / 1.1, -1);
  });

  it('gives the same for one seed, and refuses what it cannot sample', () => {
    const task = { ...process({ kind: 'normal', deviation: 1 * nm }), common: none };
    expect(sampledTuningPower(alone, task, { samples: 50, seed: 1 })).toEqual(sampledTuningPower(alone, task, { samples: 50, seed: 1 }));
    expect(() => sampledTuningPower(alone, task, { samples: 0, seed: 1 })).toThrow(/samples is 0/);
    const weak = ringHeaters({ ...heater, maximumPower: 1e-6 }, heaterCrosstalk({ kind: 'matrix', rows: [[1]] }));
    expect(() => sampledTuningPower(weak, { ...process(none), common: none }, { samples: 5, seed: 1 })).toThrow(/none of 5 chips can be tuned/);
  });
});
