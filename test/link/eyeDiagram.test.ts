import { describe, expect, it } from 'vitest';
import type { Waveform } from '../../src/light.ts';
import { besselThomson } from '../../src/link/besselThomson.ts';
import { sampledAt } from '../../src/link/eye/traces.ts';
import { type EyeDiagram, eyeDiagram, type EyeMethod } from '../../src/link/eyeDiagram.ts';
import { pattern, randomSymbols } from '../../src/link/pattern.ts';
import { inverseGaussianTail } from '../../src/numerics/erfc.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';

const symbolRate = 106.25e9;
const symbols = pattern('PRBS13Q');
const method: EyeMethod = { symbolRate, pattern: 'PRBS13Q' };

/** PAM4 from 0.5 to 1.5 mW, 16 samples a symbol, behind a filter of a −3 dB frequency over symbol rate. */
function waveform({ bandwidth, noise = 0, sent = symbols }: { bandwidth?: number; noise?: number; sent?: Uint8Array } = {}): Waveform {
  const sampleRate = 16 * symbolRate;
  const square = { sampleRate, samples: Float64Array.from({ length: 16 * sent.length }, (_, i) => 1e-3 * (0.5 + sent[i >> 4]! / 3)) };
  const { samples } = bandwidth === undefined ? square : besselThomson(square, { bandwidth: bandwidth * symbolRate });
  const { uniform } = philox({ seed: 3, stream: 0 });
  return { sampleRate, samples: noise > 0 ? samples.map((value) => value + noise * normalDeviate(uniform())) : samples };
}

function diagram(given: Waveform, its: Partial<EyeMethod> = {}): EyeDiagram {
  const result = eyeDiagram(given, { ...method, ...its });
  if (!result.finite) throw new Error(result.reason);
  return result;
}

/** The innermost of both neighbors of each eye at a sample of the symbols, straight from the definition. */
function innermost({ samples }: Waveform, place: number): number[] {
  const sets: number[][] = [[], [], [], []];
  symbols.forEach((symbol, n) => sets[symbol]!.push(samples[(16 * n + place) % samples.length]!));
  return [0, 1, 2].map((below) => Math.min(...sets.slice(below + 1).flat()) - Math.max(...sets.slice(0, below + 1).flat()));
}

