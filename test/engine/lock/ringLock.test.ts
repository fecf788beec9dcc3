import { describe, expect, it } from 'vitest';
import { ringLockLoop } from '../../../src/designs/ringLock.ts';
import { siliconRingNonlinearity } from '../../../src/designs/siliconRingNonlinearity.ts';
import { continuousWave } from '../../../src/light.ts';
import { ringUnderPower } from '../../../src/devices/ringModulator/underPower/ringUnderPower.ts';
import { detuningPenalty } from '../../../src/engine/lock/detuningPenalty.ts';
import { ringLock, type RingArray, type RingLock } from '../../../src/engine/lock/ringLock.ts';
import { ringResponse } from '../../../src/engine/lock/ringResponse.ts';
import type { RingLockDesign } from '../../../src/engine/lock/table.ts';
import { sampledTemperature, temperatureNoise, temperatureRamp, temperatureStep } from '../../../src/engine/lock/temperatureTrace.ts';
import { hotRing } from '../../../src/engine/hotRing.ts';
import { detuningOfPlace, resonancePlace } from '../../../src/engine/ringHeaters/resonancePlace.ts';
import { GHz, mW, uW } from '../../../src/units.ts';
import { chipTemperature, dropRing, eight, heldRing, one, ring } from './exampleArray.ts';

const { sampleRate } = ringLockLoop;
const loop: RingLockDesign = ringLockLoop;
/** Converters that add nothing, and no noise of the amplifier. */
const fine: RingLockDesign = { ...loop, inputBits: 32, outputBits: 32, monitor: { ...loop.monitor, noiseDensity: 0 } };
const still = (count: number, kelvin = chipTemperature) => ({ sampleRate, samples: new Float64Array(count).fill(kelvin) });
const ramp = (rate: number, duration: number) => sampledTemperature(temperatureRamp({ from: chipTemperature, rate, duration }), { sampleRate });
const step = (kelvin: number, duration: number) =>
  sampledTemperature(temperatureStep({ from: chipTemperature, to: chipTemperature + kelvin, at: 1e-3, duration }), { sampleRate });

const light = continuousWave({ wavelength: heldRing.wavelength, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'a' }, heldRing.power);
const window = detuningPenalty(ring, { ...heldRing, light, ambient: chipTemperature, maximumHeaterPower: 0.11 }).window(0.3);

