import { inRange } from '../errors.ts';
import { philox } from '../numerics/philox.ts';
import { graySymbols } from './grayCode.ts';

/** Patterns of one fixed period. */
export type PatternName = 'PRBS7' | 'PRBS9' | 'PRBS11' | 'PRBS13' | 'PRBS15' | 'PRBS13Q' | 'SSPRQ';

/** Sequences whose period is too long to be held: a part of them is asked for. */
export type LongPatternName = 'PRBS23' | 'PRBS31';

/** Which part of a long sequence. */
export interface PatternPart {
  /** Number of bits, 1 to 2^26. */
  readonly count: number;
  /** State of the shift register before the first bit, its first stage the least significant bit: 1 to 2^order − 1. */
  readonly seed: number;
}

interface Register {
  readonly order: number;
  /** Stages whose sum is fed back, one bit a stage. */
  readonly taps: number;
  readonly inverted: boolean;
}

const stages = (...places: readonly number[]): number => places.reduce((mask, place) => mask + 2 ** (place - 1), 0);

// [ITU-O.150] and, for 13 and the inverter of 31, [IEEE802.3, figures 94-6 and 49-9].
const registers: Readonly<Record<Exclude<PatternName, 'PRBS13Q' | 'SSPRQ'> | LongPatternName, Register>> = {
  PRBS7: { order: 7, taps: stages(6, 7), inverted: false },
  PRBS9: { order: 9, taps: stages(5, 9), inverted: false },
  PRBS11: { order: 11, taps: stages(9, 11), inverted: false },
  PRBS13: { order: 13, taps: stages(1, 2, 12, 13), inverted: false },
  PRBS15: { order: 15, taps: stages(14, 15), inverted: false },
  PRBS23: { order: 23, taps: stages(18, 23), inverted: false },
  PRBS31: { order: 31, taps: stages(28, 31), inverted: true },
};

/**
 * A test pattern: bits 0 and 1 of `PRBS…`, one period from a register of ones or, of the long ones, the part asked for; PAM4 symbols
 * 0 to 3 of PRBS13Q (8,191) and SSPRQ (65,535). PRBS31 leaves its register inverted, as in Ethernet; PRBS15 and PRBS23 do not, unlike in
 * O.150. A new array each time.
 * [IEEE802.3, 120.5.11.2; ITU-O.150]
 *
 * @throws RangeError for a name that is none of these, or a part out of range.
 */
export function pattern(name: PatternName): Uint8Array;
export function pattern(name: LongPatternName, part: PatternPart): Uint8Array;
export function pattern(name: PatternName | LongPatternName, part?: PatternPart): Uint8Array {
  if (name === 'SSPRQ') return ssprq();
  if (name === 'PRBS13Q') {
    const period = pattern('PRBS13');
    return graySymbols(joined(period, period));
  }
  if (!Object.hasOwn(registers, name)) {
    throw new RangeError(`pattern: name is ${JSON.stringify(name)}, must be ${[...Object.keys(registers), 'PRBS13Q', 'SSPRQ'].join(', ')}`);
  }
  const register = registers[name];
  const period = 2 ** register.order - 1;
  if (name !== 'PRBS23' && name !== 'PRBS31') return shifted(register, period, period);
  if (part === undefined) throw new RangeError(`pattern: ${name} needs count and seed`);
  counting('pattern', 'count', part.count, 2 ** 26);
  counting('pattern', 'seed', part.seed, period);
  return shifted(register, part.count, part.seed);
}

/**
 * PAM4 symbols 0 to 3, independent and equally likely, from stream 0 of Philox.
 *
 * @throws RangeError unless count is a whole number from 1 to 2^26 and seed one from 0 to 2^53 − 1.
 */
export function randomSymbols({ count, seed }: { readonly count: number; readonly seed: number }): Uint8Array {
  counting('randomSymbols', 'count', count, 2 ** 26);
  const { uniform } = philox({ seed, stream: 0 });
  return Uint8Array.from({ length: count }, () => Math.floor(4 * uniform()));
}

/** The bits that are fed back, which are also the output. The register holds its first stage in the least significant bit. */
function shifted({ order, taps, inverted }: Register, count: number, seed: number): Uint8Array {
  const bits = new Uint8Array(count);
  const mask = 2 ** order - 1;
  let state = seed;
  for (let i = 0; i < count; i++) {
    const fedBack = parity(state & taps);
    bits[i] = inverted ? 1 - fedBack : fedBack;
    state = ((state << 1) & mask) | fedBack;
  }
  return bits;
}

function parity(word: number): number {
  let folded = word ^ (word >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  return (0x6996 >>> (folded & 15)) & 1;
}

// The stressful parts of PRBS31. [IEEE802.3, table 120-2]
const stressfulParts: readonly PatternPart[] = [
  { seed: 0x00000002, count: 10924 },
  { seed: 0x34013ff7, count: 10922 },
  { seed: 0x0ccccccc, count: 10922 },
];

/** The parts twice, then twice without the first and the last bit; the symbols of the second and the fourth round are inverted. */
function ssprq(): Uint8Array {
  const round = joined(...stressfulParts.map((part) => pattern('PRBS31', part)));
  const symbols = graySymbols(joined(round, round, round.subarray(1), round.subarray(0, -1)));
  const half = round.length / 2;
  for (let i = 0; i < half; i++) {
    symbols[half + i] = 3 - symbols[half + i]!;
    symbols[3 * half - 1 + i] = 3 - symbols[3 * half - 1 + i]!;
  }
  return symbols;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function counting(who: string, name: string, value: number, highest: number): void {
  inRange(who, name, value, '1', 1, highest);
  if (!Number.isInteger(value)) throw new RangeError(`${who}: ${name} is ${value}, must be a whole number`);
}
