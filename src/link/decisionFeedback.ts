import { inRange } from '../errors.ts';
import type { InTime, Run, Waveform } from '../light.ts';

/** A decision feedback equalizer behind a feed-forward one. */
export interface DecisionFeedback {
  /** What of each past symbol still stands in a value, the last symbol first: 1 to 64 weights. */
  readonly feedback: readonly number[];
  /** Levels of the symbols in the unit of the values, increasing: 2 to 16. */
  readonly levels: readonly number[];
}

/**
 * Decisions, one a value, after the interference of those before it is taken away; thresholds lie midway between the levels. Wrong decisions come back, as in a
 * receiver. Before the first value there was the mean of the levels. [Proakis2008, ch. 9.5]
 *
 * @throws RangeError; the stage also for a value that is not finite.
 */
export function decisionFeedback({ feedback, levels }: DecisionFeedback): InTime<Waveform, Uint8Array> {
  const who = 'decisionFeedback';
  inRange(who, 'feedback.length', feedback.length, '1', 1, 64);
  feedback.forEach((weight, i) => inRange(who, `feedback.${i}`, weight, '1', -1e6, 1e6));
  increasing(who, levels);
  const weights = Float64Array.from(feedback);
  const heights = Float64Array.from(levels);
  const mean = levels.reduce((sum, level) => sum + level / levels.length, 0);
  const open = (): Run<Waveform, Uint8Array> => {
    const past = new Float64Array(weights.length).fill(mean);
    let taken = 0;
    return {
      run: ({ samples }) => {
        const symbols = new Uint8Array(samples.length);
        for (let n = 0; n < samples.length; n++) {
          let value = samples[n]!;
          if (!Number.isFinite(value)) throw new RangeError(`${who}: samples.${taken + n} is ${value}, must be finite`);
          for (let k = 0; k < weights.length; k++) value -= weights[k]! * past[k]!;
          const symbol = nearest(heights, value);
          past.copyWithin(1, 0);
          past[0] = heights[symbol]!;
          symbols[n] = symbol;
        }
        taken += samples.length;
        return symbols;
      },
    };
  };
  return Object.assign((values: Waveform) => open().run(values), { open });
}

/** The level next to a value; of two, the upper. @internal */
export function nearest(levels: Float64Array, value: number): number {
  let symbol = 0;
  while (symbol + 1 < levels.length && value >= 0.5 * (levels[symbol]! + levels[symbol + 1]!)) symbol++;
  return symbol;
}

/** Throws unless there are 2 to 16 increasing levels. @internal */
export function increasing(who: string, levels: readonly number[]): void {
  inRange(who, 'levels.length', levels.length, '1', 2, 16);
  levels.forEach((level, i) => {
    inRange(who, `levels.${i}`, level, '1', -1e9, 1e9);
    if (i > 0 && !(level > levels[i - 1]!)) throw new RangeError(`${who}: levels.${i} is ${level}, must be above levels.${i - 1}`);
  });
}

/** Bursts of errors. */
export interface BurstLengths {
  /** Number of bursts of each length in symbols, from 1 on. */
  readonly counts: readonly number[];
  /** Mean number of symbols from the first to the last error of a burst; 0 without errors. */
  readonly meanLength: number;
}

/**
 * Bursts of wrong symbols: errors with fewer than `guard` right symbols between them are one burst.
 *
 * @throws RangeError for lists of unlike length, or a guard that is not a whole number from 1 to 1000.
 */
export function burstLengths(sent: Uint8Array, decided: Uint8Array, { guard }: { readonly guard: number }): BurstLengths {
  if (sent.length !== decided.length) throw new RangeError(`burstLengths: ${sent.length} symbols sent, ${decided.length} decided, must be as many`);
  inRange('burstLengths', 'guard', guard, '1', 1, 1000);
  if (!Number.isInteger(guard)) throw new RangeError(`burstLengths: guard is ${guard}, must be a whole number`);
  const counts: number[] = [];
  let start = -1;
  let last = -1;
  const close = (): void => {
    if (start < 0) return;
    const length = last - start + 1;
    while (counts.length < length) counts.push(0);
    counts[length - 1]!++;
  };
  for (let i = 0; i < sent.length; i++) {
    if (sent[i] === decided[i]) continue;
    if (start < 0 || i - last > guard) {
      close();
      start = i;
    }
    last = i;
  }
  close();
  const bursts = counts.reduce((sum, count) => sum + count, 0);
  return { counts, meanLength: bursts === 0 ? 0 : counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / bursts };
}
