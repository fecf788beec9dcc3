import { describe, expect, it } from 'vitest';
import type { Waveform } from '../../src/light.ts';
import { besselThomson } from '../../src/link/besselThomson.ts';
import { pattern } from '../../src/link/pattern.ts';
import { type FiniteTdecq, tdecq, type TdecqMethod } from '../../src/link/tdecq.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { filteredAround } from '../../src/numerics/overlapSave.ts';
import { philox } from '../../src/numerics/philox.ts';

const symbolRate = 106.25e9;
const method: TdecqMethod = { symbolRate, pattern: 'PRBS13Q', equalizerTaps: 5, targetSymbolErrorRatio: 4.8e-4 };
const symbols = pattern('PRBS13Q');

interface Distortion {
  readonly perSymbol?: number;
  /** −3 dB frequency over symbol rate. */
  readonly bandwidth?: number;
  /** Square term, in parts of the amplitude. */
  readonly bend?: number;
  /** Reflection in parts of the amplitude, three symbols later. */
  readonly echo?: number;
  /** Delay, samples. */
  readonly delay?: number;
  /** rms in parts of the amplitude. */
  readonly noise?: number;
}

/** PRBS13Q from 0.5 to 1.5 mW. */
function distorted({ perSymbol = 16, bandwidth, bend = 0, echo = 0, delay = 0, noise = 0 }: Distortion): Waveform {
  const sampleRate = perSymbol * symbolRate;
  const square = Float64Array.from({ length: symbols.length * perSymbol }, (_, i) => symbols[Math.floor(i / perSymbol)]! / 3 - 0.5);
  const smooth = bandwidth === undefined ? square : besselThomson({ sampleRate, samples: square }, { bandwidth: bandwidth * symbolRate }).samples;
  const { uniform } = philox({ seed: 5, stream: 0 });
  const bent = smooth.map((value, i) => {
    const earlier = smooth.at((i - 3 * perSymbol) % smooth.length)!;
    return value + bend * (value * value - 0.25) + echo * earlier + (noise > 0 ? noise * normalDeviate(uniform()) : 0);
  });
  return { sampleRate, samples: delayed(bent, delay).map((value) => 1e-3 * (1 + value)) };
}

function delayed(samples: Float64Array, by: number): Float64Array {
  if (by === 0) return samples;
  const whole = Math.floor(by);
  const rest = by - whole;
  const turned = Float64Array.from(samples, (_, i) => samples.at((i - whole) % samples.length)!);
  const shift = (out: Float64Array, f: number): void => {
    out[0] = Math.cos(2 * Math.PI * f * rest);
    out[1] = -Math.sin(2 * Math.PI * f * rest);
  };
  return rest === 0 ? turned : filteredAround(turned, shift, { reach: 512, finer: 1 });
}

function finite(waveform: Waveform, its: Partial<TdecqMethod> = {}): FiniteTdecq {
  const result = tdecq(waveform, { ...method, ...its });
  if (!result.finite) throw new Error(result.reason);
  return result;
}

const distortions: readonly Distortion[] = [
  { bandwidth: 0.5 },
  { bandwidth: 0.35 },
  { bandwidth: 0.3 },
  { bend: 0.2 },
  { bandwidth: 0.45, bend: -0.3 },
  { bandwidth: 0.6, echo: 0.06 },
  { bandwidth: 0.4, echo: -0.04, delay: 1234.5 },
  { noise: 0.05 },
  { bandwidth: 0.5, bend: 0.15, noise: 0.03 },
  { bandwidth: 0.4, bend: 0.1, echo: 0.03, noise: 0.02, delay: 77.3 },
];

/** Mean over a window about `middle`, s, of what the equalizer gives for symbol n: four places, evenly spread. */
function equalized(waveform: Waveform, { taps, mainTap, eyeCenter }: FiniteTdecq, n: number, away: number): number {
  const { samples, sampleRate } = waveform;
  const at = (time: number): number => {
    const place = time * sampleRate;
    const i = Math.floor(place);
    const t = place - i;
    const [a, b, c, d] = [-1, 0, 1, 2].map((k) => samples[(((i + k) % samples.length) + samples.length) % samples.length]!) as [number, number, number, number];
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  };
  return taps.reduce((sum, tap, k) => sum + tap * at(eyeCenter + (n + mainTap - k + away) / symbolRate), 0);
}

