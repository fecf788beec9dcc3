import { philox } from '../../src/numerics/philox.ts';

/** Chance for one input: the same seed and number give the same choices on every machine. */
export interface Random {
  /** Above 0, below 1. */
  uniform(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of them. */
  pick<T>(from: readonly T[]): T;
}

/** The chance of input `number` of a campaign. */
export function randomOf(seed: number, number: number): Random {
  const { uniform } = philox({ seed, stream: number });
  const whole = (least: number, most: number): number => least + Math.floor(uniform() * (most - least + 1));
  return { uniform, whole, chance: (probability) => uniform() < probability, pick: (from) => from[whole(0, from.length - 1)]! };
}
