import { chunk, isSimple, setting, type Extent, type SpectrumKernel } from './spectrumKernel.ts';

// Each stage is a loop of its own: the chain of one point from wavelength to power is too long for a processor to work on many
// points at a time.

/** The kernel without WebAssembly: the arithmetic of wasm/ringSpectrum.as.ts in the same order. @internal */
export const plainKernel: SpectrumKernel = {
  powers: (settings, wavelengths, out) => {
    const work = new Float64Array(chunk);
    return along(settings, wavelengths, work, (from, count) => {
      remainders(work, count);
      sines(work, count);
      powers(settings, work, count, out, from);
    });
  },
  waves: (settings, wavelengths, allSines, allCosines) => {
    const work = new Float64Array(chunk);
    const signs = new Float64Array(chunk);
    return along(settings, wavelengths, work, (from, count) => {
      halfTurns(work, count, signs);
      remainders(work, count);
      for (let i = 0; i < count; i++) allCosines[from + i] = signs[i]! * cosine(work[i]!);
      sines(work, count);
      for (let i = 0; i < count; i++) allSines[from + i] = signs[i]! * work[i]!;
    });
  },
};

/** Runs over all wavelengths, a chunk at a time, with half the phase of a turn in `work`, rad. */
function along(settings: Float64Array, wavelengths: Float64Array, work: Float64Array, run: (from: number, count: number) => void): Extent {
  const phases = isSimple(settings) ? simplePhases : fullPhases;
  const extent = new Float64Array([Infinity, -Infinity, 0]);
  for (let from = 0; from < wavelengths.length; from += chunk) {
    const part = wavelengths.subarray(from, from + chunk);
    phases(settings, part, work, extent);
    run(from, part.length);
  }
  return { least: extent[0]!, largest: extent[1]!, sum: extent[2]! };
}

function simplePhases(settings: Float64Array, wavelengths: Float64Array, work: Float64Array, extent: Float64Array): void {
  const reference = settings[setting.referenceWavelength]!;
  const dispersion = settings[setting.dispersion]!;
  const index = settings[setting.index]!;
  const circumference = settings[setting.circumference]!;
  let least = extent[0]!;
  let largest = extent[1]!;
  let sum = extent[2]!;
  for (let i = 0; i < wavelengths.length; i++) {
    const w = wavelengths[i]!;
    if (w < least) least = w;
    if (w > largest) largest = w;
    sum += w;
    work[i] = (Math.PI * (index + (w - reference) * dispersion) * circumference) / w;
  }
  extent[0] = least;
  extent[1] = largest;
  extent[2] = sum;
}

function fullPhases(settings: Float64Array, wavelengths: Float64Array, work: Float64Array, extent: Float64Array): void {
  const reference = settings[setting.referenceWavelength]!;
  const dispersion = settings[setting.dispersion]!;
  const index = settings[setting.index]!;
  const restIndex = settings[setting.restIndex]!;
  const coverage = settings[setting.coverage]!;
  const restCoverage = settings[setting.restCoverage]!;
  const circumference = settings[setting.circumference]!;
  const heaterShift = settings[setting.heaterShift]!;
  const heaterIndex = settings[setting.heaterIndex]!;
  for (let i = 0; i < wavelengths.length; i++) {
    const w = wavelengths[i]!;
    if (w < extent[0]!) extent[0] = w;
    if (w > extent[1]!) extent[1] = w;
    extent[2]! += w;
    const slope = (w - reference) * dispersion;
    const cold = coverage * (index + slope) + restCoverage * (restIndex + slope);
    work[i] = (Math.PI * (cold + heaterIndex / (w - heaterShift)) * circumference) / w;
  }
}

/** h − kπ for the nearest k below 2^20, to the last digit: the first 33 bits of π, then the rest. */
function remainders(work: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const h = work[i]!;
    const k = h * 0.3183098861837907 + 6755399441055744 - 6755399441055744;
    work[i] = h - k * 3.1415926534682512 - k * 1.2154201013012384e-10;
  }
}

/** (−1)^k for that k, the sign of sine and cosine. */
function halfTurns(work: Float64Array, count: number, signs: Float64Array): void {
  for (let i = 0; i < count; i++) signs[i] = (work[i]! * 0.3183098861837907 + 6755399441055744 - 6755399441055744) % 2 === 0 ? 1 : -1;
}

/** sin r for |r| ≤ π/2: minimax, relative error 1.2e-16 before rounding. */
function sines(work: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const r = work[i]!;
    const z = r * r;
    const z2 = z * z;
    const low = -0.16666666666666075 + z * 8.333333333282863e-3 + z2 * (-1.9841269824887896e-4 + z * 2.7557316612085595e-6);
    const high = -2.5051882125777193e-8 + z * 1.6048173595868847e-10 + z2 * -7.374448602662785e-13;
    work[i] = r + r * z * (low + z2 * z2 * high);
  }
}

/** cos r for |r| ≤ π/2: minimax, error 4e-18 before rounding. */
function cosine(r: number): number {
  const z = r * r;
  const z2 = z * z;
  const low = -0.4999999999999997 + z * 0.041666666666663896 + z2 * (-1.3888888888773305e-3 + z * 2.480158727746227e-5);
  const high = -2.755731639498812e-7 + z * 2.087656202577683e-9 + z2 * (-1.146290646976789e-11 + z * 4.609022787710249e-14);
  return 1 + z * (low + z2 * z2 * high);
}

function powers(settings: Float64Array, work: Float64Array, count: number, out: Float64Array, from: number): void {
  const n0 = settings[setting.n0]!;
  const n1 = settings[setting.n1]!;
  const d0 = settings[setting.d0]!;
  const scale = settings[setting.scale]!;
  for (let i = 0; i < count; i++) {
    const y = work[i]!;
    const q = scale * (y * y);
    out[from + i] = (n0 + n1 * q) / (d0 + q);
  }
}
