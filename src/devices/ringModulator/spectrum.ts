import { isPart } from '../../design.ts';
import { fieldsAlong, powersAlong } from './alongWaves.ts';
import { fastestKernel } from './fastestKernel.ts';
import { linearPhaseOf, loadPhase, phaseKind, steepness, type LinearPhase } from './linearPhase.ts';
import { chunk, setting, type SpectrumKernel } from './spectrumKernel.ts';
import type { RingCouplerPart, RingDesign, RingOperation, RingPoint, RingPort } from './table.ts';
import type { Turn } from './turn.ts';
import { blockOf, powersOnGrid, uniformGridOf } from './uniformGrid.ts';

/** Power at the outputs of a ring over power at its input, one entry a wavelength. */
export interface RingSpectrum {
  /** Behind the ring on the input bus. */
  readonly through: Float64Array;
  /** On the second bus; absent where the ring has none. */
  readonly drop?: Float64Array;
}

/** Real and imaginary parts of an amplitude, one entry a wavelength. */
export interface ComplexSpectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Field at the outputs of a ring over the field at its input, exp(+jωt), one entry a wavelength. */
export interface RingFieldSpectrum {
  /** Behind the ring on the input bus. */
  readonly through: ComplexSpectrum;
  /** On the second bus; absent where the ring has none. */
  readonly drop?: ComplexSpectrum;
}

/** A ring by its scalar questions, which define its spectra. @internal */
export interface ScalarRing {
  readonly design: RingDesign;
  readonly turn: Turn;
  readonly transmission: (point: RingPoint) => number;
  readonly dropTransmission: (point: RingPoint) => number;
  readonly field: (point: RingPoint, output: RingPort) => { readonly re: number; readonly im: number };
}

/** (n0 + n1 q)/(d0 + q) with q = scale sin²(φ/2). */
interface Power {
  readonly n0: number;
  readonly n1: number;
  readonly d0: number;
  readonly scale: number;
}

/** What may be lost against the scalar functions on a uniform grid, of the 1e-10 that are promised. */
const allowance = 8e-11;
/** Rounding of the phase in the scalar functions and in the middle of a block, over the phase. */
const phaseRounding = 1.5e-15;
/** Rounding of a grid that is meant to be uniform, over the wavelength. */
const gridRounding = 1e-15;
/** With fewer points the look at the grid costs more than it saves. */
const leastPoints = 256;

/** `RingModulator.spectrum`. @internal */
export function spectrumOf(
  ring: ScalarRing,
  wavelengths: ArrayLike<number>,
  operation: RingOperation,
  kernel: SpectrumKernel = fastestKernel(),
): RingSpectrum {
  const given = wavelengths instanceof Float64Array ? wavelengths : Float64Array.from(wavelengths);
  const phase = given.length === 0 ? undefined : linearPhaseOf(ring.design, ring.turn, operation);
  if (phase === undefined) return powersByDefinition(ring, given, operation);
  const { coupler, dropCoupler } = ring.design;
  if (!isConstant(coupler) || !isConstant(dropCoupler)) {
    const sines = new Float64Array(given.length);
    wavesOf(ring, given, operation, { phase, kernel, sines });
    return powersAlong(ring, given, operation, sines);
  }
  const [through, drop] = constantPowers(ring, { ...operation, wavelength: given[0]! });
  // Only a ring that keeps all of its light has a pole.
  if (through.d0 === 0) return powersByDefinition(ring, given, operation);
  const outputs = [{ power: through, out: new Float64Array(given.length) }];
  if (drop !== undefined) outputs.push({ power: drop, out: new Float64Array(given.length) });
  if (!onGrid(ring, given, operation, { phase, kernel, outputs })) anywhere(ring, given, operation, { phase, kernel, outputs });
  const [first, second] = outputs;
  return second === undefined ? { through: first!.out } : { through: first!.out, drop: second.out };
}

/** `RingModulator.fieldSpectrum`. @internal */
export function fieldSpectrumOf(
  ring: ScalarRing,
  wavelengths: ArrayLike<number>,
  operation: RingOperation,
  kernel: SpectrumKernel = fastestKernel(),
): RingFieldSpectrum {
  const given = wavelengths instanceof Float64Array ? wavelengths : Float64Array.from(wavelengths);
  const phase = given.length === 0 ? undefined : linearPhaseOf(ring.design, ring.turn, operation);
  if (phase === undefined) return fieldsByDefinition(ring, given, operation);
  const sines = new Float64Array(given.length);
  const cosines = new Float64Array(given.length);
  wavesOf(ring, given, operation, { phase, kernel, sines, cosines });
  return fieldsAlong(ring, given, operation, { sines, cosines });
}

function powersByDefinition(ring: ScalarRing, wavelengths: Float64Array, operation: RingOperation): RingSpectrum {
  const point = { ...operation, wavelength: 0 };
  const along = (power: (point: RingPoint) => number): Float64Array =>
    wavelengths.map((wavelength) => {
      point.wavelength = wavelength;
      return power(point);
    });
  const through = along(ring.transmission);
  return ring.design.dropCoupler === undefined ? { through } : { through, drop: along(ring.dropTransmission) };
}

