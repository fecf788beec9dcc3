import { complexQuotient, type Complex, type ComplexVector } from '../../numerics/complexVector.ts';
import { fieldOn } from './modeField.ts';
import { quadratureOn } from './quadratureOn.ts';
import type { StretchedProblem } from './stretchedProblem.ts';

/** A solved mode with complex index, of the electric formulation. @internal */
export interface LeakyField {
  readonly problem: StretchedProblem;
  readonly vector: ComplexVector;
  readonly index: Complex;
  /** 1/(k₀R); 0 where straight. */
  readonly curvature: number;
  /** Mirror planes in the coordinates of the grid. */
  readonly mirrorX: number | undefined;
  readonly mirrorY: number | undefined;
}

/** The six components on points of a tensor grid, point `ix count + iy`; magnetic ones times the impedance of vacuum. @internal */
export interface LeakySamples {
  readonly ex: ComplexVector;
  readonly ey: ComplexVector;
  readonly ez: ComplexVector;
  readonly hx: ComplexVector;
  readonly hy: ComplexVector;
  readonly hz: ComplexVector;
}

/** The ends of the elements between the absorbing layers. @internal */
export function openLines({ problem }: LeakyField, axis: 'x' | 'y'): Float64Array {
  const { grid } = problem;
  const [from, to] = axis === 'x' ? grid.columns : grid.rows;
  return grid[axis].re.slice(from, to + 1);
}

/** The physical field at points, 0 in the absorbing layers and beyond: along z it is ez/h, h = 1 + x/R. @internal */
export function leakyFieldOn(field: LeakyField, xs: ArrayLike<number>, ys: ArrayLike<number>): LeakySamples {
  const { problem, vector, index, curvature, mirrorX, mirrorY } = field;
  const plain = { problem: problem.base, index: 1, mirrorX, mirrorY };
  const re = fieldOn({ ...plain, vector: vector.re }, xs, ys);
  const im = fieldOn({ ...plain, vector: vector.im }, xs, ys);
  const within = (axis: 'x' | 'y', at: number, mirror: number | undefined): boolean => {
    const lines = openLines(field, axis);
    const place = mirror !== undefined && at < mirror ? 2 * mirror - at : at;
    return place >= lines[0]! && place <= lines[lines.length - 1]!;
  };
  const acrossIn = Array.from(xs, (x) => within('x', x, mirrorX));
  const upwardIn = Array.from(ys, (y) => within('y', y, mirrorY));
  const inverse = complexQuotient({ re: 1, im: 0 }, index);
  const imaginary = { re: 0, im: 1 };
  const one = { re: 1, im: 0 };
  const scaled = (a: Float64Array, b: Float64Array, factor: Complex, metric: boolean): ComplexVector => {
    const out = { re: new Float64Array(a.length), im: new Float64Array(a.length) };
    for (let p = 0; p < xs.length; p++) {
      const h = metric ? 1 + curvature * xs[p]! : 1;
      for (let q = 0; q < ys.length; q++) {
        if (!(acrossIn[p]! && upwardIn[q]!)) continue;
        const i = p * ys.length + q;
        out.re[i] = (a[i]! * factor.re - b[i]! * factor.im) / h;
        out.im[i] = (a[i]! * factor.im + b[i]! * factor.re) / h;
      }
    }
    return out;
  };
  return {
    ex: scaled(re.ex, im.ex, inverse, false),
    ey: scaled(re.ey, im.ey, inverse, false),
    ez: scaled(re.ez, im.ez, imaginary, true),
    hx: scaled(re.hx, im.hx, one, true),
    hy: scaled(re.hy, im.hy, one, true),
    hz: scaled(re.hz, im.hz, { re: -inverse.im, im: inverse.re }, false),
  };
}

/** Integrals over the domain between the absorbing layers, in units of the vacuum wavenumber. @internal */
export interface PlaneIntegrals {
  /** Re∫(Ex Hy* − Ey Hx*) in each medium. */
  readonly power: Float64Array;
  readonly alongX: number;
  readonly alongY: number;
  /** (∫|E|²)² / ∫|E|⁴. */
  readonly area: number;
}

/** The integrals of a mode. @internal */
export function planeIntegrals(field: LeakyField, media: number): PlaneIntegrals {
  const { problem } = field;
  const { grid, base } = problem;
  const x = quadratureOn(openLines(field, 'x'), 2 * base.orderX + 1);
  const y = quadratureOn(openLines(field, 'y'), 2 * base.orderY + 1);
  const { ex, ey, ez, hx, hy } = leakyFieldOn(field, x.at, y.at);
  const rows = grid.y.re.length - 1;
  const power = new Float64Array(media);
  let alongX = 0;
  let alongY = 0;
  let second = 0;
  let fourth = 0;
  for (let p = 0; p < x.at.length; p++) {
    const column = grid.columns[0] + Math.floor(p / (2 * base.orderX + 1));
    for (let q = 0; q < y.at.length; q++) {
      const i = p * y.at.length + q;
      const weight = x.weights[p]! * y.weights[q]!;
      const medium = grid.elements.medium[column * rows + grid.rows[0] + Math.floor(q / (2 * base.orderY + 1))]!;
      const xx = ex.re[i]! ** 2 + ex.im[i]! ** 2;
      const yy = ey.re[i]! ** 2 + ey.im[i]! ** 2;
      const square = xx + yy + ez.re[i]! ** 2 + ez.im[i]! ** 2;
      power[medium]! += weight * (ex.re[i]! * hy.re[i]! + ex.im[i]! * hy.im[i]! - ey.re[i]! * hx.re[i]! - ey.im[i]! * hx.im[i]!);
      alongX += weight * xx;
      alongY += weight * yy;
      second += weight * square;
      fourth += weight * square * square;
    }
  }
  return { power, alongX, alongY, area: (second * second) / fourth };
}
