import { inRange } from '../errors.ts';

/** A Reed-Solomon code. */
export interface ReedSolomonCode {
  /** Symbols of a codeword, n. */
  readonly symbols: number;
  /** Data symbols of a codeword, k; ⌊(n − k)/2⌋ wrong symbols are corrected. */
  readonly data: number;
  /** Bits of a symbol. */
  readonly bitsPerSymbol: number;
}

/** The RS(544,514) code of 10-bit symbols, "KP4". [IEEE802.3, clause 119] */
export const kp4 = { symbols: 544, data: 514, bitsPerSymbol: 10 } as const satisfies ReedSolomonCode;

/** Largest bit error ratio before error correction of an optical PAM4 lane under `kp4`. [IEEE802.3, clause 124] */
export const kp4Threshold = 2.4e-4;

/** Line bits over data bits of the 256B/257B transcoding that precedes `kp4`. [IEEE802.3, clause 119] */
export const transcodingRatio = 257 / 256;

/**
 * Codeword error ratio, 0 to 1, of a Reed-Solomon code for independent bit errors: the probability of more wrong symbols than are
 * corrected, Σ_{k>t} C(n,k) p^k (1 − p)^{n−k} with p = 1 − (1 − bitErrorRatio)^bitsPerSymbol. `bitErrorRatio` 0 to 1, `symbols` up to
 * 2^bitsPerSymbol + 1. Relative error below 1e-9 wherever the result is a normal number. [LinCostello2004, ch. 7]
 *
 * @throws RangeError
 */
export function reedSolomonErrorRatio({
  symbols,
  data,
  bitsPerSymbol,
  bitErrorRatio,
}: ReedSolomonCode & { readonly bitErrorRatio: number }): number {
  checkedCode('reedSolomonErrorRatio', { symbols, data, bitsPerSymbol });
  inRange('reedSolomonErrorRatio', 'bitErrorRatio', bitErrorRatio, '1', 0, 1);
  if (bitErrorRatio === 0) return 0;
  const corrected = Math.floor((symbols - data) / 2);
  const logRight = bitsPerSymbol * Math.log1p(-bitErrorRatio);
  const wrong = -Math.expm1(logRight);
  if (wrong === 1) return 1;
  const odds = wrong / Math.exp(logRight);
  const first = logTerm(symbols, corrected + 1, wrong, logRight);
  // In units of the first term. Where the sum overflows, the few corrected patterns are negligible and the ratio is 1.
  let term = 1;
  let sum = 1;
  for (let k = corrected + 1; k < symbols && term > 1e-17 * sum; k++) {
    term *= ((symbols - k) / (k + 1)) * odds;
    sum += term;
  }
  return Math.min(1, Math.exp(first + Math.log(sum)));
}

/**
 * Frame loss ratio, 0 to 1: the share of frames that a wrong codeword touches, codewordErrorRatio (1 + m)/m with m frames in a
 * codeword (about 8 of 64 bytes in `kp4`; below 1 for long frames). [Brown2012, slide 7]
 *
 * @throws RangeError
 */
export function frameLossRatio({
  codewordErrorRatio,
  framesPerCodeword,
}: {
  readonly codewordErrorRatio: number;
  readonly framesPerCodeword: number;
}): number {
  inRange('frameLossRatio', 'codewordErrorRatio', codewordErrorRatio, '1', 0, 1);
  inRange('frameLossRatio', 'framesPerCodeword', framesPerCodeword, '1', 1e-3, 1e6);
  return Math.min(1, (codewordErrorRatio * (1 + framesPerCodeword)) / framesPerCodeword);
}

/** Logarithm of C(n, k) p^k (1 − p)^{n−k}. */
function logTerm(n: number, k: number, p: number, logRight: number): number {
  let logarithm = 0;
  let product = 1;
  for (let j = 1; j <= k; j++) {
    product *= ((n - k + j) / j) * p;
    if (product > 1e250) {
      logarithm += Math.log(product);
      product = 1;
    }
  }
  return logarithm + Math.log(product) + (n - k) * logRight;
}

/** @internal */
export function checkedCode(who: string, code: ReedSolomonCode): ReedSolomonCode {
  whole(who, 'bitsPerSymbol', code.bitsPerSymbol, 1, 16);
  whole(who, 'symbols', code.symbols, 1, 2 ** code.bitsPerSymbol + 1);
  whole(who, 'data', code.data, 1, code.symbols);
  return code;
}

function whole(who: string, name: string, value: number, low: number, high: number): void {
  inRange(who, name, value, '1', low, high);
  if (!Number.isInteger(value)) throw new RangeError(`${who}: ${name} is ${value}, must be a whole number`);
}
