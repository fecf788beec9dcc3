import { check } from '../design.ts';
import { designOf } from '../design/vector.ts';
import { digits, inRange } from '../errors.ts';
import { drawingStride, drawnStride } from './engineKernel/arithmetic/draw.ts';
import * as at from './engineKernel/arithmetic/slots.ts';
import { tail } from './engineKernel/arithmetic/tails.ts';
import { layoutOf, type VectorEntry } from './engineKernel/layout.ts';
import { type Machine, plainMachine, wasmMachine } from './engineKernel/machine.ts';
import { engineOutputs, laneOutputs } from './engineKernel/outputs.ts';
import { topologyOf } from './engineKernel/topology.ts';
import { type EngineDesign, engineTable } from './engineTable.ts';

export { laneStatus } from './engineKernel/outputs.ts';

/** How a kernel is made. */
export interface EngineKernelOptions {
  /**
   * Parts of the design that each lane has for itself, as `['modulator', 'channel.fiber.length']`; none if absent. What belongs to a
   * laser, each laser then has for itself.
   */
  readonly perLane?: readonly string[];
  /** What does the arithmetic; the bits are the same. If absent WebAssembly, or plain JavaScript where that is forbidden. */
  readonly arithmetic?: 'webAssembly' | 'plain';
}

/** Parameters that vary, each by a normal distribution that ends at its range in the table. */
export interface EngineSamples {
  /** Mean of each number of the vector, within its range. */
  readonly mean: ArrayLike<number>;
  /** Standard deviation of each, in the unit of the number; 0 for one that stands still. */
  readonly deviation: ArrayLike<number>;
  /** Whole number, 0 to 2^53 − 1. */
  readonly seed: number;
  /** How many samples. */
  readonly count: number;
  /** Number of the first sample; 0 if absent. A sample depends on the seed and its number alone. */
  readonly first?: number;
}

/** An optical engine as a function over vectors. It keeps one memory: a call ends before the next begins. */
export interface EngineKernel {
  /** The path of each number of a vector: that of the design, or `lanes.3.…` and `lasers.1.…` for what is per lane. */
  readonly paths: readonly string[];
  /** The vector of the design itself; a new one each time. */
  vector(): Float64Array;
  /** What each number of a result is, as `worst.marginDb` and `lanes.3.extinctionRatio`; the manual lists them. */
  readonly outputs: readonly string[];
  /** What does the arithmetic. */
  readonly arithmetic: 'webAssembly' | 'plain';
  /** The results of one engine, in the order of `outputs`; into `out` where it is given. Throws a `RangeError` as `run`. */
  evaluate(values: ArrayLike<number>, out?: Float64Array): Float64Array;
  /**
   * The results of many engines, one row of `outputs` for each row of `paths`. Throws a `RangeError` for another count of numbers, and
   * for a number out of its range naming its path; a set point that cannot be reached is told by the lane's status instead.
   */
  run(samples: ArrayLike<number>, out?: Float64Array): Float64Array;
  /** Least margin of each sample, dB: −40 where a lane has none. Throws a `RangeError` as `run`. */
  monteCarlo(samples: EngineSamples): Float64Array;
  /** The vectors that `monteCarlo` draws, one row of `paths` a sample. */
  draws(samples: EngineSamples): Float64Array;
  /** The design of an engine all of whose lanes are as `lane` of a vector. */
  designOf(values: ArrayLike<number>, lane: number): EngineDesign;
}

const who = 'engineKernel';
const chunk = 1024;

/**
 * An engine compiled for the topology of a design: the numbers of `opticalEngine(design).evaluate()` without a record or a closure an
 * engine. Ring guides and couplers must be records, junctions linear or pn. Bandwidth and fold are not among its results.
 *
 * @throws RangeError for a design out of range, a part that it does not know, or WebAssembly asked for where there is none.
 */
