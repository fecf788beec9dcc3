import { linewidthPhase } from '../../devices/ringModulator/metrics.ts';
import type { LineFit } from './lineFit.ts';
import { selfCouplingOf } from './lineShape.ts';

/** How what is left of a turn is shared between loss and the drop coupler. @internal */
export type Sharing =
  /** One bus: all of it is loss. */
  | { readonly kind: 'all-pass' }
  /** Two couplers alike. */
  | { readonly kind: 'equal' }
  /** The drop path passes this many times what the through path does. */
  | { readonly kind: 'level'; readonly ratio: number };

/** Numbers of a resonance. @internal */
export interface LineNumbers {
  readonly wavelength: number;
  readonly qualityFactor: number;
  readonly intrinsicQualityFactor: number;
  /** Least power of the through port over its envelope. */
  readonly lowest: number;
  readonly powerCoupling: number;
  readonly dropCoupling: number;
  /** Amplitude left of a turn, couplers apart. */
  readonly amplitude: number;
  /** Between the lines of a doublet, m; 0 where they coincide. */
  readonly separation: number;
  /** Quality factor of the two lines together, without their separation. */
  readonly lineQualityFactor: number;
}

const names = [
  'wavelength',
  'qualityFactor',
  'intrinsicQualityFactor',
  'lowest',
  'powerCoupling',
  'dropCoupling',
  'amplitude',
  'separation',
  'lineQualityFactor',
] as const satisfies readonly (keyof LineNumbers)[];

/** Numbers of a fitted resonance. @internal */
export function lineNumbers({ window, split }: LineFit, parameters: readonly number[], sharing: Sharing): LineNumbers {
  const [place = 0, lnLoss = 0, t = 0, scatterRe = 0, scatterIm = 0, level = 0, , , leak = 0] = parameters;
  const [tiltRe = 0, tiltIm = 0, dropLevel = 0, , dropTiltRe = 0, dropTiltIm = 0] = parameters.slice(9);
  const wavelength = window.near + place * window.width;
  const w = Math.exp(lnLoss);
  const p = Math.exp(-w);
  const r = selfCouplingOf(p, t);
  const powerCoupling = (1 - r) * (1 + r);
  const left = p / r;
  let amplitude = left;
  let dropCoupling = 0;
  if (sharing.kind === 'equal') {
    amplitude = left / r;
    dropCoupling = powerCoupling;
  } else if (sharing.kind === 'level') {
    // K1 K2 a = A and r2 a = left: a² − (A/K1) a − left² = 0.
    const half = (Math.exp(dropLevel - level) * (1 - p) ** 2) / (sharing.ratio * powerCoupling) / 2;
    amplitude = half + Math.sqrt(half * half + left * left);
    dropCoupling = 1 - (left / amplitude) ** 2;
  }
  const turns = 2 * Math.PI * window.groupPath;
  const u: readonly [number, number] = split ? [scatterRe * w * w, scatterIm * w * w] : [0, 0];
  // cos s = 1 − u, s = x + jy: the lines stand x apart on each side.
  const size = Math.hypot(2 * u[0], 2 * u[1]);
  const apart = Math.sqrt(Math.max(0, (size + 2 * u[0]) / 2));
  // The light as the drop port shows it, or, without one, as the through port tells it.
  const seen = window.drop === undefined ? ([tiltRe * w, tiltIm * w] as const) : ([dropTiltRe * w, dropTiltIm * w] as const);
  const width = split ? responseWidth({ w, u, q: seen }) : linewidthPhase(p);
  return {
    wavelength,
    qualityFactor: turns / (wavelength * width),
    intrinsicQualityFactor: turns / (wavelength * -2 * Math.log(amplitude)),
    lowest: lowestThrough({ w, u, q: [tiltRe * w, tiltIm * w] }, { r, leak }),
    powerCoupling,
    dropCoupling,
    amplitude,
    separation: (2 * apart * wavelength * wavelength) / turns,
    lineQualityFactor: turns / (wavelength * linewidthPhase(p)),
  };
}

