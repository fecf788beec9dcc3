import { speedOfLight } from '../../constants.ts';
import { inRange } from '../../errors.ts';
import { findRoot } from '../../numerics/roots.ts';

/** A travelling-wave electrode, matched at both ends. */
export interface Electrode {
  /** Length along which the wave and the light interact, m. */
  readonly length: number;
  /** Loss of the electrical wave at `lossFrequency`; it grows with the root of the frequency (skin effect). */
  readonly lossDbPerMeter: number;
  /** Frequency at which that loss holds, Hz. */
  readonly lossFrequency: number;
  /** Index of the electrical wave minus group index of the light. */
  readonly indexMismatch: number;
}

/** Where the velocity mismatch alone brings sin(x)/x to 1/√2: x = π f Δn L/c. */
const mismatchAngle = 1.3915573782515096;
/** Where the loss alone brings (1 − e^{−y})/y to 1/√2, nepers: 6.41 dB. */
const lossNepers = 0.7383757614039218;
const dbPerNeper = 20 / Math.LN10;

/**
 * Drive that the light sees, averaged along a matched electrode, over that at low frequency: (1 − e^{−gL})/(gL),
 * g = α + j 2π f Δn/c, α in nepers of amplitude. Length 0 to 1 m, loss 0 to 1e5 dB/m, frequencies to 1e13 Hz.
 *
 * @throws RangeError outside that, or for an index mismatch beyond ±20. [Alferness1982]
 */
export function travellingWaveResponse(electrode: Electrode & { /** Hz. */ readonly frequency: number }): {
  readonly re: number;
  readonly im: number;
} {
  const { frequency } = electrode;
  inRange('travellingWaveResponse', 'frequency', frequency, 'Hz', 0, 1e13);
  const { nepers, angle } = checked('travellingWaveResponse', electrode);
  return averagedDrive(nepers * Math.sqrt(frequency), angle * frequency);
}

/**
 * Frequency at which that drive falls to 1/√2, −3 dB electrical, Hz; with an electrical pole of time constant `time` (s) behind it.
 *
 * @throws RangeError as above, and where neither loss nor mismatch nor pole limits the electrode. [Alferness1982]
 */
export function travellingWaveBandwidth(electrode: Electrode, { time = 0 }: { readonly time?: number } = {}): number {
  const { nepers, angle } = checked('travellingWaveBandwidth', electrode);
  inRange('travellingWaveBandwidth', 'time', time, 's', 0, 1);
  const upper = Math.min((2 * mismatchAngle) / Math.abs(angle), (lossNepers / nepers) ** 2, 1 / (2 * Math.PI * time));
  if (!(upper < Infinity)) throw new RangeError('travellingWaveBandwidth: neither loss nor mismatch nor a pole limits the electrode');
  const excess = (share: number): number => {
    const frequency = share * upper;
    const { re, im } = averagedDrive(nepers * Math.sqrt(frequency), angle * frequency);
    return Math.hypot(re, im) / Math.hypot(1, 2 * Math.PI * frequency * time) - Math.SQRT1_2;
  };
  // Each limit alone is reached at its own frequency; together they can only come sooner.
  return upper * findRoot(excess, 0, 1 + 1e-9);
}

function checked(who: string, electrode: Electrode): { readonly nepers: number; readonly angle: number } {
  const { length, lossDbPerMeter, lossFrequency, indexMismatch } = electrode;
  inRange(who, 'length', length, 'm', 0, 1);
  inRange(who, 'lossDbPerMeter', lossDbPerMeter, 'dB/m', 0, 1e5);
  inRange(who, 'lossFrequency', lossFrequency, 'Hz', 1, 1e13);
  inRange(who, 'indexMismatch', indexMismatch, '1', -20, 20);
  return {
    nepers: ((lossDbPerMeter / dbPerNeper) * length) / Math.sqrt(lossFrequency),
    angle: (2 * Math.PI * indexMismatch * length) / speedOfLight,
  };
}

/** (1 − e^{−(y+jx)})/(y+jx). */
function averagedDrive(y: number, x: number): { readonly re: number; readonly im: number } {
  const square = y * y + x * x;
  // Near zero the fraction is 0/0; two terms of its series are exact there.
  if (square < 1e-16) return { re: 1 - y / 2, im: -x / 2 };
  const decay = Math.exp(-y);
  const re = -Math.expm1(-y) + 2 * decay * Math.sin(x / 2) ** 2;
  const im = decay * Math.sin(x);
  return { re: (re * y + im * x) / square, im: (im * y - re * x) / square };
}
