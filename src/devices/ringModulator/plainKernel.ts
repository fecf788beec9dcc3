import { productRest } from '../../numerics/wholeWaves.ts';
import * as setting from './kernelSettings.ts';
import type { SpectrumKernel } from './spectrumKernel.ts';

// Each stage is a loop of its own: the chain of one point from wavelength to power is too long for a processor to work on many
// points at a time.

/** The kernel without WebAssembly: the arithmetic of wasm/ringSpectrum.as.ts in the same order. @internal */
export const plainKernel: SpectrumKernel = {
  powers: (settings, wavelengths, out, { from, count }) => {
    const end = from + count;
    orders(settings, wavelengths, out, from, end);
    sines(out, from, end);
    const n0 = settings[setting.n0]!;
    const n1 = settings[setting.n1]!;
    const d0 = settings[setting.d0]!;
    const scale = settings[setting.scale]!;
    for (let i = from; i < end; i++) {
      const y = out[i]!;
      const q = scale * (y * y);
      out[i] = (n0 + n1 * q) / (d0 + q);
    }
  },
  waves: (settings, wavelengths, allSines, allCosines, { from, count }) => {
    const end = from + count;
    orders(settings, wavelengths, allSines, from, end, allCosines);
    const halves = new Float64Array(count);
    for (let i = 0; i < count; i++) halves[i] = 0.5 * allSines[from + i]!;
    sines(allSines, from, end);
    sines(halves, 0, count);
    for (let i = from; i < end; i++) {
      const k = 0.5 * allCosines[i]!;
      // (−1)^whole
      const sign = 1 - 4 * Math.abs(k - (k + 6755399441055744 - 6755399441055744));
      const u = halves[i - from]!;
      allSines[i]! *= sign;
      allCosines[i] = sign * (1 - 2 * u * u);
    }
  },
};

/** Wavelengths in a turn less the nearest whole number, by the steps of `Turn.ordersBeyond`, and that number where it is wanted. */
function orders(
  settings: Float64Array,
  wavelengths: Float64Array,
  out: Float64Array,
  from: number,
  end: number,
  wholes?: Float64Array,
): void {
  const reference = settings[setting.referenceWavelength]!;
  const dispersion = settings[setting.dispersion]!;
  const shift = settings[setting.shift]!;
  const restShift = settings[setting.restShift]!;
  const coverage = settings[setting.coverage]!;
  const restCoverage = settings[setting.restCoverage]!;
  const circumference = settings[setting.circumference]!;
  const path = settings[setting.path]!;
  const pathRest = settings[setting.pathRest]!;
  const heaterShift = settings[setting.heaterShift]!;
  const shiftRest = settings[setting.shiftRest]!;
  const heated = settings[setting.heated]!;
  const heatedRest = settings[setting.heatedRest]!;
  const groupRest = settings[setting.groupRest]!;
  let least = settings[setting.least]!;
  let largest = settings[setting.largest]!;
  let sum = settings[setting.sum]!;
  for (let i = from; i < end; i++) {
    const w = wavelengths[i]!;
    if (w < least) least = w;
    if (w > largest) largest = w;
    sum += w;
    const slope = (w - reference) * dispersion;
    let index = shift + slope;
    if (restCoverage !== 0) index = coverage * index + restCoverage * (restShift + slope);
    let more = index * circumference;
    let all = path + more;
    let rest = pathRest;
    if (heaterShift !== 0) {
      const below = w - heaterShift;
      const added = heated / below;
      const left = heated - added * below - productRest(added, below) + heatedRest + groupRest;
      const addedRest = (left - added * (w - below - heaterShift - shiftRest)) / below;
      rest = more + (pathRest + (productRest(added, circumference) + addedRest * circumference));
      more = added * circumference;
      all += more;
    }
    const inverse = 1 / w;
    // To the nearest whole number, in which doubles are whole.
    const whole = all * inverse + 6755399441055744 - 6755399441055744;
    if (wholes !== undefined) wholes[i] = whole;
    const far = 134217729 * w;
    const high = far - (far - w);
    out[i] = (path - whole * high + more + (rest - whole * (w - high))) * inverse;
  }
  settings[setting.least] = least;
  settings[setting.largest] = largest;
  settings[setting.sum] = sum;
}

/** sin πx for |x| ≤ 1/2, in place: minimax, relative error 1.2e-16 before rounding. */
function sines(out: Float64Array, from: number, end: number): void {
  for (let i = from; i < end; i++) {
    const r = out[i]! * Math.PI;
    const z = r * r;
    const z2 = z * z;
    const low = -0.16666666666666075 + z * 8.333333333282863e-3 + z2 * (-1.9841269824887896e-4 + z * 2.7557316612085595e-6);
    const high = -2.5051882125777193e-8 + z * 1.6048173595868847e-10 + z2 * -7.374448602662785e-13;
    out[i] = r + r * z * (low + z2 * z2 * high);
  }
}
