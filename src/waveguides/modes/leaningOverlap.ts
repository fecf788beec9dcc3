import type { GaussianMode } from '../gaussianMode.ts';
import type { Placement } from '../overlap.ts';
import { beamRule, fieldPower } from './fieldOverlap.ts';
import { leaningBeam } from './leaningBeam.ts';
import { fieldOn, type DiscreteField } from './modeField.ts';
import { onQuads, type SampledField } from './planePoints.ts';
import { beamPoints, type BeamAxis } from './quadOverlap.ts';

/** Power fractions of one coupling, without and with what a lean does to the field's components. @internal */
export interface LeaningOverlap {
  /** With the beam turned as a whole, its electric field along the main axis alone. */
  readonly turned: number;
  /** With all its components in the plane. */
  readonly whole: number;
}

/** Power fraction between a solved mode and a Gaussian beam that is turned as a whole. @internal */
export function leaningOverlap(
  mode: DiscreteField,
  along: 'x' | 'y',
  gaussian: GaussianMode,
  wavenumber: number,
  placement: Placement,
): LeaningOverlap {
  const { x = 0, y = 0, gap = 0, tiltX = 0, tiltY = 0, index = 1 } = placement;
  const beam = leaningBeam(gaussian, along, index, wavenumber, placement);
  const shape = (waist: number, center: number, tilt: number): BeamAxis => {
    const rayleigh = (index * waist * waist) / 2;
    const spread = 1 + ((gap * wavenumber) / rayleigh) ** 2;
    const q = (index * gap * wavenumber) / (2 * rayleigh * rayleigh * spread);
    return { p: Math.cos(tilt) ** 2 / (waist * waist * spread), q, center, slope: index * tilt };
  };
  const across = shape(gaussian.waist.x * wavenumber, x * wavenumber, tiltX);
  const upward = shape(gaussian.waist.y * wavenumber, y * wavenumber, tiltY);
  const points = onQuads(mode) ? beamPoints(mode, across, upward) : tensorPoints(mode, across, upward);
  const { ex, ey, hx, hy } = points;
  // (E × H)·z = Ex Hy − Ey Hx; the beam's main magnetic component is Hy for Ex, −Hx for Ey.
  const [electric, magnetic, other, sign] = along === 'x' ? ([ex, hy, hx, 1] as const) : ([ey, hx, hy, -1] as const);
  const at = new Float64Array(2);
  const sums = new Float64Array(6);
  for (let i = 0; i < points.weights.length; i++) {
    beam.amplitude(points.x[i]!, points.y[i]!, at);
    const weight = points.weights[i]!;
    for (let part = 0; part < 2; part++) {
      sums[part]! += weight * electric[i]! * at[part]!;
      sums[2 + part]! += weight * sign * magnetic[i]! * at[part]!;
      sums[4 + part]! -= weight * sign * other[i]! * at[part]!;
    }
  }
  const scale = beam.ahead / (fieldPower(mode) * beam.power);
  const turned = scale * (sums[0]! * sums[2]! + sums[1]! * sums[3]!);
  const crossed = scale * beam.across * (sums[0]! * sums[4]! + sums[1]! * sums[5]!);
  return { turned, whole: turned + crossed };
}

function tensorPoints(mode: DiscreteField, across: BeamAxis, upward: BeamAxis): SampledField {
  const rx = beamRule(mode, 'x', across);
  const ry = beamRule(mode, 'y', upward);
  const count = ry.at.length;
  const all = (value: (p: number, q: number) => number): Float64Array =>
    Float64Array.from({ length: rx.at.length * count }, (_, i) => value(Math.floor(i / count), i % count));
  const weights = all((p, q) => rx.weights[p]! * ry.weights[q]!);
  return { ...fieldOn(mode, rx.at, ry.at), x: all((p) => rx.at[p]!), y: all((_, q) => ry.at[q]!), weights };
}
