import { describe, expect, it } from 'vitest';
import { besselThomson } from '../../src/link/besselThomson.ts';
import { pattern } from '../../src/link/pattern.ts';
import { signalToNoiseAndDistortion, type LinearFit, type LinearFitMethod } from '../../src/link/signalToNoiseAndDistortion.ts';
import type { Waveform } from '../../src/light.ts';
import { normalDeviate } from '../../src/numerics/normalDeviate.ts';
import { philox } from '../../src/numerics/philox.ts';

const symbolRate = 1e11;
const symbols = pattern('PRBS13Q');
const method: LinearFitMethod = { symbolRate, pattern: 'PRBS13Q', pulseSymbols: 14, precursors: 4 };

function sent(change: (level: number) => number = (level) => level): Waveform {
  const samples = Float64Array.from({ length: 4 * symbols.length }, (_, i) => 2 + change((2 * symbols[i >> 2]!) / 3 - 1));
  return besselThomson({ sampleRate: 4 * symbolRate, samples }, { bandwidth: 0.5 * symbolRate });
}

function fitted(waveform: Waveform, change: Partial<LinearFitMethod> = {}): LinearFit {
  const result = signalToNoiseAndDistortion(waveform, { ...method, ...change });
  if (!result.finite) throw new Error(result.reason);
  return result;
}

describe('signal to noise and distortion', () => {
  it('of a linear waveform is that of the noise alone, and its pulse rebuilds it', () => {
    const fit = fitted(sent(), { noise: 0.02 });
    // What the cut of the pulse leaves, less the longer it is.
    expect(fit.fitError).toBeLessThan(1e-4);
    expect(fitted(sent(), { pulseSymbols: 40, precursors: 16 }).fitError).toBeLessThan(fit.fitError / 2);
    expect(fit.sndrDb).toBeCloseTo(20 * Math.log10(fit.pulsePeak / 0.02), 4);
    // A symbol of 1 for ever adds 1: the pulse sums to it at each place.
    for (let m = 0; m < 4; m++) {
      let sum = 0;
      for (let k = 0; k < 14; k++) sum += fit.pulse[4 * k + m]!;
      expect(sum).toBeCloseTo(1, 3);
    }
  });

  it('counts what is added that no symbol explains, also between periods', () => {
    const { uniform } = philox({ seed: 3, stream: 0 });
    const { sampleRate, samples } = sent();
    const rms = 0.03;
    const added = samples.map((value) => value + rms * normalDeviate(uniform()));
    const fit = fitted({ sampleRate, samples: added });
    expect(fit.fitError / rms).toBeCloseTo(1, 1);
    expect(fit.sndrDb).toBeCloseTo(20 * Math.log10(fit.pulsePeak / fit.fitError), 9);
    const twice = Float64Array.from({ length: 2 * samples.length }, (_, i) => samples[i % samples.length]! + rms * (i < samples.length ? 1 : -1));
    expect(fitted({ sampleRate, samples: twice }).fitError / rms).toBeCloseTo(1, 4);
  });

  it('falls by levels that are not even, as their variance about the best line says', () => {
    const curved = (level: number): number => level + 0.1 * (level ** 3 - 0.8 * level);
    const fit = fitted(sent(curved));
    const levels = [-1, -1 / 3, 1 / 3, 1];
    const slope = levels.reduce((sum, x) => sum + x * curved(x), 0) / levels.reduce((sum, x) => sum + x * x, 0);
    const variance = levels.reduce((sum, x) => sum + (curved(x) - slope * x) ** 2, 0) / 4;
    // Behind the filter the error is smaller where symbols change.
    expect(fit.fitError).toBeLessThan(Math.sqrt(variance));
    expect(fit.fitError).toBeGreaterThan(0.5 * Math.sqrt(variance));
  });

  it('does not depend on shift, and scales with the waveform', () => {
    const { sampleRate, samples } = sent((level) => level + 0.05 * level ** 3);
    const fit = fitted({ sampleRate, samples });
    const moved = fitted({ sampleRate, samples: Float64Array.from(samples, (_, i) => 3 * samples[(i + 404) % samples.length]!) });
    expect(moved.sndrDb).toBeCloseTo(fit.sndrDb!, 9);
    expect(moved.pulsePeak / fit.pulsePeak).toBeCloseTo(3, 12);
  });

  it('has no ratio without noise or error, and none of a waveform that is another', () => {
    const held = { sampleRate: 4 * symbolRate, samples: Float64Array.from({ length: 4 * symbols.length }, (_, i) => symbols[i >> 2]!) };
    expect(fitted(held, { pulseSymbols: 3, precursors: 1 }).sndrDb).toBeNull();
    const still = signalToNoiseAndDistortion({ ...held, samples: new Float64Array(held.samples.length).fill(1) }, method);
    expect(still).toEqual({ finite: false, reason: 'the outer optical modulation amplitude is zero' });
    const poor = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 0 : 3));
    const alternating = { sampleRate: 4 * symbolRate, samples: Float64Array.from({ length: 1600 }, (_, i) => poor[i >> 2]!) };
    expect(signalToNoiseAndDistortion(alternating, { ...method, pattern: poor })).toEqual({
      finite: false,
      reason: 'the pattern does not tell 14 symbols of a pulse apart',
    });
  });

  it('needs its ranges', () => {
    const waveform = sent();
    expect(() => fitted(waveform, { pulseSymbols: 0 })).toThrow('pulseSymbols is 0');
    expect(() => fitted(waveform, { pulseSymbols: 2.5, precursors: 0 })).toThrow('pulseSymbols is 2.5, must be a whole number');
    expect(() => fitted(waveform, { precursors: 14 })).toThrow('precursors is 14');
    expect(() => fitted(waveform, { noise: -1 })).toThrow('noise is -1');
    expect(() => fitted({ ...waveform, samples: waveform.samples.slice(4) })).toThrow('less than one period of the pattern');
  });
});
