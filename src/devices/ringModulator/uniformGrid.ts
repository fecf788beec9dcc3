/** Wavelengths at equal steps of wavelength (m), or of its inverse, which is frequency over c (1/m): start + i step. @internal */
export interface UniformGrid {
  readonly along: 'wavelength' | 'frequency';
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Points over which the steps are summed, so that their rounding stays far below that of the wavelengths. */
const stretch = 1024;

/** The grid on which all wavelengths (two or more) lie within a relative tolerance, if there is one. @internal */
export function uniformGridOf(wavelengths: Float64Array, tolerance: number): UniformGrid | undefined {
  const count = wavelengths.length;
  const first = wavelengths[0]!;
  const last = wavelengths[count - 1]!;
  const middle = count >> 1;
  const center = wavelengths[middle]!;
  const step = (last - first) / (count - 1);
  if (Math.abs(center / (first + middle * step) - 1) <= tolerance) {
    const grid = { along: 'wavelength', start: first, step, count } as const;
    return stepsInWavelength(wavelengths, grid, tolerance * Math.min(first, last)) ? grid : undefined;
  }
  const start = 1 / first;
  const grid = { along: 'frequency', start, step: (1 / last - start) / (count - 1), count } as const;
  if (!(Math.abs(center * (start + middle * grid.step) - 1) <= tolerance)) return undefined;
  return stepsInFrequency(wavelengths, grid, tolerance) ? grid : undefined;
}

// The two differ in one line: λ − λi against λ/λi − 1. Four points at a time are judged by the sum of their squares, which is
// below no tolerance where one of them is not a number.

function stepsInWavelength(wavelengths: Float64Array, { start, step, count }: UniformGrid, tolerance: number): boolean {
  const most = tolerance * tolerance;
  for (let from = 0; from < count; from += stretch) {
    const begin = start + from * step;
    const end = Math.min(count, from + stretch);
    const second = begin + step;
    const third = begin + 2 * step;
    const fourth = begin + 3 * step;
    let e = 0;
    let i = from;
    for (; i + 3 < end; i += 4) {
      const a = wavelengths[i]! - begin - e;
      const b = wavelengths[i + 1]! - second - e;
      const c = wavelengths[i + 2]! - third - e;
      const d = wavelengths[i + 3]! - fourth - e;
      if (!(a * a + b * b + (c * c + d * d) <= most)) return false;
      e += 4 * step;
    }
    for (; i < end; i++) if (!(Math.abs(wavelengths[i]! - begin - (i - from) * step) <= tolerance)) return false;
  }
  return true;
}

function stepsInFrequency(wavelengths: Float64Array, { start, step, count }: UniformGrid, tolerance: number): boolean {
  const most = tolerance * tolerance;
  for (let from = 0; from < count; from += stretch) {
    const begin = start + from * step;
    const end = Math.min(count, from + stretch);
    const second = begin + step;
    const third = begin + 2 * step;
    const fourth = begin + 3 * step;
    let e = 0;
    let i = from;
    for (; i + 3 < end; i += 4) {
      const a = wavelengths[i]! * (begin + e) - 1;
      const b = wavelengths[i + 1]! * (second + e) - 1;
      const c = wavelengths[i + 2]! * (third + e) - 1;
      const d = wavelengths[i + 3]! * (fourth + e) - 1;
      if (!(a * a + b * b + (c * c + d * d) <= most)) return false;
      e += 4 * step;
    }
    for (; i < end; i++) if (!(Math.abs(wavelengths[i]! * (begin + (i - from) * step) - 1) <= tolerance)) return false;
  }
  return true;
}
