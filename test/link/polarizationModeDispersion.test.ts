import { describe, expect, it } from 'vitest';
import { differentialDelayExceeded, differentialDelayExceeds, differentialDelayInTime, differentialDelayResponse } from '../../src/link/polarizationModeDispersion.ts';
import { philox } from '../../src/numerics/philox.ts';

describe('first-order polarization-mode dispersion', () => {
  it('passes a tone as its response says', () => {
    const sampleRate = 8e12;
    const frequency = 4e10;
    const dispersion = { delay: 5.3e-12, share: 0.4 };
    const samples = Float64Array.from({ length: 4000 }, (_, i) => 1 + Math.cos((2 * Math.PI * frequency * i) / sampleRate));
    const out = differentialDelayInTime(dispersion)({ sampleRate, samples }).samples.slice(200, 200 + 19 * 200);
    const amplitude = (Math.max(...out) - Math.min(...out)) / 2;
    expect(amplitude).toBeCloseTo(differentialDelayResponse(frequency, dispersion), 3);
    expect(differentialDelayResponse(1 / (2 * 5.3e-12), { delay: 5.3e-12, share: 0.5 })).toBeCloseTo(0, 7);
  });

  it('is the same bits in blocks and keeps standing power', () => {
    const stage = differentialDelayInTime({ delay: 2.5e-12, share: 0.3 });
    const waveform = { sampleRate: 1e12, samples: Float64Array.from({ length: 60 }, (_, i) => i % 7) };
    const whole = stage(waveform);
    const run = stage.open();
    const parts = [run.run({ ...waveform, samples: waveform.samples.slice(0, 11) }), run.run({ ...waveform, samples: waveform.samples.slice(11) })];
    expect(parts.flatMap(({ samples }) => [...samples])).toEqual([...whole.samples]);
    expect(whole.samples[10]).toBeCloseTo(0.7 * (10 % 7) + 0.3 * ((7 % 7) * 0.5 + (8 % 7) * 0.5), 12);
    expect(stage({ sampleRate: 1e12, samples: new Float64Array(5).fill(2) }).samples[4]).toBeCloseTo(2, 14);
    expect(differentialDelayInTime({ delay: 0, share: 0.5 })(waveform)).toEqual(waveform);
  });

  it('of a long fiber follows Maxwell: the length of a vector of three normal deviates', () => {
    const { uniform } = philox({ seed: 2, stream: 0 });
    const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const count = 40_000;
    const lengths = Float64Array.from({ length: count }, () => Math.hypot(normal(), normal(), normal()));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / count;
    for (const multiple of [0.5, 1, 2]) {
      const expected = differentialDelayExceeds(multiple);
      const share = lengths.filter((length) => length > multiple * mean).length / count;
      expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / count));
    }
    // The usual rule: three times the mean, 4e-5.
    expect(differentialDelayExceeds(3)).toBeCloseTo(4.2e-5, 6);
    for (const probability of [1, 0.3, 1e-9]) expect(differentialDelayExceeds(differentialDelayExceeded(probability)) / probability).toBeCloseTo(1, 9);
  });

  it('needs its ranges', () => {
    expect(() => differentialDelayResponse(1, { delay: -1, share: 0.5 })).toThrow('delay is -1');
    expect(() => differentialDelayResponse(-1, { delay: 0, share: 0.5 })).toThrow('frequency is -1');
    expect(() => differentialDelayInTime({ delay: 0, share: 1.5 })).toThrow('share is 1.5');
    expect(() => differentialDelayExceeds(-1)).toThrow('multiple is -1');
    expect(() => differentialDelayExceeded(0)).toThrow('probability is 0');
  });
});
