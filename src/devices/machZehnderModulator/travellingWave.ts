import { speedOfLight } from '../../constants.ts';
import { digits, inRange } from '../../errors.ts';
import { findRoot } from '../../numerics/roots.ts';

/** A travelling-wave electrode. */
export interface Electrode {
  /** Length along which the wave and the light interact, m. */
  readonly length: number;
  /** Loss of the electrical wave at `lossFrequency`; it grows with the root of the frequency (skin effect). */
  readonly lossDbPerMeter: number;
  /** Frequency at which that loss holds, Hz. */
  readonly lossFrequency: number;
  /** Index of the electrical wave minus group index of the light. */
  readonly indexMismatch: number;
  /** Equal parts, each with a driver of its own that waits for the light, 1 to 64; one if absent. */
  readonly segments?: number;
  /** Matched at both ends if absent. */
  readonly termination?: Termination;
}

/** What an electrode hangs on. Its impedances are real and do not depend on frequency. */
export interface Termination {
  /** Index of the electrical wave, 1 to 30. */
  readonly electricalIndex: number;
  /** Characteristic impedance of the electrode, ohm, 1 to 1000. */
  readonly impedance: number;
  /** Impedance of the driver, ohm, 0 to 1e5. */
  readonly sourceImpedance: number;
  /** Impedance at the far end, ohm, 1e-3 to 1e9. */
  readonly loadImpedance: number;
}

/** Where the velocity mismatch alone brings sin(x)/x to 1/√2: x = π f Δn L/c. */
const mismatchAngle = 1.3915573782515096;
/** Where the loss alone brings (1 − e^{−y})/y to 1/√2, nepers: 6.41 dB. */
const lossNepers = 0.7383757614039218;
const dbPerNeper = 20 / Math.LN10;

interface Complex {
  readonly re: number;
  readonly im: number;
}

/**
 * Drive that the light sees, averaged along the electrode, over that at low frequency: of a matched one (1 − e^{−gL})/(gL),
 * g = α + j 2π f Δn/c, α in nepers of amplitude; of another with the wave that returns from its end, and all that goes back and forth between its ends. Length 0 to 1 m, loss 0 to
 * 1e5 dB/m, frequencies to 1e13 Hz.
 *
 * @throws RangeError outside that, or for an index mismatch beyond ±20. [Alferness1982; Ghione2009, ch. 6]
 */
export function travellingWaveResponse(electrode: Electrode & { /** Hz. */ readonly frequency: number }): Complex {
  const { frequency } = electrode;
  inRange('travellingWaveResponse', 'frequency', frequency, 'Hz', 0, 1e13);
  return responseAt(checked('travellingWaveResponse', electrode), frequency);
}

/**
 * Lowest frequency at which that drive falls to 1/√2, −3 dB electrical, Hz; with an electrical pole of time constant `time` (s) behind it and one of
 * `driverTime` before it.
 *
 * @throws RangeError as above, and where neither loss nor mismatch nor reflection nor pole limits the electrode up to
 * 1e13 Hz or a thousand ripples of its reflections. [Alferness1982]
 */
export function travellingWaveBandwidth(electrode: Electrode, { time = 0, driverTime = 0 }: { readonly time?: number; readonly driverTime?: number } = {}): number {
  const line = checked('travellingWaveBandwidth', electrode);
  inRange('travellingWaveBandwidth', 'time', time, 's', 0, 1);
  inRange('travellingWaveBandwidth', 'driverTime', driverTime, 's', 0, 1);
  const excess = (frequency: number): number => {
    const { re, im } = responseAt(line, frequency);
    const poles = Math.hypot(1, 2 * Math.PI * frequency * time) * Math.hypot(1, 2 * Math.PI * frequency * driverTime);
    return Math.hypot(re, im) / poles - Math.SQRT1_2;
  };
  const matched = Math.min((2 * mismatchAngle) / Math.abs(line.angle), (lossNepers / line.nepers) ** 2, 1 / (2 * Math.PI * Math.max(time, driverTime)));
  if (line.termination === undefined) {
    if (!(matched < Infinity)) throw unlimited(Infinity);
    // Each limit alone is reached at its own frequency; together they can only come sooner.
    return matched * findRoot((share) => excess(share * matched), 0, 1 + 1e-9);
  }
  // Loss and poles bend within octaves, reflections ripple with a period of c/(2nL): steps of an eighth of the way so far, from the matched limit on, and of a
  // 32nd of a ripple, a thousand ripples far.
  const { electricalIndex } = line.termination;
  const ripple = Math.min(speedOfLight / (64 * electricalIndex * line.length), 1e13);
  const last = Math.min(1e13, 32768 * ripple);
  for (let from = 0; from < last; ) {
    const to = from + Math.min(ripple, Math.max(matched, from) / 8);
    if (excess(to) <= 0) return findRoot(excess, from, to);
    from = to;
  }
  throw unlimited(last);
}

