import { describe, expect, it } from 'vitest';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { hotRing, type RingSetPoint } from '../../src/engine/hotRing.ts';
import { GHz, mW, nm } from '../../src/units.ts';

const ring = ringModulator(siliconRing);
const set: RingSetPoint = {
  wavelength: 1311 * nm,
  power: 15 * mW,
  detuning: 22 * GHz,
  bias: -1.2,
  voltages: [-0.2, -0.867, -1.533, -2.2],
  ambient: 328.15,
  maximumHeaterPower: 0.2,
};

/** A ring of finesse 1000 without a coupling or loss that varies: its line is a Lorentzian to 1e-5. */
const sharp = ringModulator({
  ...siliconRing,
  coupler: { kind: 'quality', qualityFactor: 262_000 },
  guide: { ...siliconRing.guide, junction: { ...siliconRing.guide.junction, attenuation: siliconRing.guide.junction.attenuation * (6900 / 262_000) } },
});

function absorbed(at: RingSetPoint, temperature: number, heaterPower: number, of = ring): number {
  const dips = at.voltages.map((voltage) => of.dissipated({ wavelength: at.wavelength, voltage, temperature, heaterPower }));
  return (of.design.absorbedFraction * at.power * dips.reduce((sum, dip) => sum + dip, 0)) / dips.length;
}

