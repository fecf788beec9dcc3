import { speedOfLight } from '../../constants.ts';
import { digits, inRange } from '../../errors.ts';
import type { Field, LaggingInTime, LaggingRun } from '../../light.ts';
import { allFinite } from '../../numerics/allFinite.ts';
import { type ImpulseResponse, shortResponse } from '../../numerics/shortResponse.ts';
import { type ComplexSlide, complexSlide } from '../../numerics/slidingFilter.ts';

/** What of a fiber acts on a field. @internal */
export interface FiberLine {
  readonly length: number;
  readonly zeroDispersionWavelength: number;
  readonly dispersionSlope: number;
  /** Power that passes. */
  readonly transmission: number;
  readonly wavelengthRange: readonly [number, number];
}

const who = 'fiber';
/** Samples over which the delay of a field may spread to either side. */
const longest = 2 ** 15;

/** A fiber in time, in a frame that moves with the carrier. @internal */
export function fiberInTime(line: FiberLine): LaggingInTime<Field, Field> {
  const open = (): LaggingRun<Field, Field> => {
    let first: Field | undefined;
    let slide: ComplexSlide | undefined;
    let taken = 0;
    let over = false;
    return {
      run: (block) => {
        if (over) throw new RangeError(`${who}: the run is over`);
        checkBlock(line, block, first, taken);
        first ??= block;
        slide ??= complexSlide(impulseOf(line, block));
        taken += block.re.length;
        const [re, im] = slide.run(block.re, block.im);
        return { sampleRate: block.sampleRate, wavelength: block.wavelength, re, im };
      },
      end: () => {
        if (over) throw new RangeError(`${who}: the run is over`);
        if (first === undefined) throw new RangeError(`${who}: the run ends without a field`);
        over = true;
        const [re, im] = slide!.end();
        return { sampleRate: first.sampleRate, wavelength: first.wavelength, re, im };
      },
    };
  };
  const stage = (field: Field): Field => {
    const run = open();
    const settled = run.run(field);
    const rest = run.end();
    return { ...settled, re: joined(settled.re, rest.re), im: joined(settled.im, rest.im) };
  };
  return Object.assign(stage, { open });
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const whole = new Float64Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function checkBlock({ wavelengthRange }: FiberLine, { sampleRate, wavelength, re, im }: Field, first: Field | undefined, taken: number): void {
  inRange(who, 'sampleRate', sampleRate, 'Hz', 1, 1e14);
  inRange(who, 'wavelength', wavelength, 'm', ...wavelengthRange);
  if (re.length !== im.length) throw new RangeError(`${who}: field has ${re.length} real and ${im.length} imaginary parts`);
  if (first !== undefined && (first.wavelength !== wavelength || first.sampleRate !== sampleRate)) {
    throw new RangeError(
      `${who}: block at ${digits(wavelength)} m and ${digits(sampleRate)} Hz, the first at ${digits(first.wavelength)} m and ${digits(first.sampleRate)} Hz`,
    );
  }
  if (allFinite(re) && allFinite(im)) return;
  for (let i = 0; i < re.length; i++) {
    if (!(Math.abs(re[i]!) + Math.abs(im[i]!) < Infinity)) throw new RangeError(`${who}: field is not a finite number at sample ${taken + i}`);
  }
}

function impulseOf(line: FiberLine, { sampleRate, wavelength }: Field): ImpulseResponse {
  const { length, transmission, zeroDispersionWavelength, dispersionSlope } = line;
  const share = (sampleRate * wavelength) / speedOfLight;
  // φ = (L S0 ω/8) [(λ0⁴/λ²)(x² + x³/3) − λ² x²/(1 + x)], x the part of the carrier frequency: the integral of the delay of G.652.
  const below = zeroDispersionWavelength ** 4 / wavelength ** 2;
  const above = wavelength ** 2;
  const scale = (length * dispersionSlope * Math.PI * speedOfLight) / (4 * wavelength);
  const amplitude = Math.sqrt(transmission);
  let spread = 0;
  for (let i = -32; i <= 32; i++) {
    const x = (share * i) / 64;
    const delay = ((length * dispersionSlope) / 8) * (below * (2 * x + x * x) - (above * x * (2 + x)) / (1 + x) ** 2);
    spread = Math.max(spread, Math.abs(delay) * sampleRate);
  }
  if (spread > longest) {
    throw new RangeError(`${who}: delay spreads over ${digits(spread)} samples within the band of ${digits(sampleRate)} Hz, must be at most ${longest}`);
  }
  return shortResponse((out, frequency) => {
    const x = share * frequency;
    const phase = scale * x * x * (below * (1 + x / 3) - above / (1 + x));
    out[0] = amplitude * Math.cos(phase);
    out[1] = -amplitude * Math.sin(phase);
  }, { settled: Math.ceil(spread) + 8, fall: 64 });
}