describe('ringLock', () => {
  it('begins where hotRing says, each heater less what its neighbors give', () => {
    const lone = ringLock(loop, one);
    const set = { ...heldRing, ambient: chipTemperature, maximumHeaterPower: 0.11 };
    expect(lone.heaterPowers[0]! / hotRing(ring, set).heaterPower).toBeCloseTo(1, 10);
    const together = ringLock(loop, eight);
    expect(together.heaterPowers[3]).toBeLessThan(hotRing(ring, { ...set, ...eight.rings[3]! }).heaterPower);
    const trace = ringLock(fine, { ...eight, rings: eight.rings.map((each) => ({ ...each, power: 1e-3 })) })(still(50));
    // The light's own shot noise is all that is left.
    for (const { residual } of trace.rings) for (const away of residual) expect(Math.abs(away)).toBeLessThan(0.2 * GHz);
  });

  it('takes the same steps as its definition with the exact response', () => {
    const array = { ...one, seed: 5 };
    const quiet: RingLockDesign = { ...fine, monitor: { ...fine.monitor, responsivity: 2, fraction: 1 }, inputFullScale: 1 };
    const temperatures = step(0.4, 5e-3);
    const { residual } = ringLock(quiet, array)(temperatures).rings[0]!;
    const expected = byDefinition(quiet, temperatures.samples);
    let largest = 0;
    expected.forEach((value, n) => {
      largest = Math.max(largest, Math.abs(value));
      expect(Math.abs(residual[n]! - value)).toBeLessThan(3e6);
    });
    expect(largest).toBeGreaterThan(1 * GHz);
  });

  it('holds eight rings within the window of 0.3 dB on ramps of 1 K/s', () => {
    expect(window.low).toBeLessThan(-5 * GHz);
    expect(window.high).toBeGreaterThan(5 * GHz);
    for (const rate of [1, -1]) {
      const run = ringLock(loop, eight, { every: 1000 }).open();
      const { events, rings } = run.run(ramp(rate, 2));
      expect(events).toEqual([]);
      for (const { largest, losses, lockedSteps } of run.state().rings) {
        expect(largest).toBeLessThan(0.3 * GHz);
        expect(lockedSteps).toBe(2 * sampleRate);
        expect(losses).toBe(0);
      }
      // 67.8 pm/K at 0.1 nm/mW, less what crosstalk gives.
      for (const { heaterPower } of rings) expect((heaterPower.at(-1)! - heaterPower[0]!) / mW / rate).toBeLessThan(-1);
    }
  });

  it('lags a steep ramp by kv∆t over its gain, less what the light of the ring takes by itself', () => {
    const rate = 1e4;
    const { residual } = ringLock(fine, one)(ramp(rate, 2e-3)).rings[0]!;
    const set = hotRing(ring, { ...heldRing, ambient: chipTemperature, maximumHeaterPower: 0.11 });
    const point = { wavelength: heldRing.wavelength, voltage: heldRing.bias, temperature: set.coreTemperature, heaterPower: set.heaterPower };
    const place = resonancePlace(heldRing.wavelength, heldRing.detuning);
    const { dissipated } = ringResponse(ring, { point, place, voltages: heldRing.voltages }, loop.monitor);
    const perKelvin = ring.thermalShift(point);
    const heating = ring.design.selfHeatingResistance * ring.design.absorbedFraction * heldRing.power;
    const slope = (dissipated(place + 1e-14) - dissipated(place - 1e-14)) / 2e-14;
    const lag = (perKelvin * rate) / sampleRate / loop.gain / (1 - perKelvin * heating * slope);
    const expected = detuningOfPlace(heldRing.wavelength, place + lag) - heldRing.detuning;
    expect(expected).toBeGreaterThan(1.5 * GHz);
    expect(residual.at(-1)! / expected).toBeCloseTo(1, 1);
  });

  it('does not drift over a million steps', () => {
    const run = ringLock(loop, eight, { every: 1e6 }).open();
    const half = still(500_000);
    run.run(half);
    const before = run.state().rings;
    run.run(half);
    const after = run.state();
    expect(after.steps).toBe(1e6);
    after.rings.forEach(({ mean, heaterPower, largest }, i) => {
      const second = 2 * mean - before[i]!.mean;
      expect(Math.abs(second - before[i]!.mean)).toBeLessThan(0.02 * GHz);
      expect(Math.abs(heaterPower - before[i]!.heaterPower)).toBeLessThan(30 * uW);
      expect(largest).toBeLessThan(0.3 * GHz);
    });
  });

  it('takes away its gain of a small error each step', () => {
    // Without heat by light, and a heater that follows at once, the error falls by 1 − gain each step.
    const dark: RingArray = { ...one, rings: [{ ...heldRing, power: 1e-9 }] };
    const quick: RingLockDesign = {
      ...fine,
      inputFullScale: 1e-6,
      monitor: { ...fine.monitor, fraction: 1, responsivity: 2 },
      heater: { ...fine.heater, timeConstant: 1e-9 },
      sampleRate: 1,
      acquisition: { ...fine.acquisition, sweepRate: 1e-4 },
    };
    const warm = new Float64Array(40).fill(chipTemperature + 0.02);
    const { residual } = ringLock(quick, dark)({ sampleRate: 1, samples: warm }).rings[0]!;
    for (let n = 0; n < 12; n++) expect(residual[n + 1]! / residual[n]!).toBeCloseTo(1 - loop.gain, 1);
    expect(Math.abs(residual[39]! / residual[0]!)).toBeLessThan(2e-3);
  });

  it('comes back after a step that it can hold, and searches after one that it cannot', () => {
    const calm = ringLock(loop, one).open();
    expect(calm.run(step(0.3, 0.02)).events).toEqual([]);
    expect(calm.state().rings[0]!.largest).toBeGreaterThan(1 * GHz);
    expect(Math.abs(calm.state().rings[0]!.residual)).toBeLessThan(0.3 * GHz);

    for (const kelvin of [-15, 15]) {
      const run = ringLock(loop, one).open();
      const { events, rings } = run.run(step(kelvin, 0.2));
      expect(events.map(({ what }) => what)).toEqual(kelvin < 0 ? ['lost', 'acquired'] : expect.any(Array));
      const state = run.state().rings[0]!;
      expect(state.locked).toBe(true);
      expect(Math.abs(state.residual)).toBeLessThan(0.3 * GHz);
      if (kelvin < 0) {
        expect(state.losses).toBe(1);
        expect(state.longestSearch).toBeCloseTo(events[1]!.time - events[0]!.time, 12);
        expect(rings[0]!.locked.some((held) => held === 0)).toBe(true);
      }
    }
  });

  it('finds the hot state again by the rise of a capture of the ring under power', () => {
    // Bistable under its own light at the set point.
    const strong: RingArray = { ...one, rings: [{ ...heldRing, power: 30 * mW }] };
    const bright: RingLockDesign = { ...loop, inputFullScale: 3e-3 };
    const held = ringLock(bright, strong).heaterPowers[0]!;
    const under = ringUnderPower(ring, { ...siliconRingNonlinearity, twoPhotonAbsorption: 0, kerrIndex: 0 });
    const point = { ...strong.rings[0]!, voltage: heldRing.bias, ambient: chipTemperature, heaterPower: held };
    expect(under.steadyStates(point).map(({ stable }) => stable)).toEqual([true, false, true]);
    const rise = under.capture(point).highestHeaterPower - held;
    expect(rise / mW).toBeGreaterThan(3);
    expect(rise).toBeLessThan(loop.acquisition.rise);
    // The chip is cold for a moment, long enough to lose the hot state.
    const temperatures = still(9000);
    temperatures.samples.fill(chipTemperature - 12, 100, 130);
    const found = (above: number): number => {
      const run = ringLock({ ...bright, acquisition: { ...loop.acquisition, rise: above } }, strong).open();
      const { events } = run.run(temperatures);
      expect(events.map(({ what }) => what)).toEqual(['lost', 'acquired']);
      expect(Math.abs(run.state().rings[0]!.residual)).toBeLessThan(0.3 * GHz);
      return events[1]!.time - events[0]!.time;
    };
    expect(found(rise + 1 * mW)).toBeLessThan(5e-3);
    // Too little leaves it cold, until a sweep from the top.
    expect(found(0.5 * rise)).toBeGreaterThan(20e-3);
  });

  it('finds eight cold rings, which disturb each other while they look', () => {
    const run = ringLock(loop, { ...eight, start: 'cold' }, { every: 100 }).open();
    const { rings, events } = run.run(still(20_000));
    expect(events.filter(({ what }) => what === 'acquired').length).toBeGreaterThanOrEqual(8);
    run.state().rings.forEach(({ locked, residual, longestSearch }, i) => {
      expect(locked).toBe(true);
      expect(Math.abs(residual)).toBeLessThan(0.3 * GHz);
      expect(longestSearch).toBeGreaterThan(0.02);
      expect(rings[i]!.heaterPower.at(-1)! / run.state().rings[i]!.heaterPower).toBeCloseTo(1, 1);
    });
  });

  it('holds the drop port on a slope, and its peak by dither', () => {
    const drop: RingLockDesign = { ...loop, monitor: { ...loop.monitor, port: 'drop' } };
    const slope = ringLock(drop, { ...one, rings: [{ ...heldRing, ring: dropRing }] }, { every: 100 }).open();
    slope.run(ramp(1, 0.5));
    expect(slope.state().rings[0]!.largest).toBeLessThan(1.5 * GHz);
    expect(slope.state().rings[0]!.losses).toBe(0);

    // A filter, faint light: its place is the peak.
    const filter: RingLockDesign = { ...drop, inputFullScale: 1e-6, sensing: { kind: 'dither', amplitude: 0.3 * mW }, gain: 0.05, monitor: { ...drop.monitor, fraction: 1, noiseDensity: 1e-13 } };
    const peak = ringLock(filter, { ...one, rings: [{ ...heldRing, ring: dropRing, power: 1e-6, detuning: 0 }] }, { every: 100 }).open();
    peak.run(ramp(1, 0.5));
    const state = peak.state().rings[0]!;
    expect(state.losses).toBe(0);
    expect(Math.abs(state.mean)).toBeLessThan(2 * GHz);
    expect(state.largest).toBeLessThan(8 * GHz);
  });

  it('holds the largest modulation by dither', () => {
    const dither: RingLockDesign = { ...loop, monitor: { ...loop.monitor, signal: 'modulation' }, sensing: { kind: 'dither', amplitude: 0.3 * mW }, gain: 0.05 };
    const run = ringLock(dither, { ...one, rings: [{ ...heldRing, detuning: 18 * GHz }] }, { every: 100 }).open();
    run.run(ramp(1, 0.2));
    run.run({ sampleRate, samples: new Float64Array(20_000).fill(chipTemperature + 0.2) });
    const best = ring.bestDetuning({ wavelength: heldRing.wavelength, voltages: heldRing.voltages, temperature: chipTemperature }, { side: 'blue' });
    const { residual, losses } = run.state().rings[0]!;
    expect(losses).toBe(0);
    // The dither itself is 1.3 GHz to either side.
    expect(Math.abs(18 * GHz + residual - best)).toBeLessThan(2 * GHz);
    const held = ringLock(dither, { ...one, rings: [{ ...heldRing, detuning: best }] }, { every: 100 }).open();
    held.run(ramp(1, 0.3));
    expect(Math.abs(held.state().rings[0]!.mean)).toBeLessThan(0.4 * GHz);
    expect(held.state().rings[0]!.rms).toBeLessThan(1.5 * GHz);
    expect(held.state().rings[0]!.largest).toBeLessThan(2 * GHz);
    const cold = ringLock(dither, { ...one, start: 'cold' }).open();
    cold.run(still(8000));
    expect(cold.state().rings[0]!.locked).toBe(true);
    expect(Math.abs(cold.state().rings[0]!.residual)).toBeLessThan(8 * GHz);
  });

  it('gives the same bits however the temperature is cut, and whatever is recorded', () => {
    const noise = temperatureNoise({ mean: chipTemperature, deviation: 2, correlationTime: 1e-3, duration: 0.02 }, { seed: 2 });
    const temperatures = sampledTemperature(noise, { sampleRate });
    const lock = ringLock(loop, eight);
    const whole = lock(temperatures);
    const run = lock.open();
    let at = 0;
    for (const length of [1, 7, 500, 512, 13, 900]) {
      const part = run.run({ sampleRate, samples: temperatures.samples.slice(at, at + length) });
      part.rings.forEach(({ residual, heaterPower }, i) => {
        expect([...residual]).toEqual([...whole.rings[i]!.residual.slice(at, at + length)]);
        expect([...heaterPower]).toEqual([...whole.rings[i]!.heaterPower.slice(at, at + length)]);
      });
      at += length;
    }
    const sparse = ringLock(loop, eight, { every: 7 })(temperatures);
    expect(sparse.sampleRate).toBeCloseTo(sampleRate / 7, 9);
    expect([...sparse.rings[2]!.residual]).toEqual([...whole.rings[2]!.residual.filter((_, n) => n % 7 === 0)]);
    expect(ringLock(loop, { ...eight, seed: 2 })(temperatures).rings[0]!.residual).not.toEqual(whole.rings[0]!.residual);
    expect(run.run({ sampleRate, samples: new Float64Array(0) }).rings[0]!.residual.length).toBe(0);
  });

  it('takes a higher resonance where neighbors warm a ring past its place', () => {
    const crosstalk = Float64Array.of(1, 0.1, 0.1, 1);
    const cool = ringLock(loop, { ...eight, rings: [heldRing, heldRing], crosstalk });
    expect(cool.heaterPowers[0]).toBeCloseTo(cool.heaterPowers[1]!, 12);
    const needy = { ...heldRing, wavelength: heldRing.wavelength - 2e-9 };
    const pair = ringLock(loop, { ...eight, rings: [needy, heldRing], crosstalk });
    expect(pair.heaterPowers[0]! / mW).toBeGreaterThan(90);
    expect(pair.heaterPowers[1]! / mW).toBeLessThan(12);
    const run = pair.open();
    run.run(still(2000));
    for (const { largest } of run.state().rings) expect(largest).toBeLessThan(0.5 * GHz);
  });

  it('does not take a heater at its end for a lock', () => {
    // Room for 2 K of cooling, and then for the resonance above.
    const held = ringLock(loop, one).heaterPowers[0]!;
    const tight = { ...loop, heater: { ...loop.heater, maximumPower: held + 1.4 * mW }, acquisition: { ...loop.acquisition, highest: held } };
    const run = ringLock(tight, one).open();
    const { events } = run.run(ramp(-1, 2.4));
    expect(events[0]!.what).toBe('lost');
    expect(events[0]!.time).toBeGreaterThan(1.9);
    expect(events[0]!.time).toBeLessThan(2.2);
    expect(run.state().rings[0]!.losses).toBeGreaterThan(0);
  });

  it('refuses what it cannot hold or see', () => {
    const of = (design: RingLockDesign, array: RingArray = one, every?: number): RingLock => ringLock(design, array, every === undefined ? {} : { every });
    const weak = { ...loop, heater: { ...loop.heater, maximumPower: 5 * mW }, acquisition: { ...loop.acquisition, highest: 5 * mW } };
    expect(() => of(weak)).toThrow(/^ringLock: ring 0 needs 0\.0\d+ W, outside 0 to 0\.005 W$/);
    expect(() => of(loop, { ...eight, crosstalk: new Float64Array(64).fill(1) })).toThrow(/crosstalk matrix is singular/);
    expect(() => of(loop, { ...eight, crosstalk: Float64Array.of(1) })).toThrow(/crosstalk\.length is 1, outside 64 to 64/);
    expect(() => of(loop, { ...one, rings: [] })).toThrow(/rings\.length is 0/);
    expect(() => of({ ...loop, inputFullScale: 1e-6 })).toThrow(/^ringLock: monitor of ring 0 has \S+ A at the set point, above inputFullScale of 1\.?0?e-6 A$/);
    expect(() => of({ ...loop, monitor: { ...loop.monitor, signal: 'modulation' } }, { ...one, rings: [{ ...heldRing, detuning: 22.636 * GHz }] })).toThrow(
      /^ringLock: the monitor does not follow the heater at a detuning of 22636000000 Hz, must be on a slope$/,
    );
    expect(() => of({ ...loop, sensing: { kind: 'dither', amplitude: 0.3 * mW } }, { ...one, rings: [{ ...heldRing, detuning: 90 * GHz }] })).toThrow(/has no extremum within half a linewidth/);
    expect(() => of({ ...loop, sensing: { kind: 'dither', amplitude: 0.05 } })).toThrow(/sensing\.amplitude is 0\.05 W, outside 0 to 0\.0275 W/);
    expect(() => of({ ...loop, acquisition: { ...loop.acquisition, highest: 0.2 } })).toThrow(/acquisition\.highest is 0\.2 W/);
    expect(() => of(loop, { ...one, rings: [{ ...heldRing, detuning: -22 * GHz, power: 40 * mW }] })).toThrow(/self-heating is unstable/);
    expect(() => of(loop, { ...one, seed: -1 })).toThrow(/seed is -1/);
    expect(() => of(loop, { ...one, start: 'warm' as 'cold' })).toThrow('ringLock: start is warm, must be one of locked, cold');
    expect(() => of(loop, one, 0)).toThrow(/every is 0/);
    expect(() => of(loop, one, 1.5)).toThrow('ringLock: every is 1.5, must be a whole number');
    expect(() => of({ ...loop, gain: NaN })).toThrow(/ringLock: gain is NaN/);
    expect(() => of(loop)({ sampleRate: 1e6, samples: still(2).samples })).toThrow(
      'ringLock: sample rate of the temperature is 1000000 Hz, that of the controllers 100000 Hz, must be the same',
    );
    expect(() => of(loop)({ sampleRate, samples: Float64Array.of(300, NaN) })).toThrow(/temperature\.1 is NaN K, outside 200 to 450 K/);
  });
});

