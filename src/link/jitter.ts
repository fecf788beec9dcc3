import { inRange } from '../errors.ts';
import { normalNoise } from '../numerics/normalNoise.ts';

/** Jitter of the edges of a driver, in unit intervals. */
export interface Jitter {
  /** Random jitter, UI rms, 0 to 0.1: independent from edge to edge. */
  readonly random: number;
  /** Seed of the random part, a whole number, 0 to 2^53 − 1. */
  readonly seed: number;
  /** Amplitude of the sinusoidal jitter, UI, 0 to 0.5: half of its peak to peak. */
  readonly sinusoidal: number;
  /** Frequency of the sinusoidal jitter over the symbol rate, 0 to 0.5. */
  readonly frequency: number;
}

/** Delay of one edge after another, UI. @internal */
export function jitterDelays(who: string, { random, seed, sinusoidal, frequency }: Jitter): () => number {
  inRange(who, 'jitter.random', random, 'UI', 0, 0.1);
  inRange(who, 'jitter.sinusoidal', sinusoidal, 'UI', 0, 0.5);
  inRange(who, 'jitter.frequency', frequency, '1', 0, 0.5);
  const { deviates, draw } = normalNoise(`${who}: jitter`, { seed, stream: 0 });
  let place = deviates.length;
  let edge = 0;
  return () => {
    if (place === deviates.length) {
      draw();
      place = 0;
    }
    // The whole periods are left out before the sine, so that late edges keep their digits.
    const turns = frequency * edge++;
    return random * deviates[place++]! + sinusoidal * Math.sin(2 * Math.PI * (turns - Math.floor(turns)));
  };
}
