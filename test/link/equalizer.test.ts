import { describe, expect, it } from 'vitest';
import { countErrors, decisions } from '../../src/link/decisions.ts';
import { feedForwardEqualizer, type FeedForward } from '../../src/link/equalizer.ts';
import { adaptedTaps, leastSquaresTaps, noiseEnhancement, type Training } from '../../src/link/equalizerTaps.ts';
import { grayBits } from '../../src/link/grayCode.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { normalNoise } from '../../src/numerics/normalNoise.ts';

const levels = [-3, -1, 1, 3];
const symbols = randomSymbols({ count: 20000, seed: 3 });
const sent = Float64Array.from(symbols, (symbol) => levels[symbol]!);
/** Symbols behind a response, whose place `center` is the symbol itself; `offset` and noise added. */
function channel(response: readonly number[], center: number, { offset, noise }: { offset: number; noise: number }): Float64Array {
  const source = normalNoise('test', { seed: 1, stream: 0 });
  let place = source.deviates.length;
  return sent.map((_, n) => {
    if (place === source.deviates.length) [place] = [0, source.draw()];
    let value = offset + noise * source.deviates[place++]!;
    response.forEach((weight, k) => (value += weight * (sent[n + center - k] ?? sent[0]!)));
    return value;
  });
}
const design: FeedForward = { taps: [0.1, 1, -0.3], main: 1, tapsPerSymbol: 1, samplesPerSymbol: 4, first: 2 };
const training = (samples: Float64Array, taps: number, main: number): Training => ({ samples, first: 0, tapsPerSymbol: 1, symbols, levels, taps, main });

describe('feedForwardEqualizer', () => {
  const samples = Float64Array.from({ length: 401 }, (_, i) => Math.sin(i * i));
  const held = (i: number): number => samples[Math.min(400, Math.max(0, i))]!;

  it.each([
    [design, 1],
    [{ ...design, taps: [0.2, 0.3, 1, 0.1, -0.2], main: 2, tapsPerSymbol: 2 } as const, 2],
    [{ ...design, first: 11, main: 0 }, 1],
    [{ ...design, main: 2, samplesPerSymbol: 1, first: 0 }, 1],
  ])('is the sum over its taps, at each symbol, for any cutting', (each, perSymbol) => {
    const stage = feedForwardEqualizer(each);
    const whole = stage({ sampleRate: 4e9, samples });
    const count = Math.ceil((401 - each.first) / each.samplesPerSymbol);
    expect([whole.samples.length, whole.sampleRate]).toEqual([count, 4e9 / each.samplesPerSymbol]);
    const spacing = each.samplesPerSymbol / perSymbol;
    for (let n = 0; n < count; n++) {
      let sum = 0;
      for (let k = 0; k < each.taps.length; k++) sum += each.taps[k]! * held(each.first + n * each.samplesPerSymbol + (each.main - k) * spacing);
      expect(whole.samples[n]).toBeCloseTo(sum, 13);
    }
    for (const size of [1, 3, 17, 400]) {
      const run = stage.open();
      const pieces: number[] = [];
      for (let at = 0; at < 401; at += size) pieces.push(...run.run({ sampleRate: 4e9, samples: samples.subarray(at, at + size) }).samples);
      pieces.push(...run.end().samples);
      expect(pieces).toEqual([...whole.samples]);
    }
  });

  it('says what is wrong', () => {
    const cases: readonly (readonly [Partial<FeedForward>, string])[] = [
      [{ taps: [] }, 'taps.length is 0'],
      [{ taps: [NaN] }, 'taps.0 is NaN'],
      [{ main: 3 }, 'main is 3'],
      [{ main: 0.5 }, 'main is 0.5, must be a whole number'],
      [{ tapsPerSymbol: 3 as 2 }, 'tapsPerSymbol is 3, must be 1 or 2'],
      [{ samplesPerSymbol: 3, tapsPerSymbol: 2 }, 'samplesPerSymbol is 3, must be a multiple of 2'],
      [{ first: -1 }, 'first is -1'],
    ];
    for (const [change, message] of cases) expect(() => feedForwardEqualizer({ ...design, ...change })).toThrow(message);
    const stage = feedForwardEqualizer(design);
    expect(() => stage({ sampleRate: 0, samples })).toThrow('sampleRate is 0');
    expect(() => stage({ sampleRate: 1e9, samples: samples.with(6, NaN) })).toThrow('samples.6 is NaN, must be finite');
    const run = stage.open();
    expect(() => run.end()).toThrow('ends without a waveform');
    run.run({ sampleRate: 1e9, samples });
    expect(() => run.run({ sampleRate: 1e9, samples: samples.with(9, -Infinity) })).toThrow('samples.410 is -Infinity, must be finite');
    expect(() => run.run({ sampleRate: 2e9, samples })).toThrow('sample rate of the block');
    run.end();
    expect(() => run.end()).toThrow('the run is over');
    expect(() => run.run({ sampleRate: 1e9, samples })).toThrow('the run is over');
  });
});

