import type { FieldSamples } from './stepper.ts';

// The loops of a ring in time. They are small on purpose: one large loop runs at half their speed. And they share memory for one chunk, written anew in
// each, as constants of one closure: the compiler then knows where it stands, also behind a bundler, which makes them half again as fast.

/** Samples that are worked on at a time: what they need stays in the fastest cache. @internal */
export const chunk = 256;
/** Steps with a larger change of z are left to `carefulStep`. @internal */
export const steepest = 0.05;
/** Places of one weight in a table: five and five for it, four and four for its dependence on `change`. @internal */
export const weightPlaces = 18;


function chunkKernels() {
  const sum = new Float64Array(chunk);
  const change = new Float64Array(chunk);
  const weightRe = new Float64Array(chunk);
  const weightIm = new Float64Array(chunk);
  const slopeRe = new Float64Array(chunk);
  const slopeIm = new Float64Array(chunk);
  const outRe = new Float64Array(chunk);
  const outIm = new Float64Array(chunk);

  /**
   * `n` samples of a drive through driver and junction of constant capacitance: for each step the sum and the difference of the junction's
   * places at its ends, in the scratch. Weights as above, those of the junction scaled to places, the last its offset.
   */
  function stepLinearJunction(
    drive: Float64Array,
    from: number,
    n: number,
    weights: Float64Array,
    state: Float64Array,
  ): void {
    const dy = weights[0]!;
    const d0 = weights[1]!;
    const d1 = weights[2]!;
    const dv = weights[3]!;
    const cy = weights[4]!;
    const c0 = weights[5]!;
    const c1 = weights[6]!;
    const offset = weights[7]!;
    let y = state[0]!;
    let v0 = state[1]!;
    let u0 = state[2]!;
    for (let i = 0; i < n; i++) {
      const u1 = drive[from + i]!;
      const v1 = dv * v0 + (cy * y + (c0 * u0 + (c1 * u1 + offset)));
      y = dy * y + (d0 * u0 + d1 * u1);
      u0 = u1;
      sum[i] = v0 + v1;
      change[i] = v1 - v0;
      v0 = v1;
    }
    state[0] = y;
    state[1] = v0;
    state[2] = u0;
  }

  /** The weight of the light at the middle of each step, as a quartic of `sum`. */
  function writeWeights(from: number, to: number, _settings: Float64Array, _state: Float64Array, table: Float64Array): number {
    const a0 = table[0]!;
    const a1 = table[1]!;
    const a2 = table[2]!;
    const a3 = table[3]!;
    const a4 = table[4]!;
    const b0 = table[5]!;
    const b1 = table[6]!;
    const b2 = table[7]!;
    const b3 = table[8]!;
    const b4 = table[9]!;
    for (let i = from; i < to; i++) {
      const t = sum[i]!;
      weightRe[i] = a0 + t * (a1 + t * (a2 + t * (a3 + t * a4)));
      weightIm[i] = b0 + t * (b1 + t * (b2 + t * (b3 + t * b4)));
    }
    return to;
  }

  /** What the change within a step adds to that weight. Stops at the first step that is too steep, the square of its change over that of the settings; gives where. */
  function writeSlopes(from: number, to: number, settings: Float64Array, _state: Float64Array, table: Float64Array): number {
    const limit = settings[6]!;
    const a0 = table[10]!;
    const a1 = table[11]!;
    const a2 = table[12]!;
    const a3 = table[13]!;
    const b0 = table[14]!;
    const b1 = table[15]!;
    const b2 = table[16]!;
    const b3 = table[17]!;
    for (let i = from; i < to; i++) {
      const t = sum[i]!;
      const d = change[i]!;
      if (d * d > limit) return i;
      slopeRe[i] = d * (a0 + t * (a1 + t * a2) + d * a3);
      slopeIm[i] = d * (b0 + t * (b1 + t * b2) + d * b3);
    }
    return to;
  }

  /** The first step from `from` whose sum lies outside `low` to `high`. */
  function leavesCell(from: number, to: number, low: number, high: number): number {
    let i = from;
    while (i < to && sum[i]! >= low && sum[i]! < high) i++;
    return i;
  }

  /** The first step from `from` at whose end the light is no more what it was. */
  function lightChanges(from: number, to: number, state: Float64Array, [lightRe, lightIm]: FieldSamples, offset: number): number {
    const re = state[2]!;
    const im = state[3]!;
    let i = from;
    while (i < to && lightRe[offset + i] === re && lightIm[offset + i] === im) i++;
    return i;
  }

  /**
   * Steps with the light in front of the ring as it was. `state`: amplitude of the ring in units of the output, last sample of the light. `settings`: z = s0 + s1·sum + j (s2 + s3·sum), scale of the light that feeds, of that which passes,
   * largest square of a change.
   */
  function stepSteadyLight(from: number, to: number, settings: Float64Array, state: Float64Array): number {
    const z0 = settings[0]!;
    const z1 = settings[1]!;
    const w0 = settings[2]!;
    const w1 = settings[3]!;
    const lastRe = state[2]!;
    const lastIm = state[3]!;
    const feedRe = settings[4]! * lastRe;
    const feedIm = settings[4]! * lastIm;
    const passRe = settings[5]! * lastRe;
    const passIm = settings[5]! * lastIm;
    let aRe = state[0]!;
    let aIm = state[1]!;
    for (let i = from; i < to; i++) {
      const t = sum[i]!;
      const g = weightRe[i]!;
      const k = weightIm[i]!;
      const z = z0 + t * z1;
      const w = w0 + t * w1;
      // e^{−z} = 1 − z M0: what the polynomials leave out of M0 leaves the steady state exact.
      const e = 1 - (z * g - w * k);
      const f = z * k + w * g;
      const p = g + slopeRe[i]!;
      const q = k + slopeIm[i]!;
      const next = p * feedRe - q * feedIm + (e * aRe + f * aIm);
      aIm = p * feedIm + q * feedRe + (e * aIm - f * aRe);
      aRe = next;
      outRe[i] = passRe + aRe;
      outIm[i] = passIm + aIm;
    }
    state[0] = aRe;
    state[1] = aIm;
    return to;
  }

  /** The same with light that changes, linear between samples; the weight of its change is the second of the table. */
  function stepVaryingLight(
    from: number,
    to: number,
    settings: Float64Array,
    table: Float64Array,
    state: Float64Array,
    [lightRe, lightIm]: FieldSamples,
    offset: number,
  ): void {
    const feed = settings[4]!;
    const pass = settings[5]!;
    let aRe = state[0]!;
    let aIm = state[1]!;
    let lastRe = state[2]!;
    let lastIm = state[3]!;
    for (let i = from; i < to; i++) {
      const t = sum[i]!;
      const g = weightRe[i]!;
      const k = weightIm[i]!;
      const z = settings[0]! + t * settings[1]!;
      const w = settings[2]! + t * settings[3]!;
      const e = 1 - (z * g - w * k);
      const f = z * k + w * g;
      const p = g + slopeRe[i]!;
      const q = k + slopeIm[i]!;
      const feedRe = feed * lastRe;
      const feedIm = feed * lastIm;
      let nextRe = p * feedRe - q * feedIm + (e * aRe + f * aIm);
      let nextIm = p * feedIm + q * feedRe + (e * aIm - f * aRe);
      const re = lightRe[offset + i]!;
      const im = lightIm[offset + i]!;
      // Not a sum with zero: where the light stands still, the samples must be the bits of `stepSteadyLight`.
      if (re !== lastRe || im !== lastIm) {
        const d = change[i]!;
        const riseRe = feed * (re - lastRe);
        const riseIm = feed * (im - lastIm);
        const x = weightAt(table, 18, t) + d * (table[28]! + t * (table[29]! + t * table[30]!) + d * table[31]!);
        const y = weightAt(table, 23, t) + d * (table[32]! + t * (table[33]! + t * table[34]!) + d * table[35]!);
        nextRe += x * riseRe - y * riseIm;
        nextIm += x * riseIm + y * riseRe;
        lastRe = re;
        lastIm = im;
      }
      aRe = nextRe;
      aIm = nextIm;
      outRe[i] = pass * re + aRe;
      outIm[i] = pass * im + aIm;
    }
    state[0] = aRe;
    state[1] = aIm;
    state[2] = lastRe;
    state[3] = lastIm;
  }

  const passes = [writeSlopes, writeWeights, stepSteadyLight] as const;
  return { sum, change, outRe, outIm, stepLinearJunction, passes, leavesCell, lightChanges, stepVaryingLight };
}

/** The loops, the sums and changes of places on which they work, and what they write. @internal */
export const kernels = /* @__PURE__ */ chunkKernels();

function weightAt(table: Float64Array, at: number, t: number): number {
  return table[at]! + t * (table[at + 1]! + t * (table[at + 2]! + t * (table[at + 3]! + t * table[at + 4]!)));
}
