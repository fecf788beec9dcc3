import { complexZeros, type ComplexVector } from '../../numerics/complexVector.ts';
import { fieldOn } from '../modes/modeField.ts';
import { quadratureOn } from '../modes/quadratureOn.ts';
import type { SliceMode } from './sliceModes.ts';

/** Overlaps of the modes of two slices, rows for those of the second, columns for those of the first; each mode carries power 1. @internal */
export interface SliceOverlap {
  /** ∫E₂ × H₁ · z. */
  readonly electric: ComplexVector;
  /** ∫E₁ × H₂ · z. */
  readonly magnetic: ComplexVector;
}

/** Both orders of the vector overlap. @internal */
export function sliceOverlap(first: readonly SliceMode[], second: readonly SliceMode[]): SliceOverlap {
  const size = first.length;
  const one = first[0]!.field.problem;
  const other = second[0]!.field.problem;
  const x = rule(one.grid.x, other.grid.x, one.orderX);
  const y = rule(one.grid.y, other.grid.y, one.orderY);
  const weights = new Float64Array(x.at.length * y.at.length);
  for (let p = 0; p < x.at.length; p++) for (let q = 0; q < y.at.length; q++) weights[p * y.at.length + q] = x.weights[p]! * y.weights[q]!;
  const [a, b] = [first, second].map((modes) => modes.map((mode) => sampled(mode, x.at, y.at, weights)));
  const electric = complexZeros(size * size);
  const magnetic = complexZeros(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      electric.re[i * size + j] = crossed(b![i]!, a![j]!);
      magnetic.re[i * size + j] = crossed(a![j]!, b![i]!);
    }
  }
  return { electric, magnetic };
}

/** Transverse fields: Ex and Ey, and weight times Hy and −Hx. */
interface Samples {
  readonly ex: Float64Array;
  readonly ey: Float64Array;
  readonly hy: Float64Array;
  readonly hx: Float64Array;
}

function sampled({ field }: SliceMode, xs: Float64Array, ys: Float64Array, weights: Float64Array): Samples {
  const { ex, ey, hx, hy } = fieldOn(field, xs, ys);
  for (let k = 0; k < weights.length; k++) {
    hy[k]! *= weights[k]!;
    hx[k]! *= -weights[k]!;
  }
  const scale = 1 / Math.sqrt(crossed({ ex, ey, hx, hy }, { ex, ey, hx, hy }));
  for (const part of [ex, ey, hx, hy]) for (let k = 0; k < part.length; k++) part[k]! *= scale;
  return { ex, ey, hx, hy };
}

function crossed(e: Samples, h: Samples): number {
  let sum = 0;
  for (let k = 0; k < e.ex.length; k++) sum += e.ex[k]! * h.hy[k]! + e.ey[k]! * h.hx[k]!;
  return sum;
}

/** A rule on the pieces of both grids. */
function rule(one: Float64Array, other: Float64Array, order: number): { at: Float64Array; weights: Float64Array } {
  const lines = [...one, ...other].sort((a, b) => a - b);
  return quadratureOn(lines.filter((line, i) => i === 0 || line - lines[i - 1]! > 1e-9), order + 1);
}
