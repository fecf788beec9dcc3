import { describe, expect, it } from 'vitest';
import type { RingTransient } from '../../src/devices/ringModulator/underPower/transient.ts';
import { ns } from '../../src/units.ts';
import { vanVaerenberghPoint, vanVaerenberghRing } from './vanVaerenberghRing.ts';

/** Moments at which the carriers rise through half of their most, after the first third. */
function pulses({ time, carrierDensity }: RingTransient): number[] {
  const most = carrierDensity.reduce((a, b) => Math.max(a, b), 0);
  return Array.from(time).filter(
    (at, i) => i > 0 && at > time.at(-1)! / 3 && carrierDensity[i - 1]! < most / 2 && carrierDensity[i]! >= most / 2,
  );
}

describe('the ring of Van Vaerenbergh 2012', () => {
  const under = vanVaerenberghRing();

  it('has a quality factor of ω τ/2 with 205 ps by coupling and by loss', () => {
    const point = vanVaerenberghPoint(0, 1e-3);
    expect(under.ring.qualityFactor({ ...point, temperature: 300 }) / ((Math.PI * 299792458 * 102.5e-12) / 1552.77e-9)).toBeCloseTo(1, 6);
  });

  it('oscillates by itself where no steady state is stable, some ten million times a second', () => {
    for (const [picometers, power] of [
      [20, 0.6e-3],
      [40, 0.6e-3],
      [62, 1e-3],
    ] as const) {
      const point = vanVaerenberghPoint(picometers, power);
      expect(under.steadyStates(point).some(({ stable }) => stable)).toBe(false);
      expect(() => under.steadyState(point)).toThrow('the ring oscillates by itself');
      const at = pulses(under.transient({ ...point, duration: 900 * ns, start: 'dark' }, { tolerance: 1e-6 }));
      const periods = at.slice(1).map((time, i) => time - at[i]!);
      expect(periods.length).toBeGreaterThan(4);
      // Heat has to leave in each, and carriers come and go many times faster.
      for (const period of periods) {
        expect(period).toBeGreaterThan(65 * ns);
        expect(period).toBeLessThan(130 * ns);
        expect(period / periods[0]!).toBeCloseTo(1, 2);
      }
    }
  });

  it('begins to oscillate at a frequency that is the imaginary part of the pair of eigenvalues which turns unstable', () => {
    const pair = (power: number) => under.steadyStates(vanVaerenberghPoint(0, power))[0]!.eigenvalues[0]!;
    let [low, high] = [0.5e-3, 1e-3];
    expect([pair(low).re < 0, pair(high).re < 0]).toEqual([true, false]);
    for (let i = 0; i < 30; i++) {
      const middle = (low + high) / 2;
      if (pair(middle).re < 0) low = middle;
      else high = middle;
    }
    const frequency = Math.abs(pair(high).im) / (2 * Math.PI);
    expect(frequency).toBeGreaterThan(10e6);
    expect(frequency).toBeLessThan(25e6);
    // Subcritical, as published: a little below, rest and oscillation both last; a little above, oscillation alone.
    const ripple = (power: number, start: 'dark' | 'cold'): number => {
      const { time, coreTemperature } = under.transient({ ...vanVaerenberghPoint(0, power), duration: 3000 * ns, start }, { tolerance: 1e-6 });
      const late = coreTemperature.filter((_, i) => time[i]! > 2500 * ns);
      return late.reduce((a, b) => Math.max(a, b), 0) - late.reduce((a, b) => Math.min(a, b), 1e9);
    };
    const full = ripple(1.02 * high, 'dark');
    expect(full).toBeGreaterThan(0.3);
    expect(ripple(0.97 * low, 'cold')).toBeLessThan(1e-3 * full);
    expect(ripple(0.97 * low, 'dark')).toBeGreaterThan(0.5 * full);
    expect(ripple(0.5 * low, 'dark')).toBeLessThan(0.05 * full);
  });

  it('at 0.6 mW and 62 pm rests in one stable state beside two that are not, beside an oscillation', () => {
    const point = vanVaerenberghPoint(62, 0.6e-3);
    expect(under.steadyStates(point).map(({ stable }) => stable)).toEqual([true, false, false]);
    expect(pulses(under.transient({ ...point, duration: 600 * ns, start: 'dark' }, { tolerance: 1e-6 }))).toEqual([]);
    // Kicked by a little heat it returns, by more it goes round once and rests, or goes on for good: rest and oscillation both last here.
    const excursion = (kelvin: number) => {
      const ambient = { sampleRate: 1e8, samples: Float64Array.of(300, 300 + kelvin, 300 + kelvin, 300) };
      return under.transient({ ...point, ambient, duration: 1500 * ns, start: 'cold' }, { tolerance: 1e-6 });
    };
    const rest = under.steadyState(point).coreTemperature;
    const most = (run: RingTransient): number => run.carrierDensity.reduce((a, b) => Math.max(a, b), 0);
    const [small, large, lasting] = [excursion(0.3), excursion(1.5), excursion(0.8)];
    expect(most(large)).toBeGreaterThan(5 * most(small));
    for (const run of [small, large]) expect(run.coreTemperature.at(-1)!).toBeCloseTo(rest, 2);
    expect(pulses(large)).toEqual([]);
    expect(pulses(lasting).length).toBeGreaterThan(8);
  });
});
