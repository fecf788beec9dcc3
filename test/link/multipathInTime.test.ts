import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/light.ts';
import { multipathInTime } from '../../src/link/multipathInTime.ts';

const wave = (count: number): Field => ({
  sampleRate: 1e11,
  wavelength: 1.31e-6,
  re: Float64Array.from({ length: count }, (_, i) => 1 + 0.3 * Math.sin(i)),
  im: Float64Array.from({ length: count }, (_, i) => 0.2 * Math.cos(0.7 * i)),
});

describe('multipath in time', () => {
  it('adds a delayed copy with the phase of its carrier', () => {
    const field = wave(50);
    // 70 samples late would be before the first: the field has stood there.
    const delays = [7e-11, 7e-10];
    const out = multipathInTime(delays.map((delay) => ({ delay, powerRatio: 0.01 })))(field);
    const turn = (delay: number): number => -2 * Math.PI * ((delay * 299792458) / 1.31e-6);
    const [a, b] = delays.map(turn) as [number, number];
    for (const i of [0, 6, 7, 30]) {
      const from = Math.max(0, i - 7);
      const re = field.re[i]! + 0.1 * (Math.cos(a) * field.re[from]! - Math.sin(a) * field.im[from]!) + 0.1 * (Math.cos(b) * field.re[0]! - Math.sin(b) * field.im[0]!);
      expect(out.re[i]).toBeCloseTo(re, 9);
    }
  });

  it('is the same bits in blocks, and nothing without paths', () => {
    const field = wave(200);
    const stage = multipathInTime([{ delay: 3.3e-10, powerRatio: 0.02 }, { delay: 0, powerRatio: 0.01 }]);
    const whole = stage(field);
    const run = stage.open();
    const parts = [0, 1, 17, 130].map((start, k, all) => {
      const end = all[k + 1] ?? 200;
      return run.run({ ...field, re: field.re.slice(start, end), im: field.im.slice(start, end) });
    });
    expect(parts.flatMap(({ im }) => [...im])).toEqual([...whole.im]);
    expect(multipathInTime([])(field)).toEqual(field);
  });

  it('needs passive paths and one rate and wavelength', () => {
    expect(() => multipathInTime([{ delay: 0, powerRatio: 2 }])).toThrow('paths.0.powerRatio is 2');
    expect(() => multipathInTime([{ delay: -1, powerRatio: 1 }])).toThrow('paths.0.delay is -1');
    expect(() => multipathInTime([{ delay: 1, powerRatio: 1 }])(wave(3))).toThrow('delay in samples is');
    expect(() => multipathInTime([])({ ...wave(2), im: new Float64Array(1) })).toThrow('re has 2 and im 1 samples');
    const run = multipathInTime([]).open();
    run.run(wave(3));
    expect(() => run.run({ ...wave(3), sampleRate: 1e9 })).toThrow('differ from those of the first');
    expect(() => run.run({ ...wave(3), wavelength: 1e-6 })).toThrow('differ from those of the first');
  });
});