/** Standard errors of those numbers, from the covariance of the parameters. @internal */
export function lineErrors(fit: LineFit, sharing: Sharing): LineNumbers {
  const { parameters, covariance } = fit;
  const size = Math.round(Math.sqrt(covariance.length));
  const scales = Array.from({ length: size }, (_, k) => Math.sqrt(Math.max(covariance[k * size + k]!, 0)));
  const shrunk = scales.map(() => 1);
  // Near critical coupling the dip depends on t² alone, whose error is finite where that of t is not.
  const t = Math.abs(parameters[2]!);
  if (scales[2]! > 0) {
    const ofSquare = 2 * t * scales[2]!;
    const real = Math.max(t - Math.sqrt(Math.max(0, t * t - ofSquare)), Math.sqrt(t * t + ofSquare) - t);
    shrunk[2] = Math.min(1, (fit.split ? 1 : real) / scales[2]!);
  }
  const gradients = scales.map((scale, k) => {
    if (!(scale > 0)) return undefined;
    // Small enough to stay legal, wide enough to see a difference.
    const step = 1e-3 * Math.min(scale * shrunk[k]!, 0.1);
    const moved = (by: number): LineNumbers => lineNumbers(fit, parameters.map((value, i) => (i === k ? value + by : value)), sharing);
    const sign = k === 2 && t + step > 0.9999 ? -1 : 1;
    const [above, below] = [moved(sign * step), moved(0)];
    return names.map((name) => (above[name] - below[name]) / (sign * step));
  });
  const errors = names.map((name, n) => {
    let variance = 0;
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) {
        const [gj, gk] = [gradients[j], gradients[k]];
        if (gj === undefined || gk === undefined) continue;
        // The least power depends on t through t², whose error is not shrunk.
        const shrink = name === 'lowest' ? 1 : shrunk[j]! * shrunk[k]!;
        variance += gj[n]! * gk[n]! * covariance[j * size + k]! * shrink;
      }
    }
    return [name, Math.sqrt(Math.max(variance, 0))] as const;
  });
  return Object.fromEntries(errors) as unknown as LineNumbers;
}

/** A doublet, as in `lineCurve`. */
interface Doublet {
  readonly w: number;
  readonly u: readonly [re: number, im: number];
  readonly q: readonly [re: number, im: number];
}

/** G of a doublet at a phase. */
function response({ w, u: [ur, ui], q: [qr, qi] }: Doublet, phase: number): { readonly re: number; readonly im: number } {
  const p = Math.exp(-w);
  const s = Math.sin(phase / 2);
  const zr = p * (1 - 2 * s * s);
  const zi = -p * Math.sin(phase);
  const or = -Math.expm1(-w) + 2 * p * s * s;
  const uzr = ur * zr - ui * zi;
  const uzi = ur * zi + ui * zr;
  const dr = or * or - zi * zi + 2 * uzr;
  const di = -2 * or * zi + 2 * uzi;
  const size = dr * dr + di * di;
  const [nr, ni] = [or + uzr + qr * zr - qi * zi, uzi - zi + qr * zi + qi * zr];
  return { re: (nr * dr + ni * di) / size, im: (ni * dr - nr * di) / size };
}

/** Phases over which a doublet is looked at. */
function reachOf({ w, u: [ur, ui] }: Doublet): number {
  return Math.min(Math.PI, 3 * w + 2 * Math.sqrt(2 * Math.hypot(ur, ui)));
}

const looks = 600;

/** Full width at half maximum of the light in the ring, in phase: from the first to the last place where it is at half its peak. */
function responseWidth(doublet: Doublet): number {
  const reach = reachOf(doublet);
  const power = (phase: number): number => {
    const { re, im } = response(doublet, phase);
    return re * re + im * im;
  };
  const at = (i: number): number => (2 * i / looks - 1) * reach;
  const powers = Float64Array.from({ length: looks + 1 }, (_, i) => power(at(i)));
  const top = powers.indexOf(powers.reduce((most, each) => Math.max(most, each), 0));
  // The top of a parabola through three looks.
  const [a, b, c] = [powers[Math.max(top - 1, 0)]!, powers[top]!, powers[Math.min(top + 1, looks)]!];
  const bend = a - 2 * b + c;
  const half = (bend < 0 ? b - (a - c) ** 2 / (8 * bend) : b) / 2;
  const crossing = (from: number, step: 1 | -1): number => {
    let i = from;
    while (i + step >= 0 && i + step <= looks && powers[i]! < half) i += step;
    let [low, high] = [at(i - step), at(i)];
    for (let k = 0; k < 40; k++) {
      const mid = (low + high) / 2;
      if (power(mid) < half) low = mid;
      else high = mid;
    }
    return (low + high) / 2;
  };
  return crossing(looks, -1) - crossing(0, 1);
}

/** Least through power over its envelope. */
function lowestThrough(doublet: Doublet, { r, leak }: { readonly r: number; readonly leak: number }): number {
  const reach = reachOf(doublet);
  const K = (1 - r) * (1 + r);
  const power = (phase: number): number => {
    const { re, im } = response(doublet, phase);
    return ((1 - K * re) ** 2 + (leak * r - K * im) ** 2) / (r * r);
  };
  let best = 0;
  let least = power(0);
  for (let i = 0; i <= looks; i++) {
    const phase = ((2 * i) / looks - 1) * reach;
    const here = power(phase);
    if (here < least) [best, least] = [phase, here];
  }
  let step = reach / looks;
  for (let i = 0; i < 40; i++) {
    const [above, below] = [power(best + step), power(best - step)];
    if (above < least) [best, least] = [best + step, above];
    else if (below < least) [best, least] = [best - step, below];
    else step /= 2;
  }
  return least;
}
