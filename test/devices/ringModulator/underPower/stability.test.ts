import { describe, expect, it } from 'vitest';
import { siliconRingNonlinearity } from '../../../../src/designs/siliconRingNonlinearity.ts';
import { carrierLaw } from '../../../../src/devices/ringModulator/underPower/carrierLaw.ts';
import { energyNode, shiftOf, shiftSlopeOf, shiftBounds } from '../../../../src/devices/ringModulator/underPower/energyNode.ts';
import type { NonlinearMode } from '../../../../src/devices/ringModulator/underPower/nonlinearMode.ts';
import { characteristicPolynomial, eigenvaluesOf } from '../../../../src/devices/ringModulator/underPower/stability.ts';
import { steadyEnergies } from '../../../../src/devices/ringModulator/underPower/steadyEnergies.ts';
import { plasmaDispersion } from '../../../../src/materials/plasmaDispersion.ts';
import { sorefBennett } from '../../../../src/materials/sorefBennett.ts';
import { carriersAlone, powered, redBy } from './rings.ts';

/** The equations of motion, in units of the total rate: amplitude in √(J of the state), density and rise in those of the state. */
function motion(mode: NonlinearMode, energy: number): (y: readonly number[], out: number[]) => void {
  const node = energyNode(mode, energy);
  const omega = mode.detuning + shiftOf(node);
  const law = new Float64Array(5);
  const density = (mode.generation * energy ** 2) / mode.carrierRate;
  // What is not there is measured in whole units.
  const rise = mode.resistance * node.heat || 1;
  const unit = node.rate;
  return (y, out) => {
    const [x, z, n, t] = y as [number, number, number, number];
    const size = energy * (x * x + z * z);
    mode.carriers.write(n * density, law);
    const byCarriers = mode.perAbsorption * law[0]!;
    const rate = mode.total + mode.twoPhoton * size + byCarriers;
    const detuning = mode.detuning + mode.perKelvin * ((t - 1) * rise + mode.resistance * node.heat) + mode.kerr * size - mode.perIndex * law[2]!;
    // Amplitude 1 + 0j, held by the light that it needs.
    out[0] = (-rate * x + detuning * z + node.rate) / unit;
    out[1] = (-rate * z - detuning * x + omega) / unit;
    out[2] = ((mode.generation * size * size) / density - mode.carrierRate * n) / unit;
    const heat = size * (mode.heat + mode.twoPhotonHeat * size + 2 * mode.carrierHeat * byCarriers);
    out[3] = (mode.thermalRate * ((mode.resistance * heat) / rise - t)) / unit;
  };
}

/** Coefficients of det(λ − J) by Faddeev and LeVerrier, J by differences. */
function byDifferences(mode: NonlinearMode, energy: number): number[] {
  const f = motion(mode, energy);
  const J = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  for (let k = 0; k < 4; k++) {
    const up = [1, 0, 1, 1];
    const down = [1, 0, 1, 1];
    up[k]! += 1e-5;
    down[k]! -= 1e-5;
    const [a, b] = [[0, 0, 0, 0], [0, 0, 0, 0]];
    f(up, a);
    f(down, b);
    for (let i = 0; i < 4; i++) J[i]![k] = (a[i]! - b[i]!) / 2e-5;
  }
  const times = (p: number[][], q: number[][]): number[][] => p.map((row) => q[0]!.map((_, j) => row.reduce((sum, v, k) => sum + v * q[k]![j]!, 0)));
  const coefficients = [0, 0, 0, 0, 1];
  let m = J.map((row) => row.map(() => 0));
  for (let k = 1; k <= 4; k++) {
    m = times(J, m).map((row, i) => row.map((v, j) => v + (i === j ? coefficients[5 - k]! : 0)));
    coefficients[4 - k] = -times(J, m).reduce((sum, row, i) => sum + row[i]!, 0) / k;
  }
  return coefficients;
}

