import type { Cells, i32 } from './cells.ts';
import { exponential, oneLessExponential, quarterSquare } from './elementary.ts';
import * as at from './slots.ts';
import { beamTooWide, fine } from './status.ts';

/** Nepers of power in a decibel. @internal */
export const nepersPerDb: number = 0.23025850929940458;
const facetTransmission: i32 = at.scratch + 2;

/** Nepers of power lost in a coupler between fiber and chip; its other losses go to `facetTransmission`, as a factor. @internal */
export function couplerNepers(m: Cells, coupler: i32, kind: number, wavelength: number): number {
  if (!(kind > 0)) {
    m[facetTransmission] = 1;
    return nepersPerDb * m[coupler + at.couplerLossDb]!;
  }
  const value = m[coupler + at.facet]!;
  const index = m[coupler + at.mediumIndex]!;
  const amplitude = (value - index) / (value + index);
  const reflectance = kind > 1 ? value : amplitude * amplitude;
  const gap = m[coupler + at.couplerGap]!;
  const k = (6.283185307179586 * index) / wavelength;
  const wx = 0.5 * m[coupler + at.fiberModeX]!;
  const wy = 0.5 * m[coupler + at.fiberModeY]!;
  const vx = 0.5 * m[coupler + at.chipModeX]!;
  const vy = 0.5 * m[coupler + at.chipModeY]!;
  const x = overlapNepers(m, wx, vx, m[coupler + at.offsetX]!, gap, k);
  const widthX = m[overlapWidth]!;
  const y = overlapNepers(m, wy, vy, m[coupler + at.offsetY]!, gap, k);
  m[facetTransmission] = (1 - reflectance) / Math.sqrt(widthX * m[overlapWidth]!);
  return x + y + nepersPerDb * m[coupler + at.propagationLossDb]!;
}

const overlapWidth: i32 = at.scratch + 3;

/** The exponent of the overlap along one axis, see `overlap`; the square under its root goes to `overlapWidth`. [Joyce1984] */
function overlapNepers(m: Cells, w1: number, w2: number, x: number, gap: number, k: number): number {
  const rayleigh = (k * w1 * w1) / 2;
  const turns = gap / rayleigh;
  const p = 1 / (w1 * w1 * (1 + turns * turns));
  const q = (k * gap) / (2 * (gap * gap + rayleigh * rayleigh));
  const b = 1 / (w2 * w2);
  const sum = p + b;
  m[overlapWidth] = 1 + ((p - b) * (p - b) + q * q) / (4 * p * b);
  return (2 * (p * b * sum + b * q * q) * x * x) / (sum * sum + q * q);
}

/** Whether the beams across a gap are paraxial, as `overlap` asks. @internal */
export function couplerAllows(m: Cells, coupler: i32, kind: number, wavelength: number): i32 {
  if (!(kind > 0) || !(m[coupler + at.couplerGap]! > 0)) return fine;
  const fiber = Math.min(m[coupler + at.fiberModeX]!, m[coupler + at.fiberModeY]!);
  const chip = Math.min(m[coupler + at.chipModeX]!, m[coupler + at.chipModeY]!);
  const divergence = (2 * wavelength) / (3.141592653589793 * m[coupler + at.mediumIndex]! * Math.min(fiber, chip));
  return divergence <= 0.5 ? fine : beamTooWide;
}

/** The factor that `couplerNepers` left. @internal */
export function facetFactor(m: Cells): number {
  return m[facetTransmission]!;
}

/** Power coupling of a ring's coupler, or −1 where it cannot be asked; `nepers` is 2π ng L/λ0 of the ring at rest. @internal */
export function ringCoupling(m: Cells, coupler: i32, kind: number, wavelength: number, nepers: number): number {
  if (kind === 0) return m[coupler + at.powerCoupling]!;
  if (kind === 1) return oneLessExponential(nepers / m[coupler + at.couplingQuality]!);
  const reference = m[coupler + at.couplerWavelength]!;
  const slope = m[coupler + at.wavelengthSlope]!;
  if (!(Math.abs(slope) * 0.1 * reference < 1) || !(wavelength >= 0.9 * reference && wavelength <= 1.1 * reference)) return -1;
  const decay = (m[coupler + at.referenceGap]! - m[coupler + at.gap]!) / m[coupler + at.decayLength]!;
  const length = m[coupler + at.straightLength]! + m[coupler + at.bendLength]!;
  const angle = m[coupler + at.couplingPerLength]! * exponential(decay) * length * (1 + slope * (wavelength - reference));
  const q = quarterSquare(angle * 0.3183098861837907);
  return 4 * q * (1 - q);
}

/** Power that a ring's coupler does not lose. @internal */
export function couplerKept(m: Cells, coupler: i32, kind: number): number {
  return kind === 2 ? exponential(-nepersPerDb * m[coupler + at.couplerExcessLossDb]!) : 1;
}
