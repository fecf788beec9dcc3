import type { Table, Values } from '../../design.ts';
import { guideKinds, type GuidePart } from '../../waveguides/guidePart.ts';

/** A Mach-Zehnder modulator with two equal phase shifters driven in push-pull. */
export const machZehnderTable = {
  /** The guide of both arms, with its junction. */
  guide: { kind: guideKinds },
  /** Length of the phase shifter in each arm. */
  armLength: { unit: 'm', range: [1e-6, 0.1] },
  /** Effective length of arm 2 minus arm 1: built difference, plus arm length times the relative gradient of what drifts. */
  imbalance: { unit: 'm', range: [-1e-2, 1e-2] },
  /** e of the input splitter: 0.5 + e of the power goes to arm 1. */
  splitterImbalance: { unit: '1', range: [-0.5, 0.5] },
  /** e of the output combiner: it takes 0.5 + e of the power of arm 1. */
  combinerImbalance: { unit: '1', range: [-0.5, 0.5] },
  /** Loss of arm 2 minus that of arm 1, beside the guides' own. */
  armLossImbalanceDb: { unit: 'dB', range: [-40, 40] },
  /** Loss of splitter and combiner together, beyond their split. */
  excessLossDb: { unit: 'dB', range: [0, 40] },
  /** Travelling-wave electrode; absent for lumped arms. */
  electrode: {
    group: {
      /** Loss of the electrical wave at `lossFrequency`; it grows with the root of the frequency. */
      lossDbPerMeter: { unit: 'dB/m', range: [0, 1e5] },
      /** Frequency at which that loss holds. */
      lossFrequency: { unit: 'Hz', range: [1, 1e13] },
      /** Index of the electrical wave minus group index of the light. */
      indexMismatch: { unit: '1', range: [-20, 20] },
      /** Equal parts of the electrode, each with a driver of its own that waits for the light; one if absent. */
      segments: { unit: '1', range: [1, 64], whole: true, optional: true },
      /** What the electrode, or each part, hangs on; matched at both ends if absent. */
      termination: {
        group: {
          /** Index of the electrical wave. */
          electricalIndex: { unit: '1', range: [1, 30] },
          /** Characteristic impedance of the electrode. */
          impedance: { unit: 'ohm', range: [1, 1000] },
          /** Impedance of the driver. */
          sourceImpedance: { unit: 'ohm', range: [0, 1e5] },
          /** Impedance at the far end. */
          loadImpedance: { unit: 'ohm', range: [1e-3, 1e9] },
        },
        optional: true,
      },
    },
    optional: true,
  },
} as const satisfies Table;

/** What is fixed when the modulator is made. */
export interface MachZehnderDesign extends Omit<Values<typeof machZehnderTable>, 'guide'> {
  /** The guide of both arms, with its junction. */
  readonly guide: GuidePart;
}

/** How a Mach-Zehnder modulator is run. `voltage` may also be a list, one voltage a symbol; see `MachZehnderModulator.at`. */
export const machZehnderOperationTable = {
  /** Drive: arm 1 sits at junctionBias + voltage/2 and arm 2 at junctionBias − voltage/2, or as `drive` has it. */
  voltage: { unit: 'V', range: [-100, 100] },
  /** `single`: arm 1 sits at junctionBias + voltage and arm 2 at junctionBias, which chirps; push-pull if absent. */
  drive: { choice: ['pushPull', 'single'], optional: true },
  /** Mean voltage of both junctions, negative in reverse. */
  junctionBias: { unit: 'V', range: [-100, 1] },
  /** Phase of arm 2 behind arm 1 without drive at `trimTemperature`, set by the bias heater; π/2 is quadrature. */
  bias: { unit: 'rad', range: [-100, 100] },
  /** Temperature of the arms. */
  temperature: { unit: 'K', range: [200, 450] },
  /** Temperature at which the bias was set, the imbalance with it. If absent the reference temperature of the guide's record. */
  trimTemperature: { unit: 'K', range: [200, 450], optional: true },
} as const satisfies Table;

/** How a Mach-Zehnder modulator is run, at one voltage. */
export interface MachZehnderOperation extends Values<typeof machZehnderOperationTable> {}

/** How it is run while data pass: one voltage a symbol, 2 to 16, in the order of the symbols; or one voltage and no data. */
export interface MachZehnderDrive extends Omit<MachZehnderOperation, 'voltage'> {
  readonly voltage: number | readonly number[];
}

/** Where a Mach-Zehnder modulator is asked: its operation and the vacuum wavelength, m. */
export interface MachZehnderPoint extends MachZehnderOperation {
  readonly wavelength: number;
}

/** Where the response to a small drive is asked. */
export interface MachZehnderDrivePoint extends Pick<MachZehnderOperation, 'junctionBias'> {
  /** Resistance of the driver of each arm, ohm, for lumped arms alone; 0 if absent. */
  readonly sourceResistance?: number;
  /** Bandwidth of the driver at −3 dB, Hz: one pole. None if absent. */
  readonly driverBandwidth?: number;
}
