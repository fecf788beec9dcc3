/**
 * Writes M0 … M5, Mk = ∫₀¹ e^{−z(1−u)} uᵏ du for complex z up to 12 in size, as pairs into `moments`: the weights of a forcing that is a polynomial
 * of time within a step. e^{−z} is 1 − z M0. @internal
 */
export function writeMoments(re: number, im: number, moments: Float64Array): void {
  // M5 by its series, the others downward, which loses no digits.
  let termRe = 1 / 6;
  let termIm = 0;
  let sumRe = termRe;
  let sumIm = 0;
  for (let n = 7; Math.abs(termRe) + Math.abs(termIm) > 1e-18; n++) {
    const next = (termIm * im - termRe * re) / n;
    termIm = -(termRe * im + termIm * re) / n;
    termRe = next;
    sumRe += termRe;
    sumIm += termIm;
  }
  moments[10] = sumRe;
  moments[11] = sumIm;
  for (let k = 5; k > 0; k--) {
    const above = 2 * k;
    const mRe = moments[above]!;
    const mIm = moments[above + 1]!;
    moments[above - 2] = (1 - re * mRe + im * mIm) / k;
    moments[above - 1] = -(re * mIm + im * mRe) / k;
  }
}
