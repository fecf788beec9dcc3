import type { AroundFilter, AroundResponse, Kept } from './fftFilter.ts';
import { reversed, stepFactors } from './fftTables.ts';

/** The filter in plain arithmetic. @internal */
export function plainFilter(response: AroundResponse, kept: Kept): AroundFilter {
  const size = response.re.length;
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const factors = stepFactors(size, 1);
  const responseRe = reversed(response.re);
  const responseIm = reversed(response.im);
  const run = (): void => {
    let at = 0;
    for (let n = size; n >= 16; n >>= 2) {
      partQuarters(re, im, factors, at, n);
      at += n + (n >> 1);
    }
    const left = kept === 'every' ? size : size >> 2;
    if (kept === 'every') filterFours(re, im, responseRe, responseIm);
    else {
      filterToFirsts(re, im, responseRe, responseIm);
      joinFours(re, im, left);
    }
    for (let n = 16; n <= left; n <<= 2) {
      at -= n + (n >> 1);
      joinQuarters(re, im, factors, at, n, left);
    }
  };
  return { re, im, run };
}

/** One step of the transform: blocks of `n` become four each. */
function partQuarters(re: Float64Array, im: Float64Array, factors: Float64Array, at: number, n: number): void {
  const quarter = n >> 2;
  const size = re.length;
  for (let start = 0; start < size; start += n) {
    const end = start + quarter;
    for (let i = start, t = at; i < end; i++, t += 6) {
      const j = i + quarter;
      const k = j + quarter;
      const l = k + quarter;
      const aRe = re[i]!;
      const aIm = im[i]!;
      const bRe = re[j]!;
      const bIm = im[j]!;
      const cRe = re[k]!;
      const cIm = im[k]!;
      const dRe = re[l]!;
      const dIm = im[l]!;
      const evenRe = aRe + cRe;
      const evenIm = aIm + cIm;
      const leftRe = aRe - cRe;
      const leftIm = aIm - cIm;
      const oddRe = bRe + dRe;
      const oddIm = bIm + dIm;
      const rightRe = bIm - dIm;
      const rightIm = dRe - bRe;
      re[i] = evenRe + oddRe;
      im[i] = evenIm + oddIm;
      let xRe = leftRe + rightRe;
      let xIm = leftIm + rightIm;
      let cosine = factors[t]!;
      let sine = factors[t + 1]!;
      re[j] = xRe * cosine - xIm * sine;
      im[j] = xRe * sine + xIm * cosine;
      xRe = evenRe - oddRe;
      xIm = evenIm - oddIm;
      cosine = factors[t + 2]!;
      sine = factors[t + 3]!;
      re[k] = xRe * cosine - xIm * sine;
      im[k] = xRe * sine + xIm * cosine;
      xRe = leftRe - rightRe;
      xIm = leftIm - rightIm;
      cosine = factors[t + 4]!;
      sine = factors[t + 5]!;
      re[l] = xRe * cosine - xIm * sine;
      im[l] = xRe * sine + xIm * cosine;
    }
  }
}

/** The last step of the transform, the response, and the first step back. */
function filterFours(re: Float64Array, im: Float64Array, responseRe: Float64Array, responseIm: Float64Array): void {
  const size = re.length;
  for (let i = 0; i < size; i += 4) {
    const evenRe = re[i]! + re[i + 2]!;
    const evenIm = im[i]! + im[i + 2]!;
    const leftRe = re[i]! - re[i + 2]!;
    const leftIm = im[i]! - im[i + 2]!;
    const oddRe = re[i + 1]! + re[i + 3]!;
    const oddIm = im[i + 1]! + im[i + 3]!;
    const rightRe = im[i + 1]! - im[i + 3]!;
    const rightIm = re[i + 3]! - re[i + 1]!;
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

/** The same, of which the first of each four alone is left, one after another: every fourth sample. */
function filterToFirsts(re: Float64Array, im: Float64Array, responseRe: Float64Array, responseIm: Float64Array): void {
  const size = re.length;
  for (let i = 0; i < size; i += 4) {
    const evenRe = re[i]! + re[i + 2]!;
    const evenIm = im[i]! + im[i + 2]!;
    const leftRe = re[i]! - re[i + 2]!;
    const leftIm = im[i]! - im[i + 2]!;
    const oddRe = re[i + 1]! + re[i + 3]!;
    const oddIm = im[i + 1]! + im[i + 3]!;
    const rightRe = im[i + 1]! - im[i + 3]!;
    const rightIm = re[i + 3]! - re[i + 1]!;
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

/** The first step back. */
function joinFours(re: Float64Array, im: Float64Array, size: number): void {
  for (let i = 0; i < size; i += 4) {
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

/** One step back: four blocks become one of `n`. */
function joinQuarters(re: Float64Array, im: Float64Array, factors: Float64Array, at: number, n: number, size: number): void {
  const quarter = n >> 2;
  for (let start = 0; start < size; start += n) {
    const end = start + quarter;
    for (let i = start, t = at; i < end; i++, t += 6) {
      const j = i + quarter;
      const k = j + quarter;
      const l = k + quarter;
      const aRe = re[i]!;
      const aIm = im[i]!;
      let xRe = re[j]!;
      let xIm = im[j]!;
      let cosine = factors[t]!;
      let sine = factors[t + 1]!;
      const bRe = xRe * cosine + xIm * sine;
      const bIm = xIm * cosine - xRe * sine;
      xRe = re[k]!;
      xIm = im[k]!;
      cosine = factors[t + 2]!;
      sine = factors[t + 3]!;
      const cRe = xRe * cosine + xIm * sine;
      const cIm = xIm * cosine - xRe * sine;
      xRe = re[l]!;
      xIm = im[l]!;
      cosine = factors[t + 4]!;
      sine = factors[t + 5]!;
      const dRe = xRe * cosine + xIm * sine;
      const dIm = xIm * cosine - xRe * sine;
      const evenRe = aRe + cRe;
      const evenIm = aIm + cIm;
      const leftRe = aRe - cRe;
      const leftIm = aIm - cIm;
      const oddRe = bRe + dRe;
      const oddIm = bIm + dIm;
      const rightRe = dIm - bIm;
      const rightIm = bRe - dRe;
      re[i] = evenRe + oddRe;
      im[i] = evenIm + oddIm;
      re[j] = leftRe + rightRe;
      im[j] = leftIm + rightIm;
      re[k] = evenRe - oddRe;
      im[k] = evenIm - oddIm;
      re[l] = leftRe - rightRe;
      im[l] = leftIm - rightIm;
    }
  }
}
