import { digits } from '../errors.ts';
import { ofAxis, type SimpleElement } from './lensElement.ts';

/** One axis of a beam: q = z + jb in the medium, z from the waist, b the Rayleigh range; and the middle of the beam. @internal */
export interface BeamAxis {
  z: number;
  b: number;
  place: number;
  slope: number;
  sphericalPhase: number;
}

/** Takes one axis through an element that stands in a medium of `index`. @internal */
export function turn(axis: BeamAxis, name: 'x' | 'y', element: SimpleElement, index: number, wavelength: number): void {
  switch (element.kind) {
    case 'space':
      axis.z += element.length;
      axis.place += element.length * axis.slope;
      return;
    case 'tilt':
      axis.slope += element[name] ?? 0;
      return;
    case 'thinLens': {
      const power = 1 / ofAxis(element.focalLength, name);
      axis.slope -= (axis.place - (element[name] ?? 0)) * power;
      bend(axis, 1, 0, -power, 1);
      return;
    }
    case 'surface': {
      const curvature = 1 / ofAxis(element.radius, name);
      const ratio = index / element.index;
      axis.sphericalPhase += surfacePhase(axis, curvature, index, element.index, wavelength);
      const power = (1 - ratio) * curvature;
      axis.slope = ratio * axis.slope - (axis.place - (element[name] ?? 0)) * power;
      bend(axis, 1, 0, -power, ratio);
      return;
    }
    case 'interface': {
      const tilt = (name === 'x' ? element.tiltX : element.tiltY) ?? 0;
      const incidence = axis.slope - tilt;
      const sine = (index * Math.sin(incidence)) / element.index;
      if (!(Math.abs(sine) < 1)) throw new RangeError(`beamThrough: a face at ${digits(incidence)} rad to the beam reflects it totally`);
      const refraction = Math.asin(sine);
      axis.slope = tilt + refraction;
      axis.sphericalPhase += surfacePhase(axis, 0, index, element.index, wavelength);
      const widening = Math.cos(refraction) / Math.cos(incidence);
      bend(axis, widening, 0, 0, index / (element.index * widening));
      return;
    }
    case 'gradientWay': {
      const { length, gradient } = element;
      const cosine = Math.cos(gradient * length);
      const sine = Math.sin(gradient * length);
      const from = axis.place - element[name];
      axis.place = element[name] + from * cosine + (axis.slope * sine) / gradient;
      axis.slope = axis.slope * cosine - from * gradient * sine;
      bend(axis, cosine, sine / gradient, -gradient * sine, cosine);
    }
  }
}

/** q → (A q + B)/(C q + D). */
function bend(axis: BeamAxis, A: number, B: number, C: number, D: number): void {
  const { z, b } = axis;
  const re = C * z + D;
  const im = C * b;
  const size = re * re + im * im;
  axis.z = ((A * z + B) * re + A * b * im) / size;
  axis.b = ((A * D - B * C) * b) / size;
}

/** Third-order spherical aberration of the ray at the 1/e² radius, as a phase. [Born1999, sec. 5.5] */
function surfacePhase(axis: BeamAxis, curvature: number, before: number, behind: number, wavelength: number): number {
  const { z, b } = axis;
  const h = radiusOf(axis, wavelength, before);
  const u = (h * z) / (z * z + b * b);
  const incidence = u + h * curvature;
  const after = (before * u - h * (behind - before) * curvature) / behind;
  return ((2 * Math.PI) / wavelength) * (-((before * incidence) ** 2) * h * (after / behind - u / before)) * 0.125;
}

/** Radius at 1/e² of intensity, m. @internal */
export function radiusOf({ z, b }: BeamAxis, wavelength: number, index: number): number {
  return Math.sqrt((wavelength * (z * z + b * b)) / (Math.PI * index * b));
}

/** Radius at the waist, m. @internal */
export function waistOf({ b }: BeamAxis, wavelength: number, index: number): number {
  return Math.sqrt((wavelength * b) / (Math.PI * index));
}
