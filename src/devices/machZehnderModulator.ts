import type { Field, InTime } from '../light.ts';
import { machZehnderInTime, type MachZehnderTimeDrive } from './machZehnderModulator/inTime.ts';
import { steadyMachZehnder, type SteadyMachZehnder } from './machZehnderModulator/steady.ts';
import type { MachZehnderDesign } from './machZehnderModulator/table.ts';

export type { MachZehnderTimeDrive } from './machZehnderModulator/inTime.ts';
export type { SteadyMachZehnder } from './machZehnderModulator/steady.ts';
export { machZehnderOperationTable, machZehnderTable } from './machZehnderModulator/table.ts';
export type {
  MachZehnderDesign,
  MachZehnderDrive,
  MachZehnderDrivePoint,
  MachZehnderOperation,
  MachZehnderPoint,
} from './machZehnderModulator/table.ts';

/** A Mach-Zehnder modulator by what can be asked of it. */
export interface MachZehnderModulator extends SteadyMachZehnder {
  /**
   * The modulator while its voltage moves, as a stage: the voltage behind `smallSignalResponse` at the junction bias moves both arms at once, each by its own curve of index
   * and absorption against voltage. So the electrical side is that of a small drive: right while capacitance and resistance change little over the swing. Throws a `RangeError` for a voltage that leaves
   * the range of a junction and a field that has another sample rate than the voltage or more samples.
   */
  during(drive: MachZehnderTimeDrive): InTime<Field, Field>;
}

/**
 * A Mach-Zehnder modulator: splitter, two phase shifters, combiner.
 *
 * @throws RangeError for a parameter out of range.
 */
export function machZehnderModulator(design: MachZehnderDesign): MachZehnderModulator {
  const standing = steadyMachZehnder(design);
  return Object.freeze({ ...standing, during: (drive: MachZehnderTimeDrive) => machZehnderInTime(standing, drive) });
}
