import { digits, inRange } from '../errors.ts';
import type { GaussianMode } from './gaussianMode.ts';
import type { SolvedMode } from './modes/solvedMode.ts';

/** Where a launched mode meets a receiving one. A number that is absent is 0, an absent index is 1. */
export interface Placement {
  /** Position of the launched beam's axis in the receiver's plane, m (±10 mm). */
  readonly x?: number;
  /** The same along y. */
  readonly y?: number;
  /** Distance from the waist of the launched mode to the receiver's plane, m (0 to 1 m). */
  readonly gap?: number;
  /** Angle of the launched beam's axis to the receiver's, in the medium between, rad (±0.35); positive where it moves to +x with z. */
  readonly tiltX?: number;
  /** The same along y. */
  readonly tiltY?: number;
  /** Refractive index of the medium between, 1 to 5. */
  readonly index?: number;
}

/** Largest divergence λ/(π w n) across a gap, rad: above it the paraxial wave misses the true one by some percent. */
const largestDivergence = 0.5;

/**
 * Power fraction that a launched mode `a` gives to a receiving mode `b`: size, ellipticity, offset, tilt and gap, without reflection at the
 * facets. For a waist behind the receiver's plane change the sign of both tilts.
 *
 * Gaussian modes: closed form, exact in the paraxial approximation [Joyce1984]. With a solved mode: full-vector,
 * Re[∫E₁ × H₂*·z ∫E₂ × H₁*·z] / (P₁P₂). Between a solved and a Gaussian mode the Gaussian is the beam, in either order, polarized as
 * the solved mode is: the placement is that of its axis in the solved mode's plane. Solved modes meet without a gap.
 *
 * @throws RangeError for modes of different wavelength, a number out of range, a gap between solved modes, or, with a gap, a divergence
 * above 0.5 rad.
 */
export function overlap(a: GaussianMode | SolvedMode, b: GaussianMode | SolvedMode, placement: Placement = {}): number {
  const { x = 0, y = 0, gap = 0, tiltX = 0, tiltY = 0, index = 1 } = placement;
  inRange('overlap', 'x', x, 'm', -1e-2, 1e-2);
  inRange('overlap', 'y', y, 'm', -1e-2, 1e-2);
  inRange('overlap', 'gap', gap, 'm', 0, 1);
  inRange('overlap', 'tiltX', tiltX, 'rad', -0.35, 0.35);
  inRange('overlap', 'tiltY', tiltY, 'rad', -0.35, 0.35);
  inRange('overlap', 'index', index, '1', 1, 5);
  checkMode('a.waist', a);
  checkMode('b.waist', b);
  if (!(Math.abs(a.wavelength - b.wavelength) <= 1e-9 * a.wavelength)) {
    throw new RangeError(
      `overlap: wavelength of b is ${digits(b.wavelength)} m, must be that of a, ${digits(a.wavelength)} m`,
    );
  }
  const k = (2 * Math.PI * index) / a.wavelength;
  if (gap > 0) {
    if (a.kind === 'gaussian') checkDivergence('a', k, Math.min(a.waist.x, a.waist.y));
    if (b.kind === 'gaussian') checkDivergence('b', k, Math.min(b.waist.x, b.waist.y));
  }
  if (a.kind === 'solved') return a.overlapWith(b, placement);
  if (b.kind === 'solved') return b.overlapWith(a, placement);
  return alongAxis(a.waist.x, b.waist.x, x, tiltX, gap, k) * alongAxis(a.waist.y, b.waist.y, y, tiltY, gap, k);
}

function checkMode(name: string, mode: GaussianMode | SolvedMode): void {
  if (mode.kind === 'solved') return;
  inRange('overlap', 'wavelength', mode.wavelength, 'm', 0.3e-6, 10e-6);
  inRange('overlap', name, mode.waist.x, 'm', 5e-8, 5e-3);
  inRange('overlap', name, mode.waist.y, 'm', 5e-8, 5e-3);
}

function checkDivergence(mode: string, k: number, waist: number): void {
  const divergence = 2 / (k * waist);
  if (divergence <= largestDivergence) return;
  throw new RangeError(
    `overlap: divergence of ${mode} is ${digits(divergence)} rad, above ${largestDivergence} rad the paraxial gap does not hold`,
  );
}

function alongAxis(w1: number, w2: number, x: number, tilt: number, gap: number, k: number): number {
  // With A = p + jq the launched curvature in the plane, B = b the receiver's, the exponent 2 Re[(2Ax − jkθ)²/(4(A + B)) − Ax²] is
  // minus a sum of squares. That form and the root below cannot pass 1, nor miss it for equal modes.
  const rayleigh = (k * w1 * w1) / 2;
  const p = 1 / (w1 * w1 * (1 + (gap / rayleigh) ** 2));
  const q = (k * gap) / (2 * (gap * gap + rayleigh * rayleigh));
  const b = 1 / (w2 * w2);
  const u = (k * tilt) / 2;
  const sum = p + b;
  const mismatch = ((p - b) ** 2 + q * q) / (4 * p * b);
  const squares = p * b * sum * x * x + b * (q * x - u) ** 2 + p * u * u;
  return Math.exp((-2 * squares) / (sum * sum + q * q)) / Math.sqrt(1 + mismatch);
}
