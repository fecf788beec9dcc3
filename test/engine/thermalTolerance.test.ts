import { describe, expect, it } from 'vitest';
import { speedOfLight } from '../../src/constants.ts';
import { siliconMachZehnder } from '../../src/designs/siliconMachZehnder.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { machZehnderModulator } from '../../src/devices/machZehnderModulator.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { machZehnderThermalTolerance, ringThermalTolerance, thermalToleranceRatio, type ThermalTolerance } from '../../src/engine/thermalTolerance.ts';
import { findMinimum } from '../../src/numerics/minimize.ts';
import { findRoot } from '../../src/numerics/roots.ts';
import { GHz, nm, um } from '../../src/units.ts';

const ring = ringModulator(siliconRing);
const temperature = 328.15;
const operation = { voltage: -1.2, temperature };
const resonance = ring.resonanceNear(1311 * nm, operation);
const frozen = (detuning: number, swing = 2) => ({
  wavelength: speedOfLight / (speedOfLight / resonance + detuning),
  voltages: [-1.2 + swing / 2, -1.2 - swing / 2],
  temperature,
});
const machZehnder = (imbalance: number) => machZehnderModulator({ ...siliconMachZehnder, imbalance });
const quadrature = { wavelength: 1311 * nm, voltages: [-0.96, 0.96], junctionBias: -2, bias: Math.PI / 2, temperature };

function finite(tolerance: ThermalTolerance) {
  if (!tolerance.finite) throw new Error(tolerance.reason);
  return tolerance;
}

/** Part of a half-linewidth from the best detuning of a Lorentzian to 1 dB less on the near side, for a swing in linewidths. */
function lorentzian(swing: number): number {
  const dip = (x: number): number => 1 / (1 + x * x);
  const amplitude = (x: number): number => dip(x - swing) - dip(x + swing);
  const best = findMinimum((x) => -amplitude(x), 0.1, 1.5);
  return best.at - findRoot((x) => amplitude(x) + best.value * 10 ** -0.1, 0, best.at);
}

describe('ringThermalTolerance', () => {
  it('is that of two Lorentzians to the finesse of the ring', () => {
    for (const swing of [0.01, 1, 2, 2.5]) {
      const point = { ...operation, wavelength: resonance };
      const width = ring.linewidth(point);
      const expected = (lorentzian((swing * ring.modulationEfficiency(point)) / width) * width) / 2 / ring.thermalShift(point);
      expect(finite(ringThermalTolerance(ring, frozen(22 * GHz, swing))).kelvin / expected).toBeCloseTo(1, 2);
    }
  });

  it('has 0.88 K at quality factor 3000 and a swing of 2 V, the same wherever on the hill it starts', () => {
    const { kelvin, best, coldest, warmest, amplitude } = finite(ringThermalTolerance(ring, frozen(22 * GHz)));
    expect(kelvin).toBeCloseTo(0.8788, 3);
    expect(best - coldest!).toBe(kelvin);
    expect(warmest! - best).toBeCloseTo(1.2697, 3);
    for (const detuning of [10, 30, 60, -22]) {
      const other = finite(ringThermalTolerance(ring, frozen(detuning * GHz)));
      expect(other.kelvin / kelvin).toBeCloseTo(1, 3);
      expect(other.amplitude / amplitude).toBeCloseTo(1, 3);
    }
  });

  it('finds the set loss of amplitude at its ends', () => {
    const set = frozen(22 * GHz);
    for (const lossDb of [0.3, 1, 3]) {
      const { coldest, warmest, amplitude } = finite(ringThermalTolerance(ring, set, { lossDb }));
      for (const at of [coldest!, warmest!]) {
        const [low, high] = set.voltages.map((voltage) => ring.transmission({ wavelength: set.wavelength, voltage, temperature: at }));
        expect(-10 * Math.log10(Math.abs(high! - low!) / amplitude)).toBeCloseTo(lossDb, 8);
      }
    }
  });

  it('takes the heater into account and refuses what is out of range', () => {
    const heated = { ...frozen(22 * GHz), wavelength: 1311 * nm, heaterPower: 0.0261 };
    expect(finite(ringThermalTolerance(ring, heated)).kelvin).toBeCloseTo(0.8788, 2);
    expect(() => ringThermalTolerance(ring, frozen(0), { lossDb: 0 })).toThrow(/thermalTolerance: lossDb is 0 dB, outside/);
    expect(() => ringThermalTolerance(ring, { ...frozen(0), voltages: [-1] })).toThrow(/voltages\.length is 1, outside 2 to 16/);
    expect(() => machZehnderThermalTolerance(machZehnder(25 * um), { ...quadrature, temperature: 460 })).toThrow(/temperature is 460 K/);
  });

  it('counts the nearer end alone where the other is beyond the legal temperatures', () => {
    const hot = (kelvin: number) => {
      const laser = ring.resonanceNear(1311 * nm, { voltage: -1.2, temperature: kelvin });
      return { ...frozen(0), wavelength: speedOfLight / (speedOfLight / laser + 22.6 * GHz), temperature: kelvin };
    };
    const { kelvin, warmest } = finite(ringThermalTolerance(ring, hot(449)));
    expect(kelvin).toBeCloseTo(0.88, 2);
    expect(warmest).toBe(null);
    expect(ringThermalTolerance(ring, hot(449.4)).finite).toBe(false);
  });

  it('says where there is nothing to lose', () => {
    const still = { ...frozen(22 * GHz), voltages: [-1, -1] };
    expect(ringThermalTolerance(ring, still)).toEqual({ finite: false, reason: 'the set point has no modulation amplitude' });
    const athermal = ringModulator({ ...siliconRing, guide: { ...siliconRing.guide, thermoOpticSlope: 0 } });
    expect(ringThermalTolerance(athermal, frozen(22 * GHz))).toEqual({
      finite: false,
      reason: 'the modulation amplitude does not follow the temperature',
    });
  });
});

