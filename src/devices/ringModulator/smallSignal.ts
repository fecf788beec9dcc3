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
  /** Time constant of the driver's pole over τ; absent for none. */
  readonly driverLifetimeRatio?: number;
}

/**
 * Power response to a small change of the resonance at angular frequency ω, over that at ω = 0:
 * H = (1 + sζ)(1 + Ω²)/((1 + s)² + Ω²), s = jωτ, ζ = τl/2τ, times the poles of junction and driver. Holds for any coupling.
 *
 * @throws RangeError for numbers outside their ranges. [Mueller2014]
 */
export function smallSignalTransfer(resonance: SmallSignal, at: { /** ω τ. */ readonly frequencyLifetime: number }): {
  readonly re: number;
  readonly im: number;
} {
  const [p, zeta, junction, driver] = checked('smallSignalTransfer', resonance);
  const w = at.frequencyLifetime;
  inRange('smallSignalTransfer', 'frequencyLifetime', w, '1', 0, 1e6);
  // (1 + jwζ) p / ((p − w² + 2jw)(1 + jwt)(1 + jwd))
  const t = junction + driver;
  const both = 1 - w * w * junction * driver;
  const re = (p - w * w) * both - 2 * w * w * t;
  const im = 2 * w * both + w * t * (p - w * w);
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
  const [p, zeta, junction, driver] = checked('smallSignalBandwidth', resonance);
  // |H|² = 1/2 is a quadratic in x = (ωτ)² with one positive root; the poles make it a quartic.
  const b = 4 - 2 * p - 2 * (p * zeta) ** 2;
  const root = Math.sqrt((b * b) / 4 + p * p);
  const optical = b > 0 ? (p * p) / (b / 2 + root) : root - b / 2;
  const [t, d] = [junction ** 2, driver ** 2];
  if (t + d === 0) return Math.sqrt(optical);
  const sum = t + d;
  const both = t * d;
  const c = 4 - 2 * p;
  const quartic = [-p * p, b + sum * p * p, 1 + sum * c + both * p * p, sum + both * c, both];
  // Negligible poles leave the optical root to rounding.
  return Math.sqrt(valueOf(quartic, optical) > 0 ? (rootsWithin(quartic, optical).at(-1) ?? optical) : optical);
}

/** Where a polynomial, lowest coefficient first, changes its sign between 0 and `high`, rising. */
function rootsWithin(coefficients: readonly number[], high: number): number[] {
  if (coefficients.length < 2) return [];
  const value = (x: number): number => valueOf(coefficients, x);
  const turns = rootsWithin(
    coefficients.slice(1).map((coefficient, i) => (i + 1) * coefficient),
    high,
  );
  const ends = [0, ...turns, high];
  return turns.concat(high).flatMap((end, i) => (value(ends[i]!) * value(end) < 0 ? [findRoot(value, ends[i]!, end)] : []));
}

function valueOf(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * Largest |H| of the optical response and the ω τ where it stands; 1 at 0 where there is no peak. Without the electrical poles.
 *
 * @throws RangeError for numbers outside their ranges.
 */
export function smallSignalPeak(resonance: Pick<SmallSignal, 'detuningLifetime' | 'lossLifetimeRatio'>): { readonly value: number; readonly at: number } {
  const [p, zeta] = checked('smallSignalPeak', resonance);
  // d|H|²/dx = 0: ζ²x² + 2x + (4 − 2p) − ζ²p² = 0.
  const z2 = zeta * zeta;
  const rest = 2 * p - 4 + z2 * p * p;
  if (!(rest > 0)) return { value: 1, at: 0 };
  const x = rest / (1 + Math.sqrt(1 + z2 * rest));
  return { value: p * Math.sqrt((1 + z2 * x) / ((p - x) ** 2 + 4 * x)), at: Math.sqrt(x) };
}

function checked(who: string, resonance: SmallSignal): readonly [p: number, zeta: number, electrical: number, driver: number] {
  const { detuningLifetime, lossLifetimeRatio, electricalLifetimeRatio = 0, driverLifetimeRatio = 0 } = resonance;
  inRange(who, 'detuningLifetime', detuningLifetime, '1', -1e4, 1e4);
  if (lossLifetimeRatio !== 0) inRange(who, 'lossLifetimeRatio', lossLifetimeRatio, '1', 1, 1e9);
  inRange(who, 'electricalLifetimeRatio', electricalLifetimeRatio, '1', 0, 1e6);
  inRange(who, 'driverLifetimeRatio', driverLifetimeRatio, '1', 0, 1e6);
  return [1 + detuningLifetime ** 2, lossLifetimeRatio / 2, electricalLifetimeRatio, driverLifetimeRatio];
}
