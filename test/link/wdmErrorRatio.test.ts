import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../src/constants.ts';
import { gaussianTail } from '../../src/numerics/erfc.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';
import { wdmErrorRatio, type WdmReceiver } from '../../src/link/wdmErrorRatio.ts';

const receiver: WdmReceiver = {
  qualityFactor: 4000,
  wavelength: 1.31e-6,
  spacing: 200e9,
  channels: 8,
  channel: 3,
  snrDb: 22,
  thresholds: 'fixed',
};

const gray = [0b00, 0b01, 0b11, 0b10];
const bits = (a: number, b: number): number => [0, 1, 1, 2][gray[a]! ^ gray[b]!]!;

/** Responses of all channels, written out from the definition in wavelength. */
function responses({ qualityFactor, wavelength, spacing, channels, channel }: WdmReceiver, residual: number): number[] {
  const width = wavelength / qualityFactor;
  const apart = (wavelength ** 2 * spacing) / speedOfLight;
  return Array.from({ length: channels }, (_, k) => 1 / (1 + ((2 * ((k - channel) * apart - residual * width)) / width) ** 2));
}

/** Every combination of all symbols. */
function exhaustive(task: WdmReceiver, residual: number): number {
  const all = responses(task, residual);
  const gain = all[task.channel]!;
  const others = all.filter((_, k) => k !== task.channel);
  const leakage = task.thresholds === 'tracking' ? 1.5 * others.reduce((sum, x) => sum + x, 0) : 0;
  const limits = [-Infinity, 0.5 * gain + leakage, 1.5 * gain + leakage, 2.5 * gain + leakage, Infinity];
  const sigma = Math.sqrt(1.25 / 10 ** (task.snrDb / 10));
  const mass = (low: number, high: number): number =>
    low > 0 ? gaussianTail(low / sigma) - gaussianTail(high / sigma) : gaussianTail(-high / sigma) - gaussianTail(-low / sigma);
  let sum = 0;
  for (let combination = 0; combination < 4 ** others.length; combination++) {
    let moved = 0;
    others.forEach((x, k) => (moved += x * ((combination >> (2 * k)) & 3)));
    for (let a = 0; a < 4; a++) {
      for (let d = 0; d < 4; d++) {
        if (d !== a) sum += bits(a, d) * mass(limits[d]! - gain * a - moved, limits[d + 1]! - gain * a - moved);
      }
    }
  }
  return sum / 8 / 4 ** others.length;
}

describe('the error ratio of one of many channels', () => {
  it.each([
    [{}, 0],
    [{ thresholds: 'tracking' }, 0],
    [{ channel: 0, thresholds: 'tracking' }, 0.2],
    [{ channel: 7 }, 0.2],
    [{ channel: 7 }, -0.2],
    [{ snrDb: 30, spacing: 100e9, qualityFactor: 8000 }, 0.1],
    [{ snrDb: 15, spacing: 50e9, channels: 7 }, -0.3],
    [{ snrDb: 28, qualityFactor: 2000, spacing: 600e9, channels: 6, channel: 5, thresholds: 'tracking' }, 0.05],
    [{ channels: 1, channel: 0 }, 0],
  ] as const)('equals the sum over every combination of symbols: %o, residual %d', (change, residual) => {
    const task = { ...receiver, ...change };
    const expected = exhaustive(task, residual);
    expect(wdmErrorRatio({ ...task, residual }) / expected).toBeCloseTo(1, 9);
  });

  it('agrees with counted errors at ten points within three standard errors', () => {
    const symbols = 200_000;
    for (let point = 0; point < 10; point++) {
      const task: WdmReceiver = { ...receiver, snrDb: 14 + point, channel: point % 8, thresholds: point % 2 === 0 ? 'fixed' : 'tracking' };
      const residual = 0.05 * (point - 5);
      const expected = wdmErrorRatio({ ...task, residual });
      const all = responses(task, residual);
      const gain = all[task.channel]!;
      const leakage = task.thresholds === 'tracking' ? 1.5 * (all.reduce((sum, x) => sum + x, 0) - gain) : 0;
      const sigma = Math.sqrt(1.25 / 10 ** (task.snrDb / 10));
      const random = philox({ seed: 20261122, stream: point });
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < symbols; i++) {
        const sent = all.map(() => Math.floor(4 * random.uniform()));
        const received = all.reduce((y, x, k) => y + x * sent[k]!, 0) + sigma * normalDeviate(random.uniform());
        const decided = [0.5, 1.5, 2.5].filter((t) => received > gain * t + leakage).length;
        const wrong = bits(sent[task.channel]!, decided) / 2;
        sum += wrong;
        squares += wrong * wrong;
      }
      const mean = sum / symbols;
      const standardError = Math.sqrt(Math.max(expected / 2 / symbols, (squares / symbols - mean * mean) / symbols));
      expect(Math.abs(mean - expected), `seed 20261122, point ${point}`).toBeLessThan(3 * standardError);
    }
  });

  it('is the same seen from the other end of the band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.double({ min: -1, max: 1, noNaN: true }), (channel, residual) => {
        const one = wdmErrorRatio({ ...receiver, channel, residual });
        const mirrored = wdmErrorRatio({ ...receiver, channel: 7 - channel, residual: -residual });
        expect(one / mirrored).toBeCloseTo(1, 9);
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  it('refuses what it cannot mean', () => {
    expect(() => wdmErrorRatio({ ...receiver, channel: 8, residual: 0 })).toThrow('wdmErrorRatio: channel is 8, outside 0 to 7');
    expect(() => wdmErrorRatio({ ...receiver, residual: NaN })).toThrow('wdmErrorRatio: residual');
    expect(() => wdmErrorRatio({ ...receiver, channels: 2.5, residual: 0 })).toThrow(RangeError);
    expect(() => wdmErrorRatio({ ...receiver, thresholds: 'best' as never, residual: 0 })).toThrow('thresholds');
  });
});
