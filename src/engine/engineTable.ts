import type { Table, Values } from '../design.ts';
import { attenuatorTable } from '../devices/attenuator.ts';
import { dfbLaserTable } from '../devices/dfbLaser.ts';
import { edgeCouplerTable } from '../devices/edgeCoupler/gaussianCoupler.ts';
import { fiberTable } from '../devices/fiber.ts';
import { machZehnderTable } from '../devices/machZehnderModulator/table.ts';
import { photodiodeTable } from '../devices/photodiode.ts';
import { polarizationSplitterRotatorTable } from '../devices/polarizationSplitterRotator.ts';
import { powerSplitterTable } from '../devices/powerSplitter.ts';
import { ringTable } from '../devices/ringModulator.ts';
import { tapTable } from '../devices/tap.ts';
import { GHz, dbPerCm, um } from '../units.ts';

/** Fiber to chip or chip to fiber: a measured loss, or two modes and their misalignment. */
const couplerKinds = {
  loss: attenuatorTable,
  gaussian: {
    /** The two modes, the facet and the taper. */
    device: { group: edgeCouplerTable },
    /** Lateral misalignment along x. */
    offsetX: { unit: 'm', range: [-20 * um, 20 * um] },
    /** Lateral misalignment along y. */
    offsetY: { unit: 'm', range: [-20 * um, 20 * um] },
  },
} as const satisfies Record<string, Table>;

/** The ring modulator of a lane and how it is driven. */
const ringModulatorTable = {
  /** Laser minus hot resonance at the mean drive voltage, in frequency; positive on the blue side. */
  detuning: { unit: 'Hz', range: [-1000 * GHz, 1000 * GHz] },
  /** Mean junction voltage, negative in reverse. */
  bias: { unit: 'V', range: [-20, 1] },
  /** Peak-to-peak drive voltage on the junction. */
  swing: { unit: 'V', range: [0.01, 10] },
  /** Resistance of the driver. */
  sourceResistance: { unit: 'ohm', range: [0, 1000] },
  /** Most power that the heater takes. */
  maximumHeaterPower: { unit: 'W', range: [0, 1] },
  /** Electrical energy of the driver for each bit on the line. */
  driverEnergyPerBit: { unit: 'J', range: [0, 1e-9] },
  /** The ring itself; (2R)² lies between 25 and 225 um². */
  device: { group: { ...ringTable, radius: { unit: 'm', range: [2.5 * um, 7.5 * um] } } },
} as const satisfies Table;

/** The Mach-Zehnder modulator of a lane and how it is driven. */
const machZehnderModulatorTable = {
  /** Phase between the arms without drive, set by the bias heater; π/2 is quadrature. */
  bias: { unit: 'rad', range: [-2 * Math.PI, 2 * Math.PI] },
  /** Mean voltage of both junctions, negative in reverse. */
  junctionBias: { unit: 'V', range: [-20, 0] },
  /** Peak-to-peak differential drive voltage. */
  swing: { unit: 'V', range: [0.01, 20] },
  /** Power of the bias heater. */
  heaterPower: { unit: 'W', range: [0, 1] },
  /** Electrical energy of the driver for each bit on the line. */
  driverEnergyPerBit: { unit: 'J', range: [0, 1e-9] },
  /** The modulator itself. */
  device: { group: machZehnderTable },
} as const satisfies Table;

