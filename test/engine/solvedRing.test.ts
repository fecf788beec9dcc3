import { describe, expect, it } from 'vitest';
import { siliconRingGeometry } from '../../src/designs/geometryEngine.ts';
import { siliconRing } from '../../src/designs/siliconRing.ts';
import { ringModulator } from '../../src/devices/ringModulator.ts';
import { plainRing, solvedRing } from '../../src/engine/solvedRing.ts';
import { nm } from '../../src/units.ts';

const { wavelength, temperature } = siliconRingGeometry;

describe('a ring from its geometry', () => {
  // A bus as wide as the ring is quicker to solve, and couples less.
  const solved = solvedRing({ ...siliconRingGeometry, busWidth: siliconRingGeometry.width }, siliconRing);
  const at = { wavelength, temperature, bias: -1.2, swing: 2 };
  const plain = ringModulator(plainRing(solved, at));
  const ring = ringModulator(solved);

  it('is near the one of numbers', () => {
    const point = { wavelength, temperature, voltage: -1.2 };
    expect(ring.freeSpectralRange(point) / (10 * nm)).toBeCloseTo(1, 1);
    expect(ring.qualityFactor(point)).toBeGreaterThan(2000);
    expect(ring.qualityFactor(point)).toBeLessThan(5000);
    expect(ring.modulationEfficiency(point)).toBeGreaterThan(20e-12);
    expect(ring.modulationEfficiency(point)).toBeLessThan(40e-12);
  });

  it('is the same as plain data at both ends of its swing', () => {
    for (const voltage of [-2.2, -0.2]) {
      const point = { wavelength: wavelength + 0.1 * nm, temperature, voltage };
      expect(plain.resonanceNear(wavelength, point)).toBeCloseTo(ring.resonanceNear(wavelength, point), 12);
      expect(plain.transmission(point)).toBeCloseTo(ring.transmission(point), 2);
    }
    expect(plain.modulationEfficiency({ wavelength, temperature, voltage: -1.2 }) / 30e-12).toBeCloseTo(1, 0);
  });
});
