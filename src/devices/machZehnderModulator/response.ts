import { inRange } from '../../errors.ts';
import type { PhaseShifter } from '../../waveguides/phaseShifter.ts';
import type { MachZehnderDesign, MachZehnderDrivePoint } from './table.ts';
import { travellingWaveBandwidth, travellingWaveResponse, type Electrode } from './travellingWave.ts';

/** Electrode response times the junction's pole, at a frequency. @internal */
export function driveResponse(
  design: MachZehnderDesign,
  guide: PhaseShifter,
  point: MachZehnderDrivePoint & { readonly frequency: number },
): { readonly re: number; readonly im: number } {
  const { frequency } = point;
  const { electrode, time, driverTime } = driveOf(design, guide, point);
  const { re, im } = travellingWaveResponse({ ...electrode, frequency });
  // Two poles: (1 + j lag)(1 + j driver) = poles + j turned.
  const lag = 2 * Math.PI * frequency * time;
  const driver = 2 * Math.PI * frequency * driverTime;
  const poles = 1 - lag * driver;
  const turned = lag + driver;
  const square = poles * poles + turned * turned;
  return { re: (re * poles + im * turned) / square, im: (im * poles - re * turned) / square };
}

/** Where that response falls to 1/√2, Hz. @internal */
export function driveBandwidth(design: MachZehnderDesign, guide: PhaseShifter, point: MachZehnderDrivePoint): number {
  const { electrode, time, driverTime } = driveOf(design, guide, point);
  return travellingWaveBandwidth(electrode, { time, driverTime });
}

/** A lumped arm is an electrode without loss and mismatch. */
function driveOf(design: MachZehnderDesign, guide: PhaseShifter, point: MachZehnderDrivePoint): { electrode: Electrode; time: number; driverTime: number } {
  const { sourceResistance = 0, driverBandwidth } = point;
  if (driverBandwidth !== undefined) inRange('machZehnderModulator', 'driverBandwidth', driverBandwidth, 'Hz', 1, 1e15);
  inRange('machZehnderModulator', 'sourceResistance', sourceResistance, 'ohm', 0, design.electrode === undefined ? 1e5 : 0);
  const electrode = design.electrode ?? { lossDbPerMeter: 0, lossFrequency: 1, indexMismatch: 0 };
  const capacitance = guide.capacitance(point.junctionBias);
  const time = capacitance * (guide.seriesResistance + sourceResistance * design.armLength);
  const driverTime = driverBandwidth === undefined ? 0 : 1 / (2 * Math.PI * driverBandwidth);
  return { electrode: { length: design.armLength, ...electrode }, time, driverTime };
}
