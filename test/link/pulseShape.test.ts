import { describe, expect, it } from 'vitest';
import { pattern, randomSymbols } from '../../src/link/pattern.ts';
import { pulseShape, type PulseShapeDesign } from '../../src/link/pulseShape.ts';

const design: PulseShapeDesign = { symbolRate: 100e9, samplesPerSymbol: 8, levels: [-1, 0, 1.5, 2], pulse: { kind: 'flat', rise: 0.5 } };
const symbols = Uint8Array.of(0, 3, 3, 1, 2, 0, 1);

/** Instants, UI, at which a waveform of two levels crosses the middle. */
function crossings(samples: Float64Array, per: number, middle: number): number[] {
  const found: number[] = [];
  for (let i = 1; i < samples.length; i++) {
    const [a, b] = [samples[i - 1]! - middle, samples[i]! - middle];
    if (a * b < 0) found.push((i - 1 + a / (a - b)) / per);
  }
  return found;
}

describe('pulseShape', () => {
  it('stands at each level in the middle of its symbol, with edges of half a cosine between', () => {
    const driver = pulseShape(design);
    const { samples, sampleRate } = driver(symbols);
    expect([sampleRate, samples.length, driver.middle]).toEqual([800e9, 56, 8]);
    for (let n = 0; n < 6; n++) expect(samples[driver.middle + 8 * n]).toBe(design.levels[symbols[n]!]);
    expect([...samples.subarray(0, 10)]).toEqual(new Array(10).fill(-1));
    for (let i = 10; i <= 14; i++) expect(samples[i]).toBeCloseTo(0.5 + 1.5 * Math.sin((Math.PI * (i - 12)) / 4), 12);
  });

  it('jumps without a rise', () => {
    const { samples } = pulseShape({ ...design, pulse: { kind: 'flat', rise: 0 } })(symbols);
    expect([...samples.subarray(8, 16)]).toEqual([-1, -1, -1, -1, 2, 2, 2, 2]);
  });

  it('has no interference at the middles with a raised-cosine spectrum, and its slope between', () => {
    const pulse = { kind: 'raisedCosine', rollOff: 0.3, span: 16 } as const;
    const driver = pulseShape({ ...design, pulse });
    const many = randomSymbols({ count: 200, seed: 1 });
    const { samples } = driver(many);
    for (let n = 0; n < 180; n++) expect(samples[driver.middle + 8 * n]).toBeCloseTo(design.levels[many[n]!]!, 12);
    const one = pulseShape({ ...design, levels: [0, 1], pulse: { ...pulse, rollOff: 0.5, span: 32 } })(Uint8Array.from({ length: 100 }, (_, i) => (i === 40 ? 1 : 0)));
    const at = (t: number): number => one.samples[8 * (40 + 32) + 8 * t]!;
    // cos(π/2 t) sinc(t)/(1 − t²) at 1/2 and its limit at 1.
    expect(at(0.5)).toBeCloseTo((Math.cos(Math.PI / 4) * (2 / Math.PI)) / 0.75, 4);
    expect(at(-0.5)).toBeCloseTo(at(0.5), 12);
    expect(at(1)).toBeCloseTo(0, 12);
    const flat = driver(new Uint8Array(40).fill(2)).samples;
    flat.forEach((sample) => expect(sample).toBeCloseTo(1.5, 12));
  });

  it.each([{ kind: 'flat', rise: 0.3, jitter: { random: 0.01, seed: 1, sinusoidal: 0.05, frequency: 0.01 } }, { kind: 'raisedCosine', rollOff: 0.2, span: 3 }] as const)(
    'gives the same bits for any cutting',
    (pulse) => {
      const stage = pulseShape({ ...design, pulse });
      const many = randomSymbols({ count: 100, seed: 2 });
      const run = stage.open();
      const pieces = [0, 1, 1, 50].flatMap((at, i) => [...run.run(many.subarray(at, [1, 1, 50, 100][i])).samples]);
      expect(pieces).toEqual([...stage(many).samples]);
    },
  );

  it.each([1, 3, 4, 9])('is the step from symbol to symbol times the part that is done, whole and in pieces, at %i samples', (samplesPerSymbol) => {
    const many = randomSymbols({ count: 700, seed: 3 });
    const stage = pulseShape({ ...design, samplesPerSymbol });
    const done = pulseShape({ ...design, samplesPerSymbol, levels: [0, 1] })(Uint8Array.of(0, 1)).samples.subarray(samplesPerSymbol);
    const expected: number[] = [];
    many.forEach((symbol, n) => {
      const from = design.levels[many[Math.max(0, n - 1)]!]!;
      done.forEach((part) => expected.push(from + (design.levels[symbol]! - from) * part));
    });
    expect([...stage(many).samples]).toEqual(expected);
    const run = stage.open();
    expect([0, 300, 301].flatMap((at, i) => [...run.run(many.subarray(at, [300, 301, 700][i])).samples])).toEqual(expected);
  });

  it('is the same at instants that two sample rates share', () => {
    const pulse = { kind: 'raisedCosine', rollOff: 0.4, span: 5 } as const;
    const [few, many] = [3, 6].map((samplesPerSymbol) => pulseShape({ ...design, samplesPerSymbol, pulse })(symbols).samples);
    few!.forEach((sample, i) => expect(many![2 * i]).toBe(sample));
  });

  it('moves edges by random and sinusoidal jitter of the given size', () => {
    const bits = pattern('PRBS15').subarray(0, 20000);
    const stage = (jitter: { random: number; seed: number; sinusoidal: number; frequency: number }): number[] =>
      crossings(pulseShape({ ...design, samplesPerSymbol: 64, levels: [0, 1], pulse: { kind: 'flat', rise: 0.3, jitter } })(bits).samples, 64, 0.5);
    const late = (places: number[]): number[] => places.map((place) => place - 0.5 - Math.round(place - 0.5));
    const random = late(stage({ random: 0.02, seed: 5, sinusoidal: 0, frequency: 0 }));
    const rms = Math.sqrt(random.reduce((sum, x) => sum + x * x, 0) / random.length);
    expect(Math.abs(rms / 0.02 - 1)).toBeLessThan(4 / Math.sqrt(2 * random.length));
    const places = stage({ random: 0, seed: 5, sinusoidal: 0.1, frequency: 0.01 });
    for (const place of places) {
      const edge = Math.round(place - 0.5);
      expect(place - 0.5 - edge).toBeCloseTo(0.1 * Math.sin(2 * Math.PI * 0.01 * edge), 3);
    }
  });

  it('says what is wrong', () => {
    const jitter = { random: 0, seed: 0, sinusoidal: 0, frequency: 0 };
    expect(() => pulseShape({ ...design, symbolRate: NaN })).toThrow('symbolRate is NaN');
    expect(() => pulseShape({ ...design, samplesPerSymbol: 7.5 })).toThrow('samplesPerSymbol is 7.5, must be a whole number');
    expect(() => pulseShape({ ...design, levels: [1] })).toThrow('levels.length is 1');
    expect(() => pulseShape({ ...design, levels: [1, NaN] })).toThrow('levels.1 is NaN');
    expect(() => pulseShape({ ...design, pulse: { kind: 'flat', rise: 2 } })).toThrow('pulse.rise is 2');
    expect(() => pulseShape({ ...design, pulse: { kind: 'square' as 'flat', rise: 0 } })).toThrow('pulse.kind is "square"');
    expect(() => pulseShape({ ...design, pulse: { kind: 'raisedCosine', rollOff: 0, span: 3 } })).toThrow('pulse.rollOff is 0');
    expect(() => pulseShape({ ...design, pulse: { kind: 'raisedCosine', rollOff: 0.5, span: 3.5 } })).toThrow('pulse.span is 3.5, must be a whole');
    expect(() => pulseShape({ ...design, pulse: { kind: 'flat', rise: 0, jitter: { ...jitter, random: 1 } } })).toThrow('jitter.random is 1');
    expect(() => pulseShape({ ...design, pulse: { kind: 'flat', rise: 0, jitter: { ...jitter, sinusoidal: -1 } } })).toThrow('jitter.sinusoidal is -1');
    expect(() => pulseShape({ ...design, pulse: { kind: 'flat', rise: 0, jitter: { ...jitter, frequency: 1 } } })).toThrow('jitter.frequency is 1');
    expect(() => pulseShape({ ...design, pulse: { kind: 'flat', rise: 0, jitter: { ...jitter, seed: -1 } } })).toThrow('seed is -1');
    expect(() => pulseShape(design)(Uint8Array.of(0, 4))).toThrow('symbols.1 is 4, there are 4 levels');
    const wide = pulseShape({ ...design, pulse: { kind: 'flat', rise: 0.6, jitter: { ...jitter, sinusoidal: 0.3, frequency: 0.25 } } });
    expect(() => wide(symbols)).toThrow('jitter moves an edge of 0.6 UI by 0.3 UI, out of its unit interval');
  });
});
