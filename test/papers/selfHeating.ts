import { speedOfLight } from '../../src/constants.ts';
import { findMinimum } from '../../src/numerics/minimize.ts';
import { nm } from '../../src/units.ts';
import { criticalRing } from './criticalRing.ts';

const { ring, point } = criticalRing(1310 * nm, 20000);
const peak = ring.dissipated(point);
const resonance = ring.resonanceNear(point.wavelength, point);
const halfWidth = (speedOfLight * ring.linewidth(point)) / 2 / resonance ** 2;

/** Dissipated light over that on resonance, of a ring of high finesse; detuning in half linewidths. */
export function relativeHeat(detuning: number): number {
  return ring.dissipated({ ...point, wavelength: speedOfLight / (speedOfLight / resonance + detuning * halfWidth) }) / peak;
}

/**
 * Least self-heating on resonance, in half linewidths, at which a steady state loses its stability: heat n = h(D − θ n) folds
 * where θ |h'| = 1, so the least θ is 1 over the steepest slope of h.
 */
export function bistabilityThreshold(): number {
  const slope = (detuning: number): number => (relativeHeat(detuning + 1e-4) - relativeHeat(detuning - 1e-4)) / 2e-4;
  return -1 / findMinimum(slope, 0, 3).value;
}
