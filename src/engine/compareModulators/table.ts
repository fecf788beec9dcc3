import type { Table, Values } from '../../design.ts';
import { dfbLaserTable } from '../../devices/dfbLaser.ts';
import { machZehnderTable } from '../../devices/machZehnderModulator/table.ts';
import { ringTable } from '../../devices/ringModulator.ts';

/** A ring with its heater and its driver. */
const ringTransmitterTable = {
  /** Laser minus hot resonance at the mean voltage, in frequency; positive on the blue side. The heater holds it. */
  detuning: { unit: 'Hz', range: [-1e12, 1e12] },
  /** Mean junction voltage, negative in reverse. */
  bias: { unit: 'V', range: [-20, 1] },
  /** Resistance of the driver. */
  sourceResistance: { unit: 'ohm', range: [0, 1000] },
  /** Most power that the heater takes. */
  maximumHeaterPower: { unit: 'W', range: [0, 1] },
  /** Electrical energy of the whole driver for each bit. If absent the driver takes no more than the ring itself. */
  driverEnergyPerBit: { unit: 'J', range: [0, 1e-9], optional: true },
  /** The ring itself. */
  device: { group: ringTable },
} as const satisfies Table;

/** A Mach-Zehnder modulator with its heater and its driver. */
const machZehnderTransmitterTable = {
  /** Phase between the arms without drive, set by the bias heater; π/2 is quadrature. */
  bias: { unit: 'rad', range: [-2 * Math.PI, 2 * Math.PI] },
  /** Mean voltage of both junctions, negative in reverse. */
  junctionBias: { unit: 'V', range: [-20, 0] },
  /** Arms driven against each other, if absent, or one alone. */
  drive: { choice: ['pushPull', 'single'], optional: true },
  /** Power of the bias heater. */
  heaterPower: { unit: 'W', range: [0, 1] },
  /** Resistance of the driver of each arm, of lumped arms alone; 0 if absent. */
  sourceResistance: { unit: 'ohm', range: [0, 1000], optional: true },
  /** Impedance that the swing sees, of an electrode without a termination of its own. */
  impedance: { unit: 'ohm', range: [1, 1000], optional: true },
  /** Electrical energy of the whole driver for each bit. If absent the driver takes no more than the modulator itself. */
  driverEnergyPerBit: { unit: 'J', range: [0, 1e-9], optional: true },
  /** What the modulator takes across its arms, with its electrodes. */
  width: { unit: 'm', range: [1e-6, 1e-2] },
  /** The modulator itself. */
  device: { group: machZehnderTable },
} as const satisfies Table;

/** The lasers that may light the modulators. */
const laserKinds = {
  dfb: {
    /** Temperature of the plate that carries the laser. */
    temperature: { unit: 'K', range: [230, 400] },
    /** Efficiency of the current supply: power into the diode over power drawn. */
    supplyEfficiency: { unit: '1', range: [0.05, 1] },
    /** The diode. */
    device: { group: dfbLaserTable },
  },
  efficiency: {
    /** Optical power at the facet over power drawn from the supply. */
    wallPlugEfficiency: { unit: '1', range: [1e-3, 1] },
    /** Relative intensity noise, one-sided. */
    relativeIntensityNoise: { unit: '1/Hz', range: [0, 1e-6] },
  },
} as const satisfies Record<string, Table>;

/** What both modulators share. */
const comparisonLinkTable = {
  /** Two levels, one bit a symbol, or four and two. */
  modulation: { choice: ['NRZ', 'PAM4'] },
  /** Symbols a second. */
  symbolRate: { unit: 'Bd', range: [1e9, 500e9] },
  /** Vacuum wavelength of the laser. */
  wavelength: { unit: 'm', range: [1e-6, 2e-6] },
  /** Temperature of the chip around the modulators. */
  chipTemperature: { unit: 'K', range: [230, 420] },
  /** Power that reaches either modulator. */
  power: { unit: 'W', range: [1e-6, 1] },
  /** Peak-to-peak voltage: on the junction of the ring, between the arms of the Mach-Zehnder or on its one driven arm. */
  swing: { unit: 'V', range: [0.01, 10] },
  /** What stands before either modulator. */
  driver: {
    group: {
      /** −3 dB frequency, one pole. */
      bandwidth: { unit: 'Hz', range: [1e9, 1e12] },
      /** Edge from 0 to 100 % before that bandwidth, in unit intervals. */
      rise: { unit: '1', range: [0, 1] },
    },
  },
  /** The laser. */
  laser: { kind: laserKinds },
  /** Modulators that share one laser. */
  lanesPerLaser: { unit: '1', range: [1, 256], whole: true },
  /** Loss from the laser's facet to a modulator, without the split among the lanes. */
  supplyLossDb: { unit: 'dB', range: [0, 40] },
  /** Loss from a modulator to the photodiode. */
  channelLossDb: { unit: 'dB', range: [0, 60] },
  /** Photodiode and amplifier. */
  receiver: {
    group: {
      /** Responsivity of the photodiode. */
      responsivity: { unit: 'A/W', range: [0.01, 10] },
      /** Its dark current. */
      darkCurrent: { unit: 'A', range: [0, 1e-3] },
      /** Input-referred noise current density of the amplifier. */
      noiseDensity: { unit: 'A/sqrt(Hz)', range: [0, 1e-9] },
      /** Noise-equivalent bandwidth. */
      noiseBandwidth: { unit: 'Hz', range: [1e6, 500e9] },
    },
  },
  /** Bit error ratio before error correction that both must meet. */
  bitErrorRatio: { unit: '1', range: [1e-15, 0.05] },
  /** Reference equalizer of TDECQ; of PAM4 alone. */
  reference: {
    group: {
      /** Its taps, one symbol apart. */
      equalizerTaps: { unit: '1', range: [1, 31], whole: true },
      /** Symbol error ratio that the added noise leads to. */
      targetSymbolErrorRatio: { unit: '1', range: [1e-12, 0.1] },
      /** By how much each threshold may move, in parts of the outer modulation amplitude; 0 if absent. */
      thresholdAdjustment: { unit: '1', range: [0, 0.1], optional: true },
    },
  },
} as const satisfies Table;

/** A ring and a Mach-Zehnder modulator with their drivers, and the link that both are to serve. */
export const comparisonTable = {
  /** The ring, its heater and its driver. */
  ring: { group: ringTransmitterTable },
  /** The Mach-Zehnder, its heater and its driver. */
  machZehnder: { group: machZehnderTransmitterTable },
  /** What both share. */
  link: { group: comparisonLinkTable },
} as const satisfies Table;

/** A ring and a Mach-Zehnder modulator with their drivers, and the link that both are to serve: plain data, see `comparisonTable`. */
export interface ModulatorComparisonDesign extends Values<typeof comparisonTable> {}

/** What both modulators share. */
export interface ComparisonLink extends Values<typeof comparisonLinkTable> {}

/** A ring with its heater and its driver. */
export interface RingTransmitterDesign extends Values<typeof ringTransmitterTable> {}

/** A Mach-Zehnder modulator with its heater and its driver. */
export interface MachZehnderTransmitterDesign extends Values<typeof machZehnderTransmitterTable> {}
