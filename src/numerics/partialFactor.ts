/**
 * Eliminates the first `pivots` unknowns of a dense symmetric n × n matrix in its upper triangle, row-major: row k then holds the
 * pivot and, unscaled, the rest of the row; the remaining block is the Schur complement. Four pivots and two rows at a time,
 * so that each number is loaded seldom. No pivoting. Returns the number of negative pivots, −1 if one is 0 to rounding.
 *
 * @internal
 */
export function partialFactor(a: Float64Array, n: number, pivots: number): number {
  let negative = 0;
  let k = 0;
  for (; k + 4 <= pivots; k += 4) {
    for (let q = k; q < k + 4; q++) {
      const from = q * n;
      const pivot = a[from + q]!;
      if (!(Math.abs(pivot) > 1e-200)) return -1;
      if (pivot < 0) negative++;
      for (let i = q + 1; i < k + 4; i++) {
        const to = i * n;
        const l = a[from + i]! / pivot;
        for (let j = i; j < n; j++) a[to + j]! -= l * a[from + j]!;
      }
    }
    fourPivots(a, n, k);
  }
  for (; k < pivots; k++) {
    const from = k * n;
    const pivot = a[from + k]!;
    if (!(Math.abs(pivot) > 1e-200)) return -1;
    if (pivot < 0) negative++;
    for (let i = k + 1; i < n; i++) {
      const to = i * n;
      const l = a[from + i]! / pivot;
      if (l === 0) continue;
      for (let j = i; j < n; j++) a[to + j]! -= l * a[from + j]!;
    }
  }
  return negative;
}

function fourPivots(a: Float64Array, n: number, k: number): void {
  const p0 = k * n;
  const p1 = p0 + n;
  const p2 = p1 + n;
  const p3 = p2 + n;
  const d0 = 1 / a[p0 + k]!;
  const d1 = 1 / a[p1 + k + 1]!;
  const d2 = 1 / a[p2 + k + 2]!;
  const d3 = 1 / a[p3 + k + 3]!;
  let i = k + 4;
  for (; i + 2 <= n; i += 2) {
    const a0 = a[p0 + i]! * d0;
    const a1 = a[p1 + i]! * d1;
    const a2 = a[p2 + i]! * d2;
    const a3 = a[p3 + i]! * d3;
    const b0 = a[p0 + i + 1]! * d0;
    const b1 = a[p1 + i + 1]! * d1;
    const b2 = a[p2 + i + 1]! * d2;
    const b3 = a[p3 + i + 1]! * d3;
    const s = i * n;
    const t = s + n;
    a[s + i]! -= a0 * a[p0 + i]! + a1 * a[p1 + i]! + a2 * a[p2 + i]! + a3 * a[p3 + i]!;
    for (let j = i + 1; j < n; j++) {
      const x0 = a[p0 + j]!;
      const x1 = a[p1 + j]!;
      const x2 = a[p2 + j]!;
      const x3 = a[p3 + j]!;
      a[s + j]! -= a0 * x0 + a1 * x1 + a2 * x2 + a3 * x3;
      a[t + j]! -= b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3;
    }
  }
  for (; i < n; i++) {
    const a0 = a[p0 + i]! * d0;
    const a1 = a[p1 + i]! * d1;
    const a2 = a[p2 + i]! * d2;
    const a3 = a[p3 + i]! * d3;
    const s = i * n;
    for (let j = i; j < n; j++) a[s + j]! -= a0 * a[p0 + j]! + a1 * a[p1 + j]! + a2 * a[p2 + j]! + a3 * a[p3 + j]!;
  }
}