describe('hotRing', () => {
  it('holds the detuning with its heater and warms its core by what it absorbs', () => {
    for (const detuning of [5, 22, 60].map((value) => value * GHz)) {
      const at = { ...set, detuning };
      const hot = hotRing(ring, at);
      const point = { wavelength: set.wavelength, voltage: set.bias, temperature: hot.coreTemperature, heaterPower: hot.heaterPower };
      expect(ring.detuning(point) / detuning).toBeCloseTo(1, 8);
      expect(hot.absorbedPower).toBeCloseTo(absorbed(at, hot.coreTemperature, hot.heaterPower), 15);
      expect(hot.coreTemperature - set.ambient).toBeCloseTo(siliconRing.selfHeatingResistance * hot.absorbedPower, 7);
      expect(hot.selfHeating).toBeCloseTo(hot.coreTemperature - set.ambient, 12);
    }
  });

  it('needs less heater the more light heats it', () => {
    const dim = hotRing(ring, { ...set, power: 1 * mW });
    const bright = hotRing(ring, set);
    expect(bright.heaterPower).toBeLessThan(dim.heaterPower);
    const shift = ring.thermalShift({ wavelength: set.wavelength, voltage: set.bias, temperature: set.ambient });
    const saved = ((bright.selfHeating - dim.selfHeating) * shift) / siliconRing.heaterEfficiency;
    expect(dim.heaterPower - bright.heaterPower).toBeCloseTo(saved, 4);
  });

  it('takes the next resonance when the nearest has gone past the laser', () => {
    const past = hotRing(ring, { ...set, wavelength: 1308 * nm });
    expect(past.heaterPower).toBeGreaterThan(0.08);
    expect(() => hotRing(ring, { ...set, wavelength: 1308 * nm, maximumHeaterPower: 0.05 })).toThrow(
      /hotRing: the heater needs 0\.0\d+ W to hold the ring, above its maximum of 0\.05 W/,
    );
  });

  it('leaves a resonance that its own heat would push past the laser, and takes the next', () => {
    // Held by the first resonance the ring absorbs a hair more than held by the second: enough to push the first past its place, and
    // without it the first comes short of it again.
    const between = { ...set, wavelength: 1308.975 * nm };
    const hot = hotRing(ring, between);
    const point = { wavelength: between.wavelength, voltage: set.bias, temperature: hot.coreTemperature, heaterPower: hot.heaterPower };
    expect(ring.detuning(point) / set.detuning).toBeCloseTo(1, 12);
    expect(hot.absorbedPower).toBeCloseTo(absorbed(between, hot.coreTemperature, hot.heaterPower), 15);
    expect(hot.selfHeating / (siliconRing.selfHeatingResistance * hot.absorbedPower)).toBeCloseTo(1, 12);
    expect(hot.heaterPower).toBeCloseTo(99.13 * mW, 4);
    /** Heater power that holds the first resonance with the core at a temperature. */
    const byFirst = (temperature: number): number => {
      const cold = { wavelength: between.wavelength, voltage: set.bias, temperature };
      const missed = set.detuning - ring.detuning(cold, { order: Math.floor(ring.order({ ...cold, temperature: hot.coreTemperature })) });
      return (missed * between.wavelength ** 2) / 299792458 / siliconRing.heaterEfficiency;
    };
    expect(byFirst(hot.coreTemperature)).toBeGreaterThan(0);
    expect(byFirst(hot.coreTemperature)).toBeLessThan(0.1 * mW);
    const more = absorbed(between, hot.coreTemperature, byFirst(hot.coreTemperature)) - hot.absorbedPower;
    expect(byFirst(hot.coreTemperature + siliconRing.selfHeatingResistance * more)).toBeLessThan(0);
  });

  it('asks for the heater power that the warm ring needs, not the cold one', () => {
    const { heaterPower } = hotRing(ring, set);
    const dark = hotRing(ring, { ...set, power: 0 }).heaterPower;
    expect(dark - heaterPower).toBeGreaterThan(3 * mW);
    expect(hotRing(ring, { ...set, maximumHeaterPower: heaterPower }).heaterPower).toBe(heaterPower);
    expect(() => hotRing(ring, { ...set, power: 0, maximumHeaterPower: heaterPower })).toThrow('above its maximum');
    const weak = ringModulator({ ...siliconRing, heaterEfficiency: siliconRing.heaterEfficiency / 1000 });
    expect(() => hotRing(weak, { ...set, maximumHeaterPower: 1 })).toThrow(/the heater needs [\d.]+ W to hold the ring, above its maximum of 1 W/);
  });

  it('refuses a ring whose heater does nothing', () => {
    const fixed = ringModulator({ ...siliconRing, heaterEfficiency: 0 });
    expect(() => hotRing(fixed, set)).toThrow('the heater has no effect, the ring cannot be held');
  });

  it.each([0, 5e-324, -1e-300])('has neither fold nor heating ratio where heat does not move it, at %d/K', (thermoOpticSlope) => {
    const athermal = ringModulator({ ...siliconRing, guide: { ...siliconRing.guide, thermoOpticSlope } });
    const hot = hotRing(athermal, set);
    expect(hot).toMatchObject({ stable: true, heatingRatio: 0, foldDistance: { finite: false, reason: 'the ring has one steady state here' } });
    expect(hot.selfHeating).toBeGreaterThan(1);
  });

  it('finds the folds of a line ten thousand times as sharp as its detuning without counting every width on the way', () => {
    const { guide } = siliconRing;
    const loss = { contacts: 0, bend: 0, scattering: 1e-3 };
    const sharpest = ringModulator({ ...siliconRing, coverage: 0, coupler: { kind: 'quality', qualityFactor: 1e8 }, guide: { ...guide, loss } });
    const far = { ...set, detuning: 100 * GHz };
    const { foldDistance, heatingRatio } = hotRing(sharpest, far);
    // The chip must cool by the detuning, and by what the ring's own light warms it on top of the line.
    const point = { wavelength: set.wavelength, voltage: set.bias, temperature: set.ambient };
    const away = (far.detuning * set.wavelength ** 2) / 299792458 / sharpest.thermalShift(point);
    const top = (heatingRatio * sharpest.linewidth(point)) / 2 / sharpest.thermalShift(point);
    expect(top).toBeGreaterThan(0.1);
    expect(foldDistance.finite && foldDistance.kelvin).toBeCloseTo(-away - top, 1);
  });

  it('is bistable from 8/(3√3) half-linewidths of self-heating, for a Lorentzian line', () => {
    const threshold = 8 / (3 * Math.sqrt(3));
    // Where the fold is born the laser sits √3 half-linewidths off the cold resonance; the set point is on the blue side of it.
    const still = { ...set, voltages: [-1.2], detuning: 0.5 * GHz };
    const perWatt = hotRing(sharp, { ...still, power: 1e-6 }).heatingRatio / 1e-6;
    const at = (ratio: number) => hotRing(sharp, { ...still, power: ratio / perWatt });
    expect(at(threshold).heatingRatio).toBeCloseTo(threshold, 3);
    expect(at(threshold * 0.999).foldDistance).toEqual({ finite: false, reason: 'the ring has one steady state here' });
    expect(at(threshold * 1.001).foldDistance).toMatchObject({ finite: true });
  });

  it('is stable on the blue side at ten times the threshold, and not on the red flank', () => {
    expect(hotRing(ring, { ...set, power: 70 * mW }).stable).toBe(true);
    expect(hotRing(ring, { ...set, detuning: -22 * GHz }).stable).toBe(false);
    expect(hotRing(ring, { ...set, detuning: -22 * GHz, power: 1 * mW }).stable).toBe(true);
  });

  it.each([22 * GHz, -150 * GHz])('tells how far the chip may move until the state at %d Hz is gone, against a search on a fine grid', (detuning) => {
    const hot = hotRing(ring, { ...set, detuning });
    expect(hot.stable).toBe(true);
    const side = Math.sign(detuning);
    const chip = (core: number): number => core - siliconRing.selfHeatingResistance * absorbed(set, core, hot.heaterPower);
    let [turn, core] = [chip(hot.coreTemperature), hot.coreTemperature];
    for (; side * (turn - chip(core - side * 1e-3)) > 0; core -= side * 1e-3) turn = chip(core - side * 1e-3);
    expect(hot.foldDistance).toMatchObject({ finite: true });
    if (hot.foldDistance.finite) {
      expect(hot.foldDistance.kelvin).toBeCloseTo(turn - chip(hot.coreTemperature), 5);
      // A blue-side state is lost by cooling, a red-side one by warming.
      expect(Math.sign(hot.foldDistance.kelvin)).toBe(-side);
    }
  });

  it('has no self-heating without absorption', () => {
    const cool = ringModulator({ ...siliconRing, absorbedFraction: 0 });
    const state = hotRing(cool, set);
    expect([state.selfHeating, state.absorbedPower, state.heatingRatio]).toEqual([0, 0, 0]);
    expect(state.foldDistance.finite).toBe(false);
  });
});
