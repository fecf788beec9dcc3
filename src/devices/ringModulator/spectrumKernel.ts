/** Points that a kernel works on at a time: what it reads and writes stays in the fastest cache. @internal */
export const chunk = 1024;

/**
 * The inner loops of a spectrum, over one chunk in the kernel's own memory. Two of them give the same bits: one in WebAssembly, and
 * one in plain code for where that is forbidden. @internal
 */
export interface SpectrumKernel {
  /** The constants of a run, at the places of `setting`. */
  readonly settings: Float64Array;
  /** Least and largest wavelength, and the sum of all, of the points met since it was last set. */
  readonly extent: Float64Array;
  /** Wavelengths, m. */
  readonly input: Float64Array;
  /** What `series` and `powers` work out, and the first of what `waves` does. */
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
  /**
   * Whether |λ (a0 + i a1) − (b0 + i b1)| ≤ tolerance at all points of the chunk, whose first has i = `from`. An odd point at its
   * end is passed over.
   */
  follows(count: number, from: number, a0: number, a1: number, b0: number, b1: number, tolerance: number): number | boolean;
  /** Powers of `count` points from place `at`: sin(φ/2) = c0 + c1 m + … + c4 m⁴, m rising by 1 from `from`. */
  series(at: number, count: number, from: number, c0: number, c1: number, c2: number, c3: number, c4: number): void;
  /** Powers of the chunk: kind 0 for a ring all with junction and no heater, 1 for a part without junction, 2 for any. */
  powers(count: number, kind: number): void;
  /** sin(φ/2) and cos(φ/2) of the chunk. */
  waves(count: number): void;
}

/** Places in the settings of a kernel. A power is (n0 + n1 q)/(d0 + q) with q = scale sin²(φ/2). @internal */
export const setting = {
  referenceWavelength: 0,
  dispersion: 1,
  index: 2,
  restIndex: 3,
  coverage: 4,
  restCoverage: 5,
  circumference: 6,
  heaterShift: 7,
  heaterIndex: 8,
  scale: 9,
  n0: 10,
  n1: 11,
  d0: 12,
} as const;
