import { middle } from './noise.ts';
import type { DetectorNoise } from './noise.ts';

/** A resonance as it is first seen. @internal */
export interface Peak {
  /** Vacuum wavelength, m. */
  readonly wavelength: number;
  /** Full width at half its height, m. */
  readonly width: number;
  /** How far it stands out, natural logarithm of power. */
  readonly prominence: number;
  /** Samples within its width. */
  readonly samples: number;
}

/**
 * Where a trace stands out, the most prominent first: peaks of a drop port, or, `upward` −1, dips of a through port. In the logarithm of
 * power above floor, with so much added that noise in the dark does not stand out.
 *
 * @internal
 */
export function peaksOf(wavelength: ArrayLike<number>, power: ArrayLike<number>, noise: DetectorNoise, upward: 1 | -1): Peak[] {
  const count = power.length;
  const dark = 6 * noise.additive;
  const height = Float64Array.from({ length: count }, (_, i) => {
    const [a, b, c] = [power[Math.max(i - 1, 0)]!, power[i]!, power[Math.min(i + 1, count - 1)]!];
    const median = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    return upward * Math.log(Math.max(median - noise.floor, 0) + dark);
  });
  const found: Peak[] = [];
  for (let i = 1; i + 1 < count; i++) {
    if (!(height[i]! > height[i - 1]! && height[i]! >= height[i + 1]!)) continue;
    const left = valley(height, i, -1);
    const right = valley(height, i, 1);
    const prominence = height[i]! - Math.max(left, right);
    // The noise of a height where the trace is lowest beside it.
    const light = Math.exp(upward * Math.max(left, right));
    const spread = Math.hypot(noise.additive, noise.relative * light) / light;
    if (prominence <= 5 * spread + 0.01) continue;
    found.push({ wavelength: wavelength[i]!, prominence, ...widthOf(wavelength, height, i, upward === 1 ? Math.LN2 : prominence) });
  }
  return found.sort((a, b) => b.prominence - a.prominence);
}

/** The lowest height on one side before the trace is higher than at `top`. */
function valley(height: Float64Array, top: number, step: 1 | -1): number {
  let lowest = height[top]!;
  for (let i = top + step; i >= 0 && i < height.length && height[i]! <= height[top]!; i += step) lowest = Math.min(lowest, height[i]!);
  return lowest;
}

/** Width at half height: of a peak where it has fallen by ln 2; of a dip of known depth where half the light that it takes is back. */
function widthOf(wavelength: ArrayLike<number>, height: Float64Array, top: number, fall: number): { width: number; samples: number } {
  const level = fall === Math.LN2 ? Math.LN2 : -Math.log((1 + Math.exp(-fall)) / 2) - fall;
  const below = height[top]! - Math.abs(level);
  const reach = (step: 1 | -1): number => {
    let i = top;
    while (i + step >= 0 && i + step < height.length && height[i]! > below) i += step;
    return i;
  };
  const [from, to] = [reach(-1), reach(1)];
  return { width: wavelength[to]! - wavelength[from]!, samples: to - from };
}

/** Resonances in a comb: each with its order, counted from the first one, falling with wavelength. @internal */
export interface Comb {
  readonly peaks: readonly (Peak & { readonly order: number })[];
  /** Spacing in frequency over the speed of light, 1/m; of one resonance 0. */
  readonly spacing: number;
}

/**
 * The peaks that stand in a comb. The most prominent say how wide its steps are; each further one must stand near a tooth.
 *
 * @internal
 */
export function combOf(peaks: readonly Peak[]): Comb {
  const most = peaks[0]!.prominence;
  const strong = thinned(peaks.filter(({ prominence }) => prominence >= 0.4 * most)).sort((a, b) => a.wavelength - b.wavelength);
  if (strong.length === 1) return { peaks: [{ ...strong[0]!, order: 0 }], spacing: 0 };
  const steps = strong.slice(1).map((peak, i) => 1 / strong[i]!.wavelength - 1 / peak.wavelength);
  let spacing = middle(steps);
  // Teeth may be missing between strong peaks: the steps of the closest pairs count.
  const close = steps.filter((step) => step < 1.4 * spacing);
  spacing = dividedBy(middle(close), strong, peaks);
  const kept: (Peak & { order: number })[] = [];
  const weak = thinned(peaks.filter(({ prominence }) => prominence >= 0.15 * most), 0.3 * spacing);
  const anchor = peaks[0]!;
  const side = (others: readonly Peak[]): void => {
    let last = { ...anchor, order: 0 };
    let step = spacing;
    for (const peak of others) {
      const away = (1 / last.wavelength - 1 / peak.wavelength) / step;
      const teeth = Math.round(away);
      if (teeth === 0 || Math.abs(away - teeth) > 0.12) continue;
      step = (1 / last.wavelength - 1 / peak.wavelength) / teeth;
      last = { ...peak, order: last.order - teeth };
      kept.push(last);
    }
  };
  side(weak.filter((peak) => peak.wavelength > anchor.wavelength).sort((a, b) => a.wavelength - b.wavelength));
  side(weak.filter((peak) => peak.wavelength < anchor.wavelength).sort((a, b) => b.wavelength - a.wavelength));
  return { peaks: [...kept, { ...anchor, order: 0 }].sort((a, b) => a.wavelength - b.wavelength), spacing };
}

/**
 * The spacing, or a half or third of it where a peak stands in each of the places between strong ones that it then has, and none as
 * prominent elsewhere, as ripple would have: neighbors may differ much in depth.
 */
function dividedBy(spacing: number, strong: readonly Peak[], peaks: readonly Peak[]): number {
  const most = Math.max(...strong.map(({ prominence }) => prominence));
  const others = peaks.filter((peak) => peak.prominence >= 0.15 * most && !strong.includes(peak));
  for (const parts of [3, 2]) {
    let least = Infinity;
    for (let i = 1; i < strong.length; i++) {
      const [from, to] = [1 / strong[i - 1]!.wavelength, 1 / strong[i]!.wavelength];
      const steps = Math.round(((from - to) / spacing) * parts);
      for (let k = 1; k < steps; k++) {
        const at = from + ((to - from) * k) / steps;
        const near = others.filter(({ wavelength }) => Math.abs(1 / wavelength - at) < (0.12 * spacing) / parts);
        least = Math.min(least, near.reduce((highest, { prominence }) => Math.max(highest, prominence), 0));
      }
    }
    const astray = ({ wavelength, prominence }: Peak): boolean => {
      const away = Math.min(...strong.map((peak) => {
        const steps = ((1 / wavelength - 1 / peak.wavelength) * parts) / spacing;
        return Math.abs(steps - Math.round(steps));
      }));
      return prominence >= least && away > 0.12;
    };
    if (least > 0 && least < Infinity && !others.some(astray)) return spacing / parts;
  }
  return spacing;
}

/** Of peaks closer than their widths, or `apart` (1/m), the more prominent. */
function thinned(peaks: readonly Peak[], apart = 0): Peak[] {
  const kept: Peak[] = [];
  for (const peak of peaks) {
    const alone = kept.every((other) => {
      const between = Math.abs(other.wavelength - peak.wavelength);
      return between > 1.2 * Math.max(other.width, peak.width) && between > apart * other.wavelength * peak.wavelength;
    });
    if (alone) kept.push(peak);
  }
  return kept;
}
