import { boltzmannConstant, elementaryCharge, vacuumPermittivity } from '../../../constants.ts';
import type { Cells, i32 } from './cells.ts';
import { exponential, logarithm } from './elementary.ts';
import * as at from './slots.ts';
import { fine, junctionInvalid } from './status.ts';

// Index change and loss of a guide's junction, as in `linearJunction` and `pnOverlap`, both linear in a width: the voltage itself, or
// the depth of depletion. What follows from doping is kept in scratch between the questions about one lane.

const leastVoltage: i32 = at.scratch + 8;
const largestVoltage: i32 = at.scratch + 9;
const builtInPotential: i32 = at.scratch + 10;
const squareWidthPerVolt: i32 = at.scratch + 11;
const indexPerWidth: i32 = at.scratch + 12;
const lossPerWidth: i32 = at.scratch + 13;
const lossAtZero: i32 = at.scratch + 14;
/** Index change of the guide at no depletion. */
const indexAtZero: i32 = at.scratch + 15;

/** Makes the junction of a guide ready to be asked. @internal */
export function prepareJunction(m: Cells, guide: i32): i32 {
  if (m[at.junctionKind]! > 0) return preparePn(m, guide);
  const loss = m[guide + at.attenuation]!;
  const perVolt = m[guide + at.attenuationPerVolt]!;
  const breakdown = m[guide + at.breakdownVoltage]!;
  if (!(loss + perVolt * breakdown >= 0)) return junctionInvalid;
  m[leastVoltage] = breakdown;
  m[largestVoltage] = m[guide + at.forwardLimit]!;
  m[indexPerWidth] = -m[guide + at.indexPerVolt]!;
  m[lossPerWidth] = perVolt;
  m[lossAtZero] = loss;
  m[indexAtZero] = 0;
  return fine;
}

function preparePn(m: Cells, guide: i32): i32 {
  const acceptors = m[guide + at.acceptors]!;
  const donors = m[guide + at.donors]!;
  const temperature = m[guide + at.referenceTemperature]!;
  const coreWidth = m[guide + at.coreWidth]!;
  const widthOfP = coreWidth / 2 + m[guide + at.junctionOffset]!;
  const widthOfN = coreWidth / 2 - m[guide + at.junctionOffset]!;
  if (!(widthOfP > 0 && widthOfN > 0)) return junctionInvalid;
  const thermalVoltage = (boltzmannConstant * temperature) / elementaryCharge;
  const logAcceptors = logarithm(acceptors);
  const logDonors = logarithm(donors);
  // Density of 1e16 1/m³ at 300 K, with the temperature law of `intrinsicDensity`. [Misiakos1993]
  const logIntrinsic = 36.841361487904734 + 2.54 * logarithm(temperature / 300) - 6726 * (1 / temperature - 1 / 300);
  const potential = thermalVoltage * (logAcceptors + logDonors - 2 * logIntrinsic);
  const square = ((2 * 11.7 * vacuumPermittivity) / elementaryCharge) * (1 / acceptors + 1 / donors);
  const shareOfP = donors / (acceptors + donors);
  const shareOfN = acceptors / (acceptors + donors);
  const edgeWidth = (1 - 1e-9) * Math.min(widthOfP / shareOfP, widthOfN / shareOfN);
  const edge = potential - (edgeWidth * edgeWidth) / square;
  if (!(edge < 0)) return junctionInvalid;
  const density = m[guide + at.confinement]! / coreWidth;
  const fits = guide + at.carrierFits;
  const holeIndex = -density * exponential(m[fits]! + m[fits + 1]! * logAcceptors);
  const holeLoss = density * exponential(m[fits + 2]! + m[fits + 3]! * logAcceptors);
  const electronIndex = -density * exponential(m[fits + 4]! + m[fits + 5]! * logDonors);
  const electronLoss = density * exponential(m[fits + 6]! + m[fits + 7]! * logDonors);
  m[leastVoltage] = Math.max(m[guide + at.breakdownVoltage]!, edge);
  m[largestVoltage] = potential / 2;
  m[builtInPotential] = potential;
  m[squareWidthPerVolt] = square;
  m[indexAtZero] = widthOfP * holeIndex + widthOfN * electronIndex;
  m[indexPerWidth] = -(shareOfP * holeIndex + shareOfN * electronIndex);
  m[lossAtZero] = widthOfP * holeLoss + widthOfN * electronLoss;
  m[lossPerWidth] = -(shareOfP * holeLoss + shareOfN * electronLoss);
  return fine;
}

/** What index and loss follow: the voltage of a linear junction, the depleted width of another. @internal */
export function junctionWidth(m: Cells, voltage: number): number {
  return m[at.junctionKind]! > 0 ? Math.sqrt(m[squareWidthPerVolt]! * (m[builtInPotential]! - voltage)) : voltage;
}

/** Change of index between two widths. @internal */
export function indexBetween(m: Cells, from: number, to: number): number {
  return m[indexPerWidth]! * (to - from);
}

/** Change of index by the junction at a width, against the index of the guide's record. @internal */
export function indexChange(m: Cells, width: number): number {
  return m[indexAtZero]! + m[indexPerWidth]! * width;
}

/** Power attenuation by the junction at a width, 1/m. @internal */
export function junctionLoss(m: Cells, width: number): number {
  return m[lossAtZero]! + m[lossPerWidth]! * width;
}

/** Whether the loss is the same at all voltages. @internal */
export function lossIsConstant(m: Cells): boolean {
  return m[lossPerWidth] === 0;
}

/** The voltage at which the part of a ring without contacts rests. @internal */
export function restingVoltage(m: Cells): number {
  return Math.min(Math.max(0, m[leastVoltage]!), m[largestVoltage]!);
}

/** Whether a guide may be asked between two voltages. @internal */
export function guideTakes(m: Cells, low: number, high: number): boolean {
  return low >= m[leastVoltage]! && high <= m[largestVoltage]!;
}

/** Whether a guide may be asked at a temperature. @internal */
export function guideStands(temperature: number): boolean {
  return temperature >= 200 && temperature <= 450;
}

/** Whether a guide may be asked at a wavelength. @internal */
export function guideReaches(m: Cells, guide: i32, wavelength: number): boolean {
  const reference = m[guide + at.referenceWavelength]!;
  return wavelength >= 0.9 * reference && wavelength <= 1.1 * reference;
}