/** One ring by the equations of docs/physics/thermal-control.md, with the response itself in the place of its table, without noise. */
function byDefinition(design: RingLockDesign, temperatures: Float64Array): number[] {
  const { wavelength, power, detuning, bias, voltages } = heldRing;
  const hot = hotRing(ring, { wavelength, power, detuning, bias, voltages, ambient: chipTemperature, maximumHeaterPower: 1 });
  const point = { wavelength, voltage: bias, temperature: hot.coreTemperature, heaterPower: hot.heaterPower };
  const place = resonancePlace(wavelength, detuning);
  const response = ringResponse(ring, { point, place, voltages }, design.monitor);
  const efficiency = ring.design.heaterEfficiency;
  const perKelvin = ring.thermalShift(point);
  const heating = ring.design.selfHeatingResistance * ring.design.absorbedFraction * power;
  const scale = design.monitor.responsivity * design.monitor.fraction * power;
  const slope = (f: (x: number) => number, x: number): number => (f(x + 1e-14) - f(x - 1e-14)) / 2e-14;
  const correction = design.gain / (scale * slope(response.monitored, place) * (efficiency / (1 - perKelvin * heating * slope(response.dissipated, place))));
  let [felt, register, heat] = [hot.heaterPower, hot.heaterPower, hot.selfHeating];
  return Array.from(temperatures, (temperature) => {
    felt += (1 - Math.exp(-1 / (sampleRate * design.heater.timeConstant))) * (register - felt);
    const dark = place + efficiency * (felt - hot.heaterPower) + perKelvin * (temperature - chipTemperature - hot.selfHeating);
    const steps = 1 / (sampleRate * design.thermalTime);
    const pull = heating * response.dissipated(dark + perKelvin * heat) - heat;
    const pullSlope = heating * perKelvin * slope(response.dissipated, dark + perKelvin * heat) - 1;
    heat += (steps * pull) / (1 - steps * pullSlope);
    const here = dark + perKelvin * heat;
    register -= correction * scale * (response.monitored(here) - response.monitored(place));
    return detuningOfPlace(wavelength, here) - detuning;
  });
}