describe('machZehnderThermalTolerance', () => {
  it('is arccos(10^-0.1) over the drift of the phase', () => {
    for (const imbalance of [76, 25, -25, 7.6].map((value) => value * um)) {
      const modulator = machZehnder(imbalance);
      const drift = Math.abs(modulator.thermalDrift({ ...quadrature, voltage: 0 }));
      expect(finite(machZehnderThermalTolerance(modulator, quadrature)).kelvin / (Math.acos(10 ** -0.1) / drift)).toBeCloseTo(1, 6);
    }
  });

  it('has none where the legal temperatures end first, or nothing drifts', () => {
    for (const at of [300, temperature]) {
      expect(machZehnderThermalTolerance(machZehnder(5.3 * um), { ...quadrature, temperature: at })).toEqual({
        finite: false,
        reason: '200 to 450 K end before 1 dB is lost',
      });
    }
    expect(machZehnderThermalTolerance(machZehnder(0), quadrature).finite).toBe(false);
  });
});

describe('thermalToleranceRatio', () => {
  it('lies in 10 to 100 exactly for effective imbalances from 76 down to 7.6 um, at a swing of a fifth of the linewidth', () => {
    const point = { ...operation, wavelength: resonance };
    const swing = (0.2 * ring.linewidth(point)) / ring.modulationEfficiency(point);
    expect(ring.qualityFactor(point)).toBeCloseTo(3001, 0);
    const side = { modulator: ring, set: frozen(22 * GHz, swing) };
    const ratio = (imbalance: number): number => thermalToleranceRatio(side, { modulator: machZehnder(imbalance), set: quadrature }).ratio;
    expect(findRoot((imbalance) => ratio(imbalance) - 10, 50 * um, 100 * um) / um).toBeCloseTo(76, 0);
    expect(findRoot((imbalance) => ratio(imbalance) - 100, 7.3 * um, 9 * um) / um).toBeCloseTo(7.6, 1);
    // The published 0.90 K has the 67 pm/K of a guide of 1.99e-4/K.
    expect((thermalToleranceRatio(side, { modulator: machZehnder(25 * um), set: quadrature }).ring * ring.thermalShift(point)) / 67e-12).toBeCloseTo(0.9, 2);
  });

  it('says both tolerances and the imbalance, and which modulator has none', () => {
    const side = { modulator: ring, set: frozen(22 * GHz) };
    const result = thermalToleranceRatio(side, { modulator: machZehnder(25 * um), set: quadrature });
    expect(result.ratio).toBe(result.machZehnder / result.ring);
    expect(result.effectiveImbalance).toBe(25 * um);
    expect(result.machZehnder).toBeCloseTo(26.98, 2);
    expect(() => thermalToleranceRatio(side, { modulator: machZehnder(0), set: quadrature })).toThrow(
      /thermalToleranceRatio: the Mach-Zehnder has no tolerance, the modulation amplitude does not follow the temperature/,
    );
  });
});
