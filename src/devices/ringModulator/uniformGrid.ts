/** Wavelengths at equal steps of wavelength, or of its inverse: (v + i dv)/(u + i du), where one of the steps is zero. @internal */
export interface UniformGrid {
  readonly u: number;
  readonly du: number;
  readonly v: number;
  readonly dv: number;
}

/**
 * The grid through the ends of eight wavelengths or more, if four in their middle and the last four lie on it within a relative
 * tolerance. @internal
 */
export function uniformGridOf(wavelengths: Float64Array, tolerance: number): UniformGrid | undefined {
  const count = wavelengths.length;
  const steps = count - 1;
  const first = wavelengths[0]!;
  const last = wavelengths[steps]!;
  return [
    { u: 1, du: 0, v: first, dv: (last - first) / steps },
    { u: 1 / first, du: (1 / last - 1 / first) / steps, v: 1, dv: 0 },
  ].find((grid) => [count >> 1, count].every((end) => isOnGrid(wavelengths, grid, tolerance, end - 4, end)));
}

/** Whether the wavelengths at places `from` to `end`, but at most three last ones, lie on a grid within a relative tolerance. @internal */
export function isOnGrid(wavelengths: Float64Array, { u, du, v, dv }: UniformGrid, tolerance: number, from: number, end: number): boolean {
  const most = (tolerance * v) ** 2;
  // Four points at a time are judged by the sum of their squares, which is below nothing where one of them is not a number. In one
  // loop for both grids the registers would not do.
  if (du === 0) {
    const begin = v + from * dv;
    const second = begin + dv;
    const third = second + dv;
    const fourth = third + dv;
    const step = 4 * dv;
    let e = 0;
    for (let i = from; i + 3 < end; i += 4) {
      const a = wavelengths[i]! - begin - e;
      const b = wavelengths[i + 1]! - second - e;
      const c = wavelengths[i + 2]! - third - e;
      const d = wavelengths[i + 3]! - fourth - e;
      if (!(a * a + b * b + (c * c + d * d) <= most)) return false;
      e += step;
    }
    return true;
  }
  const begin = u + from * du;
  const second = begin + du;
  const third = second + du;
  const fourth = third + du;
  const step = 4 * du;
  let e = 0;
  for (let i = from; i + 3 < end; i += 4) {
    const a = wavelengths[i]! * (begin + e) - 1;
    const b = wavelengths[i + 1]! * (second + e) - 1;
    const c = wavelengths[i + 2]! * (third + e) - 1;
    const d = wavelengths[i + 3]! * (fourth + e) - 1;
    if (!(a * a + b * b + (c * c + d * d) <= most)) return false;
    e += step;
  }
  return true;
}