const decide = (value: number, thresholds: readonly number[]): number => thresholds.filter((threshold) => value > threshold).length;

describe('tdecq', () => {
  it('is 0 for an ideal waveform without filter and noise enhancement', () => {
    const one = finite(distorted({}), { equalizerTaps: 1, filterBandwidth: 'none' });
    expect(one.noiseEnhancement).toBe(1);
    expect(Math.abs(one.tdecqDb)).toBeLessThan(1e-3);
    expect(Math.abs(finite(distorted({}), { filterBandwidth: 'none' }).tdecqDb)).toBeLessThan(0.05);
    expect(one.omaOuter).toBeCloseTo(1e-3, 12);
    expect(one.extinctionRatio).toBeCloseTo(3, 9);
    expect(one.levelMismatchRatio).toBeCloseTo(1, 9);
  });

  it('is the same of a smooth waveform without filter by few samples and by many, and 0 of an ideal one by few', () => {
    const many = distorted({ perSymbol: 32, bandwidth: 0.4 });
    const every = (n: number): Waveform => ({ sampleRate: many.sampleRate / n, samples: many.samples.filter((_, i) => i % n === 0) });
    const { tdecqDb } = finite(many, { filterBandwidth: 'none' });
    expect(tdecqDb).toBeGreaterThan(0.7);
    for (const n of [2, 4, 8]) expect(Math.abs(finite(every(n), { filterBandwidth: 'none' }).tdecqDb - tdecqDb)).toBeLessThan(0.01);
    for (const perSymbol of [4, 5]) expect(Math.abs(finite(distorted({ perSymbol, delay: 3 }), { filterBandwidth: 'none' }).tdecqDb)).toBeLessThan(1e-3);
  });

  it('of a waveform that costs much is the best of several that are near, alike for few samples and many', () => {
    const lost = [8, 16].map((perSymbol) => finite(distorted({ perSymbol, bandwidth: 0.22 })).tdecqDb);
    // Steps along slopes end at 9.49, 9.73, 9.05 or 8.98 dB.
    for (const tdecqDb of lost) expect(tdecqDb).toBeLessThan(8.55);
    const [more, less] = [0.21, 0.23].map((bandwidth) => finite(distorted({ bandwidth })).tdecqDb);
    expect(more).toBeGreaterThan(Math.max(...lost) + 1);
    expect(less).toBeLessThan(Math.min(...lost) - 1);
  });

  it('costs an ideal waveform about 0.3 dB behind the filter', () => {
    const { tdecqDb, taps, mainTap } = finite(distorted({}));
    expect(tdecqDb).toBeGreaterThan(0.2);
    expect(tdecqDb).toBeLessThan(0.4);
    expect(taps.reduce((sum, tap) => sum + tap, 0)).toBeCloseTo(1, 12);
    expect(Math.max(...taps)).toBe(taps[mainTap]);
  });

  it('is where noise added behind the equalizer makes as many wrong decisions as the target, of ten waveforms', () => {
    const { uniform } = philox({ seed: 1, stream: 0 });
    for (const distortion of distortions) {
      const waveform = distorted(distortion);
      const result = finite(waveform);
      const filtered = besselThomson(waveform, { bandwidth: symbolRate / 2 });
      const noise = result.toleratedNoise * result.noiseEnhancement;
      const ratios = [-0.05, 0.05].map((side) => {
        let wrong = 0;
        const places = [-0.015, -0.005, 0.005, 0.015].map((away) => Array.from(symbols, (_, n) => equalized(filtered, result, n, side + away)));
        for (let turn = 0; turn < 32; turn++) {
          places.forEach((values) =>
            values.forEach((value, n) => {
              if (decide(value + noise * normalDeviate(uniform()), result.thresholds) !== symbols[n]) wrong++;
            }),
          );
        }
        return wrong / (128 * symbols.length);
      });
      // 0.05 dB change this error ratio by 0.0115 × (3.41² + 1) = 0.146 of it; some 500 errors tell it to 0.045.
      expect(Math.abs(Math.log(Math.max(...ratios) / 4.8e-4))).toBeLessThan(0.146);
    }
  }, 60_000);

  it('is where white noise before filter and equalizer does so', () => {
    const target = 0.01;
    const waveform = distorted({ bandwidth: 0.4, bend: 0.1 });
    const result = finite(waveform, { targetSymbolErrorRatio: target });
    const { uniform } = philox({ seed: 2, stream: 0 });
    // White noise of rms s has s²/(rate/2) a Hz; the filter passes 1.04637 of half the symbol rate.
    const white = result.toleratedNoise * Math.sqrt(16 / 1.04637);
    const wrong = [0, 0];
    const turns = 12;
    for (let turn = 0; turn < turns; turn++) {
      const noisy = waveform.samples.map((value) => value + white * normalDeviate(uniform()));
      const filtered = besselThomson({ sampleRate: waveform.sampleRate, samples: noisy }, { bandwidth: symbolRate / 2 });
      symbols.forEach((symbol, n) => {
        [-0.05, 0.05].forEach((side, i) => {
          if (decide(equalized(filtered, result, n, side), result.thresholds) !== symbol) wrong[i]!++;
        });
      });
    }
    const ratio = Math.max(...wrong) / (turns * symbols.length);
    // 0.05 dB change it by 0.0115 × (2.47² + 1) = 0.082.
    expect(Math.abs(Math.log(ratio / target))).toBeLessThan(0.082);
  }, 60_000);

  it('does not change with delay, scale and average level', () => {
    const distortion = { bandwidth: 0.4, bend: 0.1 };
    const waveform = distorted(distortion);
    const reference = finite(waveform).tdecqDb;
    for (const delay of [5, 8.5, 40.37, 60000.81]) expect(Math.abs(finite(distorted({ ...distortion, delay })).tdecqDb - reference)).toBeLessThan(0.01);
    for (const [scale, level] of [[1e-3, 0], [400, 0], [1, 0.02], [5, -1e-3]] as const) {
      const other = finite({ ...waveform, samples: waveform.samples.map((value) => scale * value + level) });
      expect(Math.abs(other.tdecqDb - reference)).toBeLessThan(1e-6);
    }
    expect(finite({ ...waveform, samples: waveform.samples.map((value) => value - 0.6e-3) }).extinctionRatio).toBe(null);
  });

  it('does not change with several periods, and hardly with the number of samples', () => {
    const waveform = distorted({ bandwidth: 0.4 });
    const reference = finite(waveform);
    const twice = Float64Array.from([...waveform.samples, ...waveform.samples]);
    expect(Math.abs(finite({ ...waveform, samples: twice }).tdecqDb - reference.tdecqDb)).toBeLessThan(0.01);
    // The bandwidth is that of squares held between samples, of which 8 and 32 are other sequences.
    for (const perSymbol of [8, 32]) {
      expect(Math.abs(finite(distorted({ bandwidth: 0.4, perSymbol })).tdecqDb - reference.tdecqDb)).toBeLessThan(0.03);
    }
    const { samples } = distorted({ bandwidth: 0.4, perSymbol: 8 });
    const every = { sampleRate: 4 * symbolRate, samples: samples.filter((_, i) => i % 2 === 0) };
    const eight = finite({ sampleRate: 8 * symbolRate, samples });
    expect(Math.abs(finite(every).tdecqDb - eight.tdecqDb)).toBeLessThan(0.03);
  });

  it('rises with noise and with lost bandwidth, falls with more taps', () => {
    const rising = [0, 0.02, 0.04, 0.06].map((noise) => finite(distorted({ bandwidth: 0.5, noise })).tdecqDb);
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(new Set(rising).size).toBe(4);
    const slow = [0.6, 0.45, 0.35].map((bandwidth) => finite(distorted({ bandwidth })).tdecqDb);
    expect(slow).toEqual([...slow].sort((a, b) => a - b));
    const more = [9, 5, 3].map((equalizerTaps) => finite(distorted({ bandwidth: 0.35, echo: 0.03 }), { equalizerTaps }).tdecqDb);
    expect(more).toEqual([...more].sort((a, b) => a - b));
  });

  it('moves the thresholds by at most what is allowed, and gains by it', () => {
    const waveform = distorted({ bandwidth: 0.5, bend: 0.2 });
    const held = finite(waveform);
    const free = finite(waveform, { thresholdAdjustment: 0.01 });
    expect(free.tdecqDb).toBeLessThan(held.tdecqDb - 0.05);
    free.thresholds.forEach((threshold, i) => expect(Math.abs(threshold - held.thresholds[i]!)).toBeLessThan(0.010001 * held.omaOuter));
    expect(free.levelMismatchRatio).toBeLessThan(1);
  });

  it('adds the noise of the oscilloscope to that which is tolerated', () => {
    const waveform = distorted({ bandwidth: 0.5 });
    const { toleratedNoise } = finite(waveform);
    expect(finite(waveform, { scopeNoise: 1e-5 }).toleratedNoise).toBeCloseTo(Math.hypot(toleratedNoise, 1e-5), 12);
  });

  it('keeps the main tap among the first where it must', () => {
    const { mainTap } = finite(distorted({ bandwidth: 0.35 }), { precursorTaps: 1 });
    expect(mainTap).toBeLessThanOrEqual(1);
  });

  it('takes a pattern as symbols', () => {
    const waveform = distorted({ bandwidth: 0.5 });
    expect(finite(waveform, { pattern: symbols })).toEqual(finite(waveform));
  });

  it('takes a short pattern of its own', () => {
    const own = Uint8Array.from([...symbols.slice(0, 300), 1, 3, 3, 3, 3, 3, 3, 3, 1, 0, 0, 0, 0, 0, 0, 2]);
    const square = Float64Array.from({ length: 16 * own.length }, (_, i) => 1e-3 * (0.5 + own[i >> 4]! / 3));
    const short = besselThomson({ sampleRate: 16 * symbolRate, samples: square }, { bandwidth: 0.5 * symbolRate });
    const { tdecqDb, omaOuter } = finite(short, { pattern: own });
    expect(omaOuter).toBeCloseTo(1e-3, 5);
    // Of four periods the search looks at a part first, of one at all symbols.
    const four = Float64Array.from({ length: 4 * short.samples.length }, (_, i) => short.samples[i % short.samples.length]!);
    expect(Math.abs(finite({ ...short, samples: four }, { pattern: own }).tdecqDb - tdecqDb)).toBeLessThan(0.01);
  });

  it('finds the best main tap where several are near', () => {
    // Another main tap gives 3.69 and 11.7 dB.
    expect(finite(distorted({ bandwidth: 0.3 })).tdecqDb).toBeLessThan(3.6);
    expect(finite(distorted({ bandwidth: 0.25, echo: 0.1 })).tdecqDb).toBeLessThan(8.6);
  });

  it('says why there is none', () => {
    const waveform = distorted({ bandwidth: 0.5 });
    const reason = (samples: Float64Array, its: Partial<TdecqMethod> = {}): string => {
      const result = tdecq({ ...waveform, samples }, { ...method, ...its });
      return result.finite ? `${result.tdecqDb}` : result.reason;
    };
    expect(reason(waveform.samples.map(() => 1e-3))).toBe('the outer optical modulation amplitude is zero');
    expect(reason(waveform.samples.map(() => 0))).toBe('the outer optical modulation amplitude is zero');
    expect(reason(waveform.samples.map((value) => -value))).toMatch('the waveform is inverted');
    const { uniform } = philox({ seed: 3, stream: 0 });
    expect(reason(waveform.samples.map(() => uniform()))).toMatch('the waveform does not match the pattern');
    expect(reason(distorted({ bandwidth: 0.12, noise: 0.2 }).samples)).toMatch('the eye is closed beyond equalization');
  });

  it.each([
    [1, 2.5, 2.5, 4],
    [1, 2.5, 2.4, 4],
    [1, 2, 2, 4],
    [1, 2.2, 2.3, 4],
  ])('has no number for levels that nothing tells apart: %d %d %d %d', (...levels) => {
    const samples = Float64Array.from({ length: 8 * symbols.length }, (_, i) => 1e-3 * levels[symbols[Math.floor(i / 8)]!]!);
    const result = tdecq({ sampleRate: 8 * symbolRate, samples }, method);
    expect(result.finite ? result.tdecqDb : result.reason).toMatch('the eye is closed beyond equalization');
  });

  it('refuses a waveform that is no whole periods of the pattern', () => {
    const { sampleRate, samples } = distorted({});
    const given = (changed: Partial<Waveform>, its: Partial<TdecqMethod> = {}) => () => tdecq({ sampleRate, samples, ...changed }, { ...method, ...its });
    expect(given({ samples: samples.slice(16) })).toThrow('tdecq: the waveform has 131040 samples, less than one period of the pattern, 131056');
    expect(given({ samples: Float64Array.from([...samples, 1]) })).toThrow('131057 samples, no multiple of the 16 of a symbol');
    expect(given({ samples: Float64Array.from([...samples, ...samples.slice(0, 16)]) })).toThrow('131072 samples, no whole number of periods of the pattern, 131056');
    expect(given({ samples: samples.with(5, NaN) })).toThrow('tdecq: samples.5 is NaN, must be finite');
    expect(given({ samples: samples.with(7, Infinity) })).toThrow('tdecq: samples.7 is Infinity, must be finite');
    expect(given({ sampleRate: 16.1 * symbolRate })).toThrow('tdecq: 16.1 samples a symbol, must be a whole number');
    expect(given({ sampleRate: 3 * symbolRate })).toThrow('tdecq: sampleRate');
    expect(given({}, { pattern: 'SSPRQ' })).toThrow('less than one period');
  });

  it.each<[Partial<TdecqMethod>, string]>([
    [{ symbolRate: NaN }, 'symbolRate'],
    [{ equalizerTaps: 0 }, 'equalizerTaps'],
    [{ equalizerTaps: 2.5 }, 'equalizerTaps'],
    [{ targetSymbolErrorRatio: 0.2 }, 'targetSymbolErrorRatio'],
    [{ precursorTaps: 5 }, 'precursorTaps'],
    [{ precursorTaps: 0.5 }, 'precursorTaps'],
    [{ thresholdAdjustment: -0.01 }, 'thresholdAdjustment'],
    [{ scopeNoise: NaN }, 'scopeNoise'],
    [{ filterBandwidth: 1 }, 'filterBandwidth'],
    [{ pattern: [0, 4] }, 'pattern.1 is 4, outside 0 to 3'],
    [{ pattern: [0, 1.5] }, 'pattern.1 is 1.5, must be a whole number'],
    [{ pattern: [0, 1, 2, 3] }, 'pattern has no run of exactly 7 symbols 3'],
    [{ pattern: [3, 3, 3, 3, 3, 3, 3, 0] }, 'pattern has no run of exactly 6 symbols 0'],
  ])('refuses %j', (its, message) => {
    expect(() => tdecq(distorted({}), { ...method, ...its })).toThrow(message);
  });

  it('finds SSPRQ in a waveform that begins anywhere', () => {
    const sequence = pattern('SSPRQ');
    const samples = Float64Array.from({ length: 4 * sequence.length }, (_, i) => 1 + sequence[Math.floor(i / 4)]!);
    const turned = Float64Array.from([...samples.subarray(100_001), ...samples.subarray(0, 100_001)]);
    const ssprq: Partial<TdecqMethod> = { pattern: 'SSPRQ', filterBandwidth: 'none', equalizerTaps: 1 };
    expect(Math.abs(finite({ sampleRate: 4 * symbolRate, samples: turned }, ssprq).tdecqDb)).toBeLessThan(0.05);
    const inverted = tdecq({ sampleRate: 4 * symbolRate, samples: turned.map((value) => 5 - value) }, { ...method, ...ssprq });
    expect(inverted.finite ? '' : inverted.reason).toMatch('inverted');
  });
});