function fieldsByDefinition(ring: ScalarRing, wavelengths: Float64Array, operation: RingOperation): RingFieldSpectrum {
  const point = { ...operation, wavelength: 0 };
  const along = (output: RingPort): ComplexSpectrum => {
    const re = new Float64Array(wavelengths.length);
    const im = new Float64Array(wavelengths.length);
    wavelengths.forEach((wavelength, i) => {
      point.wavelength = wavelength;
      ({ re: re[i], im: im[i] } = ring.field(point, output));
    });
    return { re, im };
  };
  const through = along({ port: 'through' });
  return ring.design.dropCoupler === undefined ? { through } : { through, drop: along({ port: 'drop' }) };
}

function isConstant(part: RingCouplerPart | undefined): boolean {
  if (part === undefined) return true;
  if (isPart(part)) return false;
  const record = part as Exclude<RingCouplerPart, { powerCoupling(wavelength: number): number }>;
  return record.kind !== 'directional' || record.wavelengthSlope === 0;
}

/** Through and drop of a ring whose couplings do not change with wavelength. */
function constantPowers({ design, turn }: ScalarRing, point: RingPoint): readonly [Power, Power?] {
  const k1 = turn.inputCoupling(point.wavelength);
  const k2 = turn.dropCoupling(point.wavelength);
  const turnAmplitude = turn.amplitude(point);
  const [kept, dropKept] = turn.couplerTransmission;
  const r = Math.sqrt(1 - k1);
  const a = Math.sqrt(1 - k2) * turnAmplitude;
  const x = a * r;
  const through = { n0: kept * (a - r) * (a - r), n1: kept, d0: (1 - x) * (1 - x), scale: 4 * x };
  if (design.dropCoupler === undefined) return [through];
  const y = Math.sqrt((1 - k1) * (1 - k2)) * turnAmplitude;
  return [through, { n0: k1 * k2 * Math.sqrt(kept * dropKept) * turnAmplitude, n1: 0, d0: (1 - y) * (1 - y), scale: 4 * y }];
}

interface Run {
  readonly phase: LinearPhase;
  readonly kernel: SpectrumKernel;
}

interface PowerRun extends Run {
  readonly outputs: readonly { readonly power: Power; readonly out: Float64Array }[];
}

function loadPower({ settings }: SpectrumKernel, { n0, n1, d0, scale }: Power): void {
  settings[setting.n0] = n0;
  settings[setting.n1] = n1;
  settings[setting.d0] = d0;
  settings[setting.scale] = scale;
}

/** Works the powers out by series where the wavelengths lie on a uniform grid, and the ring's lines are wide enough for it. */
function onGrid(ring: ScalarRing, wavelengths: Float64Array, operation: RingOperation, { phase, kernel, outputs }: PowerRun): boolean {
  const count = wavelengths.length;
  if (count < leastPoints) return false;
  const first = wavelengths[0]!;
  const last = wavelengths[count - 1]!;
  const steepest = steepness(phase, Math.min(first, last));
  // |dP/dφ| ≤ 0.65/(1 − x), which is the slope of a Lorentzian line at its steepest.
  const forPhase = (allowance * Math.sqrt(outputs[0]!.power.d0)) / (0.65 * steepest) - phaseRounding;
  // A grid that is truly rising or falling lies between its ends.
  const forOrder = Math.abs(last - first) / (4 * first * (count - 1));
  const tolerance = Math.min(forPhase, forOrder);
  if (!(tolerance >= gridRounding)) return false;
  const grid = uniformGridOf(wavelengths, tolerance, kernel);
  const block = grid && blockOf(grid, count, phase);
  if (grid === undefined || block === undefined) return false;
  ring.transmission({ ...operation, wavelength: first });
  ring.transmission({ ...operation, wavelength: last });
  for (const { power, out } of outputs) {
    loadPower(kernel, power);
    powersOnGrid(grid, phase, block, kernel, out);
  }
  return true;
}

function anywhere(ring: ScalarRing, wavelengths: Float64Array, operation: RingOperation, { phase, kernel, outputs }: PowerRun): void {
  const kind = phaseKind(phase);
  loadPhase(kernel, phase);
  for (let from = 0; from < wavelengths.length; from += chunk) {
    const part = wavelengths.subarray(from, from + chunk);
    kernel.input.set(part);
    for (const { power, out } of outputs) {
      loadPower(kernel, power);
      kernel.powers(part.length, kind);
      out.set(part.length === chunk ? kernel.sines : kernel.sines.subarray(0, part.length), from);
    }
  }
  checkExtent(ring, operation, kernel);
}

function wavesOf(
  ring: ScalarRing,
  wavelengths: Float64Array,
  operation: RingOperation,
  { phase, kernel, sines, cosines }: Run & { readonly sines: Float64Array; readonly cosines?: Float64Array },
): void {
  loadPhase(kernel, phase);
  for (let from = 0; from < wavelengths.length; from += chunk) {
    const part = wavelengths.subarray(from, from + chunk);
    kernel.input.set(part);
    kernel.waves(part.length);
    sines.set(kernel.sines.subarray(0, part.length), from);
    cosines?.set(kernel.cosines.subarray(0, part.length), from);
  }
  checkExtent(ring, operation, kernel);
}

/** Throws as the scalar functions do, for all wavelengths that the kernel has met. */
function checkExtent(ring: ScalarRing, operation: RingOperation, { extent }: SpectrumKernel): void {
  const [least, largest, sum] = extent as unknown as readonly [number, number, number];
  ring.transmission({ ...operation, wavelength: least });
  ring.transmission({ ...operation, wavelength: largest });
  if (!(sum < Infinity)) ring.transmission({ ...operation, wavelength: sum });
}
