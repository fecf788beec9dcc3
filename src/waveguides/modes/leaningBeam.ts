import type { GaussianMode } from '../gaussianMode.ts';
import type { Placement } from '../overlap.ts';

/**
 * A Gaussian beam turned as a whole, seen in the plane z = 0: its amplitude there with sin θ in place of θ and its cross-section as the
 * plane cuts it, and its electric field, which stands square to its axis instead of in the plane. Lengths in any one unit with the
 * wavenumber in its inverse.
 *
 * @internal
 */
export interface LeaningBeam {
  /** Writes the amplitude exp(−jkz)… at a point into `out` as [re, im]. */
  readonly amplitude: (x: number, y: number, out: Float64Array) => void;
  /** ∫ over the cross-section of |amplitude|². */
  readonly power: number;
  /** The part of the beam's direction along z. */
  readonly ahead: number;
  /** Electric field along the other axis of the plane, for 1 along the main one; the magnetic field has none along the main one. */
  readonly across: number;
}

/** The beam of a Gaussian mode whose electric field lies mostly along an axis; `k` in the medium, `scale` of its lengths. @internal */
export function leaningBeam(gaussian: GaussianMode, along: 'x' | 'y', k: number, scale: number, placement: Placement): LeaningBeam {
  const { x = 0, y = 0, gap = 0, tiltX = 0, tiltY = 0 } = placement;
  const sx = Math.sin(tiltX);
  const sy = Math.sin(tiltY);
  const sz = Math.sqrt(1 - sx * sx - sy * sy);
  const rootX = Math.sqrt(1 - sx * sx);
  const [w1, w2] = [gaussian.waist.x * scale, gaussian.waist.y * scale];
  const [z1, z2] = [(k * w1 * w1) / 2, (k * w2 * w2) / 2];
  const [cx, cy, d] = [x * scale, y * scale, gap * scale];
  const amplitude = (px: number, py: number, out: Float64Array): void => {
    const [rx, ry] = [px - cx, py - cy];
    // The beam's own axes: the first nearest to x, the second square to it and to the direction.
    const u = rootX * rx - (sx * sy * ry) / rootX;
    const v = (sz * ry) / rootX;
    const z = d + sx * rx + sy * ry;
    const [s1, s2] = [1 + (z / z1) ** 2, 1 + (z / z2) ** 2];
    const size = Math.exp(-((u / w1) ** 2) / s1 - (v / w2) ** 2 / s2) / (s1 * s2) ** 0.25;
    const curvature = ((u / w1) ** 2 * (z / z1)) / s1 + ((v / w2) ** 2 * (z / z2)) / s2;
    const phase = k * z + curvature - (Math.atan(z / z1) + Math.atan(z / z2)) / 2;
    out[0] = size * Math.cos(phase);
    out[1] = -size * Math.sin(phase);
  };
  const main = along === 'x' ? sx : sy;
  return { amplitude, power: (Math.PI / 2) * w1 * w2, ahead: sz, across: (-sx * sy) / (1 - main * main) };
}