/** Everything that makes an optical engine. Lanes = lasers × ways of the module splitter × ways of the chip splitter. */
export const engineTable = {
  /** PAM4 symbols a second in each lane. */
  symbolRate: { unit: 'Bd', range: [1e9, 500e9] },
  /** Temperature of the photonic chip around the modulators. */
  chipTemperature: { unit: 'K', range: [230, 420] },
  /** Forward error correction and line coding. */
  code: {
    group: {
      /** Symbols in a codeword. */
      symbols: { unit: '1', range: [2, 4096], whole: true },
      /** Data symbols in a codeword. */
      data: { unit: '1', range: [1, 4095], whole: true },
      /** Bits in a symbol. */
      bitsPerSymbol: { unit: '1', range: [1, 16], whole: true },
      /** Bits after transcoding for each bit before: 257/256 in 256B/257B. */
      transcodingRatio: { unit: '1', range: [1, 2] },
      /** Pre-FEC bit error ratio at which the margin is zero. */
      bitErrorRatioTarget: { unit: '1', range: [1e-15, 0.1] },
    },
  },
  /** The external lasers. */
  laser: {
    group: {
      /** Set point: power of each laser at its chip facet. */
      power: { unit: 'W', range: [1e-3, 1] },
      /** Loss of attainable power that is kept in reserve until the end of life. */
      endOfLifeDropDb: { unit: 'dB', range: [0, 10] },
      /** Temperature of the plate that carries the lasers. */
      temperature: { unit: 'K', range: [230, 400] },
      /** Wavelength of each laser minus that of its design; one entry a laser. */
      wavelengthOffsets: { listOf: { unit: 'm', range: [-0.05 * um, 0.05 * um] }, length: [1, 64] },
      /** Efficiency of the current supply: power into the diode over power drawn. */
      supplyEfficiency: { unit: '1', range: [0.05, 1] },
      /** The diode. */
      device: { group: dfbLaserTable },
    },
  },
  /** From the laser's facet to the bus of the modulator. */
  supply: {
    group: {
      /** Lens and isolator. */
      lens: { group: attenuatorTable },
      /** Splitter in the laser module. */
      moduleSplitter: { group: powerSplitterTable },
      /** Connector of the laser module. */
      moduleConnector: { group: attenuatorTable },
      /** Connector of the polarization-maintaining fiber. */
      fiberConnector: { group: attenuatorTable },
      /** Fiber to chip. */
      coupler: { kind: couplerKinds },
      /** Splitter on the chip. */
      chipSplitter: { group: powerSplitterTable },
      /** Guides from the splitter to the modulators: the lanes run evenly from the shortest to the longest. */
      routing: {
        group: {
          /** Power attenuation of the guide. */
          attenuation: { unit: '1/m', range: [0, 100 * dbPerCm] },
          /** Length of the shortest guide. */
          shortest: { unit: 'm', range: [0, 0.2] },
          /** Length of the longest guide. */
          longest: { unit: 'm', range: [0, 0.2] },
        },
      },
      /** Power tap for the monitor. */
      monitorTap: { group: tapTable },
    },
  },
  /** The modulator of each lane. */
  modulator: { kind: { ring: ringModulatorTable, machZehnder: machZehnderModulatorTable } },
  /** From the modulator to the photodiode. */
  channel: {
    group: {
      /** Chip to fiber. */
      transmitCoupler: { kind: couplerKinds },
      /** The data fiber and its connectors; not polarization-maintaining. */
      fiber: { group: fiberTable },
      /** Fiber to receiver chip. */
      receiveCoupler: { kind: couplerKinds },
      /** Polarization splitter-rotator: any state may arrive, the worse path is budgeted. */
      splitterRotator: { group: polarizationSplitterRotatorTable },
    },
  },
  /** Photodiode and amplifier. */
  receiver: {
    group: {
      /** The photodiode. */
      photodiode: { group: photodiodeTable },
      /** Input-referred noise current density of the amplifier. */
      noiseDensity: { unit: 'A/sqrt(Hz)', range: [0, 1e-9] },
      /** Noise-equivalent bandwidth of the whole receiver. */
      noiseBandwidth: { unit: 'Hz', range: [1e6, 500e9] },
      /** Electrical energy for each bit on the line. */
      energyPerBit: { unit: 'J', range: [0, 1e-9] },
    },
  },
  /** Vertical eye closures that the budget allows for; each shrinks the eye, noise stays. */
  penalty: {
    group: {
      /** Transmitter eye: bandwidth, jitter, overshoot after the equalizer; `eyePenalty` computes what bandwidth and dispersion take. */
      transmitterEyeDb: { unit: 'dB', range: [0, 20] },
      /** Multi-path interference. */
      multipathDb: { unit: 'dB', range: [0, 20] },
      /** Crosstalk of neighboring lanes. */
      crosstalkDb: { unit: 'dB', range: [0, 20] },
    },
  },
} as const satisfies Table;

/** Everything that makes an optical engine: plain data, see `engineTable` for units and ranges. */
export interface EngineDesign extends Values<typeof engineTable> {}

/** The ring record in `EngineDesign.modulator`. */
export interface RingLaneDesign extends Values<typeof ringModulatorTable> {
  readonly kind: 'ring';
}

/** The Mach-Zehnder record in `EngineDesign.modulator`. */
export interface MachZehnderLaneDesign extends Values<typeof machZehnderModulatorTable> {
  readonly kind: 'machZehnder';
}

/** A coupler record of `EngineDesign`. */
export type CouplerDesign = EngineDesign['supply']['coupler'];
