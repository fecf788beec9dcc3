/** Samples that a kernel takes at a time, at most. @internal */
export const detected = 1024;

/** Fields to currents. @internal */
export interface DetectKernel {
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** Standard normal deviates, if there is noise. */
  readonly deviates: Float64Array;
  readonly out: Float64Array;
  /**
   * The pole over two steps, which wait for each other half as long as one: what stays, what the newest, the middle and the oldest end give; then
   * responsivity, 1/saturation current, dark current; variance of the noise, and for each ampere.
   */
  readonly weights: Float64Array;
  /** Photocurrent one and two samples ago without the pole, and with it. */
  readonly state: Float64Array;
  /** The first `count` samples. */
  readonly detect: (count: number) => void;
}

/** The kernel in plain arithmetic. @internal */
export function plainDetect(): DetectKernel {
  const block = (): Float64Array => new Float64Array(detected);
  const kernel = { re: block(), im: block(), deviates: block(), out: block(), weights: new Float64Array(9), state: new Float64Array(4) };
  return { ...kernel, detect: (count) => detect(kernel, count) };
}

function detect({ re, im, deviates, out, weights, state }: Omit<DetectKernel, 'detect'>, count: number): void {
  const kept = weights[0]!;
  const newest = weights[1]!;
  const middle = weights[2]!;
  const oldest = weights[3]!;
  const responsivity = weights[4]!;
  const bend = weights[5]!;
  const dark = weights[6]!;
  const steady = weights[7]!;
  const perCurrent = weights[8]!;
  let last = state[0]!;
  let before = state[1]!;
  let behind = state[2]!;
  let earlier = state[3]!;
  let i = 0;
  for (; i < count - 1; i += 2) {
    const x0 = re[i]!;
    const y0 = im[i]!;
    const x1 = re[i + 1]!;
    const y1 = im[i + 1]!;
    let current = responsivity * (x0 * x0 + y0 * y0);
    let next = responsivity * (x1 * x1 + y1 * y1);
    if (bend > 0) {
      current /= 1 + current * bend;
      next /= 1 + next * bend;
    }
    earlier = kept * earlier + (newest * current + (middle * last + oldest * before));
    behind = kept * behind + (newest * next + (middle * current + oldest * last));
    before = current;
    last = next;
    let first = earlier + dark;
    let second = behind + dark;
    if (perCurrent > 0) {
      first += Math.sqrt(steady + perCurrent * first) * deviates[i]!;
      second += Math.sqrt(steady + perCurrent * second) * deviates[i + 1]!;
    }
    out[i] = first;
    out[i + 1] = second;
  }
  if (i < count) {
    let current = responsivity * (re[i]! * re[i]! + im[i]! * im[i]!);
    if (bend > 0) current /= 1 + current * bend;
    const step = kept * earlier + (newest * current + (middle * last + oldest * before));
    before = last;
    last = current;
    earlier = behind;
    behind = step;
    const mean = step + dark;
    out[i] = perCurrent > 0 ? mean + Math.sqrt(steady + perCurrent * mean) * deviates[i]! : mean;
  }
  state[0] = last;
  state[1] = before;
  state[2] = behind;
  state[3] = earlier;
}