function unlimited(frequency: number): RangeError {
  return new RangeError(`travellingWaveBandwidth: neither loss nor mismatch nor reflection nor a pole limits the electrode up to ${digits(frequency)} Hz`);
}

/** An electrode, or one of its parts, in what the response needs. */
interface Line {
  readonly length: number;
  /** Nepers at 1 Hz; they grow with the root of the frequency. */
  readonly nepers: number;
  /** Radians of mismatch at 1 Hz. */
  readonly angle: number;
  readonly termination?: Termination;
}

function checked(who: string, electrode: Electrode): Line {
  const { length, lossDbPerMeter, lossFrequency, indexMismatch, segments = 1, termination } = electrode;
  inRange(who, 'length', length, 'm', 0, 1);
  inRange(who, 'lossDbPerMeter', lossDbPerMeter, 'dB/m', 0, 1e5);
  inRange(who, 'lossFrequency', lossFrequency, 'Hz', 1, 1e13);
  inRange(who, 'indexMismatch', indexMismatch, '1', -20, 20);
  inRange(who, 'segments', segments, '1', 1, 64);
  const part = length / segments;
  const line = {
    length: part,
    nepers: ((lossDbPerMeter / dbPerNeper) * part) / Math.sqrt(lossFrequency),
    angle: (2 * Math.PI * indexMismatch * part) / speedOfLight,
  };
  if (termination === undefined) return line;
  inRange(who, 'termination.electricalIndex', termination.electricalIndex, '1', 1, 30);
  inRange(who, 'termination.impedance', termination.impedance, 'ohm', 1, 1000);
  inRange(who, 'termination.sourceImpedance', termination.sourceImpedance, 'ohm', 0, 1e5);
  inRange(who, 'termination.loadImpedance', termination.loadImpedance, 'ohm', 1e-3, 1e9);
  return { ...line, termination };
}

function responseAt({ length, nepers, angle, termination }: Line, frequency: number): Complex {
  const y = nepers * Math.sqrt(frequency);
  const x = angle * frequency;
  const forward = averagedDrive(y, x);
  if (termination === undefined) return forward;
  const { electricalIndex, impedance, sourceImpedance, loadImpedance } = termination;
  const load = (loadImpedance - impedance) / (loadImpedance + impedance);
  const source = (sourceImpedance - impedance) / (sourceImpedance + impedance);
  // The returning wave runs against the light: its phase gains that of both, x' = 2π f (n + n_g) L/c.
  const turn = (2 * Math.PI * electricalIndex * length * frequency) / speedOfLight;
  const against = averagedDrive(y, 2 * turn - x);
  // e^{−γL} e^{jβL}, with which it sets out where the light leaves: then it is averaged from there backwards.
  const sets = exponential(-y, -x);
  const back = times(sets, against);
  const round = exponential(-2 * y, -2 * turn);
  const sum = { re: forward.re + load * back.re, im: forward.im + load * back.im };
  const loop = { re: 1 - source * load * round.re, im: -source * load * round.im };
  const square = loop.re * loop.re + loop.im * loop.im;
  const all = times(sum, { re: loop.re / square, im: -loop.im / square });
  const still = (1 + load) / (1 - source * load);
  return { re: all.re / still, im: all.im / still };
}

function exponential(re: number, im: number): Complex {
  const size = Math.exp(re);
  return { re: size * Math.cos(im), im: size * Math.sin(im) };
}

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

/** (1 − e^{−(y+jx)})/(y+jx). */
function averagedDrive(y: number, x: number): Complex {
  const square = y * y + x * x;
  // Near zero the fraction is 0/0; two terms of its series are exact there.
  if (square < 1e-16) return { re: 1 - y / 2, im: -x / 2 };
  const decay = Math.exp(-y);
  const re = -Math.expm1(-y) + 2 * decay * Math.sin(x / 2) ** 2;
  const im = decay * Math.sin(x);
  return { re: (re * y + im * x) / square, im: (im * y - re * x) / square };
}
