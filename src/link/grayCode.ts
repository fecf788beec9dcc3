import { inRange } from '../errors.ts';

/**
 * PAM4 symbols 0 to 3 of pairs of bits: 00, 01, 11, 10 become 0, 1, 2, 3, the first bit of a pair being the more significant.
 * [IEEE802.3, 120.5.11.2.1]
 *
 * @throws RangeError for an odd count or a bit that is neither 0 nor 1.
 */
export function graySymbols(bits: ArrayLike<number>): Uint8Array {
  if (bits.length % 2 !== 0) throw new RangeError(`graySymbols: bits has ${bits.length} entries, must have an even number`);
  const symbols = new Uint8Array(bits.length / 2);
  for (let i = 0; i < symbols.length; i++) {
    const high = bits[2 * i]!;
    const low = bits[2 * i + 1]!;
    digit('graySymbols', 'bits', 2 * i, high, 1);
    digit('graySymbols', 'bits', 2 * i + 1, low, 1);
    symbols[i] = 2 * high + (high ^ low);
  }
  return symbols;
}

/**
 * The bits of PAM4 symbols: the inverse of `graySymbols`.
 *
 * @throws RangeError for a symbol that is not 0, 1, 2 or 3.
 */
export function grayBits(symbols: ArrayLike<number>): Uint8Array {
  const bits = new Uint8Array(2 * symbols.length);
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i]!;
    digit('grayBits', 'symbols', i, symbol, 3);
    bits[2 * i] = symbol >> 1;
    bits[2 * i + 1] = (symbol >> 1) ^ (symbol & 1);
  }
  return bits;
}

/** Throws unless a value is a whole number from 0 to `highest`. @internal */
export function digit(who: string, name: string, place: number, value: number, highest: number): void {
  // A name is put together only for what is wrong.
  if (Number.isInteger(value) && value >= 0 && value <= highest) return;
  inRange(who, `${name}.${place}`, value, '1', 0, highest);
  throw new RangeError(`${who}: ${name}.${place} is ${value}, must be a whole number`);
}