describe('leastSquaresTaps', () => {
  it('inverts a short channel: 1 + D/2 becomes (−1/2)^k, and takes an offset away', () => {
    const { taps, offset, error } = leastSquaresTaps(training(channel([1, 0.5], 0, { offset: 7, noise: 0 }), 40, 0));
    taps.forEach((tap, k) => expect(tap).toBeCloseTo((-0.5) ** k, 9));
    expect(offset).toBeCloseTo((-7 * 1) / 1.5, 6);
    expect(error).toBeLessThan(1e-9);
  });

  it('is the solution of Wiener for noise that is given as for noise that is there', () => {
    const response = [0.2, 1, 0.4];
    // Moments of independent symbols of power 5: R = 5 Σ h[i] h[i + k] + σ² δ, p = 5 h[main − k].
    const count = 7;
    const main = 3;
    const h = (k: number): number => response[k + 1] ?? 0;
    const matrix = Array.from({ length: count }, (_, i) =>
      Array.from({ length: count }, (_, j) => {
        let sum = i === j ? 0.3 : 0;
        for (let k = -1; k <= 1; k++) sum += 5 * h(k) * h(k + i - j);
        return sum;
      }),
    );
    const right = Array.from({ length: count }, (_, k) => 5 * h(main - k));
    // Gauss without pivots: the matrix is positive.
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        const factor = matrix[j]![i]! / matrix[i]![i]!;
        for (let k = i; k < count; k++) matrix[j]![k]! -= factor * matrix[i]![k]!;
        right[j]! -= factor * right[i]!;
      }
    }
    for (let i = count - 1; i >= 0; i--) {
      for (let k = i + 1; k < count; k++) right[i]! -= matrix[i]![k]! * right[k]!;
      right[i]! /= matrix[i]![i]!;
    }
    const given = leastSquaresTaps(training(channel(response, 1, { offset: 0, noise: 0 }), count, main), { variance: 0.3 });
    const there = leastSquaresTaps(training(channel(response, 1, { offset: 0, noise: Math.sqrt(0.3) }), count, main));
    right.forEach((tap, k) => {
      expect(Math.abs(given.taps[k]! - tap)).toBeLessThan(0.01);
      expect(Math.abs(there.taps[k]! - tap)).toBeLessThan(0.02);
    });
    const expected = 5 - right.reduce((sum, tap, k) => sum + tap * 5 * h(main - k), 0);
    expect(Math.abs(given.error / expected - 1)).toBeLessThan(0.03);
    expect(Math.abs(there.error / expected - 1)).toBeLessThan(0.05);
    const white = leastSquaresTaps(training(channel(response, 1, { offset: 0, noise: 0 }), count, main), { variance: 0.3, correlation: [1] });
    expect([...white.taps]).toEqual([...given.taps]);
  });

  it('takes two taps a symbol', () => {
    const half = new Float64Array(2 * sent.length);
    sent.forEach((value, n) => {
      half[2 * n] = value;
      half[2 * n + 1] = 0.5 * value + 0.3 * (sent[n + 1] ?? value) + 0.4 * (sent[n - 1] ?? value) + 0.25;
    });
    const { taps, offset, error } = leastSquaresTaps({ ...training(half, 3, 1), first: 1, tapsPerSymbol: 2 }, { variance: 1e-9 });
    // One sample before the middle sample of symbol n stands symbol n itself.
    [0, 0, 1].forEach((tap, k) => expect(taps[k]).toBeCloseTo(tap, 6));
    expect(offset).toBeCloseTo(0, 6);
    expect(error).toBeLessThan(1e-6);
  });

  it('is reached by least mean squares', () => {
    const samples = channel([0.15, 1, 0.3], 1, { offset: 0.5, noise: 0.2 });
    const best = leastSquaresTaps(training(samples, 9, 4));
    const start = { taps: Float64Array.from({ length: 9 }, (_, k) => (k === 4 ? 1 : 0)), offset: 0 };
    const found = adaptedTaps(training(samples, 9, 4), start, { step: 5e-4, passes: 20 });
    found.taps.forEach((tap, k) => expect(Math.abs(tap - best.taps[k]!)).toBeLessThan(0.02));
    expect(found.error / best.error).toBeLessThan(1.02);
    expect(found.error).toBeGreaterThan(best.error);
    expect(() => adaptedTaps(training(samples, 9, 4), start, { step: 1, passes: 3 })).toThrow('the taps run away with a step of 1');
    expect(() => adaptedTaps(training(samples, 9, 4), start, { step: 0, passes: 3 })).toThrow('step is 0');
    expect(() => adaptedTaps(training(samples, 9, 4), start, { step: 0.1, passes: 0 })).toThrow('passes is 0');
    expect(() => adaptedTaps(training(samples, 5, 2), start, { step: 0.1, passes: 1 })).toThrow('start has 9 taps, the training 5');
  });

  it('says what is wrong', () => {
    const samples = channel([1], 0, { offset: 0, noise: 0 });
    const good = training(samples, 5, 2);
    expect(() => leastSquaresTaps({ ...good, taps: 0 })).toThrow('taps is 0');
    expect(() => leastSquaresTaps({ ...good, taps: 5.5 })).toThrow('taps is 5.5, must be a whole number');
    expect(() => leastSquaresTaps({ ...good, main: 5 })).toThrow('main is 5');
    expect(() => leastSquaresTaps({ ...good, first: -1 })).toThrow('first is -1');
    expect(() => leastSquaresTaps({ ...good, tapsPerSymbol: 0 as 1 })).toThrow('tapsPerSymbol is 0');
    expect(() => leastSquaresTaps({ ...good, samples: samples.with(4, NaN) })).toThrow('samples.4 is NaN');
    expect(() => leastSquaresTaps({ ...good, levels: [1, 2] })).toThrow('there are 2 finite levels');
    expect(() => leastSquaresTaps({ ...good, symbols: symbols.subarray(0, 19) })).toThrow('symbols have all of their samples, 5 taps need 20');
    expect(() => leastSquaresTaps({ ...good, samples: new Float64Array(20000) })).toThrow('the equations of 5 taps are singular');
    expect(() => leastSquaresTaps(good, { variance: -1 })).toThrow('noise.variance is -1');
  });
});

