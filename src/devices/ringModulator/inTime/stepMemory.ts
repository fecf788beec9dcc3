/** Samples that are worked on at a time: what they need stays in the fastest cache. @internal */
export const chunk = 512;
/** Rows of weights at most. @internal */
export const mostRows = 512;
/** Numbers of a row: e^{−z} as three, the weight of the light as six pairs of real and imaginary part. @internal */
export const rowSize = 18;
/** Numbers of a row for the change of the light: six pairs. @internal */
export const riseRowSize = 12;

/** Added to a number, this leaves its whole part in the lowest digits. @internal */
export const wholes = 1.5 * 2 ** 52;

/** Where the blocks of the memory begin, in numbers; wasm/ringSteps.as.ts has the same. @internal */
export const block = {
  settings: 128,
  state: 136,
  places: 144,
  lightRe: 664,
  lightIm: 1176,
  outRe: 1688,
  outIm: 2200,
  rows: 2712,
  riseRows: 11928,
  end: 18072,
} as const;

/**
 * The loops of a ring in time and the memory they share. Settings: the row of place 0 with 1.5·2⁵² added, scale of the light that feeds and of that which
 * passes, one free, light of reference, its inverse. State: amplitude of the ring in units of the output, last
 * light. @internal
 */
export interface RingSteps {
  readonly settings: Float64Array;
  readonly state: Float64Array;
  /** Places of the resonance: at the start and at the end of each step. */
  readonly places: Float64Array;
  readonly lightRe: Float64Array;
  readonly lightIm: Float64Array;
  readonly outRe: Float64Array;
  readonly outIm: Float64Array;
  readonly rows: Float64Array;
  readonly riseRows: Float64Array;
  /** How many of the first samples of the light are this one. */
  readonly standing: (count: number, re: number, im: number) => number;
  /** Steps with the light of reference in front of the ring. */
  readonly stepStill: (from: number, to: number) => void;
  /** The same with light that changes, linear between samples. */
  readonly stepMoving: (from: number, to: number) => void;
}

/** @internal */
export type StepLoops = Pick<RingSteps, 'standing' | 'stepStill' | 'stepMoving'>;

/** @internal */
export function stepsOver(memory: Float64Array, { standing, stepStill, stepMoving }: StepLoops): RingSteps {
  const part = (at: number, length: number): Float64Array => memory.subarray(at, at + length);
  return {
    settings: part(block.settings, 8),
    state: part(block.state, 4),
    places: part(block.places, chunk + 1),
    lightRe: part(block.lightRe, chunk),
    lightIm: part(block.lightIm, chunk),
    outRe: part(block.outRe, chunk),
    outIm: part(block.outIm, chunk),
    rows: part(block.rows, mostRows * rowSize),
    riseRows: part(block.riseRows, mostRows * riseRowSize),
    standing,
    stepStill,
    stepMoving,
  };
}
