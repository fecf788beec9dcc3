import { nearestRotation, rotationLogarithm } from '../../numerics/rotationLogarithm.ts';
import { product, sum, transpose } from '../../numerics/complexMatrix.ts';
import { complexZeros, type ComplexVector } from '../../numerics/complexVector.ts';
import type { SliceMode } from './sliceModes.ts';
import { sliceOverlap } from './sliceOverlap.ts';

/** How the modes of one slice turn into those of the next. @internal */
export interface SliceCoupling {
  /** Angles between modes: the logarithm of the rotation from one to the other. */
  readonly turn: Float64Array;
  /** Reflection of mode j of the first slice into mode i, symmetric. */
  readonly reflection: Float64Array;
  /** Power of each mode of the first slice that those of the second do not hold, and the other way, in the mean. */
  readonly missed: Float64Array;
}

/**
 * The coupling of two neighboring slices, and the modes of the second in the order and with the signs that follow those of the first.
 * With M = ∫E₂×H₁ and N = ∫E₁×H₂ the forward waves meet by (M + N)/2, the forward and backward ones by (N − M)/2. A basis that is cut
 * off makes the first matrix shorter than a rotation: what is missing is not put into reflection.
 *
 * @internal
 */
export function sliceCoupling(
  first: readonly SliceMode[],
  second: readonly SliceMode[],
): { readonly coupling: SliceCoupling; readonly second: readonly SliceMode[] } {
  const size = first.length;
  const { electric, magnetic } = sliceOverlap(first, second);
  const forward = sum(complexZeros(size * size), 0.5, sum(electric, 1, magnetic)).re;
  const across = sum(complexZeros(size * size), 0.5, sum(magnetic, -1, electric)).re;
  const { row, sign } = followed(forward, size);
  const ordered = (a: Float64Array): ComplexVector => ({
    re: a.map((_, k) => sign[Math.floor(k / size)]! * a[row[Math.floor(k / size)]! * size + (k % size)]!),
    im: new Float64Array(size * size),
  });
  const a = ordered(forward);
  const d = ordered(across);
  const crossed = product(transpose(a, size), d, size);
  const lengths = (m: ComplexVector): Float64Array =>
    Float64Array.from({ length: size }, (_, j) => {
      let square = 0;
      for (let i = 0; i < size; i++) square += m.re[i * size + j]! ** 2;
      return Math.max(0, 1 - square);
    });
  return {
    coupling: {
      turn: rotationLogarithm(nearestRotation(a, size), size).re,
      reflection: sum(complexZeros(size * size), -0.5, sum(crossed, 1, transpose(crossed, size))).re,
      missed: lengths(a).map((value, j) => (value + lengths(transpose(a, size))[j]!) / 2),
    },
    second: row.map((r, i) => (sign[i]! > 0 ? second[r]! : turned(second[r]!))),
  };
}

function turned(mode: SliceMode): SliceMode {
  return { ...mode, field: { ...mode.field, vector: mode.field.vector.map((value) => -value) } };
}

/** Which mode of the second slice follows each of the first, and with which sign: the largest overlaps first. */
function followed(forward: Float64Array, size: number): { row: number[]; sign: number[] } {
  const row = Array.from({ length: size }, () => -1);
  const pairs = Array.from(forward, (_, k) => k).sort((p, q) => Math.abs(forward[q]!) - Math.abs(forward[p]!));
  const taken = new Set<number>();
  for (const k of pairs) {
    const i = Math.floor(k / size);
    const j = k % size;
    if (taken.has(i) || row[j]! >= 0) continue;
    row[j] = i;
    taken.add(i);
  }
  return { row, sign: row.map((i, j) => (forward[i * size + j]! < 0 ? -1 : 1)) };
}
