/** A ring that is stepped from sample to sample: the optical side of a run in time. @internal */
export interface RingStepper {
  /** What places are multiplied by in the memory of the steps. */
  readonly scale: number;
  /** The row of place 0 with `wholes` added, where it has rows. */
  readonly origin: number;
  /** Samples that it takes at a time. */
  readonly atOnce: number;
  /** Steady state in front of the first sample; gives the field at the output. */
  start(first: FirstSample, re: number, im: number): readonly [number, number];
  /**
   * `n` steps between the places that stand in the memory of the steps; reads the light and writes the output from `offset`
   * on. `still`: no sample of the light differs from the first of these. `warmth`: phases of a turn by heat that changes, like the places.
   */
  step(n: number, light: FieldSamples, out: FieldSamples, offset: number, still: boolean, warmth: Float64Array | undefined): void;
}

/** Where a run begins. @internal */
export interface FirstSample {
  readonly place: number;
  /** Phase of a turn by heat that changes. */
  readonly warmth: number;
  /** The largest change of a place in a step. */
  readonly most: number;
}

/** Real and imaginary part. @internal */
export type FieldSamples = readonly [re: Float64Array, im: Float64Array];

/** Takes `n` samples of the light, which stands still for the first `still` of them, and of the drive from `from` on. @internal */
export type StepAll = (light: FieldSamples, drive: Float64Array, from: number, out: FieldSamples, n: number, still: number) => void;
