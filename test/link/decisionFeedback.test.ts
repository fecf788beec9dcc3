import { describe, expect, it } from 'vitest';
import { decisionFeedback, burstLengths } from '../../src/link/decisionFeedback.ts';
import { countErrors } from '../../src/link/decisions.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { precoding, unprecoding } from '../../src/link/precoding.ts';
import { gaussianTail } from '../../src/numerics/erfc.ts';
import { normalNoise } from '../../src/numerics/normalNoise.ts';

const levels = [-3, -1, 1, 3];

/** Symbols behind 1 + αD and noise. */
function received(symbols: Uint8Array, alpha: number, rms: number): Float64Array {
  const source = normalNoise('test', { seed: 11, stream: 0 });
  let place = source.deviates.length;
  let before = 0;
  return Float64Array.from(symbols, (symbol) => {
    if (place === source.deviates.length) [place] = [0, source.draw()];
    const value = levels[symbol]! + alpha * before + rms * source.deviates[place++]!;
    before = levels[symbol]!;
    return value;
  });
}
const wave = (samples: Float64Array) => ({ sampleRate: 1e9, samples });

describe('decisionFeedback', () => {
  it('takes the past away without noise, for any cutting', () => {
    const symbols = randomSymbols({ count: 2000, seed: 1 });
    const values = Float64Array.from(symbols, (symbol, n) => levels[symbol]! + 0.7 * (levels[symbols[n - 1]!] ?? 0) - 0.4 * (levels[symbols[n - 2]!] ?? 0));
    const stage = decisionFeedback({ feedback: [0.7, -0.4], levels });
    expect([...stage(wave(values))]).toEqual([...symbols]);
    const run = stage.open();
    const pieces = [0, 1, 700, 700].flatMap((at, i) => [...run.run(wave(values.subarray(at, [1, 700, 700, 2000][i])))]);
    expect(pieces).toEqual([...symbols]);
  });

  it('errs as often as a channel without memory would, times the length of its bursts', () => {
    // Behind 1 + D a wrong decision misplaces the next value by a whole level step: it errs too unless the level has no neighbor there, 1 time in 4.
    const count = 400_000;
    const rms = 0.42;
    const symbols = randomSymbols({ count, seed: 2 });
    const decided = decisionFeedback({ feedback: [1], levels })(wave(received(symbols, 1, rms)));
    const { symbolErrors } = countErrors(symbols, decided);
    const { counts, meanLength } = burstLengths(symbols, decided, { guard: 1 });
    const bursts = counts.reduce((sum, n) => sum + n, 0);
    const first = 1.5 * gaussianTail(1 / rms);
    // A burst begins after a right decision, so that the rate of bursts is that of first errors less the time within bursts.
    expect(Math.abs(bursts / count / first - 1)).toBeLessThan(4 / Math.sqrt(bursts) + 4 * first);
    expect(Math.abs(meanLength - 4)).toBeLessThan(4 * Math.sqrt(12 / bursts) + 0.08);
    expect(symbolErrors / count / first).toBeGreaterThan(3.5);
  });

  it('leaves two errors of a burst with pre-coding', () => {
    const sent = randomSymbols({ count: 400_000, seed: 3 });
    const coded = precoding()(sent);
    const decided = decisionFeedback({ feedback: [1], levels })(wave(received(coded, 1, 0.36)));
    const { counts } = burstLengths(coded, decided, { guard: 1 });
    const bursts = counts.reduce((sum, n) => sum + n, 0);
    const before = countErrors(coded, decided).symbolErrors;
    const { symbolErrors } = countErrors(sent, unprecoding()(decided));
    expect(bursts).toBeGreaterThan(500);
    expect(before / bursts).toBeGreaterThan(3.5);
    expect(symbolErrors / bursts).toBeGreaterThan(1.9);
    expect(symbolErrors / bursts).toBeLessThan(2.1);
  });

  it('says what is wrong', () => {
    expect(() => decisionFeedback({ feedback: [], levels })).toThrow('feedback.length is 0');
    expect(() => decisionFeedback({ feedback: [NaN], levels })).toThrow('feedback.0 is NaN');
    expect(() => decisionFeedback({ feedback: [1], levels: [1] })).toThrow('levels.length is 1');
    expect(() => decisionFeedback({ feedback: [1], levels: [1, 1] })).toThrow('levels.1 is 1, must be above levels.0');
    expect(() => decisionFeedback({ feedback: [1], levels: [1, NaN] })).toThrow('levels.1 is NaN');
    expect(() => decisionFeedback({ feedback: [1], levels })(wave(Float64Array.of(0, NaN)))).toThrow('samples.1 is NaN');
  });
});

describe('burstLengths', () => {
  it('joins errors nearer than the guard', () => {
    const sent = new Uint8Array(20);
    const decided = Uint8Array.from({ length: 20 }, (_, i) => ([2, 3, 5, 12, 19].includes(i) ? 1 : 0));
    expect(burstLengths(sent, decided, { guard: 1 })).toEqual({ counts: [3, 1], meanLength: 1.25 });
    expect(burstLengths(sent, decided, { guard: 2 }).counts).toEqual([2, 0, 0, 1]);
    expect(burstLengths(sent, sent, { guard: 2 })).toEqual({ counts: [], meanLength: 0 });
    expect(() => burstLengths(sent, decided.subarray(1), { guard: 1 })).toThrow('20 symbols sent, 19 decided');
    expect(() => burstLengths(sent, decided, { guard: 0 })).toThrow('guard is 0');
    expect(() => burstLengths(sent, decided, { guard: 1.5 })).toThrow('guard is 1.5, must be a whole number');
  });
});

describe('precoding', () => {
  it('is undone by unprecoding, for any cutting, and shapes as 1/(1 + D)', () => {
    const symbols = randomSymbols({ count: 1000, seed: 4 });
    const coded = precoding()(symbols);
    coded.forEach((symbol, n) => expect((symbol + (coded[n - 1] ?? 0)) % 4).toBe(symbols[n]));
    expect([...unprecoding()(coded)]).toEqual([...symbols]);
    const [on, off] = [precoding().open(), unprecoding().open()];
    const pieces = [0, 3, 3, 400].flatMap((at, i) => [...off.run(on.run(symbols.subarray(at, [3, 3, 400, 1000][i])))]);
    expect(pieces).toEqual([...symbols]);
    expect([...precoding()(Uint8Array.of(1, 0, 0, 2))]).toEqual([1, 3, 1, 1]);
    expect(() => precoding()(Uint8Array.of(0, 4))).toThrow('precoding: symbols.1 is 4');
    expect(() => unprecoding()(Uint8Array.of(9))).toThrow('unprecoding: symbols.0 is 9');
  });
});
