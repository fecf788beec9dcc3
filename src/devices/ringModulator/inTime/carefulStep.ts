import { writeMoments } from './moments.ts';

/** A step's ends: z there, and what feeds the ring there. @internal */
export interface StepEnds {
  /** Real and imaginary part of z at the start and at the end: rates times the step. */
  readonly z: Float64Array;
  /** The same of the feed: the field times its scale times the step. */
  readonly feed: Float64Array;
}

/** What may watch a step, part by part. @internal */
export interface StepWatch {
  /** Parts that a step must have at least. */
  least(z: Float64Array): number;
  /** At the start and at the end of each part: amplitude there, and at the start of the part z, its change, feed, its change, all over a part. */
  at(end: 0 | 1, state: Float64Array, part: Float64Array, parts: number): void;
}

const moments = /* @__PURE__ */ new Float64Array(12);
const here = /* @__PURE__ */ new Float64Array(8);

/**
 * One step of da/du = −z(u) a + f(u) from u = 0 to 1 with z and f linear in u: the definition of what the kernels do, to about 1e-12. `state`
 * holds a. Steep steps are cut in parts, so that the square of the change of z within a part suffices. @internal
 */
export function carefulStep(state: Float64Array, { z, feed }: StepEnds, watch?: StepWatch): void {
  const steep = Math.sqrt(Math.hypot(z[2]! - z[0]!, z[3]! - z[1]!) / 2e-3);
  const parts = Math.ceil(Math.max(1, steep, watch === undefined ? 1 : watch.least(z)));
  for (const k of [0, 1]) {
    here[k] = z[k]! / parts;
    here[k + 2] = (z[k + 2]! - z[k]!) / parts ** 2;
    here[k + 4] = feed[k]! / parts;
    here[k + 6] = (feed[k + 2]! - feed[k]!) / parts ** 2;
  }
  for (let part = 0; part < parts; part++) {
    watch?.at(0, state, here, parts);
    const zRe = here[0]! + here[2]! / 2;
    const zIm = here[1]! + here[3]! / 2;
    writeMoments(zRe, zIm, moments);
    const [aRe, aIm] = [state[0]!, state[1]!];
    const eRe = 1 - (zRe * moments[0]! - zIm * moments[1]!);
    const eIm = -(zRe * moments[1]! + zIm * moments[0]!);
    state[0] = eRe * aRe - eIm * aIm;
    state[1] = eRe * aIm + eIm * aRe;
    addForced(state, 0);
    addForced(state, 2);
    for (const k of [0, 1, 4, 5]) here[k] = here[k]! + here[k + 2]!;
    watch?.at(1, state, here, parts);
  }
}

/** Adds f ∫e^{−z(1−u) − εu(1−u)/2} uᵏ du, k = at/2, to the second order in ε; f is the feed for k = 0, its change for 1. */
function addForced(state: Float64Array, at: number): void {
  const epsRe = here[2]!;
  const epsIm = here[3]!;
  const fRe = here[4 + at]!;
  const fIm = here[5 + at]!;
  const firstRe = (moments[at + 4]! - moments[at + 2]!) / 2;
  const firstIm = (moments[at + 5]! - moments[at + 3]!) / 2;
  const secondRe = (moments[at + 4]! - 2 * moments[at + 6]! + moments[at + 8]!) / 8;
  const secondIm = (moments[at + 5]! - 2 * moments[at + 7]! + moments[at + 9]!) / 8;
  const innerRe = firstRe + epsRe * secondRe - epsIm * secondIm;
  const innerIm = firstIm + epsRe * secondIm + epsIm * secondRe;
  const weightRe = moments[at]! + epsRe * innerRe - epsIm * innerIm;
  const weightIm = moments[at + 1]! + epsRe * innerIm + epsIm * innerRe;
  state[0] = state[0]! + weightRe * fRe - weightIm * fIm;
  state[1] = state[1]! + weightRe * fIm + weightIm * fRe;
}
