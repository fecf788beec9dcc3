import { describe, expect, it } from 'vitest';
import { type Cloud, cloudErrorRatio } from '../../../src/engine/eyePenalty/errorRatio.ts';
import { pam4ErrorRatio } from '../../../src/link/pam4.ts';

const point = (value: number, noise: number): Cloud => ({ values: Float64Array.of(value), weights: Float64Array.of(1), noise });

describe('cloudErrorRatio', () => {
  it.each([0.5, 0.25, 0.12, 0.06])('is the closed form for points, noise %d and more', (least) => {
    const levels = [0, 1.1, 1.9, 3];
    const noise = levels.map((_, i) => least * (1 + 0.1 * i));
    const clouds = levels.map((level, i) => point(level, noise[i]!)) as [Cloud, Cloud, Cloud, Cloud];
    const exact = pam4ErrorRatio({ levels, noise }).bitErrorRatio;
    // Each threshold looks at its neighbors alone.
    expect(cloudErrorRatio(clouds) / exact - 1).toBeLessThan(least > 0.4 ? 2e-2 : 1e-3);
    expect(cloudErrorRatio(clouds) / exact - 1).toBeGreaterThan(-1e-9);
  });

  it('counts each value with its own weight and noise: what spreads normally is noise', () => {
    const [spread, noise] = [0.1, 0.15];
    const steps = Float64Array.from({ length: 401 }, (_, i) => (i - 200) / 25);
    const weights = steps.map((x) => Math.exp(-0.5 * x * x));
    const sum = weights.reduce((total, x) => total + x);
    const cloud = (level: number): Cloud => ({
      values: steps.map((x) => level + spread * x),
      weights: weights.map((x) => x / sum),
      noise: new Float64Array(steps.length).fill(noise),
    });
    const clouds = [0, 1, 2, 3].map(cloud) as [Cloud, Cloud, Cloud, Cloud];
    const exact = pam4ErrorRatio({ levels: [0, 1, 2, 3], noise: Math.hypot(spread, noise) }).bitErrorRatio;
    expect(cloudErrorRatio(clouds) / exact).toBeCloseTo(1, 6);
    const half = clouds.map((each) => ({ ...each, noise: each.noise instanceof Float64Array ? each.noise.map((x, i) => (i < 200 ? x : x / 2)) : 0 }));
    expect(cloudErrorRatio(half as [Cloud, Cloud, Cloud, Cloud])).toBeLessThan(exact);
  });

  it('is a half where the means do not rise', () => {
    expect(cloudErrorRatio([point(0, 1), point(0, 1), point(1, 1), point(2, 1)])).toBe(0.5);
  });
});
