// Places in the settings of a kernel, those also of wasm/ringSpectrum.as.ts.

/** Power at resonance times `d0`. @internal */
export const n0 = 0;
/** Power far from resonance. @internal */
export const n1 = 1;
/** (1 − x)², x the amplitude left after a turn. @internal */
export const d0 = 2;
/** 4 x. @internal */
export const scale = 3;
/** Wavelength at which the index is known. @internal */
export const referenceWavelength = 4;
/** Derivative of the index with wavelength. @internal */
export const dispersion = 5;
/** What the index has at that wavelength beyond its constant, with junction. @internal */
export const shift = 6;
/** The same without. @internal */
export const restShift = 7;
/** Part of the ring with junction. @internal */
export const coverage = 8;
/** Part without. @internal */
export const restCoverage = 9;
/** Length of a turn. @internal */
export const circumference = 10;
/** Constant of the index times circumference. @internal */
export const path = 11;
/** What the double leaves of it. @internal */
export const pathRest = 12;
/** Shift of the resonances by the heater. @internal */
export const heaterShift = 13;
/** What the double leaves of it. @internal */
export const shiftRest = 14;
/** Group index times shift. @internal */
export const heated = 15;
/** What the double leaves of it. @internal */
export const heatedRest = 16;
/** Group index times what the double leaves of the shift. @internal */
export const groupRest = 17;
/** Least wavelength met. @internal */
export const least = 18;
/** Largest one. @internal */
export const largest = 19;
/** Their sum, which is finite where all are. @internal */
export const sum = 20;
/** How many settings there are. @internal */
export const count = 21;
