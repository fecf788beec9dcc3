import { speedOfLight } from '../../../constants.ts';
import type { Cells, i32 } from './cells.ts';
import { couplerKept, ringCoupling } from './couplers.ts';
import { exponential, sine } from './elementary.ts';
import {
  guideReaches,
  guideStands,
  guideTakes,
  indexBetween,
  indexChange,
  junctionLoss,
  junctionWidth,
  lossIsConstant,
  prepareJunction,
  restingVoltage,
} from './junction.ts';
import * as at from './slots.ts';
import { couplerInvalid, fine, guideOutside, heaterShort, ringUnsettled, ringUnstable, ringWithoutLine } from './status.ts';

/** Power transmission at the four voltages, falling in voltage. @internal */
export const transmissions: i32 = at.scratch + 40;
/** Heater power that a modulator takes, W. @internal */
export const heaterPower: i32 = at.scratch + 44;

// Of each voltage: group index beyond that of the mean voltage, phase of a turn less whole turns in turns, and of its line
// dissipated = floor + height/(least + slope · sin²), see `RingLine`; through power = (base + slope · sin²)/(least + slope · sin²).
const shift: i32 = at.scratch + 16;
const height: i32 = at.scratch + 20;
const base: i32 = at.scratch + 24;
const least: i32 = at.scratch + 28;
const slope: i32 = at.scratch + 32;
const sineSquare: i32 = at.scratch + 36;

const circumference: i32 = at.scratch + 48;
const wanted: i32 = at.scratch + 49;
/** Wanted wavelength less that of the laser. */
const offset: i32 = at.scratch + 50;
/** Group index at the mean voltage and reference temperature. */
const coldIndex: i32 = at.scratch + 51;
const inputKept: i32 = at.scratch + 52;
const left: i32 = at.scratch + 53;
const heldSlope: i32 = at.scratch + 54;
const frozenSlope: i32 = at.scratch + 55;
const heaterShift: i32 = at.scratch + 56;
const coldResonance: i32 = at.scratch + 57;
/** Order over length, less dispersion. */
const orderPerLength: i32 = at.scratch + 58;
/** Of each voltage: derivative of sin² by the turns, and of the turns by the temperature. */
const steepness: i32 = at.scratch + 104;
const turnsPerKelvin: i32 = at.scratch + 108;

/**
 * The ring of a lane at its set point: transmissions and heater power. The detuning is held, so the state follows from the core's
 * temperature alone, and that from Newton's method on `hotRing`'s balance of heat. Wavelengths are taken from the resonance, which
 * keeps the digits that the whole index loses over a turn. [Bogaerts2012, eqs. 2, 5]
 *
 * @internal
 */
export function modulateRing(m: Cells, lane: i32, wavelength: number, power: number): i32 {
  const status = prepareRing(m, lane, wavelength);
  if (status !== fine) return status;
  const ambient = m[lane + at.chipTemperature]!;
  const heat = (m[lane + at.selfHeatingResistance]! * m[lane + at.absorbedFraction]! * power) / 4;
  let temperature = ambient;
  let step: number = 1;
  for (let i: i32 = 0; Math.abs(step) > 1e-4; i++) {
    if (i > 30) return ringUnsettled;
    const dissipated = ringAt(m, lane, wavelength, temperature);
    step = (ambient + heat * dissipated - temperature) / (1 - heat * m[heldSlope]!);
    temperature += step;
  }
  followStep(m, lane, step);
  return settle(m, lane, temperature, heat);
}

/** Takes the state along the last, small step of temperature to first order; what is left is far below the last digit. */
function followStep(m: Cells, lane: i32, step: number): void {
  const thermo = m[lane + at.guide + at.thermoOpticSlope]!;
  if (m[heaterShift]! > 0) m[heaterShift] = m[heaterShift]! - (thermo * step) / m[orderPerLength]!;
  for (let i: i32 = 0; i < 4; i++) m[sineSquare + i] = m[sineSquare + i]! + m[steepness + i]! * m[turnsPerKelvin + i]! * step;
}

/** Range checks on the state, and the transmissions in it. */
function settle(m: Cells, lane: i32, temperature: number, heat: number): i32 {
  const guide = lane + at.guide;
  if (!guideStands(temperature)) return guideOutside;
  if (!guideReaches(m, guide, m[coldResonance]!)) return guideOutside;
  const efficiency = m[lane + at.heaterEfficiency]!;
  const moved = m[heaterShift]!;
  if (!(moved <= efficiency * m[lane + at.maximumHeaterPower]!)) return heaterShort;
  // Zero efficiency is left only where nothing is to be moved.
  m[heaterPower] = moved > 0 ? moved / efficiency : 0;
  if (!(heat * m[frozenSlope]! < 1)) return ringUnstable;
  const kept = m[inputKept]!;
  for (let i: i32 = 0; i < 4; i++) {
    const turned = m[slope + i]! * m[sineSquare + i]!;
    m[transmissions + i] = (kept * (m[base + i]! + turned)) / (m[least + i]! + turned);
  }
  return fine;
}

