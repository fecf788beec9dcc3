// Blocks of four samples: the middle of the plain filter.

/** The last step of the transform, the response, and the first step back. @internal */
export function filterFours(re: Float64Array, im: Float64Array, responseRe: Float64Array, responseIm: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i += 4) {
    const pRe = re[i]!;
    const pIm = im[i]!;
    const qRe = re[i + 1]!;
    const qIm = im[i + 1]!;
    const uRe = re[i + 2]!;
    const uIm = im[i + 2]!;
    const vRe = re[i + 3]!;
    const vIm = im[i + 3]!;
    const evenRe = pRe + uRe;
    const evenIm = pIm + uIm;
    const leftRe = pRe - uRe;
    const leftIm = pIm - uIm;
    const oddRe = qRe + vRe;
    const oddIm = qIm + vIm;
    const rightRe = qIm - vIm;
    const rightIm = vRe - qRe;
    let xRe = evenRe + oddRe;
    let xIm = evenIm + oddIm;
    let hRe = responseRe[i]!;
    let hIm = responseIm[i]!;
    const aRe = xRe * hRe - xIm * hIm;
    const aIm = xRe * hIm + xIm * hRe;
    xRe = leftRe + rightRe;
    xIm = leftIm + rightIm;
    hRe = responseRe[i + 1]!;
    hIm = responseIm[i + 1]!;
    const bRe = xRe * hRe - xIm * hIm;
    const bIm = xRe * hIm + xIm * hRe;
    xRe = evenRe - oddRe;
    xIm = evenIm - oddIm;
    hRe = responseRe[i + 2]!;
    hIm = responseIm[i + 2]!;
    const cRe = xRe * hRe - xIm * hIm;
    const cIm = xRe * hIm + xIm * hRe;
    xRe = leftRe - rightRe;
    xIm = leftIm - rightIm;
    hRe = responseRe[i + 3]!;
    hIm = responseIm[i + 3]!;
    const dRe = xRe * hRe - xIm * hIm;
    const dIm = xRe * hIm + xIm * hRe;
    re[i] = aRe + cRe + (bRe + dRe);
    im[i] = aIm + cIm + (bIm + dIm);
    re[i + 1] = aRe - cRe + (dIm - bIm);
    im[i + 1] = aIm - cIm + (bRe - dRe);
    re[i + 2] = aRe + cRe - (bRe + dRe);
    im[i + 2] = aIm + cIm - (bIm + dIm);
    re[i + 3] = aRe - cRe - (dIm - bIm);
    im[i + 3] = aIm - cIm - (bRe - dRe);
  }
}

/** The same, of which the first of each four alone is left, one after another: every fourth sample. @internal */
export function filterToFirsts(re: Float64Array, im: Float64Array, responseRe: Float64Array, responseIm: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i += 4) {
    const pRe = re[i]!;
    const pIm = im[i]!;
    const qRe = re[i + 1]!;
    const qIm = im[i + 1]!;
    const uRe = re[i + 2]!;
    const uIm = im[i + 2]!;
    const vRe = re[i + 3]!;
    const vIm = im[i + 3]!;
    const evenRe = pRe + uRe;
    const evenIm = pIm + uIm;
    const leftRe = pRe - uRe;
    const leftIm = pIm - uIm;
    const oddRe = qRe + vRe;
    const oddIm = qIm + vIm;
    const rightRe = qIm - vIm;
    const rightIm = vRe - qRe;
    let xRe = evenRe + oddRe;
    let xIm = evenIm + oddIm;
    let hRe = responseRe[i]!;
    let hIm = responseIm[i]!;
    const aRe = xRe * hRe - xIm * hIm;
    const aIm = xRe * hIm + xIm * hRe;
    xRe = leftRe + rightRe;
    xIm = leftIm + rightIm;
    hRe = responseRe[i + 1]!;
    hIm = responseIm[i + 1]!;
    const bRe = xRe * hRe - xIm * hIm;
    const bIm = xRe * hIm + xIm * hRe;
    xRe = evenRe - oddRe;
    xIm = evenIm - oddIm;
    hRe = responseRe[i + 2]!;
    hIm = responseIm[i + 2]!;
    const cRe = xRe * hRe - xIm * hIm;
    const cIm = xRe * hIm + xIm * hRe;
    xRe = leftRe - rightRe;
    xIm = leftIm - rightIm;
    hRe = responseRe[i + 3]!;
    hIm = responseIm[i + 3]!;
    const dRe = xRe * hRe - xIm * hIm;
    const dIm = xRe * hIm + xIm * hRe;
    re[i >> 2] = aRe + cRe + (bRe + dRe);
    im[i >> 2] = aIm + cIm + (bIm + dIm);
  }
}

/** The first step back. @internal */
export function joinFours(re: Float64Array, im: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i += 4) {
    const evenRe = re[i]! + re[i + 2]!;
    const evenIm = im[i]! + im[i + 2]!;
    const leftRe = re[i]! - re[i + 2]!;
    const leftIm = im[i]! - im[i + 2]!;
    const oddRe = re[i + 1]! + re[i + 3]!;
    const oddIm = im[i + 1]! + im[i + 3]!;
    const rightRe = im[i + 3]! - im[i + 1]!;
    const rightIm = re[i + 1]! - re[i + 3]!;
    re[i] = evenRe + oddRe;
    im[i] = evenIm + oddIm;
    re[i + 1] = leftRe + rightRe;
    im[i + 1] = leftIm + rightIm;
    re[i + 2] = evenRe - oddRe;
    im[i + 2] = evenIm - oddIm;
    re[i + 3] = leftRe - rightRe;
    im[i + 3] = leftIm - rightIm;
  }
}
