import { digits, inRange } from '../errors.ts';

/** A number for both axes, or one for each. */
export type PerAxis = number | { readonly x: number; readonly y: number };

/** Free way of a length, m (−10 to 10): negative back to where a beam seems to come from. */
export interface FreeSpace {
  readonly kind: 'space';
  readonly length: number;
}

/** A lens without thickness; where its middle is, m, and how far from it light may pass. */
export interface ThinLens {
  readonly kind: 'thinLens';
  /** m; negative for a diverging lens, ±Infinity along an axis in which it does nothing. */
  readonly focalLength: PerAxis;
  readonly x?: number;
  readonly y?: number;
  /** Radius of the clear opening, m; any if absent. */
  readonly aperture?: number;
}

/** A curved surface to another medium. */
export interface CurvedSurface {
  readonly kind: 'surface';
  /** Radius of curvature, m: positive where the middle of curvature lies behind the surface; ±Infinity where it is flat. */
  readonly radius: PerAxis;
  /** Refractive index behind, 1 to 5. */
  readonly index: number;
  readonly x?: number;
  readonly y?: number;
  /** Radius of the clear opening, m; the radius of curvature if absent. */
  readonly aperture?: number;
}

/** A flat face to another medium, maybe tilted. */
export interface FlatInterface {
  readonly kind: 'interface';
  readonly index: number;
  /** Angle of the face's normal to the axis, rad (±0.35), positive where the normal moves to +x with z. */
  readonly tiltX?: number;
  readonly tiltY?: number;
}

/** Two surfaces with a glass between, in one medium. */
export interface ThickLens {
  readonly kind: 'thickLens';
  readonly frontRadius: PerAxis;
  /** Negative where the lens bulges backward. */
  readonly backRadius: PerAxis;
  readonly thickness: number;
  readonly index: number;
  readonly x?: number;
  readonly y?: number;
  readonly aperture?: number;
}

/** A ball in one medium. */
export interface BallLens {
  readonly kind: 'ball';
  readonly radius: number;
  readonly index: number;
  readonly x?: number;
  readonly y?: number;
}

/** A rod of index n (1 − g² r²/2) with flat faces, in one medium. */
export interface GradientLens {
  readonly kind: 'gradientLens';
  readonly length: number;
  /** Index on its axis. */
  readonly index: number;
  /** g, 1/m: light returns after 2π/g. */
  readonly gradient: number;
  readonly x?: number;
  readonly y?: number;
  readonly aperture?: number;
}

/** A turn of the beam's axis by angles, rad (±0.35), as by a mirror or by a fiber that points aside. */
export interface BeamTilt {
  readonly kind: 'tilt';
  readonly x?: number;
  readonly y?: number;
}

/** What a beam goes through. */
export type LensElement = FreeSpace | ThinLens | CurvedSurface | FlatInterface | ThickLens | BallLens | GradientLens | BeamTilt;

/** An element that acts at one plane or along one way. @internal */
export type SimpleElement = FreeSpace | ThinLens | CurvedSurface | FlatInterface | GradientWay | BeamTilt;

/** A way along a gradient, without its faces. @internal */
export interface GradientWay {
  readonly kind: 'gradientWay';
  readonly length: number;
  readonly gradient: number;
  readonly x: number;
  readonly y: number;
  readonly aperture: number;
}

/** The value of one axis. @internal */
export function ofAxis(value: PerAxis, axis: 'x' | 'y'): number {
  return typeof value === 'object' && value !== null ? value[axis] : value;
}

/** A checked element in a medium of index `outside`, as simple ones. @internal */
export function simpleElements(element: LensElement, outside: number): readonly SimpleElement[] {
  const who = element?.kind;
  switch (element?.kind) {
    case 'space':
      inRange(who, 'length', element.length, 'm', -10, 10);
      return [element];
    case 'tilt':
      inRange(who, 'x', element.x ?? 0, 'rad', -0.35, 0.35);
      inRange(who, 'y', element.y ?? 0, 'rad', -0.35, 0.35);
      return [element];
    case 'interface':
      inRange(who, 'index', element.index, '1', 1, 5);
      inRange(who, 'tiltX', element.tiltX ?? 0, 'rad', -0.35, 0.35);
      inRange(who, 'tiltY', element.tiltY ?? 0, 'rad', -0.35, 0.35);
      return [element];
    case 'thinLens':
      checkPlace(element);
      checkLength(who, 'focalLength', element.focalLength);
      return [element];
    case 'surface':
      checkPlace(element);
      checkLength(who, 'radius', element.radius);
      inRange(who, 'index', element.index, '1', 1, 5);
      return [element];
    case 'thickLens': {
      const { frontRadius, backRadius, thickness, index, kind: _, ...place } = element;
      checkPlace(element);
      checkLength(who, 'frontRadius', frontRadius);
      checkLength(who, 'backRadius', backRadius);
      inRange(who, 'thickness', thickness, 'm', 0, 1);
      inRange(who, 'index', index, '1', 1, 5);
      return [
        { kind: 'surface', radius: frontRadius, index, ...place },
        { kind: 'space', length: thickness },
        { kind: 'surface', radius: backRadius, index: outside, ...place },
      ];
    }
    case 'ball': {
      const { radius, index, kind: _, ...place } = element;
      checkPlace(element);
      inRange(who, 'radius', radius, 'm', 1e-7, 1);
      inRange(who, 'index', index, '1', 1, 5);
      return [
        { kind: 'surface', radius, index, ...place },
        { kind: 'space', length: 2 * radius },
        { kind: 'surface', radius: -radius, index: outside, ...place },
      ];
    }
    case 'gradientLens': {
      const { length, index, gradient, x = 0, y = 0, aperture = Infinity } = element;
      checkPlace(element);
      inRange(who, 'length', length, 'm', 0, 1);
      inRange(who, 'index', index, '1', 1, 5);
      inRange(who, 'gradient', gradient, '1/m', 1, 1e5);
      return [
        { kind: 'interface', index },
        { kind: 'gradientWay', length, gradient, x, y, aperture },
        { kind: 'interface', index: outside },
      ];
    }
    default:
      throw new RangeError(
        `beamThrough: element is of kind ${JSON.stringify(who)}, must be one of space, thinLens, surface, interface, thickLens, ball, ` +
          'gradientLens, tilt',
      );
  }
}

function checkPlace(element: { readonly kind: string; readonly x?: number; readonly y?: number; readonly aperture?: number }): void {
  inRange(element.kind, 'x', element.x ?? 0, 'm', -1e-2, 1e-2);
  inRange(element.kind, 'y', element.y ?? 0, 'm', -1e-2, 1e-2);
  if (element.aperture !== undefined) inRange(element.kind, 'aperture', element.aperture, 'm', 1e-7, 1);
}

function checkLength(who: string, name: string, value: PerAxis): void {
  for (const axis of ['x', 'y'] as const) {
    const length = ofAxis(value, axis);
    if (Math.abs(length) >= 1e-7) continue;
    throw new RangeError(`${who}: ${name} is ${digits(length)} m, must be at least 1e-7 m in size`);
  }
}
