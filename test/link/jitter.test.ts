import { describe, expect, it } from 'vitest';
import { jitterDelays } from '../../src/link/jitter.ts';

describe('jitterDelays', () => {
  it('adds a sine over the edges to normal deviates of a seed', () => {
    const quiet = jitterDelays('test', { random: 0, seed: 1, sinusoidal: 0.2, frequency: 0.125 });
    const sines = Array.from({ length: 3000 }, quiet);
    sines.forEach((delay, edge) => expect(delay).toBeCloseTo(0.2 * Math.sin((Math.PI * edge) / 4), 12));
    const both = jitterDelays('test', { random: 0.03, seed: 1, sinusoidal: 0.2, frequency: 0.125 });
    const random = sines.map((sine) => both() - sine);
    const rms = Math.sqrt(random.reduce((sum, x) => sum + x * x, 0) / random.length);
    expect(Math.abs(rms / 0.03 - 1)).toBeLessThan(4 / Math.sqrt(2 * random.length));
    expect(jitterDelays('test', { random: 0.03, seed: 1, sinusoidal: 0, frequency: 0 })()).toBeCloseTo(random[0]!, 12);
    expect(jitterDelays('test', { random: 0.03, seed: 2, sinusoidal: 0, frequency: 0 })()).not.toBeCloseTo(random[0]!, 6);
  });
});
