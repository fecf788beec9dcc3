import { inRange } from '../errors.ts';
import type { GaussianMode } from './gaussianMode.ts';
import { fieldPower, fullLines, refined } from './modes/fieldOverlap.ts';
import { fieldOn, type DiscreteField } from './modes/modeField.ts';
import { quadratureOn } from './modes/quadratureOn.ts';
import { discreteFieldOf, type SolvedMode } from './modes/solvedMode.ts';
import { overlap, type Placement } from './overlap.ts';

/** Where the beam is moved to, m. */
export interface AlignmentGrid {
  /** 1 to 10 000 positions along x, ±10 mm. */
  readonly x: ArrayLike<number>;
  /** The same along y. */
  readonly y: ArrayLike<number>;
}

/**
 * `overlap` of a solved mode and a Gaussian beam at every position of a grid, `grid.x.length` rows of `grid.y.length`: the mode's field is
 * taken once, and as a Gaussian is a product of one along x and one along y, so are the sums.
 *
 * @throws RangeError as `overlap` does.
 */
export function alignmentMap(
  mode: SolvedMode,
  beam: GaussianMode,
  grid: AlignmentGrid,
  placement: Omit<Placement, 'x' | 'y'> = {},
): Float64Array {
  const [rows, columns] = [grid.x.length, grid.y.length];
  inRange('alignmentMap', 'number of x', rows, '1', 1, 10_000);
  inRange('alignmentMap', 'number of y', columns, '1', 1, 10_000);
  for (let i = 0; i < rows; i++) inRange('alignmentMap', 'x', grid.x[i]!, 'm', -1e-2, 1e-2);
  for (let j = 0; j < columns; j++) inRange('alignmentMap', 'y', grid.y[j]!, 'm', -1e-2, 1e-2);
  // Checks all else.
  overlap(beam, mode, { ...placement, x: grid.x[0]!, y: grid.y[0]! });
  const field = discreteFieldOf(mode);
  const map = new Float64Array(rows * columns);
  if (field.problem.grid.quads !== undefined) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) map[i * columns + j] = overlap(beam, mode, { ...placement, x: grid.x[i]!, y: grid.y[j]! });
    }
    return map;
  }
  const wavenumber = (2 * Math.PI) / mode.wavelength;
  const along = mode.teFraction >= 0.5 ? 'x' : 'y';
  const x = factors(field, 'x', beam.waist.x, grid.x, placement.tiltX ?? 0, wavenumber, placement);
  const y = factors(field, 'y', beam.waist.y, grid.y, placement.tiltY ?? 0, wavenumber, placement);
  const samples = fieldOn(field, x.at, y.at);
  const electric = along === 'x' ? samples.ex : samples.ey;
  const magnetic = along === 'x' ? samples.hy : samples.hx;
  const e = sums(electric, x, y, rows, columns);
  const h = sums(magnetic, x, y, rows, columns);
  const power = (fieldPower(field) * Math.PI) / (2 * Math.sqrt(x.p * y.p));
  const sign = (along === 'x' ? 1 : -1) / power;
  // ∫E₁ × H₂* and ∫E₂ × H₁*: the beam enters conjugated in one of them.
  for (let k = 0; k < map.length; k++) map[k] = sign * (e.re[k]! * h.re[k]! + e.im[k]! * h.im[k]!);
  return map;
}

/** Weights times the beam at the nodes of one axis, for every position: `re[i nodes + p]`. */
interface Factors {
  readonly at: Float64Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly p: number;
}

function factors(
  field: DiscreteField,
  axis: 'x' | 'y',
  waist: number,
  positions: ArrayLike<number>,
  tilt: number,
  wavenumber: number,
  { gap = 0, index = 1 }: Placement,
): Factors {
  const w = waist * wavenumber;
  const d = gap * wavenumber;
  const rayleigh = (index * w * w) / 2;
  const p = 1 / (w * w * (1 + (d / rayleigh) ** 2));
  const q = (index * d) / (2 * (d * d + rayleigh * rayleigh));
  const slope = index * tilt;
  const far = 6 / Math.sqrt(p);
  const centers = Float64Array.from(positions, (position) => position * wavenumber);
  const lines = fullLines(field, axis);
  const low = Math.max(lines[0]!, Math.min(...centers) - far);
  const high = Math.min(lines[lines.length - 1]!, Math.max(...centers) + far);
  const cut = refined(lines, low, high, Math.min(1 / Math.sqrt(p), 3 / (Math.abs(slope) + 2 * q * far + 1e-12)));
  const order = axis === 'x' ? field.problem.orderX : field.problem.orderY;
  const { at, weights } = quadratureOn(cut, Math.max(order + 3, 8));
  const re = new Float64Array(centers.length * at.length);
  const im = new Float64Array(centers.length * at.length);
  for (let i = 0; i < centers.length; i++) {
    for (let k = 0; k < at.length; k++) {
      const u = at[k]! - centers[i]!;
      const size = weights[k]! * Math.exp(-p * u * u);
      const phase = q * u * u + slope * u;
      re[i * at.length + k] = size * Math.cos(phase);
      im[i * at.length + k] = -size * Math.sin(phase);
    }
  }
  return { at, re, im, p };
}

/** Σ field · x factor · y factor for every pair of positions. */
function sums(field: Float64Array, x: Factors, y: Factors, rows: number, columns: number): { re: Float64Array; im: Float64Array } {
  const [across, upward] = [x.at.length, y.at.length];
  const re = new Float64Array(rows * columns);
  const im = new Float64Array(rows * columns);
  const lineRe = new Float64Array(upward);
  const lineIm = new Float64Array(upward);
  for (let i = 0; i < rows; i++) {
    lineRe.fill(0);
    lineIm.fill(0);
    for (let p = 0; p < across; p++) {
      const [a, b] = [x.re[i * across + p]!, x.im[i * across + p]!];
      // Far from the beam there is nothing to add.
      if (Math.abs(a) + Math.abs(b) < 1e-18) continue;
      for (let q = 0; q < upward; q++) {
        lineRe[q]! += a * field[p * upward + q]!;
        lineIm[q]! += b * field[p * upward + q]!;
      }
    }
    for (let j = 0; j < columns; j++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let q = 0; q < upward; q++) {
        const [c, d] = [y.re[j * upward + q]!, y.im[j * upward + q]!];
        sumRe += lineRe[q]! * c - lineIm[q]! * d;
        sumIm += lineRe[q]! * d + lineIm[q]! * c;
      }
      re[i * columns + j] = sumRe;
      im[i * columns + j] = sumIm;
    }
  }
  return { re, im };
}
