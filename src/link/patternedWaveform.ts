import { digits, inRange } from '../errors.ts';
import type { Waveform } from '../light.ts';
import { finiteSamples } from './besselThomson.ts';
import { digit } from './grayCode.ts';
import { pattern as patternOf } from './pattern.ts';

/** PAM4 symbols 0 to 3 of one period, or the name of a standard pattern. */
export type SymbolPattern = 'PRBS13Q' | 'SSPRQ' | ArrayLike<number>;

/** A waveform that repeats a known pattern. @internal */
export interface Patterned {
  /** Samples of a symbol. */
  readonly perSymbol: number;
  readonly periods: number;
}

/**
 * Checks that a waveform is whole periods of `length` symbols with a whole number of samples a symbol, from 4 to 1024.
 *
 * @throws RangeError for what is not, and for samples that are not finite.
 * @internal
 */
export function patterned(
  who: string,
  { sampleRate, samples }: Waveform,
  { symbolRate, length }: { readonly symbolRate: number; readonly length: number },
): Patterned {
  inRange(who, 'symbolRate', symbolRate, 'Bd', 1e3, 1e15);
  inRange(who, 'sampleRate', sampleRate, 'Hz', 4 * symbolRate * (1 - 1e-6), 1024 * symbolRate);
  const perSymbol = Math.round(sampleRate / symbolRate);
  if (Math.abs(sampleRate / symbolRate - perSymbol) > 1e-6 * perSymbol) {
    throw new RangeError(`${who}: ${digits(sampleRate / symbolRate)} samples a symbol, must be a whole number`);
  }
  const period = length * perSymbol;
  if (samples.length < period) {
    throw new RangeError(`${who}: the waveform has ${samples.length} samples, less than one period of the pattern, ${period}: ${length} symbols`);
  }
  if (samples.length % perSymbol !== 0) {
    throw new RangeError(`${who}: the waveform has ${samples.length} samples, no multiple of the ${perSymbol} of a symbol`);
  }
  if (samples.length % period !== 0) {
    throw new RangeError(`${who}: the waveform has ${samples.length} samples, no whole number of periods of the pattern, ${period}`);
  }
  finiteSamples(who, samples);
  return { perSymbol, periods: samples.length / period };
}

/** The symbols of a pattern. @internal */
export function symbolsOf(who: string, given: SymbolPattern): Uint8Array {
  if (typeof given === 'string') return patternOf(given);
  if (given.length === 0) throw new RangeError(`${who}: pattern has no symbols`);
  for (let i = 0; i < given.length; i++) digit(who, 'pattern', i, given[i]!, 3);
  return Uint8Array.from(given);
}
