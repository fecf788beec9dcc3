import type { Cells } from './cells.ts';
import { exponential, logarithm } from './elementary.ts';
import * as at from './slots.ts';

/** Codeword error ratio of the engine's Reed-Solomon code, as `reedSolomonErrorRatio`. [LinCostello2004, ch. 7] @internal */
export function codewordErrorRatio(m: Cells, bitErrorRatio: number): number {
  if (!(bitErrorRatio > 0)) return 0;
  const symbols = m[at.codeSymbols]!;
  const bits = m[at.codeBits]!;
  const corrected = Math.floor((symbols - m[at.codeData]!) / 2);
  const logRight = bits * logarithmBelowOne(bitErrorRatio);
  const right = exponential(logRight);
  const wrong = 1 - right > 0.1 ? 1 - right : wrongSymbol(bits, bitErrorRatio);
  const odds = wrong / right;
  let term: number = 1;
  let sum: number = 1;
  for (let k: number = corrected + 1; k < symbols && term > 1e-17 * sum; k++) {
    term *= ((symbols - k) / (k + 1)) * odds;
    sum += term;
  }
  // Where the sum overflows, the corrected patterns are negligible.
  if (sum > 1e300) return 1;
  // C(n, k) p^k of the first uncorrected count, by blocks that neither overflow nor underflow.
  const first = corrected + 1;
  let log: number = (symbols - first) * logRight;
  let product: number = 1;
  for (let j: number = 1; j <= first; j++) {
    product *= ((symbols - first + j) / j) * wrong;
    if (product > 1e250 || product < 1e-250) {
      log += logarithm(product);
      product = 1;
    }
  }
  return Math.min(1, exponential(log + logarithm(product) + logarithm(sum)));
}

/** log(1 − x) for x from 0 to below 1. */
function logarithmBelowOne(x: number): number {
  if (x > 0.02) return logarithm(1 - x);
  let sum: number = 0;
  for (let n: number = 10; n > 0; n--) sum = x * (1 / n + sum);
  return -sum;
}

/** 1 − (1 − x)^n, one bit after another, so that nothing cancels. */
function wrongSymbol(n: number, x: number): number {
  let sum: number = 0;
  for (let k: number = 0; k < n; k++) sum = sum + x - sum * x;
  return sum;
}
