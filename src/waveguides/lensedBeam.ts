import { digits, inRange } from '../errors.ts';
import type { GaussianMode } from './gaussianMode.ts';
import { radiusOf, turn, waistOf, type BeamAxis } from './lensAxis.ts';
import { ofAxis, simpleElements, type LensElement, type PerAxis, type SimpleElement } from './lensElement.ts';
import type { SolvedMode } from './modes/solvedMode.ts';
import { overlap } from './overlap.ts';

/** Where a receiving mode stands behind the last element. A number that is absent is 0. */
export interface ReceiverPlace {
  /** Distance from the plane of the last element to that of the receiver, m. */
  readonly distance: number;
  /** Middle of the receiver, m. */
  readonly x?: number;
  readonly y?: number;
  /** Direction of its axis, rad, positive where it moves to +x with z. */
  readonly tiltX?: number;
  readonly tiltY?: number;
}

/** A Gaussian beam behind lenses, each axis with its own waist. */
export interface LensedBeam {
  readonly kind: 'lensedBeam';
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Refractive index of the medium it goes on in. */
  readonly index: number;
  /** The beam at its waists, as `overlap` and `edgeCoupler` take it. */
  readonly mode: GaussianMode;
  /** Distance from the plane of the last element to the waist of each axis, m; negative where it lies before it. */
  readonly waistDistance: { readonly x: number; readonly y: number };
  /** Where the beam's axis leaves that plane, m, and its direction, rad. */
  readonly axis: { readonly x: number; readonly y: number; readonly slopeX: number; readonly slopeY: number };
  /**
   * Phase of the spherical aberration at the 1/e² radius, rad, of the worse axis. Its square over 4 is about the power lost at best
   * focus. 0 of thin lenses and gradients, whose shape is not known. [Born1999, sec. 5.5]
   */
  readonly sphericalPhase: number;
  /** Radius at 1/e² of intensity along each axis at a distance from the plane of the last element, m. */
  radius(distance: number): { readonly x: number; readonly y: number };
  /** Power fraction that the beam gives to a receiving mode, without reflection. A solved mode needs both waists in one plane. */
  coupling(receiver: GaussianMode | SolvedMode, place: ReceiverPlace): number;
}

/** Where a lens may not be paraxial any more. */
const largestDivergence = 0.5;
const largestSphericalPhase = 0.5;
/** Part of the aperture's radius that the 1/e² radius may take: 1 % of the power lies beyond 1.5 radii. */
const largestFilling = 2 / 3;

/**
 * A Gaussian mode through lenses, by ray matrices, x and y apart. It begins at its waists in a medium of `index` (1 if absent).
 * Without reflection, and without aberration, which `sphericalPhase` tells. [Kogelnik1966], [Self1983]
 *
 * @throws RangeError for a number out of range, total reflection, and outside the paraxial range: a divergence above 0.5 rad, a beam that
 * takes more than two thirds of an aperture or of a radius of curvature, a spherical aberration above 0.5 rad.
 */
export function beamThrough(mode: GaussianMode, elements: readonly LensElement[], medium: { readonly index?: number } = {}): LensedBeam {
  const { wavelength } = mode;
  let index = medium.index ?? 1;
  inRange('beamThrough', 'index', index, '1', 1, 5);
  inRange('beamThrough', 'wavelength', wavelength, 'm', 0.3e-6, 10e-6);
  const begun = (waist: number): BeamAxis => {
    inRange('beamThrough', 'waist', waist, 'm', 5e-8, 5e-3);
    return { z: 0, b: (Math.PI * waist * waist * index) / wavelength, place: 0, slope: 0, sphericalPhase: 0 };
  };
  const x = begun(mode.waist.x);
  const y = begun(mode.waist.y);
  checkDivergence(x, y, wavelength, index);
  for (const element of elements) {
    for (const simple of simpleElements(element, index)) {
      checkFilling(simple, x, y, wavelength, index);
      turn(x, 'x', simple, index, wavelength);
      turn(y, 'y', simple, index, wavelength);
      if (simple.kind === 'surface' || simple.kind === 'interface') index = simple.index;
      checkDivergence(x, y, wavelength, index);
    }
  }
  const sphericalPhase = Math.max(Math.abs(x.sphericalPhase), Math.abs(y.sphericalPhase));
  if (!(sphericalPhase <= largestSphericalPhase)) {
    throw new RangeError(
      `beamThrough: spherical aberration is ${digits(sphericalPhase)} rad, above ${largestSphericalPhase} rad the lens is outside its ` +
        'paraxial range',
    );
  }
  return finished(wavelength, index, x, y, sphericalPhase);
}

/**
 * The beam of a fiber with a round tip, a hemisphere or, with a radius for each axis, a wedge: m, 0.1 um to 1 m. The fiber of refractive
 * index `index` ends in a medium of index `outside` (1 if absent); `fiberMode` is that inside, up to the tip.
 *
 * @throws RangeError as `beamThrough`.
 */
