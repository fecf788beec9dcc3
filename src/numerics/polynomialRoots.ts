import { ConvergenceError } from '../errors.ts';

/**
 * The roots of a real polynomial from guesses of all of them, all at once by the method of Aberth: written into the guesses.
 * `coefficients` from the constant on,
 * the last not 0; guesses as real and imaginary parts, no two the same.
 *
 * @throws ConvergenceError after 200 rounds. [Aberth1973]
 * @internal
 */
export function polynomialRoots(coefficients: Float64Array, re: Float64Array, im: Float64Array): void {
  const degree = coefficients.length - 1;
  let residual = 0;
  for (let round = 0; round < 200; round++) {
    let moved = 0;
    for (let i = 0; i < degree; i++) {
      const x = re[i]!;
      const y = im[i]!;
      // Value, slope, and what the value may be off by rounding, by Horner's scheme.
      let vRe = coefficients[degree]!;
      let vIm = 0;
      let sRe = 0;
      let sIm = 0;
      const size = Math.hypot(x, y);
      let rounding = Math.abs(vRe);
      for (let k = degree - 1; k >= 0; k--) {
        const tRe = sRe * x - sIm * y + vRe;
        sIm = sRe * y + sIm * x + vIm;
        sRe = tRe;
        const uRe = vRe * x - vIm * y + coefficients[k]!;
        vIm = vRe * y + vIm * x;
        vRe = uRe;
        rounding = rounding * size + Math.abs(coefficients[k]!);
      }
      if (Math.hypot(vRe, vIm) <= 4e-16 * rounding) continue;
      let qRe = 0;
      let qIm = 0;
      for (let j = 0; j < degree; j++) {
        if (j === i) continue;
        const dx = x - re[j]!;
        const dy = y - im[j]!;
        const square = dx * dx + dy * dy || Number.MIN_VALUE;
        qRe += dx / square;
        qIm -= dy / square;
      }
      // Newton's step w = v/s, then w/(1 − w q) = v/(s − v q).
      const bRe = sRe - vRe * qRe + vIm * qIm;
      const bIm = sIm - vRe * qIm - vIm * qRe;
      const square = bRe * bRe + bIm * bIm || Number.MIN_VALUE;
      const wRe = (vRe * bRe + vIm * bIm) / square;
      const wIm = (vIm * bRe - vRe * bIm) / square;
      re[i] = x - wRe;
      im[i] = y - wIm;
      moved = Math.max(moved, Math.hypot(wRe, wIm) / (size || 1));
    }
    if (moved <= 4e-16) return;
    residual = moved;
    if (round > 60 && moved < 1e-12) return;
  }
  throw new ConvergenceError('polynomialRoots', { iterations: 200, residual });
}
