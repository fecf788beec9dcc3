import type { Table, Values } from '../../design.ts';
import { ringHeaterTable } from '../ringHeaters/ringHeater.ts';

const { timeConstant, resistance, maximumPower } = ringHeaterTable;

/** The loop that holds a ring at its laser: what it sees, how it decides, what it drives. */
export const ringLockTable = {
  /** Steps of the controller a second: one sample of the monitor, one new heater voltage. */
  sampleRate: { unit: 'Hz', range: [1, 1e9] },
  /** The heater; its efficiency is that of the ring. */
  heater: { group: { timeConstant, resistance, maximumPower } },
  /** Time in which the core's own heat, by absorbed light, leaves it. */
  thermalTime: { unit: 's', range: [1e-9, 1] },
  /** Photodiode beside the ring. */
  monitor: {
    group: {
      /** Behind the ring on the bus, or on the drop bus. */
      port: { choice: ['through', 'drop'] },
      /** `power`: mean over the symbols. `modulation`: size of the outer modulation amplitude, by a peak detector. */
      signal: { choice: ['power', 'modulation'] },
      /** Part of that port's light that reaches it. */
      fraction: { unit: '1', range: [1e-6, 1] },
      /** Photocurrent for each watt. */
      responsivity: { unit: 'A/W', range: [1e-3, 2] },
      /** Input-referred noise current density of its amplifier. */
      noiseDensity: { unit: 'A/sqrt(Hz)', range: [0, 1e-6] },
    },
  },
  /** Bits of the analog-to-digital converter. */
  inputBits: { unit: '1', range: [2, 32], whole: true },
  /** Photocurrent at which it is full. */
  inputFullScale: { unit: 'A', range: [1e-12, 1] },
  /** Bits of the digital-to-analog converter, from 0 V to the voltage of the heater's maximum. */
  outputBits: { unit: '1', range: [2, 32], whole: true },
  /** How the error is sensed. */
  sensing: {
    kind: {
      /** The monitor against its value at the set point, on a slope of the line. */
      slope: {},
      /** The sign in which the monitor answers a dither of the heater: it holds an extremum of the monitor. */
      dither: {
        /** Heater power above and below, in turn. */
        amplitude: { unit: 'W', range: [1e-9, 0.1] },
      },
    },
  },
  /** Part of a small error that one step of the integrator takes away. */
  gain: { unit: '1', range: [1e-6, 2] },
  /** When the lock counts as lost. */
  loss: {
    group: {
      /** Distance of the monitor from its value at the set point, over its whole range along the line. */
      band: { unit: '1', range: [1e-3, 1] },
      /** Steps in a row outside that band. */
      steps: { unit: '1', range: [1, 1e6], whole: true },
    },
  },
  /** How it is found again: heater up, wait, then down until the monitor meets its value. */
  acquisition: {
    group: {
      /** Above the last power that held; a `RingCapture` says how much a hot ring needs. */
      rise: { unit: 'W', range: [0, 1] },
      /** Where a sweep begins that knows nothing, and the next if the short one finds nothing. */
      highest: { unit: 'W', range: [0, 1] },
      /** Steps at the top. */
      wait: { unit: '1', range: [1, 1e6], whole: true },
      /** Fall of the heater power with time. */
      sweepRate: { unit: 'W/s', range: [1e-6, 1e6] },
    },
  },
} as const satisfies Table;

/** The loop that holds a ring at its laser. */
export interface RingLockDesign extends Values<typeof ringLockTable> {}
