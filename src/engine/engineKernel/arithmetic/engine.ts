import { elementaryCharge, planckConstant, speedOfLight } from '../../../constants.ts';
import type { Cells, i32 } from './cells.ts';
import { codewordErrorRatio } from './codeword.ts';
import { couplerAllows, couplerNepers, facetFactor, nepersPerDb } from './couplers.ts';
import { exponential } from './elementary.ts';
import { bitErrorRatioAt, currents, dark, fraction, shot } from './errorRatio.ts';
import { solveLaser } from './laser.ts';
import { marginDb, prepareTarget, solveMargin } from './margin.ts';
import { modulateMachZehnder } from './machZehnder.ts';
import { heaterPower, modulateRing, transmissions } from './ring.ts';
import * as at from './slots.ts';
import { fiberInvalid, fine, laserShort, levelsNotRising, lossTooHigh, plateOutside, tooResponsive } from './status.ts';

// Results of a lane by place, as `laneOutputs`: status, margin, bit and codeword error ratio, extinction ratio, level mismatch ratio,
// heater power, wavelength, power in the bus, launched, received, modulation amplitude received.

/** Solves the whole engine. `detail` above 0 asks for all results, 0 for the least margin alone. @internal */
export function solveEngine(m: Cells, detail: i32): void {
  prepareTarget(m);
  const lasers = m[at.laserCount]!;
  let laser: i32 = at.lasersStart;
  let wallPlug: number = 0;
  for (let i: number = 0; i < lasers; i++) {
    solveLaser(m, laser);
    if (m[laser + at.solvedStatus] === 0) wallPlug += m[laser + at.solvedWallPlugPower]!;
    laser += at.laserStride;
  }
  const lanes = m[at.laneCount]!;
  let lane: i32 = laser;
  let worst: number = 1e9;
  let worstLane: number = 0;
  let worstStatus: number = 0;
  let driver: number = 0;
  let receiver: number = 0;
  let heater: number = 0;
  let ofLaser: number = 0;
  laser = at.lasersStart;
  for (let i: number = 0; i < lanes; i++) {
    const status = solveLane(m, lane, laser, detail);
    const results = lane + at.laneResults;
    m[results] = status;
    if (m[results + 1]! < worst) {
      worst = m[results + 1]!;
      worstLane = i;
      worstStatus = status;
    }
    driver += m[lane + at.driverEnergyPerBit]!;
    receiver += m[lane + at.receiverEnergyPerBit]!;
    heater += m[results + 6]!;
    lane += at.laneStride;
    ofLaser++;
    if (ofLaser === m[at.lanesPerLaser]) {
      ofLaser = 0;
      laser += at.laserStride;
    }
  }
  const results = at.engineResults;
  const laneRate = 2 * m[at.symbolRate]!;
  const bitRate = (lanes * laneRate * m[at.codeData]!) / m[at.codeSymbols]! / m[at.transcodingRatio]!;
  const total = wallPlug + driver * laneRate + heater + receiver * laneRate;
  m[results] = worst;
  m[results + 1] = worstLane;
  m[results + 2] = worstStatus;
  m[results + 3] = wallPlug;
  m[results + 4] = driver * laneRate;
  m[results + 5] = heater;
  m[results + 6] = receiver * laneRate;
  m[results + 7] = total;
  m[results + 8] = total / bitRate;
}

function solveLane(m: Cells, lane: i32, laser: i32, detail: i32): i32 {
  const results = lane + at.laneResults;
  for (let i: i32 = 2; i < 12; i++) m[results + i] = 0;
  m[results + 1] = -40;
  let status: i32 = 0;
  if (m[laser + at.solvedStatus] !== 0) return m[laser + at.solvedStatus] === laserShort ? laserShort : plateOutside;
  const wavelength = m[laser + at.solvedWavelength]!;
  status = checkLane(m, lane, wavelength);
  if (status !== fine) return status;
  const bus = m[laser + at.laserPower]! * supplyTransmission(m, lane, wavelength);
  status = m[at.modulatorKind]! > 0 ? modulateMachZehnder(m, lane, wavelength) : modulateRing(m, lane, wavelength, bus);
  if (status !== fine) return status;
  const outward = exponential(-couplerNepers(m, lane + at.transmitCoupler, m[at.couplerKinds + 1]!, wavelength)) * facetFactor(m);
  const behind = outward * channelTransmission(m, lane, wavelength);
  if (!prepareLink(m, lane, bus * behind, m[laser + at.relativeIntensityNoise]!)) return levelsNotRising;
  status = solveMargin(m);
  m[results + 1] = m[marginDb]!;
  m[results + 6] = m[heaterPower]!;
  if (detail > 0) report(m, lane, wavelength, bus, outward, behind);
  return status;
}

