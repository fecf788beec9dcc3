/**
 * `partialFactor` for a complex symmetric (not Hermitian) matrix, real and imaginary parts apart: eliminates the first `pivots` unknowns
 * in the upper triangle, two pivots and two rows at a time, without pivoting. False if a pivot is 0 to rounding.
 *
 * @internal
 */
export function complexFactor(re: Float64Array, im: Float64Array, n: number, pivots: number): boolean {
  for (let k = 0; k < pivots; k += 2) {
    if (!(Math.hypot(re[k * n + k]!, im[k * n + k]!) > 1e-200)) return false;
    if (k + 1 === pivots) {
      onePivot(re, im, n, k, n);
      return true;
    }
    onePivot(re, im, n, k, k + 2);
    const next = (k + 1) * n + k + 1;
    if (!(Math.hypot(re[next]!, im[next]!) > 1e-200)) return false;
    twoPivots(re, im, n, k);
  }
  return true;
}

/** Takes pivot k out of the rows up to `end`. */
function onePivot(re: Float64Array, im: Float64Array, n: number, k: number, end: number): void {
  const p = k * n;
  const size = re[p + k]! ** 2 + im[p + k]! ** 2;
  const dr = re[p + k]! / size;
  const di = -im[p + k]! / size;
  for (let i = k + 1; i < end; i++) {
    const lr = re[p + i]! * dr - im[p + i]! * di;
    const li = re[p + i]! * di + im[p + i]! * dr;
    const s = i * n;
    for (let j = i; j < n; j++) {
      re[s + j]! -= lr * re[p + j]! - li * im[p + j]!;
      im[s + j]! -= lr * im[p + j]! + li * re[p + j]!;
    }
  }
}

function twoPivots(re: Float64Array, im: Float64Array, n: number, k: number): void {
  const p = k * n;
  const q = p + n;
  const sizeP = re[p + k]! ** 2 + im[p + k]! ** 2;
  const sizeQ = re[q + k + 1]! ** 2 + im[q + k + 1]! ** 2;
  const pr = re[p + k]! / sizeP;
  const pi = -im[p + k]! / sizeP;
  const qr = re[q + k + 1]! / sizeQ;
  const qi = -im[q + k + 1]! / sizeQ;
  for (let i = k + 2; i < n; i += 2) {
    const s = i * n;
    const ar = re[p + i]! * pr - im[p + i]! * pi;
    const ai = re[p + i]! * pi + im[p + i]! * pr;
    const br = re[q + i]! * qr - im[q + i]! * qi;
    const bi = re[q + i]! * qi + im[q + i]! * qr;
    re[s + i]! -= ar * re[p + i]! - ai * im[p + i]! + br * re[q + i]! - bi * im[q + i]!;
    im[s + i]! -= ar * im[p + i]! + ai * re[p + i]! + br * im[q + i]! + bi * re[q + i]!;
    if (i + 1 === n) return;
    const t = s + n;
    const cr = re[p + i + 1]! * pr - im[p + i + 1]! * pi;
    const ci = re[p + i + 1]! * pi + im[p + i + 1]! * pr;
    const er = re[q + i + 1]! * qr - im[q + i + 1]! * qi;
    const ei = re[q + i + 1]! * qi + im[q + i + 1]! * qr;
    for (let j = i + 1; j < n; j++) {
      const xr = re[p + j]!;
      const xi = im[p + j]!;
      const yr = re[q + j]!;
      const yi = im[q + j]!;
      re[s + j]! -= ar * xr - ai * xi + br * yr - bi * yi;
      im[s + j]! -= ar * xi + ai * xr + br * yi + bi * yr;
      re[t + j]! -= cr * xr - ci * xi + er * yr - ei * yi;
      im[t + j]! -= cr * xi + ci * xr + er * yi + ei * yr;
    }
  }
}
