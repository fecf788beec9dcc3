import { digits } from '../../errors.ts';
import { fresnelReflectance } from '../../waveguides/fresnel.ts';
import type { GaussianMode } from '../../waveguides/gaussianMode.ts';
import type { Placement } from '../../waveguides/overlap.ts';

/**
 * Power reflected where a guide of effective index `guide` ends at a face turned by `angle` in the plane of x: TE has its electric field
 * in the plane of incidence, TM across it. [Born1999, sec. 1.5]
 *
 * @throws RangeError at total reflection.
 * @internal
 */
export function facetReflectance(guide: number, medium: number, angle: number, polarization: 'te' | 'tm'): number {
  if (angle === 0) return fresnelReflectance(guide, medium);
  const sine = (guide / medium) * Math.sin(angle);
  if (!(Math.abs(sine) < 1)) {
    throw new RangeError(`edgeCoupler: facet.angle is ${digits(angle)} rad, reflects all light of index ${digits(guide)}`);
  }
  const [inside, outside] = [Math.cos(angle), Math.sqrt(1 - sine * sine)];
  const [a, b] = polarization === 'te' ? [medium * inside, guide * outside] : [guide * inside, medium * outside];
  return ((a - b) / (a + b)) ** 2;
}

/**
 * A beam at a turned face as the guide sees it in its own upright plane. Along the face the guide's field is 1/cos α longer and runs on
 * with n sin α, the beam is 1/cos ψ longer and runs on with m sin ψ: with its tilt to the guide, ψ = tilt − α. `offset` is along the face.
 *
 * @internal
 */
export function facetMeeting(
  beam: GaussianMode,
  placement: Required<Placement>,
  facet: { readonly angle: number; readonly index: number },
): { readonly beam: GaussianMode; readonly placement: Placement } {
  const { angle } = facet;
  if (angle === 0) return { beam, placement };
  const inside = Math.cos(angle);
  const toNormal = placement.tiltX - angle;
  const slope = (placement.index * Math.sin(toNormal) + facet.index * Math.sin(angle)) / (placement.index * inside);
  if (!(Math.abs(slope) <= 0.35)) {
    throw new RangeError(`edgeCoupler: tiltX is ${digits(placement.tiltX)} rad, more than 0.35 rad from the refracted direction`);
  }
  return {
    beam: { ...beam, waist: { x: (beam.waist.x * inside) / Math.cos(toNormal), y: beam.waist.y } },
    placement: { ...placement, x: placement.x * inside, tiltX: slope },
  };
}
