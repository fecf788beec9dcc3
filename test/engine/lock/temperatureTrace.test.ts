import { describe, expect, it } from 'vitest';
import { sampledTemperature, temperatureNoise, temperatureRamp, temperatureStep } from '../../../src/engine/lock/temperatureTrace.ts';

describe('temperature traces', () => {
  it('are straight between their points', () => {
    const { sampleRate, samples } = sampledTemperature(temperatureRamp({ from: 320, rate: 2, duration: 3 }), { sampleRate: 10 });
    expect(sampleRate).toBe(10);
    expect(samples.length).toBe(30);
    samples.forEach((kelvin, i) => expect(kelvin).toBeCloseTo(320 + 0.2 * i, 12));
    const part = sampledTemperature(temperatureRamp({ from: 320, rate: 2, duration: 3 }), { sampleRate: 10, from: 1, to: 1.5 });
    expect([...part.samples]).toEqual([...samples.slice(10, 15)]);
  });

  it('jump at a step, where the later value counts', () => {
    const { samples } = sampledTemperature(temperatureStep({ from: 320, to: 330, at: 0.5, duration: 1 }), { sampleRate: 10 });
    expect([...samples]).toEqual([...new Array<number>(5).fill(320), ...new Array<number>(5).fill(330)]);
    const end = sampledTemperature(temperatureStep({ from: 320, to: 330, at: 1, duration: 1 }), { sampleRate: 10 });
    expect([...end.samples]).toEqual(new Array<number>(10).fill(320));
    const start = sampledTemperature(temperatureStep({ from: 320, to: 330, at: 0, duration: 1 }), { sampleRate: 10 });
    expect(start.samples[0]).toBe(330);
  });

  it('wander with their deviation and correlation', () => {
    const trace = temperatureNoise({ mean: 330, deviation: 2, correlationTime: 1, duration: 20_000 }, { seed: 9 });
    const away = Array.from(trace.temperature, (kelvin) => kelvin - 330);
    const product = (lag: number): number => away.slice(lag).reduce((sum, value, i) => sum + value * away[i]!, 0) / (away.length - lag);
    expect(Math.sqrt(product(0))).toBeCloseTo(2, 1);
    expect(product(5) / product(0)).toBeCloseTo(Math.exp(-1), 1);
    expect(temperatureNoise({ mean: 330, deviation: 2, correlationTime: 1, duration: 10 }, { seed: 9 }).temperature[3]).toBe(trace.temperature[3]);
    expect(trace.time.at(-1)).toBeGreaterThanOrEqual(20_000);
  });

  it('are refused where they leave the legal temperatures or their own time', () => {
    expect(() => temperatureRamp({ from: 320, rate: 100, duration: 3 })).toThrow(/temperatureTrace: temperature\.1 is 620 K, outside 200 to 450 K/);
    expect(() => temperatureRamp({ from: 320, rate: 1, duration: 0 })).toThrow(/duration is 0 s/);
    expect(() => temperatureStep({ from: 320, to: 330, at: 2, duration: 1 })).toThrow(/at is 2 s, outside 0 to 1 s/);
    expect(() => temperatureNoise({ mean: 330, deviation: -1, correlationTime: 1, duration: 10 }, { seed: 1 })).toThrow(/deviation is -1 K/);
    expect(() => temperatureNoise({ mean: 330, deviation: 1, correlationTime: 1e-6, duration: 10 }, { seed: 1 })).toThrow(/duration is 10 s/);
    const trace = temperatureRamp({ from: 320, rate: 1, duration: 1 });
    expect(() => sampledTemperature(trace, { sampleRate: 10, from: -1 })).toThrow(/from is -1 s/);
    expect(() => sampledTemperature(trace, { sampleRate: 10, from: 0.5, to: 0.2 })).toThrow(/to is 0\.2 s/);
    expect(() => sampledTemperature(trace, { sampleRate: 1e12 })).toThrow(/number of samples is 1000000000000/);
    const bad = (time: number[], temperature: number[]) => () =>
      sampledTemperature({ time: Float64Array.from(time), temperature: Float64Array.from(temperature) }, { sampleRate: 1 });
    expect(bad([0, 1], [300])).toThrow(/temperature\.length is 1, outside 2 to 2/);
    expect(bad([0, 2, 1], [300, 300, 300])).toThrow('temperatureTrace: time.2 is 1 s, before time.1');
    expect(bad([1, 1], [300, 300])).toThrow('temperatureTrace: time does not rise');
    expect(bad([0, NaN], [300, 300])).toThrow(/time\.1 is NaN s/);
    expect(bad([0], [300])).toThrow(/time\.length is 1/);
  });
});
