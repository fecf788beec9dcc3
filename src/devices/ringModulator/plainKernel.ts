import { chunk, setting, type SpectrumKernel } from './spectrumKernel.ts';

/** The kernel without WebAssembly: the arithmetic of wasm/ringSpectrum.as.ts in the same order. @internal */
export function plainKernel(): SpectrumKernel {
  const settings = new Float64Array(13);
  const extent = new Float64Array(3);
  const input = new Float64Array(chunk);
  const sines = new Float64Array(chunk);
  const cosines = new Float64Array(chunk);
  const halves = new Float64Array(chunk);

  /** Fills `halves` with half the phase of a turn, rad, and widens the extent. */
  const phases = (count: number, kind: number): void => {
    const reference = settings[setting.referenceWavelength]!;
    const dispersion = settings[setting.dispersion]!;
    const index = settings[setting.index]!;
    const restIndex = settings[setting.restIndex]!;
    const coverage = settings[setting.coverage]!;
    const restCoverage = settings[setting.restCoverage]!;
    const circumference = settings[setting.circumference]!;
    const heaterShift = settings[setting.heaterShift]!;
    const heaterIndex = settings[setting.heaterIndex]!;
    let least = extent[0]!;
    let largest = extent[1]!;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const w = input[i]!;
      if (w < least) least = w;
      if (w > largest) largest = w;
      sum += w;
      const slope = (w - reference) * dispersion;
      let n = index + slope;
      if (kind > 0) n = coverage * n + restCoverage * (restIndex + slope);
      if (kind > 1) n += heaterIndex / (w - heaterShift);
      halves[i] = (Math.PI * n * circumference) / w;
    }
    extent[0] = least;
    extent[1] = largest;
    extent[2]! += sum;
  };

  return {
    settings,
    extent,
    input,
    sines,
    cosines,
    follows: (count, from, a0, a1, b0, b1, tolerance) => {
      const end = count & ~1;
      for (let i = 0, x = from; i < end; i++, x++) {
        if (!(Math.abs(input[i]! * (a0 + x * a1) - (b0 + x * b1)) <= tolerance)) return false;
      }
      return true;
    },
    series: (at, count, from, c0, c1, c2, c3, c4) => {
      const scale = settings[setting.scale]!;
      const n0 = settings[setting.n0]!;
      const n1 = settings[setting.n1]!;
      const d0 = settings[setting.d0]!;
      for (let i = at, end = at + count, m = from; i < end; i++, m++) {
        const y = c0 + m * (c1 + m * (c2 + m * (c3 + m * c4)));
        const q = scale * (y * y);
        sines[i] = (n0 + n1 * q) / (d0 + q);
      }
    },
    powers: (count, kind) => {
      phases(count, kind);
      const scale = settings[setting.scale]!;
      const n0 = settings[setting.n0]!;
      const n1 = settings[setting.n1]!;
      const d0 = settings[setting.d0]!;
      for (let i = 0; i < count; i++) {
        const h = halves[i]!;
        const y = sine(remainder(h, turns(h)));
        const q = scale * (y * y);
        sines[i] = (n0 + n1 * q) / (d0 + q);
      }
    },
    waves: (count) => {
      phases(count, 2);
      for (let i = 0; i < count; i++) {
        const h = halves[i]!;
        const k = turns(h);
        const r = remainder(h, k);
        // An odd k turns both signs.
        const sign = k % 2 === 0 ? 1 : -1;
        sines[i] = sign * sine(r);
        cosines[i] = sign * cosine(r);
      }
    },
  };
}

/** The whole number nearest to h/π, by rounding where doubles are whole. */
function turns(h: number): number {
  return h * 0.3183098861837907 + 6755399441055744 - 6755399441055744;
}

/** h − kπ to the last digit for k below 2^20: the first 33 bits of π, then the rest. */
function remainder(h: number, k: number): number {
  return h - k * 3.1415926534682512 - k * 1.2154201301012384e-10;
}

/** sin r for |r| ≤ π/2: minimax, relative error 1.2e-16 before rounding. */
function sine(r: number): number {
  const z = r * r;
  let s = -7.374448602662785e-13;
  s = 1.6048173595868847e-10 + z * s;
  s = -2.5051882125777193e-8 + z * s;
  s = 2.7557316612085595e-6 + z * s;
  s = -1.9841269824887896e-4 + z * s;
  s = 8.333333333282863e-3 + z * s;
  s = -0.16666666666666075 + z * s;
  return r + r * (z * s);
}

/** cos r for |r| ≤ π/2: minimax, error 4e-18 before rounding. */
function cosine(r: number): number {
  const z = r * r;
  let c = 4.609022787710249e-14;
  c = -1.146290646976789e-11 + z * c;
  c = 2.087656202577683e-9 + z * c;
  c = -2.755731639498812e-7 + z * c;
  c = 2.480158727746227e-5 + z * c;
  c = -1.3888888888773305e-3 + z * c;
  c = 0.041666666666663896 + z * c;
  c = -0.4999999999999997 + z * c;
  return 1 + z * c;
}
