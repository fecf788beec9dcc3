import { describe, expect, it } from 'vitest';
import { amplifier, type AmplifierDesign } from '../../src/link/amplifier.ts';
import { besselThomson, besselThomsonNoiseBandwidth, besselThomsonResponse } from '../../src/link/besselThomson.ts';
import { besselThomsonInTime } from '../../src/link/filterInTime.ts';
import { pattern } from '../../src/link/pattern.ts';
import type { LaggingInTime, Waveform } from '../../src/light.ts';
import { GHz } from '../../src/units.ts';

const design: AmplifierDesign = { gain: 500, noiseDensity: 16e-12, response: { kind: 'butterworth', bandwidth: 40 * GHz, order: 3 } };
const sampleRate = 850e9;
const quiet = { noise: 'none' } as const;
const tone = (frequency: number, length: number): Waveform => ({
  sampleRate,
  samples: Float64Array.from({ length }, (_, i) => Math.cos((2 * Math.PI * frequency * i) / sampleRate)),
});

/** Response to a tone, from the middle of what leaves. */
function measured(stage: LaggingInTime<Waveform, Waveform>, frequency: number): [number, number] {
  const count = 1700;
  const { samples } = stage(tone(frequency, 5 * count));
  let [re, im] = [0, 0];
  for (let i = 2 * count; i < 3 * count; i++) {
    const angle = (2 * Math.PI * frequency * i) / sampleRate;
    re += (2 / count) * samples[i]! * Math.cos(angle);
    im -= (2 / count) * samples[i]! * Math.sin(angle);
  }
  return [re, im];
}

describe('amplifier', () => {
  it.each([1, 2, 3, 4, 7])('has the Butterworth response of order %i, as a question and in time', (order) => {
    const each = amplifier({ ...design, response: { kind: 'butterworth', bandwidth: 40 * GHz, order } });
    for (const frequency of [0, 5, 40, 60, 150].map((f) => f * GHz)) {
      const { re, im } = each.response({ frequency });
      expect(re * re + im * im).toBeCloseTo(1 / (1 + (frequency / (40 * GHz)) ** (2 * order)), 12);
      if (frequency > 0) {
        const [a, b] = measured(each.during(quiet), frequency);
        expect(Math.hypot(a / 500 - re, b / 500 - im)).toBeLessThan(1e-7);
      }
    }
    // ∫df/(1 + f^2n) = π/2n over sin(π/2n).
    const endless = (40 * GHz * Math.PI) / (2 * order) / Math.sin(Math.PI / (2 * order));
    expect(each.noiseBandwidth({ sampleRate: 1e18 }) / endless).toBeCloseTo(1, order === 1 ? 6 : 9);
  });

  it('takes the delay of its poles: a causal filter', () => {
    const { re, im } = amplifier(design).response({ frequency: 4 * GHz });
    expect(Math.atan2(im, re)).toBeCloseTo(-0.2, 2);
  });

  it('is the Bessel-Thomson filter, noise bandwidth included', () => {
    const each = amplifier({ ...design, response: { kind: 'besselThomson', bandwidth: 40 * GHz } });
    const { re, im } = besselThomsonResponse(30 * GHz, { bandwidth: 40 * GHz });
    expect(each.response({ frequency: 30 * GHz })).toEqual({ re, im });
    expect(each.noiseBandwidth({ sampleRate: 1e15 }) / besselThomsonNoiseBandwidth({ bandwidth: 40 * GHz })).toBeCloseTo(1, 7);
  });

  it('has a measured response: straight lines between its points', () => {
    const each = amplifier({
      ...design,
      gain: -2,
      response: { kind: 'measured', frequency: [0, 20 * GHz, 50 * GHz, 80 * GHz], gainDb: [54, 54.5, 51, 34], phase: [0, 0, -0.3, -1] },
    });
    const size = 10 ** (-4.75 / 20);
    const { re, im } = each.response({ frequency: 55 * GHz });
    expect(Math.hypot(re, im)).toBeCloseTo(10 ** ((51 - 17 / 6 - 54) / 20), 12);
    expect(Math.atan2(im, re)).toBeCloseTo(-0.3 - 0.7 / 6, 12);
    expect(each.response({ frequency: 200 * GHz }).re).toBeCloseTo(10 ** (-1) * Math.cos(1), 12);
    expect(size).toBeLessThan(1);
    const [a, b] = measured(each.during(quiet), 35 * GHz);
    // Corners of a response ring longer than the filter lasts.
    expect(Math.abs(Math.hypot(a, b) - 2 * 10 ** (-1.25 / 20))).toBeLessThan(5e-3);
    expect(a).toBeLessThan(0);
  });

  it('adds noise of its density in its noise bandwidth', () => {
    const each = amplifier(design);
    const { samples } = each.during({ noise: { seed: 2, stream: 0 } })({ sampleRate, samples: new Float64Array(300_000) });
    const variance = samples.reduce((sum, x) => sum + x * x, 0) / samples.length;
    const expected = (500 * 16e-12) ** 2 * each.noiseBandwidth({ sampleRate });
    // Independent values: two a period of the bandwidth.
    const independent = (300_000 * 2 * each.noiseBandwidth({ sampleRate })) / sampleRate;
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / independent));
  });

  it('gives the same bits for any cutting, with noise', () => {
    const stage = amplifier(design).during({ noise: { seed: 1, stream: 2 } });
    const input = tone(11 * GHz, 6000);
    const whole = [...stage(input).samples];
    expect(whole.length).toBe(6000);
    for (const size of [1, 100, 3001]) {
      const run = stage.open();
      const pieces: number[] = [];
      for (let at = 0; at < 6000; at += size) pieces.push(...run.run({ sampleRate, samples: input.samples.subarray(at, at + size) }).samples);
      pieces.push(...run.end().samples);
      expect(pieces).toEqual(whole);
    }
  });

  it('says what is wrong', () => {
    const stage = amplifier(design).during(quiet);
    expect(() => amplifier({ ...design, gain: 0 })).toThrow('gain is 0');
    expect(() => amplifier({ ...design, noiseDensity: NaN })).toThrow('noiseDensity is NaN');
    expect(() => amplifier({ ...design, response: { kind: 'butterworth', bandwidth: 0, order: 3 } })).toThrow('response.bandwidth is 0');
    expect(() => amplifier({ ...design, response: { kind: 'butterworth', bandwidth: 1e9, order: 2.5 } })).toThrow('response.order is 2.5');
    expect(() => amplifier({ ...design, response: { kind: 'flat' as 'besselThomson', bandwidth: 1e9 } })).toThrow('response.kind is "flat"');
    const points = { kind: 'measured', frequency: [0, 1e9], gainDb: [0, 0] } as const;
    expect(() => amplifier({ ...design, response: { ...points, gainDb: [0] } })).toThrow('2 frequencies, 1 gains and 1 phases');
    expect(() => amplifier({ ...design, response: { ...points, frequency: [0, 0] } })).toThrow('response.frequency.1 is 0');
    expect(() => amplifier({ ...design, response: { ...points, frequency: [1e9, 2e9] } })).toThrow('response.frequency.0');
    expect(() => amplifier(design).during({ noise: { seed: -1, stream: 0 } })).toThrow('amplifier: seed is -1');
    expect(() => amplifier(design).response({ frequency: -1 })).toThrow('frequency is -1');
    expect(() => amplifier(design).noiseBandwidth({ sampleRate: 0 })).toThrow('sampleRate is 0');
    expect(() => stage({ sampleRate: 79e9, samples: new Float64Array(4) })).toThrow('bandwidth is 40000000000 Hz, above half the sample rate');
    expect(() => stage({ sampleRate: NaN, samples: new Float64Array(4) })).toThrow('sampleRate is NaN');
    expect(() => stage({ sampleRate: 1e16, samples: new Float64Array(4) })).toThrow('settling');
    expect(() => stage({ sampleRate, samples: Float64Array.of(1, NaN) })).toThrow('samples.1 is NaN');
    const run = stage.open();
    expect(() => run.end()).toThrow('ends without a waveform');
    run.run(tone(1e9, 10));
    expect(() => run.run({ sampleRate: 1e12, samples: new Float64Array(1) })).toThrow('sample rate of the block');
    run.end();
    expect(() => run.run(tone(1e9, 10))).toThrow('the run is over');
    expect(() => run.end()).toThrow('the run is over');
  });
});

