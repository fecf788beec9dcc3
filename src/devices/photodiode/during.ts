import { elementaryCharge } from '../../constants.ts';
import { digits, inRange } from '../../errors.ts';
import type { Field, InTime, Run, Waveform } from '../../light.ts';
import { checkSeed, normalNoise } from '../../numerics/normalNoise.ts';
import { detected, type DetectKernel, plainDetect } from './detectKernel.ts';
import { detectInWasm } from './detectWasm.ts';

/** Noise of a photodiode and its amplifier in time. */
export interface PhotodiodeNoise {
  /** Input-referred noise current of the amplifier, A/√Hz, 0 to 1e-6; 0 leaves shot noise alone. */
  readonly noiseDensity: number;
  /** Whole number, 0 to 2^53 − 1. */
  readonly seed: number;
  /** Whole number, 0 to 2^53 − 1: one a lane. */
  readonly stream: number;
}

/** How a photodiode runs in time. */
export interface PhotodiodeTimeOperation {
  /**
   * Shot noise of the momentary current and noise of the amplifier, white up to half the sample rate, behind the pole of the diode; or none.
   */
  readonly noise: PhotodiodeNoise | 'none';
  /** `onePole`, if absent: the bandwidth of the design; `none`: the current follows the light at once. */
  readonly response?: 'onePole' | 'none';
  /** Photocurrent that strong light approaches, A, 1e-6 to 10: at that current by the responsivity, half is left. No saturation if absent. */
  readonly saturationCurrent?: number;
}

/** What is needed of a photodiode in steady state. @internal */
export interface DiodeLaw {
  readonly design: { readonly responsivity: number; readonly darkCurrent: number; readonly bandwidth: number };
  quantumEfficiency(point: { readonly wavelength: number }): number;
}

const who = 'photodiode';

/** @internal */
export function photodiodeInTime(law: DiodeLaw, operation: PhotodiodeTimeOperation): InTime<Field, Waveform> {
  const { noise, response = 'onePole', saturationCurrent } = operation;
  if (response !== 'onePole' && response !== 'none') {
    throw new RangeError(`${who}: response is ${JSON.stringify(response)}, must be onePole or none`);
  }
  if (saturationCurrent !== undefined) inRange(who, 'saturationCurrent', saturationCurrent, 'A', 1e-6, 10);
  if (noise !== 'none') {
    inRange(who, 'noise.noiseDensity', noise.noiseDensity, 'A/√Hz', 0, 1e-6);
    checkSeed(who, noise);
  }
  const open = (): Run<Field, Waveform> => {
    let first: Field | undefined;
    let taken = 0;
    const kernel = detectInWasm((globalThis as { readonly WebAssembly?: unknown }).WebAssembly) ?? plainDetect();
    const source = noise === 'none' ? undefined : normalNoise(who, noise);
    return {
      run: (block) => {
        const { sampleRate, wavelength, re, im } = block;
        if (re.length !== im.length) throw new RangeError(`${who}: field has ${re.length} real and ${im.length} imaginary parts`);
        if (first === undefined) writeWeights(kernel.weights, law, operation, block);
        else if (first.sampleRate !== sampleRate || first.wavelength !== wavelength) {
          throw new RangeError(
            `${who}: block at ${digits(wavelength)} m and ${digits(sampleRate)} Hz, the first at ${digits(first.wavelength)} m and ${digits(first.sampleRate)} Hz`,
          );
        }
        first ??= block;
        const samples = new Float64Array(re.length);
        if (taken === 0 && re.length > 0) stand(kernel, re[0]!, im[0]!);
        for (let at = 0; at < re.length; ) {
          const place = (taken + at) % detected;
          const count = Math.min(detected - place, re.length - at);
          kernel.re.set(re.subarray(at, at + count));
          kernel.im.set(im.subarray(at, at + count));
          if (source !== undefined) {
            if (place === 0) source.draw();
            kernel.deviates.set(source.deviates.subarray(place, place + count));
          }
          kernel.detect(count);
          // What is not finite stays in the state.
          if (!Number.isFinite(kernel.state[2]! + kernel.state[3]!)) refuse(block, at, taken);
          samples.set(kernel.out.subarray(0, count), at);
          at += count;
        }
        taken += re.length;
        return { sampleRate, samples };
      },
    };
  };
  return Object.assign((field: Field) => open().run(field), { open });
}

function writeWeights(weights: Float64Array, law: DiodeLaw, { noise, response, saturationCurrent }: PhotodiodeTimeOperation, { sampleRate, wavelength }: Field): void {
  const { responsivity, darkCurrent, bandwidth } = law.design;
  inRange(who, 'sampleRate', sampleRate, 'Hz', 1, 1e18);
  law.quantumEfficiency({ wavelength });
  if (response !== 'none' && bandwidth > sampleRate / 2) {
    throw new RangeError(`${who}: bandwidth is ${digits(bandwidth)} Hz, above half the sample rate, ${digits(sampleRate / 2)} Hz; response 'none' leaves it out`);
  }
  // A pole between straight lines.
  const samples = sampleRate / (2 * Math.PI * bandwidth);
  const kept = response === 'none' ? 0 : Math.exp(-1 / samples);
  const mean = response === 'none' ? 0 : -samples * Math.expm1(-1 / samples);
  const [steady, perCurrent] = noise === 'none' ? [0, 0] : [(noise.noiseDensity ** 2 * sampleRate) / 2, elementaryCharge * sampleRate];
  // What the older and the newer end of a step give.
  const [older, newer] = [mean - kept, 1 - mean];
  const bend = saturationCurrent === undefined ? 0 : 1 / saturationCurrent;
  weights.set([kept * kept, newer, older + kept * newer, kept * older, responsivity, bend, darkCurrent, steady, perCurrent]);
}

function stand({ weights, state }: DetectKernel, re: number, im: number): void {
  const current = weights[4]! * (re * re + im * im);
  state.fill(current / (1 + current * weights[5]!));
}

function refuse({ re, im }: Field, from: number, taken: number): never {
  let i = from;
  while (i < re.length - 1 && Number.isFinite(re[i]! ** 2 + im[i]! ** 2)) i++;
  throw new RangeError(`${who}: field is ${re[i]} + j ${im[i]} at sample ${taken + i}, must be finite`);
}
