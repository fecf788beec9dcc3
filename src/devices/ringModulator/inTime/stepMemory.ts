/** Samples that are worked on at a time: what they need stays in fast caches. @internal */
export const chunk = 2048;
/** Rows of weights at most. @internal */
export const mostRows = 512;
/** Numbers of a row: e^{−z} as three, the weight of the light as six pairs of real and imaginary part. @internal */
export const rowSize = 18;
/** Numbers of a row for the change of the light: six pairs. @internal */
export const riseRowSize = 12;

/** Added to a number, this leaves its whole part in the lowest digits. @internal */
export const wholes = 1.5 * 2 ** 52;

const first = 160;
// Not a power of two: blocks that are read together would fall on the same lines of a cache.
const apart = chunk + 8;

/** Where the blocks of the memory begin, in numbers; wasm/ringSteps.as.ts has the same. @internal */
export const block = {
  settings: 128,
  state: 136,
  poles: 144,
  electrical: 152,
  drive: first,
  places: first + apart,
  lightRe: first + 2 * apart,
  lightIm: first + 3 * apart,
  outRe: first + 4 * apart,
  outIm: first + 5 * apart,
  nearest: first + 6 * apart,
  rows: first + 7 * apart,
  riseRows: first + 7 * apart + mostRows * rowSize,
  end: first + 7 * apart + mostRows * (rowSize + riseRowSize),
} as const;

/**
 * The loops of a ring in time and the memory they share. Settings: two free, −0 and 0, light of reference, its inverse. State: field at the output,
 * last light. Poles: weights of a step of the electrical side. Electrical: driver, place of the junction, last sample of the drive, the row of place 0 with 1.5·2⁵² added. @internal
 */
export interface RingSteps extends StepLoops {
  readonly settings: Float64Array;
  readonly state: Float64Array;
  readonly poles: Float64Array;
  readonly electrical: Float64Array;
  readonly drive: Float64Array;
  /** Places of the resonance: at the start and at the end of each step. */
  readonly places: Float64Array;
  readonly lightRe: Float64Array;
  readonly lightIm: Float64Array;
  readonly outRe: Float64Array;
  readonly outIm: Float64Array;
  readonly rows: Float64Array;
  readonly riseRows: Float64Array;
}

/** @internal */
export interface StepLoops {
  /** How many of the first of some numbers are neither below `low` nor above `high`. */
  readonly within: (values: Float64Array, low: number, high: number) => number;
  /**
   * Places from `n` samples of the drive, of a junction whose capacitance is constant and whose place is linear in its voltage, and the
   * nearest row of each step.
   */
  readonly stepPlaces: (n: number) => void;
  /** Steps with the light of reference in front of the ring. */
  readonly stepStill: (from: number, to: number) => void;
  /** The same with light that changes, linear between samples. */
  readonly stepMoving: (from: number, to: number) => void;
}

/** Copies a few numbers; `set` takes longer for so few. @internal */
export function put(to: Float64Array, from: Float64Array): void {
  for (let i = 0; i < from.length; i++) to[i] = from[i]!;
}

/** @internal */
export function stepsOver(memory: Float64Array, loops: StepLoops): RingSteps {
  const part = (at: number, length: number): Float64Array => memory.subarray(at, at + length);
  return {
    settings: part(block.settings, 8),
    state: part(block.state, 4),
    poles: part(block.poles, 8),
    electrical: part(block.electrical, 4),
    drive: part(block.drive, chunk),
    places: part(block.places, chunk + 1),
    lightRe: part(block.lightRe, chunk),
    lightIm: part(block.lightIm, chunk),
    outRe: part(block.outRe, chunk),
    outIm: part(block.outIm, chunk),
    rows: part(block.rows, mostRows * rowSize),
    riseRows: part(block.riseRows, mostRows * riseRowSize),
    ...loops,
  };
}
