/** Which points a kernel works on, at most `chunk`. @internal */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

/**
 * The inner loops of a spectrum on any grid, over a stretch of its wavelengths. Two of them give the same bits: one in WebAssembly, and
 * one in plain code for where that is forbidden. Neither keeps anything from one call to the next. Settings are at the places of
 * kernelSettings.ts. @internal
 */
export interface SpectrumKernel {
  /** Powers at wavelengths: (n0 + n1 q)/(d0 + q) with q = scale sin²(φ/2). Widens the extent in the settings. */
  powers(settings: Float64Array, wavelengths: Float64Array, out: Float64Array, stretch: Stretch): void;
  /** sin(φ/2) and cos(φ/2) at wavelengths. Widens the extent in the settings. */
  waves(settings: Float64Array, wavelengths: Float64Array, sines: Float64Array, cosines: Float64Array, stretch: Stretch): void;
}

/** Points that a kernel works on at a time, so that what it needs stays in the fastest cache. @internal */
export const chunk = 1024;
