import { elementaryCharge } from '../../constants.ts';
import type { Table, Values } from '../../design.ts';
import { attenuatorTable } from '../../devices/attenuator.ts';
import { dfbLaserTable } from '../../devices/dfbLaser.ts';
import { powerSplitterTable } from '../../devices/powerSplitter.ts';
import { lifetimeTable } from '../reliability.ts';

const activationEnergy = { unit: 'J', range: [0, 3 * elementaryCharge] } as const;
const resistance = { unit: 'K/W', range: [0, 1000] } as const;

/** How heat of one laser warms the plate under another. */
const plateKinds = {
  /** Equal lasers in a row at equal steps: `together` under all, and `near` more under the laser itself, less by e each `decay` away. */
  row: {
    /** Of the plate and its cooler, the same under all lasers. */
    together: resistance,
    /** Under the laser itself beyond that. */
    near: resistance,
    /** Laser to laser. */
    pitch: { unit: 'm', range: [1e-5, 0.1] },
    /** Distance along the plate in which `near` falls by e. */
    decay: { unit: 'm', range: [1e-6, 1] },
  },
  /** Entry by entry. */
  matrix: {
    /** A row for each laser that is warmed, in it an entry for each that warms. */
    resistance: { listOf: { listOf: resistance, length: [1, 64] }, length: [1, 64] },
  },
} as const satisfies Record<string, Table>;

/** An external laser module: equal lasers on one plate, each coupled to a fiber, split and brought to a connector. */
export const laserModuleTable = {
  /** Lasers. */
  count: { unit: '1', range: [1, 64], whole: true },
  /** Set point: power of each laser at its facet. */
  power: { unit: 'W', range: [1e-3, 1] },
  /** The diode. */
  device: { group: dfbLaserTable },
  /** Rise of the plate under each laser over the module's base for each watt of heat. */
  plate: { kind: plateKinds },
  /** Facet to fiber. */
  lens: { group: attenuatorTable },
  /** Isolator. */
  isolator: { group: attenuatorTable },
  /** Each laser is split among this many ports. */
  splitter: { group: powerSplitterTable },
  /** Connector of the ports. */
  connector: { group: attenuatorTable },
  /** Angle between the laser's polarization and the axis of its fiber. */
  launchAngle: { unit: 'rad', range: [0, Math.PI / 4] },
  /** Angle between the axes of the fibers at the connector. */
  connectorAngle: { unit: 'rad', range: [0, Math.PI / 4] },
  /** Efficiency of the current supply: power into the diodes over power drawn. */
  supplyEfficiency: { unit: '1', range: [0.05, 1] },
  /** Drawn by controller and monitors beside that. */
  housekeepingPower: { unit: 'W', range: [0, 100] },
  /** Fall of the power that the laser can give, in dB: at `criterionDb` after `time`, as (t/time)^exponent. */
  ageing: {
    group: {
      /** What is lost after `time`. */
      criterionDb: { unit: 'dB', range: [0.01, 10] },
      /** When that is lost. */
      time: { unit: 's', range: [1, 1e15] },
      /** Power of time with which the loss grows. */
      exponent: { unit: '1', range: [0.1, 5] },
      /** Of the junction, to which `time` belongs. */
      temperature: { unit: 'K', range: [200, 500] },
      /** By which ageing is faster at another temperature. */
      activationEnergy,
    },
  },
  /** How single lasers fail, each way at a junction of `temperature`. */
  failure: {
    group: {
      /** Of the junction, to which both laws belong. */
      temperature: { unit: 'K', range: [200, 500] },
      /** Failures that come at any age. */
      random: { group: { ...lifetimeTable, activationEnergy } },
      /** Failures of age. Absent: none. */
      wearOut: { group: { ...lifetimeTable, activationEnergy }, optional: true },
    },
  },
} as const satisfies Table;

/** Everything that makes an external laser module: plain data, see `laserModuleTable`. */
export interface LaserModuleDesign extends Values<typeof laserModuleTable> {}
