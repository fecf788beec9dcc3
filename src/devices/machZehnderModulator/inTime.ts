import { check } from '../../design.ts';
import { digits, inRange } from '../../errors.ts';
import type { Field, InTime, Run, Waveform } from '../../light.ts';
import { chebyshevCoefficients, chebyshevPoints, chebyshevSum } from '../../numerics/chebyshev.ts';
import { type ImpulseResponse, shortResponse } from '../../numerics/shortResponse.ts';
import { realSlide } from '../../numerics/slidingFilter.ts';
import { driveResponse } from './response.ts';
import type { MachZehnderArms, SteadyMachZehnder } from './steady.ts';
import { machZehnderOperationTable, type MachZehnderDrivePoint, type MachZehnderOperation } from './table.ts';

/** How a Mach-Zehnder modulator is driven in time. */
export interface MachZehnderTimeDrive
  extends Omit<MachZehnderOperation, 'voltage' | 'bias'>, Pick<MachZehnderDrivePoint, 'sourceResistance' | 'driverBandwidth'> {
  /** Voltage of the driver before its bandwidth, V. */
  readonly voltage: Waveform;
  /** Bias phase, rad: a number, or a waveform of the same rate and length while it drifts. */
  readonly bias: number | Waveform;
}

const who = 'machZehnderModulator';
/** Terms of the curves of both arms' light over the voltage: they follow a phase of some π to rounding. */
const terms = 28;

/** @internal */
export function machZehnderInTime(modulator: SteadyMachZehnder & MachZehnderArms, drive: MachZehnderTimeDrive): InTime<Field, Field> {
  const { voltage, bias, sourceResistance, driverBandwidth, ...held } = drive;
  const { sampleRate, samples } = voltage;
  inRange(who, 'voltage.sampleRate', sampleRate, 'Hz', 1, 1e18);
  inRange(who, 'voltage.samples.length', samples.length, '1', 1, 2 ** 40);
  const phase = phaseOf(bias, voltage);
  for (let i = 0; i < samples.length; i++) {
    if (!Number.isFinite(samples[i]!)) throw new RangeError(`${who}: voltage is ${samples[i]!} V at sample ${i}, must be finite`);
  }
  const operation = check(who, machZehnderOperationTable, { ...held, voltage: 0, bias: 0 });
  const point = {
    junctionBias: operation.junctionBias,
    ...(sourceResistance === undefined ? {} : { sourceResistance }),
    ...(driverBandwidth === undefined ? {} : { driverBandwidth }),
  };
  const driven = filtered(voltage, (frequency) => driveResponse(modulator.design, modulator.guide, { ...point, frequency }));
  const span = rangeOf(driven);
  checkArms(modulator, operation, span);
  const open = (): Run<Field, Field> => {
    let curves: readonly Float64Array[] | undefined;
    let wavelength = 0;
    let taken = 0;
    return {
      run: (field) => {
        const count = field.re.length;
        if (field.sampleRate !== sampleRate) throw new RangeError(`${who}: field has ${digits(field.sampleRate)} samples per second, voltage ${digits(sampleRate)}`);
        if (field.im.length !== count) throw new RangeError(`${who}: re has ${count} samples and im ${field.im.length}, must be as many`);
        if (taken + count > samples.length) throw new RangeError(`${who}: field has ${taken + count} samples, more than the ${samples.length} of the voltage`);
        if (curves === undefined) {
          ({ wavelength } = field);
          curves = curvesOf(modulator, { ...operation, wavelength }, span);
        }
        if (field.wavelength !== wavelength) throw new RangeError(`${who}: wavelength of a block is ${digits(field.wavelength)} m, that of the first ${digits(wavelength)} m`);
        const out = passed(field, driven, phase, taken, curves, span);
        taken += count;
        return out;
      },
    };
  };
  return Object.assign((field: Field) => open().run(field), { open });
}

function phaseOf(bias: number | Waveform, voltage: Waveform): number | Float64Array {
  const [low, high] = machZehnderOperationTable.bias.range;
  if ((bias as unknown) === undefined) throw new RangeError(`${who}: bias is missing, must be a phase in rad or a waveform of it`);
  if (typeof bias === 'number') {
    inRange(who, 'bias', bias, 'rad', low, high);
    return bias;
  }
  if (bias.sampleRate !== voltage.sampleRate || bias.samples.length !== voltage.samples.length) {
    throw new RangeError(
      `${who}: bias has ${bias.samples.length} samples at ${digits(bias.sampleRate)} Hz, voltage ${voltage.samples.length} at ${digits(voltage.sampleRate)} Hz`,
    );
  }
  for (let i = 0; i < bias.samples.length; i++) {
    if (!(bias.samples[i]! >= low && bias.samples[i]! <= high)) inRange(who, `bias at sample ${i}`, bias.samples[i]!, 'rad', low, high);
  }
  return bias.samples;
}