describe('the stability of a steady state', () => {
  const strong = powered({ ...siliconRingNonlinearity, carrierLifetime: 2e-9, thermalTime: 2e-9 });

  it('is that of the Jacobian of the equations of motion', () => {
    for (const under of [strong, powered(), powered(carriersAlone)]) {
      for (const [picometers, power] of [
        [-300, 0.2],
        [300, 0.1],
        [600, 0.015],
      ] as const) {
        const mode = under.mode(redBy(under, picometers, power));
        for (const energy of steadyEnergies(mode, power)) {
          const expected = byDifferences(mode, energy);
          const ours = characteristicPolynomial(mode, energyNode(mode, energy));
          const scale = [mode.thermalRate * mode.carrierRate, mode.carrierRate * mode.total, mode.total ** 2, mode.total ** 2, 1];
          ours.forEach((value, k) => {
            const size = k < 2 ? scale[k]! / mode.total ** 2 : 1;
            expect(Math.abs(value - expected[k]!) / Math.max(size, Math.abs(value))).toBeLessThan(1e-6);
          });
        }
      }
    }
  });

  it('gives eigenvalues that are roots of that polynomial', () => {
    const mode = strong.mode(redBy(strong, 300, 0.1));
    const node = energyNode(mode, steadyEnergies(mode, 0.1).at(-1)!);
    const values = eigenvaluesOf(mode, node);
    expect(values.length).toBe(4);
    const c = characteristicPolynomial(mode, node);
    for (const { re, im } of values) {
      let [vRe, vIm, size] = [0, 0, 0];
      for (let k = 4; k >= 0; k--) {
        [vRe, vIm] = [(vRe * re - vIm * im) / node.rate + c[k]!, (vRe * im + vIm * re) / node.rate];
        size = (size * Math.hypot(re, im)) / node.rate + Math.abs(c[k]!);
      }
      expect(Math.hypot(vRe, vIm) / size).toBeLessThan(1e-13);
    }
    expect(values.map(({ re }) => re)).toEqual(values.map(({ re }) => re).sort((a, b) => b - a));
  });
});

describe('what light makes of a mode', () => {
  it('has slopes that are those of its values, and bounds that hold between two energies', () => {
    for (const under of [powered(), powered(carriersAlone)]) {
      const mode = under.mode(redBy(under, 0, 0.1));
      for (const energy of [1e-15, 1e-14, 2e-13]) {
        const [a, node, b] = [1 - 1e-5, 1, 1 + 1e-5].map((factor) => energyNode(mode, energy * factor)) as [never, never, never];
        const shift = shiftOf;
        expect((shift(b) - shift(a)) / (2e-5 * energy) / shiftSlopeOf(node)).toBeCloseTo(1, 6);
        const wide = energyNode(mode, 3 * energy);
        const middle = energyNode(mode, 2 * energy);
        const bounds = shiftBounds(node, wide);
        expect(shiftOf(middle)).toBeGreaterThanOrEqual(bounds.low);
        expect(shiftOf(middle)).toBeLessThanOrEqual(bounds.high);
        expect(shiftSlopeOf(middle)).toBeGreaterThanOrEqual(bounds.slopeLow);
        expect(shiftSlopeOf(middle)).toBeLessThanOrEqual(bounds.slopeHigh);
      }
    }
  });

  it('has the carriers of the law that it names', () => {
    const values = new Float64Array(5);
    for (const [kind, effect] of [
      ['plasmaDispersion', plasmaDispersion],
      ['sorefBennett', sorefBennett],
    ] as const) {
      const law = carrierLaw({ ...siliconRingNonlinearity, carriers: { kind, backgroundDensity: 1e21 } }, 1.4e-6);
      const at = (density: number) => effect({ wavelength: 1.4e-6, electrons: density, holes: density });
      for (const added of [1e22, 3e23]) {
        law.write(added, values);
        const [before, after] = [at(1e21), at(1e21 + added)];
        expect(values[0]! / (after.absorption - before.absorption)).toBeCloseTo(1, 9);
        expect(values[2]! / (before.index - after.index)).toBeCloseTo(1, 9);
        const step = 1e-5 * added;
        const [low, high] = [at(1e21 + added - step), at(1e21 + added + step)];
        expect((values[1]! * 2 * step) / (high.absorption - low.absorption)).toBeCloseTo(1, 5);
        expect(((values[3]! + values[4]!) * 2 * step) / (low.index - high.index)).toBeCloseTo(1, 5);
      }
      law.write(0, values);
      expect([values[0], values[2]]).toEqual([0, 0]);
    }
    carrierLaw({ ...siliconRingNonlinearity, carriers: { kind: 'linear', indexPerDensity: 2e-27, absorptionPerDensity: 1e-21 } }, 1.4e-6).write(1e23, values);
    expect(Array.from(values)).toEqual([1e-21 * 1e23, 1e-21, 2e-27 * 1e23, 2e-27, 0]);
  });
});
