import { inRange } from '../../errors.ts';
import { findRoot } from '../../numerics/roots.ts';

/** A resonance under a small drive, in units of its amplitude lifetime τ = 2Q/ω0. */
export interface SmallSignal {
  /** Ω τ: 2π (laser − resonance) times τ. */
  readonly detuningLifetime: number;
  /**
   * τl/τ: amplitude lifetime by loss over total amplitude lifetime, 1 upward; 2 at critical coupling. A drop bus counts as loss.
   * 0 stands for the light at the drop port, whose response has no zero.
   */
  readonly lossLifetimeRatio: number;
  /** Time constant of the electrical pole over τ; absent for none. */
  readonly electricalLifetimeRatio?: number;
}

/**
 * Power response to a small change of the resonance at angular frequency ω, over that at ω = 0:
 * H = (1 + sζ)(1 + Ω²)/((1 + s)² + Ω²), s = jωτ, ζ = τl/2τ, times the electrical pole. Holds for any coupling.
 *
 * @throws RangeError for numbers outside their ranges. [Mueller2014]
 */
export function smallSignalTransfer(resonance: SmallSignal, at: { /** ω τ. */ readonly frequencyLifetime: number }): {
  readonly re: number;
  readonly im: number;
} {
  const [p, zeta, t] = checked('smallSignalTransfer', resonance);
  const w = at.frequencyLifetime;
  inRange('smallSignalTransfer', 'frequencyLifetime', w, '1', 0, 1e6);
  // (1 + jwζ) p / ((p − w² + 2jw)(1 + jwt))
  const re = p - w * w - 2 * w * w * t;
  const im = 2 * w + w * t * (p - w * w);
  const scale = p / (re * re + im * im);
  return { re: scale * (re + w * zeta * im), im: scale * (w * zeta * re - im) };
}

/**
 * ω τ above which the response stays under −3 dB (|H| = 1/√2, 20 log10): behind any peak. 1 for a critically coupled ring at
 * zero detuning, so that f3dB = f0/2Q.
 *
 * @throws RangeError for numbers outside their ranges. [Mueller2014]
 */
export function smallSignalBandwidth(resonance: SmallSignal): number {
  const [p, zeta, t] = checked('smallSignalBandwidth', resonance);
  // |H|² = 1/2 is a quadratic in x = (ωτ)² with one positive root; the electrical pole makes it a cubic.
  const b = 4 - 2 * p - 2 * (p * zeta) ** 2;
  const root = Math.sqrt((b * b) / 4 + p * p);
  const optical = b > 0 ? (p * p) / (b / 2 + root) : root - b / 2;
  const t2 = t * t;
  if (t2 === 0) return Math.sqrt(optical);
  const c2 = 1 + t2 * (4 - 2 * p);
  const c1 = b + t2 * p * p;
  const cubic = (x: number): number => ((t2 * x + c2) * x + c1) * x - p * p;
  const turn = c2 * c2 - 3 * t2 * c1;
  const lowest = turn > 0 ? (Math.sqrt(turn) - c2) / (3 * t2) : 0;
  // Where the curve comes back over −3 dB, the last crossing lies behind the cubic's minimum.
  const low = lowest > 0 && cubic(lowest) < 0 ? lowest : 0;
  // A negligible pole leaves the optical root to rounding.
  return Math.sqrt(cubic(optical) > 0 ? findRoot(cubic, low, optical) : optical);
}

/**
 * Largest |H| of the optical response and the ω τ where it stands; 1 at 0 where there is no peak. Without the electrical pole.
 *
 * @throws RangeError for numbers outside their ranges.
 */
export function smallSignalPeak(resonance: Omit<SmallSignal, 'electricalLifetimeRatio'>): { readonly value: number; readonly at: number } {
  const [p, zeta] = checked('smallSignalPeak', resonance);
  // d|H|²/dx = 0: ζ²x² + 2x + (4 − 2p) − ζ²p² = 0.
  const z2 = zeta * zeta;
  const rest = 2 * p - 4 + z2 * p * p;
  if (!(rest > 0)) return { value: 1, at: 0 };
  const x = rest / (1 + Math.sqrt(1 + z2 * rest));
  return { value: p * Math.sqrt((1 + z2 * x) / ((p - x) ** 2 + 4 * x)), at: Math.sqrt(x) };
}

function checked(who: string, resonance: SmallSignal): readonly [p: number, zeta: number, electrical: number] {
  const { detuningLifetime, lossLifetimeRatio, electricalLifetimeRatio = 0 } = resonance;
  inRange(who, 'detuningLifetime', detuningLifetime, '1', -1e4, 1e4);
  if (lossLifetimeRatio !== 0) inRange(who, 'lossLifetimeRatio', lossLifetimeRatio, '1', 1, 1e9);
  inRange(who, 'electricalLifetimeRatio', electricalLifetimeRatio, '1', 0, 1e6);
  return [1 + detuningLifetime ** 2, lossLifetimeRatio / 2, electricalLifetimeRatio];
}
