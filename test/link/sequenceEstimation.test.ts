import { describe, expect, it } from 'vitest';
import { decisionFeedback } from '../../src/link/decisionFeedback.ts';
import { countErrors } from '../../src/link/decisions.ts';
import { randomSymbols } from '../../src/link/pattern.ts';
import { sequenceEstimation } from '../../src/link/sequenceEstimation.ts';
import { gaussianTail } from '../../src/numerics/erfc.ts';
import { normalNoise } from '../../src/numerics/normalNoise.ts';

const levels = [-3, -1, 1, 3];
const wave = (samples: Float64Array) => ({ sampleRate: 1e9, samples });
function received(symbols: Uint8Array, heights: readonly number[], response: readonly number[], rms: number, seed: number): Float64Array {
  const source = normalNoise('test', { seed, stream: 0 });
  let place = source.deviates.length;
  return Float64Array.from(symbols, (_, n) => {
    if (place === source.deviates.length) [place] = [0, source.draw()];
    let value = rms * source.deviates[place++]!;
    response.forEach((weight, k) => (value += weight * heights[symbols[n - k] ?? 0]!));
    return value;
  });
}

/** The best of all sequences by trying each, with every past before the first. */
function byForce(values: Float64Array, heights: readonly number[], response: readonly number[]): { least: number; distance: (symbols: Uint8Array) => number } {
  const size = heights.length;
  const memory = response.length - 1;
  const distance = (symbols: Uint8Array): number => {
    let least = Infinity;
    for (let past = 0; past < size ** memory; past++) {
      let sum = 0;
      for (let n = 0; n < values.length; n++) {
        let value = values[n]!;
        response.forEach((weight, k) => {
          const symbol = n >= k ? symbols[n - k]! : Math.floor(past / size ** (k - n - 1)) % size;
          value -= weight * heights[symbol]!;
        });
        sum += value * value;
      }
      least = Math.min(least, sum);
    }
    return least;
  };
  let least = Infinity;
  for (let i = 0; i < size ** values.length; i++) {
    const symbols = Uint8Array.from({ length: values.length }, (_, n) => Math.floor(i / size ** n) % size);
    least = Math.min(least, distance(symbols));
  }
  return { least, distance };
}

describe('sequenceEstimation', () => {
  it.each([
    [levels, [1, 0.6], 4, 5],
    [[-1, 1], [0.5, 1, -0.4], 9, 8],
    [[0, 1, 2], [1, -0.5, 0.3], 5, 6],
  ] as const)('finds what trying every sequence finds', (heights, response, length, seeds) => {
    for (let seed = 0; seed < seeds; seed++) {
      const symbols = randomSymbols({ count: length, seed }).map((symbol) => symbol % heights.length);
      const values = received(symbols, heights, response, 0.8, seed);
      const found = sequenceEstimation({ response, levels: heights, depth: 16 })(wave(values));
      const { least, distance } = byForce(values, heights, response);
      expect(found.length).toBe(length);
      expect(distance(found)).toBeCloseTo(least, 12);
    }
  });

  it('errs behind 1 + D as the distance of its error events says, and less than decision feedback', () => {
    const count = 200_000;
    const rms = 0.5;
    const symbols = randomSymbols({ count, seed: 7 });
    const values = wave(received(symbols, levels, [1, 1], rms, 9));
    const estimated = countErrors(symbols, sequenceEstimation({ response: [1, 1], levels, depth: 64 })(values)).symbolErrors;
    const fedBack = countErrors(symbols, decisionFeedback({ feedback: [1], levels })(values)).symbolErrors;
    // Nearest sequences differ by alternating steps over m symbols, all of distance 2√2: each start has 2 signs and (3/4)^m of all
    // sequences have room for it, so symbol errors add m(3/4)^m times twice: 24 Q(√2/rms) at most.
    const bound = 24 * gaussianTail(Math.SQRT2 / rms);
    expect(estimated / count).toBeLessThan(bound * 1.1);
    expect(estimated / count).toBeGreaterThan(bound / 6);
    expect(estimated).toBeLessThan(fedBack / 2);
  });

  it('gives the same decisions for any cutting', () => {
    const symbols = randomSymbols({ count: 1000, seed: 1 });
    const values = received(symbols, levels, [1, 0.5], 0.5, 1);
    const stage = sequenceEstimation({ response: [1, 0.5], levels, depth: 20 });
    const whole = [...stage(wave(values))];
    for (const size of [1, 19, 40, 41, 999]) {
      const run = stage.open();
      const pieces: number[] = [];
      for (let at = 0; at < 1000; at += size) pieces.push(...run.run(wave(values.subarray(at, at + size))));
      pieces.push(...run.end());
      expect(pieces).toEqual(whole);
    }
    expect([...stage(wave(new Float64Array(0)))]).toEqual([]);
  });

  it('says what is wrong', () => {
    const design = { response: [1, 0.5], levels, depth: 20 };
    expect(() => sequenceEstimation({ ...design, response: [1] })).toThrow('response.length is 1');
    expect(() => sequenceEstimation({ ...design, response: [1, NaN] })).toThrow('response.1 is NaN');
    expect(() => sequenceEstimation({ ...design, levels: [2, 1] })).toThrow('levels.1 is 1, must be above');
    expect(() => sequenceEstimation({ ...design, depth: 3 })).toThrow('depth is 3');
    expect(() => sequenceEstimation({ ...design, depth: 20.5 })).toThrow('depth is 20.5, must be a whole number');
    expect(() => sequenceEstimation({ ...design, response: [1, 1, 1, 1, 1], levels: Array.from({ length: 16 }, (_, i) => i) })).toThrow('levels^memory is 65536');
    const run = sequenceEstimation(design).open();
    expect(() => run.run(wave(Float64Array.of(NaN)))).toThrow('samples.0 is NaN');
    run.end();
    expect(() => run.end()).toThrow('the run is over');
    expect(() => run.run(wave(Float64Array.of(1)))).toThrow('the run is over');
  });
});
