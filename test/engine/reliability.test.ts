import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, FIT, firstOf, hour, lifetime, type Lifetime, type LifetimeDesign, year } from '../../src/engine/reliability.ts';

const rate = 50 * FIT;
const one = lifetime({ kind: 'exponential', rate });
const wearOut: LifetimeDesign = { kind: 'lognormal', median: 2e5 * hour, deviation: 0.5 };
const seed = 8;
const laws: fc.Arbitrary<LifetimeDesign> = fc.oneof(
  fc.record({ kind: fc.constant('exponential' as const), rate: fc.double({ min: 1e-12, max: 1e-6, noNaN: true }) }),
  fc.record({
    kind: fc.constant('weibull' as const),
    scale: fc.double({ min: 1e6, max: 1e11, noNaN: true }),
    shape: fc.double({ min: 0.5, max: 10, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('lognormal' as const),
    median: fc.double({ min: 1e6, max: 1e11, noNaN: true }),
    deviation: fc.double({ min: 0.1, max: 2, noNaN: true }),
  }),
);

function relative(a: number, b: number): number {
  return Math.abs(a / b - 1);
}

describe('lifetime', () => {
  it('knows its units', () => {
    expect(1 / FIT).toBe(3.6e12);
    expect(year / hour).toBe(8766);
    expect(one.meanTime() / hour).toBeCloseTo(2e7, 2);
  });

  it('has the mean times that are known', () => {
    const weibull = lifetime({ kind: 'weibull', scale: 1e9, shape: 2 });
    expect(relative(weibull.meanTime(), 1e9 * (Math.sqrt(Math.PI) / 2))).toBeLessThan(1e-12);
    for (const deviation of [0.02, 0.5, 2, 5]) {
      const mean = lifetime({ kind: 'lognormal', median: 1e9, deviation }).meanTime();
      expect(relative(mean, 1e9 * Math.exp(deviation ** 2 / 2))).toBeLessThan(1e-10);
    }
    expect(relative(lifetime({ kind: 'weibull', scale: 1e9, shape: 0.2 }).meanTime(), 120e9)).toBeLessThan(1e-10);
    expect(relative(lifetime({ kind: 'weibull', scale: 1e9, shape: 50 }).meanTime(), 0.988844203263913e9)).toBeLessThan(1e-10);
  });

  it('has half of a lognormal lot failed at the median, 63 % of a Weibull lot at the scale', () => {
    expect(lifetime(wearOut).failure(2e5 * hour)).toBeCloseTo(0.5, 14);
    expect(lifetime({ kind: 'weibull', scale: 1e8, shape: 3 }).survival(1e8)).toBeCloseTo(Math.exp(-1), 14);
    for (const law of [wearOut, { kind: 'weibull', scale: 1e8, shape: 3 }, { kind: 'exponential', rate }] as const) {
      expect([lifetime(law).survival(0), lifetime(law).failure(0)]).toEqual([1, 0]);
    }
  });

  it('keeps the digits of a small share of failures', () => {
    expect(relative(one.failure(1), -Math.expm1(-rate))).toBeLessThan(1e-14);
    expect(relative(one.averageFailureRate(1), rate)).toBeLessThan(1e-12);
    // Q(10) of the normal law.
    const early = lifetime({ kind: 'lognormal', median: Math.exp(5), deviation: 0.5 });
    expect(relative(early.failure(1), 7.619853024160527e-24)).toBeLessThan(1e-10);
  });

  it('runs faster by its acceleration, whatever the law', () => {
    const property = fc.property(laws, fc.double({ min: 0.01, max: 100, noNaN: true }), (law, acceleration) => {
      const slow = lifetime(law);
      const fast = lifetime(law, { acceleration });
      const time = slow.meanTime();
      expect(relative(fast.survival(time / acceleration), slow.survival(time))).toBeLessThan(1e-9);
      expect(relative(fast.meanTime() * acceleration, time)).toBeLessThan(1e-8);
    });
    fc.assert(property, { seed, numRuns: 60 });
  });

  it('never fails less with time, and its two shares make one', () => {
    const property = fc.property(laws, fc.double({ min: -3, max: 1, noNaN: true }), (law, log) => {
      const life = lifetime(law);
      const time = life.meanTime() * 10 ** log;
      expect(life.survival(time) + life.failure(time)).toBeCloseTo(1, 12);
      expect(life.failure(1.01 * time)).toBeGreaterThanOrEqual(life.failure(time));
      expect(life.averageFailureRate(time)).toBeGreaterThanOrEqual(0);
    });
    fc.assert(property, { seed, numRuns: 200 });
  });

  it('keeps a rate where all have failed', () => {
    expect(lifetime({ kind: 'exponential', rate: 1 }).averageFailureRate(1e6)).toBeCloseTo(744.44e-6, 7);
  });

  it('refuses what is out of range', () => {
    expect(() => lifetime({ kind: 'exponential', rate: 0 })).toThrow(/lifetime: law\.rate is 0 1\/s/);
    expect(() => lifetime({ kind: 'gamma' } as never)).toThrow(/lifetime: law is of kind "gamma"/);
    expect(() => lifetime(wearOut, { acceleration: 0 })).toThrow(/lifetime: acceleration is 0/);
    expect(() => one.survival(-1)).toThrow(/lifetime: time is -1 s/);
    expect(() => one.failure(NaN)).toThrow(RangeError);
    expect(() => one.averageFailureRate(0)).toThrow(RangeError);
  });
});

describe('firstOf', () => {
  it('adds the rates of constant causes', () => {
    const system = firstOf(...new Array<Lifetime>(144).fill(one));
    expect(relative(system.averageFailureRate(5 * year), 144 * rate)).toBeLessThan(1e-12);
    expect(relative(system.meanTime(), 1 / (144 * rate))).toBeLessThan(1e-10);
    expect(relative(system.failure(1), -Math.expm1(-144 * rate))).toBeLessThan(1e-13);
  });

  it('is the product of what lives', () => {
    const property = fc.property(laws, laws, (a, b) => {
      const [first, second] = [lifetime(a), lifetime(b)];
      const both = firstOf(first, second);
      const time = Math.min(first.meanTime(), second.meanTime());
      expect(relative(both.survival(time), first.survival(time) * second.survival(time))).toBeLessThan(1e-12);
      expect(both.meanTime()).toBeLessThanOrEqual(time * (1 + 1e-9));
    });
    fc.assert(property, { seed, numRuns: 60 });
    expect(() => firstOf()).toThrow(/firstOf: parts\.length is 0/);
  });
});

describe('atLeast', () => {
  it('has the mean time Σ 1/(iλ) for equal constant parts', () => {
    for (const [needed, count] of [[1, 8], [7, 8], [8, 8], [16, 18]] as const) {
      let sum = 0;
      for (let i = needed; i <= count; i++) sum += 1 / i;
      expect(relative(atLeast(needed, new Array<Lifetime>(count).fill(one)).meanTime(), sum / rate)).toBeLessThan(1e-10);
    }
  });

  it('is the first failure where all are needed and the last where one is', () => {
    const lists = fc.array(laws, { minLength: 1, maxLength: 5 });
    const property = fc.property(lists, fc.double({ min: 6, max: 10, noNaN: true }), (list, log) => {
      const parts = list.map((law) => lifetime(law));
      const time = 10 ** log;
      const all = atLeast(parts.length, parts);
      expect(Math.abs(all.survival(time) - firstOf(...parts).survival(time))).toBeLessThan(1e-12);
      const product = parts.reduce((share, part) => share * part.failure(time), 1);
      expect(Math.abs(atLeast(1, parts).failure(time) - product)).toBeLessThan(1e-12);
    });
    fc.assert(property, { seed, numRuns: 60 });
  });

  it('counts unequal parts as all their combinations do', () => {
    const parts = [1e-9, 3e-9, 2e-8].map((each) => lifetime({ kind: 'exponential', rate: each }));
    const time = 3e7;
    const [a, b, c] = parts.map((part) => part.survival(time)) as [number, number, number];
    const two = a * b * c + a * b * (1 - c) + a * (1 - b) * c + (1 - a) * b * c;
    expect(atLeast(2, parts).survival(time)).toBeCloseTo(two, 14);
    expect(atLeast(2, parts).failure(time)).toBeCloseTo(1 - two, 14);
  });

  it('gives a switch of 18 modules of 8 lasers its life, with and without a spare in each', () => {
    const lasers = new Array<Lifetime>(8).fill(one);
    const bare = firstOf(...new Array<Lifetime>(18).fill(atLeast(8, lasers)));
    expect(relative(bare.averageFailureRate(year) / FIT, 7200)).toBeLessThan(1e-10);
    const spared = firstOf(...new Array<Lifetime>(18).fill(atLeast(7, lasers)));
    // Two of eight, some (8·7/2) (λt)² a module.
    expect(relative(spared.failure(year), 18 * 28 * (rate * year) ** 2)).toBeLessThan(0.01);
    expect(spared.meanTime()).toBeGreaterThan(5 * bare.meanTime());
  });

  it('refuses more than there are and parts of a part', () => {
    expect(() => atLeast(3, [one, one])).toThrow('atLeast: needed is 3, outside 1 to 2');
    expect(() => atLeast(0, [one])).toThrow(RangeError);
    expect(() => atLeast(1.5, [one, one])).toThrow('atLeast: needed is 1.5, must be a whole number');
    expect(() => atLeast(1, [])).toThrow(/parts\.length is 0/);
  });
});
