import type { GaussianMode } from './gaussianMode.ts';
import { leaningBeam } from './modes/leaningBeam.ts';
import { leaningOverlap } from './modes/leaningOverlap.ts';
import { partsOf, type SolvedMode } from './modes/solvedMode.ts';
import { overlap, type Placement } from './overlap.ts';

/** A power fraction in the terms it is made of; they add up to that of the beam turned as a whole. */
export interface TiltTerms {
  /** The scalar paraxial beam, tilted by a linear phase: what `overlap` gives. */
  readonly scalar: number;
  /** What the true angle adds: sin θ for θ, and the beam's cross-section as the receiver's plane cuts it. */
  readonly angle: number;
  /**
   * What the components add that a tilted beam has in the plane beside its main ones. 0 between Gaussian modes, whatever the tilt:
   * what E loses along the plane, H gains.
   */
  readonly vector: number;
}

/**
 * What the tilt of a Gaussian beam does beyond the paraxial linear phase of `overlap`, apart: the scalar part, the true angle, and the
 * vector components of the field. The launched mode `a` is the Gaussian beam, or `b` if only that is Gaussian. [Joyce1984]
 *
 * @throws RangeError as `overlap`, for two solved modes, and for a solved mode that leaks or is bent.
 */
export function tiltTerms(a: GaussianMode | SolvedMode, b: GaussianMode | SolvedMode, placement: Placement = {}): TiltTerms {
  if (a.kind === 'solved' && b.kind === 'solved') throw new RangeError('tiltTerms: both modes are solved ones, one must be Gaussian');
  const scalar = overlap(a, b, placement);
  const wavenumber = (2 * Math.PI) / a.wavelength;
  if (a.kind === 'gaussian' && b.kind === 'gaussian') {
    return { scalar, angle: betweenGaussians(a, b, wavenumber, placement) - scalar, vector: 0 };
  }
  const [mode, beam] = a.kind === 'solved' ? [a, b as GaussianMode] : [b as SolvedMode, a];
  const parts = partsOf(mode);
  if (parts === undefined) throw new RangeError('tiltTerms: the solved mode leaks or is bent, must be a guided one of solveModes');
  const along = mode.teFraction >= 0.5 ? 'x' : 'y';
  const { turned, whole } = leaningOverlap(parts.discrete, along, beam, wavenumber, placement);
  return { scalar, angle: turned - scalar, vector: whole - turned };
}

/** Points of the sum along each axis: more than the spectral accuracy of a sum over a Gaussian asks for. */
const fewest = 96;
const most = 768;

function betweenGaussians(a: GaussianMode, b: GaussianMode, wavenumber: number, placement: Placement): number {
  const { x = 0, y = 0, gap = 0, tiltX = 0, tiltY = 0, index = 1 } = placement;
  const k = wavenumber * index;
  const beam = leaningBeam(a, 'x', k, 1, placement);
  const axis = (launched: number, received: number, center: number, tilt: number): { from: number; step: number; count: number } => {
    const rayleigh = (k * launched * launched) / 2;
    const spread = launched * Math.hypot(1, gap / rayleigh);
    // Where the product of both has its middle, and about its width.
    const middle = (center * received ** 2) / (received ** 2 + spread ** 2);
    const half = (7 * spread * received) / Math.hypot(spread, received);
    const curved = (k * gap * (half + Math.abs(middle - center))) / (gap * gap + rayleigh * rayleigh);
    const turns = (half * (k * Math.abs(tilt) + curved)) / Math.PI;
    const count = Math.min(most, Math.max(fewest, 6 * Math.ceil(turns)));
    return { from: middle - half + half / count, step: (2 * half) / count, count };
  };
  const across = axis(a.waist.x, b.waist.x, x, tiltX);
  const upward = axis(a.waist.y, b.waist.y, y, tiltY);
  const at = new Float64Array(2);
  let re = 0;
  let im = 0;
  for (let i = 0; i < across.count; i++) {
    const px = across.from + i * across.step;
    for (let j = 0; j < upward.count; j++) {
      const py = upward.from + j * upward.step;
      const received = Math.exp(-((px / b.waist.x) ** 2) - (py / b.waist.y) ** 2);
      beam.amplitude(px, py, at);
      re += received * at[0]!;
      im += received * at[1]!;
    }
  }
  const area = across.step * upward.step;
  return (beam.ahead * area * area * (re * re + im * im)) / (beam.power * (Math.PI / 2) * b.waist.x * b.waist.y);
}
