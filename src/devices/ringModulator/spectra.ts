/** Power at the outputs of a ring over power at its input, one entry a wavelength. */
export interface RingSpectrum {
  /** Behind the ring on the input bus. */
  readonly through: Float64Array;
  /** On the second bus; absent where the ring has none. */
  readonly drop?: Float64Array;
}

/** Real and imaginary parts of an amplitude, one entry a wavelength. */
export interface ComplexSpectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Field at the outputs of a ring over the field at its input, exp(+jωt), one entry a wavelength. */
export interface RingFieldSpectrum {
  /** Behind the ring on the input bus. */
  readonly through: ComplexSpectrum;
  /** On the second bus; absent where the ring has none. */
  readonly drop?: ComplexSpectrum;
}

/** Where results go. */
export interface SpectrumMemory {
  /** A result for as many wavelengths of a ring with as many outputs, to be overwritten and given back: new memory costs as much as the work. */
  readonly into?: RingSpectrum;
}
