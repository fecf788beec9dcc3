import { digits, inRange } from '../errors.ts';
import type { InTime, Run, Waveform } from '../light.ts';
import { increasing, nearest } from './decisionFeedback.ts';

/** A loop that finds the instants of the symbols. */
export interface ClockRecovery {
  /** Whole number, 4 to 1024. */
  readonly samplesPerSymbol: number;
  /** Place of the first symbol, samples: the loop begins there. */
  readonly first: number;
  /** Levels of the symbols in the unit of the samples, increasing. */
  readonly levels: readonly number[];
  /**
   * `muellerMuller`: from the samples and decisions of two symbols, settles where the pulse has fallen as much one symbol before as behind; `gardner`: from
   * the sample between two symbols, settles where edges cross.
   */
  readonly detector: 'muellerMuller' | 'gardner';
  /** Part of a unit interval by which the phase moves for an error of one (error over the mean square of the levels), 0 to 0.5. */
  readonly proportional: number;
  /** The same for the period, a symbol, 0 to 0.1. */
  readonly integral: number;
}

/** Symbols as a loop took them. */
export interface Recovered {
  /** One value a symbol. */
  readonly values: Float64Array;
  /** Where each was taken, samples from the start. */
  readonly places: Float64Array;
}

/**
 * Clock recovery in time: samples at the instants that a second-order loop finds, by cubics through four samples. [Mueller1976; Gardner1986]
 *
 * @throws RangeError; the stage also for samples that are not finite, and blocks that differ in sample rate.
 */
export function clockRecovery(design: ClockRecovery): InTime<Waveform, Recovered> {
  const who = 'clockRecovery';
  const { samplesPerSymbol: period, first, levels, detector, proportional, integral } = design;
  inRange(who, 'samplesPerSymbol', period, '1', 4, 1024);
  if (!Number.isInteger(period)) throw new RangeError(`${who}: samplesPerSymbol is ${digits(period)}, must be a whole number`);
  inRange(who, 'first', first, 'samples', period, 2 ** 40);
  increasing(who, levels);
  if (detector !== 'muellerMuller' && detector !== 'gardner') {
    throw new RangeError(`${who}: detector is ${JSON.stringify(detector)}, must be muellerMuller or gardner`);
  }
  inRange(who, 'proportional', proportional, 'UI', 0, 0.5);
  inRange(who, 'integral', integral, 'UI', 0, 0.1);
  const mean = levels.reduce((sum, level) => sum + level / levels.length, 0);
  const power = levels.reduce((sum, level) => sum + (level - mean) ** 2 / levels.length, 0);
  const heights = Float64Array.from(levels, (level) => level - mean);
  const open = (): Run<Waveform, Recovered> => {
    let held = new Float64Array(0);
    let from = 0;
    let rate = 0;
    let place = first;
    let drift = 0;
    let before = 0;
    let decided = 0;
    let begun = false;
    const at = (where: number): number => cubic(held, where - from) - mean;
    return {
      run: ({ sampleRate, samples }) => {
        if (from + held.length === 0) rate = sampleRate;
        else if (rate !== sampleRate) throw new RangeError(`${who}: sample rate of the block is ${digits(sampleRate)} Hz, that of the first ${digits(rate)} Hz`);
        const grown = new Float64Array(held.length + samples.length);
        grown.set(held);
        grown.set(samples, held.length);
        for (let i = held.length; i < grown.length; i++) {
          if (!Number.isFinite(grown[i])) throw new RangeError(`${who}: samples.${from + i} is ${grown[i]}, must be finite`);
        }
        held = grown;
        const values: number[] = [];
        const places: number[] = [];
        while (place + 2 < from + held.length) {
          const value = at(place);
          const decision = heights[nearest(heights, value)]!;
          // Positive where the sample is early.
          const early = detector === 'gardner' ? -at(place - 0.5 * (period + drift)) * (value - before) : decided * value - decision * before;
          const error = begun ? early / power : 0;
          values.push(value + mean);
          places.push(place);
          drift = Math.min(0.1 * period, Math.max(-0.1 * period, drift + integral * period * error));
          place += period + drift + Math.min(0.25, Math.max(-0.25, proportional * error)) * period;
          before = value;
          decided = decision;
          begun = true;
        }
        const done = Math.max(0, Math.min(held.length, Math.floor(place - from - 2 * period)));
        held = held.slice(done);
        from += done;
        return { values: Float64Array.from(values), places: Float64Array.from(places) };
      },
    };
  };
  return Object.assign((waveform: Waveform) => open().run(waveform), { open });
}

/** The cubic through the four samples around a place; there is one before it and two behind. */
function cubic(samples: Float64Array, place: number): number {
  const i = Math.max(1, Math.floor(place));
  const t = place - i;
  const a = samples[i - 1]!;
  const b = samples[i]!;
  const c = samples[i + 1]!;
  const d = samples[i + 2]!;
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
