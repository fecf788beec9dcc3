import { speedOfLight } from '../../../constants.ts';
import { productRest, wavesBeyond } from '../../../numerics/wholeWaves.ts';
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
const order: i32 = at.scratch + 56;
const coldResonance: i32 = at.scratch + 57;
/** Index change of the junction at the mean voltage. */
const biasIndex: i32 = at.scratch + 58;
const dispersion: i32 = at.scratch + 59;
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
  m[order] = 0;
  for (let i: i32 = 0; Math.abs(step) > 1e-4; i++) {
    if (i > 30) return ringUnsettled;
    // As in `hotRing`: a resonance that its own heat has pushed past its place is left for good.
    m[order] = Math.max(orderBelow(m, lane, temperature), i > 9 ? m[order] : 0);
    const dissipated = ringAt(m, lane, temperature);
    step = (ambient + heat * dissipated - temperature) / (1 - heat * m[heldSlope]!);
    temperature += step;
  }
  // To first order; what is left of this last, small step is far below the last digit.
  for (let i: i32 = 0; i < 4; i++) m[sineSquare + i] = m[sineSquare + i]! + m[steepness + i]! * m[turnsPerKelvin + i]! * step;
  return settle(m, lane, wavelength, temperature, heat);
}

/** Order of the first resonance below the wanted one. */
function orderBelow(m: Cells, lane: i32, temperature: number): number {
  const guide = lane + at.guide;
  return Math.ceil((groupIndexAt(m, guide, temperature) / m[wanted]! + m[dispersion]!) * m[circumference]!);
}

/** Group index without heater at the mean voltage. */
function groupIndexAt(m: Cells, guide: i32, temperature: number): number {
  return m[coldIndex]! + m[guide + at.thermoOpticSlope]! * (temperature - m[guide + at.referenceTemperature]!);
}

/** What the heater must move the resonance of the order by, m. */
function heaterShift(m: Cells, guide: i32, wavelength: number, temperature: number): number {
  const index = m[guide + at.effectiveIndex]!;
  const length = m[circumference]!;
  const change =
    m[dispersion]! * (wavelength - m[guide + at.referenceWavelength]!) +
    m[guide + at.thermoOpticSlope]! * (temperature - m[guide + at.referenceTemperature]!) +
    m[biasIndex]!;
  const beyond = wavesBeyond(m[order]!, index * length, change * length, productRest(index, length), wavelength);
  const perWave = (groupIndexAt(m, guide, temperature) * length) / wavelength - beyond;
  // From the resonance to the laser, and from there to where it is wanted.
  return Math.max(0, m[offset]! - (beyond * wavelength) / perWave);
}

/** Range checks on the state, and the transmissions in it. */
function settle(m: Cells, lane: i32, wavelength: number, temperature: number, heat: number): i32 {
  const guide = lane + at.guide;
  if (!guideStands(temperature)) return guideOutside;
  if (!guideReaches(m, guide, m[coldResonance]!)) return guideOutside;
  const efficiency = m[lane + at.heaterEfficiency]!;
  const moved = heaterShift(m, guide, wavelength, temperature);
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
function ringAt(m: Cells, lane: i32, temperature: number): number {
  const guide = lane + at.guide;
  const length = m[circumference]!;
  const thermo = m[guide + at.thermoOpticSlope]!;
  // With linear dispersion n(λ) = group index + λ dispersion, and order m resonates at group index/(m/L − dispersion).
  const inverse = m[order]! / length - m[dispersion]!;
  const cold = groupIndexAt(m, guide, temperature) / inverse;
  m[coldResonance] = cold;
  const scale = length / (cold - m[offset]!);
  const common = inverse * m[offset]!;
  const heldScale = -(thermo * scale) / (inverse * length);
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
    const perKelvin = heldScale * turns;
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
  m[dispersion] = (m[guide + at.effectiveIndex]! - m[guide + at.groupIndex]!) / m[guide + at.referenceWavelength]!;
  m[offset] = away;
  m[wanted] = wavelength + away;
  if (!guideReaches(m, guide, wavelength) || !guideReaches(m, guide, wavelength + away)) return guideOutside;

  const coverage = m[lane + at.coverage]!;
  const bias = junctionWidth(m, middle);
  const rest = junctionWidth(m, restingVoltage(m));
  const atRest = indexChange(m, rest);
  m[biasIndex] = coverage * indexChange(m, bias) + (1 - coverage) * atRest;
  m[coldIndex] = m[guide + at.groupIndex]! + m[biasIndex];
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