describe('noiseEnhancement', () => {
  it('is the rms of filtered noise', () => {
    expect(noiseEnhancement([0.5, -0.5, 1])).toBeCloseTo(Math.sqrt(1.5), 14);
    expect(noiseEnhancement([1, 1], [1, 0.5])).toBeCloseTo(Math.sqrt(3), 14);
    expect(() => noiseEnhancement([NaN])).toThrow('noiseEnhancement');
    const noise = channel([], 0, { offset: 0, noise: 1 });
    const { samples } = feedForwardEqualizer({ ...design, samplesPerSymbol: 1, first: 0 })({ sampleRate: 1e9, samples: noise });
    const rms = Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
    expect(Math.abs(rms / noiseEnhancement(design.taps) - 1)).toBeLessThan(4 / Math.sqrt(20000));
  });
});

describe('decisions and errors', () => {
  it('count thresholds below, and symbols and bits that differ', () => {
    const values = Float64Array.of(-2, -0.5, 0.5, 2, 1);
    expect([...decisions(values, [-1, 0, 1])]).toEqual([0, 1, 2, 3, 2]);
    expect([...decisions(values, [0])]).toEqual([0, 0, 1, 1, 1]);
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        const [x, y] = [grayBits([a]), grayBits([b])];
        const bitErrors = (x[0] === y[0] ? 0 : 1) + (x[1] === y[1] ? 0 : 1);
        expect(countErrors(Uint8Array.of(a), Uint8Array.of(b))).toEqual({ symbols: 1, symbolErrors: a === b ? 0 : 1, bitErrors });
      }
    }
  });

  it('refuse what cannot be decided or compared', () => {
    expect(() => decisions(Float64Array.of(1, NaN), [0, 1, 2])).toThrow('values.1 is not a number');
    expect(() => decisions(Float64Array.of(NaN), [0])).toThrow('values.0 is not a number');
    expect(() => decisions(Float64Array.of(1), [])).toThrow('thresholds.length is 0');
    expect(() => decisions(Float64Array.of(1), [1, 0])).toThrow('thresholds.1 is 0');
    expect(() => decisions(Float64Array.of(1), [NaN])).toThrow('thresholds.0 is NaN');
    expect(() => countErrors(new Uint8Array(1), new Uint8Array(2))).toThrow('1 symbols sent, 2 decided');
    expect(() => countErrors(Uint8Array.of(4), Uint8Array.of(4))).toThrow('a symbol is above 3');
  });
});
