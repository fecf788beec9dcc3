import { isPart } from '../../design.ts';
import { fieldsAlong, powersAlong } from './alongWaves.ts';
import { fastestKernel } from './fastestKernel.ts';
import { powersOnGrid, seriesLength } from './gridPowers.ts';
import { linearPhaseOf, phaseSettings, steepness, type LinearPhase } from './linearPhase.ts';
import { dropPower, setPower, throughPower, type RingPower } from './ringPower.ts';
import type { ComplexSpectrum, RingFieldSpectrum, RingSpectrum, SpectrumMemory } from './spectra.ts';
import type { Extent, SpectrumKernel } from './spectrumKernel.ts';
import type { RingCouplerPart, RingDesign, RingOperation, RingPoint, RingPort } from './table.ts';
import type { Turn } from './turn.ts';
import { uniformGridOf } from './uniformGrid.ts';

/** A ring by its scalar questions, which define its spectra. @internal */
export interface ScalarRing {
  readonly design: RingDesign;
  readonly turn: Turn;
  readonly transmission: (point: RingPoint) => number;
  readonly dropTransmission: (point: RingPoint) => number;
  readonly field: (point: RingPoint, output: RingPort) => { readonly re: number; readonly im: number };
}

/** What may be lost against the scalar functions on a uniform grid, of the 1e-10 that are promised. */
const allowance = 8e-11;
/** Rounding of the phase in the scalar functions and in the middle of a series, over the phase. */
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
  { into }: SpectrumMemory = {},
  kernel: SpectrumKernel = fastestKernel(),
): RingSpectrum {
  const { design, turn } = ring;
  const given = wavelengths instanceof Float64Array ? wavelengths : Float64Array.from(wavelengths);
  const result = into === undefined ? newSpectrum(design, given.length) : checkedMemory(design, given, into);
  const phase = given.length === 0 ? undefined : linearPhaseOf(design, turn, operation);
  if (phase === undefined) return powersByDefinition(ring, given, operation, result);
  if (!isConstant(design.coupler) || !isConstant(design.dropCoupler)) {
    return powersAlong(turn, given, operation, wavesOf(ring, given, operation, { phase, kernel }).sines, result);
  }
  const point = { ...operation, wavelength: given[0]! };
  const powers = [{ power: throughPower(turn, point), out: result.through }];
  // A ring that keeps all of its light has a pole.
  if (powers[0]!.power.d0 === 0) return powersByDefinition(ring, given, operation, result);
  if (result.drop !== undefined) powers.push({ power: dropPower(turn, point), out: result.drop });
  if (!onGrid(ring, given, operation, { phase, powers })) anywhere(ring, given, operation, { phase, kernel, powers });
  return result;
}

function newSpectrum(design: RingDesign, count: number): RingSpectrum {
  const through = new Float64Array(count);
  return design.dropCoupler === undefined ? { through } : { through, drop: new Float64Array(count) };
}

function checkedMemory(design: RingDesign, wavelengths: Float64Array, into: RingSpectrum): RingSpectrum {
  const hasDrop = design.dropCoupler !== undefined;
  if (hasDrop !== (into.drop !== undefined)) throw new RangeError(`ringModulator: into.drop must be ${hasDrop ? 'there' : 'absent'}, as in the ring`);
  for (const [name, memory] of Object.entries({ through: into.through, ...(into.drop && { drop: into.drop }) })) {
    if (memory.length !== wavelengths.length) {
      throw new RangeError(`ringModulator: into.${name}.length is ${memory.length}, must be that of the wavelengths, ${wavelengths.length}`);
    }
    if (memory.buffer === wavelengths.buffer) throw new RangeError(`ringModulator: into.${name} shares the memory of the wavelengths`);
  }
  return into;
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
  const { sines, cosines } = wavesOf(ring, given, operation, { phase, kernel });
  const through = { re: sines, im: cosines };
  const result =
    ring.design.dropCoupler === undefined
      ? { through }
      : { through, drop: { re: new Float64Array(given.length), im: new Float64Array(given.length) } };
  fieldsAlong(ring.turn, given, operation, result);
  return result;
}

function powersByDefinition(ring: ScalarRing, wavelengths: Float64Array, operation: RingOperation, result: RingSpectrum): RingSpectrum {
  const { through, drop } = result;
  const point = { ...operation, wavelength: 0 };
  for (let i = 0; i < wavelengths.length; i++) {
    point.wavelength = wavelengths[i]!;
    through[i] = ring.transmission(point);
    if (drop !== undefined) drop[i] = ring.dropTransmission(point);
  }
  return result;
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

/** Whether a coupler couples the same at all wavelengths that it allows. */
function isConstant(part: RingCouplerPart | undefined): boolean {
  if (part === undefined) return true;
  if (isPart(part)) return false;
  return !('wavelengthSlope' in part) || part.wavelengthSlope === 0;
}

interface PowerRun {
  readonly phase: LinearPhase;
  readonly kernel: SpectrumKernel;
  readonly powers: readonly { readonly power: RingPower; readonly out: Float64Array }[];
}

/** Works the powers out by series, if the wavelengths lie on a uniform grid and the lines of the ring are wide enough for it. */
function onGrid(ring: ScalarRing, wavelengths: Float64Array, operation: RingOperation, { phase, powers }: Omit<PowerRun, 'kernel'>): boolean {
  const count = wavelengths.length;
  if (count < leastPoints) return false;
  const first = wavelengths[0]!;
  const last = wavelengths[count - 1]!;
  // |dP/dφ| ≤ 0.65/(1 − x): the steepest slope of a Lorentzian line.
  const slope = (0.65 * steepness(phase, Math.min(first, last))) / Math.sqrt(powers[0]!.power.d0);
  // With steps well above its rounding a grid lies between its ends, so that these alone need the scalar checks.
  const tolerance = Math.min(allowance / slope - phaseRounding, Math.abs(last - first) / (4 * first * (count - 1)));
  if (!(tolerance >= gridRounding)) return false;
  const grid = uniformGridOf(wavelengths, tolerance);
  const length = grid && seriesLength(grid, phase);
  if (grid === undefined || length === undefined) return false;
  ring.transmission({ ...operation, wavelength: first });
  ring.transmission({ ...operation, wavelength: last });
  for (const { power, out } of powers) powersOnGrid(grid, phase, { power, length, out });
  return true;
}

function anywhere(ring: ScalarRing, wavelengths: Float64Array, operation: RingOperation, { phase, kernel, powers }: PowerRun): void {
  const settings = phaseSettings(phase);
  for (const { power, out } of powers) {
    setPower(settings, power);
    checkExtent(ring, operation, kernel.powers(settings, wavelengths, out));
  }
}

function wavesOf(
  ring: ScalarRing,
  wavelengths: Float64Array,
  operation: RingOperation,
  { phase, kernel }: Omit<PowerRun, 'powers'>,
): { readonly sines: Float64Array; readonly cosines: Float64Array } {
  const sines = new Float64Array(wavelengths.length);
  const cosines = new Float64Array(wavelengths.length);
  checkExtent(ring, operation, kernel.waves(phaseSettings(phase), wavelengths, sines, cosines));
  return { sines, cosines };
}

/** Throws as the scalar functions do for any of the wavelengths that a kernel has met. */
function checkExtent(ring: ScalarRing, operation: RingOperation, { least, largest, sum }: Extent): void {
  ring.transmission({ ...operation, wavelength: least });
  ring.transmission({ ...operation, wavelength: largest });
  // The extent passes over what is not a number, the sum does not.
  if (!(sum < Infinity)) ring.transmission({ ...operation, wavelength: sum });
}