describe('besselThomsonInTime', () => {
  it('is, within a pattern that repeats itself, what besselThomson is', () => {
    const symbols = pattern('PRBS7');
    const period = 8 * symbols.length;
    const at = (i: number): number => {
      const n = Math.floor(i / 8) % symbols.length;
      const before = symbols[(n + symbols.length - 1) % symbols.length]!;
      // Edges without the highest frequencies, at which a sampled filter depends on how it is cut.
      return before + (symbols[n]! - before) * 0.5 * (1 - Math.cos((Math.PI * (i % 8)) / 8));
    };
    const once = besselThomson({ sampleRate, samples: Float64Array.from({ length: period }, (_, i) => at(i)) }, { bandwidth: sampleRate / 16 });
    const thrice = besselThomsonInTime({ bandwidth: sampleRate / 16 })({ sampleRate, samples: Float64Array.from({ length: 3 * period }, (_, i) => at(i)) });
    for (let i = 0; i < period; i++) expect(Math.abs(thrice.samples[period + i]! - once.samples[i]!)).toBeLessThan(2e-6);
  });

  it('leaves every fourth sample of them', () => {
    const input = tone(20 * GHz, 4001);
    const every = besselThomsonInTime({ bandwidth: 40 * GHz })(input);
    const fourth = besselThomsonInTime({ bandwidth: 40 * GHz, keepEvery: 4 })(input);
    expect([fourth.sampleRate, fourth.samples.length]).toEqual([sampleRate / 4, 1001]);
    fourth.samples.forEach((sample, i) => expect(sample).toBeCloseTo(every.samples[4 * i]!, 12));
    expect(() => besselThomsonInTime({ bandwidth: 1e9, keepEvery: 3 as 4 })).toThrow('keepEvery is 3, must be 1 or 4');
  });

  it('refuses other bandwidths', () => {
    expect(() => besselThomsonInTime({ bandwidth: NaN })).toThrow('besselThomsonInTime: bandwidth is NaN');
    expect(() => besselThomsonInTime({ bandwidth: 1e6 })({ sampleRate, samples: new Float64Array(9) })).toThrow('settling');
  });
});
