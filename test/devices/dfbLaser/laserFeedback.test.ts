import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../../src/constants.ts';
import { rateEquationDfb } from '../../../src/designs/rateEquationDfb.ts';
import { feedbackSensitivity } from '../../../src/devices/dfbLaser/feedbackSensitivity.ts';
import type { Grating } from '../../../src/devices/dfbLaser/grating.ts';
import { gratingModes } from '../../../src/devices/dfbLaser/gratingModes.ts';
import { rateEquationLaser } from '../../../src/devices/dfbLaser/rateEquationLaser.ts';
import { selfHeating } from '../../../src/devices/dfbLaser/selfHeating.ts';
import { smallSignal } from '../../../src/devices/dfbLaser/smallSignal.ts';
import { ConvergenceError } from '../../../src/errors.ts';
import { GHz, celsius, fromDb, ns, ps, toDb } from '../../../src/units.ts';

const d = rateEquationDfb;
const laser = rateEquationLaser(d);
const point = { current: 1, temperature: celsius(35) };
const sensitivity = 500;
const velocity = speedOfLight / d.groupIndex;
const band = { from: 0.1 * GHz, to: 56 * GHz };

/** Whether a small push of photons, carriers and phase dies out, by Euler steps of the linear equations with their delay. */
function diesOut(reflectivity: number, delay: number): boolean {
  const rest = selfHeating(d).state(point.current, point.temperature)!;
  const signal = smallSignal(d, rest, point.current);
  const rate = velocity * sensitivity * Math.sqrt(reflectivity);
  const phase = -Math.atan(d.linewidthEnhancementFactor);
  const [c, s] = [rate * Math.cos(phase), rate * Math.sin(phase)];
  const h = 0.1 * ps;
  const lag = Math.round(delay / h);
  const steps = 60 * lag;
  const [light, turn] = [new Float64Array(steps + lag + 1), new Float64Array(steps + lag + 1)];
  let n = 0;
  light[lag] = 1;
  const photons = signal.photons;
  const size: number[] = [];
  for (let i = lag; i < steps + lag; i++) {
    const [p, q] = [light[i]! * photons, turn[i]!];
    const [lackP, lackQ] = [p - light[i - lag]! * photons, q - turn[i - lag]!];
    n += h * (-signal.ns * p - signal.nn * n);
    light[i + 1] = (p + h * (-signal.ss * p + signal.sn * n - c * lackP - 2 * photons * s * lackQ)) / photons;
    turn[i + 1] = q + h * (signal.pull * n + (s / (2 * photons)) * lackP - c * lackQ);
    if ((i - lag) % (10 * lag) === 0) size.push(0);
    size[size.length - 1] = Math.max(size.at(-1)!, Math.abs(light[i + 1]!));
  }
  return size[5]! < size[2]!;
}

