import type { FitModel } from '../../numerics/fit.ts';

/**
 * What the fit of one resonance changes: its wavelength in units of `width` from `near`, ln of the loss of a turn w = −ln p, the through
 * field on resonance t (negative: overcoupled), the backscattering v in units of w², the envelope of the through port (natural logarithm,
 * slope and curvature over the window), a field in quadrature that reaches the through port by another way, as by reflections between
 * couplers, the unlike strength q of the two eigenmodes there in units of w, and of the drop port the envelope (peak, slope) and its own q.
 *
 * @internal
 */
export const lineParameters = [
  ...(['place', 'lnLoss', 'field', 'scatterRe', 'scatterIm'] as const),
  ...(['level', 'slope', 'curve', 'leak', 'tiltRe', 'tiltIm'] as const),
  ...(['dropLevel', 'dropSlope', 'dropTiltRe', 'dropTiltIm'] as const),
] as const;

/** A port's samples in the window of a resonance. @internal */
export interface PortSamples {
  readonly power: Float64Array;
  /** Those that count: the first, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** What the detector shows without light. */
  readonly floor: number;
  readonly floorError: number;
  /** Standard deviation in the dark, and relative to the light. */
  readonly additive: number;
  readonly relative: number;
}

/** The samples about one resonance. @internal */
export interface LineWindow {
  readonly wavelength: Float64Array;
  readonly through: PortSamples;
  readonly drop?: PortSamples;
  /** Where the resonance is looked for, and its width there, m. */
  readonly near: number;
  readonly width: number;
  /** Half the width of the window, m. */
  readonly half: number;
  /** Group index times circumference, m. */
  readonly groupPath: number;
}

/** Field that stays at the input coupler, r1, from what is left of a turn, p = r1 x, and the field on resonance, t = (r1 − x)/(1 − p). @internal */
export function selfCouplingOf(p: number, t: number): number {
  return (t * (1 - p) + Math.sqrt((t * (1 - p)) ** 2 + 4 * p)) / 2;
}

/** Powers at the two ports, W, at the wavelengths of a window. @internal */
export interface LineCurve {
  readonly through: Float64Array;
  readonly drop: Float64Array;
}

/** Number of the samples that count. @internal */
export function samplesOf({ through, drop }: LineWindow): number {
  return through.to - through.from + (drop === undefined ? 0 : drop.to - drop.from);
}

/** Number of the parameters that a window needs. @internal */
export function lineSize(window: LineWindow): number {
  return window.drop === undefined ? 11 : 15;
}

/**
 * Powers of the model without floor. Both eigenmodes of a ring that scatters light back see the same couplers, and the light in each
 * direction is their mean: with z = p e^{−jφ} and 1 − cos s = u for eigenmodes ±s from the middle, the sum over turns is
 * G = (1 − z + u z)/((1 − z)² + 2 u z); through = (1 − K1 G)/r1 and the leak, drop in proportion to G. A coupler that reflects lights one
 * eigenmode more than the other: u + q in place of u above the line, q another one at each port.
 * [Bogaerts2012, eqs. 2, 5, 6; Little1997b; Reshef2017]
 *
 * @internal
 */
export function lineCurve(window: LineWindow, parameters: readonly number[]): LineCurve {
  const count = window.wavelength.length;
  const through = new Float64Array(count);
  const drop = new Float64Array(count);
  walk(window, parameters, through, drop, undefined);
  return { through, drop };
}

/** Residuals of a window and their derivatives, in standard deviations. @internal */
export function lineModel(window: LineWindow, free: readonly number[], fixed: readonly number[]): FitModel {
  const { through, drop } = window;
  const size = lineSize(window);
  const points = window.wavelength.length;
  const all = [...fixed];
  const full = (parameters: readonly number[]): readonly number[] => {
    free.forEach((place, k) => (all[place] = parameters[k]!));
    return all;
  };
  const powers = [new Float64Array(points), new Float64Array(points)] as const;
  const slopes = new Float64Array(2 * points * size);
  const ports = [{ ...through, seen: steadied(through), curve: powers[0], row: 0, block: 0 }];
  if (drop !== undefined) ports.push({ ...drop, seen: steadied(drop), curve: powers[1], row: through.to - through.from, block: points });
  return {
    count: samplesOf(window),
    residuals: (parameters, out) => {
      walk(window, full(parameters), powers[0], powers[1], undefined);
      for (const { seen, additive, relative, curve, from, to, row } of ports) {
        const knee = additive / relative;
        for (let i = from; i < to; i++) {
          const x = curve[i]! / knee;
          // asinh of what is not negative.
          out[row + i - from] = (seen[i]! - Math.log(x + Math.sqrt(x * x + 1))) / relative;
        }
      }
    },
    jacobian: (parameters, out) => {
      walk(window, full(parameters), powers[0], powers[1], slopes);
      for (const { additive, relative, curve, from, to, row, block } of ports) {
        const knee = additive / relative;
        for (let i = from; i < to; i++) {
          const scale = -1 / (relative * Math.hypot(curve[i]!, knee));
          const source = (block + i) * size;
          const target = (row + i - from) * free.length;
          for (let j = 0; j < free.length; j++) out[target + j] = scale * slopes[source + free[j]!]!;
        }
      }
    },
  };
}