/** The voltage behind a response, cut where it is dead. */
function filtered({ sampleRate, samples }: Waveform, response: (frequency: number) => { readonly re: number; readonly im: number }): Float64Array {
  const settled = settledOf(response, sampleRate);
  const impulse = shortResponse(
    (out, frequency) => {
      const { re, im } = response(Math.abs(frequency) * sampleRate);
      out[0] = re;
      out[1] = frequency < 0 ? -im : im;
    },
    { settled, fall: 64 },
  );
  const slide = realSlide(standing(impulse));
  const first = slide.run(samples);
  const out = new Float64Array(samples.length);
  out.set(first);
  out.set(slide.end(), first.length);
  return out;
}

/**
 * The same impulse response with a sum of 1. Loss that grows with the root of the frequency has a tail that no cut ends: below some sampleRate/reach it bends, and a standing voltage would
 * be off by what the tail held. That is given back over the whole length.
 */
function standing({ re, im, reach }: ImpulseResponse): ImpulseResponse {
  let sum = 0;
  for (let i = 0; i < re.length; i++) sum += re[i]!;
  return { re: re.map((x, i) => x + ((1 - sum) / (reach + 1)) * Math.cos((Math.PI * (i - reach)) / (2 * reach + 2)) ** 2), im, reach };
}

/**
 * Samples to either side that hold the impulse: so many that the response is nearly straight between the frequencies that they resolve, but for the lowest, where the
 * root of the frequency bends at any scale.
 */
function settledOf(response: (frequency: number) => { readonly re: number; readonly im: number }, sampleRate: number): number {
  for (let count = 128; count <= 2 ** 14; count *= 2) {
    const at = (k: number): { readonly re: number; readonly im: number } => response((k / (2 * count)) * sampleRate);
    let largest = 0;
    // At most some 256 places: what ripples does so everywhere.
    for (let k = lowest; k < count; k += Math.max(1, Math.floor(Math.min(k / 16, count / 128)))) {
      const [a, b, c] = [at(k), at(k + 0.5), at(k + 1)];
      largest = Math.max(largest, Math.hypot(a.re - 2 * b.re + c.re, a.im - 2 * b.im + c.im));
    }
    if (largest < straight) return count;
  }
  throw new RangeError(`${who}: voltage.sampleRate is ${digits(sampleRate)} Hz, too high for a response that lasts over 16384 samples`);
}

const lowest = 4;
const straight = 2e-4;

function rangeOf(samples: Float64Array): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < samples.length; i++) {
    if (samples[i]! < low) low = samples[i]!;
    if (samples[i]! > high) high = samples[i]!;
  }
  // A little room, so that a standing voltage has an interval too.
  const room = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
  return [low - room, high + room];
}

function checkArms({ guide }: MachZehnderArms, { junctionBias, drive }: Omit<MachZehnderOperation, 'voltage'>, [low, high]: readonly [number, number]): void {
  const [least, most] = guide.voltageRange;
  const arms = drive === 'single' ? [low, high] : [low / 2, high / 2, -low / 2, -high / 2];
  for (const arm of arms) {
    const at = junctionBias + arm;
    if (!(at >= least && at <= most)) {
      throw new RangeError(`${who}: voltage brings an arm to ${digits(at)} V, outside ${digits(least)} to ${digits(most)} V of the junction`);
    }
  }
}

/** Re and im of both arms' light as Chebyshev sums over the voltage, the phase of arm 1 without drive taken out. */
function curvesOf(modulator: MachZehnderArms, point: Omit<MachZehnderOperation, 'voltage'> & { readonly wavelength: number }, [low, high]: readonly [number, number]): readonly Float64Array[] {
  const rows = Array.from(chebyshevPoints(low, high, terms), (voltage) => modulator.armFields({ ...point, voltage }));
  return [0, 1, 2, 3].map((i) => chebyshevCoefficients(rows.map((row) => row[i]!)));
}

function passed(
  field: Field,
  driven: Float64Array,
  phase: number | Float64Array,
  start: number,
  curves: readonly Float64Array[],
  [low, high]: readonly [number, number],
): Field {
  const [oneRe, oneIm, otherRe, otherIm] = curves as [Float64Array, Float64Array, Float64Array, Float64Array];
  const re = new Float64Array(field.re.length);
  const im = new Float64Array(field.re.length);
  const still = typeof phase === 'number';
  // Half of the bias turns either arm, as in the standing modulator.
  let cosine = still ? Math.cos(phase / 2) : 0;
  let sine = still ? Math.sin(phase / 2) : 0;
  for (let i = 0; i < re.length; i++) {
    const voltage = driven[start + i]!;
    if (!still) {
      cosine = Math.cos(phase[start + i]! / 2);
      sine = Math.sin(phase[start + i]! / 2);
    }
    const a = chebyshevSum(oneRe, low, high, voltage);
    const b = chebyshevSum(oneIm, low, high, voltage);
    const c = chebyshevSum(otherRe, low, high, voltage);
    const d = chebyshevSum(otherIm, low, high, voltage);
    const hr = (a + c) * cosine + (d - b) * sine;
    const hi = (b + d) * cosine + (a - c) * sine;
    re[i] = hr * field.re[i]! - hi * field.im[i]!;
    im[i] = hr * field.im[i]! + hi * field.re[i]!;
  }
  return { sampleRate: field.sampleRate, wavelength: field.wavelength, re, im };
}
