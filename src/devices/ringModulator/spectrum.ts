import { isPart } from '../../design.ts';
import { fieldsAlong } from './alongWaves.ts';
import { fastestKernel } from './fastestKernel.ts';
import { powersOfSeries, seriesLength } from './gridPowers.ts';
import { linearPhaseOf, type LinearPhase } from './linearPhase.ts';
import { dropPower, throughPower, type RingPower } from './ringPower.ts';
import type { ComplexSpectrum, RingFieldSpectrum, RingSpectrum, SpectrumMemory } from './spectra.ts';
import * as setting from './kernelSettings.ts';
import { chunk, type SpectrumKernel, type Stretch } from './spectrumKernel.ts';
import type { RingCouplerPart, RingDesign, RingOperation, RingPoint, RingPort } from './table.ts';
import type { Turn } from './turn.ts';
import { isOnGrid, uniformGridOf } from './uniformGrid.ts';

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
/** Rounding of the wavelength in the middle of a series, over the wavelength. */
const middleRounding = 5e-16;
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
  if (!isConstant(design.coupler) || !isConstant(design.dropCoupler)) return powersOfFields(ring, given, operation, { kernel, result });
  const point = { ...operation, wavelength: given[0]! };
  const through = throughPower(turn, point);
  // A ring that keeps all of its light has a pole.
  if (through.d0 === 0) return powersByDefinition(ring, given, operation, result);
  const powers = [{ power: through, out: result.through }];
  if (result.drop !== undefined) powers.push({ power: dropPower(turn, point), out: result.drop });
  const done = alongGrid(ring, given, operation, { phase, powers });
  for (const { power, out } of powers) {
    phase.settings.set([power.n0, power.n1, power.d0, power.scale]);
    for (const stretch of stretches(done, given.length, chunk)) kernel.powers(phase.settings, given, out, stretch);
  }
  if (done < given.length) checkExtent(ring, operation, phase);
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
  const { design, turn } = ring;
  const given = wavelengths instanceof Float64Array ? wavelengths : Float64Array.from(wavelengths);
  const count = given.length;
  const newField = (): ComplexSpectrum => ({ re: new Float64Array(count), im: new Float64Array(count) });
  const through = newField();
  const result = design.dropCoupler === undefined ? { through } : { through, drop: newField() };
  const phase = count === 0 ? undefined : linearPhaseOf(design, turn, operation);
  if (phase === undefined) return fieldsByDefinition(ring, given, operation, result);
  for (const stretch of stretches(0, count, chunk)) kernel.waves(phase.settings, given, through.re, through.im, stretch);
  checkExtent(ring, operation, phase);
  fieldsAlong(turn, given, operation, result);
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

function fieldsByDefinition(
  ring: ScalarRing,
  wavelengths: Float64Array,
  operation: RingOperation,
  result: RingFieldSpectrum,
): RingFieldSpectrum {
  const point = { ...operation, wavelength: 0 };
  for (const port of ['through', 'drop'] as const) {
    const field = result[port];
    if (field === undefined) continue;
    for (let i = 0; i < wavelengths.length; i++) {
      point.wavelength = wavelengths[i]!;
      ({ re: field.re[i], im: field.im[i] } = ring.field(point, { port }));
    }
  }
  return result;
}

/** Powers of a ring whose couplers change with wavelength. */
function powersOfFields(
  ring: ScalarRing,
  wavelengths: Float64Array,
  operation: RingOperation,
  { kernel, result }: { readonly kernel: SpectrumKernel; readonly result: RingSpectrum },
): RingSpectrum {
  for (let at = 0; at < wavelengths.length; at += chunk) {
    const fields = fieldSpectrumOf(ring, wavelengths.subarray(at, at + chunk), operation, kernel);
    for (const port of ['through', 'drop'] as const) {
      const field = fields[port];
      if (field !== undefined) for (let i = 0; i < field.re.length; i++) result[port]![at + i] = field.re[i]! ** 2 + field.im[i]! ** 2;
    }
  }
  return result;
}

/** Whether a coupler couples the same at all wavelengths that it allows. */
function isConstant(part: RingCouplerPart | undefined): boolean {
  if (part === undefined) return true;
  if (isPart(part)) return false;
  return !('wavelengthSlope' in part) || part.wavelengthSlope === 0;
}

interface PowerRun {
  readonly phase: LinearPhase;
  readonly powers: readonly { readonly power: RingPower; readonly out: Float64Array }[];
}

/** Works the powers out by series as far as the wavelengths lie on a uniform grid, if the lines are wide enough for it; gives how far. */
function alongGrid(ring: ScalarRing, wavelengths: Float64Array, operation: RingOperation, { phase, powers }: PowerRun): number {
  const count = wavelengths.length;
  if (count < leastPoints) return 0;
  const first = wavelengths[0]!;
  const last = wavelengths[count - 1]!;
  // |dP/dφ| ≤ 0.65/(1 − x): the steepest slope of a Lorentzian line.
  const slope = (1.3 * phase.strength) / (Math.min(first, last) - phase.heaterShift) / Math.sqrt(powers[0]!.power.d0);
  // With steps well above its rounding a grid lies between its ends, so that these alone need the scalar checks.
  const tolerance = Math.min(allowance / slope - middleRounding, Math.abs(last - first) / (4 * first * (count - 1)));
  const grid = tolerance >= gridRounding ? uniformGridOf(wavelengths, tolerance) : undefined;
  const length = grid && seriesLength(grid, count - 1, phase);
  if (grid === undefined || length === undefined) return 0;
  for (const wavelength of [first, last]) ring.transmission({ ...operation, wavelength });
  let done = 0;
  for (let end = 0; done < count; done = end) {
    end = Math.min(count, done + length);
    if (!isOnGrid(wavelengths, grid, tolerance, done, end)) break;
  }
  const point = { ...operation, wavelength: 0 };
  for (let from = 0; from < done; from += length) {
    const end = Math.min(done, from + length);
    const middle = (from + end - 1) / 2;
    point.wavelength = (grid.v + middle * grid.dv) / (grid.u + middle * grid.du);
    const half = Math.PI * ring.turn.ordersBeyond(point);
    for (const { power, out } of powers) powersOfSeries(power, { from, end, half }, grid, phase, out);
  }
  return done;
}

function* stretches(from: number, end: number, length: number): Generator<Stretch> {
  for (; from < end; from += length) yield { from, count: Math.min(length, end - from) };
}

/** Throws as the scalar functions do for any of the wavelengths that a kernel has met. */
function checkExtent(ring: ScalarRing, operation: RingOperation, { settings }: LinearPhase): void {
  for (const place of [setting.least, setting.largest, setting.sum]) {
    const wavelength = settings[place]!;
    // The extent passes over what is not a number, the sum does not.
    if (place !== setting.sum || !(wavelength < Infinity)) ring.transmission({ ...operation, wavelength });
  }
}
