import type { Cells, i32 } from './cells.ts';
import { exponential } from './elementary.ts';
import * as at from './slots.ts';
import { fine, laserShort, plateOutside } from './status.ts';

/** Current that `junctionFor` found. */
const solvedCurrent: i32 = at.scratch;

/** Wavelength and wall-plug power of a laser at its set point. @internal */
export function solveLaser(m: Cells, laser: i32): void {
  let same = true;
  for (let i: i32 = 0; i < at.solvedWavelength; i++) {
    same = same && m[laser + i] === m[laser + at.solvedFor + i];
    m[laser + at.solvedFor + i] = m[laser + i]!;
  }
  if (!same) m[laser + at.solvedStatus] = solveStatus(m, laser);
}

function solveStatus(m: Cells, laser: i32): i32 {
  const plate = m[laser + at.plateTemperature]!;
  if (!(plate >= m[laser + at.lowestPlateTemperature]! && plate <= m[laser + at.highestPlateTemperature]!)) return plateOutside;
  const power = m[laser + at.laserPower]!;
  const junction = junctionFor(m, laser, power, plate);
  if (!(junction > 0)) return laserShort;
  const current = m[solvedCurrent]!;
  m[laser + at.solvedWavelength] =
    m[laser + at.laserWavelength]! +
    m[laser + at.wavelengthPerKelvin]! * (junction - m[laser + at.laserReferenceTemperature]!) +
    m[laser + at.wavelengthPerAmpere]! * current +
    m[laser + at.wavelengthOffset]!;
  m[laser + at.solvedWallPlugPower] =
    (current * (m[laser + at.turnOnVoltage]! + current * m[laser + at.laserSeriesResistance]!)) / m[laser + at.supplyEfficiency]!;
  const endOfLife = power * exponential(0.23025850929940458 * m[laser + at.endOfLifeDropDb]!);
  return junctionFor(m, laser, endOfLife, junction) > 0 ? fine : laserShort;
}

/**
 * Coldest junction temperature at which the laser gives a power, K, 0 where none does within its current. The heat that is
 * missing at a temperature is convex in it, so Newton's steps from the plate, or from the junction at less power, climb to the first
 * root and never pass it.
 */
function junctionFor(m: Cells, laser: i32, power: number, start: number): number {
  const plate = m[laser + at.plateTemperature]!;
  const reference = m[laser + at.laserReferenceTemperature]!;
  const t0 = m[laser + at.thresholdTemperature]!;
  const t1 = m[laser + at.slopeTemperature]!;
  const voltage = m[laser + at.turnOnVoltage]!;
  const resistance = m[laser + at.laserSeriesResistance]!;
  const thermal = m[laser + at.thermalResistance]!;
  const excessCold = power / m[laser + at.slopeEfficiency]!;
  let junction = start;
  for (let i: i32 = 0; i < 100; i++) {
    const threshold = m[laser + at.thresholdCurrent]! * exponential((junction - reference) / t0);
    const excess = excessCold * exponential((junction - reference) / t1);
    const current = threshold + excess;
    const missing = plate + thermal * (current * (voltage + current * resistance) - power) - junction;
    if (!(current <= m[laser + at.maximumCurrent]!)) return 0;
    // More light than electrical power on the plate; or, from less power, a root that lies behind.
    if (i === 0 && missing < 0) return start > plate ? start : 0;
    const slope = 1 - thermal * (voltage + 2 * current * resistance) * (threshold / t0 + excess / t1);
    if (!(slope > 0)) return 0;
    const step = missing / slope;
    junction += step;
    // What a step leaves is about a hundredth of its square, and moves the current by a hundredth of that.
    if (step < 1e-5) {
      m[solvedCurrent] = current + (threshold / t0 + excess / t1) * step;
      return junction;
    }
  }
  return 0;
}
