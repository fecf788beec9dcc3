import { suggestion } from '../design.ts';

/** The amplitudes from each port to each port at one wavelength, as waves of exp(+jωt); |amplitude|² is a power ratio. */
export interface ScatteringMatrix {
  /** Names, in the order of rows and columns. */
  readonly ports: readonly string[];
  /** Real part, row-major: row of the port where light comes out, column of the port where it goes in. */
  readonly re: Float64Array;
  /** Imaginary part. */
  readonly im: Float64Array;
}

/** A way of light from one port to another, or back out of the same. */
export interface ScatteringPath {
  /** Port where light goes in. */
  readonly from: string;
  /** Port where it comes out. */
  readonly to: string;
}

/**
 * The amplitude along a path.
 *
 * @throws RangeError for a port that the matrix does not have.
 */
export function amplitudeAlong(matrix: ScatteringMatrix, path: ScatteringPath): { readonly re: number; readonly im: number } {
  const at = placeOf('amplitudeAlong', matrix.ports, path);
  return { re: matrix.re[at]!, im: matrix.im[at]! };
}

/**
 * Power along a path, over power in.
 *
 * @throws RangeError for a port that the matrix does not have.
 */
export function powerAlong(matrix: ScatteringMatrix, path: ScatteringPath): number {
  const at = placeOf('powerAlong', matrix.ports, path);
  return matrix.re[at]! ** 2 + matrix.im[at]! ** 2;
}

/** Place of a path in the matrix. @internal */
export function placeOf(who: string, ports: readonly string[], { from, to }: ScatteringPath): number {
  return portAt(who, ports, to) * ports.length + portAt(who, ports, from);
}

/** Number of a port. @internal */
export function portAt(who: string, ports: readonly string[], port: string): number {
  const at = ports.indexOf(port);
  if (at >= 0) return at;
  throw new RangeError(`${who}: there is no port ${String(port)}${suggestion(String(port), ports)}, only ${ports.join(', ')}`);
}