/** Sum of the dissipated fractions of the four voltages with the core at a temperature and the heater on its set point. */
function ringAt(m: Cells, lane: i32, wavelength: number, temperature: number): number {
  const guide = lane + at.guide;
  const length = m[circumference]!;
  const thermo = m[guide + at.thermoOpticSlope]!;
  const dispersion = (m[guide + at.effectiveIndex]! - m[guide + at.groupIndex]!) / m[guide + at.referenceWavelength]!;
  const index = m[coldIndex]! + thermo * (temperature - m[guide + at.referenceTemperature]!);
  const aim = m[wanted]!;
  // With linear dispersion n(λ) = index + λ dispersion, and order m resonates at index/(m/L − dispersion).
  let inverse = Math.floor((index / aim + dispersion) * length + 0.5) / length - dispersion;
  let cold = index / inverse;
  if (cold > aim) {
    const next = cold - (cold * cold) / (index * length);
    inverse = Math.floor((index / next + dispersion) * length + 0.5) / length - dispersion;
    cold = index / inverse;
  }
  const moved = Math.max(0, aim - cold);
  m[coldResonance] = cold;
  m[orderPerLength] = inverse;
  m[heaterShift] = moved;
  const scale = length / (moved > 0 ? cold - m[offset]! : wavelength);
  const common = moved > 0 ? inverse * m[offset]! : index - inverse * wavelength;
  const heldScale = moved > 0 ? -(thermo * scale) / (inverse * length) : 0;
  const frozen = thermo * scale;
  let sum: number = 0;
  let rising: number = 0;
  let held: number = 0;
  for (let i: i32 = 0; i < 4; i++) {
    const turns = scale * (m[shift + i]! + common);
    const s = sine(1.5707963267948966 * (turns - Math.floor(turns + 0.5)));
    const q = s * s;
    const square = 4 * q * (1 - q);
    m[sineSquare + i] = square;
    const line = 1 / (m[least + i]! + m[slope + i]! * square);
    const share = m[height + i]! * line;
    sum += share;
    const steep = 12.566370614359172 * s * Math.sqrt(1 - q) * (1 - 2 * q);
    const perKelvin = moved > 0 ? heldScale * turns : frozen;
    const falling = steep * m[slope + i]! * share * line;
    m[steepness + i] = steep;
    m[turnsPerKelvin + i] = perKelvin;
    rising -= falling;
    held -= falling * perKelvin;
  }
  m[frozenSlope] = frozen * rising;
  m[heldSlope] = held;
  return sum + 4 * (1 - m[inputKept]!);
}

function prepareRing(m: Cells, lane: i32, wavelength: number): i32 {
  const guide = lane + at.guide;
  const status = prepareJunction(m, guide);
  if (status !== fine) return status;
  const middle = m[lane + at.junctionBias]!;
  const half = 0.5 * m[lane + at.swing]!;
  if (!guideTakes(m, middle - half, middle + half)) return guideOutside;
  const length = 6.283185307179586 * m[lane + at.radius]!;
  const relative = (m[lane + at.detuning]! * wavelength) / speedOfLight;
  const away = (wavelength * relative) / (1 - relative);
  m[circumference] = length;
  m[offset] = away;
  m[wanted] = wavelength + away;
  if (!guideReaches(m, guide, wavelength) || !guideReaches(m, guide, wavelength + away)) return guideOutside;

  const coverage = m[lane + at.coverage]!;
  const bias = junctionWidth(m, middle);
  const rest = junctionWidth(m, restingVoltage(m));
  const atRest = indexChange(m, rest);
  m[coldIndex] = m[guide + at.groupIndex]! + coverage * indexChange(m, bias) + (1 - coverage) * atRest;
  const nepers =
    (6.283185307179586 * (m[guide + at.groupIndex]! + indexChange(m, junctionWidth(m, 0))) * length) / m[guide + at.referenceWavelength]!;
  return prepareLines(m, lane, wavelength, bias, nepers);
}

function prepareLines(m: Cells, lane: i32, wavelength: number, bias: number, nepers: number): i32 {
  const kind = m[at.ringCouplerKinds]!;
  const dropKind = m[at.ringCouplerKinds + 1]!;
  const crossed = ringCoupling(m, lane + at.inputCoupler, kind, wavelength, nepers);
  const dropped = dropKind < 0 ? 0 : ringCoupling(m, lane + at.dropCoupler, dropKind, wavelength, nepers);
  if (!(crossed >= 0 && dropped >= 0)) return couplerInvalid;
  const kept = couplerKept(m, lane + at.inputCoupler, kind);
  const dropKept = couplerKept(m, lane + at.dropCoupler, dropKind);
  m[inputKept] = kept;
  m[left] = Math.sqrt(kept * dropKept);
  const self = Math.sqrt(1 - crossed);
  const dropSelf = Math.sqrt(1 - dropped);
  const coverage = m[lane + at.coverage]!;
  const middle = m[lane + at.junctionBias]!;
  const swing = m[lane + at.swing]!;
  const atBias = turnAmplitude(m, lane, bias);
  const constant = lossIsConstant(m);
  const x = self * dropSelf * atBias;
  // Below 3 − 2√2 a resonance has no width at half its height.
  if (!(x > 0.17157287525380993 && x < 1)) return ringWithoutLine;
  for (let i: i32 = 0; i < 4; i++) {
    const width = junctionWidth(m, middle + swing * (0.5 - i / 3.0));
    const amplitude = constant ? atBias : turnAmplitude(m, lane, width);
    const a = dropSelf * amplitude;
    const turned = self * a;
    const rest = 1 - turned;
    m[shift + i] = coverage * indexBetween(m, bias, width);
    m[height + i] = kept * crossed * (1 - a) * (1 + a) - crossed * dropped * Math.sqrt(kept * dropKept) * amplitude;
    m[base + i] = (a - self) * (a - self);
    m[least + i] = rest * rest;
    m[slope + i] = 4 * turned;
  }
  return fine;
}

/** Amplitude left after a turn, the couplers' loss included, their coupling not. */
function turnAmplitude(m: Cells, lane: i32, width: number): number {
  const guide = lane + at.guide;
  const coverage = m[lane + at.coverage]!;
  const loss =
    coverage * (junctionLoss(m, width) + m[guide + at.contacts]!) + m[guide + at.bend]! + m[guide + at.scattering]!;
  return m[left]! * exponential(-0.5 * loss * m[circumference]!);
}
