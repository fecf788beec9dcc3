import { describe, expect, it } from 'vitest';
import { phaseNoise } from '../../src/link/phaseNoise.ts';

const count = 40_000;
const still = { sampleRate: 1e10, wavelength: 1.31e-6, re: new Float64Array(count).fill(1), im: new Float64Array(count) };

describe('phase noise', () => {
  it('keeps the power and decorrelates as a Lorentzian line does', () => {
    const linewidth = 5e7;
    const { re, im } = phaseNoise({ linewidth, seed: 4 })(still);
    for (const i of [0, 17, count - 1]) expect(re[i]! ** 2 + im[i]! ** 2).toBeCloseTo(1, 12);
    const lag = 30;
    let sum = 0;
    for (let i = lag; i < count; i++) sum += re[i]! * re[i - lag]! + im[i]! * im[i - lag]!;
    // exp(−π linewidth lag): the coherence of a line of that full width; about 600 coherence times are averaged.
    expect(Math.abs(sum / (count - lag) - Math.exp(-Math.PI * linewidth * (lag / 1e10)))).toBeLessThan(0.05);
  });

  it('is the same bits in blocks, the same for a seed, and nothing at no linewidth', () => {
    const stage = phaseNoise({ linewidth: 1e8, seed: 9 });
    const whole = stage(still);
    const run = stage.open();
    const first = run.run({ ...still, re: still.re.slice(0, 7), im: still.im.slice(0, 7) });
    const rest = run.run({ ...still, re: still.re.slice(7), im: still.im.slice(7) });
    expect([...first.re, ...rest.re]).toEqual([...whole.re]);
    expect(stage(still)).toEqual(whole);
    expect(phaseNoise({ linewidth: 0, seed: 1 })(still)).toEqual(still);
    expect(() => phaseNoise({ linewidth: -1, seed: 1 })).toThrow('linewidth is -1');
  });
});
