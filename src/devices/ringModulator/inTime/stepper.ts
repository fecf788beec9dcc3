/** A ring that is stepped from sample to sample: the optical side of a run in time. @internal */
export interface RingStepper {
  /** Steady state in front of the first sample, at a place; gives the field at the output. */
  start(place: number, re: number, im: number): readonly [number, number];
  /**
   * The first `n` steps in the scratch, where the sums and changes of the places stand; reads the light and writes the output from `offset`
   * on. `still`: no sample of the light differs from the first of these.
   */
  step(n: number, light: FieldSamples, out: FieldSamples, offset: number, still: boolean): void;
}

/** Real and imaginary part. @internal */
export type FieldSamples = readonly [re: Float64Array, im: Float64Array];

/** Takes `n` samples of the light, which stands still for the first `still` of them. @internal */
export type StepAll = (light: FieldSamples, out: FieldSamples, n: number, still: number) => void;
