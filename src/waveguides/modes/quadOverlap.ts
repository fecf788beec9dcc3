import type { Placement } from '../overlap.ts';
import type { DiscreteField } from './modeField.ts';
import { eachSharedPoint, fieldPoints, type SampledField } from './planePoints.ts';

/** Real and imaginary parts of two integrals in turn. @internal */
export type BeamSums = readonly [number, number, number, number];

/** One axis of a beam exp(−(p + jq)(u − center)² − j slope (u − center)). @internal */
export interface BeamAxis {
  readonly p: number;
  readonly q: number;
  readonly center: number;
  readonly slope: number;
}

/**
 * ∫(E₁ × H₂*)·z and ∫(E₂ × H₁*)·z, real and imaginary parts in turn, of two fields of which one lives on quadrilaterals, the first moved and
 * tilted.
 *
 * @internal
 */
export function quadModeSums(
  a: DiscreteField,
  b: DiscreteField,
  wavenumber: number,
  { x = 0, y = 0, tiltX = 0, tiltY = 0, index = 1 }: Placement,
): BeamSums {
  const order = Math.max(a.problem.orderX, a.problem.orderY, b.problem.orderX, b.problem.orderY);
  const slope = index * Math.hypot(tiltX, tiltY);
  const setting = { longest: slope === 0 ? Infinity : 2 / slope, count: order + (slope === 0 ? 3 : 5) };
  let re12 = 0;
  let im12 = 0;
  let re21 = 0;
  let im21 = 0;
  const moved = { field: a, x: x * wavenumber, y: y * wavenumber };
  eachSharedPoint(moved, { field: b, x: 0, y: 0 }, setting, (px, py, weight, first, second) => {
    const one = weight * (first.ex * second.hy - first.ey * second.hx);
    const other = weight * (second.ex * first.hy - second.ey * first.hx);
    const phase = index * (tiltX * px + tiltY * py);
    const cosine = Math.cos(phase);
    const sine = Math.sin(phase);
    re12 += one * cosine;
    im12 -= one * sine;
    re21 += other * cosine;
    im21 += other * sine;
  });
  return [re12, im12, re21, im21];
}

/** Points for the product of a mode on quadrilaterals and a beam. @internal */
export function beamPoints(mode: DiscreteField, x: BeamAxis, y: BeamAxis): SampledField {
  const reach = ({ p }: BeamAxis): number => 6 / Math.sqrt(p);
  const longest = (axis: BeamAxis): number =>
    Math.min(1 / Math.sqrt(axis.p), 3 / (Math.abs(axis.slope) + 2 * Math.abs(axis.q) * reach(axis) + 1e-12));
  return fieldPoints(mode, {
    longest: Math.min(longest(x), longest(y)),
    count: Math.max(Math.max(mode.problem.orderX, mode.problem.orderY) + 3, 8),
    left: x.center - reach(x),
    right: x.center + reach(x),
    bottom: y.center - reach(y),
    top: y.center + reach(y),
  });
}

/**
 * ∫E of a mode's main component times the beam, and ∫H times its conjugate, real and imaginary parts in turn.
 *
 * @internal
 */
export function quadBeamSums(mode: DiscreteField, along: 'x' | 'y', x: BeamAxis, y: BeamAxis): BeamSums {
  const points = beamPoints(mode, x, y);
  const electric = along === 'x' ? points.ex : points.ey;
  const magnetic = along === 'x' ? points.hy : points.hx;
  const sign = along === 'x' ? 1 : -1;
  let reE = 0;
  let imE = 0;
  let reH = 0;
  let imH = 0;
  for (let i = 0; i < points.x.length; i++) {
    const u = points.x[i]! - x.center;
    const v = points.y[i]! - y.center;
    const size = points.weights[i]! * Math.exp(-x.p * u * u - y.p * v * v);
    const phase = x.q * u * u + y.q * v * v + x.slope * u + y.slope * v;
    const cosine = size * Math.cos(phase);
    const sine = size * Math.sin(phase);
    reE += electric[i]! * cosine;
    imE += electric[i]! * sine;
    reH += sign * magnetic[i]! * cosine;
    imH -= sign * magnetic[i]! * sine;
  }
  return [reE, imE, reH, imH];
}