function checkLane(m: Cells, lane: i32, wavelength: number): i32 {
  const length = m[lane + at.shortestRouting]! + m[lane + at.reach]! * (m[lane + at.longestRouting]! - m[lane + at.shortestRouting]!);
  const connectors = m[lane + at.connectorCount]! * m[lane + at.connectorLossDb]!;
  if (!(m[lane + at.routingAttenuation]! * length <= 100 * nepersPerDb && connectors <= 100)) return lossTooHigh;
  const zero = m[lane + at.zeroDispersionWavelength]!;
  if (!(zero >= m[lane + at.shortestZeroDispersion]! && zero <= m[lane + at.longestZeroDispersion]!)) return fiberInvalid;
  if (!(m[lane + at.responsivity]! * planckConstant * speedOfLight <= elementaryCharge * wavelength)) return tooResponsive;
  let status = couplerAllows(m, lane + at.supplyCoupler, m[at.couplerKinds]!, wavelength);
  if (status === fine) status = couplerAllows(m, lane + at.transmitCoupler, m[at.couplerKinds + 1]!, wavelength);
  if (status === fine) status = couplerAllows(m, lane + at.receiveCoupler, m[at.couplerKinds + 2]!, wavelength);
  return status;
}

/** From the laser's facet to the bus. */
function supplyTransmission(m: Cells, lane: i32, wavelength: number): number {
  const lossDb =
    m[lane + at.lensLossDb]! +
    m[lane + at.moduleExcessLossDb]! +
    m[lane + at.moduleConnectorLossDb]! +
    m[lane + at.fiberConnectorLossDb]! +
    m[lane + at.chipExcessLossDb]! +
    m[lane + at.tapExcessLossDb]!;
  const length = m[lane + at.shortestRouting]! + m[lane + at.reach]! * (m[lane + at.longestRouting]! - m[lane + at.shortestRouting]!);
  const coupler = couplerNepers(m, lane + at.supplyCoupler, m[at.couplerKinds]!, wavelength);
  const nepers = nepersPerDb * lossDb + m[lane + at.routingAttenuation]! * length + coupler;
  return (exponential(-nepers) * facetFactor(m) * (1 - m[lane + at.tapFraction]!)) / m[at.splitWays]!;
}

/** From the transmitter's fiber to the photodiode. */
function channelTransmission(m: Cells, lane: i32, wavelength: number): number {
  const lossDb = m[lane + at.connectorCount]! * m[lane + at.connectorLossDb]! + Math.max(m[lane + at.teLossDb]!, m[lane + at.tmLossDb]!);
  const coupler = couplerNepers(m, lane + at.receiveCoupler, m[at.couplerKinds + 2]!, wavelength);
  const nepers = nepersPerDb * lossDb + m[lane + at.fiberAttenuation]! * m[lane + at.fiberLength]! + coupler;
  return exponential(-nepers) * facetFactor(m);
}

/** Currents and noise of the link in rising order; whether the four levels rise. */
function prepareLink(m: Cells, lane: i32, power: number, rin: number): boolean {
  if (!(m[transmissions + 3]! >= m[transmissions]!)) {
    const outer = m[transmissions]!;
    const inner = m[transmissions + 1]!;
    m[transmissions] = m[transmissions + 3]!;
    m[transmissions + 1] = m[transmissions + 2]!;
    m[transmissions + 2] = inner;
    m[transmissions + 3] = outer;
  }
  const opening = exponential(-nepersPerDb * (m[lane + at.transmitterEyeDb]! + m[lane + at.multipathDb]! + m[lane + at.crosstalkDb]!));
  const bandwidth = m[lane + at.noiseBandwidth]!;
  const shotPerCurrent = 2 * elementaryCharge * bandwidth;
  const density = m[lane + at.noiseDensity]!;
  m[dark] = density * density * bandwidth + shotPerCurrent * m[lane + at.darkCurrent]!;
  for (let i: i32 = 0; i < 4; i++) {
    const current = m[lane + at.responsivity]! * power * m[transmissions + i]!;
    m[currents + i] = opening * current;
    m[shot + i] = shotPerCurrent * current;
    m[fraction + i] = rin * current * current * bandwidth;
  }
  // A level without light, in a receiver without noise, has no error ratio.
  if (!(m[dark]! + m[shot]! > 0)) return false;
  return m[currents]! < m[currents + 1]! && m[currents + 1]! < m[currents + 2]! && m[currents + 2]! < m[currents + 3]!;
}

function report(m: Cells, lane: i32, wavelength: number, bus: number, outward: number, behind: number): void {
  const t0 = m[transmissions]!;
  const t1 = m[transmissions + 1]!;
  const t2 = m[transmissions + 2]!;
  const t3 = m[transmissions + 3]!;
  const mean = (t0 + t1 + t2 + t3) / 4;
  const middle = (t0 + t3) / 2;
  const lower = (3 * (t1 - middle)) / (t0 - middle);
  const upper = (3 * (t2 - middle)) / (t3 - middle);
  const results = lane + at.laneResults;
  const bitErrorRatio = bitErrorRatioAt(m, 1);
  m[results + 2] = bitErrorRatio;
  m[results + 3] = codewordErrorRatio(m, bitErrorRatio);
  m[results + 4] = t0 > 0 ? t3 / t0 : 0;
  m[results + 5] = Math.min(Math.min(lower, upper), 2 - Math.max(lower, upper));
  m[results + 7] = wavelength;
  m[results + 8] = bus;
  m[results + 9] = bus * outward * mean;
  m[results + 10] = bus * behind * mean;
  m[results + 11] = bus * behind * (t3 - t0);
}
