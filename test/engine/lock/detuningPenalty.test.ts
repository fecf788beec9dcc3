import { describe, expect, it } from 'vitest';
import { quantumX800Engine } from '../../../src/designs/quantumX800.ts';
import { photodiode } from '../../../src/devices/photodiode.ts';
import { detuningPenalty } from '../../../src/engine/lock/detuningPenalty.ts';
import { ringThermalTolerance } from '../../../src/engine/thermalTolerance.ts';
import { hotRing } from '../../../src/engine/hotRing.ts';
import { attenuate, continuousWave } from '../../../src/light.ts';
import { GHz } from '../../../src/units.ts';
import { chipTemperature, heldRing, ring } from './exampleArray.ts';

const { receiver, code } = quantumX800Engine;
const light = continuousWave({ wavelength: heldRing.wavelength, rin: 1e-15, linewidth: 1e6, polarizationExtinction: 100, source: 'a' }, heldRing.power);
const held = { ...heldRing, light, ambient: chipTemperature, maximumHeaterPower: 0.11 };
const chain = {
  behind: (passing: typeof light) => attenuate(passing, 0.2),
  detector: photodiode(receiver.photodiode).at(receiver),
  bitErrorRatio: code.bitErrorRatioTarget,
};

describe('detuningPenalty', () => {
  it('is the ring at another detuning, its heat held', () => {
    const hot = hotRing(ring, { ...held, wavelength: heldRing.wavelength, power: heldRing.power });
    const penalty = detuningPenalty(ring, held);
    for (const residual of [-10, 0, 3, 15].map((value) => value * GHz)) {
      const point = { wavelength: heldRing.wavelength, voltage: -1.2, temperature: hot.coreTemperature };
      // Moved by the heater in the place of the temperature.
      let heaterPower = hot.heaterPower;
      for (let k = 0; k < 20; k++) heaterPower -= ((ring.detuning({ ...point, heaterPower }) - heldRing.detuning - residual) * heldRing.wavelength ** 2) / 299792458 / ring.design.heaterEfficiency;
      const powers = [-0.2, -2.2].map((voltage) => heldRing.power * ring.transmission({ ...point, voltage, heaterPower }));
      const { oma, extinctionRatio } = penalty.at(residual);
      expect(oma / Math.abs(powers[1]! - powers[0]!)).toBeCloseTo(1, 3);
      expect(extinctionRatio! / (Math.max(...powers) / Math.min(...powers))).toBeCloseTo(1, 2);
    }
    expect(penalty.at(0).omaLossDb).toBe(0);
    expect(penalty.at(0).marginLostDb).toBe(null);
  });

  it('has a window whose ends cost what is asked, and whose 1 dB is the thermal tolerance', () => {
    const penalty = detuningPenalty(ring, held);
    for (const loss of [0.1, 0.3, 1]) {
      const { low, high } = penalty.window(loss);
      expect(penalty.at(low).omaLossDb).toBeCloseTo(loss, 9);
      expect(penalty.at(high).omaLossDb).toBeCloseTo(loss, 9);
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
    }
    const hot = hotRing(ring, { ...held, wavelength: heldRing.wavelength, power: heldRing.power });
    const set = { wavelength: heldRing.wavelength, voltages: heldRing.voltages, temperature: hot.coreTemperature, heaterPower: hot.heaterPower };
    const tolerance = ringThermalTolerance(ring, set);
    if (!tolerance.finite) throw new Error(tolerance.reason);
    const { low, high } = penalty.window(1);
    const perKelvin = (299792458 * 67.8e-12) / heldRing.wavelength ** 2;
    expect((high - low) / perKelvin / (tolerance.warmest! - tolerance.coldest!)).toBeCloseTo(1, 1);
  });

  it('counts the margin lost, which is about the loss of amplitude', () => {
    const penalty = detuningPenalty(ring, held, chain);
    expect(penalty.at(0).marginLostDb).toBe(0);
    const { marginLostDb, omaLossDb } = penalty.at(-8 * GHz);
    expect(marginLostDb! / omaLossDb!).toBeGreaterThan(0.5);
    expect(marginLostDb! / omaLossDb!).toBeLessThan(2);
    // On the other side of the line the symbols have changed places, and no margin is left to lose.
    const turned = penalty.at(-44 * GHz);
    expect(turned.oma).toBeLessThan(0);
    expect(turned.omaLossDb).toBe(null);
    expect(turned.marginLostDb).toBe(null);
  });

  it('takes the symbols in either order', () => {
    const reversed = detuningPenalty(ring, { ...held, voltages: held.voltages.toReversed() });
    expect(reversed.at(2 * GHz).oma).toBe(detuningPenalty(ring, held).at(2 * GHz).oma);
  });

  it('refuses what it cannot weigh', () => {
    const penalty = detuningPenalty(ring, held);
    expect(() => penalty.at(NaN)).toThrow(/detuningPenalty: residual is NaN Hz/);
    expect(() => penalty.window(0)).toThrow(/omaLossDb is 0 dB/);
    expect(() => detuningPenalty(ring, { ...held, light: { lanes: [] } })).toThrow(/lanes is 0, outside 1 to 1/);
    expect(() => detuningPenalty(ring, { ...held, maximumHeaterPower: 1e-3 })).toThrow(/hotRing: the heater needs/);
  });
});
