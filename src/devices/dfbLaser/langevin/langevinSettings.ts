// Places of the numbers that a kernel of Langevin steps works with; wasm/langevin.as.ts has the same.

/** Carriers, photons, cosine and sine of the phase, steps done. @internal */
export const [n, s, cosine, sine, step] = [0, 1, 2, 3, 4] as const;
/** Noise of a step: photons that leave, other photons, carriers with these, carriers alone, phase. @internal */
export const [leaves, stays, shared, alone, turns] = [5, 6, 7, 8, 9] as const;
/** Carriers at rest and the logarithm of them over transparency. @internal */
export const [n0, level] = [10, 11] as const;
/** Of the active layer; `pull` is radians a step for twice the carriers, `h` the step in s. @internal */
export const [gain, compression, a, b, c, spontaneous] = [12, 13, 14, 15, 16, 17] as const;
/** Loss and output, 1/s; see above; the step, electrons an ampere in a second, joules a photon. @internal */
export const [rate, out, pull, h, pump, energy] = [18, 19, 20, 21, 22, 23] as const;
/** Noise of the pump over that of random arrivals; the square root of the step. @internal */
export const [arrivals, root] = [24, 25] as const;
/** Steps a sample; 1 for shot noise; 1 for noise. @internal */
export const [perSample, shot, noisy] = [26, 27, 28] as const;
/** How many there are. @internal */
export const count = 29;

/** Samples that a kernel takes at once. @internal */
export const chunk = 1024;

/** Steps over `samples` into `re` and `im`, at most a chunk; moves state and counter on. `words`: counter, key. @internal */
export type LangevinKernel = (
  settings: Float64Array,
  words: Uint32Array,
  samples: Float64Array,
  re: Float64Array,
  im: Float64Array,
) => void;
