import { digits, inRange } from '../errors.ts';

/** Counted errors. */
export interface ErrorCount {
  /** Symbols compared. */
  readonly symbols: number;
  readonly symbolErrors: number;
  /** Wrong bits of PAM4 symbols with the Gray code 00 01 11 10. */
  readonly bitErrors: number;
}

/**
 * Symbols by thresholds: how many of the thresholds each value lies above.
 *
 * @param thresholds Increasing, 1 to 15, in the unit of the values.
 * @throws RangeError also for a value that is not a number.
 */
export function decisions(values: Float64Array, thresholds: readonly number[]): Uint8Array {
  inRange('decisions', 'thresholds.length', thresholds.length, '1', 1, 15);
  for (let i = 0; i < thresholds.length; i++) {
    const least = i === 0 ? -Number.MAX_VALUE : thresholds[i - 1]!;
    if (!(thresholds[i]! >= least && thresholds[i]! <= Number.MAX_VALUE)) {
      throw new RangeError(`decisions: thresholds.${i} is ${digits(thresholds[i]!)}, must be finite and not below the one before`);
    }
  }
  const symbols = new Uint8Array(values.length);
  if (thresholds.length === 3) decideFour(symbols, values, thresholds[0]!, thresholds[1]!, thresholds[2]!);
  else decideAny(symbols, values, thresholds);
  return symbols;
}

function decideFour(symbols: Uint8Array, values: Float64Array, low: number, middle: number, high: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) notANumber(i);
    // Without a branch, which would be guessed wrong for every second symbol.
    symbols[i] = Number(value > low) + Number(value > middle) + Number(value > high);
  }
}

function decideAny(symbols: Uint8Array, values: Float64Array, thresholds: readonly number[]): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) notANumber(i);
    let above = 0;
    for (const threshold of thresholds) above += value > threshold ? 1 : 0;
    symbols[i] = above;
  }
}

function notANumber(place: number): never {
  throw new RangeError(`decisions: values.${place} is not a number`);
}

/**
 * Errors among PAM4 symbols 0 to 3, place by place.
 *
 * @throws RangeError for lists of unlike length or other symbols.
 */
export function countErrors(sent: Uint8Array, decided: Uint8Array): ErrorCount {
  if (sent.length !== decided.length) throw new RangeError(`countErrors: ${sent.length} symbols sent, ${decided.length} decided, must be as many`);
  let symbolErrors = 0;
  let bitErrors = 0;
  let other = 0;
  for (let i = 0; i < sent.length; i++) {
    const a = sent[i]!;
    const b = decided[i]!;
    other |= a | b;
    if (a !== b) {
      symbolErrors++;
      // Gray words of neighbors differ in one bit; those of the two places apart in two, of the ends in one.
      bitErrors += Math.abs(a - b) === 2 ? 2 : 1;
    }
  }
  if (other > 3) throw new RangeError('countErrors: a symbol is above 3');
  return { symbols: sent.length, symbolErrors, bitErrors };
}