export function engineKernel(design: EngineDesign, options: EngineKernelOptions = {}): EngineKernel {
  const checked = check(who, engineTable, design);
  const topology = topologyOf(checked);
  const { entries, lanesStart, ofLane, size } = layoutOf(checked, topology, options.perLane ?? []);
  const drawingAt = size + entries.length * drawnStride;
  // Seven more entries round its count up to eights.
  const resultsAt = drawingAt + (entries.length + 7) * drawingStride;
  const machine = machineOf(resultsAt + chunk, options.arithmetic);
  const { memory } = machine;
  topology.write(memory, lanesStart);
  memory[at.drawnAt] = size;
  memory[at.drawingAt] = drawingAt;
  memory[at.resultsAt] = resultsAt;
  const width = entries.length;
  const { outputs, places } = outputsOf(topology.lanes, lanesStart);

  const load = (samples: ArrayLike<number>, from: number): void => {
    for (let i = 0; i < width; i++) place(memory, entries[i]!, samples[from + i]!);
    const symbols = memory[at.codeSymbols]!;
    const data = memory[at.codeData]!;
    if (data >= symbols) throw new RangeError(`${who}: code.data is ${data}, must be below code.symbols, ${symbols}`);
  };
  const run = (samples: ArrayLike<number>, out?: Float64Array): Float64Array => {
    const count = samples.length / width;
    if (!Number.isInteger(count)) throw new RangeError(`${who}: samples.length is ${samples.length}, must be a multiple of ${width}`);
    const results = out ?? new Float64Array(count * outputs.length);
    inRange(who, 'out.length', results.length, '1', count * outputs.length, count * outputs.length);
    for (let n = 0; n < count; n++) {
      load(samples, n * width);
      machine.solveEngine(1);
      const row = n * places.length;
      for (let i = 0; i < places.length; i++) results[row + i] = memory[places[i]!]!;
    }
    return results;
  };
  /** Places mean and distribution of every number; the positions of those that are drawn. */
  const prepare = ({ mean, deviation, seed, count, first = 0 }: EngineSamples): number[] => {
    whole('seed', seed);
    whole('count', count);
    whole('first', first);
    inRange(who, 'mean.length', mean.length, '1', width, width);
    inRange(who, 'deviation.length', deviation.length, '1', width, width);
    load(mean, 0);
    const drawn: number[] = [];
    for (let i = 0; i < width; i++) {
      if (deviation[i] === 0) continue;
      memory.set(distribution(entries[i]!, mean[i]!, deviation[i]!), size + drawn.length * drawnStride);
      drawn.push(i);
    }
    memory[at.drawnCount] = drawn.length;
    memory[at.seedWords] = seed | 0;
    memory[at.seedWords + 1] = Math.floor(seed / 2 ** 32) | 0;
    return drawn;
  };
  return Object.freeze({
    paths: Object.freeze(entries.map(({ path }) => path)),
    vector: () => Float64Array.from(entries, ({ value }) => value),
    outputs,
    arithmetic: machine.kind,
    evaluate: (values, out) => {
      inRange(who, 'values.length', values.length, '1', width, width);
      return run(values, out);
    },
    run,
    monteCarlo: (samples) => {
      prepare(samples);
      const { count, first = 0 } = samples;
      const margins = new Float64Array(count);
      for (let done = 0; done < count; done += chunk) {
        const part = Math.min(chunk, count - done);
        machine.drawMargins(first + done, part);
        margins.set(memory.subarray(resultsAt, resultsAt + part), done);
      }
      return margins;
    },
    draws: (samples) => {
      const drawn = prepare(samples);
      const { mean, count, first = 0 } = samples;
      const vectors = new Float64Array(count * width);
      for (let n = 0; n < count; n++) {
        vectors.set(mean, n * width);
        machine.drawEngine(first + n);
        for (const i of drawn) vectors[n * width + i] = memory[entries[i]!.first]!;
      }
      return vectors;
    },
    designOf: (values, lane) => {
      inRange(who, 'values.length', values.length, '1', width, width);
      inRange(who, 'lane', lane, '1', 0, topology.lanes - 1);
      return designOf(engineTable, checked, ofLane(Math.floor(lane)).map((position) => values[position]!));
    },
  } satisfies EngineKernel);
}

function machineOf(size: number, arithmetic: EngineKernelOptions['arithmetic']): Machine {
  if (arithmetic === 'plain') return plainMachine(size);
  const machine = wasmMachine((globalThis as { readonly WebAssembly?: unknown }).WebAssembly, size);
  if (machine !== undefined) return machine;
  if (arithmetic === 'webAssembly') throw new RangeError(`${who}: arithmetic is webAssembly, which this machine does not have`);
  return plainMachine(size);
}

function outputsOf(lanes: number, lanesStart: number): { readonly outputs: readonly string[]; readonly places: readonly number[] } {
  const outputs: string[] = [...engineOutputs];
  const places = engineOutputs.map((_, i) => at.engineResults + i);
  for (let lane = 0; lane < lanes; lane++) {
    laneOutputs.forEach((name, i) => {
      outputs.push(`lanes.${lane}.${name}`);
      places.push(lanesStart + lane * at.laneStride + at.laneResults + i);
    });
  }
  return { outputs: Object.freeze(outputs), places };
}

/** Checks a number and writes it to all its places. */
function place(memory: Float64Array, each: VectorEntry, value: number): void {
  const { entry, first, places, stride } = each;
  if (!(value >= entry.range[0] && value <= entry.range[1])) inRange(who, each.path, value, entry.unit, entry.range[0], entry.range[1]);
  if (entry.whole === true && !Number.isInteger(value)) throw new RangeError(`${who}: ${each.path} is ${digits(value)}, must be a whole number`);
  if (each.fixed && value !== each.value) {
    throw new RangeError(`${who}: ${each.path} is ${digits(value)}, the kernel is made for ${digits(each.value)}`);
  }
  for (let k = 0, at = first; k < places; k++, at += stride) memory[at] = value;
}

/** The row of `draw.ts` for a number that varies. */
function distribution({ path, entry, fixed, first, places, stride }: VectorEntry, mean: number, deviation: number): number[] {
  const [low, high] = entry.range;
  inRange(who, `deviation of ${path}`, deviation, entry.unit, 0, Number.MAX_VALUE);
  if (fixed || entry.whole === true) throw new RangeError(`${who}: deviation of ${path} is ${digits(deviation)}, must be 0 for what does not vary`);
  const below = tail((mean - low) / deviation);
  return [mean, deviation, below, 1 - below - tail((high - mean) / deviation), low, high, first, places, stride];
}

function whole(name: string, value: number): void {
  inRange(who, name, value, '1', 0, Number.MAX_SAFE_INTEGER);
  if (!Number.isInteger(value)) throw new RangeError(`${who}: ${name} is ${digits(value)}, must be a whole number`);
}
