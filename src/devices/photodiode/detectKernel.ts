/** Samples that a kernel takes at a time, at most. @internal */
export const detected = 1024;

/** Fields to currents. @internal */
export interface DetectKernel {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** Standard normal deviates; zeros for no noise. */
  readonly deviates: Float64Array;
  readonly out: Float64Array;
  /** Pole: what stays, what the older and what the newer end of a step give; responsivity, 1/saturation current, dark current; variance of the noise, and for each ampere. */
  readonly weights: Float64Array;
  /** Photocurrent without and with the pole. */
  readonly state: Float64Array;
  /** The first `count` samples. */
  readonly detect: (count: number) => void;
}

/** The kernel in plain arithmetic. @internal */
export function plainDetect(): DetectKernel {
  const block = (): Float64Array => new Float64Array(detected);
  const kernel = { re: block(), im: block(), deviates: block(), out: block(), weights: new Float64Array(8), state: new Float64Array(2) };
  return { ...kernel, detect: (count) => detect(kernel, count) };
}

function detect({ re, im, deviates, out, weights, state }: Omit<DetectKernel, 'detect'>, count: number): void {
  const kept = weights[0]!;
  const older = weights[1]!;
  const newer = weights[2]!;
  const responsivity = weights[3]!;
  const bend = weights[4]!;
  const dark = weights[5]!;
  const steady = weights[6]!;
  const perCurrent = weights[7]!;
  let last = state[0]!;
  let behind = state[1]!;
  for (let i = 0; i < count; i++) {
    const x = re[i]!;
    const y = im[i]!;
    const straight = responsivity * (x * x + y * y);
    const current = straight / (1 + straight * bend);
    behind = kept * behind + (older * last + newer * current);
    last = current;
    const mean = behind + dark;
    out[i] = mean + Math.sqrt(steady + perCurrent * mean) * deviates[i]!;
  }
  state[0] = last;
  state[1] = behind;
}
