import { filterFours, filterToFirsts, joinFours } from './fftFours.ts';
import type { AroundFilter, AroundResponse, Kept } from './fftFilter.ts';
import { reversed, stepFactors } from './fftTables.ts';

// Over so many samples all steps within them are done while they are in the nearest cache.
const near = 1024;

/** The filter in plain arithmetic. @internal */
export function plainFilter(response: AroundResponse, kept: Kept): AroundFilter {
  const size = response.re.length;
  // Blocks a power of two apart would share their places in the cache.
  const apart = 8 * size + 320;
  const memory = new ArrayBuffer(6 * apart);
  const block = (place: number, length: number): Float64Array => new Float64Array(memory, place * apart, length);
  const [re, im, responseRe, responseIm] = [block(0, size), block(1, size), block(2, size), block(3, size)];
  responseRe.set(reversed(response.re));
  responseIm.set(reversed(response.im));
  const factors = block(4, 2 * size - 8);
  factors.set(stepFactors(size, 1));
  const within = Math.min(size, near);
  const places = kept === 'every' ? 0 : 2;
  const left = size >> places;
  const run = (): void => {
    for (let n = size; n > within; n >>= 2) {
      for (let from = 0; from < size; from += n) partQuarters(re, im, factors, n, from, from + n);
    }
    for (let from = 0; from < size; from += within) {
      const to = from + within;
      for (let n = within; n >= 16; n >>= 2) partQuarters(re, im, factors, n, from, to);
      if (places === 0) filterFours(re, im, responseRe, responseIm, from, to);
      else {
        filterToFirsts(re, im, responseRe, responseIm, from, to);
        joinFours(re, im, from >> places, to >> places);
      }
      for (let n = 16; n <= within >> places; n <<= 2) joinQuarters(re, im, factors, n, from >> places, to >> places);
    }
    for (let n = (4 * within) >> places; n <= left; n <<= 2) {
      for (let from = 0; from < left; from += n) joinQuarters(re, im, factors, n, from, from + n);
    }
  };
  return { re, im, run };
}

/** One step of the transform: the blocks of `n` between two places become four each. Goes factor by factor, so that each is read once. */
function partQuarters(re: Float64Array, im: Float64Array, factors: Float64Array, n: number, from: number, to: number): void {
  const quarter = n >> 2;
  // Those of the steps from the whole size down to `n` stand before.
  for (let place = from, t = factors.length - 2 * n + 8; place < from + quarter; place++, t += 6) {
    const cosineB = factors[t]!;
    const sineB = factors[t + 1]!;
    const cosineC = factors[t + 2]!;
    const sineC = factors[t + 3]!;
    const cosineD = factors[t + 4]!;
    const sineD = factors[t + 5]!;
    for (let i = place; i < to; i += n) {
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
      re[j] = xRe * cosineB - xIm * sineB;
      im[j] = xRe * sineB + xIm * cosineB;
      xRe = evenRe - oddRe;
      xIm = evenIm - oddIm;
      re[k] = xRe * cosineC - xIm * sineC;
      im[k] = xRe * sineC + xIm * cosineC;
      xRe = leftRe - rightRe;
      xIm = leftIm - rightIm;
      re[l] = xRe * cosineD - xIm * sineD;
      im[l] = xRe * sineD + xIm * cosineD;
    }
  }
}

/** One step back: four blocks become one of `n`. */
function joinQuarters(re: Float64Array, im: Float64Array, factors: Float64Array, n: number, from: number, to: number): void {
  const quarter = n >> 2;
  // Those of the steps from the whole size down to `n` stand before.
  for (let place = from, t = factors.length - 2 * n + 8; place < from + quarter; place++, t += 6) {
    const cosineB = factors[t]!;
    const sineB = factors[t + 1]!;
    const cosineC = factors[t + 2]!;
    const sineC = factors[t + 3]!;
    const cosineD = factors[t + 4]!;
    const sineD = factors[t + 5]!;
    for (let i = place; i < to; i += n) {
      const j = i + quarter;
      const k = j + quarter;
      const l = k + quarter;
      const aRe = re[i]!;
      const aIm = im[i]!;
      let xRe = re[j]!;
      let xIm = im[j]!;
      const bRe = xRe * cosineB + xIm * sineB;
      const bIm = xIm * cosineB - xRe * sineB;
      xRe = re[k]!;
      xIm = im[k]!;
      const cRe = xRe * cosineC + xIm * sineC;
      const cIm = xIm * cosineC - xRe * sineC;
      xRe = re[l]!;
      xIm = im[l]!;
      const dRe = xRe * cosineD + xIm * sineD;
      const dIm = xIm * cosineD - xRe * sineD;
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
