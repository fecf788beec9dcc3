import { describe, expect, it } from 'vitest';
import { pattern } from '../../src/link/pattern.ts';
import { tdecq } from '../../src/link/tdecq.ts';
import { gaussianTail } from '../../src/numerics/erfc.ts';
import { philox } from '../../src/numerics/philox.ts';

// TDECQ once more, straight from the text of the standard, with nothing of the library's but Q(x), the symbols and random numbers: the filter as a sum over time, no
// histograms and every symbol.

const symbolRate = 106.25e9;
const perSymbol = 16;
const symbols = pattern('PRBS13Q');

/** |H|² and impulse response, per sample, of the Bessel-Thomson filter of −3 dB at half the symbol rate. */
const response = (cyclesPerSample: number): { re: number; im: number } => {
  const w = 2.1139176749 * cyclesPerSample * perSymbol * 2;
  const [re, im] = [w ** 4 - 45 * w * w + 105, 105 * w - 10 * w ** 3];
  const size = (re * re + im * im) / 105;
  return { re: re / size, im: -im / size };
};
const size = 4096;
const impulse = Float64Array.from({ length: 240 }, (_, n) => {
  let sum = 1;
  for (let k = 1; k < size / 2; k++) {
    const { re, im } = response(k / size);
    const angle = (2 * Math.PI * k * n) / size;
    sum += 2 * (re * Math.cos(angle) - im * Math.sin(angle));
  }
  return sum / size;
});

function filtered(samples: Float64Array): Float64Array {
  return Float64Array.from(samples, (_, i) => {
    let sum = 0;
    for (let k = 0; k < impulse.length; k++) sum += impulse[k]! * samples[i >= k ? i - k : i - k + samples.length]!;
    return sum;
  });
}

/** Ceq² of taps: ∫ N |Heq|² df over ∫ N df. */
function enhancement(taps: readonly number[]): number {
  let [over, under] = [0, 0];
  for (let k = -2000; k <= 2000; k++) {
    const f = k / 200;
    const { re, im } = response(f / perSymbol);
    const noise = re * re + im * im;
    let [a, b] = [0, 0];
    taps.forEach((tap, i) => {
      a += tap * Math.cos(2 * Math.PI * f * i);
      b += tap * Math.sin(2 * Math.PI * f * i);
    });
    over += noise * (a * a + b * b);
    under += noise;
  }
  return Math.sqrt(over / under);
}

/** Samples of all symbols at a phase, a cubic between four samples. */
function at(samples: Float64Array, phase: number): Float64Array {
  const [i, t] = [Math.floor(phase), phase - Math.floor(phase)];
  const of = (place: number): number => samples[(place + samples.length) % samples.length]!;
  const [l, r] = [(t + 1) * t, (t - 1) * (t - 2)];
  const out = new Float64Array(symbols.length);
  for (let n = 0; n < out.length; n++) {
    const from = n * perSymbol + i;
    out[n] = (-of(from - 1) * t * r) / 6 + (of(from) * (t + 1) * r) / 2 - (of(from + 1) * l * (t - 2)) / 2 + (of(from + 2) * l * (t - 1)) / 6;
  }
  return out;
}

interface Signal {
  readonly samples: Float64Array;
  readonly oma: number;
  readonly average: number;
}

