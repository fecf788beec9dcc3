/** What a kernel has met: least and largest wavelength, and the sum, which is finite where all are. @internal */
export interface Extent {
  readonly least: number;
  readonly largest: number;
  readonly sum: number;
}

/**
 * The inner loops of a spectrum on any grid. Two of them give the same bits: one in WebAssembly, and one in plain code for where that
 * is forbidden. Neither keeps anything from one call to the next. Settings are at the places of `setting`. @internal
 */
export interface SpectrumKernel {
  /** Powers at all wavelengths: (n0 + n1 q)/(d0 + q) with q = scale sin²(φ/2). */
  powers(settings: Float64Array, wavelengths: Float64Array, out: Float64Array): Extent;
  /** sin(φ/2) and cos(φ/2) at all wavelengths. */
  waves(settings: Float64Array, wavelengths: Float64Array, sines: Float64Array, cosines: Float64Array): Extent;
}

/** Points that a kernel works on at a time, so that what it needs stays in the fastest cache. @internal */
export const chunk = 1024;

/** Places in the settings of a kernel. @internal */
export const setting = {
  n0: 0,
  n1: 1,
  d0: 2,
  scale: 3,
  referenceWavelength: 4,
  dispersion: 5,
  index: 6,
  restIndex: 7,
  coverage: 8,
  restCoverage: 9,
  circumference: 10,
  heaterShift: 11,
  heaterIndex: 12,
} as const;

/** Whether the whole ring has the junction and the heater is off, which takes fewer operations. @internal */
export function isSimple(settings: Float64Array): boolean {
  return settings[setting.heaterShift] === 0 && settings[setting.restCoverage] === 0;
}
