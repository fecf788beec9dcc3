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
  const { electrode, time } = driveOf(design, guide, point);
  const { re, im } = travellingWaveResponse({ ...electrode, frequency });
  const lag = 2 * Math.PI * frequency * time;
  const square = 1 + lag * lag;
  return { re: (re + im * lag) / square, im: (im - re * lag) / square };
}

/** Where that response falls to 1/√2, Hz. @internal */
export function driveBandwidth(design: MachZehnderDesign, guide: PhaseShifter, point: MachZehnderDrivePoint): number {
  const { electrode, time } = driveOf(design, guide, point);
  return travellingWaveBandwidth(electrode, { time });
}

/** A lumped arm is an electrode without loss and mismatch. */
function driveOf(design: MachZehnderDesign, guide: PhaseShifter, point: MachZehnderDrivePoint): { electrode: Electrode; time: number } {
  const { sourceResistance = 0 } = point;
  inRange('machZehnderModulator', 'sourceResistance', sourceResistance, 'ohm', 0, design.electrode === undefined ? 1e5 : 0);
  const electrode = design.electrode ?? { lossDbPerMeter: 0, lossFrequency: 1, indexMismatch: 0 };
  const capacitance = guide.capacitance(point.junctionBias);
  const time = capacitance * (guide.seriesResistance + sourceResistance * design.armLength);
  return { electrode: { length: design.armLength, ...electrode }, time };
}