/** −ln of the added noise at which the worse window meets the target. [IEEE802.3, 121.8.5.3] */
function loss({ samples, oma, average }: Signal, free: readonly number[], main: number): number {
  const [phase, ...others] = free as [number, ...number[]];
  const taps = [...others.slice(0, main), 1 - others.reduce((sum, tap) => sum + tap, 0), ...others.slice(main)];
  const ceq = enhancement(taps);
  const tolerated = [-0.05, 0.05].map((side) => {
    // A window 0.04 UI wide, by four places in it.
    const places = [-0.015, -0.005, 0.005, 0.015].map((away) => {
      const x = at(samples, phase + (side + away) * perSymbol);
      const y = new Float64Array(x.length);
      taps.forEach((tap, k) => {
        for (let n = 0; n < y.length; n++) y[n]! += tap * x[(n + main - k + x.length) % x.length]!;
      });
      return y;
    });
    const ratio = (noise: number): number => {
      let sum = 0;
      const scale = 1 / (noise * ceq);
      for (const y of places) for (let n = 0; n < y.length; n++) {
        const symbol = symbols[n]!;
        const above = y[n]! - average - ((symbol - 2) * oma) / 3;
        // Beyond 7 a tail is below 1e-11.
        if (symbol > 0 && above * scale < 7) sum += gaussianTail(above * scale);
        if (symbol < 3 && (oma / 3 - above) * scale < 7) sum += gaussianTail((oma / 3 - above) * scale);
      }
      return Math.log(sum / (4 * symbols.length) / 4.8e-4);
    };
    let [low, high] = [0.002 * oma, 0.06 * oma];
    if (ratio(low) > 0) return low;
    for (let i = 0; i < 12; i++) {
      const middle = Math.sqrt(low * high);
      if (ratio(middle) > 0) high = middle;
      else low = middle;
    }
    return Math.sqrt(low * high);
  });
  return -Math.log(Math.min(...tolerated) / oma);
}

describe('tdecq, beside the definition written out', () => {
  it.each([
    ['bandwidth and echo', 0.12, 0, 0.08],
    ['unlike levels', 0.1, 0.2, 0],
  ])('is the same of a waveform with %s', (_, slow, bend, echo) => {
    // One pole and an echo 2.5 symbols later, begun one period ahead.
    const square = Float64Array.from({ length: symbols.length * perSymbol }, (_each, i) => symbols[i >> 4]! / 3);
    const sent = new Float64Array(square.length);
    for (let turn = 0, last = 0; turn < 2; turn++) square.forEach((value, i) => (sent[i] = last += slow * (value - last)));
    const power = sent.map((value, i) => 1e-3 * (0.6 + value + bend * value * (value - 1) + echo * sent.at((i - 40) % sent.length)!));
    const samples = filtered(power);
    const average = samples.reduce((sum, value) => sum + value, 0) / samples.length;
    const ours = tdecq({ sampleRate: perSymbol * symbolRate, samples: power }, { symbolRate, pattern: 'PRBS13Q', equalizerTaps: 5, targetSymbolErrorRatio: 4.8e-4 });
    if (!ours.finite) throw new Error(ours.reason);
    // The outer levels are held for two symbols, where the filter has settled.
    const run = (symbol: number, length: number): number => {
      const first = symbols.findIndex((_each, n) => symbols[n - 1] !== symbol && symbols[n + length] !== symbol && symbols.slice(n, n + length).every((each) => each === symbol));
      const middle = ours.eyeCenter * symbolRate + first + (length - 1) / 2;
      let sum = 0;
      for (let i = 0; i < 32; i++) sum += samples[Math.round((middle - 1) * perSymbol + i + 0.5) % samples.length]!;
      return sum / 32;
    };
    const signal = { samples, average, oma: ours.omaOuter };
    // To half a sample of the two symbols.
    expect((run(3, 7) - run(0, 6)) / ours.omaOuter).toBeCloseTo(1, 2);
    const main = ours.mainTap;
    const inDecibels = (free: readonly number[]): number => (10 / Math.LN10) * (loss(signal, free, main) - Math.log(6 * 3.41407));
    const found = [ours.eyeCenter * perSymbol * symbolRate, ...ours.taps.filter((_each, k) => k !== main)];
    expect(Math.abs(inDecibels(found) - ours.tdecqDb)).toBeLessThan(0.02);
    // No setting near by is better.
    const { uniform } = philox({ seed: 8, stream: 0 });
    for (let turn = 0; turn < 16; turn++) {
      const step = 0.03 * uniform();
      const tried = found.map((value, i) => value + (i === 0 ? 20 : 1) * step * (2 * uniform() - 1));
      expect(inDecibels(tried)).toBeGreaterThan(ours.tdecqDb - 0.02);
    }
  }, 60_000);
});