export function lensedFiber(fiber: {
  readonly fiberMode: GaussianMode;
  readonly tipRadius: PerAxis;
  readonly index: number;
  readonly outside?: number;
}): LensedBeam {
  const { fiberMode, tipRadius, index, outside = 1 } = fiber;
  const radius = { x: -ofAxis(tipRadius, 'x'), y: -ofAxis(tipRadius, 'y') };
  for (const [axis, value] of Object.entries(radius)) {
    if (!(value < 0)) throw new RangeError(`lensedFiber: tipRadius along ${axis} is ${digits(-value)} m, must be above 0`);
  }
  return beamThrough(fiberMode, [{ kind: 'surface', radius, index: outside }], { index });
}

function checkDivergence(x: BeamAxis, y: BeamAxis, wavelength: number, index: number): void {
  const divergence = wavelength / (Math.PI * index * Math.min(waistOf(x, wavelength, index), waistOf(y, wavelength, index)));
  if (divergence <= largestDivergence) return;
  throw new RangeError(
    `beamThrough: divergence is ${digits(divergence)} rad, above ${largestDivergence} rad the lens is outside its paraxial range`,
  );
}

function checkFilling(element: SimpleElement, x: BeamAxis, y: BeamAxis, wavelength: number, index: number): void {
  if (element.kind !== 'thinLens' && element.kind !== 'surface' && element.kind !== 'gradientWay') return;
  for (const [name, axis] of [['x', x] as const, ['y', y] as const]) {
    const curved = element.kind === 'surface' ? Math.abs(ofAxis(element.radius, name)) : Infinity;
    const focal = element.kind === 'thinLens' ? Math.abs(ofAxis(element.focalLength, name)) : Infinity;
    const aperture = Math.min(element.aperture ?? Infinity, curved, focal);
    const taken = radiusOf(axis, wavelength, index) + Math.abs(axis.place - (element[name] ?? 0));
    if (taken <= largestFilling * aperture) continue;
    throw new RangeError(
      `beamThrough: the beam takes ${digits(taken)} m of ${digits(aperture)} m at a lens, above two thirds outside its paraxial range`,
    );
  }
}

function finished(wavelength: number, index: number, x: BeamAxis, y: BeamAxis, sphericalPhase: number): LensedBeam {
  const waist = { x: waistOf(x, wavelength, index), y: waistOf(y, wavelength, index) };
  const mode: GaussianMode = { kind: 'gaussian', wavelength, waist };
  const waistDistance = { x: -x.z, y: -y.z };
  const axis = { x: x.place, y: y.place, slopeX: x.slope, slopeY: y.slope };
  const round = (size: number): GaussianMode => ({ kind: 'gaussian', wavelength, waist: { x: size, y: size } });
  const along = (name: 'x' | 'y', size: number, offset: number, tilt: number, gap: number): number => {
    const sent = round(waist[name]);
    const met = round(size);
    const ahead = Math.abs(gap);
    // A round beam has each axis twice: once as it is asked, once aligned.
    const both = overlap(sent, met, { x: offset, tiltX: gap < 0 ? -tilt : tilt, gap: ahead, index });
    return both / Math.sqrt(overlap(sent, met, { gap: ahead, index }));
  };
  return Object.freeze<LensedBeam>({
    kind: 'lensedBeam',
    wavelength,
    index,
    mode,
    waistDistance,
    axis,
    sphericalPhase,
    radius: (distance) => {
      inRange('radius', 'distance', distance, 'm', -10, 10);
      const of = (each: BeamAxis): number => radiusOf({ ...each, z: each.z + distance }, wavelength, index);
      return { x: of(x), y: of(y) };
    },
    coupling: (receiver, { distance, x: right = 0, y: up = 0, tiltX = 0, tiltY = 0 }) => {
      inRange('coupling', 'distance', distance, 'm', -1, 1);
      const offset = { x: axis.x + axis.slopeX * distance - right, y: axis.y + axis.slopeY * distance - up };
      const tilt = { x: axis.slopeX - tiltX, y: axis.slopeY - tiltY };
      const gap = { x: distance - waistDistance.x, y: distance - waistDistance.y };
      if (receiver.kind === 'gaussian') {
        if (!(Math.abs(receiver.wavelength - wavelength) <= 1e-9 * wavelength)) {
          throw new RangeError(`coupling: wavelength of the receiver is ${digits(receiver.wavelength)} m, must be ${digits(wavelength)} m`);
        }
        return (
          along('x', receiver.waist.x, offset.x, tilt.x, gap.x) * along('y', receiver.waist.y, offset.y, tilt.y, gap.y)
        );
      }
      if (Math.abs(gap.x - gap.y) > 1e-3 * Math.min(x.b, y.b)) {
        throw new RangeError(
          `coupling: the waists lie ${digits(Math.abs(gap.x - gap.y))} m apart, must lie in one plane before a solved mode`,
        );
      }
      const sign = gap.x < 0 ? -1 : 1;
      const place = { ...offset, gap: Math.abs(gap.x), tiltX: sign * tilt.x, tiltY: sign * tilt.y, index };
      return overlap(mode, receiver, place);
    },
  });
}

