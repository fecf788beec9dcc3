import { digits, inRange } from '../errors.ts';
import type { LaggingInTime, LaggingRun, Waveform } from '../light.ts';
import { increasing } from './decisionFeedback.ts';

/** A channel of short memory, one value a symbol. */
export interface SequenceEstimation {
  /** What a symbol gives to the value of its own time and of those after it: 2 to 5 weights. */
  readonly response: readonly number[];
  /** Levels of the symbols, increasing: 2 to 16; levels^memory at most 4,096. */
  readonly levels: readonly number[];
  /** Symbols from the end after which a decision is final, 8 to 4096: some five memories or more. */
  readonly depth: number;
}

/**
 * Maximum-likelihood sequence estimation in white noise by the Viterbi algorithm: the sequence of symbols whose values are nearest to those
 * received. What was sent before the first value is unknown. Decisions lag by `depth` to twice that. [Forney1972]
 *
 * @throws RangeError; the stage also for a value that is not finite.
 */
export function sequenceEstimation(design: SequenceEstimation): LaggingInTime<Waveform, Uint8Array> {
  const who = 'sequenceEstimation';
  const { response, levels, depth } = design;
  inRange(who, 'response.length', response.length, '1', 2, 5);
  response.forEach((weight, i) => inRange(who, `response.${i}`, weight, '1', -1e6, 1e6));
  increasing(who, levels);
  inRange(who, 'depth', depth, '1', 8, 4096);
  if (!Number.isInteger(depth)) throw new RangeError(`${who}: depth is ${digits(depth)}, must be a whole number`);
  const size = levels.length;
  const states = size ** (response.length - 1);
  inRange(who, 'levels^memory', states, '1', 2, 4096);
  const expected = expectedValues(response, levels, states);
  const open = (): LaggingRun<Waveform, Uint8Array> => {
    let metrics = new Float64Array(states);
    let others = new Float64Array(states);
    // The symbol that leaves the memory on the best way into each state, of 2 × depth values.
    const ways = new Uint8Array(2 * depth * states);
    let held = 0;
    let taken = 0;
    let over = false;
    /** The last `held` symbols of the best way; its oldest `count` are given out. */
    const settle = (count: number): Uint8Array => {
      const symbols = new Uint8Array(held);
      let state = 0;
      for (let s = 1; s < states; s++) if (metrics[s]! < metrics[state]!) state = s;
      for (let n = held - 1; n >= 0; n--) {
        symbols[n] = state % size;
        state = Math.floor(state / size) + (states / size) * ways[n * states + state]!;
      }
      ways.copyWithin(0, count * states);
      held -= count;
      return symbols.subarray(0, count);
    };
    return {
      run: ({ samples }) => {
        if (over) throw new RangeError(`${who}: the run is over`);
        const out = new Uint8Array(depth * Math.max(0, Math.floor((held + samples.length) / depth) - 1));
        let given = 0;
        for (let n = 0; n < samples.length; n++) {
          const value = samples[n]!;
          if (!Number.isFinite(value)) throw new RangeError(`${who}: samples.${taken + n} is ${value}, must be finite`);
          advance(others, metrics, expected, size, value, ways, held * states);
          [metrics, others] = [others, metrics];
          if (++held === 2 * depth) {
            out.set(settle(depth), given);
            given += depth;
          }
        }
        taken += samples.length;
        return out;
      },
      end: () => {
        if (over) throw new RangeError(`${who}: the run is over`);
        over = true;
        return settle(held);
      },
    };
  };
  const stage = (values: Waveform): Uint8Array => {
    const run = open();
    const symbols = new Uint8Array(values.samples.length);
    const first = run.run(values);
    symbols.set(first);
    symbols.set(run.end(), first.length);
    return symbols;
  };
  return Object.assign(stage, { open });
}

/** The value of each state and newest symbol; the last symbol is the lowest digit of a state. */
function expectedValues(response: readonly number[], levels: readonly number[], states: number): Float64Array {
  const size = levels.length;
  return Float64Array.from({ length: states * size }, (_, i) => {
    let value = response[0]! * levels[i % size]!;
    let state = Math.floor(i / size);
    for (let k = 1; k < response.length; k++) {
      value += response[k]! * levels[state % size]!;
      state = Math.floor(state / size);
    }
    return value;
  });
}

/** One value: the least distance of each state from those before, less the least of all. */
function advance(next: Float64Array, metrics: Float64Array, expected: Float64Array, size: number, value: number, ways: Uint8Array, at: number): void {
  const states = metrics.length;
  const oldest = states / size;
  let floor = Infinity;
  for (let kept = 0; kept < oldest; kept++) {
    for (let symbol = 0; symbol < size; symbol++) {
      let least = Infinity;
      let way = 0;
      for (let q = 0; q < size; q++) {
        const from = kept + q * oldest;
        const miss = value - expected[from * size + symbol]!;
        const metric = metrics[from]! + miss * miss;
        if (metric < least) {
          least = metric;
          way = q;
        }
      }
      const to = kept * size + symbol;
      next[to] = least;
      ways[at + to] = way;
      if (least < floor) floor = least;
    }
  }
  for (let s = 0; s < states; s++) next[s]! -= floor;
}