/** The data on a scale on which its noise is the same everywhere: proportional in the dark, logarithmic in the light. */
function steadied({ power, floor, additive, relative }: PortSamples): Float64Array {
  return power.map((each) => Math.asinh(((each - floor) * relative) / additive));
}

/** Powers, and derivatives where `slopes` is given: a row of all parameters for each sample, the drop port's behind the through port's. */
function walk(
  window: LineWindow,
  parameters: readonly number[],
  through: Float64Array,
  drop: Float64Array,
  slopes: Float64Array | undefined,
): void {
  const { wavelength, near, width, half, groupPath } = window;
  const [place = 0, lnLoss = 0, t = 0, scatterRe = 0, scatterIm = 0] = parameters;
  const [level = 0, slope = 0, curve = 0, leak = 0, tiltRe = 0, tiltIm = 0] = parameters.slice(5);
  const [dropLevel = 0, dropSlope = 0, dropTiltRe = 0, dropTiltIm = 0] = parameters.slice(11);
  const hasDrop = window.drop !== undefined;
  const size = lineSize(window);
  const points = wavelength.length;
  const center = near + place * width;
  const w = Math.exp(lnLoss);
  const p = Math.exp(-w);
  const left = -Math.expm1(-w);
  const [ur, ui] = [scatterRe * w * w, scatterIm * w * w];
  const [qr, qi] = [tiltRe * w, tiltIm * w];
  const [fr, fi] = [dropTiltRe * w, dropTiltIm * w];
  const r = selfCouplingOf(p, t);
  const root = Math.sqrt((t * left) ** 2 + 4 * p);
  const rByField = (left + (t * left * left) / root) / 2;
  const rByLeft = (-t + (2 - t * t * left) / root) / 2;
  // 1 − r² without cancellation: (1 − r)(1 + r).
  const K = (1 - r) * (1 + r);
  const turns = 2 * Math.PI * groupPath;
  const phasePerPlace = (turns / (center * center)) * width;
  for (let i = 0; i < points; i++) {
    const at = wavelength[i]!;
    const phase = (turns * (center - at)) / (at * center);
    const s = Math.sin(phase / 2);
    // z = p e^{−jφ}; 1 − z in sin²(φ/2), where nothing cancels.
    const zr = p * (1 - 2 * s * s);
    const zi = -p * Math.sin(phase);
    const or = left + 2 * p * s * s;
    const oi = -zi;
    const uzr = ur * zr - ui * zi;
    const uzi = ur * zi + ui * zr;
    const dr = or * or - oi * oi + 2 * uzr;
    const di = 2 * or * oi + 2 * uzi;
    const d2 = dr * dr + di * di;
    const nr = or + uzr + qr * zr - qi * zi;
    const ni = oi + uzi + qr * zi + qi * zr;
    const gr = (nr * dr + ni * di) / d2;
    const gi = (ni * dr - nr * di) / d2;
    const tr = 1 - K * gr;
    const ti = leak * r - K * gi;
    const passed = (tr * tr + ti * ti) / (r * r);
    const x = (at - near) / half;
    const envelope = Math.exp(level + (slope + curve * x) * x);
    through[i] = envelope * passed;
    const mr = or + uzr + fr * zr - fi * zi;
    const mi = oi + uzi + fr * zi + fi * zr;
    const hr = (mr * dr + mi * di) / d2;
    const hi = (mi * dr - mr * di) / d2;
    const dropScale = hasDrop ? Math.exp(dropLevel + dropSlope * x) * left * left : 0;
    drop[i] = dropScale * (hr * hr + hi * hi);
    if (slopes === undefined) continue;
    const d2r = (dr * dr - di * di) / (d2 * d2);
    const d2i = (-2 * dr * di) / (d2 * d2);
    const o = i * size;
    const g = (-2 * K * envelope) / (r * r);
    const byR = (envelope * (4 * r * (tr * gr + ti * gi) + 2 * ti * leak)) / (r * r) - (2 * through[i]!) / r;
    // dG/dz = (N′ D − N D′)/D², N′ = u + q − 1, D′ = 2u − 2(1 − z); dG/du = (z D − 2 z N)/D²; dG/dq = z/D.
    const er = 2 * ur - 2 * or;
    const ei = 2 * ui - 2 * oi;
    const ar = (ur + qr - 1) * dr - (ui + qi) * di - (nr * er - ni * ei);
    const ai = (ur + qr - 1) * di + (ui + qi) * dr - (nr * ei + ni * er);
    // Times z at once: by the phase dz = −j z; by w dz = −z, du = 2u, dq = q.
    const pr = ar * zr - ai * zi;
    const pi = ar * zi + ai * zr;
    const zByr = pr * d2r - pi * d2i;
    const zByi = pr * d2i + pi * d2r;
    const cr = zr * (dr - 2 * nr) - zi * (di - 2 * ni);
    const ci = zr * (di - 2 * ni) + zi * (dr - 2 * nr);
    const byUr = cr * d2r - ci * d2i;
    const byUi = cr * d2i + ci * d2r;
    const byQr = (zr * dr + zi * di) / d2;
    const byQi = (zi * dr - zr * di) / d2;
    const byWr = -zByr + (2 / w) * (byUr * ur - byUi * ui) + tiltRe * byQr - tiltIm * byQi;
    const byWi = -zByi + (2 / w) * (byUr * ui + byUi * ur) + tiltRe * byQi + tiltIm * byQr;
    slopes[o] = g * (tr * zByi - ti * zByr) * phasePerPlace;
    slopes[o + 1] = w * (g * (tr * byWr + ti * byWi) - byR * rByLeft * p);
    slopes[o + 2] = byR * rByField;
    slopes[o + 3] = g * (tr * byUr + ti * byUi) * w * w;
    slopes[o + 4] = g * (ti * byUr - tr * byUi) * w * w;
    slopes[o + 5] = through[i]!;
    slopes[o + 6] = through[i]! * x;
    slopes[o + 7] = through[i]! * x * x;
    slopes[o + 8] = (2 * envelope * ti) / r;
    slopes[o + 9] = g * (tr * byQr + ti * byQi) * w;
    slopes[o + 10] = g * (ti * byQr - tr * byQi) * w;
    if (!hasDrop) continue;
    const br = (ur + fr - 1) * dr - (ui + fi) * di - (mr * er - mi * ei);
    const bi = (ur + fr - 1) * di + (ui + fi) * dr - (mr * ei + mi * er);
    const sr = br * zr - bi * zi;
    const si = br * zi + bi * zr;
    const zHr = sr * d2r - si * d2i;
    const zHi = sr * d2i + si * d2r;
    const vr = zr * (dr - 2 * mr) - zi * (di - 2 * mi);
    const vi = zr * (di - 2 * mi) + zi * (dr - 2 * mr);
    const hUr = vr * d2r - vi * d2i;
    const hUi = vr * d2i + vi * d2r;
    const hWr = -zHr + (2 / w) * (hUr * ur - hUi * ui) + dropTiltRe * byQr - dropTiltIm * byQi;
    const hWi = -zHi + (2 / w) * (hUr * ui + hUi * ur) + dropTiltRe * byQi + dropTiltIm * byQr;
    const q = (points + i) * size;
    slopes[q] = 2 * dropScale * (hr * zHi - hi * zHr) * phasePerPlace;
    slopes[q + 1] = w * (2 * dropScale * (hr * hWr + hi * hWi) + (2 * drop[i]! * p) / left);
    slopes[q + 3] = 2 * dropScale * (hr * hUr + hi * hUi) * w * w;
    slopes[q + 4] = 2 * dropScale * (hi * hUr - hr * hUi) * w * w;
    slopes[q + 11] = drop[i]!;
    slopes[q + 12] = drop[i]! * x;
    slopes[q + 13] = 2 * dropScale * (hr * byQr + hi * byQi) * w;
    slopes[q + 14] = 2 * dropScale * (hi * byQr - hr * byQi) * w;
  }
}