describe('eyeDiagram', () => {
  it('measures square pulses as they are', () => {
    const { levels, levelDeviations, eyes, omaOuter, extinctionRatio, levelMismatchRatio, eyeCenter } = diagram(waveform());
    levels.forEach((level, i) => expect(level).toBeCloseTo(1e-3 * (0.5 + i / 3), 15));
    levelDeviations.forEach((deviation) => expect(deviation).toBeLessThan(1e-15));
    expect([omaOuter, extinctionRatio, levelMismatchRatio]).toEqual([expect.closeTo(1e-3, 12), expect.closeTo(3, 9), expect.closeTo(1, 9)]);
    // Samples 0 to 15 hold the symbol. Straight edges of one sample: an outer eye loses 1/3 of one at each side, where 0 to 3 crosses 5/6 up.
    expect(eyeCenter * symbolRate * 16).toBeCloseTo(7.5, 9);
    const widths = [15 + 2 / 6, 15.5, 15 + 2 / 6];
    eyes.forEach(({ height, width, opens, closes, threshold }, i) => {
      expect(height).toBeCloseTo(1e-3 / 3, 15);
      expect(width * symbolRate * 16).toBeCloseTo(widths[i]!, 1);
      expect([width, opens + closes]).toEqual([closes - opens, expect.closeTo(0, 14)]);
      expect(threshold).toBeCloseTo(1e-3 * (4 + 2 * i) / 6, 12);
    });
  });

  it('is a density over two symbols about the middle of the eyes', () => {
    const { axes, values, shape, eyeCenter, levels } = diagram(waveform({ bandwidth: 0.5 }), { columns: 32, rows: 200 });
    expect(shape).toEqual([200, 64]);
    expect([axes.power.length, axes.time.length, values.density.length]).toEqual([200, 64, 12800]);
    for (let i = 0; i < 64; i++) {
      let sum = 0;
      for (let j = 0; j < 200; j++) sum += values.density[j * 64 + i]!;
      expect(sum).toBeCloseTo(1, 12);
    }
    expect(axes.time[0]! * symbolRate).toBeGreaterThanOrEqual(-1);
    expect(axes.time[63]! * symbolRate).toBeLessThan(1);
    expect((axes.time[33]! - axes.time[1]!) * symbolRate).toBeCloseTo(1, 9);
    // At the middle the samples lie about the levels.
    const middle = axes.time.findIndex((time) => time >= 0);
    const mean = axes.power.reduce((sum, power, j) => sum + power * values.density[j * 64 + middle]!, 0);
    expect(mean).toBeCloseTo(levels.reduce((sum, level) => sum + level / 4, 0), 5);
    expect(eyeCenter).toBeGreaterThan(0.5 / symbolRate);
  });

  it('has the heights between the innermost samples', () => {
    for (const bandwidth of [0.6, 0.45, 0.38]) {
      const given = waveform({ bandwidth });
      const { eyes, eyeCenter } = diagram(given);
      const at = eyeCenter * 16 * symbolRate;
      const [before, after] = [innermost(given, Math.floor(at)), innermost(given, Math.ceil(at))];
      // Between two samples the contour may bulge a little above both.
      eyes.forEach(({ height }, i) => {
        expect(height).toBeGreaterThan(Math.min(before[i]!, after[i]!) - 1e-6);
        expect(height).toBeLessThan(Math.max(before[i]!, after[i]!) + 4e-6);
      });
    }
  });

  it('is closed by noise as its deviation and probability say', () => {
    const noise = 1.5e-5;
    const given = waveform({ noise });
    for (const probability of [0.1, 0.01]) {
      const { levelDeviations, eyes } = diagram(given, { probability });
      // A deviation from 2,047 samples has an uncertainty of 1.6 %, here of 4 standard errors.
      levelDeviations.forEach((deviation) => expect(Math.abs(deviation / noise - 1)).toBeLessThan(0.065));
      const expected = 1e-3 / 3 - 2 * noise * inverseGaussianTail(probability);
      eyes.forEach(({ height }) => expect(Math.abs(height - expected)).toBeLessThan(0.25 * noise));
    }
    const heights = [0.1, 0.01, 1e-3, 0].map((probability) => diagram(given, { probability }).eyes[1]!.height);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  });

  it('moves with the waveform and scales with it', () => {
    const given = waveform({ bandwidth: 0.45 });
    const reference = diagram(given);
    const turned = { ...given, samples: Float64Array.from([...given.samples.subarray(1001), ...given.samples.subarray(0, 1001)]) };
    const scaled = { ...given, samples: given.samples.map((value) => 400 * value - 0.3) };
    const [moved, other] = [diagram(turned), diagram(scaled)];
    const period = symbols.length / symbolRate;
    expect((((moved.eyeCenter + 1001 / given.sampleRate - reference.eyeCenter) % period) + period) % period).toBeCloseTo(0, 15);
    reference.eyes.forEach(({ height, width }, i) => {
      expect(Math.abs(moved.eyes[i]!.height / height - 1)).toBeLessThan(1e-3);
      expect(Math.abs(moved.eyes[i]!.width / width - 1)).toBeLessThan(1e-3);
      expect(other.eyes[i]!.height / 400).toBeCloseTo(height, 9);
      expect(other.eyes[i]!.width).toBeCloseTo(width, 15);
    });
    expect(other.extinctionRatio).toBe(null);
  });

  it('is closed where the bandwidth is lost, and its density remains', () => {
    const { eyes, values } = diagram(waveform({ bandwidth: 0.25 }));
    eyes.forEach((each) => expect(each).toMatchObject({ height: 0, width: 0, opens: 0, closes: 0 }));
    expect(values.density.some((share) => share > 0)).toBe(true);
  });

  it('takes any symbols, and its outer levels from the runs where there are some', () => {
    const few = Uint8Array.from([0, 1, 2, 3, 1, 3, 0, 2, 2, 0, 3, 1, 0, 0, 3, 2, 1, 1, 2]);
    const without = diagram(waveform({ bandwidth: 0.5, sent: few }), { pattern: few });
    expect(without.omaOuter).toBeCloseTo(without.levels[3]! - without.levels[0]!, 15);
    const many = randomSymbols({ count: 20_000, seed: 4 });
    const having = diagram(waveform({ bandwidth: 0.5, sent: many }), { pattern: many });
    expect(having.omaOuter).toBeGreaterThan(having.levels[3]! - having.levels[0]! + 2e-5);
    expect(having.omaOuter).toBeCloseTo(1e-3, 6);
  });

  it('has columns between few samples', () => {
    const given = waveform({ bandwidth: 0.5 });
    const reference = diagram(given);
    const every = (step: number): Waveform => ({ sampleRate: given.sampleRate / step, samples: given.samples.filter((_, i) => i % step === 0) });
    for (const step of [2, 4]) {
      const { eyes, levels, eyeCenter } = diagram(every(step));
      expect(Math.abs(eyeCenter - reference.eyeCenter) * symbolRate).toBeLessThan(0.01);
      eyes.forEach(({ height, width }, i) => {
        // A curve that may not overshoot stays a little flat between four samples.
        expect(Math.abs(height / reference.eyes[i]!.height - 1)).toBeLessThan(step === 2 ? 0.015 : 0.06);
        expect(Math.abs(width / reference.eyes[i]!.width - 1)).toBeLessThan(step === 2 ? 0.015 : 0.06);
      });
      levels.forEach((level, i) => expect(Math.abs(level - reference.levels[i]!)).toBeLessThan(step * 2e-6));
    }
  });

  it('counts several periods as one', () => {
    const given = waveform({ bandwidth: 0.45 });
    const twice = { ...given, samples: Float64Array.from([...given.samples, ...given.samples]) };
    expect(diagram(twice).eyes[0]!.height).toBeCloseTo(diagram(given).eyes[0]!.height, 9);
  });

  it('says why there is none', () => {
    const given = waveform({ bandwidth: 0.5 });
    const reason = (samples: Float64Array): string => {
      const result = eyeDiagram({ ...given, samples }, method);
      return result.finite ? '' : result.reason;
    };
    expect(reason(given.samples.map(() => 1e-3))).toBe('the outer optical modulation amplitude is zero');
    expect(reason(given.samples.map((value) => -value))).toMatch('the waveform is inverted');
    const { uniform } = philox({ seed: 3, stream: 0 });
    expect(reason(given.samples.map(() => uniform()))).toMatch('the waveform does not match the pattern: its correlation is');
  });

  it.each<[string, Partial<EyeMethod & Waveform>]>([
    ['eyeDiagram: symbolRate is NaN', { symbolRate: NaN }],
    ['eyeDiagram: probability is 0.2, outside 0 to 0.1', { probability: 0.2 }],
    ['eyeDiagram: columns is 4, outside 8 to 512', { columns: 4 }],
    ['eyeDiagram: columns is 8.5, must be a whole number', { columns: 8.5 }],
    ['eyeDiagram: rows is 1000, outside 16 to 512', { rows: 1000 }],
    ['eyeDiagram: pattern has no symbols', { pattern: [] }],
    ['eyeDiagram: pattern.1 is 4, outside 0 to 3', { pattern: [0, 4] }],
    ['eyeDiagram: pattern has no symbol 2', { pattern: [0, 1, 3] }],
    ['eyeDiagram: the waveform has 131056 samples, less than one period of the pattern, 1048560', { pattern: 'SSPRQ' }],
    ['eyeDiagram: 16.1 samples a symbol, must be a whole number', { sampleRate: 16.1 * symbolRate }],
    ['eyeDiagram: sampleRate', { sampleRate: 3 * symbolRate }],
    ['no multiple of the 16 of a symbol', { samples: new Float64Array(131_057) }],
    ['no whole number of periods of the pattern, 131056', { samples: new Float64Array(131_072) }],
    ['eyeDiagram: samples.9 is NaN, must be finite', { samples: waveform().samples.with(9, NaN) }],
  ])('refuses: %s', (message, { sampleRate, samples, ...its }) => {
    const given = waveform();
    const changed = { sampleRate: sampleRate ?? given.sampleRate, samples: samples ?? given.samples };
    expect(() => eyeDiagram(changed, { ...method, ...its })).toThrow(message);
  });
});

describe('between samples a waveform', () => {
  const rowsOf = (samples: readonly number[]): Float64Array[] => [0, 1, 2, 3].map((p) => Float64Array.from(samples.filter((_, i) => i % 4 === p)));

  it('does not overshoot a sharp edge', () => {
    const rows = rowsOf([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
    for (let at = 0; at < 16; at += 0.1) {
      const value = sampledAt(new Float64Array(1), rows, at)[0]!;
      expect(value).toBeCloseTo(Math.min(1, Math.max(0, at - 7, at > 15 ? 0 : 0)) - Math.max(0, at - 15), 12);
    }
  });

  it('follows a wave to the third order', () => {
    const wave = (at: number): number => Math.sin((2 * Math.PI * at) / 32);
    const rows = rowsOf(Array.from({ length: 32 }, (_, i) => wave(i)));
    const out = sampledAt(new Float64Array(8), rows, -2.5);
    out.forEach((value, n) => expect(Math.abs(value - wave(4 * n - 2.5))).toBeLessThan(1e-3));
    sampledAt(out, rows, 5).forEach((value, n) => expect(value).toBeCloseTo(wave(4 * n + 5), 15));
  });
});