describe('a laser into which light comes back', () => {
  it('moves its mode as two facets do', () => {
    const length = 300e-6;
    const facets = [{ reflectivity: 0.3, phase: 0.2 }, { reflectivity: 0.6, phase: 0 }] as const;
    const bare: Grating = { sections: [{ length, coupling: 0, phaseShift: 0 }], facets };
    const [mode] = gratingModes(bare, { detuningRange: [-2 / length, 2 / length], gainRange: [0, 4 / length] });
    const { left, right } = feedbackSensitivity(bare, mode!);
    expect(left).toBeCloseTo(0.7 / (2 * length * Math.sqrt(0.3)), 2);
    expect(right).toBeCloseTo(0.4 / (2 * length * Math.sqrt(0.6)), 2);
    expect(() => feedbackSensitivity(bare, { amplitudeGain: NaN, detuning: 0 })).toThrow(ConvergenceError);
  });

  it('has its own noise where nothing comes back', () => {
    const noise = laser.noise(point);
    const none = laser.underFeedback(point, { reflectivity: 0, sensitivity, delay: 1 * ns });
    expect(none.regime).toBe('weak');
    expect(none.linewidth).toBe(noise.linewidth);
    for (const frequency of [1e6, 1e9, 6e9, 3e10]) {
      expect(none.relativeIntensityNoise({ frequency }) / noise.relativeIntensityNoise({ frequency })).toBeCloseTo(1, 9);
    }
    expect(none.meanExcessNoise(band) / noise.meanExcessNoise(band)).toBeCloseTo(1, 3);
    expect(none.meanExcessNoise({ from: 1e9, to: 1e9 })).toBeCloseTo(none.relativeIntensityNoise({ frequency: 1e9 }) - noise.shotFloor, 25);
  });

  it('passes from weak feedback by modes of the reflector to the collapse of its coherence', () => {
    const at = (db: number) => laser.underFeedback(point, { reflectivity: fromDb(db), sensitivity, delay: 1 * ns });
    const own = laser.noise(point).linewidth;
    const weak = at(-50);
    expect(weak.rate).toBeCloseTo(velocity * sensitivity * 10 ** -2.5, 0);
    expect(weak.feedbackParameter).toBeCloseTo(weak.rate * 1 * ns * Math.sqrt(10), 9);
    expect(weak.regime).toBe('weak');
    expect(weak.linewidth! / own).toBeCloseTo((1 - weak.feedbackParameter) ** -2, 9);
    const external = at(-30);
    expect(external.regime).toBe('external');
    expect(external.linewidth! / own).toBeCloseTo((1 + external.feedbackParameter) ** -2, 9);
    expect(external.meanExcessNoise(band)).toBeGreaterThan(weak.meanExcessNoise(band));
    const lost = at(-15);
    expect(lost.regime).toBe('collapse');
    expect(lost.linewidth).toBeUndefined();
    expect(() => lost.meanExcessNoise(band)).toThrow('rateEquationLaser: reflectivity is 0.0316228, where the coherence has collapsed');
    expect(() => lost.relativeIntensityNoise({ frequency: 1e9 })).toThrow('collapsed');
  });

  it('collapses where the published formula says, k = γ√(1 + αH²)/(2αH²), for long delays', () => {
    const henry = d.linewidthEnhancementFactor;
    const onset = (laser.noise(point).dampingRate * Math.hypot(1, henry)) / (2 * henry * henry);
    const limit = { sensitivity, delay: 2 * ns, relativeIntensityNoise: fromDb(-120), ...band };
    const most = laser.tolerableReflection(point, limit);
    expect(Math.abs(toDb(most) - toDb((onset / (velocity * sensitivity)) ** 2))).toBeLessThan(1);
  });

  it('collapses where steps in time no longer die out', () => {
    const delay = 0.5 * ns;
    const stable = (db: number): boolean => laser.underFeedback(point, { reflectivity: fromDb(db), sensitivity, delay }).regime !== 'collapse';
    for (const db of [-30, -23, -19, -15]) expect(stable(db), `${db} dB`).toBe(diesOut(fromDb(db), delay));
    expect(stable(-23)).toBe(true);
    expect(stable(-19)).toBe(false);
  });

  it('tolerates less for a lower noise, and nothing below its own', () => {
    const limit = { sensitivity, delay: 0.2 * ns, ...band };
    const own = laser.noise(point).meanExcessNoise(band);
    const most = laser.tolerableReflection(point, { ...limit, relativeIntensityNoise: 1.2 * own });
    expect(most).toBeLessThan(laser.tolerableReflection(point, { ...limit, relativeIntensityNoise: 3 * own }));
    const reached = laser.underFeedback(point, { reflectivity: most, sensitivity, delay: 0.2 * ns }).meanExcessNoise(band);
    expect(reached / own).toBeCloseTo(1.2, 2);
    expect(laser.tolerableReflection(point, { ...limit, sensitivity: 0, relativeIntensityNoise: 2 * own })).toBe(1);
    const narrow = { sensitivity: 1e6, delay: 100 * ns, from: 1e9, to: 1.1e9 };
    const bare = laser.underFeedback(point, { ...narrow, reflectivity: 0 }).meanExcessNoise(narrow);
    expect(laser.tolerableReflection(point, { ...narrow, relativeIntensityNoise: bare })).toBe(0);
    const said = 'rateEquationLaser: relativeIntensityNoise is 1e-19 1/Hz, which the laser exceeds without any reflection';
    expect(() => laser.tolerableReflection(point, { ...limit, relativeIntensityNoise: 1e-19 })).toThrow(said);
  });

  it('refuses reflectors that cannot be, and a dark laser', () => {
    const reflector = { reflectivity: 1e-4, sensitivity, delay: 1 * ns };
    for (const [name, value] of [['reflectivity', 1.1], ['sensitivity', -1], ['delay', 1], ['reflectivity', NaN]] as const) {
      expect(() => laser.underFeedback(point, { ...reflector, [name]: value })).toThrow(`rateEquationLaser: ${name} is`);
    }
    expect(() => laser.underFeedback({ ...point, current: 0.01 }, reflector)).toThrow('not above the threshold');
    const feedback = laser.underFeedback(point, reflector);
    expect(() => feedback.relativeIntensityNoise({ frequency: 0 })).toThrow('rateEquationLaser: frequency is 0 Hz');
    expect(() => feedback.meanExcessNoise({ from: 0, to: 1 })).toThrow('band.from is 0 Hz');
    expect(() => feedback.meanExcessNoise({ from: 10, to: 1 })).toThrow('band.to is 1 Hz');
    const limit = { sensitivity, delay: 1 * ns, relativeIntensityNoise: 1, ...band };
    expect(() => laser.tolerableReflection(point, limit)).toThrow('rateEquationLaser: relativeIntensityNoise is 1 1/Hz');
  });
});
