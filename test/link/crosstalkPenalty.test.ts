import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crosstalkPenalty, type PowerPenalty } from '../../src/link/crosstalkPenalty.ts';
import { wdmErrorRatio, type WdmReceiver } from '../../src/link/wdmErrorRatio.ts';
import { speedOfLight } from '../../src/constants.ts';
import { findRoot } from '../../src/numerics/roots.ts';

const db = (penalty: PowerPenalty): number => (penalty.finite ? penalty.db : Infinity);
const bitErrorRatio = 2.4e-4;

describe('the power penalty of crosstalk', () => {
  it('is 0 without it', () => {
    const { worst, rms, counted } = crosstalkPenalty({ wanted: 0.5, others: [], thresholds: 'fixed', bitErrorRatio });
    expect([db(worst), db(rms), db(counted)]).toEqual([0, 0, 0]);
  });

  it('has the closed forms', () => {
    const task = { wanted: 0.8, others: [0.008, 0.016], bitErrorRatio };
    // u = 0.03, v = 0.0005, q = 3.41407055.
    const tracking = crosstalkPenalty({ ...task, thresholds: 'tracking' });
    expect(db(tracking.worst)).toBeCloseTo(-10 * Math.log10(0.91), 12);
    expect(db(tracking.rms)).toBeCloseTo(-5 * Math.log10(1 - 5 * 3.41407055 ** 2 * 0.0005), 7);
    const fixed = crosstalkPenalty({ ...task, thresholds: 'fixed' });
    expect(db(fixed.worst)).toBeCloseTo(-10 * Math.log10(0.82), 12);
    expect(db(fixed.rms)).toBeCloseTo(-5 * Math.log10(0.91 ** 2 - 5 * 3.41407055 ** 2 * 0.0005), 7);
  });

  it('counted is what the error ratio of many channels asks', () => {
    const receiver: WdmReceiver = {
      qualityFactor: 4000,
      wavelength: 1.31e-6,
      spacing: 300e9,
      channels: 5,
      channel: 1,
      snrDb: 22,
      thresholds: 'tracking',
    };
    const width = 1.31e-6 / 4000;
    const apart = (1.31e-6 ** 2 * 300e9) / speedOfLight;
    const others = [0, 2, 3, 4].map((k) => 1 / (1 + ((2 * (k - 1) * apart) / width) ** 2));
    for (const thresholds of ['fixed', 'tracking'] as const) {
      const needed = (channels: number): number =>
        findRoot(
          (snrDb) => {
            const task = { ...receiver, thresholds, channels, channel: channels === 1 ? 0 : 1, snrDb, residual: 0 };
            return Math.log(wdmErrorRatio(task) / bitErrorRatio);
          },
          10,
          32,
        );
      // Twice a ratio of powers, in decibels, is that of their squares.
      const expected = (needed(5) - needed(1)) / 2;
      expect(db(crosstalkPenalty({ wanted: 1, others, thresholds, bitErrorRatio }).counted)).toBeCloseTo(expected, 9);
    }
  });

  it('counted lies below the worst, near the rms for many weak channels and near the worst for one and few errors', () => {
    const many = crosstalkPenalty({ wanted: 1, others: new Array<number>(40).fill(0.002), thresholds: 'tracking', bitErrorRatio });
    expect(db(many.counted) / db(many.rms)).toBeCloseTo(1, 1);
    expect(db(many.counted)).toBeLessThan(db(many.worst) / 4);
    const one = crosstalkPenalty({ wanted: 1, others: [0.1], thresholds: 'tracking', bitErrorRatio: 1e-30 });
    expect(db(one.counted)).toBeLessThan(db(one.worst));
    expect(db(one.counted)).toBeGreaterThan(0.9 * db(one.worst));
    expect(one.rms.finite).toBe(false);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.02, noNaN: true }), { maxLength: 6 }),
        fc.constantFrom('fixed', 'tracking'),
        (others, thresholds) => {
          const { worst, counted } = crosstalkPenalty({ wanted: 1, others, thresholds, bitErrorRatio });
          expect(db(counted)).toBeLessThanOrEqual(db(worst) + 1e-9);
        },
      ),
      { seed: 19, numRuns: 40 },
    );
  });

  it('is not finite where the light of others alone closes the eye', () => {
    for (const thresholds of ['fixed', 'tracking'] as const) {
      const { worst, rms, counted } = crosstalkPenalty({ wanted: 0.1, others: [0.05, 0.05, 0.03], thresholds, bitErrorRatio });
      expect([worst.finite, rms.finite, counted.finite]).toEqual([false, false, false]);
      expect(worst).toHaveProperty('reason', 'crosstalk alone gives more errors than are allowed: 40 dB more power do not suffice');
    }
  });

  it('refuses powers, thresholds and error ratios that cannot be', () => {
    const task = { wanted: 0.8, others: [0.01], thresholds: 'fixed', bitErrorRatio } as const;
    expect(() => crosstalkPenalty({ ...task, wanted: 0 })).toThrow('crosstalkPenalty: wanted is 0');
    expect(() => crosstalkPenalty({ ...task, others: [0.1, -0.1] })).toThrow('crosstalkPenalty: others.1 is -0.1');
    expect(() => crosstalkPenalty({ ...task, bitErrorRatio: 0.2 })).toThrow('crosstalkPenalty: bitErrorRatio is 0.2');
    expect(() => crosstalkPenalty({ ...task, thresholds: 'best' as never })).toThrow('thresholds is best, must be one of fixed, tracking');
  });
});
