/** A small dense matrix in triangular factors. @internal */
export interface DenseFactor {
  /** The x of A x = b, in new memory. */
  solve(b: ArrayLike<number>): Float64Array;
}

/**
 * Triangular factors of a real matrix, row-major, with the largest pivot of each column; `undefined` where a pivot is below 1e-12 of the
 * largest entry. [Golub2013, sec. 3.4]
 *
 * @internal
 */
export function denseFactor(matrix: ArrayLike<number>, size: number): DenseFactor | undefined {
  const a = Float64Array.from(matrix);
  const row = Int32Array.from({ length: size }, (_, i) => i);
  const least = 1e-12 * a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(a[row[i]! * size + k]!) > Math.abs(a[row[pivot]! * size + k]!)) pivot = i;
    [row[k], row[pivot]] = [row[pivot]!, row[k]!];
    const from = row[k]! * size;
    if (!(Math.abs(a[from + k]!) > least)) return undefined;
    for (let i = k + 1; i < size; i++) {
      const to = row[i]! * size;
      const factor = (a[to + k]! /= a[from + k]!);
      for (let j = k + 1; j < size; j++) a[to + j]! -= factor * a[from + j]!;
    }
  }
  return {
    solve: (b) => {
      const x = new Float64Array(size);
      for (let i = 0; i < size; i++) {
        let sum = b[row[i]!]!;
        for (let j = 0; j < i; j++) sum -= a[row[i]! * size + j]! * x[j]!;
        x[i] = sum;
      }
      for (let i = size - 1; i >= 0; i--) {
        let sum = x[i]!;
        for (let j = i + 1; j < size; j++) sum -= a[row[i]! * size + j]! * x[j]!;
        x[i] = sum / a[row[i]! * size + i]!;
      }
      return x;
    },
  };
}
